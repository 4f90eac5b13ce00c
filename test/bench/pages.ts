import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { ServedOrg } from './org';

/** One request of a page, with placeholders such as `{{AccountId}}` for values of its record. */
export interface PageRequest {
    readonly method: string;
    readonly path: string;
    readonly body: string | null;
}

/** The requests of record pages by object, as `recordPages.ts` has recorded them. */
export type PageRequests = Readonly<Record<string, readonly PageRequest[]>>;

export const pageRequests = JSON.parse(readFileSync(new URL('pages.json', import.meta.url), 'utf8')) as PageRequests;

/** A record whose page is asked for: the values of the placeholders. */
export type PageRecord = Readonly<Record<string, string>>;

const samples: Readonly<Record<string, string>> = {
    Opportunity: 'SELECT Id, AccountId, Partner__c FROM Opportunity WHERE Partner__c IS NOT NULL ORDER BY Id',
    Account: 'SELECT DISTINCT Account__c AS Id FROM Partner__c ORDER BY 1'
};

/**
 * Pages of as many opportunities and as many partners' accounts, spread evenly over all that an org has.
 * @param databaseFile of an org that does not run
 */
export function demoPages(databaseFile: string, count: number): { object: string; record: PageRecord }[] {
    const database = new DatabaseSync(databaseFile, { readOnly: true });
    try {
        return Object.entries(samples).flatMap(([object, query]) => {
            const rows = database.prepare(query).all() as PageRecord[];
            const step = Math.max(1, Math.floor(rows.length / count));
            const chosen = rows.filter((_, index) => index % step === 0).slice(0, count);
            return chosen.map((record) => ({ object, record }));
        });
    } finally {
        database.close();
    }
}

/** Asks all that the page of one record asks, one request after the other; the milliseconds of each. */
export async function askPage(org: ServedOrg, object: string, record: PageRecord): Promise<number[]> {
    const times: number[] = [];
    for (const { method, path, body } of pageRequests[object]!) {
        const start = performance.now();
        const answer = await org.ask(method, filled(path, record), body === null ? null : filled(body, record));
        times.push(performance.now() - start);
        if (/"errors":\s*\[\s*\{/.test(answer)) {
            throw new Error(`${path}: ${answer.slice(0, 500)}`);
        }
    }
    return times;
}

function filled(text: string, record: PageRecord): string {
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
        const value = record[name];
        if (value === undefined) {
            throw new Error(`The page asks for ${name}, which its records do not have.`);
        }
        return value;
    });
}
