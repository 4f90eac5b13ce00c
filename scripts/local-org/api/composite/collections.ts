import type { ObjectSchema } from '../../metadata/schema';
import type { SaveResult } from '../../org';
import { isExternalId } from '../../save/applyValues';
import { normalizeId } from '../../store/ids';
import { resolveField } from '../../query/paths';
import type { ApiContext } from '../context';
import { apiError, notFound, ok, parseJsonObject } from '../http';
import type { ApiResponse } from '../http';
import { toSobject } from '../query';
import { namedPaths } from '../records';
import type { ApiRequest, Route } from '../router';
import { recordValues, saveAttempts } from './records';
import type { Attempt } from './records';
import { flag, isObject } from './subrequests';

const mostSaved = 200;
const mostRead = 2000;

/** /composite/sobjects: up to 200 records saved or deleted, up to 2 000 read, in one request. */
export function collectionRoutes(): Route[] {
    return [
        { method: 'POST', pattern: '/composite/sobjects', run: create },
        { method: 'PATCH', pattern: '/composite/sobjects', run: update },
        { method: 'DELETE', pattern: '/composite/sobjects', run: remove },
        { method: 'GET', pattern: '/composite/sobjects/{object}', run: read },
        { method: 'POST', pattern: '/composite/sobjects/{object}', run: read },
        { method: 'PATCH', pattern: '/composite/sobjects/{object}/{field}', run: upsert }
    ];
}

interface Collection {
    readonly allOrNone: boolean;
    readonly records: readonly { readonly object: string; readonly values: Record<string, unknown> }[];
}

/** @throws ApiError 400 where the body is no collection, or one of more than 200 records. */
function collection(request: ApiRequest): Collection {
    const body = parseJsonObject(request.body);
    const records = body['records'];
    if (!Array.isArray(records) || records.length === 0) {
        throw apiError(400, 'JSON_PARSER_ERROR', "The request body needs 'records', a list that is not empty.");
    }
    checkCount(records.length, mostSaved);
    return {
        allOrNone: flag(body, 'allOrNone'),
        records: records.map((record: unknown, index) => {
            const attributes = isObject(record) ? record['attributes'] : undefined;
            const type = isObject(attributes) ? attributes['type'] : undefined;
            if (!isObject(record) || typeof type !== 'string') {
                throw apiError(
                    400,
                    'JSON_PARSER_ERROR',
                    `records[${index}] needs 'attributes' with the object's 'type'.`
                );
            }
            return { object: type, values: recordValues(record) };
        })
    };
}

function checkCount(count: number, most: number): void {
    if (count > most) {
        throw apiError(
            400,
            'EXCEEDED_ID_LIMIT',
            `record limit reached. cannot submit more than ${most} records into this call`
        );
    }
}

function answer(results: readonly SaveResult[], tellsCreated = false): ApiResponse {
    return ok(
        results.map((result) =>
            result.success
                ? { id: result.id, success: true, errors: [], ...(tellsCreated ? { created: result.created } : {}) }
                : {
                      ...(result.id === undefined ? {} : { id: result.id }),
                      success: false,
                      errors: result.errors,
                      ...(tellsCreated ? { created: false } : {})
                  }
        )
    );
}

function create(request: ApiRequest): ApiResponse {
    const { allOrNone, records } = collection(request);
    const attempts = records.map(({ object, values }): Attempt => ({ operation: { kind: 'create', object, values } }));
    return answer(saveAttempts(request.context.org, request.context.user.id, attempts, allOrNone));
}

function update(request: ApiRequest): ApiResponse {
    const { allOrNone, records } = collection(request);
    const attempts = records.map(({ object, values }): Attempt => {
        const { id, rest } = withoutId(values);
        return id === undefined ? missingId : { operation: { kind: 'update', object, id: String(id), values: rest } };
    });
    return answer(saveAttempts(request.context.org, request.context.user.id, attempts, allOrNone));
}

const missingId: Attempt = {
    error: { statusCode: 'MISSING_ARGUMENT', message: 'Id not specified in an update call', fields: ['Id'] }
};

/** The Id of a record's values, however its name is written, and the others. */
export function withoutId(values: Readonly<Record<string, unknown>>): {
    readonly id: unknown;
    readonly rest: Record<string, unknown>;
} {
    const entries = Object.entries(values);
    const isId = ([name]: readonly [string, unknown]): boolean => name.toLowerCase() === 'id';
    return {
        id: entries.find(isId)?.[1] ?? undefined,
        rest: Object.fromEntries(entries.filter((entry) => !isId(entry)))
    };
}

