import { readFileSync } from 'node:fs';

/** How a case names the types of fields and results: Text, phone, Double, Percent, DateOnly … (see caseValues.ts). */
export type CaseType = string;

export interface CaseField {
    readonly type: CaseType;
    /** Present for a field that is itself computed from the others. */
    readonly formula?: string;
}

export interface CaseRow {
    readonly in: Readonly<Record<string, string | null>>;
    /** The result with blank numbers treated as zero; null is blank, 'ERROR' an evaluation error. */
    readonly zero: string | null;
    /** The result with blank numbers treated as blank. */
    readonly blank: string | null;
}

export interface ConformanceCase {
    readonly id: string;
    readonly formula: string;
    readonly type: CaseType;
    readonly fields: Readonly<Record<string, CaseField>>;
    readonly rows: readonly CaseRow[];
}

/** Reads a file of cases; refuses anything else. */
export function readCases(file: string): readonly ConformanceCase[] {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!Array.isArray(content)) {
        throw new TypeError(`${file} is not a list of cases {id, formula, type, fields, rows}.`);
    }
    for (const [index, entry] of (content as Partial<ConformanceCase>[]).entries()) {
        const isCase =
            typeof entry?.id === 'string' &&
            typeof entry.formula === 'string' &&
            typeof entry.type === 'string' &&
            typeof entry.fields === 'object' &&
            Array.isArray(entry.rows);
        if (!isCase) {
            throw new TypeError(`${file}, entry ${index + 1}: a case needs id, formula, type, fields and rows.`);
        }
    }
    return content as readonly ConformanceCase[];
}
