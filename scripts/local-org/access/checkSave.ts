import type { FieldSchema, ObjectSchema } from '../metadata/schema';
import type { SaveError, SaveOperation } from '../org';
import type { RecordDraft, SaveContext } from '../save/draft';
import { addError } from '../save/draft';
import type { Access, UserAccess } from './accessControl';
import type { AccessLevel } from './recordAccess';

/**
 * What a save asks before it begins: whether the user may do that to the object, to the record, to each field that
 * was given, and to the records that it refers to. Flows, roll-ups and formulas are the system's and are not asked.
 */

const unreadable = 'insufficient access rights on cross-reference id';
const unwritable = 'insufficient access rights on object id';

/** The error where the object's permissions forbid the operation. */
export function objectError(
    access: UserAccess | undefined,
    object: ObjectSchema,
    kind: 'create' | 'update' | 'delete'
): SaveError | undefined {
    if (access === undefined) {
        return undefined;
    }
    const permits = access.permissions.object(object);
    if (!permits.read) {
        const message = `sObject type '${object.apiName}' is not supported.`;
        return { statusCode: 'INVALID_TYPE', message, fields: [] };
    }
    if (kind === 'delete') {
        return permits.delete
            ? undefined
            : { statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY', message: unwritable, fields: [] };
    }
    if (kind === 'create' ? permits.create : permits.edit) {
        return undefined;
    }
    const message = `entity type cannot be ${kind === 'create' ? 'inserted' : 'updated'}: ${object.label}`;
    return { statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message, fields: [] };
}

/** The error where sharing keeps the record from the user. */
export function recordError(
    access: UserAccess | undefined,
    object: ObjectSchema,
    id: string,
    level: AccessLevel
): SaveError | undefined {
    if (access === undefined || access.reaches(object, id, level)) {
        return undefined;
    }
    return level === 'read' || !access.reaches(object, id, 'read')
        ? crossReferenceError(id)
        : { statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY', message: unwritable, fields: [] };
}

function crossReferenceError(id: string): SaveError {
    return {
        statusCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
        message: `${unreadable}: ${id.slice(0, 15)}`,
        fields: []
    };
}

/** The error where an operation on a record that exists is not the user's to do. */
export function operationError(
    access: UserAccess | undefined,
    object: ObjectSchema,
    kind: Exclude<SaveOperation['kind'], 'create' | 'upsert'>,
    id: string
): SaveError | undefined {
    return objectError(access, object, kind) ?? recordError(access, object, id, kind === 'delete' ? 'full' : 'edit');
}

/** Whether the user sees a field; one that they do not see does not exist for them. */
export function seesField(access: UserAccess | undefined, object: ObjectSchema, field: FieldSchema): boolean {
    return access === undefined || access.permissions.field(object, field).readable;
}

/** Whether the user may give a field, so far as permissions decide it. */
export function writesField(access: UserAccess | undefined, object: ObjectSchema, field: FieldSchema): boolean {
    return access === undefined || access.permissions.field(object, field).editable;
}

/** Checks the records that the given references lead to, and a new owner. */
export function checkReferences(context: SaveContext, draft: RecordDraft, accessControl: Access): void {
    const { access } = context;
    if (access === undefined) {
        return;
    }
    for (const name of draft.given) {
        const field = draft.object.fields.get(name);
        const id = draft.record[name];
        if (field?.reference === undefined || typeof id !== 'string' || draft.prior?.[name] === id) {
            continue;
        }
        if (name === 'OwnerId') {
            checkOwner(draft, access, accessControl, id);
            continue;
        }
        const target = targetOf(context, field, id);
        if (target !== undefined && !access.reaches(target, id, levelFor(field))) {
            draft.errors.push(crossReferenceError(id));
        }
    }
}

/** The object of the record that a reference leads to; undefined where there is no such record, which others report. */
function targetOf(context: SaveContext, field: FieldSchema, id: string): ObjectSchema | undefined {
    const { schema, store } = context.runtime;
    for (const name of field.reference!.referenceTo) {
        const object = schema.objects.get(name);
        if (object !== undefined && id.startsWith(object.keyPrefix)) {
            return store.read(name, id) === undefined ? undefined : object;
        }
    }
    return undefined;
}

/** A detail is written into its master, a lookup merely points. */
function levelFor(field: FieldSchema): AccessLevel {
    const { masterDetail } = field.reference!;
    return masterDetail === undefined || masterDetail.writeRequiresMasterRead === true ? 'read' : 'edit';
}

function checkOwner(draft: RecordDraft, access: UserAccess, accessControl: Access, ownerId: string): void {
    const { object, prior } = draft;
    if (prior !== undefined && !access.reaches(object, String(prior['Id']), 'full')) {
        addError(draft, 'INSUFFICIENT_ACCESS_OR_READONLY', unwritable);
    } else if (!accessControl.isUser(ownerId)) {
        return;
    } else if (!accessControl.of(ownerId).permissions.object(object).read) {
        addError(draft, 'TRANSFER_REQUIRES_READ', 'The new owner must have read permission', ['OwnerId']);
    }
}
