import { addOnce, type ProjectDraft, type SourceFile } from '../metadata/draft';
import type { ElementReader } from '../metadata/xml';
import type {
    FlowCondition,
    FlowDataType,
    FlowElement,
    FlowFormula,
    FlowConstant,
    FlowOperator,
    FlowRecordFilter,
    FlowRule,
    FlowValue,
    FlowVariable,
    RecordTriggeredStart
} from './definition';

const operators: readonly FlowOperator[] = [
    'EqualTo',
    'NotEqualTo',
    'GreaterThan',
    'GreaterThanOrEqualTo',
    'LessThan',
    'LessThanOrEqualTo',
    'IsNull',
    'IsBlank',
    'IsChanged',
    'Contains',
    'StartsWith',
    'EndsWith'
];

const dataTypes: readonly FlowDataType[] = [
    'String',
    'Number',
    'Currency',
    'Boolean',
    'Date',
    'DateTime',
    'Picklist',
    'SObject'
];

/** Where an element stands on the canvas and what it is called there. */
const canvas = ['label', 'locationX', 'locationY', 'description'];

/**
 * Reads `flows/<name>.flow-meta.xml`. So far: active record-triggered flows that run before the save. A flow that is not
 * active does nothing on the platform and is not read further.
 */
export function readFlow(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const status = root.choice('status', ['Active', 'Draft', 'Obsolete', 'InvalidDraft']);
    if (status !== 'Active') {
        return;
    }
    const startReader = root.child('start');
    const processType = root.requiredText('processType');
    if (processType !== 'AutoLaunchedFlow' || startReader?.has('triggerType') !== true) {
        root.problem('Only record-triggered flows that run before the save are supported by the local org.');
        return;
    }
    const elements = new Map<string, FlowElement>();
    const add = (element: FlowElement): void =>
        addOnce(elements, element.name, element, 'flow element', element.location, draft.problems);
    root.children('assignments').map(readAssignment).forEach(add);
    root.children('decisions').map(readDecision).forEach(add);
    root.children('recordLookups').map(readRecordLookup).forEach(add);
    root.children('customErrors').map(readCustomError).forEach(add);
    const flow = {
        apiName: file.name,
        label: root.requiredText('label'),
        start: readStart(startReader),
        elements,
        formulas: byName(root.children('formulas').map(readFormula)),
        constants: byName(root.children('constants').map(readConstant)),
        variables: byName(root.children('variables').map(readVariable)),
        location: root.location
    };
    // How the flow builder shows the flow, and where interviews are listed, has no effect on what the flow does.
    // A record-triggered flow always runs in system context, so runInMode changes nothing.
    root.noEffect(
        'apiVersion',
        'areMetricsLoggedToDataCloud',
        'description',
        'environments',
        'interviewLabel',
        'processMetadataValues',
        'runInMode'
    ).finish();
    addOnce(draft.flows, file.name, flow, 'flow', root.location, draft.problems);
}

function byName<Resource extends { readonly name: string }>(resources: readonly Resource[]): Map<string, Resource> {
    return new Map(resources.map((resource) => [resource.name, resource]));
}

function connector(reader: ElementReader, name = 'connector'): { next?: string } {
    const element = reader.child(name);
    const next = element?.text('targetReference');
    element?.noEffect('isGoTo').finish();
    return next === undefined ? {} : { next };
}

function readStart(reader: ElementReader): RecordTriggeredStart {
    const trigger = reader.choice('triggerType', ['RecordBeforeSave']) ?? 'RecordBeforeSave';
    const type = reader.choice('recordTriggerType', ['Create', 'Update', 'CreateAndUpdate']);
    if (type === undefined && !reader.has('recordTriggerType')) {
        reader.problem('A record-triggered flow needs a <recordTriggerType>.');
    }
    const formula = reader.child('filterFormula');
    const start = {
        object: reader.requiredText('object'),
        trigger,
        onCreate: type !== 'Update',
        onUpdate: type !== 'Create',
        onlyWhenNewlyMeeting: reader.boolean('doesRequireRecordChangedToMeetCriteria') ?? false,
        ...(formula !== undefined && { filterFormula: { source: formula.element.text, location: formula.location } }),
        filters: reader.children('filters').map(readFilter),
        filterLogic: reader.text('filterLogic') ?? 'and',
        ...connector(reader),
        location: reader.location
    };
    reader.noEffect(...canvas).finish();
    return start;
}

function readFilter(reader: ElementReader): FlowRecordFilter {
    const filter = {
        field: reader.requiredText('field'),
        operator: reader.choice('operator', operators) ?? ('EqualTo' as const),
        value: readValue(reader, 'value') ?? emptyText(reader),
        location: reader.location
    };
    reader.finish();
    return filter;
}

function emptyText(reader: ElementReader): FlowValue {
    return { kind: 'literal', type: 'Text', text: '', location: reader.location };
}

const literals = {
    stringValue: 'Text',
    numberValue: 'Number',
    booleanValue: 'Checkbox',
    dateValue: 'Date',
    dateTimeValue: 'DateTime'
} as const;

