import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { FieldSchema, ObjectSchema, OrgSchema } from '../metadata/schema';
import type { FieldValue, FieldValues } from '../values';
import { recordId } from './ids';
import { foldedColumn, foldText, fromColumn, isStored, quoteName, toColumn, type ColumnValue } from './layout';
import { Sequences } from './sequences';
import { applySchema, type SchemaChange } from './schemaChange';

/** Thrown where a unique index refuses a record. */
export class DuplicateValueError extends Error {
    readonly field: FieldSchema;
    /** The record that has the value already. */
    readonly existingId: string;

    constructor(field: FieldSchema, existingId: string) {
        super(`duplicate value found: ${field.apiName} duplicates value on record with id: ${existingId}`);
        this.name = 'DuplicateValueError';
        this.field = field;
        this.existingId = existingId;
    }
}

/** Thrown where another process has the database open. */
export class DatabaseInUseError extends Error {
    constructor(databaseFile: string, cause: unknown) {
        super(`${databaseFile} is in use by another process; stop that one first.`, { cause });
        this.name = 'DatabaseInUseError';
    }
}

/** One object's columns and prepared statements. */
interface Table {
    readonly object: ObjectSchema;
    readonly fields: readonly FieldSchema[];
    readonly uniqueFields: readonly FieldSchema[];
    readonly insert: StatementSync;
    readonly select: StatementSync;
    readonly delete: StatementSync;
    readonly updates: Map<string, StatementSync>;
    readonly selectByField: Map<string, StatementSync>;
}

/**
 * Opens a database file for this process alone.
 * @throws DatabaseInUseError if another process has it open
 */
export function openDatabase(databaseFile: string): DatabaseSync {
    const database = new DatabaseSync(databaseFile);
    try {
        // Pages in memory: 16 MB. Written ones go from the log to the file itself, with a wait for the disk, every 40 MB.
        database.exec('PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 10000');
        // The empty transaction takes the lock at once, not at the first read.
        database.exec(
            'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE; COMMIT;'
        );
        return database;
    } catch (error) {
        database.close();
        if (error instanceof Error && error.message.includes('database is locked')) {
            throw new DatabaseInUseError(databaseFile, error);
        }
        throw error;
    }
}

/** Most records kept in memory; past it the cache starts afresh. */
const cacheLimit = 50_000;

/** The statements of one level of nested transactions: the outermost is a transaction, those within are savepoints. */
class Level {
    private readonly beginning: StatementSync;
    private readonly end: StatementSync;
    private readonly undoing: readonly StatementSync[];

    constructor(database: DatabaseSync, depth: number) {
        const name = `level_${depth}`;
        const prepare = (sql: string): StatementSync => database.prepare(sql);
        this.beginning = prepare(depth === 0 ? 'BEGIN IMMEDIATE' : `SAVEPOINT ${name}`);
        this.end = prepare(depth === 0 ? 'COMMIT' : `RELEASE ${name}`);
        this.undoing = (depth === 0 ? ['ROLLBACK'] : [`ROLLBACK TO ${name}`, `RELEASE ${name}`]).map(prepare);
    }

    begin(): void {
        this.beginning.run();
    }

    commit(): void {
        this.end.run();
    }

    undo(): void {
        this.undoing.forEach((statement) => statement.run());
    }
}

/**
 * The records of an org in one SQLite database. Knows types, unique keys and transactions, and nothing of rules: the
 * save pipeline stands before it. One process at a time may have a database file open.
 */
export class Store {
    /** The schema in force; see `changeSchema`. */
    schema: OrgSchema;
    /** The database itself, for queries: see `layout.ts`. */
    readonly database: DatabaseSync;
    /** What opening changed in an existing database to fit the schema. */
    readonly changes: readonly SchemaChange[];
    private readonly databaseFile: string;
    private readonly tables = new Map<string, Table>();
    private readonly cache = new Map<string, FieldValues>();
    private readonly sequences: Sequences;
    private readonly levels: Level[] = [];
    private depth = 0;

    /**
     * @param databaseFile a path, or ':memory:'.
     * @param database the file, if it is open already.
     * @throws SchemaConflictError if the file holds data that the schema would lose; Error if the file is in use.
     */
    constructor(schema: OrgSchema, databaseFile: string, database: DatabaseSync = openDatabase(databaseFile)) {
        this.schema = schema;
        this.databaseFile = databaseFile;
        this.database = database;
        this.sequences = new Sequences(database);
        try {
            database.exec('BEGIN IMMEDIATE');
            this.changes = applySchema(database, schema, databaseFile);
            database.exec('COMMIT');
        } catch (error) {
            // Closing undoes what was not committed.
            database.close();
            throw error;
        }
    }

