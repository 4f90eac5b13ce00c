import { seesField, writesField } from '../access/checkSave';
import type { FieldSchema, ObjectSchema } from '../metadata/schema';
import { convertValue, ValueError } from './convert';
import { addError, type RecordDraft, type SaveContext } from './draft';
import { findRelationship } from './references';

/** Converts the values of an operation and puts them into the draft; each that does not fit becomes an error. */
export function applyValues(context: SaveContext, draft: RecordDraft, values: Readonly<Record<string, unknown>>): void {
    const creating = draft.prior === undefined;
    const readOnly: string[] = [];
    for (const [name, value] of Object.entries(values)) {
        const field = context.runtime.schema.findField(draft.object, name);
        if (field === undefined || !seesField(context.access, draft.object, field)) {
            applyRelationship(context, draft, name, value);
        } else if (
            !(creating ? field.createable : field.updateable) ||
            !writesField(context.access, draft.object, field)
        ) {
            readOnly.push(field.apiName);
        } else {
            applyValue(draft, field, value);
        }
    }
    if (readOnly.length > 0) {
        addReadOnlyError(draft, readOnly);
    }
}

function addReadOnlyError(draft: RecordDraft, fields: readonly string[]): void {
    addError(
        draft,
        'INVALID_FIELD_FOR_INSERT_UPDATE',
        `Unable to create/update fields: ${fields.join(', ')}. Please check the security settings of this field and ` +
            'verify that it is read/write for your profile or permission set.',
        fields
    );
}

function applyValue(draft: RecordDraft, field: FieldSchema, value: unknown): void {
    draft.given.add(field.apiName);
    try {
        draft.record[field.apiName] = convertValue(field, value);
    } catch (error) {
        if (!(error instanceof ValueError)) {
            throw error;
        }
        draft.errors.push(error.error);
    }
}

/** `Parent__r: {"Key__c": "x"}` sets the reference to the record that has the external Id. */
function applyRelationship(context: SaveContext, draft: RecordDraft, name: string, value: unknown): void {
    const reference = findRelationship(draft.object, name);
    const parent = context.runtime.schema.objects.get(reference?.reference?.referenceTo[0] ?? '');
    if (reference === undefined || parent === undefined || !seesField(context.access, draft.object, reference)) {
        addError(draft, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${draft.object.apiName}`, [name]);
        return;
    }
    if (!writesField(context.access, draft.object, reference)) {
        addReadOnlyError(draft, [reference.apiName]);
        return;
    }
    if (value === null) {
        applyValue(draft, reference, null);
        return;
    }
    const [entry, ...others] = Object.entries(typeof value === 'object' ? (value as object) : {});
    const field = entry && context.runtime.schema.findField(parent, entry[0]);
    if (entry === undefined || others.length > 0 || field === undefined || !isExternalId(parent, field)) {
        const allowed = [...parent.fields.values()]
            .filter((each) => isExternalId(parent, each))
            .map((each) => each.apiName);
        addError(
            draft,
            'INVALID_FIELD',
            `${name} must name one external Id of ${parent.apiName}; allowed: ${allowed.join(', ') || 'none'}`,
            [reference.apiName]
        );
        return;
    }
    const matches = context.runtime.store.findBy(parent.apiName, field, String(entry[1]), 2);
    if (matches.length !== 1) {
        const found = matches.length === 0 ? 'not found' : 'found more than once';
        addError(
            draft,
            'INVALID_FIELD',
            `Foreign key external ID: ${String(entry[1])} ${found} for field ${field.apiName} in entity ${parent.apiName}`,
            [reference.apiName]
        );
        return;
    }
    applyValue(draft, reference, matches[0]!['Id']);
}

/** Whether records of the object can be found by the field: external Ids, unique fields and the Id itself. */
export function isExternalId(object: ObjectSchema, field: FieldSchema): boolean {
    return object.fields.get(field.apiName) === field && (field.externalId || field.unique || field.type === 'Id');
}
