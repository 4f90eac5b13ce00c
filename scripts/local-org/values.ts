import type { Decimal } from 'decimal.js';

/**
 * A field's value as the whole local org passes it around, one JavaScript type per kind of field:
 * - text-like, picklist and reference fields: string (never the empty string: the platform stores blank as null);
 * - Checkbox: boolean, never null;
 * - Number, Currency: Decimal; Percent: Decimal in percent points (17.5 means 17.5 %), as the platform's APIs give it;
 * - Date: 'YYYY-MM-DD'; DateTime: ISO 8601 in UTC with milliseconds, '2024-06-01T09:30:00.000Z'; Time: 'HH:mm:ss.SSSZ'.
 */
export type FieldValue = string | boolean | Decimal | null;

/** One record's values by field API name. A field that is absent was not asked for or not given; null is blank. */
export type FieldValues = Record<string, FieldValue>;
