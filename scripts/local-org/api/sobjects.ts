import type { ObjectSchema } from '../metadata/schema';
import type { SaveOperation } from '../org';
import { resolveField } from '../query/paths';
import type { QueryRecord } from '../query/plan';
import { describeGlobal, describeObject, objectSummary } from './describe';
import { saveOptions, type ApiContext } from './context';
import { recordValues } from './composite/records';
import { savedId } from './errors';
import { apiError, noContent, ok, parseJsonObject } from './http';
import type { ApiResponse } from './http';
import { toSobject } from './query';
import { allFields, fieldIs, longId, namedPaths, readRecord } from './records';
import type { ApiRequest, Route } from './router';

/** /sobjects: describes, and one record at a time by Id or external id. */
export function sobjectRoutes(): Route[] {
    return [
        { method: 'GET', pattern: '/sobjects', run: ({ context }) => ok(describeGlobal(context)) },
        { method: 'GET', pattern: '/sobjects/{object}', run: basicInformation },
        { method: 'POST', pattern: '/sobjects/{object}', run: create },
        {
            method: 'GET',
            pattern: '/sobjects/{object}/describe',
            run: (request) => ok(describeObject(request.context, objectOf(request)))
        },
        { method: 'GET', pattern: '/sobjects/{object}/{id}', run: read },
        { method: 'PATCH', pattern: '/sobjects/{object}/{id}', run: update },
        { method: 'DELETE', pattern: '/sobjects/{object}/{id}', run: remove },
        { method: 'GET', pattern: '/sobjects/{object}/{field}/{value}', run: readByExternalId },
        { method: 'PATCH', pattern: '/sobjects/{object}/{field}/{value}', run: upsert },
        { method: 'DELETE', pattern: '/sobjects/{object}/{field}/{value}', run: removeByExternalId }
    ];
}

/** @throws ApiError 404 NOT_FOUND for an object that the org does not have, as this resource answers it. */
function objectOf({ context, parameters }: ApiRequest): ObjectSchema {
    const object = context.schema.findObject(parameters['object'] ?? '');
    if (!object) {
        throw apiError(404, 'NOT_FOUND', 'The requested resource does not exist');
    }
    return object;
}

function basicInformation(request: ApiRequest): ApiResponse {
    return ok({ objectDescribe: objectSummary(request.context, objectOf(request)), recentItems: [] });
}

function values(request: ApiRequest): Record<string, unknown> {
    return recordValues(parseJsonObject(request.body));
}

function save(context: ApiContext, operation: SaveOperation): { readonly id: string; readonly created: boolean } {
    return savedId(context.org.save([operation], saveOptions(context))[0]);
}

function create(request: ApiRequest): ApiResponse {
    const object = objectOf(request);
    const { id } = save(request.context, { kind: 'create', object: object.apiName, values: values(request) });
    const headers = { location: `/services/data/v${request.context.version}/sobjects/${object.apiName}/${id}` };
    return { status: 201, body: { id, success: true, errors: [] }, headers };
}

function update(request: ApiRequest): ApiResponse {
    const object = objectOf(request);
    const id = stored(request, object);
    const fields = values(request);
    if ('Id' in fields) {
        throw apiError(400, 'INVALID_FIELD', 'The Id field should not be specified in the sobject data.', ['Id']);
    }
    save(request.context, { kind: 'update', object: object.apiName, id, values: fields });
    return noContent;
}

function remove(request: ApiRequest): ApiResponse {
    const object = objectOf(request);
    save(request.context, { kind: 'delete', object: object.apiName, id: stored(request, object) });
    return noContent;
}

function read(request: ApiRequest): ApiResponse {
    const object = objectOf(request);
    return ok(toSobject(request.context, existing(request, object, request.search.get('fields'))));
}

/** The record of the Id in the address. @throws ApiError 404 */
function existing(request: ApiRequest, object: ObjectSchema, fields: string | null = 'Id'): QueryRecord {
    const id = longId(request.parameters['id'] ?? '');
    const select = fields === null ? allFields(object) : namedPaths(request.context, object, splitNames(fields));
    const record = id.startsWith(object.keyPrefix) ? readRecord(request.context, object, id, select) : undefined;
    if (!record) {
        throw apiError(404, 'NOT_FOUND', 'The requested resource does not exist');
    }
    return record;
}

/** The Id in the address, of a record that there is; whether it is the user's to change, the save says. @throws ApiError 404 */
function stored(request: ApiRequest, object: ObjectSchema): string {
    const id = longId(request.parameters['id'] ?? '');
    if (!id.startsWith(object.keyPrefix) || request.context.org.read(object.apiName, id) === undefined) {
        throw apiError(404, 'NOT_FOUND', 'The requested resource does not exist');
    }
    return id;
}

function splitNames(fields: string): string[] {
    return fields
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
}

/** @throws ApiError 404 where the field of the address is no external id. */
function externalIdField(request: ApiRequest, object: ObjectSchema): string {
    const field = resolveField(request.context.schema, object, request.parameters['field'] ?? '');
    if (!field.externalId && field.type !== 'Id') {
        throw apiError(
            404,
            'NOT_FOUND',
            `Provided external ID field does not exist or is not accessible: ${field.apiName}`
        );
    }
    return field.apiName;
}

function recordsByExternalId(request: ApiRequest, object: ObjectSchema, all: boolean): readonly QueryRecord[] {
    const where = fieldIs(request.context, object, externalIdField(request, object), request.parameters['value'] ?? '');
    const select = all ? allFields(object) : namedPaths(request.context, object, ['Id']);
    const { records } = request.context.engine.run(
        { object, select, children: [], where, orderBy: [] },
        request.context.user.id
    );
    if (records.length === 0) {
        throw apiError(404, 'NOT_FOUND', 'The requested resource does not exist');
    }
    return records;
}

function readByExternalId(request: ApiRequest): ApiResponse {
    const object = objectOf(request);
    const records = recordsByExternalId(request, object, true);
    const [record] = records;
    if (!record || records.length > 1) {
        const urls = records.map(
            ({ id }) => `/services/data/v${request.context.version}/sobjects/${object.apiName}/${id}`
        );
        return { status: 300, body: urls };
    }
    return ok(toSobject(request.context, record));
}

function removeByExternalId(request: ApiRequest): ApiResponse {
    const object = objectOf(request);
    const [record] = recordsByExternalId(request, object, false);
    save(request.context, { kind: 'delete', object: object.apiName, id: record?.id ?? '' });
    return noContent;
}

function upsert(request: ApiRequest): ApiResponse {
    const object = objectOf(request);
    const { id, created } = save(request.context, {
        kind: 'upsert',
        object: object.apiName,
        externalIdField: externalIdField(request, object),
        externalId: request.parameters['value'] ?? '',
        values: values(request)
    });
    return { status: created ? 201 : 200, body: { id, success: true, errors: [], created } };
}
