import { today } from '../clock';
import { exactNumber } from '../api/http';
import type { ObjectSchema } from '../metadata/schema';
import type { Org } from '../org';
import { queryEngineOf } from '../query/execute';
import type { QueryRecord } from '../query/plan';
import { planSoql } from '../query/soql';
import type { FieldValue } from '../values';
import type { PlanPart, TreeFile, TreeRecord } from './treeFiles';

export interface ExportOptions {
    /** Also a plan, and one file an object, children in the file of their own object. */
    readonly plan?: boolean;
    /** Begins every file name: `prefix-Account.json`. */
    readonly prefix?: string;
}

/** A file to be written: its name and what it holds. */
export interface ExportedFile {
    readonly name: string;
    readonly content: TreeFile | readonly PlanPart[];
    /** Records in it, children included; undefined for a plan. */
    readonly records?: number;
}

/**
 * What queries find, as files of the form and with the names of `sf data export tree`: blanks and Ids are left out,
 * references to records of the same export are `@references`, others stay Ids.
 * @throws QueryError for a query that the platform would refuse; RangeError for one that gives no records of an object.
 */
export function exportTree(
    org: Org,
    userId: string,
    queries: readonly string[],
    options: ExportOptions = {}
): ExportedFile[] {
    const found = queries.map((query) => runQuery(org, userId, query));
    const references = new References();
    found.flat().forEach((record) => references.add(record));
    const prefixed = (name: string): string => (options.prefix === undefined ? name : `${options.prefix}-${name}`);
    const writer = new TreeWriter(org, references);
    if (options.plan === true) {
        const byObject = new Map<string, TreeRecord[]>();
        found.flat().forEach((record) => writer.flatten(record, byObject));
        const files = [...byObject].map(([object, records]) => ({
            name: prefixed(`${object}.json`),
            content: { records },
            records: records.length
        }));
        const parts = [...byObject.keys()].map((object, index) => ({ sobject: object, files: [files[index]!.name] }));
        const planName = queries.length > 1 ? 'plan.json' : prefixed([...byObject.keys(), 'plan.json'].join('-'));
        return [...files, { name: planName, content: parts }];
    }
    return found
        .filter((records) => records.length > 0)
        .map((records) => {
            const objects = queries.length > 1 ? [records[0]!.object] : references.objects();
            return {
                name: prefixed(`${objects.join('-')}.json`),
                content: { records: records.map((record) => writer.nest(record)) },
                records: countAll(records)
            };
        });
}

function runQuery(org: Org, userId: string, query: string): readonly QueryRecord[] {
    const planned = planSoql({ schema: org.schema, today: today(org.clock), userId }, query);
    if (planned.kind !== 'rows' || planned.labels.length > 0) {
        throw new RangeError(`${query}: only queries for records can be exported, without aggregates and toLabel().`);
    }
    return queryEngineOf(org).run(planned.plan, userId).records;
}

function countAll(records: readonly QueryRecord[]): number {
    return records.reduce(
        (sum, record) =>
            sum + 1 + Object.values(record.children).reduce((inner, page) => inner + countAll(page.records), 0),
        0
    );
}

/** Names for exported records: `AccountRef1`, `AccountRef2`, in the order they were found. */
class References {
    private readonly byId = new Map<string, string>();
    private readonly counts = new Map<string, number>();

    add(record: QueryRecord): void {
        if (!this.byId.has(record.id)) {
            const count = (this.counts.get(record.object) ?? 0) + 1;
            this.counts.set(record.object, count);
            this.byId.set(record.id, `${record.object}Ref${count}`);
        }
        for (const page of Object.values(record.children)) {
            page.records.forEach((child) => this.add(child));
        }
    }

    objects(): string[] {
        return [...this.counts.keys()];
    }

    of(id: string): string | undefined {
        return this.byId.get(id);
    }
}

class TreeWriter {
    private readonly org: Org;
    private readonly references: References;
    private readonly written = new Set<string>();

    constructor(org: Org, references: References) {
        this.org = org;
        this.references = references;
    }

    /** The record with its children in it. */
    nest(record: QueryRecord): TreeRecord {
        const children = Object.entries(record.children)
            .filter(([, page]) => page.records.length > 0)
            .map(([name, page]) => [name, { records: page.records.map((child) => this.nest(child)) }]);
        return { ...this.own(record), ...Object.fromEntries(children) } as TreeRecord;
    }

    /** The record and its children, each among those of its object; what two queries found once only. */
    flatten(record: QueryRecord, byObject: Map<string, TreeRecord[]>, parent: Record<string, string> = {}): void {
        if (!this.written.has(record.id)) {
            this.written.add(record.id);
            const records = byObject.get(record.object) ?? [];
            byObject.set(record.object, records);
            records.push({ ...this.own(record), ...parent });
        }
        const relationships = this.org.schema.childRelationships(record.object);
        for (const [name, page] of Object.entries(record.children)) {
            const field = [...relationships.values()].find((each) => each.name === name)!.childField;
            for (const child of page.records) {
                this.flatten(child, byObject, { [field]: `@${this.references.of(record.id)}` });
            }
        }
    }

    private own(record: QueryRecord): TreeRecord {
        const object = this.org.schema.objects.get(record.object)!;
        return {
            attributes: { type: record.object, referenceId: this.references.of(record.id)! },
            ...this.values(object, record),
            ...this.parents(record)
        };
    }

    private values(object: ObjectSchema, record: QueryRecord): Record<string, unknown> {
        return Object.fromEntries(
            Object.entries(record.fields)
                .filter(([name, value]) => name !== 'Id' && value !== null)
                .map(([name, value]) => [
                    name,
                    object.fields.get(name)?.type === 'Reference' ? this.reference(value) : jsonValue(value)
                ])
        );
    }

    private reference(value: FieldValue): string {
        const reference = this.references.of(String(value));
        return reference === undefined ? String(value) : `@${reference}`;
    }

    private parents(record: QueryRecord): Record<string, unknown> {
        return Object.fromEntries(
            Object.entries(record.parents).flatMap(([name, parent]) =>
                parent === null
                    ? []
                    : [
                          [
                              name,
                              {
                                  attributes: { type: parent.object },
                                  ...this.values(this.org.schema.objects.get(parent.object)!, parent),
                                  ...this.parents(parent)
                              }
                          ]
                      ]
            )
        );
    }
}

function jsonValue(value: FieldValue): unknown {
    return typeof value === 'object' && value !== null ? exactNumber(value) : value;
}
