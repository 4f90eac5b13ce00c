import type { DatabaseSync } from 'node:sqlite';
import type { Org } from '../../org';
import { recordId } from '../../store/ids';

export type JobKind = 'ingest' | 'query';
export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

/** A bulk job as it is kept. What the clients see of it is `ingestInfo` and `queryInfo`. */
export interface Job {
    readonly id: string;
    readonly kind: JobKind;
    readonly operation: string;
    readonly object: string;
    readonly createdById: string;
    /** ISO 8601, as are all times here. */
    readonly createdDate: string;
    readonly apiVersion: number;
    readonly columnDelimiter: string;
    readonly lineEnding: string;
    readonly externalIdFieldName?: string;
    /** Query jobs: the SOQL text, and once it has run the names of the columns. */
    readonly query?: string;
    readonly header?: readonly string[];
    state: JobState;
    systemModstamp: string;
    numberRecordsProcessed: number;
    numberRecordsFailed: number;
    /** Milliseconds. */
    totalProcessingTime: number;
    errorMessage?: string;
}

/** What became of one row of an ingest job's data. */
export interface RowResult {
    readonly position: number;
    readonly id: string | null;
    readonly created: boolean;
    /** null: it succeeded. */
    readonly error: string | null;
}

/** The platform deletes jobs seven days after they were created. */
const keptMilliseconds = 7 * 24 * 60 * 60 * 1000;

const tables = `
    CREATE TABLE IF NOT EXISTS "$bulk_job" (id TEXT PRIMARY KEY, kind TEXT NOT NULL, createdDate TEXT NOT NULL, job TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS "$bulk_data" (job TEXT PRIMARY KEY, data TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS "$bulk_result" (job TEXT, position INTEGER, id TEXT, created INTEGER NOT NULL, error TEXT, PRIMARY KEY (job, position)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS "$bulk_row" (job TEXT, position INTEGER, line TEXT NOT NULL, PRIMARY KEY (job, position)) WITHOUT ROWID;`;

/** Bulk jobs with their data and results, kept in the org's database: a restart goes on where the org stopped. */
export class Jobs {
    private readonly org: Org;
    private created = false;

    constructor(org: Org) {
        this.org = org;
    }

    private get database(): DatabaseSync {
        if (!this.created) {
            this.org.store.database.exec(tables);
            this.created = true;
        }
        return this.org.store.database;
    }

    now(): string {
        return new Date(this.org.clock.now()).toISOString();
    }

    /** Keeps a new job and forgets those of more than seven days ago. */
    create(job: Omit<Job, 'id' | 'createdDate' | 'systemModstamp'>): Job {
        const createdDate = this.now();
        const database = this.database;
        return this.org.store.transaction(() => {
            const oldest = new Date(this.org.clock.now() - keptMilliseconds).toISOString();
            for (const { id } of database.prepare('SELECT id FROM "$bulk_job" WHERE createdDate < ?').all(oldest)) {
                this.delete(String(id));
            }
            const id = recordId('750', this.org.store.nextNumber('bulk_job', 1));
            const made: Job = { ...job, id, createdDate, systemModstamp: createdDate };
            database
                .prepare('INSERT INTO "$bulk_job" (id, kind, createdDate, job) VALUES (?, ?, ?, ?)')
                .run(id, job.kind, createdDate, JSON.stringify(made));
            return made;
        });
    }

    find(kind: JobKind, id: string): Job | undefined {
        const row = this.database.prepare('SELECT job FROM "$bulk_job" WHERE id = ? AND kind = ?').get(id, kind);
        return row && (JSON.parse(String(row['job'])) as Job);
    }

    /** All jobs of a kind, oldest first. */
    list(kind: JobKind): Job[] {
        const rows = this.database.prepare('SELECT job FROM "$bulk_job" WHERE kind = ? ORDER BY id').all(kind);
        return rows.map((row) => JSON.parse(String(row['job'])) as Job);
    }

    /** Ids of the jobs that were not finished when the org was stopped. */
    unfinished(): string[] {
        const exists = this.org.store.database.prepare(`SELECT 1 FROM sqlite_master WHERE name = '$bulk_job'`).get();
        return exists
            ? [...this.list('ingest'), ...this.list('query')]
                  .filter(({ state }) => state === 'UploadComplete' || state === 'InProgress')
                  .map(({ id }) => id)
            : [];
    }

    /** Writes down a job with some of it changed. */
    update(job: Job, changes: Partial<Job>): Job {
        const changed: Job = { ...job, ...changes, systemModstamp: this.now() };
        this.database.prepare('UPDATE "$bulk_job" SET job = ? WHERE id = ?').run(JSON.stringify(changed), job.id);
        return changed;
    }

    delete(id: string): void {
        this.database.prepare('DELETE FROM "$bulk_job" WHERE id = ?').run(id);
        for (const table of ['$bulk_data', '$bulk_result', '$bulk_row']) {
            this.database.prepare(`DELETE FROM "${table}" WHERE job = ?`).run(id);
        }
    }

    putData(id: string, data: string): void {
        this.database.prepare('INSERT INTO "$bulk_data" (job, data) VALUES (?, ?)').run(id, data);
    }

    data(id: string): string | undefined {
        const row = this.database.prepare('SELECT data FROM "$bulk_data" WHERE job = ?').get(id);
        return row && String(row['data']);
    }

    putResults(id: string, results: readonly RowResult[]): void {
        const insert = this.database.prepare(
            'INSERT INTO "$bulk_result" (job, position, id, created, error) VALUES (?, ?, ?, ?, ?)'
        );
        for (const result of results) {
            insert.run(id, result.position, result.id, result.created ? 1 : 0, result.error);
        }
    }

    /** What became of the rows so far, by their position in the data. */
    results(id: string): RowResult[] {
        const rows = this.database
            .prepare('SELECT position, id, created, error FROM "$bulk_result" WHERE job = ? ORDER BY position')
            .all(id);
        return rows.map((row) => ({
            position: Number(row['position']),
            id: row['id'] === null ? null : String(row['id']),
            created: row['created'] === 1,
            error: row['error'] === null ? null : String(row['error'])
        }));
    }

    putLines(id: string, lines: readonly string[]): void {
        const insert = this.database.prepare('INSERT INTO "$bulk_row" (job, position, line) VALUES (?, ?, ?)');
        lines.forEach((line, position) => insert.run(id, position, line));
    }

    lines(id: string, from: number, count: number): string[] {
        const rows = this.database
            .prepare('SELECT line FROM "$bulk_row" WHERE job = ? AND position >= ? ORDER BY position LIMIT ?')
            .all(id, from, count);
        return rows.map((row) => String(row['line']));
    }
}
