import type { Connection } from 'jsforce';
import { nameOf } from './difference';
import type { RecordChange } from './difference';
import type { OrgRecord } from './orgRecords';
import type { ProgramFieldValue } from './programRecords';

/** Nodes that one transaction of the composite graph resource takes. */
export const MOST_CHANGES = 500;

interface GraphNode {
    readonly method: 'POST' | 'PATCH' | 'DELETE';
    readonly url: string;
    readonly referenceId: string;
    readonly body?: Readonly<Record<string, unknown>>;
}

interface GraphAnswer {
    readonly graphs: readonly {
        readonly isSuccessful: boolean;
        readonly graphResponse: {
            readonly compositeResponse: readonly {
                readonly referenceId: string;
                readonly httpStatusCode: number;
                readonly body: unknown;
            }[];
        };
    }[];
}

/**
 * Writes changes in one transaction: all of them, or none.
 * @throws Error naming each record that the org refused, and why
 */
export async function applyChanges(
    org: Connection,
    changes: readonly RecordChange[],
    orgRecords: readonly OrgRecord[]
): Promise<void> {
    if (changes.length === 0) {
        return;
    }
    if (changes.length > MOST_CHANGES) {
        throw new Error(
            `${changes.length} changes do not fit into one transaction, allowed: at most ${MOST_CHANGES}; apply fewer program files at a time`
        );
    }
    const ids = new Map(orgRecords.map((record) => [nameOf(record), record.id]));
    changes.forEach((change, at) => {
        if (change.kind === 'create') {
            ids.set(nameOf(change.record), `@{${referenceId(at)}.id}`);
        }
    });
    const compositeRequest = changes.map((change, at) => node(org, change, at, ids));
    const answer = await org.request<GraphAnswer>({
        method: 'POST',
        url: `${org._baseUrl()}/composite/graph`,
        body: JSON.stringify({ graphs: [{ graphId: 'programs', compositeRequest }] }),
        headers: { 'content-type': 'application/json' }
    });
    const [graph] = answer.graphs;
    if (graph?.isSuccessful !== true) {
        const responses = graph?.graphResponse.compositeResponse ?? [];
        const refusals = responses.flatMap(({ referenceId: reference, httpStatusCode, body }) => {
            const change = changes[Number(reference.slice(1))];
            const errors = (Array.isArray(body) ? body : [body]) as { errorCode?: string; message?: string }[];
            const causes = errors.filter((error) => error?.errorCode !== 'PROCESSING_HALTED');
            return httpStatusCode < 300 || change === undefined
                ? []
                : causes.map(
                      (cause) => `${change.record.object} ${change.record.key}: ${cause?.errorCode}: ${cause?.message}`
                  );
        });
        throw new Error(`The org refused the changes, and none is made:\n${refusals.join('\n')}`);
    }
}

function node(org: Connection, change: RecordChange, at: number, ids: ReadonlyMap<string, string>): GraphNode {
    const path = `/services/data/v${org.version}/sobjects/${change.record.object}`;
    switch (change.kind) {
        case 'create':
            return {
                method: 'POST',
                url: path,
                referenceId: referenceId(at),
                body: Object.fromEntries(
                    Object.entries(change.record.values)
                        .filter(([, value]) => value !== null)
                        .map(([field, value]) => [field, written(field, value, ids)])
                )
            };
        case 'update':
            return {
                method: 'PATCH',
                url: `${path}/${change.record.id}`,
                referenceId: referenceId(at),
                body: Object.fromEntries(change.fields.map(({ field, to }) => [field, written(field, to, ids)]))
            };
        case 'remove':
            return { method: 'DELETE', url: `${path}/${change.record.id}`, referenceId: referenceId(at) };
    }
}

function referenceId(at: number): string {
    return `c${at}`;
}

/** Decimal text of a numeric field; amounts and rates have few enough digits to be exact as JSON numbers. */
const NUMERIC = /(?:_Discount|_Rebate|_Guarantee|_Revenue|_Rate|_Uplift)__c$/;

function written(field: string, value: ProgramFieldValue, ids: ReadonlyMap<string, string>): unknown {
    if (typeof value === 'object' && value !== null) {
        const id = ids.get(nameOf(value));
        if (id === undefined) {
            throw new Error(
                `${field} refers to ${value.object} ${value.key}, which is not in the org, allowed: apply its program as well`
            );
        }
        return id;
    }
    return typeof value === 'string' && NUMERIC.test(field) ? Number(value) : value;
}
