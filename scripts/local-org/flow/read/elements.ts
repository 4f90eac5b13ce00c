import type { ElementReader } from '../../metadata/xml';
import { assignmentOperators, flowOperators, type FlowCondition, type FlowElement, type FlowRule } from '../definition';
import { readRecordCreate, readRecordDelete, readRecordLookup, readRecordUpdate } from './recordElements';
import { canvas, connector, emptyText, readInputs, readOutputs, readValue, textValue } from './values';

/** The elements that the local org runs, by the name they have in the file. */
const readers: Readonly<Record<string, (reader: ElementReader) => FlowElement | undefined>> = {
    assignments: readAssignment,
    decisions: readDecision,
    loops: readLoop,
    collectionProcessors: readCollectionProcessor,
    recordLookups: readRecordLookup,
    recordCreates: readRecordCreate,
    recordUpdates: readRecordUpdate,
    recordDeletes: readRecordDelete,
    subflows: readSubflow,
    customErrors: readCustomError
};

/** Elements of the platform that the local org does not run. */
const unsupportedElements = [
    'actionCalls',
    'apexPluginCalls',
    'collectionFilterCriteria',
    'dataLookups',
    'experiments',
    'orchestratedStages',
    'recordRollbacks',
    'screens',
    'steps',
    'transforms',
    'waits'
];

/** Every element of the flow; one that is not supported is reported with its own name and line. */
export function readElements(root: ElementReader): FlowElement[] {
    for (const kind of unsupportedElements) {
        for (const reader of root.children(kind)) {
            const name = reader.text('name') ?? '';
            reader.problem(
                `Element ${name} <${kind}> is not supported by the local org; supported: ${Object.keys(readers).join(', ')}.`
            );
        }
    }
    return Object.entries(readers).flatMap(([kind, read]) =>
        root.children(kind).flatMap((reader) => {
            const element = read(reader);
            reader.noEffect(...canvas, 'processMetadataValues').finish();
            return element ?? [];
        })
    );
}

function readAssignment(reader: ElementReader): FlowElement {
    return {
        kind: 'assignment',
        name: reader.requiredText('name'),
        items: reader.children('assignmentItems').map((item) => {
            const read = {
                target: item.requiredText('assignToReference'),
                operator: item.choice('operator', assignmentOperators) ?? ('Assign' as const),
                value: readValue(item, 'value') ?? emptyText(item),
                location: item.location
            };
            item.noEffect('processMetadataValues').finish();
            return read;
        }),
        ...connector(reader, 'connector', 'next'),
        location: reader.location
    };
}

function readDecision(reader: ElementReader): FlowElement {
    reader.noEffect('defaultConnectorLabel');
    return {
        kind: 'decision',
        name: reader.requiredText('name'),
        rules: reader.children('rules').map(readRule),
        ...connector(reader, 'defaultConnector', 'next'),
        location: reader.location
    };
}

function readRule(reader: ElementReader): FlowRule {
    const rule = {
        name: reader.requiredText('name'),
        conditions: reader.children('conditions').map(readCondition),
        logic: reader.text('conditionLogic') ?? 'and',
        onlyWhenNewlyMeeting: reader.boolean('doesRequireRecordChangedToMeetCriteria') ?? false,
        ...connector(reader, 'connector', 'next'),
        location: reader.location
    };
    reader.noEffect('label', 'description', 'processMetadataValues').finish();
    return rule;
}

function readCondition(reader: ElementReader): FlowCondition {
    const right = readValue(reader, 'rightValue');
    const condition = {
        left: reader.requiredText('leftValueReference'),
        operator: reader.choice('operator', flowOperators) ?? ('EqualTo' as const),
        ...(right !== undefined && { right }),
        location: reader.location
    };
    // Written by the flow builder for itself.
    reader.noEffect('processMetadataValues').finish();
    return condition;
}

function readLoop(reader: ElementReader): FlowElement {
    const itemVariable = reader.text('assignNextValueToReference');
    return {
        kind: 'loop',
        name: reader.requiredText('name'),
        collection: reader.requiredText('collectionReference'),
        descending: reader.choice('iterationOrder', ['Asc', 'Desc']) === 'Desc',
        ...(itemVariable !== undefined && { itemVariable }),
        ...connector(reader, 'nextValueConnector', 'nextValue'),
        ...connector(reader, 'noMoreValuesConnector', 'next'),
        location: reader.location
    };
}

function readCollectionProcessor(reader: ElementReader): FlowElement | undefined {
    const type = reader.choice('collectionProcessorType', ['SortCollectionProcessor', 'FilterCollectionProcessor']);
    const name = reader.requiredText('name');
    const collection = reader.requiredText('collectionReference');
    const next = connector(reader, 'connector', 'next');
    const { location } = reader;
    if (type === 'SortCollectionProcessor') {
        const limit = reader.integer('limit');
        // The flow builder writes no logic that a sort would use.
        reader.noEffect('conditionLogic', 'assignNextValueToReference');
        const options = reader.children('sortOptions').map(readSortOption);
        return {
            kind: 'collectionSort',
            name,
            collection,
            options,
            ...(limit !== undefined && { limit }),
            ...next,
            location
        };
    }
    const formula = reader.child('formula');
    const element: FlowElement = {
        kind: 'collectionFilter',
        name,
        collection,
        itemVariable: reader.text('assignNextValueToReference') ?? `currentItem_${name}`,
        conditions: reader.children('conditions').map(readCondition),
        logic: reader.text('conditionLogic') ?? 'and',
        ...(formula !== undefined && { formula: { source: formula.element.text, location: formula.location } }),
        ...next,
        location
    };
    return type === undefined ? undefined : element;
}

function readSortOption(reader: ElementReader): {
    field?: string;
    descending: boolean;
    blanksFirst: boolean;
    location: ElementReader['location'];
} {
    const field = reader.text('sortField');
    const option = {
        ...(field !== undefined && { field }),
        descending: reader.choice('sortOrder', ['Asc', 'Desc']) === 'Desc',
        blanksFirst: reader.boolean('doesPutEmptyStringAndNullFirst') ?? false,
        location: reader.location
    };
    reader.noEffect('processMetadataValues').finish();
    return option;
}

function readSubflow(reader: ElementReader): FlowElement {
    // Outputs can always be read under the element's name.
    reader.noEffect('storeOutputAutomatically');
    return {
        kind: 'subflow',
        name: reader.requiredText('name'),
        flowName: reader.requiredText('flowName'),
        inputs: readInputs(reader, 'name'),
        outputs: readOutputs(reader, 'name'),
        ...connector(reader, 'connector', 'next'),
        location: reader.location
    };
}

function readCustomError(reader: ElementReader): FlowElement {
    return {
        kind: 'customError',
        name: reader.requiredText('name'),
        messages: reader.children('customErrorMessages').map((item) => {
            const field = item.text('fieldSelection');
            const isFieldError = item.boolean('isFieldError') ?? false;
            const message = item.child('errorMessage');
            if (message === undefined) {
                item.problem('<customErrorMessages> lacks <errorMessage>.');
            }
            item.noEffect('processMetadataValues').finish();
            return {
                message: message === undefined ? emptyText(item) : textValue(message),
                ...(isFieldError && field !== undefined && { field }),
                location: item.location
            };
        }),
        ...connector(reader, 'connector', 'next'),
        location: reader.location
    };
}
