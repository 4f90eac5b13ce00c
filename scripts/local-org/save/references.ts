import type { FormulaField } from '../formula/index';
import type { FieldSchema, ObjectSchema, OrgSchema } from '../metadata/schema';
import type { FieldValue } from '../values';
import { fieldValue, scopeOf, type RecordScope } from './scope';

/** Most relationships a reference may walk, as the platform allows. */
const mostRelationships = 10;

/** A path from an object over its parents to a field. */
export interface FieldPath {
    /** The reference fields walked, each with the object it leads to. */
    readonly hops: readonly { readonly field: FieldSchema; readonly parent: ObjectSchema }[];
    readonly field: FieldSchema;
    /** The object that has the field. */
    readonly object: ObjectSchema;
}

/** Finds `Field`, `Parent__r.Field` and so on; undefined where a name leads nowhere. Case does not matter. */
export function findPath(schema: OrgSchema, object: ObjectSchema, path: readonly string[]): FieldPath | undefined {
    if (path.length === 0 || path.length > mostRelationships + 1) {
        return undefined;
    }
    const hops: { field: FieldSchema; parent: ObjectSchema }[] = [];
    let current = object;
    for (const name of path.slice(0, -1)) {
        const reference = findRelationship(current, name);
        const parent = schema.objects.get(reference?.reference?.referenceTo[0] ?? '');
        if (reference === undefined || parent === undefined) {
            return undefined;
        }
        hops.push({ field: reference, parent });
        current = parent;
    }
    const field = schema.findField(current, path[path.length - 1]!);
    return field === undefined ? undefined : { hops, field, object: current };
}

/** The reference field behind a relationship name. */
export function findRelationship(object: ObjectSchema, name: string): FieldSchema | undefined {
    const wanted = name.toLowerCase();
    for (const field of object.fields.values()) {
        if (field.reference?.relationshipName.toLowerCase() === wanted) {
            return field;
        }
    }
    return undefined;
}

/** The value at the end of a path; blank where a parent on the way is not set. */
export function readPath(scope: RecordScope, path: FieldPath): FieldValue {
    let current = scope;
    for (const { field, parent } of path.hops) {
        const id = fieldValue(current, field);
        const record = typeof id === 'string' ? scope.runtime.store.read(parent.apiName, id) : undefined;
        if (record === undefined) {
            return path.field.type === 'Checkbox' ? false : null;
        }
        current = scopeOf(scope, parent, record);
    }
    return fieldValue(current, path.field);
}

/** A reference for the formula compiler: a field of the record or of one of its parents, or a global variable. */
export function formulaField<Scope extends RecordScope>(
    schema: OrgSchema,
    object: ObjectSchema,
    path: readonly string[],
    customPermissions: ReadonlySet<string>
): FormulaField<Scope> | undefined {
    if (path[0]?.startsWith('$') === true) {
        return globalVariable(schema, path, customPermissions);
    }
    const found = findPath(schema, object, path);
    return found === undefined ? undefined : fieldOfPath(found);
}

function fieldOfPath<Scope extends RecordScope>(path: FieldPath): FormulaField<Scope> {
    const { field } = path;
    const common = { type: field.type, ...(field.scale !== undefined && { scale: field.scale }) };
    if (path.hops.length > 0) {
        return { ...common, read: (scope) => readPath(scope, path) };
    }
    return { ...common, read: (scope) => fieldValue(scope, field), readPrior: (scope) => priorValue(scope, field) };
}

/** A field's value before the save; while a record is being created that is its present one, as on the platform. */
export function priorValue(scope: RecordScope, field: FieldSchema): FieldValue {
    return scope.prior === undefined ? fieldValue(scope, field) : fieldValue({ ...scope, record: scope.prior }, field);
}

/** `$User.Field`, `$Profile.Field`, `$UserRole.Field`, `$Organization.Field` and `$Permission.Name`. */
function globalVariable<Scope extends RecordScope>(
    schema: OrgSchema,
    path: readonly string[],
    customPermissions: ReadonlySet<string>
): FormulaField<Scope> | undefined {
    const [variable = '', ...rest] = path;
    const user = schema.objects.get('User')!;
    const asUser = (scope: Scope): RecordScope | undefined => {
        const record = scope.runtime.store.read('User', scope.userId);
        return record === undefined ? undefined : scopeOf(scope, user, record);
    };
    switch (variable.toLowerCase()) {
        case '$user':
            return throughUser(schema, user, rest, asUser);
        case '$profile':
            return throughUser(schema, user, ['Profile', ...rest], asUser);
        case '$userrole':
            return throughUser(schema, user, ['UserRole', ...rest], asUser);
        case '$organization':
            return organizationField(schema, rest);
        case '$permission': {
            const name = [...customPermissions].find((each) => each.toLowerCase() === rest[0]?.toLowerCase());
            return name === undefined || rest.length !== 1
                ? undefined
                : {
                      type: 'Checkbox',
                      read: (scope) => scope.runtime.access.of(scope.userId).permissions.customPermissions.has(name)
                  };
        }
        default:
            return undefined;
    }
}

function throughUser<Scope extends RecordScope>(
    schema: OrgSchema,
    user: ObjectSchema,
    path: readonly string[],
    asUser: (scope: Scope) => RecordScope | undefined
): FormulaField<Scope> | undefined {
    const found = findPath(schema, user, path);
    return found === undefined
        ? undefined
        : {
              type: found.field.type,
              read: (scope) => {
                  const userScope = asUser(scope);
                  return userScope === undefined ? null : readPath(userScope, found);
              }
          };
}

function organizationField<Scope extends RecordScope>(
    schema: OrgSchema,
    path: readonly string[]
): FormulaField<Scope> | undefined {
    const organization = schema.objects.get('Organization')!;
    const found = path.length === 1 ? findPath(schema, organization, path) : undefined;
    return found === undefined
        ? undefined
        : {
              type: found.field.type,
              read: (scope) => {
                  const [record] = scope.runtime.store.readAll('Organization');
                  return record === undefined ? null : fieldValue(scopeOf(scope, organization, record), found.field);
              }
          };
}
