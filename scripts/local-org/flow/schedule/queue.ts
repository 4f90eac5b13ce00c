import { Decimal } from 'decimal.js';
import type { StatementSync } from 'node:sqlite';
import type { Store } from '../../store/store';
import type { FieldValue, FieldValues } from '../../values';

/** An interview that waits for its time. Kept in the database, so that it survives a restart. */
export interface QueuedInterview {
    readonly id: number;
    readonly flow: string;
    /** The scheduled path; null for a flow that its own schedule triggers. */
    readonly path: string | null;
    /** The record; null for a schedule-triggered flow without an object. */
    readonly record: string | null;
    /** Milliseconds since 1970-01-01T00:00:00Z. */
    readonly due: number;
    readonly userId: string;
    readonly isNew: boolean;
    /** The record before the save, for a path that runs right after the commit. */
    readonly prior: FieldValues | undefined;
}

/** An interview that failed when its time came. */
export interface FailedInterview {
    readonly flow: string;
    readonly path: string | null;
    readonly record: string | null;
    readonly due: number;
    readonly message: string;
}

/** When a schedule-triggered flow runs next; null: not any more. */
export interface ScheduleEntry {
    readonly flow: string;
    readonly schedule: string;
    readonly next: number | null;
}

type Row = Record<string, string | number | null>;

const columns = 'id, flow, path, record, due, userId, isNew, prior';

/** The waiting interviews and the schedules of an org, in tables of its database. */
export class InterviewQueue {
    private readonly store: Store;
    private readonly statements = new Map<string, StatementSync>();
    /** Nothing is due before this; it may be too early, never too late. */
    private earliest = -Infinity;

    private constructor(store: Store) {
        this.store = store;
        store.database.exec(`
            CREATE TABLE IF NOT EXISTS "$interview" (
                id INTEGER PRIMARY KEY AUTOINCREMENT, flow TEXT NOT NULL, path TEXT, record TEXT, due INTEGER NOT NULL,
                userId TEXT NOT NULL, isNew INTEGER NOT NULL, prior TEXT
            );
            CREATE INDEX IF NOT EXISTS "$interview.due" ON "$interview" (due);
            CREATE INDEX IF NOT EXISTS "$interview.record" ON "$interview" (record);
            CREATE TABLE IF NOT EXISTS "$failedInterview" (
                id INTEGER PRIMARY KEY AUTOINCREMENT, flow TEXT NOT NULL, path TEXT, record TEXT, due INTEGER NOT NULL,
                message TEXT NOT NULL
            );
            CREATE TABLE IF NOT EXISTS "$schedule" (flow TEXT PRIMARY KEY, schedule TEXT NOT NULL, next INTEGER) WITHOUT ROWID;
        `);
    }

    /** The queue of a store; makes its tables the first time. */
    static of(store: Store): InterviewQueue {
        let queue = queues.get(store);
        if (queue === undefined) {
            queue = new InterviewQueue(store);
            queues.set(store, queue);
        }
        return queue;
    }

    add(interview: Omit<QueuedInterview, 'id'>): void {
        const { flow, path, record, due, userId, isNew, prior } = interview;
        this.statement(
            'INSERT INTO "$interview" (flow, path, record, due, userId, isNew, prior) VALUES (?, ?, ?, ?, ?, ?, ?)'
        ).run(flow, path, record, due, userId, isNew ? 1 : 0, prior === undefined ? null : toText(prior));
        this.earliest = Math.min(this.earliest, due);
    }

    remove(id: number): void {
        this.statement('DELETE FROM "$interview" WHERE id = ?').run(id);
    }

    /** Removes what waits for a record that is gone. */
    removeRecord(record: string): void {
        this.statement('DELETE FROM "$interview" WHERE record = ?').run(record);
    }

    reschedule(id: number, due: number): void {
        this.statement('UPDATE "$interview" SET due = ? WHERE id = ?').run(due, id);
        this.earliest = Math.min(this.earliest, due);
    }

    /** What waits for a record, of one flow. */
    ofRecord(flow: string, record: string): QueuedInterview[] {
        return this.interviews(`SELECT ${columns} FROM "$interview" WHERE record = ? AND flow = ? ORDER BY id`, [
            record,
            flow
        ]);
    }

