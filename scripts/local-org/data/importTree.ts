import type { ObjectSchema } from '../metadata/schema';
import type { Org, SaveOperation } from '../org';
import { childrenOf, DataFileError, isObject, type FoundFile, type TreeRecord } from './treeFiles';

/** One record of an import, children taken out of it. */
interface Entry {
    readonly file: string;
    readonly reference: string;
    readonly object: string;
    readonly values: Record<string, unknown>;
    /** References of other records that must be there before, each with the field that needs it. */
    readonly needs: ReadonlyMap<string, string>;
}

/** A record that an import has created. */
export interface ImportedRecord {
    readonly reference: string;
    readonly object: string;
    readonly id: string;
}

const mostProblems = 20;

/**
 * Creates the records of tree files, with the order of execution of every save. Records may refer to records of any of
 * the files, earlier or later; parents are created first. All files go into one transaction: one refused record, and
 * nothing is written.
 * @throws DataFileError with the file, the record and the field of each problem.
 */
export function importTree(org: Org, userId: string, files: readonly FoundFile[]): ImportedRecord[] {
    const entries = files.flatMap(({ path, records }) => entriesOf(org, path, records));
    refuse(referenceProblems(entries));
    const ordered = parentsFirst(entries);
    const results = org.save(ordered.map(toOperation), { userId });
    const refused = results.flatMap((result, index) =>
        result.success
            ? []
            : result.errors
                  .filter(({ statusCode }) => statusCode !== 'ALL_OR_NONE_OPERATION_ROLLED_BACK')
                  .map(({ statusCode, message, fields }) => {
                      const { file, reference } = ordered[index]!;
                      const where = [`${file}: ${reference}`, ...fields.slice(0, 1)].join('.');
                      return `${where}: ${statusCode}: ${message}`;
                  })
    );
    refuse(refused);
    return results.map((result, index) => {
        if (!result.success) {
            throw new Error(`The org undid ${ordered[index]!.reference} and did not say why.`);
        }
        return { reference: ordered[index]!.reference, object: ordered[index]!.object, id: result.id };
    });
}

function refuse(problems: readonly string[]): void {
    if (problems.length > 0) {
        const rest = problems.length - mostProblems;
        throw new DataFileError([
            ...problems.slice(0, mostProblems),
            ...(rest > 0 ? [`… and ${rest} more problems.`] : []),
            'Nothing was imported.'
        ]);
    }
}

/** Records and, after all of them, their children, each with the reference to its parent. */
function entriesOf(
    org: Org,
    file: string,
    records: readonly TreeRecord[],
    parents: readonly Record<string, string>[] = []
): Entry[] {
    const children = new Map<string, { records: TreeRecord[]; parents: Record<string, string>[] }>();
    const entries = records.map((record, index): Entry => {
        const { type, referenceId } = record.attributes;
        const object = org.schema.findObject(type);
        if (object === undefined) {
            refuse([`${file}: ${referenceId}: there is no object ${type}.`]);
        }
        const given = new Map<string, unknown>(Object.entries(parents[index] ?? {}));
        for (const [name, value] of Object.entries(record)) {
            const nested = childrenOf(value);
            if (nested !== undefined) {
                const field = childField(org, object!, name, `${file}: ${referenceId}`);
                const collected = children.get(name) ?? { records: [], parents: [] };
                children.set(name, collected);
                collected.records.push(...nested);
                collected.parents.push(...nested.map(() => ({ [field]: `@${referenceId}` })));
            } else if (name !== 'attributes') {
                given.set(name, isObject(value) ? withoutAttributes(value) : value);
            }
        }
        return { file, reference: referenceId, object: object!.apiName, ...resolved(org, object!, given) };
    });
    return [
        ...entries,
        ...[...children.values()].flatMap((nested) => entriesOf(org, file, nested.records, nested.parents))
    ];
}

function childField(org: Org, object: ObjectSchema, name: string, place: string): string {
    const relationships = [...org.schema.childRelationships(object.apiName).values()];
    const found = relationships.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (found === undefined) {
        const allowed = relationships.map((each) => each.name).join(', ') || 'none';
        refuse([`${place}.${name}: is no child relationship of ${object.apiName}; allowed: ${allowed}.`]);
    }
    return found!.childField;
}

function withoutAttributes(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'attributes'));
}

/** Turns `@reference` in reference fields into what the save takes for another record of the same call. */
function resolved(
    org: Org,
    object: ObjectSchema,
    given: ReadonlyMap<string, unknown>
): { values: Record<string, unknown>; needs: Map<string, string> } {
    const needs = new Map<string, string>();
    const values: Record<string, unknown> = {};
    for (const [name, value] of given) {
        const isReference = org.schema.findField(object, name)?.type === 'Reference';
        if (isReference && typeof value === 'string' && value.startsWith('@')) {
            needs.set(value.slice(1), name);
            values[name] = `@{${value.slice(1)}}`;
        } else {
            values[name] = value;
        }
    }
    return { values, needs };
}

function referenceProblems(entries: readonly Entry[]): string[] {
    const known = new Map<string, Entry>();
    const problems: string[] = [];
    for (const entry of entries) {
        const before = known.get(entry.reference);
        if (before !== undefined) {
            problems.push(
                `${entry.file}: ${entry.reference}: the reference is used twice; the other one is in ${before.file}.`
            );
        }
        known.set(entry.reference, entry);
    }
    for (const { file, reference, needs } of entries) {
        for (const [needed, field] of needs) {
            if (!known.has(needed)) {
                problems.push(`${file}: ${reference}.${field}: refers to @${needed}, which none of the files has.`);
            }
        }
    }
    return problems;
}

/** The entries in the order of the files as far as possible, but none before what it refers to. */
function parentsFirst(entries: readonly Entry[]): Entry[] {
    const ordered: Entry[] = [];
    const there = new Set<string>();
    let waiting = entries;
    while (waiting.length > 0) {
        const late: Entry[] = [];
        for (const entry of waiting) {
            if ([...entry.needs.keys()].every((needed) => there.has(needed))) {
                ordered.push(entry);
                there.add(entry.reference);
            } else {
                late.push(entry);
            }
        }
        if (late.length === waiting.length) {
            refuse(
                late.map(({ file, reference, needs }) => {
                    const [needed, field] = [...needs].find(([each]) => !there.has(each))!;
                    return `${file}: ${reference}.${field}: refers to @${needed}, which refers back to it.`;
                })
            );
        }
        waiting = late;
    }
    return ordered;
}

function toOperation({ object, values, reference }: Entry): SaveOperation {
    return { kind: 'create', object, values, alias: reference };
}
