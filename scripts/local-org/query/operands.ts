import { Decimal } from 'decimal.js';
import type { FieldSchema } from '../metadata/schema';
import { normalizeId } from '../store/ids';
import type { FieldValue } from '../values';
import { QueryError } from './errors';
import type { DateFunction } from './plan';

/** How a query wrote a value. JSON values (GraphQL variables) come as 'any': the field's type decides. */
export type LiteralKind = 'string' | 'number' | 'boolean' | 'date' | 'dateTime' | 'null' | 'any';

export interface Literal {
    readonly kind: LiteralKind;
    readonly text: string;
}

interface Expectation {
    /** As the platform's message calls it. */
    readonly typeName: string;
    readonly quoted: boolean;
    readonly kinds: readonly LiteralKind[];
    readonly convert: (text: string) => FieldValue | undefined;
}

const numeric: Expectation = { typeName: 'double', quoted: false, kinds: ['number'], convert: toDecimal };
const text: Expectation = { typeName: 'string', quoted: true, kinds: ['string'], convert: (value) => value };
const identifier: Expectation = { typeName: 'ID', quoted: true, kinds: ['string'], convert: toId };

const expectations: Partial<Record<FieldSchema['type'], Expectation>> = {
    Id: identifier,
    Reference: identifier,
    Checkbox: { typeName: 'boolean', quoted: false, kinds: ['boolean'], convert: toBoolean },
    Number: numeric,
    Currency: { ...numeric, typeName: 'currency' },
    Percent: numeric,
    Date: { typeName: 'date', quoted: false, kinds: ['date'], convert: toDate },
    DateTime: { typeName: 'dateTime', quoted: false, kinds: ['dateTime'], convert: toDateTime },
    Time: { typeName: 'time', quoted: false, kinds: [], convert: toTime }
};

/**
 * The value that a query compares a field with, in the field's own type. Blank text is null, as the platform stores it.
 * @throws QueryError INVALID_FIELD where the literal is not of the field's type.
 */
export function toOperand(field: FieldSchema, literal: Literal): FieldValue {
    if (literal.kind === 'null' || (literal.kind === 'string' && literal.text === '')) {
        return null;
    }
    const expected = expectations[field.type] ?? text;
    const accepted = literal.kind === 'any' || expected.kinds.includes(literal.kind);
    const value = accepted ? expected.convert(literal.text) : undefined;
    if (value === undefined) {
        const quotes = expected.quoted ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
        throw new QueryError(
            'INVALID_FIELD',
            `value of filter criterion for field '${field.apiName}' must be of type ${expected.typeName} and ${quotes}; found ${literal.text}`
        );
    }
    return value;
}

/** A number, whatever the field: what aggregates and most date functions are compared with. */
export function toNumberOperand(what: string, literal: Literal): FieldValue {
    const value = literal.kind === 'null' ? null : toDecimal(literal.text);
    if (value === undefined) {
        throw new QueryError(
            'INVALID_FIELD',
            `value of filter criterion for '${what}' must be a number; found ${literal.text}`
        );
    }
    return value;
}

/** DAY_ONLY gives a date, every other date function a whole number. */
export function toDateFunctionOperand(name: DateFunction, literal: Literal): FieldValue {
    if (name !== 'DAY_ONLY') {
        return toNumberOperand(name, literal);
    }
    const value = literal.kind === 'null' ? null : toDate(literal.text);
    if (value === undefined) {
        throw new QueryError(
            'INVALID_FIELD',
            `value of filter criterion for '${name}' must be a date; found ${literal.text}`
        );
    }
    return value;
}

function toDecimal(value: string): Decimal | undefined {
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) ? new Decimal(value) : undefined;
}

function toBoolean(value: string): boolean | undefined {
    const lower = value.toLowerCase();
    return lower === 'true' ? true : lower === 'false' ? false : undefined;
}

function toDate(value: string): string | undefined {
    return /^\d{4}-\d{2}-\d{2}$/.test(value) && isRealDay(value) ? value : undefined;
}

function toDateTime(value: string): string | undefined {
    const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/i.test(value);
    const instant = zoned ? Date.parse(value) : Number.NaN;
    return Number.isNaN(instant) || !isRealDay(value.slice(0, 10)) ? undefined : new Date(instant).toISOString();
}

function toTime(value: string): string | undefined {
    const match = /^(\d{2}:\d{2}):(\d{2})(?:\.(\d{1,3}))?Z?$/.exec(value);
    return match ? `${match[1]}:${match[2]}.${(match[3] ?? '').padEnd(3, '0')}Z` : undefined;
}

function isRealDay(day: string): boolean {
    const date = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** Ids are stored with 18 characters; queries may give the 15 of old. What is no Id matches nothing, as on the platform. */
function toId(text: string): string {
    return normalizeId(text) ?? text;
}
