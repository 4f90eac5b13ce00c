import type { FieldSchema } from '../metadata/schema';
import type { FieldValue } from '../values';
import { addError, type RecordDraft, type SaveContext } from './draft';

/** The platform's own checks of what will be stored: required fields, restricted picklists, references that lead somewhere. */
export function checkSystemRules(context: SaveContext, draft: RecordDraft): void {
    const missing: string[] = [];
    for (const field of draft.object.fields.values()) {
        const value = draft.record[field.apiName] ?? null;
        if (value === null) {
            if (field.required && field.type !== 'Checkbox' && isGivenByPeople(field)) {
                missing.push(field.apiName);
            }
        } else if (draft.prior === undefined || draft.prior[field.apiName] !== value) {
            checkPicklist(draft, field, value);
            checkReference(context, draft, field, value);
        }
    }
    if (missing.length > 0) {
        addError(draft, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing);
    }
}

function isGivenByPeople(field: FieldSchema): boolean {
    return field.formula === undefined && field.rollup === undefined && field.type !== 'AutoNumber';
}

function checkPicklist(draft: RecordDraft, field: FieldSchema, value: FieldValue): void {
    if (field.picklist?.restricted !== true) {
        return;
    }
    const chosen = field.type === 'MultiselectPicklist' ? String(value).split(';') : [String(value)];
    for (const each of chosen) {
        if (!field.picklist.values.some((known) => known.isActive && known.value === each)) {
            addError(
                draft,
                'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
                `${field.label}: bad value for restricted picklist field: ${each}`,
                [field.apiName]
            );
        }
    }
}

function checkReference(context: SaveContext, draft: RecordDraft, field: FieldSchema, value: FieldValue): void {
    if (field.reference === undefined) {
        return;
    }
    const id = String(value);
    const { schema, store } = context.runtime;
    const target = field.reference.referenceTo.find((name) => schema.objects.get(name)?.keyPrefix === id.slice(0, 3));
    if (target === undefined) {
        addError(draft, 'FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`, [
            field.apiName
        ]);
    } else if (store.read(target, id) === undefined) {
        addError(draft, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.apiName]);
    }
}
