import type { DatabaseSync } from 'node:sqlite';
import type { FieldSchema, ObjectSchema, OrgSchema } from '../metadata/schema';
import { columnDeclaration, columnScale, foldedColumn, foldText, isNumeric, isStored, quoteName } from './layout';

/** Something that opening did to the database so that it fits the schema. */
export interface SchemaChange {
    readonly kind: 'objectAdded' | 'fieldAdded' | 'fieldRemoved' | 'objectRemoved' | 'rollupChanged';
    readonly object: string;
    readonly field?: string;
}

/** Data that has no place in the schema. */
export interface SchemaConflict {
    readonly object: string;
    readonly field?: string;
    /** Begins with the object and the field. */
    readonly message: string;
}

/** Thrown where fitting the database to the schema would lose or change data. */
export class SchemaConflictError extends Error {
    readonly conflicts: readonly SchemaConflict[];

    constructor(databaseFile: string, conflicts: readonly SchemaConflict[]) {
        super(
            `${databaseFile} holds data that does not fit the project's metadata any more:\n` +
                conflicts.map(({ message }) => `  ${message}\n`).join('') +
                'Undo the change of metadata, or start with an empty database (--reset).'
        );
        this.name = 'SchemaConflictError';
        this.conflicts = conflicts;
    }
}

interface KnownField {
    readonly declaration: string;
    readonly scale: number;
    readonly unique: number;
    readonly rollup: string | null;
}

/**
 * Makes the database fit the schema: creates what is new, drops what is gone and empty. The caller has a transaction
 * open, and rolls it back where this throws.
 * @param options.mayLoseData drop what is gone whatever it holds
 * @returns what was done.
 * @throws SchemaConflictError where data would be lost.
 */
export function applySchema(
    database: DatabaseSync,
    schema: OrgSchema,
    databaseFile: string,
    options: { readonly mayLoseData?: boolean } = {}
): SchemaChange[] {
    createStoreTables(database);
    const changes: SchemaChange[] = [];
    const conflicts = new Conflicts(options.mayLoseData ?? false);
    for (const known of knownObjects(database)) {
        if (!schema.objects.has(known)) {
            removeObject(database, known, changes, conflicts);
        }
    }
    for (const object of schema.objects.values()) {
        fitObject(database, object, changes, conflicts);
    }
    if (conflicts.found.length > 0) {
        throw new SchemaConflictError(databaseFile, conflicts.found);
    }
    return changes;
}

class Conflicts {
    readonly found: SchemaConflict[] = [];
    private readonly mayLoseData: boolean;

    constructor(mayLoseData: boolean) {
        this.mayLoseData = mayLoseData;
    }

    add(object: string, field: string | undefined, problem: string): void {
        const message = `${field === undefined ? object : `${object}.${field}`}: ${problem}`;
        this.found.push({ object, ...(field !== undefined && { field }), message });
    }

    /** Whether values are in the way of dropping their column or table; if so, that is a conflict. */
    refuseLoss(values: number, object: string, field: string | undefined, problem: string): boolean {
        if (values === 0 || this.mayLoseData) {
            return false;
        }
        this.add(object, field, problem);
        return true;
    }
}

/** `$field` is the fingerprint: how each column was declared when it was made. */
function createStoreTables(database: DatabaseSync): void {
    database.exec(`
        CREATE TABLE IF NOT EXISTS "$sequence" (name TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS "$object" (name TEXT PRIMARY KEY, keyPrefix TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS "$field" (
            object TEXT NOT NULL, field TEXT NOT NULL, declaration TEXT NOT NULL, scale INTEGER NOT NULL,
            "unique" INTEGER NOT NULL, rollup TEXT, PRIMARY KEY (object, field)
        ) WITHOUT ROWID;
    `);
}

function knownObjects(database: DatabaseSync): string[] {
    return (database.prepare('SELECT name FROM "$object"').all() as { name: string }[]).map((row) => row.name);
}