    close(): void {
        this.database.close();
    }

    /**
     * Goes over to another schema and then does `work`, in one transaction: what it throws puts everything back.
     * @param options.mayLoseData drop columns and tables that hold values
     * @throws SchemaConflictError if the database holds data that the new schema would lose
     */
    changeSchema<Result>(
        schema: OrgSchema,
        options: { readonly mayLoseData?: boolean },
        work: (changes: readonly SchemaChange[]) => Result
    ): Result {
        const before = this.schema;
        this.forget();
        try {
            return this.transaction(() => {
                const changes = applySchema(this.database, schema, this.databaseFile, options);
                this.schema = schema;
                return work(changes);
            });
        } catch (error) {
            this.schema = before;
            this.forget();
            throw error;
        }
    }

    private forget(): void {
        this.cache.clear();
        this.tables.clear();
    }

    /** A new Id of the object. Taken inside the transaction, so a rolled back one is given again. */
    nextId(object: ObjectSchema): string {
        return recordId(object.keyPrefix, this.nextNumber(`id:${object.apiName}`, 1));
    }

    /** The next number of a named sequence that begins at `first`. */
    nextNumber(name: string, first: number): number {
        return this.sequences.next(name, first);
    }

    /** All stored fields of a record, or undefined. The caller must not change the result. */
    read(objectApiName: string, id: string): Readonly<FieldValues> | undefined {
        const cached = this.cache.get(id);
        if (cached !== undefined) {
            return cached;
        }
        const table = this.table(objectApiName);
        const row = table.select.get(id) as unknown as ColumnValue[] | undefined;
        return row === undefined ? undefined : this.remember(id, this.toRecord(table, row));
    }

    /** Records whose field has the value, by Id. Text fields compare as their column does (see `layout.ts`). */
    findBy(objectApiName: string, field: FieldSchema, value: FieldValue, limit = -1): Readonly<FieldValues>[] {
        const table = this.table(objectApiName);
        const folded = foldedColumn(field);
        const column = value === null ? field.apiName : (folded ?? field.apiName);
        const raw = folded !== undefined && value !== null ? foldText(String(value)) : toColumn(field, value);
        let statement = table.selectByField.get(column);
        if (statement === undefined) {
            statement = rawStatement(
                this.database.prepare(
                    `SELECT ${columnList(table.fields)} FROM ${quoteName(objectApiName)} WHERE ${quoteName(column)} IS ? ORDER BY "Id" LIMIT ?`
                )
            );
            table.selectByField.set(column, statement);
        }
        return (statement.all(raw, limit) as unknown as ColumnValue[][]).map((row) => this.toRecord(table, row));
    }

    /** Every record of an object in Id order. */
    *readAll(objectApiName: string): Generator<Readonly<FieldValues>> {
        const table = this.table(objectApiName);
        const statement = rawStatement(
            this.database.prepare(`SELECT ${columnList(table.fields)} FROM ${quoteName(objectApiName)} ORDER BY "Id"`)
        );
        for (const row of statement.iterate() as unknown as Iterable<ColumnValue[]>) {
            yield this.toRecord(table, row);
        }
    }

    /** Inserts a record that has every stored field. @throws DuplicateValueError */
    insert(object: ObjectSchema, record: FieldValues): void {
        const table = this.table(object.apiName);
        const parameters: (string | bigint | null)[] = [];
        for (const field of table.fields) {
            parameters.push(toColumn(field, record[field.apiName]));
            if (foldedColumn(field) !== undefined) {
                parameters.push(foldedValue(field, record));
            }
        }
        this.guardUnique(table, record, table.uniqueFields, () => table.insert.run(...parameters));
        this.remember(record['Id'] as string, record);
    }

    /** Writes the named fields of a record; `record` is the whole record as it then is. @throws DuplicateValueError */
    update(object: ObjectSchema, record: FieldValues, changedFields: readonly string[]): void {
        const table = this.table(object.apiName);
        const fields = table.fields.filter((field) => field.type !== 'Id' && changedFields.includes(field.apiName));
        if (fields.length > 0) {
            const parameters: (string | bigint | null)[] = [];
            for (const field of fields) {
                parameters.push(toColumn(field, record[field.apiName]));
                if (foldedColumn(field) !== undefined) {
                    parameters.push(foldedValue(field, record));
                }
            }
            parameters.push(record['Id'] as string);
            const unique = fields.filter((field) => field.unique);
            this.guardUnique(table, record, unique, () => this.updateStatement(table, fields).run(...parameters));
        }
        this.remember(record['Id'] as string, record);
    }

