import type { Connection } from 'jsforce';

/** One record to write; `@{referenceId.id}` in it is the Id of one that the same row creates. */
export interface RecordWrite {
    readonly method: 'POST' | 'PATCH';
    readonly url: string;
    readonly referenceId: string;
    readonly body: Readonly<Record<string, unknown>>;
}

interface NodeAnswer {
    readonly httpStatusCode: number;
    readonly body: unknown;
}

interface GraphsAnswer {
    readonly graphs: readonly {
        readonly graphId: string;
        readonly graphResponse: { readonly compositeResponse: readonly NodeAnswer[] };
        readonly isSuccessful: boolean;
    }[];
}

/** One request carries at most so many graphs; each is a transaction of its own. */
export const ROWS_A_REQUEST = 75;
/** What the platform says of records whose row failed elsewhere, and of rows after too many that failed. */
const HALTED = 'PROCESSING_HALTED';

/**
 * Writes rows, each all or nothing, as graphs of records: what is refused of one does not hold up the others.
 * @param rows at most ROWS_A_REQUEST, each the records it writes
 * @returns for each row why the org refused it; undefined where it was written
 */
export async function writeRows(
    connection: Connection,
    rows: readonly (readonly RecordWrite[])[]
): Promise<(string | undefined)[]> {
    const problems = new Map<number, string | undefined>();
    let waiting = [...rows.keys()];
    while (waiting.length > 0) {
        const answers = await send(connection, rows, waiting);
        const answered = waiting.filter((at) => answers.has(at));
        if (answered.length === 0) {
            throw new Error('The org has stopped before the first row that it was sent, and does not say why.');
        }
        answered.forEach((at) => problems.set(at, answers.get(at)));
        waiting = waiting.filter((at) => !answers.has(at));
    }
    return rows.map((_row, at) => problems.get(at));
}

/** The answers by row. After too many refused rows the platform leaves out the rest: those are not in the answer. */
async function send(
    connection: Connection,
    rows: readonly (readonly RecordWrite[])[],
    positions: readonly number[]
): Promise<ReadonlyMap<number, string | undefined>> {
    const graphs = positions.map((at) => ({ graphId: String(at), compositeRequest: rows[at] }));
    const answer = await connection.request<GraphsAnswer>({
        method: 'POST',
        url: `${connection._baseUrl()}/composite/graph`,
        body: JSON.stringify({ graphs }),
        headers: { 'content-type': 'application/json' }
    });
    return new Map(
        answer.graphs.flatMap(({ graphId, graphResponse, isSuccessful }) => {
            const problem = isSuccessful ? undefined : problemOf(graphResponse.compositeResponse);
            return problem === '' ? [] : [[Number(graphId), problem] as const];
        })
    );
}

/** What the org refused; empty where it has not looked at the row. */
function problemOf(answers: readonly NodeAnswer[]): string {
    return answers
        .filter(({ httpStatusCode }) => httpStatusCode >= 400)
        .flatMap(({ body }) => body as readonly { readonly errorCode: string; readonly message: string }[])
        .filter(({ errorCode }) => errorCode !== HALTED)
        .map(({ errorCode, message }) => `${errorCode}: ${message}`)
        .join('; ');
}
