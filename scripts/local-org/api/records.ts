import type { ObjectSchema } from '../metadata/schema';
import type { Condition, FieldPath, QueryRecord } from '../query/plan';
import { resolveField, resolvePath } from '../query/paths';
import { normalizeId } from '../store/ids';
import type { ApiContext } from './context';
import { apiError } from './http';

/** An Id in its long form. @throws ApiError 400 MALFORMED_ID */
export function longId(text: string): string {
    const id = normalizeId(text);
    if (!id) {
        throw apiError(400, 'MALFORMED_ID', `bad id ${text}`);
    }
    return id;
}

/** The object that an Id belongs to, by its first three characters. @throws ApiError 404 */
export function objectOfId(context: ApiContext, id: string): ObjectSchema {
    for (const object of context.schema.objects.values()) {
        if (id.startsWith(object.keyPrefix)) {
            return object;
        }
    }
    throw apiError(404, 'NOT_FOUND', 'The requested resource does not exist');
}

export function idIs(context: ApiContext, object: ObjectSchema, id: string): Condition {
    return fieldIs(context, object, 'Id', id);
}

export function fieldIs(context: ApiContext, object: ObjectSchema, apiName: string, value: string): Condition {
    const path: FieldPath = { steps: [], field: resolveField(context.schema, object, apiName), object };
    return { kind: 'comparison', left: { kind: 'field', path }, operator: 'eq', operands: [value] };
}

/** One record with the selected paths, or undefined. */
export function readRecord(
    context: ApiContext,
    object: ObjectSchema,
    id: string,
    select: readonly FieldPath[]
): QueryRecord | undefined {
    const page = context.engine.run(
        { object, select, children: [], where: idIs(context, object, id), orderBy: [] },
        context.user.id
    );
    return page.records[0];
}

export function allFields(object: ObjectSchema): FieldPath[] {
    return [...object.fields.values()].map((field) => ({ steps: [], field, object }));
}

export function namedPaths(context: ApiContext, object: ObjectSchema, names: readonly string[]): FieldPath[] {
    return names.map((name) => resolvePath(context.schema, object, name));
}
