import type { FieldSchema, ObjectSchema } from '../metadata/schema';
import type { ApiContext } from './context';
import { describeType, fieldLength, isCalculated, isWritable } from './field-facts';

/** What the global describe says of each object. */
export function objectSummary(context: ApiContext, object: ObjectSchema): Record<string, unknown> {
    const base = `/services/data/v${context.version}/sobjects/${object.apiName}`;
    return {
        activateable: false,
        associateEntityType: null,
        associateParentEntity: null,
        createable: object.permits?.create ?? true,
        custom: object.custom,
        customSetting: false,
        deepCloneable: false,
        deletable: object.permits?.delete ?? true,
        deprecatedAndHidden: false,
        feedEnabled: false,
        hasSubtypes: false,
        isInterface: false,
        isSubtype: false,
        keyPrefix: object.keyPrefix,
        label: context.labels.object(object),
        labelPlural: context.labels.plural(object),
        layoutable: true,
        mergeable: false,
        mruEnabled: false,
        name: object.apiName,
        queryable: true,
        replicateable: true,
        retrieveable: true,
        searchable: false,
        triggerable: true,
        undeletable: false,
        updateable: object.permits?.edit ?? true,
        urls: { sobject: base, describe: `${base}/describe`, rowTemplate: `${base}/{ID}` }
    };
}

export function describeGlobal(context: ApiContext): Record<string, unknown> {
    return {
        encoding: 'UTF-8',
        maxBatchSize: 200,
        sobjects: [...context.schema.objects.values()].map((object) => objectSummary(context, object))
    };
}

export function describeObject(context: ApiContext, object: ObjectSchema): Record<string, unknown> {
    const children = [...context.schema.childRelationships(object.apiName).values()].map((relationship) => ({
        cascadeDelete: onDelete(context, relationship.childObject, relationship.childField) === 'Cascade',
        childSObject: relationship.childObject,
        deprecatedAndHidden: false,
        field: relationship.childField,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: relationship.name,
        restrictedDelete: onDelete(context, relationship.childObject, relationship.childField) === 'Restrict'
    }));
    return {
        ...objectSummary(context, object),
        actionOverrides: [],
        childRelationships: children,
        compactLayoutable: true,
        fields: [...object.fields.values()].map((field) => describeField(context, object, field)),
        listviewable: null,
        lookupLayoutable: null,
        namedLayoutInfos: [],
        networkScopeFieldName: null,
        recordTypeInfos: [
            {
                active: true,
                available: true,
                defaultRecordTypeMapping: true,
                developerName: 'Master',
                master: true,
                name: 'Master',
                recordTypeId: masterRecordType,
                urls: {}
            }
        ],
        searchLayoutable: false,
        supportedScopes: [
            { label: 'All', name: 'everything' },
            ...(object.fields.has('OwnerId') ? [{ label: 'My', name: 'mine' }] : [])
        ]
    };
}

/** The Id that stands for "no record type" wherever one is asked for. */
export const masterRecordType = '012000000000000AAA';

function onDelete(context: ApiContext, object: string, field: string): string | undefined {
    return context.schema.objects.get(object)?.fields.get(field)?.reference?.onParentDelete;
}

function describeField(context: ApiContext, object: ObjectSchema, field: FieldSchema): Record<string, unknown> {
    const type = describeType(field);
    const isNumber = ['double', 'currency', 'percent'].includes(type);
    const isLong = field.type === 'LongTextArea' || field.type === 'Html';
    const length = fieldLength(field);
    return {
        aggregatable: !isLong && field.type !== 'MultiselectPicklist',
        aiPredictionField: false,
        autoNumber: field.type === 'AutoNumber',
        byteLength: length * 3,
        calculated: isCalculated(field),
        calculatedFormula: field.formula?.source ?? null,
        cascadeDelete: field.reference?.onParentDelete === 'Cascade',
        caseSensitive: field.caseSensitive,
        compoundFieldName: null,
        controllerName: null,
        createable: isWritable(field, 'create'),
        custom: field.custom,
        defaultValue: field.type === 'Checkbox' ? field.defaultValue === 'true' : null,
        defaultValueFormula: field.type === 'Checkbox' ? null : (field.defaultValue ?? null),
        defaultedOnCreate: field.defaultValue !== undefined || field.type === 'Checkbox' || field.type === 'AutoNumber',
        dependentPicklist: false,
        deprecatedAndHidden: false,
        digits: 0,
        displayLocationInDecimal: false,
        encrypted: false,
        externalId: field.externalId,
        extraTypeInfo: field.type === 'Html' ? 'richtextarea' : field.type === 'LongTextArea' ? 'plaintextarea' : null,
        filterable: !isLong,
        filteredLookupInfo: null,
        formulaTreatNullNumberAsZero: field.formula?.treatBlanksAs === 'BlankAsZero',
        groupable: !isLong && !isNumber && field.type !== 'DateTime' && !field.formula,
        highScaleNumber: false,
        htmlFormatted: field.type === 'Html',
        idLookup: field.type === 'Id' || field.externalId || field.isNameField,
        inlineHelpText: context.labels.help(object, field),
        label: context.labels.field(object, field),
        length,
        mask: null,
        maskType: null,
        name: field.apiName,
        nameField: field.apiName === object.nameField,
        namePointing: (field.reference?.referenceTo.length ?? 0) > 1,
        nillable: !field.required && field.type !== 'Checkbox' && field.type !== 'Id',
        permissionable: field.custom && !field.required,
        picklistValues: picklistValues(context, object, field),
        polymorphicForeignKey: (field.reference?.referenceTo.length ?? 0) > 1,
        precision: isNumber ? (field.precision ?? 18) : 0,
        queryByDistance: false,
        referenceTargetField: null,
        referenceTo: field.reference?.referenceTo ?? [],
        relationshipName: field.reference?.relationshipName ?? null,
        relationshipOrder: field.reference?.masterDetail?.order ?? null,
        restrictedDelete: field.reference?.onParentDelete === 'Restrict',
        restrictedPicklist: field.picklist?.restricted ?? false,
        scale: isNumber ? (field.scale ?? 0) : 0,
        searchPrefilterable: false,
        soapType: soapTypes[type] ?? 'xsd:string',
        sortable: !isLong && field.type !== 'MultiselectPicklist',
        type,
        unique: field.unique,
        updateable: isWritable(field, 'update'),
        writeRequiresMasterRead: field.reference?.masterDetail?.writeRequiresMasterRead ?? false
    };
}

const soapTypes: Record<string, string> = {
    id: 'tns:ID',
    reference: 'tns:ID',
    boolean: 'xsd:boolean',
    double: 'xsd:double',
    currency: 'xsd:double',
    percent: 'xsd:double',
    date: 'xsd:date',
    datetime: 'xsd:dateTime',
    time: 'xsd:time'
};

function picklistValues(context: ApiContext, object: ObjectSchema, field: FieldSchema): unknown[] {
    return (field.picklist?.values ?? []).map((value) => ({
        active: value.isActive,
        defaultValue: value.isDefault,
        label: context.labels.picklistValue(object, field, value.value),
        validFor: null,
        value: value.value
    }));
}
