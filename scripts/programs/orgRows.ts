import type { Connection } from 'jsforce';
import { bulkQuery } from './bulk';
import { count, queryPages } from './targetOrg';

/** More records than this are read through Bulk API 2.0: page by page, without holding up the org for others. */
export const BULK_FROM = 10_000;

/** Which fields of which records; `where` is a SOQL condition. */
export interface Selection {
    readonly object: string;
    /** Field names or paths through lookups, such as Program__r.Code__c. */
    readonly fields: readonly string[];
    readonly where?: string;
}

/** Text by field path, as an org's API writes it; null is blank. */
export type OrgRow = Readonly<Record<string, string | null>>;

/**
 * The records that a selection names, one after the other, in no order: by query where they are few, else through Bulk
 * API 2.0.
 * @param bulkFrom from how many records on
 */
export async function* readRows(
    org: Connection,
    { object, fields, where }: Selection,
    bulkFrom: number = BULK_FROM
): AsyncGenerator<OrgRow> {
    const from = `FROM ${object}${where === undefined ? '' : ` WHERE ${where}`}`;
    if ((await count(org, `SELECT COUNT() ${from}`)) >= bulkFrom) {
        yield* bulkQuery(org, `SELECT ${fields.join(', ')} ${from}`, fields);
    } else {
        yield* query(org, `SELECT ${fields.join(', ')} ${from}`, fields);
    }
}

async function* query(org: Connection, soql: string, fields: readonly string[]): AsyncGenerator<OrgRow> {
    for await (const page of queryPages(org, soql)) {
        for (const record of page) {
            yield Object.fromEntries(fields.map((field) => [field, valueAt(record, field)]));
        }
    }
}

/** The value at a path of an answer, where the record of a lookup is an object of its own. */
function valueAt(record: unknown, path: string): string | null {
    const value = path
        .split('.')
        .reduce<unknown>((owner, name) => (owner as Record<string, unknown> | null | undefined)?.[name], record);
    return value === null || value === undefined ? null : String(value);
}
