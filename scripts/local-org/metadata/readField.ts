import { isCompoundAddress } from './compoundFields';
import { addOnce, objectDraft, type ProjectDraft, type SourceFile } from './draft';
import type { FieldSchema, FieldType, FilterOperation, ReferenceSchema, RollupSummarySchema } from './schema';
import { plainField } from './systemFields';
import { readPicklist } from './readValueSet';
import type { ElementReader } from './xml';

/** The field types of the Metadata API that the local org honours, and what they are here. */
const fieldTypes: Readonly<Record<string, FieldType>> = {
    AutoNumber: 'AutoNumber',
    Checkbox: 'Checkbox',
    Currency: 'Currency',
    Date: 'Date',
    DateTime: 'DateTime',
    Email: 'Email',
    Html: 'Html',
    LongTextArea: 'LongTextArea',
    Lookup: 'Reference',
    MasterDetail: 'Reference',
    MultiselectPicklist: 'MultiselectPicklist',
    Number: 'Number',
    Percent: 'Percent',
    Phone: 'Phone',
    Picklist: 'Picklist',
    // A roll-up's own type is that of what it sums, known once all objects are read.
    Summary: 'Number',
    Text: 'Text',
    TextArea: 'TextArea',
    Time: 'Time',
    Url: 'Url'
};

const defaultLengths: Partial<Record<FieldType, number>> = { Email: 80, Phone: 40, Url: 255, TextArea: 255 };

/** Reads `objects/<object>/fields/<field>.field-meta.xml`. */
export function readFieldFile(draft: ProjectDraft, file: SourceFile): void {
    const object = objectDraft(draft, file.folders[1] ?? '', file.root.location);
    if (file.root.requiredText('fullName') !== file.name) {
        file.root.problem(`<fullName> differs from the file's name ${file.name}.`, 'fullName');
    }
    if (!file.name.endsWith('__c')) {
        readStandardFieldOverride(object.fields, file);
        return;
    }
    const field = readField(file.root, file.name, object.apiName);
    if (field !== undefined) {
        addOnce(object.fields, file.name, field, `field of ${object.apiName}`, file.root.location, draft.problems);
    }
}

/** A standard field's file can change its label and help; the rest is the platform's. */
function readStandardFieldOverride(fields: Map<string, FieldSchema>, file: SourceFile): void {
    const field = fields.get(file.name);
    if (field === undefined && isCompoundAddress(fields, file.name)) {
        // An address is stored and shown by its parts; its own file changes none of them.
        return;
    }
    if (field === undefined) {
        file.root.problem(`${file.folders[1]} has no standard field ${file.name} in the local org.`);
        return;
    }
    const label = file.root.text('label');
    const inlineHelpText = file.root.text('inlineHelpText');
    file.root.noEffect('type', 'description', ...historyElements);
    file.root.finish();
    fields.set(file.name, {
        ...field,
        ...(label !== undefined && { label }),
        ...(inlineHelpText !== undefined && { inlineHelpText })
    });
}

/** Field history and feeds are not kept here. */
const historyElements = ['trackHistory', 'trackFeedHistory', 'trackTrending'];

function readField(reader: ElementReader, apiName: string, objectApiName: string): FieldSchema | undefined {
    const metadataType = reader.requiredText('type');
    const type = fieldTypes[metadataType];
    if (type === undefined) {
        reader.problem(
            `Field type "${metadataType}" is not supported; supported here: ${Object.keys(fieldTypes).join(', ')}.`,
            'type'
        );
        return undefined;
    }
    const formula = readFormula(reader);
    const computed = formula !== undefined || metadataType === 'Summary' || metadataType === 'AutoNumber';
    const field: FieldSchema = {
        ...plainField,
        apiName,
        label: reader.requiredText('label'),
        type,
        custom: true,
        ...optionalTexts(reader),
        ...readSize(reader, type, metadataType, formula !== undefined),
        required: (reader.boolean('required') ?? false) || metadataType === 'MasterDetail',
        unique: reader.boolean('unique') ?? false,
        caseSensitive: reader.boolean('caseSensitive') ?? false,
        externalId: reader.boolean('externalId') ?? false,
        createable: !computed,
        updateable: !computed,
        ...readDefault(reader),
        ...((type === 'Picklist' || type === 'MultiselectPicklist') && {
            picklist: readPicklist(reader, objectApiName, apiName)
        }),
        ...(type === 'Reference' && { reference: readReference(reader, apiName, metadataType === 'MasterDetail') }),
        ...(formula !== undefined && { formula }),
        ...(metadataType === 'Summary' && { rollup: readRollup(reader) }),
        ...(type === 'AutoNumber' && {
            displayFormat: reader.requiredText('displayFormat'),
            startingNumber: reader.integer('startingNumber') ?? 1
        }),
        location: reader.location
    };
    // visibleLines is presentation; who owns, classifies or logs a field has no effect on its values.
    reader.noEffect('visibleLines', 'securityClassification', 'businessStatus', 'businessOwnerUser', 'complianceGroup');
    reader.noEffect(...historyElements).finish();
    return reparentable(field);
}

/** The master of a detail cannot be changed, unless its field says so. */
function reparentable(field: FieldSchema): FieldSchema {
    const master = field.reference?.masterDetail;
    return master !== undefined && !master.reparentable ? { ...field, updateable: false } : field;
}

