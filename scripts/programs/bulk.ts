import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import type { Connection } from 'jsforce';
import type { OrgRow } from './orgRows';

/** Bulk jobs are asked this often whether they are over, and given up after so long. */
const POLL = { pollInterval: 500, pollTimeout: 60 * 60 * 1000 };
/** Rows that one answer brings. */
const PAGE = 50_000;

/**
 * The rows of a query by Bulk API 2.0, streamed: at no time is more in memory than a piece of one page.
 * @param fields what the query selects, in its order
 * @throws Error where the org refuses the query or ends the job
 */
export async function* bulkQuery(org: Connection, soql: string, fields: readonly string[]): AsyncGenerator<OrgRow> {
    const { id } = await org.request<{ readonly id: string }>({
        method: 'POST',
        url: `${org._baseUrl()}/jobs/query`,
        body: JSON.stringify({ operation: 'query', query: soql }),
        headers: { 'content-type': 'application/json' }
    });
    const job = org.bulk2.job('query', { id });
    try {
        await job.poll(POLL.pollInterval, POLL.pollTimeout);
        let locator: string | null = null;
        do {
            const page: Response = await resultPage(org, id, locator);
            yield* rowsOf(page, fields);
            locator = page.headers.get('sforce-locator');
        } while (locator !== null && locator !== 'null');
    } finally {
        // The org forgets jobs by itself after some days; that one is left over does no harm.
        await job.delete().catch(() => undefined);
    }
}

/** The library joins pages into one text and keeps their header lines, so that pages are asked for here. */
async function resultPage(org: Connection, job: string, locator: string | null): Promise<Response> {
    const url = new URL(`/services/data/v${org.version}/jobs/query/${job}/results`, org.instanceUrl);
    url.searchParams.set('maxRecords', String(PAGE));
    if (locator !== null) {
        url.searchParams.set('locator', locator);
    }
    const response = await fetch(url, {
        headers: { authorization: `Bearer ${org.accessToken}`, accept: 'text/csv' }
    });
    if (!response.ok) {
        throw new Error(`${url.pathname}: ${response.status} ${await response.text()}`);
    }
    return response;
}

async function* rowsOf(page: Response, fields: readonly string[]): AsyncGenerator<OrgRow> {
    const body = page.body as ReadableStream | null;
    if (body === null) {
        return;
    }
    const lines = Readable.fromWeb(body).pipe(parse({ from_line: 2, skip_empty_lines: true }));
    for await (const cells of lines as AsyncIterable<readonly string[]>) {
        yield Object.fromEntries(fields.map((field, at) => [field, cells[at] || null]));
    }
}

/** What became of an update of many records. */
export interface BulkUpdated {
    readonly updated: number;
    /** The records that the org refused, and why. */
    readonly refused: readonly { readonly id: string; readonly reason: string }[];
    /** Records that the org had not come to when it ended the job. */
    readonly unprocessed: number;
}

/**
 * Updates records by Bulk API 2.0: each one by itself, so that those that the org refuses hold up no other.
 * @param records the Id and the fields to write; null clears a field
 */
export async function bulkUpdate(
    org: Connection,
    object: string,
    records: readonly ({ readonly Id: string } & OrgRow)[]
): Promise<BulkUpdated> {
    const fields = Object.keys(records[0] ?? {});
    const rows = records.map((record) => fields.map((field) => record[field] ?? '#N/A'));
    const { successfulResults, failedResults, unprocessedRecords } = await org.bulk2.loadAndWaitForResults({
        object,
        operation: 'update',
        lineEnding: 'LF',
        input: stringify([fields, ...rows]),
        ...POLL
    });
    return {
        updated: successfulResults.length,
        refused: failedResults.map(({ sf__Id: id, sf__Error: reason, ...record }) => ({
            id: id || String((record as { Id?: string }).Id),
            reason
        })),
        unprocessed: unprocessedRecords.length
    };
}
