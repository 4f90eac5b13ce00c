import { element, type SourceFiles } from '../../__fixtures__/project';
import { loadSchema } from '../../metadata/loadSchema';
import { MetadataError } from '../../metadata/problems';
import { writeProject } from '../../__fixtures__/project';

type Content = Record<string, unknown>;

const target = (name: string | undefined, connector = 'connector'): Content =>
    name === undefined ? {} : { [connector]: { targetReference: name } };

/** A flow's file, in the structure that the flow builder writes. */
export function flowFile(name: string, start: Content, content: Content): SourceFiles {
    return {
        [`flows/${name}.flow`]: element('Flow', {
            apiVersion: '66.0',
            environments: 'Default',
            interviewLabel: `${name} {!$Flow.CurrentDateTime}`,
            label: name.replaceAll('_', ' '),
            processType: 'AutoLaunchedFlow',
            status: 'Active',
            start: { locationX: 50, locationY: 0, ...start },
            ...content
        })
    };
}

/** The start of a flow that a record triggers; after it was saved, unless `more` says otherwise. */
export function onRecord(object: string, first: string | undefined, more: Content = {}): Content {
    return {
        ...target(first),
        object,
        recordTriggerType: 'CreateAndUpdate',
        triggerType: 'RecordAfterSave',
        ...more
    };
}

export const called = (first: string): Content => target(first);
export const text = (stringValue: string): Content => ({ stringValue });
export const numeral = (numberValue: number): Content => ({ numberValue });
export const yes = { booleanValue: true };
export const reference = (elementReference: string): Content => ({ elementReference });

export function assignment(name: string, items: Content[], next?: string): Content {
    return { name, label: name, locationX: 0, locationY: 0, assignmentItems: items, ...target(next) };
}

export const assign = (assignToReference: string, value: Content, operator = 'Assign'): Content => ({
    assignToReference,
    operator,
    value
});

export const filter = (field: string, operator: string, value: Content): Content => ({ field, operator, value });
export const input = (field: string, value: Content): Content => ({ field, value });

export function create(name: string, object: string, inputs: Content[], next?: string, more: Content = {}): Content {
    return { name, label: name, object, inputAssignments: inputs, ...target(next), ...more };
}

/** An update of the records that a search finds, or of those that `more.inputReference` names. */
export function update(name: string, content: Content, next?: string, fault?: string): Content {
    return { name, label: name, ...content, ...target(next), ...target(fault, 'faultConnector') };
}

export function lookup(name: string, object: string, filters: Content[], next?: string, more: Content = {}): Content {
    return {
        name,
        label: name,
        object,
        filterLogic: 'and',
        filters,
        getFirstRecordOnly: true,
        storeOutputAutomatically: true,
        ...target(next),
        ...more
    };
}

export function loop(name: string, collectionReference: string, each: string, after?: string): Content {
    return {
        name,
        label: name,
        collectionReference,
        iterationOrder: 'Asc',
        ...target(each, 'nextValueConnector'),
        ...target(after, 'noMoreValuesConnector')
    };
}

/** A decision with one outcome. */
export function decision(
    name: string,
    conditions: Content[],
    then: string,
    otherwise?: string,
    logic = 'and'
): Content {
    return {
        name,
        label: name,
        defaultConnectorLabel: 'Default Outcome',
        ...target(otherwise, 'defaultConnector'),
        rules: { name: `${name}_Yes`, conditionLogic: logic, conditions, ...target(then), label: 'Yes' }
    };
}

export const condition = (leftValueReference: string, operator: string, rightValue: Content): Content => ({
    leftValueReference,
    operator,
    rightValue
});

export function variable(name: string, dataType: string, more: Content = {}): Content {
    return { name, dataType, isCollection: false, isInput: false, isOutput: false, ...more };
}

/** What loading a project says is wrong: `File:line: problem`. */
export function problemsOf(...files: readonly SourceFiles[]): string[] {
    try {
        loadSchema(writeProject(Object.assign({}, ...files) as SourceFiles));
    } catch (error) {
        if (error instanceof MetadataError) {
            return error.problems.map(({ file, line, problem }) => `${file.split('/').pop()}:${line}: ${problem}`);
        }
        throw error;
    }
    return [];
}