function optionalTexts(reader: ElementReader): Partial<FieldSchema> {
    const description = reader.text('description');
    const inlineHelpText = reader.text('inlineHelpText');
    return {
        ...(description !== undefined && { description }),
        ...(inlineHelpText !== undefined && { inlineHelpText })
    };
}

function readFormula(reader: ElementReader): FieldSchema['formula'] {
    const element = reader.child('formula');
    const treatBlanksAs = reader.choice('formulaTreatBlanksAs', ['BlankAsZero', 'BlankAsBlank']) ?? 'BlankAsBlank';
    return element === undefined
        ? undefined
        : { source: element.element.text, treatBlanksAs, location: element.location };
}

function readSize(
    reader: ElementReader,
    type: FieldType,
    metadataType: string,
    isFormula: boolean
): Partial<FieldSchema> {
    const length = reader.integer('length') ?? defaultLengths[type];
    const precision = reader.integer('precision');
    const scale = reader.integer('scale');
    if ((type === 'Text' || type === 'LongTextArea' || type === 'Html') && length === undefined && !isFormula) {
        reader.problem(`A ${metadataType} field needs a <length>.`);
    }
    if (metadataType === 'Number' || metadataType === 'Currency' || metadataType === 'Percent') {
        if (precision === undefined || scale === undefined) {
            reader.problem(`A ${metadataType} field needs <precision> and <scale>.`);
        } else if (precision < 1 || precision > 18 || scale < 0 || scale > precision) {
            reader.problem(
                `<precision> ${precision} and <scale> ${scale} do not fit: 1 to 18 digits, scale within them.`
            );
        }
    }
    return {
        ...(length !== undefined && { length }),
        ...(precision !== undefined && { precision }),
        ...(scale !== undefined && { scale })
    };
}

function readDefault(reader: ElementReader): Partial<FieldSchema> {
    const element = reader.child('defaultValue');
    return element === undefined
        ? {}
        : { defaultValue: element.element.text.trim(), defaultValueLocation: element.location };
}

function readReference(reader: ElementReader, apiName: string, isMasterDetail: boolean): ReferenceSchema {
    const childName = reader.text('relationshipName');
    const constraint = reader.choice('deleteConstraint', ['SetNull', 'Restrict', 'Cascade']);
    const order = reader.integer('relationshipOrder') ?? 0;
    const reparent = reader.boolean('reparentableMasterDetail') ?? false;
    const writeRequiresMasterRead = reader.boolean('writeRequiresMasterRead') ?? false;
    // The label of the related list is the layout's business.
    reader.noEffect('relationshipLabel');
    if (order !== 0 && order !== 1) {
        reader.problem(`<relationshipOrder> is ${order}; it must be 0 or 1.`, 'relationshipOrder');
    }
    return {
        referenceTo: [reader.requiredText('referenceTo')],
        relationshipName: apiName.replace(/__c$/, '__r'),
        ...(childName !== undefined && { childRelationshipName: `${childName}__r` }),
        ...(isMasterDetail && {
            masterDetail: { order: order as 0 | 1, reparentable: reparent, writeRequiresMasterRead }
        }),
        onParentDelete: isMasterDetail ? 'Cascade' : (constraint ?? 'SetNull')
    };
}

export const filterOperations: readonly FilterOperation[] = [
    'equals',
    'notEqual',
    'lessThan',
    'greaterThan',
    'lessOrEqual',
    'greaterOrEqual',
    'contains',
    'notContain',
    'startsWith',
    'includes',
    'excludes'
];

function readRollup(reader: ElementReader): RollupSummarySchema {
    const [childObject = '', childField = ''] = reader.requiredText('summaryForeignKey').split('.');
    const summarized = reader.text('summarizedField');
    const operation = reader.choice('summaryOperation', ['count', 'sum', 'min', 'max']);
    if (operation === undefined && !reader.has('summaryOperation')) {
        reader.problem('A roll-up summary needs a <summaryOperation>.');
    }
    const filters = reader.children('summaryFilterItems').map((item) => {
        const filter = {
            field: unqualified(item, 'field', childObject),
            operation: item.choice('operation', filterOperations) ?? 'equals',
            values: splitValues(item.text('value') ?? ''),
            location: item.location
        };
        item.finish();
        return filter;
    });
    return {
        operation: operation ?? 'count',
        childObject,
        childField,
        ...(summarized !== undefined && {
            summarizedField: withoutObject(reader, 'summarizedField', summarized, childObject)
        }),
        filters
    };
}

function unqualified(item: ElementReader, name: string, object: string): string {
    return withoutObject(item, name, item.requiredText(name), object);
}

function withoutObject(reader: ElementReader, name: string, path: string, object: string): string {
    if (!path.startsWith(`${object}.`)) {
        reader.problem(`<${name}> is "${path}"; it must name a field of ${object}, as ${object}.Field.`, name);
        return path;
    }
    return path.slice(object.length + 1);
}

/** A filter's alternatives stand in one text, separated by commas; double quotes keep a comma. */
export function splitValues(text: string): string[] {
    const values = text.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [''];
    return values.map((value) =>
        value
            .trim()
            .replace(/^"(.*)"$/s, '$1')
            .replaceAll('""', '"')
    );
}
