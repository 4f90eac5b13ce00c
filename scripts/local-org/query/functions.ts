import type { DatabaseSync } from 'node:sqlite';
import type { Org } from '../org';
import { foldText, toColumn } from '../store/layout';

/** Names under which `registerFunctions` puts the functions that SQL itself lacks into the database. */
export const sqlFunctions = {
    /** (text) → the form in which texts are compared without regard to case, beyond ASCII. */
    fold: 'fold_text',
    /** (text) → the form in which texts are sorted: without case and accents. */
    sortKey: 'sort_key',
    /** (stored 'A;B', wanted 'A;B') → 1 where all wanted values are among the stored ones. */
    includesAll: 'includes_all',
    /** (object, field, Id) → the value of a formula field, in column form. */
    formula: 'formula_value'
} as const;

/** Who asks, for formulas that look at the user. Set before each query. */
export interface Asker {
    userId: string;
}

export function registerFunctions(database: DatabaseSync, org: Org, asker: Asker): void {
    const deterministic = { deterministic: true };
    database.function(sqlFunctions.fold, deterministic, (text) => (text === null ? null : foldText(String(text))));
    database.function(sqlFunctions.sortKey, deterministic, (text) => (text === null ? null : sortKey(String(text))));
    database.function(sqlFunctions.includesAll, deterministic, (stored, wanted) =>
        stored !== null && includesAll(String(stored), String(wanted)) ? 1 : 0
    );
    database.function(sqlFunctions.formula, (objectName, fieldName, id) => {
        const field = org.schema.objects.get(String(objectName))?.fields.get(String(fieldName));
        const record = id === null ? undefined : org.read(String(objectName), String(id));
        return field && record
            ? toColumn(field, org.formulaValue(String(objectName), field.apiName, record, asker.userId))
            : null;
    });
}

const ascii = /^[\x00-\x7f]*$/;

/** Texts sort by letters alone: neither case nor accents matter, as in the platform's locales. */
export function sortKey(text: string): string {
    return ascii.test(text) ? text.toLowerCase() : text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

export function isAscii(text: string): boolean {
    return ascii.test(text);
}

function includesAll(stored: string, wanted: string): boolean {
    const values = new Set(stored.split(';').map(foldText));
    return wanted.split(';').every((value) => values.has(foldText(value.trim())));
}
