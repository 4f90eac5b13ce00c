import type { ObjectSchema } from '../metadata/schema';
import type { SaveError, SaveOperation } from '../org';
import { resolveField } from '../query/paths';
import type { FieldPath } from '../query/plan';
import { pathText } from '../query/plan';
import { saveOptions, type ApiContext } from './context';
import { ApiError, apiError, noContent, notFound, ok, parseJsonObject } from './http';
import type { ApiResponse } from './http';
import { longId, objectOfId, readRecord } from './records';
import type { ApiRequest, Route } from './router';
import { layoutPaths, compactPaths, recordRepresentation, requestedPaths, withSystemPaths } from './ui-representation';

/** /ui-api/records */
export function uiRecordRoutes(): Route[] {
    return [
        {
            method: 'GET',
            pattern: '/ui-api/records/{id}',
            run: ({ context, parameters, search }) =>
                ok(representation(context, parameters['id'] ?? '', pathsOf(context, search)))
        },
        { method: 'GET', pattern: '/ui-api/records/batch/{ids}', run: batch },
        { method: 'POST', pattern: '/ui-api/records', run: create },
        { method: 'PATCH', pattern: '/ui-api/records/{id}', run: update },
        { method: 'DELETE', pattern: '/ui-api/records/{id}', run: remove }
    ];
}

type PathsOf = (object: ObjectSchema) => FieldPath[];

/** The values of a parameter that may be repeated and may hold several, separated by commas. */
export function listParameter(search: URLSearchParams, name: string): string[] {
    return search
        .getAll(name)
        .flatMap((value) => value.split(','))
        .map((value) => value.trim())
        .filter((value) => value !== '');
}

function pathsOf(context: ApiContext, search: URLSearchParams): PathsOf {
    const fields = listParameter(search, 'fields');
    const optionalFields = listParameter(search, 'optionalFields');
    const layoutTypes = listParameter(search, 'layoutTypes');
    if (fields.length + optionalFields.length + layoutTypes.length === 0) {
        throw apiError(
            400,
            'ILLEGAL_QUERY_PARAMETER_VALUE',
            'At least one of fields, optionalFields and layoutTypes is needed.'
        );
    }
    return (object) => {
        const ofLayouts = layoutTypes.flatMap((type) => layoutTypePaths(context, object, type));
        return unique([...ofLayouts, ...requestedPaths(context, object, fields, optionalFields)]);
    };
}

function layoutTypePaths(context: ApiContext, object: ObjectSchema, type: string): FieldPath[] {
    if (type === 'Full') {
        return layoutPaths(context, object);
    }
    if (type === 'Compact') {
        return compactPaths(context, object);
    }
    throw apiError(
        400,
        'ILLEGAL_QUERY_PARAMETER_VALUE',
        `layoutTypes: '${type}' is unknown; allowed are Compact and Full.`
    );
}

export function unique(paths: readonly FieldPath[]): FieldPath[] {
    return [...new Map(paths.map((path) => [pathText(path), path])).values()];
}

/** @throws ApiError 404 where there is no such record. */
export function representation(context: ApiContext, id: string, paths: PathsOf): Record<string, unknown> {
    const long = longId(id);
    const object = objectOfId(context, long);
    const requested = paths(object);
    const record = readRecord(context, object, long, withSystemPaths(context, object, requested));
    if (!record) {
        throw context.org.read(object.apiName, long) === undefined ? notFound() : insufficientAccess();
    }
    return recordRepresentation(context, record, requested);
}

/** The record is there, and not for this user. */
function insufficientAccess(): ApiError {
    return apiError(
        403,
        'INSUFFICIENT_ACCESS',
        'You do not have the level of access necessary to perform the operation you requested. Please contact the owner ' +
            'of the record or your administrator if access is necessary.'
    );
}