    delete(object: ObjectSchema, id: string): void {
        this.table(object.apiName).delete.run(id);
        this.cache.delete(id);
    }

    /**
     * Runs `work` in a transaction, or in a savepoint where one is open already. What it throws undoes its writes and is
     * thrown on.
     */
    transaction<Result>(work: () => Result): Result {
        const level = (this.levels[this.depth] ??= new Level(this.database, this.depth));
        // What this level undoes must not take numbers along that an outer level has given already.
        this.sequences.write();
        level.begin();
        this.depth += 1;
        try {
            const result = work();
            this.sequences.write();
            level.commit();
            return result;
        } catch (error) {
            this.cache.clear();
            this.sequences.forget();
            level.undo();
            throw error;
        } finally {
            this.depth -= 1;
        }
    }

    private remember(id: string, record: FieldValues): FieldValues {
        if (this.cache.size >= cacheLimit) {
            this.cache.clear();
        }
        this.cache.set(id, record);
        return record;
    }

    private toRecord(table: Table, row: readonly ColumnValue[]): FieldValues {
        const record: FieldValues = {};
        table.fields.forEach((field, index) => {
            record[field.apiName] = fromColumn(field, row[index] ?? null);
        });
        return record;
    }

    private table(objectApiName: string): Table {
        let table = this.tables.get(objectApiName);
        if (table === undefined) {
            table = this.prepareTable(objectApiName);
            this.tables.set(objectApiName, table);
        }
        return table;
    }

    private prepareTable(objectApiName: string): Table {
        const object = this.schema.objects.get(objectApiName);
        if (object === undefined) {
            throw new Error(`There is no object ${objectApiName}.`);
        }
        const name = quoteName(objectApiName);
        const fields = [...object.fields.values()].filter(isStored);
        const columns = fields.flatMap((field) => [field.apiName, foldedColumn(field) ?? []].flat());
        return {
            object,
            fields,
            uniqueFields: fields.filter((field) => field.unique),
            insert: this.database.prepare(
                `INSERT INTO ${name} (${columns.map(quoteName).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
            ),
            select: rawStatement(this.database.prepare(`SELECT ${columnList(fields)} FROM ${name} WHERE "Id" = ?`)),
            delete: this.database.prepare(`DELETE FROM ${name} WHERE "Id" = ?`),
            updates: new Map(),
            selectByField: new Map()
        };
    }

    private updateStatement(table: Table, fields: readonly FieldSchema[]): StatementSync {
        const columns = fields.flatMap((field) => [field.apiName, foldedColumn(field) ?? []].flat());
        const key = columns.join(',');
        let statement = table.updates.get(key);
        if (statement === undefined) {
            const assignments = columns.map((column) => `${quoteName(column)} = ?`).join(', ');
            statement = this.database.prepare(
                `UPDATE ${quoteName(table.object.apiName)} SET ${assignments} WHERE "Id" = ?`
            );
            table.updates.set(key, statement);
        }
        return statement;
    }

    /** Runs a write; where a unique index refuses it, finds the field and the record that is in the way. */
    private guardUnique(table: Table, record: FieldValues, fields: readonly FieldSchema[], write: () => unknown): void {
        try {
            write();
        } catch (error) {
            if (!(error instanceof Error && error.message.includes('UNIQUE constraint failed'))) {
                throw error;
            }
            for (const field of fields) {
                const value = record[field.apiName] ?? null;
                const [existing] = value === null ? [] : this.findBy(table.object.apiName, field, value, 1);
                if (existing !== undefined && existing['Id'] !== record['Id']) {
                    throw new DuplicateValueError(field, existing['Id'] as string);
                }
            }
            throw error;
        }
    }
}

function columnList(fields: readonly FieldSchema[]): string {
    return fields.map((field) => quoteName(field.apiName)).join(', ');
}

function foldedValue(field: FieldSchema, record: FieldValues): string | null {
    const value = record[field.apiName] ?? null;
    return value === null ? null : foldText(String(value));
}

/** Rows as arrays, integers as BigInt: exact, and cheaper than objects. */
function rawStatement(statement: StatementSync): StatementSync {
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    return statement;
}