function fitObject(database: DatabaseSync, object: ObjectSchema, changes: SchemaChange[], conflicts: Conflicts): void {
    const row = database.prepare('SELECT keyPrefix FROM "$object" WHERE name = ?').get(object.apiName) as
        { keyPrefix: string } | undefined;
    if (row === undefined) {
        createObject(database, object);
        changes.push({ kind: 'objectAdded', object: object.apiName });
        return;
    }
    if (row.keyPrefix !== object.keyPrefix) {
        conflicts.add(
            object.apiName,
            undefined,
            `its Ids begin with ${row.keyPrefix}, new ones would with ${object.keyPrefix}.`
        );
        return;
    }
    const known = knownFields(database, object.apiName);
    const stored = [...object.fields.values()].filter(isStored);
    for (const field of stored) {
        const before = known.get(field.apiName);
        if (before === undefined) {
            addField(database, object, field, conflicts);
            changes.push({ kind: 'fieldAdded', object: object.apiName, field: field.apiName });
        } else {
            fitField(database, object, field, before, changes, conflicts);
        }
    }
    for (const name of known.keys()) {
        if (!stored.some((field) => field.apiName === name)) {
            removeField(database, object.apiName, name, changes, conflicts);
        }
    }
}

function knownFields(database: DatabaseSync, object: string): Map<string, KnownField> {
    const rows = database
        .prepare('SELECT field, declaration, scale, "unique", rollup FROM "$field" WHERE object = ?')
        .all(object) as unknown as (KnownField & { field: string })[];
    return new Map(rows.map((row) => [row.field, row]));
}

function createObject(database: DatabaseSync, object: ObjectSchema): void {
    const fields = [...object.fields.values()].filter(isStored);
    const columns = fields.map((field) => `${quoteName(field.apiName)} ${columnDeclaration(field)}`);
    const folded = fields.flatMap((field) => foldedColumn(field) ?? []).map((name) => `${quoteName(name)} TEXT`);
    database.exec(`CREATE TABLE ${quoteName(object.apiName)} (${[...columns, ...folded].join(', ')}) WITHOUT ROWID`);
    for (const field of fields) {
        createIndexes(database, object, field);
        rememberField(database, object, field);
    }
    database.prepare('INSERT INTO "$object" (name, keyPrefix) VALUES (?, ?)').run(object.apiName, object.keyPrefix);
}

function createIndexes(database: DatabaseSync, object: ObjectSchema, field: FieldSchema): void {
    const index = quoteName(`${object.apiName}.${field.apiName}`);
    if (field.unique) {
        const column = quoteName(foldedColumn(field) ?? field.apiName);
        database.exec(`CREATE UNIQUE INDEX ${index} ON ${quoteName(object.apiName)} (${column})`);
    } else if (field.type === 'Reference' || field.externalId) {
        database.exec(`CREATE INDEX ${index} ON ${quoteName(object.apiName)} (${quoteName(field.apiName)})`);
    }
}

function rememberField(database: DatabaseSync, object: ObjectSchema, field: FieldSchema): void {
    database
        .prepare(
            'INSERT OR REPLACE INTO "$field" (object, field, declaration, scale, "unique", rollup) VALUES (?, ?, ?, ?, ?, ?)'
        )
        .run(
            object.apiName,
            field.apiName,
            columnDeclaration(field),
            columnScale(field),
            field.unique ? 1 : 0,
            rollupFingerprint(field)
        );
}

function rollupFingerprint(field: FieldSchema): string | null {
    // Where a filter is declared does not change what it finds.
    return field.rollup === undefined
        ? null
        : JSON.stringify(field.rollup, (key, value: unknown) => (key === 'location' ? undefined : value));
}

function addField(database: DatabaseSync, object: ObjectSchema, field: FieldSchema, conflicts: Conflicts): void {
    if (field.type === 'AutoNumber' && rowCount(database, object.apiName) > 0) {
        conflicts.add(
            object.apiName,
            field.apiName,
            'a new auto number field, and there are records without a number.'
        );
        return;
    }
    const table = quoteName(object.apiName);
    database.exec(`ALTER TABLE ${table} ADD COLUMN ${quoteName(field.apiName)} ${columnDeclaration(field)}`);
    const folded = foldedColumn(field);
    if (folded !== undefined) {
        database.exec(`ALTER TABLE ${table} ADD COLUMN ${quoteName(folded)} TEXT`);
    }
    createIndexes(database, object, field);
    rememberField(database, object, field);
}

