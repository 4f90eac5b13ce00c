import { parseValue, valueFromASTUntyped } from 'graphql';
import type { ListViewSchema, ObjectSchema } from '../metadata/schema';
import { resolveChildren, resolvePath } from '../query/paths';
import { pathText } from '../query/plan';
import type { Condition, FieldPath, OrderItem, QueryPlan } from '../query/plan';
import { refuseUnsortable } from '../query/soql';
import type { ApiContext } from './context';
import { soqlContext } from './context';
import { conditionFromWhere } from './graphql/filters';
import { apiError, ok, parseJsonObject } from './http';
import type { ApiResponse } from './http';
import { listViewCondition } from './list-views';
import { fieldIs, longId, objectOfId } from './records';
import type { ApiRequest, Route } from './router';
import { objectOf } from './ui-metadata';
import { listParameter, unique } from './ui-records';
import {
    recordRepresentation,
    requestedPaths,
    visibleNames,
    withLookupNames,
    withSystemPaths
} from './ui-representation';

/** /ui-api: list views and related lists, with their records. */
export function uiListRoutes(): Route[] {
    return [
        { method: 'GET', pattern: '/ui-api/list-ui/{object}', run: listViews },
        { method: 'GET', pattern: '/ui-api/list-info/{object}', run: listViews },
        {
            method: 'GET',
            pattern: '/ui-api/list-info/{object}/{list}',
            run: (request) => ok(listInfo(request.context, objectOf(request), viewOf(request)))
        },
        { method: 'GET', pattern: '/ui-api/list-ui/{object}/{list}', run: listUi },
        { method: 'GET', pattern: '/ui-api/list-records/{object}/{list}', run: listRecords },
        { method: 'POST', pattern: '/ui-api/list-records/{object}/{list}', run: listRecords },
        { method: 'GET', pattern: '/ui-api/related-list-info/{object}', run: relatedLists },
        { method: 'GET', pattern: '/ui-api/related-list-records/{id}/{list}', run: relatedListRecords },
        { method: 'POST', pattern: '/ui-api/related-list-records/{id}/{list}', run: relatedListRecords }
    ];
}

const defaultPageSize = 50;
const largestPageSize = 2000;

/** What GET gives as parameters and POST as a body. */
interface PageRequest {
    readonly fields: readonly string[];
    readonly optionalFields: readonly string[];
    readonly pageSize: number;
    readonly offset: number;
    readonly sortBy: readonly string[];
    readonly where?: string;
}

function pageRequest(request: ApiRequest): PageRequest {
    const body = request.method === 'POST' ? parseJsonObject(request.body || '{}') : {};
    const list = (name: string): string[] => {
        const value = body[name];
        if (value === undefined || value === null) {
            return listParameter(request.search, name);
        }
        return (Array.isArray(value) ? value : [value]).map(String);
    };
    const pageSize = wholeNumber('pageSize', list('pageSize')[0] ?? String(defaultPageSize));
    if (pageSize < 1 || pageSize > largestPageSize) {
        throw apiError(
            400,
            'ILLEGAL_QUERY_PARAMETER_VALUE',
            `pageSize must be between 1 and ${largestPageSize}; found ${pageSize}.`
        );
    }
    const where = body['where'] ?? request.search.get('where');
    return {
        fields: list('fields'),
        optionalFields: list('optionalFields'),
        pageSize,
        offset: wholeNumber('pageToken', list('pageToken')[0] ?? '0'),
        sortBy: list('sortBy'),
        ...(typeof where === 'string' && where !== '' ? { where } : {})
    };
}

function wholeNumber(name: string, text: string): number {
    if (!/^\d+$/.test(text)) {
        throw apiError(400, 'ILLEGAL_QUERY_PARAMETER_VALUE', `${name} must be a whole number; found '${text}'.`);
    }
    return Number(text);
}

function listViews(request: ApiRequest): ApiResponse {
    const object = objectOf(request);
    const lists = object.listViews.map((view) => ({
        apiName: view.apiName,
        id: view.apiName,
        label: view.label,
        listReference: listReference(object, view),
        listUiUrl: `/services/data/v${request.context.version}/ui-api/list-ui/${object.apiName}/${view.apiName}`
    }));
    return ok({ count: lists.length, lists, nextPageToken: null, objectApiName: object.apiName });
}

function listReference(object: ObjectSchema, view: ListViewSchema): Record<string, unknown> {
    return { id: view.apiName, listViewApiName: view.apiName, objectApiName: object.apiName, type: 'listView' };
}

/** @throws ApiError 404 where the object has no such list view. */
function viewOf(request: ApiRequest): ListViewSchema {
    const name = request.parameters['list'] ?? '';
    const view = objectOf(request).listViews.find((one) => one.apiName.toLowerCase() === name.toLowerCase());
    if (!view) {
        throw apiError(404, 'NOT_FOUND', `${objectOf(request).apiName} has no list view '${name}'.`);
    }
    return view;
}

function listInfo(context: ApiContext, object: ObjectSchema, view: ListViewSchema): Record<string, unknown> {
    return {
        cloneable: false,
        createable: object.permits?.create ?? true,
        displayColumns: visibleNames(context, object, view.columns).map((column) => {
            const path = resolvePath(context.schema, object, column);
            return {
                fieldApiName: pathText(path),
                label: context.labels.field(path.object, path.field),
                lookupId: null,
                sortable:
                    path.field.type !== 'LongTextArea' &&
                    path.field.type !== 'Html' &&
                    path.field.type !== 'MultiselectPicklist'
            };
        }),
        eTag: view.apiName,
        filterLogicString: view.booleanFilter ?? null,
        label: view.label,
        listReference: listReference(object, view),
        orderedByInfo: [],
        updateable: false,
        visibility: 'Public'
    };
}

