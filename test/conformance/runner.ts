import { Decimal } from 'decimal.js';
import { compileFormula, FormulaError, FormulaEvaluationError } from '../../scripts/local-org/formula/index';
import type { CompiledFormula, FormulaReturnType } from '../../scripts/local-org/formula/index';
import type { FieldValue } from '../../scripts/local-org/values';
import type { CaseRow, ConformanceCase } from './caseFile';
import { fieldTypeOf, returnTypeOf, toFieldValue } from './caseValues';
import { SKIPPED_CASES } from './skipped';

export type Mode = 'zero' | 'blank';

export interface ConformanceFailure {
    readonly id: string;
    readonly mode: Mode;
    readonly in: CaseRow['in'];
    readonly expected: string | null;
    readonly got: string | null;
}

export interface ConformanceReport {
    /** Rows times modes, skipped cases left out. */
    readonly rows: number;
    readonly passed: number;
    readonly failures: readonly ConformanceFailure[];
    readonly skipped: readonly { readonly id: string; readonly reason: string; readonly rows: number }[];
}

type Evaluation = (row: CaseRow['in']) => FieldValue;

const ERROR = 'ERROR';
/** The table writes a blank result as this word as well as by JSON's null. */
const BLANK = 'null';

/** Runs every row of every case in both modes. */
export function runCases(cases: readonly ConformanceCase[]): ConformanceReport {
    const failures: ConformanceFailure[] = [];
    const skipped: ConformanceReport['skipped'][number][] = [];
    let rows = 0;
    for (const current of cases) {
        const reason = SKIPPED_CASES[current.id];
        if (reason !== undefined) {
            skipped.push({ id: current.id, reason, rows: current.rows.length * 2 });
            continue;
        }
        for (const mode of ['zero', 'blank'] as const) {
            rows += current.rows.length;
            failures.push(...runCase(current, mode));
        }
    }
    return { rows, passed: rows - failures.length, failures, skipped };
}

function runCase(current: ConformanceCase, mode: Mode): ConformanceFailure[] {
    let evaluate: Evaluation;
    try {
        evaluate = compileCase(current, mode);
    } catch (error) {
        if (!(error instanceof FormulaError) && !(error instanceof TypeError)) {
            throw error;
        }
        const { message } = error;
        evaluate = () => {
            throw new CompilationFailure(message);
        };
    }
    return current.rows.flatMap((row) => {
        const expected = row[mode] === BLANK ? null : row[mode];
        const got = resultText(evaluate, row);
        return isExpected(current, expected, got) ? [] : [{ id: current.id, mode, in: row.in, expected, got }];
    });
}

class CompilationFailure extends Error {}

function resultText(evaluate: Evaluation, row: CaseRow): string | null {
    try {
        const value = evaluate(row.in);
        return value instanceof Decimal ? value.toFixed() : value === null ? null : String(value);
    } catch (error) {
        if (error instanceof FormulaEvaluationError) {
            return ERROR;
        }
        // Anything else can never pass for the evaluation error that a row may expect.
        return `${error instanceof CompilationFailure ? 'DOES NOT COMPILE' : 'CRASH'}: ${(error as Error).message}`;
    }
}

function compileCase(current: ConformanceCase, mode: Mode): Evaluation {
    const isDate = returnTypeOf(current.type) === 'Date';
    try {
        return evaluationOf(compile(current, current.formula, returnTypeOf(current.type), mode));
    } catch (error) {
        if (!isDate || !(error instanceof FormulaError) || error.kind !== 'resultType') {
            throw error;
        }
    }
    // The table lets a date-time stand for its date, which the platform's fields do not.
    const dateTime = compile(current, current.formula, 'DateTime', mode);
    return (row) => (dateTime.evaluate(row) as string | null)?.slice(0, 10) ?? null;
}

function evaluationOf(formula: CompiledFormula<CaseRow['in']>): Evaluation {
    return (row) => formula.evaluate(row);
}

/** Fields with a formula of their own are formula fields: compiled separately, read as fields. */
function compile(
    current: ConformanceCase,
    source: string,
    returnType: FormulaReturnType,
    mode: Mode
): CompiledFormula<CaseRow['in']> {
    return compileFormula<CaseRow['in']>(source, {
        returnType,
        blankMode: mode === 'zero' ? 'BlankAsZero' : 'BlankAsBlank',
        // The kind of formula that may use every function and sees Ids as they are stored.
        context: 'flow',
        environment: { now: () => Date.UTC(2024, 5, 1) },
        resolveField: (path) => {
            const wanted = path.join('.').toLowerCase();
            const name = Object.keys(current.fields).find((candidate) => candidate.toLowerCase() === wanted);
            const field = name === undefined ? undefined : current.fields[name];
            if (name === undefined || field === undefined) {
                return undefined;
            }
            const type = fieldTypeOf(field.type);
            if (field.formula !== undefined) {
                const nested = compile(current, field.formula, returnTypeOf(field.type), mode);
                return { type, read: (row) => nested.evaluate(row) };
            }
            return { type, read: (row) => toFieldValue(row[name] ?? null, field.type) };
        }
    });
}

/** The table gives numbers to 32 decimals. */
const TABLE_DECIMALS = 32;
/** What the platform computes in binary floating point can differ from the exact result by so much of its size. */
const BINARY_TOLERANCE = '1e-14';
const BINARY_FUNCTIONS = /\b(EXP|LN|LOG|SQRT|SIN|COS|TAN|ASIN|ACOS|ATAN|ATAN2)\s*\(/i;

function isExpected(current: ConformanceCase, expected: string | null, got: string | null): boolean {
    if (expected === null || got === null || expected === ERROR || got === ERROR) {
        return (expected === '' ? null : expected) === got || (expected?.trim() ?? '') === (got?.trim() ?? '');
    }
    switch (returnTypeOf(current.type)) {
        case 'Number':
        case 'Currency':
        case 'Percent':
            return isSameNumber(current, expected, got);
        case 'Date':
        case 'DateTime':
        case 'Time':
            return toFieldValue(expected, current.type) === got;
        case 'Checkbox':
            return String(toFieldValue(expected, current.type)) === got;
        default:
            return expected.trim() === got.trim();
    }
}

function isSameNumber(current: ConformanceCase, expected: string, got: string): boolean {
    if (Number.isNaN(Number(got)) || Number.isNaN(Number(expected))) {
        return false;
    }
    const Exact = Decimal.clone({ precision: 100, rounding: Decimal.ROUND_HALF_UP });
    const wanted = new Exact(expected);
    const found = new Exact(got);
    const sources = [current.formula, ...Object.values(current.fields).map((field) => field.formula ?? '')];
    return sources.some((source) => BINARY_FUNCTIONS.test(source))
        ? wanted.minus(found).abs().lte(Exact.max(1, wanted.abs()).times(BINARY_TOLERANCE))
        : wanted.toDecimalPlaces(TABLE_DECIMALS).eq(found.toDecimalPlaces(TABLE_DECIMALS));
}