    /** Everything that waits, in the order it will run. */
    all(): QueuedInterview[] {
        return this.interviews(`SELECT ${columns} FROM "$interview" ORDER BY due, id`, []);
    }

    /** The interview that is next at an instant. */
    firstDueAt(due: number): QueuedInterview | undefined {
        return this.interviews(`SELECT ${columns} FROM "$interview" WHERE due = ? ORDER BY id LIMIT 1`, [due])[0];
    }

    /** Interviews like the given one (of the same flow, path, user and time), in the order they were queued. */
    like({ due, flow, path, userId }: QueuedInterview, limit: number): QueuedInterview[] {
        return this.interviews(
            `SELECT ${columns} FROM "$interview" WHERE due = ? AND flow = ? AND path IS ? AND userId = ? ORDER BY id LIMIT ?`,
            [due, flow, path, userId, limit]
        );
    }

    /** The first instant up to `until` at which something is due. */
    nextDue(until: number): number | undefined {
        if (this.earliest > until) {
            return undefined;
        }
        const row = this.statement(
            'SELECT MIN(due) AS due FROM (SELECT MIN(due) AS due FROM "$interview" UNION ALL SELECT MIN(next) FROM "$schedule")'
        ).get() as { due: number | null };
        this.earliest = row.due ?? Infinity;
        return this.earliest > until ? undefined : this.earliest;
    }

    fail(failure: FailedInterview): void {
        const { flow, path, record, due, message } = failure;
        this.statement('INSERT INTO "$failedInterview" (flow, path, record, due, message) VALUES (?, ?, ?, ?, ?)').run(
            flow,
            path,
            record,
            due,
            message
        );
    }

    /** The latest failures, newest first. */
    failures(limit = 100): FailedInterview[] {
        return this.statement(
            'SELECT flow, path, record, due, message FROM "$failedInterview" ORDER BY id DESC LIMIT ?'
        ).all(limit) as unknown as FailedInterview[];
    }

    schedules(): ScheduleEntry[] {
        return this.statement(
            'SELECT flow, schedule, next FROM "$schedule" ORDER BY flow'
        ).all() as unknown as ScheduleEntry[];
    }

    setSchedule({ flow, schedule, next }: ScheduleEntry): void {
        this.statement('INSERT OR REPLACE INTO "$schedule" (flow, schedule, next) VALUES (?, ?, ?)').run(
            flow,
            schedule,
            next
        );
        this.earliest = Math.min(this.earliest, next ?? Infinity);
    }

    removeSchedule(flow: string): void {
        this.statement('DELETE FROM "$schedule" WHERE flow = ?').run(flow);
    }

    private interviews(sql: string, parameters: (string | number | null)[]): QueuedInterview[] {
        const rows = this.statement(sql).all(...parameters) as Row[];
        return rows.map((row) => ({
            ...(row as unknown as QueuedInterview),
            isNew: row['isNew'] === 1,
            prior: row['prior'] === null ? undefined : fromText(row['prior'] as string)
        }));
    }

    private statement(sql: string): StatementSync {
        let statement = this.statements.get(sql);
        if (statement === undefined) {
            statement = this.store.database.prepare(sql);
            this.statements.set(sql, statement);
        }
        return statement;
    }
}

const queues = new WeakMap<Store, InterviewQueue>();

/** Field values as JSON: numbers, which must stay exact, as {"number": "1.50"}. */
function toText(values: FieldValues): string {
    return JSON.stringify(values, function (this: Record<string, unknown>, name, value: unknown) {
        const original = this[name];
        return Decimal.isDecimal(original) ? { number: original.toFixed() } : value;
    });
}

function fromText(text: string): FieldValues {
    const values = JSON.parse(text) as Record<string, string | boolean | null | { number: string }>;
    return Object.fromEntries(
        Object.entries(values).map(([name, value]): [string, FieldValue] => [
            name,
            typeof value === 'object' && value !== null ? new Decimal(value.number) : value
        ])
    );
}
