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
 * Writes changes in one transaction, all of them or none; where there are too many for one, in several, in an order in
 * which each leaves the org consistent: what is left after an interruption is the difference of the next run.
 * @param most changes of one transaction
 * @throws Error naming each record that the org refused, and why
 */
export async function applyChanges(
    org: Connection,
    changes: readonly RecordChange[],
    orgRecords: readonly OrgRecord[],
    most: number = MOST_CHANGES
): Promise<void> {
    const ids = new Map(orgRecords.map((record) => [nameOf(record), record.id]));
    for (let first = 0; first < changes.length; first += most) {
        const part = changes.slice(first, first + most);
        const refusals = await applyTogether(org, part, ids);
        if (refusals.length > 0) {
            const made = first === 0 ? 'none is made' : `only the first ${first} of ${changes.length} are made`;
            throw new Error(`The org refused the changes, and ${made}:\n${refusals.join('\n')}`);
        }
    }
}

/**
 * Writes changes in one transaction.
 * @param ids of records by name; those of created ones are added
 * @returns why the org refused them; nothing where it did not
 */
async function applyTogether(
    org: Connection,
    changes: readonly RecordChange[],
    ids: Map<string, string>
): Promise<readonly string[]> {
    const known = new Map(ids);
    changes.forEach((change, at) => {
        if (change.kind === 'create') {
            known.set(nameOf(change.record), `@{${referenceId(at)}.id}`);
        }
    });
    const compositeRequest = changes.map((change, at) => node(org, change, at, known));
    const answer = await org.request<GraphAnswer>({
        method: 'POST',
        url: `${org._baseUrl()}/composite/graph`,
        body: JSON.stringify({ graphs: [{ graphId: 'programs', compositeRequest }] }),
        headers: { 'content-type': 'application/json' }
    });
    const [graph] = answer.graphs;
    const responses = graph?.graphResponse.compositeResponse ?? [];
    if (graph?.isSuccessful === true) {
        for (const { referenceId: reference, body } of responses) {
            const change = changes[Number(reference.slice(1))];
            if (change?.kind === 'create') {
                ids.set(nameOf(change.record), (body as { readonly id: string }).id);
            }
        }
        return [];
    }
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
    return refusals.length > 0 ? refusals : ['the org did not say why'];
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
