import type { Connection } from 'jsforce';
import { readOrgDirectory, UnknownRecordError, type OrgDirectory } from './orgDirectory';
import { planRow, type PlannedRow } from './plannedRow';
import type { RegistrationRow } from './readRegistrationFile';
import { ROWS_A_REQUEST, writeRows } from './writeRows';

export interface RowOutcome {
    readonly line: number;
    readonly outcome: 'accepted' | 'refused' | 'duplicate';
    /** Why it was refused, or what it repeats. */
    readonly reason?: string;
}

/** The org could not be asked any more; what became of the rows before is in `outcomes`. */
export class ImportStoppedError extends Error {
    readonly outcomes: readonly RowOutcome[];

    constructor(outcomes: readonly RowOutcome[], lines: readonly number[], cause: unknown) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        super(
            `stopped while lines ${lines[0]} to ${lines.at(-1)} were written: ${reason}\n` +
                'Run the same file again: what was written is a duplicate then, and the rest is imported.'
        );
        this.outcomes = outcomes;
    }
}

/**
 * Imports registrations, each row with its evidence in one transaction: a row is stored whole or not at all. Drafts and
 * submitted rows go the way of every request (draft, evidence, submission), so that the org sets the clock and checks the
 * claim; rows in a later status are history, with the terms they had, and need the permission to load it.
 * @param dryRun look everything up and write nothing
 * @returns the outcome of each row, in the order of the file
 * @throws ImportStoppedError where the org cannot be asked any more
 */
export async function importRegistrations(
    connection: Connection,
    rows: readonly RegistrationRow[],
    dryRun: boolean
): Promise<RowOutcome[]> {
    const run = new ImportRun(connection, await readOrgDirectory(connection, rows), dryRun);
    for (const row of rows) {
        await run.take(row);
    }
    await run.flush();
    return run.outcomes();
}

/** Rows on their way: those that wait to be written, and what is taken by those that were. */
class ImportRun {
    private readonly connection: Connection;
    private readonly directory: OrgDirectory;
    private readonly dryRun: boolean;
    /** Deals that are submitted or approved, in the org or by an earlier row. */
    private readonly taken: Set<string>;
    private readonly known: Set<string>;
    private waiting: PlannedRow[] = [];
    private readonly byLine = new Map<number, RowOutcome>();

    constructor(connection: Connection, directory: OrgDirectory, dryRun: boolean) {
        this.connection = connection;
        this.directory = directory;
        this.dryRun = dryRun;
        this.taken = new Set(directory.openDeals);
        this.known = new Set(directory.known);
    }

    outcomes(): RowOutcome[] {
        return [...this.byLine.values()].sort((one, other) => one.line - other.line);
    }

    async take(row: RegistrationRow): Promise<void> {
        const planned = this.plan(row);
        if (planned === undefined) {
            return;
        }
        // Whether it repeats a row that waits is known once that one is written or refused.
        if (this.waiting.length === ROWS_A_REQUEST || this.waiting.some((other) => isSame(other, planned))) {
            await this.flush();
        }
        const repeated = this.repeats(planned);
        if (repeated === undefined) {
            this.waiting.push(planned);
        } else {
            this.note(planned, 'duplicate', repeated);
        }
    }

    /** Writes the rows that wait. */
    async flush(): Promise<void> {
        const rows = this.waiting;
        this.waiting = [];
        if (rows.length === 0) {
            return;
        }
        const problems = this.dryRun ? [] : await this.write(rows);
        rows.forEach((row, at) => {
            const problem = problems[at];
            if (problem === undefined) {
                this.note(row, 'accepted');
                row.identities.forEach((identity) => this.known.add(identity));
                if (row.deal !== undefined) {
                    this.taken.add(row.deal);
                }
            } else {
                this.note(row, problem.includes('DUPLICATE_VALUE') ? 'duplicate' : 'refused', problem);
            }
        });
    }

    private async write(rows: readonly PlannedRow[]): Promise<(string | undefined)[]> {
        try {
            return await writeRows(
                this.connection,
                rows.map(({ writes }) => writes)
            );
        } catch (error) {
            const lines = rows.map(({ line }) => line);
            throw new ImportStoppedError(this.outcomes(), lines, error);
        }
    }

    private plan(row: RegistrationRow): PlannedRow | undefined {
        try {
            return planRow(this.directory, row);
        } catch (error) {
            if (error instanceof UnknownRecordError) {
                this.note(row, 'refused', error.message);
                return undefined;
            }
            throw error;
        }
    }

    private repeats({ deal, identities, status }: PlannedRow): string | undefined {
        if (identities.some((identity) => identity.startsWith('evidence:') && this.known.has(identity))) {
            return 'this partner has the registration already, with this evidence';
        }
        if (deal !== undefined && this.taken.has(deal)) {
            return 'the deal is submitted or approved already';
        }
        return identities.some((identity) => this.known.has(identity))
            ? `this partner has the registration already, as ${status}`
            : undefined;
    }

    private note({ line }: { readonly line: number }, outcome: RowOutcome['outcome'], reason?: string): void {
        this.byLine.set(line, { line, outcome, ...(reason !== undefined && { reason }) });
    }
}

function isSame(one: PlannedRow, other: PlannedRow): boolean {
    return (
        (one.deal !== undefined && one.deal === other.deal) ||
        one.identities.some((identity) => other.identities.includes(identity))
    );
}
