import type { ElementReader } from '../../metadata/xml';
import type { FlowConstant, FlowFormula, FlowTextTemplate, FlowVariable } from '../definition';
import { dataTypes, emptyText, readValue, textValue } from './values';

export function readFormula(reader: ElementReader): FlowFormula {
    const expression = reader.child('expression');
    const scale = reader.integer('scale');
    if (expression === undefined) {
        reader.problem('A formula needs an <expression>.');
    }
    const formula = {
        name: reader.requiredText('name'),
        dataType: reader.choice('dataType', dataTypes) ?? ('String' as const),
        ...(scale !== undefined && { scale }),
        source: expression?.element.text ?? '',
        location: expression?.location ?? reader.location
    };
    reader.noEffect('description', 'processMetadataValues').finish();
    return formula;
}

export function readConstant(reader: ElementReader): FlowConstant {
    const constant = { name: reader.requiredText('name'), value: readValue(reader, 'value') ?? emptyText(reader) };
    // The value says its type.
    reader.noEffect('description', 'dataType', 'processMetadataValues').finish();
    return constant;
}

export function readTextTemplate(reader: ElementReader): FlowTextTemplate {
    const text = reader.child('text');
    const template = {
        name: reader.requiredText('name'),
        value: text === undefined ? emptyText(reader) : textValue(text)
    };
    if (text === undefined) {
        reader.problem('A text template needs a <text>.');
    }
    // Which editor the flow builder shows the text in.
    reader.noEffect('description', 'isViewedAsPlainText', 'processMetadataValues').finish();
    return template;
}

export function readVariable(reader: ElementReader): FlowVariable {
    const objectType = reader.text('objectType');
    const scale = reader.integer('scale');
    const initialValue = readValue(reader, 'value');
    const dataType = reader.choice('dataType', dataTypes) ?? ('String' as const);
    if (dataType === 'SObject' && objectType === undefined) {
        reader.problem('A record variable needs an <objectType>.');
    }
    const variable = {
        name: reader.requiredText('name'),
        dataType,
        isCollection: reader.boolean('isCollection') ?? false,
        isInput: reader.boolean('isInput') ?? false,
        isOutput: reader.boolean('isOutput') ?? false,
        ...(objectType !== undefined && { objectType }),
        ...(scale !== undefined && { scale }),
        ...(initialValue !== undefined && { initialValue }),
        location: reader.location
    };
    reader.noEffect('description', 'processMetadataValues').finish();
    return variable;
}
