/**
 * One path for every error the platform can hand a component: GraphQL wires and mutations, UI API functions and
 * adapters, and plain JavaScript errors. Each becomes a list of problems for people, with the place concerned.
 */
import commonProblemWithField from '@salesforce/label/c.Common_ProblemWithField';
import { fill, formatList } from 'c/formats';
import type { ObjectInfoResult } from 'lightning/uiObjectInfoApi';

export interface Problem {
    readonly message: string;
    /** API names of the fields concerned; empty when the whole record is. */
    readonly fields: readonly string[];
    /** Labels of these fields, where they are known; the API name where they are not. */
    readonly fieldLabels: readonly string[];
    /** The alias of the operation that failed, for a mutation with several. */
    readonly operation?: string;
}

/** Labels by field API name. */
export type FieldLabels = Readonly<Record<string, string>>;

/**
 * Every problem in an error, or in a list of errors, in order and each once.
 * @param error anything thrown, or the `error` or `errors` of a wire
 * @param labels labels for fields that an error names only by API name
 * @returns at least one problem for anything but undefined, null and empty lists
 */
export function reduceErrors(error: unknown, labels: FieldLabels = {}): Problem[] {
    const problems = listOf(error).flatMap((single) => reduceOne(single, labels));
    return problems.filter((problem, index) => problems.findIndex((other) => isSameProblem(problem, other)) === index);
}

/** What the problems of an error say, where no field is to be named. */
export function errorMessages(error: unknown): string[] {
    return reduceErrors(error).map(({ message }) => message);
}

/** The problem with the fields it concerns before it, unless the sentence names them itself. */
export function sayProblem({ message, fieldLabels }: Problem): string {
    return fieldLabels.every((label) => message.includes(label))
        ? message
        : fill(commonProblemWithField, formatList(fieldLabels), message);
}

/** An object's field labels, as `reduceErrors` takes them; none while the object is not known. */
export function fieldLabelsOf(info: ObjectInfoResult['data']): FieldLabels {
    return Object.fromEntries(Object.values(info?.fields ?? {}).map(({ apiName, label }) => [apiName, label]));
}

function listOf(error: unknown): unknown[] {
    if (error === undefined || error === null) {
        return [];
    }
    return Array.isArray(error) ? error : [error];
}

function reduceOne(error: unknown, labels: FieldLabels): Problem[] {
    if (typeof error === 'string') {
        return [toProblem(error, [], labels)];
    }
    if (!isObject(error)) {
        return [toProblem(String(error), [], labels)];
    }
    if ('body' in error) {
        return reduceBody(error, labels);
    }
    if (isObject(error.extensions) || Array.isArray(error.path)) {
        return reduceGraphQL(error, labels);
    }
    return [toProblem(textOf(error), [], labels)];
}

/** UI API: `body` is a list of messages, or one message with the record's and the fields' errors beside it. */
function reduceBody(error: Readonly<Record<string, unknown>>, labels: FieldLabels): Problem[] {
    const { body } = error;
    if (Array.isArray(body)) {
        return body.map((entry) => toProblem(textOf(entry), [], labels));
    }
    if (!isObject(body)) {
        return [toProblem(typeof body === 'string' ? body : textOf(error), [], labels)];
    }
    const detailed = reduceOutput(body.output, labels);
    return detailed.length > 0 ? detailed : [toProblem(textOf(body), [], labels)];
}

function reduceOutput(output: unknown, labels: FieldLabels): Problem[] {
    if (!isObject(output)) {
        return [];
    }
    const ofRecord = listOf(output.errors).map((entry) => toProblem(textOf(entry), [], labels));
    const fieldErrors = isObject(output.fieldErrors) ? output.fieldErrors : {};
    const ofFields = Object.entries(fieldErrors).flatMap(([field, entries]) =>
        listOf(entries).map((entry) => toProblem(textOf(entry), [field], { ...labels, ...labelOf(field, entry) }))
    );
    return [...ofRecord, ...ofFields];
}

function labelOf(field: string, entry: unknown): FieldLabels {
    return isObject(entry) && typeof entry.fieldLabel === 'string' ? { [field]: entry.fieldLabel } : {};
}

/** GraphQL: the path's part below `uiapi` is the operation's alias; the fields are among the extensions. */
function reduceGraphQL(error: Readonly<Record<string, unknown>>, labels: FieldLabels): Problem[] {
    const path = Array.isArray(error.path) ? error.path.map(String) : [];
    const below = path.indexOf('uiapi') + 1;
    const operation = below > 0 ? path[below] : undefined;
    const extensions = isObject(error.extensions) ? error.extensions : {};
    const detailed = reduceOutput(extensions.output, labels);
    const problems = detailed.length > 0 ? detailed : [toProblem(textOf(error), textsOf(extensions.fields), labels)];
    return problems.map((problem) => (operation === undefined ? problem : { ...problem, operation }));
}

function toProblem(message: string, fields: readonly string[], labels: FieldLabels): Problem {
    return { message, fields, fieldLabels: fields.map((field) => labels[field] ?? field) };
}

function textOf(value: unknown): string {
    if (isObject(value)) {
        for (const key of ['message', 'statusText']) {
            if (typeof value[key] === 'string' && value[key] !== '') {
                return value[key];
            }
        }
    }
    return typeof value === 'string' ? value : JSON.stringify(value);
}

function textsOf(value: unknown): string[] {
    return Array.isArray(value) ? value.map(String) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null;
}

function isSameProblem(left: Problem, right: Problem): boolean {
    return (
        left.message === right.message &&
        left.operation === right.operation &&
        left.fields.join() === right.fields.join()
    );
}
