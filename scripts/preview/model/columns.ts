import { listViewColumn } from '../../local-org/metadata/listViewColumns';
import type { FieldSchema, ObjectSchema, OrgSchema } from '../../local-org/metadata/schema';

/** What a column or filter of a list refers to: a field of the object itself, or of a parent one reference away. */
export interface ListedField {
    /** The object's own field: the one shown, or the reference that leads to the parent. */
    readonly own: FieldSchema;
    /** The parent's field, with the relationship that leads there; absent for own fields. */
    readonly parent?: { readonly relationship: string; readonly field: FieldSchema };
}

/**
 * Finds the field behind a column of a list view or related list: an API name, a path (`Owner.Alias`), or the platform's
 * upper-case name of a standard field (`NAME`, `OPPORTUNITY.CLOSE_DATE`).
 * @returns undefined where there is no such field
 */
export function listedField(schema: OrgSchema, object: ObjectSchema, column: string): ListedField | undefined {
    const [first = '', second] = listViewColumn(object.apiName, column).split('.', 2);
    if (second === undefined) {
        const own = schema.findField(object, first);
        return own === undefined ? undefined : { own };
    }
    const own = [...object.fields.values()].find(({ reference }) => reference?.relationshipName === first);
    const parentName = own?.reference?.referenceTo.find((name) => {
        const candidate = schema.findObject(name);
        return candidate !== undefined && schema.findField(candidate, second) !== undefined;
    });
    const parentObject = parentName === undefined ? undefined : schema.findObject(parentName);
    const field = parentObject === undefined ? undefined : schema.findField(parentObject, second);
    if (own === undefined || parentObject === undefined || field === undefined) {
        return undefined;
    }
    // The parent's name is what a reference shows anyway.
    return field.apiName === parentObject.nameField ? { own } : { own, parent: { relationship: first, field } };
}
