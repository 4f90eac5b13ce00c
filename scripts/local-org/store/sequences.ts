import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * Numbers that count up by name, for Ids and auto numbers. Kept in memory within a transaction and written at its end;
 * a transaction that is undone gives its numbers back.
 */
export class Sequences {
    private readonly database: DatabaseSync;
    private select: StatementSync | undefined;
    private upsert: StatementSync | undefined;
    /** The next number of each sequence used since the last `forget`. */
    private readonly upcoming = new Map<string, number>();
    private readonly unwritten = new Set<string>();

    constructor(database: DatabaseSync) {
        this.database = database;
    }

    /** The next number of a sequence that begins at `first`. Call within a transaction only. */
    next(name: string, first: number): number {
        const number = this.upcoming.get(name) ?? this.stored(name) ?? first;
        this.upcoming.set(name, number + 1);
        this.unwritten.add(name);
        return number;
    }

    /** Writes what was given since the last time; call before a level of a transaction begins and before it ends. */
    write(): void {
        for (const name of this.unwritten) {
            this.upsert ??= this.database.prepare('INSERT OR REPLACE INTO "$sequence" (name, next) VALUES (?, ?)');
            this.upsert.run(name, this.upcoming.get(name)!);
        }
        this.unwritten.clear();
    }

    /** Call when something was undone: the database knows what is left. */
    forget(): void {
        this.upcoming.clear();
        this.unwritten.clear();
    }

    private stored(name: string): number | undefined {
        this.select ??= this.database.prepare('SELECT next FROM "$sequence" WHERE name = ?');
        return (this.select.get(name) as { next: number } | undefined)?.next;
    }
}
