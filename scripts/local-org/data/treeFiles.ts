import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Decimal } from 'decimal.js';

/**
 * The files that `sf data export tree` writes and `sf data import tree` reads:
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/requests_composite_sobject_tree.htm
 */
export interface TreeFile {
    readonly records: readonly TreeRecord[];
}

/**
 * One record: its fields; `@reference` in a reference field stands for the Id of the record with that reference;
 * children under their relationship's name as `{"records": […]}`.
 */
export interface TreeRecord {
    readonly attributes: { readonly type: string; readonly referenceId: string };
    readonly [field: string]: unknown;
}

/** One object of a plan file, with its tree files, relative to the plan file. */
export interface PlanPart {
    readonly sobject: string;
    readonly files: readonly string[];
}

/** A tree file as it was found. */
export interface FoundFile {
    readonly path: string;
    readonly records: readonly TreeRecord[];
}

/** Files that cannot be read, exported or imported; the message has one line a problem, each beginning with the file. */
export class DataFileError extends Error {
    constructor(problems: readonly string[]) {
        super(problems.join('\n'));
        this.name = 'DataFileError';
    }
}

/** @throws DataFileError where the file is none, or no array of objects with `sobject` and `files`. */
export function readPlan(path: string): FoundFile[] {
    const plan = readJson(path);
    const isPart = (part: unknown): part is PlanPart =>
        isObject(part) &&
        typeof part['sobject'] === 'string' &&
        Array.isArray(part['files']) &&
        part['files'].every((file) => typeof file === 'string');
    if (!Array.isArray(plan) || !plan.every(isPart)) {
        throw new DataFileError([
            `${path}: is no plan; allowed: a list of objects with "sobject", a name, and "files", a list of file names.`
        ]);
    }
    return (plan as PlanPart[]).flatMap(({ sobject, files }) =>
        files.map((file) => readTreeFile(resolve(dirname(path), file), sobject))
    );
}

/**
 * @param sobject what the plan says the records are; they may be of other objects only as children.
 * @throws DataFileError with every record that is not in tree form.
 */
export function readTreeFile(path: string, sobject?: string): FoundFile {
    const content = readJson(path);
    if (!isObject(content) || !Array.isArray(content['records'])) {
        throw new DataFileError([`${path}: has no records; allowed: {"records": [ … ]}.`]);
    }
    const records = content['records'] as unknown[];
    const problems = records.flatMap((record, index) => recordProblems(record, `${path}: records[${index}]`));
    const strangers = problems.length > 0 ? [] : (records as TreeRecord[]).filter((each) => !isOf(each, sobject));
    problems.push(
        ...strangers.map(
            ({ attributes }) =>
                `${path}: ${attributes.referenceId}: is of ${attributes.type}; the plan says that the file is of ${sobject}.`
        )
    );
    if (problems.length > 0) {
        throw new DataFileError(problems);
    }
    return { path, records: records as TreeRecord[] };
}

function isOf(record: TreeRecord, sobject: string | undefined): boolean {
    return sobject === undefined || record.attributes.type.toLowerCase() === sobject.toLowerCase();
}

function recordProblems(record: unknown, place: string): string[] {
    if (!isObject(record)) {
        return [`${place}: is no object.`];
    }
    const attributes = record['attributes'];
    if (
        !isObject(attributes) ||
        typeof attributes['type'] !== 'string' ||
        typeof attributes['referenceId'] !== 'string'
    ) {
        return [`${place}.attributes: must have "type", the object's name, and "referenceId", unique in the import.`];
    }
    return Object.entries(record).flatMap(
        ([name, value]) =>
            childrenOf(value)?.flatMap((child, index) => recordProblems(child, `${place}.${name}.records[${index}]`)) ??
            []
    );
}

/** The records of a field that holds children, or undefined. */
export function childrenOf(value: unknown): readonly TreeRecord[] | undefined {
    return isObject(value) && Array.isArray(value['records']) ? (value['records'] as TreeRecord[]) : undefined;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readJson(path: string): unknown {
    let text: string;
    try {
        text = readFileSync(path, 'utf8');
    } catch (error) {
        throw new DataFileError([`${path}: cannot be read (${(error as Error).message}).`]);
    }
    try {
        return JSON.parse(text.replace(/^\uFEFF/, ''), exactNumbers as Parameters<typeof JSON.parse>[1]);
    } catch (error) {
        throw new DataFileError([`${path}: is no JSON (${(error as Error).message}).`]);
    }
}

/** Numbers that floating point cannot hold stay text, digit by digit; fields take both. */
function exactNumbers(_key: string, value: unknown, context: { readonly source: string }): unknown {
    return typeof value === 'number' && !new Decimal(context.source).eq(value) ? context.source : value;
}
