import { formatDecimal, parseDecimal } from './decimal';

/** A rate as whole millionths: 17.5 % = 0.175 = 175000. Exact, six decimal places. */
export type Millionths = number;

export const RATE_DIGITS = 6;
/** 100 %. */
export const ONE: Millionths = 1_000_000;

/** A decimal such as "0.175" as millionths, or null where it is no plain decimal of at most six places. */
export function parseRate(text: string): Millionths | null {
    return parseDecimal(text, RATE_DIGITS);
}

/** A plain decimal without trailing zeros: 175000 -> "0.175", 0 -> "0". */
export function formatRate(rate: Millionths): string {
    return formatDecimal(rate, RATE_DIGITS, 0);
}

/**
 * Percent points as the platform stores them (17.5 for 17.5 %) as millionths.
 * @throws RangeError where the value has more than four places or is no plain number of 0 or more
 */
export function rateFromPercent(percent: number | string): Millionths {
    const rate = parseDecimal(String(percent), RATE_DIGITS - 2);
    if (rate === null) {
        throw new RangeError(`${percent} is no percentage; allowed: 0 or more, at most 4 decimal places`);
    }
    return rate;
}

/** Percent points as a plain decimal: 175000 -> "17.5". */
export function formatPercent(rate: Millionths): string {
    return formatDecimal(rate, RATE_DIGITS - 2, 0);
}

/** What part of a whole an amount is, to the tenth of a percent: for reading, not for computing. 0 of nothing. */
export function shareOf(part: number, whole: number): Millionths {
    if (whole === 0) {
        return 0;
    }
    const thousandths = (BigInt(part) * BigInt(2000) + BigInt(whole)) / (BigInt(whole) * BigInt(2));
    return Number(thousandths) * 1000;
}
