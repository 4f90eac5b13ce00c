import { equal } from './comparison';
import { addDaysToDate, addDaysToDateTime, addMillisecondsToTime, daysBetween, timeBetween } from './dates';
import { add, compare, divide, multiply, negate, power, subtract } from './numbers';
import type { FormulaNumber } from './numbers';
import type { Evaluate, ExpressionType, FormulaValue } from './types';

/** One pair of operand types an operator accepts. */
interface Overload {
    readonly result: ExpressionType;
    readonly apply: (left: never, right: never) => FormulaValue;
    /** Handles blank operands itself; otherwise a blank operand makes the result blank. */
    readonly lenient?: true;
}

type Overloads = Partial<Record<ExpressionType, Partial<Record<ExpressionType, Overload>>>>;

const concatenate: Overload = {
    result: 'Text',
    apply: (left: string | null, right: string | null) =>
        left === null ? right : right === null ? left : left + right,
    lenient: true
};

function arithmetic(apply: (left: FormulaNumber, right: FormulaNumber) => FormulaNumber): Overloads {
    return { Number: { Number: { result: 'Number', apply } } };
}

/** What each arithmetic and text operator accepts. */
export const ARITHMETIC: Readonly<Record<string, Overloads>> = {
    '+': {
        Number: {
            Number: { result: 'Number', apply: add },
            Date: { result: 'Date', apply: (left, right) => addDaysToDate(right, left) },
            DateTime: { result: 'DateTime', apply: (left, right) => addDaysToDateTime(right, left) }
        },
        Date: { Number: { result: 'Date', apply: addDaysToDate } },
        DateTime: { Number: { result: 'DateTime', apply: addDaysToDateTime } },
        Time: { Number: { result: 'Time', apply: addMillisecondsToTime } },
        Text: { Text: concatenate }
    },
    '-': {
        Number: { Number: { result: 'Number', apply: subtract } },
        Date: {
            Number: { result: 'Date', apply: (left, right) => addDaysToDate(left, negate(right)) },
            Date: { result: 'Number', apply: subtract }
        },
        DateTime: {
            Number: { result: 'DateTime', apply: (left, right) => addDaysToDateTime(left, negate(right)) },
            DateTime: { result: 'Number', apply: daysBetween }
        },
        Time: {
            Number: { result: 'Time', apply: (left, right) => addMillisecondsToTime(left, negate(right)) },
            Time: { result: 'Number', apply: timeBetween }
        }
    },
    '*': arithmetic(multiply),
    '/': arithmetic(divide),
    '^': arithmetic(power),
    '&': { Text: { Text: concatenate } }
};

/** The types of right operands that go with a left one (or of left operands at all). */
export function acceptedTypes(operator: string, left?: ExpressionType): ExpressionType[] {
    const overloads = ARITHMETIC[operator]!;
    return Object.keys(left === undefined ? overloads : (overloads[left] ?? {})) as ExpressionType[];
}

/** The overload for two operand types. NULL goes with every operator: + and - of NULL are NULL. */
export function findOverload(operator: string, left: ExpressionType, right: ExpressionType): Overload | undefined {
    if (left === 'Null' || right === 'Null') {
        const known = left === 'Null' ? right : left;
        if (operator === '+' || operator === '-') {
            return isArithmetic(known) ? { result: 'Null', apply: () => null } : undefined;
        }
        const only: ExpressionType = operator === '&' ? 'Text' : 'Number';
        return known === 'Null' || known === only ? ARITHMETIC[operator]![only]![only] : undefined;
    }
    return ARITHMETIC[operator]![left]?.[right];
}

function isArithmetic(type: ExpressionType): boolean {
    return type !== 'Boolean' && type !== 'Picklist' && type !== 'MultiselectPicklist';
}

export function applyOverload(overload: Overload, left: Evaluate, right: Evaluate): Evaluate {
    const { apply } = overload;
    if (overload.lenient) {
        return (scope) => apply(left(scope) as never, right(scope) as never);
    }
    return (scope) => {
        const first = left(scope);
        const second = right(scope);
        return first === null || second === null ? null : apply(first as never, second as never);
    };
}

const ORDER: Readonly<Record<string, (sign: number) => boolean>> = {
    '<': (sign) => sign < 0,
    '>': (sign) => sign > 0,
    '<=': (sign) => sign <= 0,
    '>=': (sign) => sign >= 0
};

export function isOrdering(operator: string): boolean {
    return operator in ORDER;
}

export const ORDERED_TYPES: readonly ExpressionType[] = ['Number', 'Text', 'Date', 'DateTime', 'Time'];

/** By UTF-16 units, as Java orders text: capitals before small letters. */
function compareText(left: string, right: string): number {
    return left < right ? -1 : left > right ? 1 : 0;
}

/** Less, greater …; unknown (null) as soon as one side is blank. */
export function ordering(operator: string, type: ExpressionType, left: Evaluate, right: Evaluate): Evaluate {
    const holds = ORDER[operator]!;
    const sign: (first: never, second: never) => number = type === 'Text' ? compareText : compare;
    return (scope) => {
        const first = left(scope);
        const second = right(scope);
        return first === null || second === null ? null : holds(sign(first as never, second as never));
    };
}

/** Equal or not; unknown (null) as soon as one side is blank, except that blank text equals blank text. */
export function equality(negated: boolean, asText: boolean, left: Evaluate, right: Evaluate): Evaluate {
    return (scope) => {
        const result = equal(left(scope), right(scope), asText);
        return result === null ? null : result !== negated;
    };
}
