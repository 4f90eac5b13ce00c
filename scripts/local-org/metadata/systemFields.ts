import type { FieldSchema, FieldType, ReferenceSchema, SourceLocation } from './schema';

const location: SourceLocation = { file: 'the platform' };

/** What most fields are; a field says only where it differs. */
export const plainField = {
    custom: false,
    required: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    isNameField: false,
    createable: true,
    updateable: true
} as const;

/** The fields every object has. `owned`: the object's records have an owner (a detail's are its master's). */
export function systemFields(owned: boolean): FieldSchema[] {
    const fields = [
        systemField('Id', 'Record ID', 'Id', { unique: false, caseSensitive: true }),
        systemField('IsDeleted', 'Deleted', 'Checkbox'),
        systemField('CreatedDate', 'Created Date', 'DateTime'),
        systemField('CreatedById', 'Created By ID', 'Reference', { reference: userReference('CreatedBy') }),
        systemField('LastModifiedDate', 'Last Modified Date', 'DateTime'),
        systemField('LastModifiedById', 'Last Modified By ID', 'Reference', {
            reference: userReference('LastModifiedBy')
        }),
        systemField('SystemModstamp', 'System Modstamp', 'DateTime')
    ];
    if (owned) {
        const reference = userReference('Owner');
        fields.splice(
            1,
            0,
            systemField('OwnerId', 'Owner ID', 'Reference', { createable: true, updateable: true, reference })
        );
    }
    return fields;
}

function systemField(apiName: string, label: string, type: FieldType, more: Partial<FieldSchema> = {}): FieldSchema {
    return { ...plainField, apiName, label, type, createable: false, updateable: false, location, ...more };
}

function userReference(relationshipName: string): ReferenceSchema {
    return { referenceTo: ['User'], relationshipName, onParentDelete: 'Restrict' };
}
