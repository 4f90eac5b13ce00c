import { Decimal } from 'decimal.js';
import type { FieldType } from '../metadata/schema';
import type { FieldValue } from '../values';
import type { FlowOperator } from './definition';

/** Types whose values can be assigned to and compared with each other. */
export type ValueKind = 'text' | 'number' | 'boolean' | 'date' | 'dateTime' | 'time';

const kinds: Partial<Record<FieldType, ValueKind>> = {
    Number: 'number',
    Currency: 'number',
    Percent: 'number',
    Checkbox: 'boolean',
    Date: 'date',
    DateTime: 'dateTime',
    Time: 'time'
};

export function kindOf(type: FieldType): ValueKind {
    return kinds[type] ?? 'text';
}

/** Reads a literal of a flow. @throws RangeError if the text is none of its type. */
export function literalValue(type: FieldType, text: string): FieldValue {
    switch (kindOf(type)) {
        case 'number':
            // Large numbers are exported as 1.0E7.
            if (!/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/.test(text.trim())) {
                throw new RangeError(`"${text}" is no number.`);
            }
            return new Decimal(text.trim());
        case 'boolean':
            if (!/^(?:true|false)$/.test(text.trim())) {
                throw new RangeError(`"${text}" is neither true nor false.`);
            }
            return text.trim() === 'true';
        case 'date':
            if (!/^\d{4}-\d\d-\d\d$/.test(text.trim())) {
                throw new RangeError(`"${text}" is no date (YYYY-MM-DD).`);
            }
            return text.trim();
        case 'time':
            if (!/^\d\d:\d\d:\d\d(?:\.\d{3})?Z?$/.test(text.trim())) {
                throw new RangeError(`"${text}" is no time of day (HH:mm:ss.SSSZ).`);
            }
            return `${text.trim().slice(0, 8)}${text.trim().slice(8).replace('Z', '') || '.000'}Z`;
        case 'dateTime':
            if (Number.isNaN(Date.parse(text.trim()))) {
                throw new RangeError(`"${text}" is no date-time (ISO 8601).`);
            }
            return new Date(text.trim()).toISOString();
        default:
            return text === '' ? null : text;
    }
}

/** Compares two values of one kind; a blank is neither greater nor less than anything. */
export function compareValues(operator: FlowOperator, left: FieldValue, right: FieldValue): boolean {
    switch (operator) {
        case 'EqualTo':
            return equalValues(left, right);
        case 'NotEqualTo':
            return !equalValues(left, right);
        case 'IsNull':
            return (left === null) === (right === true);
        case 'IsBlank':
        case 'IsEmpty':
            return (left === null || String(left).trim() === '') === (right === true);
        case 'Contains':
            return left !== null && right !== null && String(left).includes(String(right));
        case 'StartsWith':
            return left !== null && right !== null && String(left).startsWith(String(right));
        case 'EndsWith':
            return left !== null && right !== null && String(left).endsWith(String(right));
        case 'IsChanged':
        case 'In':
        case 'NotIn':
            throw new Error(`${operator} compares no two values and is evaluated where its operands are known.`);
        default:
            return left !== null && right !== null && ordered(operator, order(left, right));
    }
}

export function equalValues(left: FieldValue, right: FieldValue): boolean {
    return Decimal.isDecimal(left) && Decimal.isDecimal(right) ? left.eq(right) : left === right;
}

export function order(left: FieldValue, right: FieldValue): number {
    if (Decimal.isDecimal(left) && Decimal.isDecimal(right)) {
        return left.comparedTo(right);
    }
    return left === right ? 0 : left! < right! ? -1 : 1;
}

function ordered(operator: FlowOperator, comparison: number): boolean {
    switch (operator) {
        case 'GreaterThan':
            return comparison > 0;
        case 'GreaterThanOrEqualTo':
            return comparison >= 0;
        case 'LessThan':
            return comparison < 0;
        default:
            return comparison <= 0;
    }
}
