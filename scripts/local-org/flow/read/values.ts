import type { ElementReader } from '../../metadata/xml';
import type { FlowDataType, FlowInput, FlowOutput, FlowRecordFilter, FlowValue } from '../definition';
import { flowOperators } from '../definition';

/** Where an element stands on the canvas and what it is called there. */
export const canvas = ['label', 'locationX', 'locationY', 'description', 'elementSubtype'];

export const dataTypes: readonly FlowDataType[] = [
    'String',
    'Number',
    'Currency',
    'Boolean',
    'Date',
    'DateTime',
    'Time',
    'Picklist',
    'Multipicklist',
    'SObject'
];

const literals = {
    stringValue: 'Text',
    numberValue: 'Number',
    booleanValue: 'Checkbox',
    dateValue: 'Date',
    dateTimeValue: 'DateTime',
    timeValue: 'Time'
} as const;

/** A text, which is a template where it has merge fields. */
export function textValue(reader: ElementReader): FlowValue {
    const { text } = reader.element;
    const { location } = reader;
    return text.includes('{!')
        ? { kind: 'template', text, location }
        : { kind: 'literal', type: 'Text', text, location };
}

/** A value element, or undefined where it is absent or empty. */
export function readValue(parent: ElementReader, name: string): FlowValue | undefined {
    const reader = parent.child(name);
    if (reader === undefined) {
        return undefined;
    }
    const path = reader.text('elementReference');
    const formula = reader.child('formulaExpression');
    const dataType = reader.choice('formulaDataType', dataTypes);
    let value: FlowValue | undefined =
        path === undefined ? undefined : { kind: 'reference', path, location: reader.location };
    if (formula !== undefined) {
        value = {
            kind: 'formula',
            dataType: dataType ?? 'String',
            source: formula.element.text,
            location: formula.location
        };
    }
    for (const [element, type] of Object.entries(literals)) {
        const literal = reader.child(element);
        if (literal !== undefined) {
            value =
                type === 'Text'
                    ? textValue(literal)
                    : { kind: 'literal', type, text: literal.element.text, location: literal.location };
        }
    }
    reader.finish();
    return value;
}

export function emptyText(reader: ElementReader): FlowValue {
    return { kind: 'literal', type: 'Text', text: '', location: reader.location };
}

/** Where a connector leads, as a property that is absent where it leads nowhere. */
export function connector<Key extends string>(
    reader: ElementReader,
    name: string,
    key: Key
): { readonly [Name in Key]?: string } {
    const element = reader.child(name);
    const next = element?.text('targetReference');
    element?.noEffect('isGoTo', 'processMetadataValues').finish();
    return (next === undefined ? {} : { [key]: next }) as { readonly [Name in Key]?: string };
}

export function readFilters(reader: ElementReader): { filters: FlowRecordFilter[]; filterLogic: string } {
    return {
        filters: reader.children('filters').map(readFilter),
        filterLogic: reader.text('filterLogic') ?? 'and'
    };
}

function readFilter(reader: ElementReader): FlowRecordFilter {
    const filter = {
        field: reader.requiredText('field'),
        operator: reader.choice('operator', flowOperators) ?? ('EqualTo' as const),
        value: readValue(reader, 'value') ?? emptyText(reader),
        location: reader.location
    };
    // Written by the flow builder for itself.
    reader.noEffect('processMetadataValues').finish();
    return filter;
}

/** `<inputAssignments>`, whose name element differs by the element they stand in. */
export function readInputs(reader: ElementReader, nameElement: 'field' | 'name'): FlowInput[] {
    return reader.children('inputAssignments').map((item) => {
        const input = {
            field: item.requiredText(nameElement),
            value: readValue(item, 'value') ?? emptyText(item),
            location: item.location
        };
        item.noEffect('processMetadataValues').finish();
        return input;
    });
}

/** `<outputAssignments>`, likewise. */
export function readOutputs(reader: ElementReader, nameElement: 'field' | 'name'): FlowOutput[] {
    return reader.children('outputAssignments').map((item) => {
        const output = {
            from: item.requiredText(nameElement),
            target: item.requiredText('assignToReference'),
            location: item.location
        };
        item.noEffect('processMetadataValues').finish();
        return output;
    });
}
