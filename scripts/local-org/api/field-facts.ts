import type { FieldSchema, FieldType } from '../metadata/schema';

const dataTypes: Record<FieldType, string> = {
    Id: 'Reference',
    Reference: 'Reference',
    Text: 'String',
    AutoNumber: 'String',
    TextArea: 'TextArea',
    LongTextArea: 'TextArea',
    Html: 'TextArea',
    Email: 'Email',
    Phone: 'Phone',
    Url: 'Url',
    Picklist: 'Picklist',
    MultiselectPicklist: 'MultiPicklist',
    Checkbox: 'Boolean',
    Number: 'Double',
    Currency: 'Currency',
    Percent: 'Percent',
    Date: 'Date',
    DateTime: 'DateTime',
    Time: 'Time'
};

/** A field's type as the UI API calls it. */
export function dataType(field: FieldSchema): string {
    return dataTypes[field.type];
}

const describeTypes: Record<FieldType, string> = {
    Id: 'id',
    Reference: 'reference',
    Text: 'string',
    AutoNumber: 'string',
    TextArea: 'textarea',
    LongTextArea: 'textarea',
    Html: 'textarea',
    Email: 'email',
    Phone: 'phone',
    Url: 'url',
    Picklist: 'picklist',
    MultiselectPicklist: 'multipicklist',
    Checkbox: 'boolean',
    Number: 'double',
    Currency: 'currency',
    Percent: 'percent',
    Date: 'date',
    DateTime: 'datetime',
    Time: 'time'
};

/** A field's type as describe calls it. */
export function describeType(field: FieldSchema): string {
    return describeTypes[field.type];
}

const lengths: Partial<Record<FieldType, number>> = {
    Id: 18,
    Reference: 18,
    TextArea: 255,
    Email: 80,
    Phone: 40,
    Url: 255,
    Picklist: 255,
    MultiselectPicklist: 4099,
    AutoNumber: 30
};

/** Most characters of a text-like field; 0 for the others. */
export function fieldLength(field: FieldSchema): number {
    return field.length ?? lengths[field.type] ?? (field.type === 'Text' ? 255 : 0);
}

export function isCalculated(field: FieldSchema): boolean {
    return field.formula !== undefined || field.rollup !== undefined;
}

/** Whether a save may set the field at all. */
export function isWritable(field: FieldSchema, kind: 'create' | 'update'): boolean {
    const allowed = kind === 'create' ? field.createable : field.updateable;
    return allowed && !isCalculated(field) && field.type !== 'Id' && field.type !== 'AutoNumber';
}
