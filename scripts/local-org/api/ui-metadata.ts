import type { ObjectSchema } from '../metadata/schema';
import type { AppMetadata } from '../metadata/ui';
import { resolveField } from '../query/paths';
import type { ApiContext } from './context';
import { masterRecordType } from './describe';
import { apiError, ok } from './http';
import type { ApiResponse } from './http';
import { longId, objectOfId } from './records';
import type { ApiRequest, Route } from './router';
import { layoutRepresentation } from './ui-layout';
import { objectInfo, picklistFieldValues } from './ui-object-info';
import { representation } from './ui-records';
import { layoutPaths } from './ui-representation';

/** /ui-api: object infos, picklist values, layouts, record-ui, apps. */
export function uiMetadataRoutes(): Route[] {
    return [
        {
            method: 'GET',
            pattern: '/ui-api/object-info/{object}',
            run: (request) => ok(objectInfo(request.context, objectOf(request)))
        },
        { method: 'GET', pattern: '/ui-api/object-info/batch/{objects}', run: objectInfos },
        { method: 'GET', pattern: '/ui-api/object-info/{object}/picklist-values/{recordType}', run: allPicklistValues },
        {
            method: 'GET',
            pattern: '/ui-api/object-info/{object}/picklist-values/{recordType}/{field}',
            run: picklistValues
        },
        {
            method: 'GET',
            pattern: '/ui-api/layout/{object}',
            run: (request) => ok(layoutRepresentation(request.context, objectOf(request), modeOf(request)))
        },
        { method: 'GET', pattern: '/ui-api/record-ui/{ids}', run: recordUi },
        { method: 'GET', pattern: '/ui-api/record-defaults/create/{object}', run: createDefaults },
        {
            method: 'GET',
            pattern: '/ui-api/apps',
            run: ({ context }) => ok({ apps: apps(context).map((app) => appRepresentation(context, app)) })
        }
    ];
}

/** @throws ApiError 404 for an object that the org does not have. */
export function objectOf({ context, parameters }: ApiRequest): ObjectSchema {
    return requireObject(context, parameters['object'] ?? '');
}

function requireObject(context: ApiContext, name: string): ObjectSchema {
    const object = context.schema.findObject(name);
    if (!object) {
        throw apiError(404, 'INVALID_TYPE', `Object ${name} is not supported in UI API`);
    }
    return object;
}

function modeOf({ search }: ApiRequest): string {
    const mode = search.get('mode') ?? 'View';
    if (!['View', 'Edit', 'Create'].includes(mode)) {
        throw apiError(
            400,
            'ILLEGAL_QUERY_PARAMETER_VALUE',
            `mode: '${mode}' is unknown; allowed are View, Edit and Create.`
        );
    }
    return mode;
}

function objectInfos({ context, parameters }: ApiRequest): ApiResponse {
    const names = (parameters['objects'] ?? '').split(',');
    return ok({
        results: names.map((name) => ({ statusCode: 200, result: objectInfo(context, requireObject(context, name)) }))
    });
}

function allPicklistValues(request: ApiRequest): ApiResponse {
    const object = objectOf(request);
    const fields = [...object.fields.values()].filter((field) => field.picklist);
    return ok({
        eTag: object.apiName,
        picklistFieldValues: Object.fromEntries(
            fields.map((field) => [field.apiName, picklistFieldValues(request.context, object, field)])
        )
    });
}

function picklistValues(request: ApiRequest): ApiResponse {
    const object = objectOf(request);
    const field = resolveField(request.context.schema, object, request.parameters['field'] ?? '');
    if (!field.picklist) {
        throw apiError(400, 'INVALID_FIELD', `${object.apiName}.${field.apiName} is not a picklist.`);
    }
    return ok(picklistFieldValues(request.context, object, field));
}

function recordUi({ context, parameters, search }: ApiRequest): ApiResponse {
    const mode = search.get('modes') ?? 'View';
    const records: Record<string, unknown> = {};
    const objects: Record<string, unknown> = {};
    const layouts: Record<string, unknown> = {};
    for (const id of (parameters['ids'] ?? '').split(',').map(longId)) {
        const object = objectOfId(context, id);
        records[id] = representation(context, id, (target) => layoutPaths(context, target));
        objects[object.apiName] = objectInfo(context, object);
        layouts[object.apiName] = {
            [masterRecordType]: { Full: { [mode]: layoutRepresentation(context, object, mode) } }
        };
    }
    return ok({ layoutUserStates: {}, layouts, objectInfos: objects, records });
}

/** Default values that are formulas are left to the save: it computes them at that moment. */
function createDefaults(request: ApiRequest): ApiResponse {
    const { context } = request;
    const object = objectOf(request);
    const fields: Record<string, unknown> = {};
    for (const field of object.fields.values()) {
        const value = field.picklist?.values.find((candidate) => candidate.isDefault && candidate.isActive)?.value;
        if (field.createable && !field.formula && !field.rollup) {
            fields[field.apiName] = {
                displayValue: value === undefined ? null : context.labels.picklistValue(object, field, value),
                value: field.type === 'Checkbox' ? field.defaultValue === 'true' : (value ?? null)
            };
        }
    }
    return ok({
        layout: layoutRepresentation(context, object, 'Create'),
        objectInfos: { [object.apiName]: objectInfo(context, object) },
        record: {
            apiName: object.apiName,
            childRelationships: {},
            fields,
            id: null,
            recordTypeId: null,
            recordTypeInfo: null
        }
    });
}

function apps(context: ApiContext): AppMetadata[] {
    const { permissions } = context.access;
    return [...context.org.project.ui.apps.values()].filter((app) => permissions.showsApp(app.apiName));
}

function appRepresentation(context: ApiContext, app: AppMetadata): Record<string, unknown> {
    return {
        appId: app.apiName,
        description: app.description ?? null,
        developerName: app.apiName,
        formFactors: ['Large'],
        headerColor: app.headerColor ?? null,
        label: context.labels.app(app.apiName, app.label),
        navItems: app.tabs.filter((tab) => showsTab(context, tab)).map((tab) => navigationItem(context, tab))
    };
}

/** The object that a tab shows, if it shows one. */
function objectOfTab(context: ApiContext, tabName: string): string | undefined {
    const tab = context.org.project.ui.tabs.get(tabName);
    return tabName.startsWith('standard-')
        ? tabName.slice('standard-'.length)
        : tab?.target.kind === 'object'
          ? tab.target.objectApiName
          : undefined;
}

function showsTab(context: ApiContext, tabName: string): boolean {
    const objectName = objectOfTab(context, tabName);
    // `standard-home` and its like are pages of the platform, of which no object of the org is the subject.
    const isObject = objectName !== undefined && context.org.schema.findObject(objectName) !== undefined;
    return (
        context.access.permissions.showsTab(tabName) &&
        (!isObject || context.schema.findObject(objectName) !== undefined)
    );
}

function navigationItem(context: ApiContext, tabName: string): Record<string, unknown> {
    const tab = context.org.project.ui.tabs.get(tabName);
    const objectName = objectOfTab(context, tabName);
    const object = objectName === undefined ? undefined : context.schema.findObject(objectName);
    return {
        developerName: tabName,
        itemType: object ? 'Entity' : 'Custom',
        label: object ? context.labels.plural(object) : context.labels.tab(tabName, tab?.label ?? tabName),
        objectApiName: object?.apiName ?? null,
        objectLabel: object ? context.labels.object(object) : null,
        objectLabelPlural: object ? context.labels.plural(object) : null
    };
}