function listUi(request: ApiRequest): ApiResponse {
    const object = objectOf(request);
    const view = viewOf(request);
    return ok({
        eTag: view.apiName,
        info: listInfo(request.context, object, view),
        records: recordsOfView(request.context, object, view, pageRequest(request))
    });
}

function listRecords(request: ApiRequest): ApiResponse {
    const object = objectOf(request);
    const view = viewOf(request);
    return ok({
        ...recordsOfView(request.context, object, view, pageRequest(request)),
        listReference: listReference(object, view)
    });
}

function recordsOfView(
    context: ApiContext,
    object: ObjectSchema,
    view: ListViewSchema,
    page: PageRequest
): Record<string, unknown> {
    const names = [object.nameField, ...visibleNames(context, object, view.columns), ...listSystemFields(object)];
    const columns = withLookupNames(context, object, names);
    // The view's own filters are the administrator's: they hold for fields that the user does not see, too.
    const schema = context.org.schema;
    const condition = listViewCondition(
        { ...soqlContext(context), schema },
        schema.objects.get(object.apiName) ?? object,
        view
    );
    return pageOfRecords(context, object, columns, condition, page);
}

/** Beside its columns, a list's records hold these, as components that show lists expect. */
function listSystemFields({ fields }: ObjectSchema): string[] {
    const names = ['Id', 'CreatedDate', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'];
    return names.filter((name) => fields.has(name));
}

function pageOfRecords(
    context: ApiContext,
    object: ObjectSchema,
    columns: readonly FieldPath[],
    condition: Condition | undefined,
    page: PageRequest
): Record<string, unknown> {
    const requested = unique([...columns, ...requestedPaths(context, object, page.fields, page.optionalFields)]);
    const conditions = [condition, whereCondition(context, object, page.where)].flatMap((one) => one ?? []);
    const [only] = conditions;
    const where: Condition | undefined = conditions.length > 1 ? { kind: 'and', conditions } : only;
    const plan: QueryPlan = {
        object,
        select: withSystemPaths(context, object, requested),
        children: [],
        ...(where ? { where } : {}),
        orderBy: page.sortBy.map((text) => orderItem(context, object, text)),
        limit: page.pageSize,
        offset: page.offset,
        countAll: true
    };
    const { records, total } = context.engine.run(plan, context.user.id);
    const end = page.offset + records.length;
    return {
        count: records.length,
        currentPageToken: String(page.offset),
        fields: requested.map((path) => `${object.apiName}.${pathText(path)}`),
        nextPageToken: end < total ? String(end) : null,
        optionalFields: page.optionalFields,
        pageSize: page.pageSize,
        previousPageToken: page.offset > 0 ? String(Math.max(0, page.offset - page.pageSize)) : null,
        records: records.map((record) => recordRepresentation(context, record, requested)),
        sortBy: page.sortBy,
        totalCount: total
    };
}

/** `-Name` or `Opportunity.Name`. */
function orderItem(context: ApiContext, object: ObjectSchema, text: string): OrderItem {
    const name = text.replace(/^-/, '');
    const unqualified = name.toLowerCase().startsWith(`${object.apiName.toLowerCase()}.`)
        ? name.slice(object.apiName.length + 1)
        : name;
    const path = resolvePath(context.schema, object, unqualified);
    refuseUnsortable(path);
    return { expression: { kind: 'field', path }, descending: text.startsWith('-'), nullsLast: false };
}

/** A filter in the GraphQL form: `{ Name: { like: "Bay%" } }`. */
function whereCondition(context: ApiContext, object: ObjectSchema, where: string | undefined): Condition | undefined {
    if (where === undefined) {
        return undefined;
    }
    let input: unknown;
    try {
        input = valueFromASTUntyped(parseValue(where));
    } catch (error) {
        throw apiError(
            400,
            'ILLEGAL_QUERY_PARAMETER_VALUE',
            `where: ${error instanceof Error ? error.message : String(error)}`
        );
    }
    return conditionFromWhere(soqlContext(context), object, input);
}

function relatedLists(request: ApiRequest): ApiResponse {
    const object = objectOf(request);
    const { context } = request;
    return ok({
        parentObjectApiName: object.apiName,
        relatedLists: [...context.schema.childRelationships(object.apiName).values()].map((relationship) => {
            const child = context.schema.objects.get(relationship.childObject);
            const field = child?.fields.get(relationship.childField);
            return {
                entityLabel: child ? context.labels.object(child) : relationship.childObject,
                entityLabelPlural: child ? context.labels.plural(child) : relationship.childObject,
                fieldApiName: relationship.childField,
                label: child && field ? context.labels.relationship(child, field) : relationship.name,
                objectApiNames: [relationship.childObject],
                relatedListId: relationship.name
            };
        })
    });
}

function relatedListRecords(request: ApiRequest): ApiResponse {
    const { context, parameters } = request;
    const id = longId(parameters['id'] ?? '');
    const relationship = resolveChildren(context.schema, objectOfId(context, id), parameters['list'] ?? '');
    const child = context.schema.objects.get(relationship.childObject);
    if (!child) {
        throw new Error(`${relationship.childObject} is not in the schema.`);
    }
    const page = pageRequest(request);
    const columns = page.fields.length === 0 ? withLookupNames(context, child, [child.nameField]) : [];
    return ok({
        ...pageOfRecords(context, child, columns, fieldIs(context, child, relationship.childField, id), page),
        listReference: {
            inContextOfRecordId: id,
            parentObjectApiName: objectOfId(context, id).apiName,
            relatedListId: relationship.name,
            type: 'relatedList'
        }
    });
}
