/**
 * Decimals as scaled whole numbers: the value times ten to the power of `digits`.
 * Text becomes whole numbers at the edge and back; nothing between is a binary fraction.
 */

const PLAIN_DECIMAL = /^(\d+)(?:\.(\d+))?$/;

/**
 * A plain decimal ("12", "12.50": digits, at most one point, no sign, no exponent) scaled by 10^digits.
 * Places beyond `digits` must be zero. Null where the text is anything else or exceeds the safe integers.
 */
export function parseDecimal(text: string, digits: number): number | null {
    const match = PLAIN_DECIMAL.exec(text);
    if (match === null) {
        return null;
    }
    const fraction = match[2] ?? '';
    if (/[1-9]/.test(fraction.slice(digits))) {
        return null;
    }
    const scaled = Number(`${match[1]}${fraction.slice(0, digits).padEnd(digits, '0')}`);
    return Number.isSafeInteger(scaled) ? scaled : null;
}

/** The scaled whole number as a decimal with at least `least` places; trailing zeros beyond those are dropped. */
export function formatDecimal(scaled: number, digits: number, least: number): string {
    const sign = scaled < 0 ? '-' : '';
    const text = String(Math.abs(scaled)).padStart(digits + 1, '0');
    const whole = text.slice(0, text.length - digits);
    let fraction = text.slice(text.length - digits);
    while (fraction.length > least && fraction.endsWith('0')) {
        fraction = fraction.slice(0, -1);
    }
    return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

const MILLION = 1_000_000;

/**
 * `amount × millionths / 1 000 000`, rounded half away from zero to a whole number, exactly.
 * A product beyond the safe integers is computed with BigInt.
 * @throws RangeError where the result itself exceeds the safe integers
 */
export function multiplyMillionths(amount: number, millionths: number): number {
    if (amount < 0) {
        const positive = multiplyMillionths(-amount, millionths);
        return positive === 0 ? 0 : -positive;
    }
    const product = amount * millionths;
    if (product > Number.MAX_SAFE_INTEGER) {
        return multiplyLarge(amount, millionths);
    }
    // The remainder is exact where the quotient as a binary fraction might not be.
    const remainder = product % MILLION;
    const whole = (product - remainder) / MILLION;
    return remainder * 2 >= MILLION ? whole + 1 : whole;
}

function multiplyLarge(amount: number, millionths: number): number {
    const result = Number((BigInt(amount) * BigInt(millionths) + BigInt(MILLION / 2)) / BigInt(MILLION));
    if (!Number.isSafeInteger(result)) {
        throw new RangeError(`${amount} times ${millionths} millionths exceeds the exact whole numbers`);
    }
    return result;
}
