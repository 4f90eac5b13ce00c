import { Decimal } from 'decimal.js';
import type { FieldSchema, FieldType } from '../metadata/schema';
import type { FieldValue } from '../values';

/**
 * The physical layout, for whoever reads the database directly (the query engine does).
 *
 * - One table an object, named by its API name; one column a stored field, named by its API name. Quote both with
 *   `quoteName`. Formula fields have no column: they are computed on read. Roll-up fields have one.
 * - Id and references: TEXT, binary collation, always 18 characters; tables are clustered on Id, and Ids ascend in the
 *   order of creation within an object.
 * - Text, picklists (multi-select: 'A;B'), auto numbers: TEXT COLLATE NOCASE, because the platform compares and sorts
 *   them without regard to case. Blank is NULL, never ''.
 * - Checkbox: INTEGER 0 or 1, never NULL.
 * - Number, Currency, Percent: INTEGER, the value times 10^scale (see `columnScale`); Percent in percent points. At most
 *   18 digits, so every value fits 64 bits and sums are exact: read with `statement.setReadBigInts(true)`.
 * - Date: TEXT 'YYYY-MM-DD'. DateTime: TEXT 'YYYY-MM-DDTHH:mm:ss.sssZ' (UTC). Time: TEXT 'HH:mm:ss.sssZ'. They sort as text.
 * - A text field that is unique without regard to case has a second column `<field>$folded` (see `foldText`) which carries
 *   the unique index, because NOCASE folds ASCII letters only.
 * - Deleted records are gone (there is no recycle bin): IsDeleted is 0 in every row.
 * - Tables whose name begins with `$` belong to the store.
 */
export function quoteName(name: string): string {
    return `"${name.replaceAll('"', '""')}"`;
}

/** Whether the field has a column. Formula fields have none. */
export function isStored(field: FieldSchema): boolean {
    return field.formula === undefined;
}

const numericTypes: ReadonlySet<FieldType> = new Set<FieldType>(['Number', 'Currency', 'Percent']);
const binaryTextTypes: ReadonlySet<FieldType> = new Set<FieldType>(['Id', 'Reference', 'Date', 'DateTime', 'Time']);

export function isNumeric(field: FieldSchema): boolean {
    return numericTypes.has(field.type);
}

/** Digits after the point that the field's INTEGER column keeps. */
export function columnScale(field: FieldSchema): number {
    return field.scale ?? 0;
}

/** The column's declaration as SQL, without its name. */
export function columnDeclaration(field: FieldSchema): string {
    if (field.type === 'Id') {
        return 'TEXT NOT NULL PRIMARY KEY';
    }
    if (field.type === 'Checkbox') {
        return 'INTEGER NOT NULL DEFAULT 0';
    }
    if (isNumeric(field)) {
        return 'INTEGER';
    }
    if (binaryTextTypes.has(field.type) || field.caseSensitive) {
        return 'TEXT';
    }
    return 'TEXT COLLATE NOCASE';
}

/** The extra column that carries the unique index of a case-insensitive text field, or undefined where none is needed. */
export function foldedColumn(field: FieldSchema): string | undefined {
    return field.unique && !field.caseSensitive && columnDeclaration(field).includes('NOCASE')
        ? `${field.apiName}$folded`
        : undefined;
}

/** The form in which unique texts are compared: Unicode-normalized, in lower case. */
export function foldText(text: string): string {
    return text.normalize('NFC').toLowerCase();
}

/** A raw column value, as read with `setReadBigInts(true)`. */
export type ColumnValue = string | bigint | number | null;

/** A field's value in its column form. The value must already fit the field (the save pipeline converts and rounds). */
export function toColumn(field: FieldSchema, value: FieldValue | undefined): string | bigint | null {
    if (field.type === 'Checkbox') {
        return value === true ? 1n : 0n;
    }
    if (value === null || value === undefined) {
        return null;
    }
    if (isNumeric(field)) {
        return scaledInteger(value as Decimal, columnScale(field));
    }
    return String(value);
}

/** A column's raw value as a field value. */
export function fromColumn(field: FieldSchema, raw: ColumnValue): FieldValue {
    if (field.type === 'Checkbox') {
        return Number(raw) === 1;
    }
    if (raw === null) {
        return null;
    }
    return isNumeric(field) ? unscaledDecimal(BigInt(raw), columnScale(field)) : String(raw);
}

/** value × 10^scale as an integer. The value must have no more than `scale` decimals. */
export function scaledInteger(value: Decimal, scale: number): bigint {
    const digits = value.toFixed(scale);
    return BigInt(scale === 0 ? digits : digits.replace('.', ''));
}

/** The exact inverse of `scaledInteger`. */
export function unscaledDecimal(integer: bigint, scale: number): Decimal {
    return new Decimal(scale === 0 ? integer.toString() : `${integer}e-${scale}`);
}