function readValue(parent: ElementReader, name: string): FlowValue | undefined {
    const reader = parent.child(name);
    if (reader === undefined) {
        return undefined;
    }
    const path = reader.text('elementReference');
    let value: FlowValue | undefined =
        path === undefined ? undefined : { kind: 'reference', path, location: reader.location };
    for (const [element, type] of Object.entries(literals)) {
        const literal = reader.child(element);
        if (literal !== undefined) {
            value = { kind: 'literal', type, text: literal.element.text, location: literal.location };
        }
    }
    reader.finish();
    if (value?.kind === 'literal' && value.text.includes('{!')) {
        reader.problem('Merge fields in a text value are not supported by the local org; use a formula resource.');
    }
    return value;
}

function readAssignment(reader: ElementReader): FlowElement {
    const assignment = {
        kind: 'assignment' as const,
        name: reader.requiredText('name'),
        items: reader.children('assignmentItems').map((item) => {
            const read = {
                target: item.requiredText('assignToReference'),
                operator: item.choice('operator', ['Assign', 'Add', 'Subtract']) ?? ('Assign' as const),
                value: readValue(item, 'value') ?? emptyText(item),
                location: item.location
            };
            item.finish();
            return read;
        }),
        ...connector(reader),
        location: reader.location
    };
    reader.noEffect(...canvas).finish();
    return assignment;
}

function readDecision(reader: ElementReader): FlowElement {
    const decision = {
        kind: 'decision' as const,
        name: reader.requiredText('name'),
        rules: reader.children('rules').map(readRule),
        ...connector(reader, 'defaultConnector'),
        location: reader.location
    };
    reader.noEffect('defaultConnectorLabel', ...canvas).finish();
    return decision;
}

function readRule(reader: ElementReader): FlowRule {
    const rule = {
        name: reader.requiredText('name'),
        conditions: reader.children('conditions').map(readCondition),
        logic: reader.text('conditionLogic') ?? 'and',
        onlyWhenNewlyMeeting: reader.boolean('doesRequireRecordChangedToMeetCriteria') ?? false,
        ...connector(reader),
        location: reader.location
    };
    reader.noEffect('label', 'description').finish();
    return rule;
}

function readCondition(reader: ElementReader): FlowCondition {
    const right = readValue(reader, 'rightValue');
    const condition = {
        left: reader.requiredText('leftValueReference'),
        operator: reader.choice('operator', operators) ?? ('EqualTo' as const),
        ...(right !== undefined && { right }),
        location: reader.location
    };
    // Written by the flow builder for itself.
    reader.noEffect('processMetadataValues').finish();
    return condition;
}

function readRecordLookup(reader: ElementReader): FlowElement {
    const sortField = reader.text('sortField');
    const sortOrder = reader.choice('sortOrder', ['Asc', 'Desc']);
    if (reader.boolean('getFirstRecordOnly') !== true) {
        reader.problem(
            'A lookup of several records is not supported by the local org: <getFirstRecordOnly> must be true.'
        );
    }
    if (reader.boolean('storeOutputAutomatically') !== true) {
        reader.problem('<storeOutputAutomatically> must be true: the local org supports no output variables.');
    }
    const lookup = {
        kind: 'recordLookup' as const,
        name: reader.requiredText('name'),
        object: reader.requiredText('object'),
        filters: reader.children('filters').map(readFilter),
        filterLogic: reader.text('filterLogic') ?? 'and',
        ...(sortField !== undefined && { sort: { field: sortField, descending: sortOrder === 'Desc' } }),
        ...connector(reader),
        location: reader.location
    };
    // Every field of the found record can be read, and what was not found is always blank.
    reader.noEffect('assignNullValuesIfNoRecordsFound', 'queriedFields', ...canvas).finish();
    return lookup;
}

function readCustomError(reader: ElementReader): FlowElement {
    const customError = {
        kind: 'customError' as const,
        name: reader.requiredText('name'),
        messages: reader.children('customErrorMessages').map((item) => {
            const field = item.text('fieldSelection');
            const isFieldError = item.boolean('isFieldError') ?? false;
            const message = item.requiredText('errorMessage');
            if (message.includes('{!')) {
                item.problem('Merge fields in an error message are not supported by the local org.', 'errorMessage');
            }
            item.finish();
            return { message, ...(isFieldError && field !== undefined && { field }), location: item.location };
        }),
        ...connector(reader),
        location: reader.location
    };
    reader.noEffect(...canvas).finish();
    return customError;
}

function readFormula(reader: ElementReader): FlowFormula {
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
    reader.noEffect('description').finish();
    return formula;
}

function readConstant(reader: ElementReader): FlowConstant {
    const constant = { name: reader.requiredText('name'), value: readValue(reader, 'value') ?? emptyText(reader) };
    // The value says its type.
    reader.noEffect('description', 'dataType').finish();
    return constant;
}

function readVariable(reader: ElementReader): FlowVariable {
    const objectType = reader.text('objectType');
    const scale = reader.integer('scale');
    const initialValue = readValue(reader, 'value');
    if (reader.boolean('isCollection') === true) {
        reader.problem('Collection variables are not supported by the local org.', 'isCollection');
    }
    const dataType = reader.choice('dataType', dataTypes) ?? ('String' as const);
    if (dataType === 'SObject') {
        reader.problem('Record variables are not supported by the local org.', 'dataType');
    }
    const variable = {
        name: reader.requiredText('name'),
        dataType,
        ...(objectType !== undefined && { objectType }),
        ...(scale !== undefined && { scale }),
        ...(initialValue !== undefined && { initialValue })
    };
    // A record-triggered flow is not called with values, nor asked for any.
    reader.noEffect('description', 'isInput', 'isOutput').finish();
    return variable;
}