function batch({ context, parameters, search }: ApiRequest): ApiResponse {
    const paths = pathsOf(context, search);
    const results = (parameters['ids'] ?? '').split(',').map((id) => {
        try {
            return { statusCode: 200, result: representation(context, id, paths) };
        } catch (error) {
            if (error instanceof ApiError) {
                return { statusCode: error.status, result: error.body };
            }
            throw error;
        }
    });
    return ok({ hasErrors: results.some(({ statusCode }) => statusCode !== 200), results });
}

function fieldsOfBody(request: ApiRequest): {
    readonly body: Record<string, unknown>;
    readonly fields: Record<string, unknown>;
} {
    const body = parseJsonObject(request.body);
    const fields = body['fields'];
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
        throw apiError(400, 'JSON_PARSER_ERROR', "The request body needs 'fields', an object of field values.");
    }
    return { body, fields: fields as Record<string, unknown> };
}

function create(request: ApiRequest): ApiResponse {
    const { context } = request;
    const { body, fields } = fieldsOfBody(request);
    const object = context.schema.findObject(String(body['apiName'] ?? ''));
    if (!object) {
        throw apiError(400, 'INVALID_TYPE', `sObject type '${String(body['apiName'] ?? '')}' is not supported.`);
    }
    const id = save(context, object, { kind: 'create', object: object.apiName, values: fields }, 'create');
    return { status: 201, body: representation(context, id, savedPaths(context, fields)) };
}

function update(request: ApiRequest): ApiResponse {
    const { context, parameters } = request;
    const { fields } = fieldsOfBody(request);
    const id = longId(parameters['id'] ?? '');
    const object = objectOfId(context, id);
    const values = { ...fields };
    delete values['Id'];
    if (!context.org.read(object.apiName, id)) {
        throw notFound();
    }
    save(context, object, { kind: 'update', object: object.apiName, id, values }, 'update');
    return ok(representation(context, id, savedPaths(context, values)));
}

function remove({ context, parameters }: ApiRequest): ApiResponse {
    const id = longId(parameters['id'] ?? '');
    const object = objectOfId(context, id);
    if (!context.org.read(object.apiName, id)) {
        throw notFound();
    }
    save(context, object, { kind: 'delete', object: object.apiName, id }, 'delete');
    return noContent;
}

/** A saved record is shown with the fields of its layout and those that were given. */
function savedPaths(context: ApiContext, values: Readonly<Record<string, unknown>>): PathsOf {
    return (object) => {
        const given = Object.keys(values).map((name): FieldPath => ({
            steps: [],
            field: resolveField(context.schema, object, name),
            object
        }));
        return unique([...layoutPaths(context, object), ...given]);
    };
}

function save(
    context: ApiContext,
    object: ObjectSchema,
    operation: SaveOperation,
    verb: 'create' | 'update' | 'delete'
): string {
    const [result] = context.org.save([operation], saveOptions(context));
    if (!result) {
        throw new Error('The org gave no result for a save.');
    }
    if (!result.success) {
        throw recordError(context, object, result.errors, verb);
    }
    return result.id;
}

/** The UI API's answer to a refused save: errors of the page, and errors of fields by their name. */
function recordError(context: ApiContext, object: ObjectSchema, errors: readonly SaveError[], verb: string): ApiError {
    const entries = errors.flatMap((error) =>
        (error.fields.length === 0 ? [null] : error.fields).map((field) => {
            const schema = field === null ? undefined : context.schema.findField(object, field);
            return {
                constituentField: null,
                duplicateRecordError: null,
                errorCode: error.statusCode,
                field,
                fieldLabel: schema ? context.labels.field(object, schema) : field,
                message: error.message
            };
        })
    );
    const fieldErrors: Record<string, unknown[]> = {};
    for (const entry of entries) {
        if (entry.field !== null) {
            (fieldErrors[entry.field] ??= []).push(entry);
        }
    }
    return new ApiError(400, {
        message: `An error occurred while trying to ${verb} the record. Please try again.`,
        statusCode: 400,
        errorCode: 'INVALID_OPERATION',
        enhancedErrorType: 'RecordError',
        output: { errors: entries.filter((entry) => entry.field === null), fieldErrors }
    });
}