function upsert(request: ApiRequest): ApiResponse {
    const { context, parameters } = request;
    const object = objectOf(request);
    const field = resolveField(context.schema, object, parameters['field'] ?? '');
    if (!isExternalId(object, field)) {
        throw apiError(400, 'INVALID_FIELD', `${field.apiName} is no external Id of ${object.apiName}.`);
    }
    const { allOrNone, records } = collection(request);
    const attempts = records.map((record): Attempt => {
        if (record.object.toLowerCase() !== object.apiName.toLowerCase()) {
            const message = `The record is of type ${record.object}; the address asks for ${object.apiName}.`;
            return { error: { statusCode: 'INVALID_TYPE', message, fields: [] } };
        }
        const { key, rest } = withoutKey(field.apiName, record.values);
        return upsertAttempt(object, field.apiName, field.type === 'Id', key, rest);
    });
    return answer(saveAttempts(context.org, context.user.id, attempts, allOrNone), true);
}

function withoutKey(
    field: string,
    values: Readonly<Record<string, unknown>>
): { readonly key: unknown; readonly rest: Record<string, unknown> } {
    const entries = Object.entries(values);
    const isKey = ([name]: readonly [string, unknown]): boolean => name.toLowerCase() === field.toLowerCase();
    return {
        key: entries.find(isKey)?.[1],
        rest: Object.fromEntries(entries.filter((entry) => !isKey(entry)))
    };
}

/** Upsert by Id changes the record that has it and creates one where none is given; by another key the org decides. */
export function upsertAttempt(
    object: ObjectSchema,
    field: string,
    byId: boolean,
    key: unknown,
    values: Readonly<Record<string, unknown>>
): Attempt {
    const blank = key === undefined || key === null || key === '';
    if (byId) {
        return blank
            ? { operation: { kind: 'create', object: object.apiName, values } }
            : { operation: { kind: 'update', object: object.apiName, id: String(key), values } };
    }
    if (blank) {
        const message = `${field} not specified`;
        return { error: { statusCode: 'MISSING_ARGUMENT', message, fields: [] } };
    }
    return {
        operation: {
            kind: 'upsert',
            object: object.apiName,
            externalIdField: field,
            externalId: String(key),
            values
        }
    };
}

function remove(request: ApiRequest): ApiResponse {
    const { context, search } = request;
    const ids = (search.get('ids') ?? '').split(',').filter((id) => id !== '');
    if (ids.length === 0) {
        throw apiError(400, 'MISSING_ARGUMENT', "The parameter 'ids' with the Ids of records is missing.");
    }
    checkCount(ids.length, mostSaved);
    const attempts = ids.map((given): Attempt => {
        const id = normalizeId(given.trim());
        const object = id && [...context.schema.objects.values()].find(({ keyPrefix }) => id.startsWith(keyPrefix));
        return object
            ? { operation: { kind: 'delete', object: object.apiName, id } }
            : { error: { statusCode: 'MALFORMED_ID', message: `malformed id ${given}`, fields: [] } };
    });
    return answer(saveAttempts(context.org, context.user.id, attempts, /^true$/i.test(search.get('allOrNone') ?? '')));
}

/** Records by Id, null for one that is not there. GET has Ids and fields in the address, POST in the body. */
function read(request: ApiRequest): ApiResponse {
    const { context } = request;
    const object = objectOf(request);
    const body = request.method === 'POST' ? parseJsonObject(request.body) : {};
    const ids = textList(request, body, 'ids');
    const fields = textList(request, body, 'fields');
    checkCount(ids.length, mostRead);
    const longIds = ids.map((id) => normalizeId(id));
    const records = recordsById(
        context,
        object,
        longIds.flatMap((id) => id ?? []),
        fields
    );
    return ok(longIds.map((id) => (id === undefined ? null : (records.get(id) ?? null))));
}

function recordsById(
    context: ApiContext,
    object: ObjectSchema,
    ids: readonly string[],
    fields: readonly string[]
): Map<string, unknown> {
    const [idPath] = namedPaths(context, object, ['Id']);
    const { records } = context.engine.run(
        {
            object,
            select: namedPaths(context, object, fields),
            children: [],
            where: { kind: 'comparison', left: { kind: 'field', path: idPath! }, operator: 'in', operands: ids },
            orderBy: []
        },
        context.user.id
    );
    return new Map(records.map((record) => [record.id, toSobject(context, record)]));
}

function textList(request: ApiRequest, body: Readonly<Record<string, unknown>>, name: string): string[] {
    const given = request.method === 'POST' ? body[name] : request.search.get(name)?.split(',');
    const list: unknown[] = Array.isArray(given) ? given : [];
    const texts = list.filter((one) => typeof one === 'string').map((one) => one.trim());
    if (texts.length === 0 || texts.length < list.length) {
        throw apiError(400, 'MISSING_ARGUMENT', `'${name}' must be a list of texts that is not empty.`);
    }
    return [...new Set(texts.filter((text) => text !== ''))];
}

function objectOf({ context, parameters }: ApiRequest): ObjectSchema {
    const object = context.schema.findObject(parameters['object'] ?? '');
    if (!object) {
        throw notFound();
    }
    return object;
}