function fitField(
    database: DatabaseSync,
    object: ObjectSchema,
    field: FieldSchema,
    before: KnownField,
    changes: SchemaChange[],
    conflicts: Conflicts
): void {
    const sameColumn = before.declaration === columnDeclaration(field) && before.scale === columnScale(field);
    if (!sameColumn && !rescale(database, object, field, before)) {
        const values = valueCount(database, object.apiName, field.apiName);
        const problem = 'its type or scale has changed, and there are values.';
        if (conflicts.refuseLoss(values, object.apiName, field.apiName, problem)) {
            return;
        }
        dropColumns(database, object.apiName, field.apiName);
        addField(database, object, field, conflicts);
    } else if (before.unique !== (field.unique ? 1 : 0)) {
        rebuildIndex(database, object, field, conflicts);
    }
    if (before.rollup !== rollupFingerprint(field)) {
        changes.push({ kind: 'rollupChanged', object: object.apiName, field: field.apiName });
    }
    rememberField(database, object, field);
}

/** A number that only gains decimals loses nothing. */
function rescale(database: DatabaseSync, object: ObjectSchema, field: FieldSchema, before: KnownField): boolean {
    if (before.declaration !== columnDeclaration(field) || !isNumeric(field) || before.scale > columnScale(field)) {
        return false;
    }
    const factor = 10n ** BigInt(columnScale(field) - before.scale);
    const column = quoteName(field.apiName);
    database.exec(`UPDATE ${quoteName(object.apiName)} SET ${column} = ${column} * ${factor}`);
    return true;
}

function rebuildIndex(database: DatabaseSync, object: ObjectSchema, field: FieldSchema, conflicts: Conflicts): void {
    const table = quoteName(object.apiName);
    database.exec(`DROP INDEX IF EXISTS ${quoteName(`${object.apiName}.${field.apiName}`)}`);
    const folded = foldedColumn(field);
    if (folded !== undefined) {
        database.exec(`ALTER TABLE ${table} ADD COLUMN ${quoteName(folded)} TEXT`);
        const update = database.prepare(`UPDATE ${table} SET ${quoteName(folded)} = ? WHERE "Id" = ?`);
        const rows = database.prepare(`SELECT "Id" AS id, ${quoteName(field.apiName)} AS value FROM ${table}`).all();
        for (const { id, value } of rows as { id: string; value: string | null }[]) {
            update.run(value === null ? null : foldText(value), id);
        }
    }
    try {
        createIndexes(database, object, field);
    } catch {
        conflicts.add(object.apiName, field.apiName, 'unique now, and there are values that repeat.');
    }
}

function removeField(
    database: DatabaseSync,
    object: string,
    field: string,
    changes: SchemaChange[],
    conflicts: Conflicts
): void {
    const values = valueCount(database, object, field);
    if (conflicts.refuseLoss(values, object, field, 'the field is gone, and there are values.')) {
        return;
    }
    dropColumns(database, object, field);
    database.prepare('DELETE FROM "$field" WHERE object = ? AND field = ?').run(object, field);
    changes.push({ kind: 'fieldRemoved', object, field });
}

function removeObject(database: DatabaseSync, object: string, changes: SchemaChange[], conflicts: Conflicts): void {
    const records = rowCount(database, object);
    if (conflicts.refuseLoss(records, object, undefined, 'the object is gone, and there are records.')) {
        return;
    }
    database.exec(`DROP TABLE ${quoteName(object)}`);
    database.prepare('DELETE FROM "$field" WHERE object = ?').run(object);
    database.prepare('DELETE FROM "$object" WHERE name = ?').run(object);
    changes.push({ kind: 'objectRemoved', object });
}

function dropColumns(database: DatabaseSync, object: string, field: string): void {
    const table = quoteName(object);
    database.exec(`DROP INDEX IF EXISTS ${quoteName(`${object}.${field}`)}`);
    const columns = database.prepare(`SELECT name FROM pragma_table_info(?)`).all(object) as { name: string }[];
    for (const column of [field, `${field}$folded`]) {
        if (columns.some(({ name }) => name === column)) {
            database.exec(`ALTER TABLE ${table} DROP COLUMN ${quoteName(column)}`);
        }
    }
}

function rowCount(database: DatabaseSync, object: string): number {
    return (database.prepare(`SELECT COUNT(*) AS count FROM ${quoteName(object)}`).get() as { count: number }).count;
}

/** Rows in which the field says something: an unchecked checkbox and a blank do not. */
function valueCount(database: DatabaseSync, object: string, field: string): number {
    const column = quoteName(field);
    const sql = `SELECT COUNT(*) AS count FROM ${quoteName(object)} WHERE ${column} IS NOT NULL AND ${column} IS NOT 0`;
    return (database.prepare(sql).get() as { count: number }).count;
}
