import { Decimal } from 'decimal.js';
import { FormulaEvaluationError } from './errors';

/**
 * Numbers as formulas compute them: 39 significant digits, halves away from zero, as the platform's engine does.
 * A constructor of its own, so that nobody else's settings of decimal.js change results here.
 */
export const FormulaDecimal: typeof Decimal = Decimal.clone({
    precision: 39,
    rounding: Decimal.ROUND_HALF_UP,
    modulo: Decimal.ROUND_DOWN,
    toExpNeg: -9e15,
    toExpPos: 9e15
});

/** A number inside a running formula: a whole number that JavaScript holds exactly, else a decimal. */
export type FormulaNumber = number | Decimal;

/** The digits the platform keeps when it looks at a quotient from outside, so that 1/9*9 counts as 1 (FLOOR, CEILING). */
const EXTERNAL_DIGITS = 33;

/** Powers are computed to 18 digits and refused beyond 10^64; what is smaller than 10^-39 is zero. */
const POWER_DIGITS = 18;
const LARGEST_POWER_EXPONENT = 64;
const SMALLEST_POWER = new FormulaDecimal('1e-39');
const PowerDecimal: typeof Decimal = FormulaDecimal.clone({ precision: 60 });

export function toDecimal(value: FormulaNumber): Decimal {
    return typeof value === 'number' ? new FormulaDecimal(value) : value;
}

/** Takes a decimal (of any constructor) into a formula: whole numbers become plain ones where that is exact. */
export function fromDecimal(value: Decimal): FormulaNumber {
    return value.isInteger() && value.abs().lte(Number.MAX_SAFE_INTEGER)
        ? value.toNumber() + 0
        : new FormulaDecimal(value);
}

/** Reads a number as written in a formula or given to VALUE. */
export function fromText(text: string): FormulaNumber {
    const exact = new FormulaDecimal(text);
    return fromDecimal(exact.toSignificantDigits(39));
}

function exactOr(plain: number, otherwise: () => Decimal): FormulaNumber {
    return Number.isSafeInteger(plain) ? plain + 0 : otherwise();
}

export function add(left: FormulaNumber, right: FormulaNumber): FormulaNumber {
    return typeof left === 'number' && typeof right === 'number'
        ? exactOr(left + right, () => FormulaDecimal.add(left, right))
        : toDecimal(left).plus(right);
}

export function subtract(left: FormulaNumber, right: FormulaNumber): FormulaNumber {
    return typeof left === 'number' && typeof right === 'number'
        ? exactOr(left - right, () => FormulaDecimal.sub(left, right))
        : toDecimal(left).minus(right);
}

export function multiply(left: FormulaNumber, right: FormulaNumber): FormulaNumber {
    return typeof left === 'number' && typeof right === 'number'
        ? exactOr(left * right, () => FormulaDecimal.mul(left, right))
        : toDecimal(left).times(right);
}

export function divide(left: FormulaNumber, right: FormulaNumber): FormulaNumber {
    if (isZero(right)) {
        throw new FormulaEvaluationError('Division by zero');
    }
    return toDecimal(left).dividedBy(right);
}

/** The remainder with the dividend's sign. */
export function remainder(left: FormulaNumber, right: FormulaNumber): FormulaNumber {
    if (isZero(right)) {
        throw new FormulaEvaluationError('Division by zero in MOD()');
    }
    return typeof left === 'number' && typeof right === 'number' ? (left % right) + 0 : toDecimal(left).modulo(right);
}

export function negate(value: FormulaNumber): FormulaNumber {
    return typeof value === 'number' ? 0 - value : value.negated();
}

export function absolute(value: FormulaNumber): FormulaNumber {
    return typeof value === 'number' ? Math.abs(value) : value.abs();
}

/** Negative, zero or positive, as `left` is less than, equal to or greater than `right`. */
export function compare(left: FormulaNumber, right: FormulaNumber): number {
    return typeof left === 'number' && typeof right === 'number' ? left - right : toDecimal(left).comparedTo(right);
}

export function isZero(value: FormulaNumber): boolean {
    return typeof value === 'number' ? value === 0 : value.isZero();
}

/** Rounds to a number of digits after the point (before it, where negative), halves away from zero or towards zero. */
export function roundTo(value: FormulaNumber, digits: number, mode: 'halfUp' | 'towardsZero'): FormulaNumber {
    if (typeof value === 'number' && digits >= 0) {
        return value;
    }
    const exact = toDecimal(value);
    const rounding = mode === 'halfUp' ? Decimal.ROUND_HALF_UP : Decimal.ROUND_DOWN;
    if (digits >= 0) {
        return digits >= exact.decimalPlaces() ? exact : withoutSignOfZero(exact.toDecimalPlaces(digits, rounding));
    }
    const magnitude = exact.abs().lt(1) ? 0 : exact.e + 1;
    if (-digits > magnitude) {
        return 0;
    }
    const unit = new FormulaDecimal(`1e${-digits}`);
    return withoutSignOfZero(exact.dividedBy(unit).toDecimalPlaces(0, rounding).times(unit));
}

function withoutSignOfZero(value: Decimal): Decimal {
    return value.isZero() ? value.abs() : value;
}

export type WholeNumberMode = 'floor' | 'ceiling' | 'towardsZero' | 'awayFromZero';

const WHOLE_NUMBER_ROUNDING: Readonly<Record<WholeNumberMode, Decimal.Rounding>> = {
    floor: Decimal.ROUND_FLOOR,
    ceiling: Decimal.ROUND_CEIL,
    towardsZero: Decimal.ROUND_DOWN,
    awayFromZero: Decimal.ROUND_UP
};

/** A neighbouring whole number, of the value as it looks to 33 digits. */
export function toWholeNumber(value: FormulaNumber, mode: WholeNumberMode): FormulaNumber {
    if (typeof value === 'number') {
        return value;
    }
    const seen = value.toSignificantDigits(EXTERNAL_DIGITS);
    return fromDecimal(seen.toDecimalPlaces(0, WHOLE_NUMBER_ROUNDING[mode]));
}

/** The whole part as a plain number; what exceeds 32 bits is cut to the nearest end, which no text or calendar reaches. */
export function toInteger(value: FormulaNumber): number {
    const whole = typeof value === 'number' ? value : value.trunc().toNumber();
    return Math.max(-2147483648, Math.min(2147483647, whole)) + 0;
}

/** `base` to a whole power. */
export function power(base: FormulaNumber, exponent: FormulaNumber): FormulaNumber {
    const whole = toDecimal(exponent);
    const tooLarge = Math.log10(Math.abs(toDecimal(base).toNumber())) * whole.toNumber() > LARGEST_POWER_EXPONENT;
    if (!whole.isInteger() || whole.abs().gt(999_999_999) || tooLarge || (isZero(base) && whole.isNegative())) {
        throw new FormulaEvaluationError(
            'Out of range argument to the operator ^: the exponent must be a whole number'
        );
    }
    const exact = PowerDecimal.pow(base, whole).toSignificantDigits(POWER_DIGITS);
    return exact.abs().lt(SMALLEST_POWER) ? 0 : fromDecimal(exact);
}

/** Passes a computed decimal on, or refuses one that is not a number the platform could hold. */
export function finite(value: Decimal, what: string): FormulaNumber {
    if (!value.isFinite() || value.abs().gt(Number.MAX_VALUE)) {
        throw new FormulaEvaluationError(`Out of range argument to ${what}`);
    }
    return fromDecimal(value);
}

/** Plain notation without superfluous zeros, as TEXT() shows a number. */
export function numberToText(value: FormulaNumber): string {
    return toDecimal(value).toFixed();
}
