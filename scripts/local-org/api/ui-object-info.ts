import type { FieldSchema, ObjectSchema } from '../metadata/schema';
import type { ApiContext } from './context';
import { masterRecordType } from './describe';
import { dataType, fieldLength, isCalculated, isWritable } from './field-facts';

/** /ui-api/object-info/{object} */
export function objectInfo(context: ApiContext, object: ObjectSchema): Record<string, unknown> {
    return {
        apiName: object.apiName,
        associateEntityType: null,
        associateParentEntity: null,
        childRelationships: [...context.schema.childRelationships(object.apiName).values()].map((relationship) => ({
            childObjectApiName: relationship.childObject,
            fieldName: relationship.childField,
            junctionIdListNames: [],
            junctionReferenceTo: [],
            relationshipName: relationship.name
        })),
        createable: object.permits?.create ?? true,
        custom: object.custom,
        defaultRecordTypeId: masterRecordType,
        deletable: object.permits?.delete ?? true,
        dependentFields: {},
        eTag: `${object.apiName}-${context.version}`,
        feedEnabled: false,
        fields: Object.fromEntries(
            [...object.fields.values()].map((field) => [field.apiName, fieldInfo(context, object, field)])
        ),
        keyPrefix: object.keyPrefix,
        label: context.labels.object(object),
        labelPlural: context.labels.plural(object),
        layoutable: true,
        mruEnabled: false,
        nameFields: [object.nameField],
        queryable: true,
        recordTypeInfos: {
            [masterRecordType]: {
                available: true,
                defaultRecordTypeMapping: true,
                master: true,
                name: 'Master',
                recordTypeId: masterRecordType
            }
        },
        searchable: false,
        searchLayoutable: false,
        themeInfo: null,
        updateable: object.permits?.edit ?? true
    };
}

function fieldInfo(context: ApiContext, object: ObjectSchema, field: FieldSchema): Record<string, unknown> {
    const isNumber = ['Double', 'Currency', 'Percent'].includes(dataType(field));
    const isLong = field.type === 'LongTextArea' || field.type === 'Html';
    return {
        apiName: field.apiName,
        calculated: isCalculated(field),
        compound: false,
        compoundComponentName: null,
        compoundFieldName: null,
        controllerName: null,
        controllingFields: [],
        createable: isWritable(field, 'create'),
        custom: field.custom,
        dataType: dataType(field),
        externalId: field.externalId,
        extraTypeInfo: field.type === 'LongTextArea' ? 'PlainTextArea' : field.type === 'Html' ? 'RichTextArea' : null,
        filterable: !isLong,
        filteredLookupInfo: null,
        highScaleNumber: false,
        htmlFormatted: field.type === 'Html',
        inlineHelpText: context.labels.help(object, field),
        label: context.labels.field(object, field),
        length: fieldLength(field),
        maskType: null,
        nameField: field.apiName === object.nameField,
        polymorphicForeignKey: (field.reference?.referenceTo.length ?? 0) > 1,
        precision: isNumber ? (field.precision ?? 18) : 0,
        reference: field.type === 'Reference',
        referenceTargetField: null,
        referenceToInfos: (field.reference?.referenceTo ?? []).map((apiName) => ({
            apiName,
            nameFields: [context.schema.objects.get(apiName)?.nameField ?? 'Name']
        })),
        relationshipName: field.reference?.relationshipName ?? null,
        required: field.required,
        scale: isNumber ? (field.scale ?? 0) : 0,
        searchPrefilterable: false,
        sortable: !isLong && field.type !== 'MultiselectPicklist',
        unique: field.unique,
        updateable: isWritable(field, 'update')
    };
}

/** /ui-api/object-info/{object}/picklist-values/{recordType}/{field}: active values with labels in the user's language. */
export function picklistFieldValues(
    context: ApiContext,
    object: ObjectSchema,
    field: FieldSchema
): Record<string, unknown> {
    const values = (field.picklist?.values ?? [])
        .filter((value) => value.isActive)
        .map((value) => ({
            attributes:
                value.isClosed === undefined
                    ? null
                    : {
                          isClosed: value.isClosed,
                          isWon: value.isWon ?? false,
                          picklistAtrributesValueType: 'OpportunityStage'
                      },
            label: context.labels.picklistValue(object, field, value.value),
            validFor: [],
            value: value.value
        }));
    const defaultValue = field.picklist?.values.find((value) => value.isDefault && value.isActive)?.value;
    return {
        controllerValues: {},
        defaultValue: values.find((value) => value.value === defaultValue) ?? null,
        eTag: `${object.apiName}.${field.apiName}`,
        url: `/services/data/v${context.version}/ui-api/object-info/${object.apiName}/picklist-values/${masterRecordType}/${field.apiName}`,
        values
    };
}
