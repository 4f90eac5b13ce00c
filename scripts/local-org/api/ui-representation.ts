import { isStored } from '../store/layout';
import type { ObjectSchema } from '../metadata/schema';
import { QueryError } from '../query/errors';
import { resolveField, resolvePath } from '../query/paths';
import type { FieldPath, QueryRecord, ReferenceStep } from '../query/plan';
import { pathText } from '../query/plan';
import type { ApiContext } from './context';
import { displayValue } from './display';
import { apiError } from './http';
import { toUiJson } from './values';

/** What a client asked to see of a record, in order. */
export type RequestedFields = readonly FieldPath[];

/** `Opportunity.Partner__r.Name`: the object, then a path. @throws QueryError INVALID_FIELD, ApiError */
export function qualifiedPath(context: ApiContext, object: ObjectSchema, qualified: string): FieldPath {
    const [prefix = '', ...rest] = qualified.trim().split('.');
    if (rest.length === 0 || prefix.toLowerCase() !== object.apiName.toLowerCase()) {
        throw apiError(
            400,
            'INVALID_FIELD',
            `'${qualified}' must begin with '${object.apiName}.', the object of the record.`
        );
    }
    return resolvePath(context.schema, object, rest.join('.'));
}

/** The paths of `fields`, and those of `optionalFields` that exist. */
export function requestedPaths(
    context: ApiContext,
    object: ObjectSchema,
    fields: readonly string[],
    optionalFields: readonly string[]
): FieldPath[] {
    const paths = new Map<string, FieldPath>();
    const add = (path: FieldPath): void => void paths.set(pathText(path), path);
    fields.forEach((name) => add(qualifiedPath(context, object, name)));
    for (const name of optionalFields) {
        try {
            add(qualifiedPath(context, object, name));
        } catch (error) {
            if (!(error instanceof QueryError)) {
                throw error;
            }
        }
    }
    return [...paths.values()];
}

const systemFields = ['Id', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp'];

/** The requested paths and what the representation itself tells of each record: system fields, and parents' names. */
export function withSystemPaths(context: ApiContext, object: ObjectSchema, requested: RequestedFields): FieldPath[] {
    const paths = new Map<string, FieldPath>();
    const add = (path: FieldPath): void => void paths.set(pathText(path), path);
    const addSystem = (steps: readonly ReferenceStep[], target: ObjectSchema): void => {
        const names = steps.length > 0 ? [...systemFields, target.nameField] : systemFields;
        for (const name of names) {
            add({ steps, field: resolveField(context.schema, target, name), object: target });
        }
    };
    addSystem([], object);
    for (const path of requested) {
        add(path);
        path.steps.forEach((step, index) => addSystem(path.steps.slice(0, index + 1), step.target));
    }
    return [...paths.values()];
}

/** A record as the UI API represents it, with the requested fields and no others. */
export function recordRepresentation(
    context: ApiContext,
    record: QueryRecord,
    requested: RequestedFields
): Record<string, unknown> {
    const fields: Record<string, unknown> = {};
    const parents = new Map<string, FieldPath[]>();
    for (const path of requested) {
        const [first, ...others] = path.steps;
        if (first) {
            const name = first.reference.reference?.relationshipName ?? first.reference.apiName;
            parents.set(name, [...(parents.get(name) ?? []), { ...path, steps: others }]);
        } else {
            const value = record.fields[path.field.apiName] ?? null;
            fields[path.field.apiName] = {
                displayValue: displayValue(context.labels, context.formats, path.object, path.field, value),
                value: toUiJson(value)
            };
        }
    }
    for (const [name, paths] of parents) {
        const parent = record.parents[name] ?? null;
        const nameField = parent && context.schema.objects.get(parent.object)?.nameField;
        fields[name] = {
            displayValue: parent && nameField ? (parent.fields[nameField] ?? null) : null,
            value: parent ? recordRepresentation(context, parent, paths) : null
        };
    }
    const modified = String(record.fields['SystemModstamp'] ?? record.fields['LastModifiedDate'] ?? '');
    const weakEtag = modified === '' ? 0 : Date.parse(modified);
    return {
        apiName: record.object,
        childRelationships: {},
        eTag: `${record.id}-${weakEtag}`,
        etag: `${record.id}-${weakEtag}`,
        fields,
        id: record.id,
        lastModifiedById: record.fields['LastModifiedById'] ?? null,
        lastModifiedDate: record.fields['LastModifiedDate'] ?? null,
        recordTypeId: null,
        recordTypeInfo: null,
        systemModstamp: record.fields['SystemModstamp'] ?? null,
        weakEtag
    };
}

/** The fields of an object's page layout, and the names behind its lookups; every stored field where it has no layout. */
export function layoutPaths(context: ApiContext, object: ObjectSchema): FieldPath[] {
    const layout = [...context.org.project.ui.layouts.values()].find((one) => one.objectApiName === object.apiName);
    const names = layout
        ? layout.sections.flatMap((section) =>
              section.columns.flat().flatMap((item) => (item.kind === 'field' ? [item.field] : []))
          )
        : [...object.fields.values()].filter(isStored).map((field) => field.apiName);
    return withLookupNames(context, object, [object.nameField, ...visibleNames(context, object, names)]);
}

/** The fields of the compact layout: what stands at the head of a record page. */
export function compactPaths(context: ApiContext, object: ObjectSchema): FieldPath[] {
    const names = visibleNames(context, object, object.compactLayout ?? []);
    return withLookupNames(context, object, [object.nameField, ...names]);
}

/** Names that metadata gives, without those that the user may not see: these are left out of what is made for them. */
export function visibleNames(context: ApiContext, object: ObjectSchema, names: readonly string[]): string[] {
    return names.filter((name) => {
        try {
            return resolvePath(context.schema, object, name);
        } catch (error) {
            if (error instanceof QueryError) {
                return false;
            }
            throw error;
        }
    });
}

export function withLookupNames(context: ApiContext, object: ObjectSchema, names: readonly string[]): FieldPath[] {
    const paths = new Map<string, FieldPath>();
    for (const name of names) {
        const path = resolvePath(context.schema, object, name);
        paths.set(pathText(path), path);
        const target = path.field.reference?.referenceTo.flatMap((one) => context.schema.objects.get(one) ?? [])[0];
        if (target) {
            const step = { reference: path.field, target };
            const parentName = {
                steps: [...path.steps, step],
                field: resolveField(context.schema, target, target.nameField),
                object: target
            };
            paths.set(pathText(parentName), parentName);
        }
    }
    return [...paths.values()];
}
