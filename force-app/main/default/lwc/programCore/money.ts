import { minorUnitDigits } from './currency';
import { formatDecimal, multiplyMillionths, parseDecimal } from './decimal';
import type { Millionths } from './rate';

/** An amount as whole minor units of its currency: EUR 12.50 = 1250, JPY 12 = 12. */
export type MinorUnits = number;

/**
 * The largest amount of a line or a sum of them, in minor units (ten trillion euros). Three discounts of at most
 * 100 % each and the sums of them stay below 2^53, so that every addition is exact.
 */
export const LARGEST_AMOUNT: MinorUnits = 1_000_000_000_000_000;

/** "1250.00" in minor units of the currency, or null where it is no plain decimal with the currency's places. */
export function parseMoney(text: string, currency: string): MinorUnits | null {
    const amount = parseDecimal(text, minorUnitDigits(currency));
    return amount !== null && amount <= LARGEST_AMOUNT ? amount : null;
}

/** With exactly the currency's decimals: EUR 125000 -> "1250.00", JPY 1250 -> "1250". */
export function formatMoney(amount: MinorUnits, currency: string): string {
    const digits = minorUnitDigits(currency);
    return formatDecimal(amount, digits, digits);
}

/**
 * A number as an API returns it (1250.5) in minor units, through its shortest decimal text.
 * @throws RangeError where it is negative, too large, or has more places than the currency
 */
export function moneyFromNumber(value: number | string, currency: string): MinorUnits {
    const amount = parseMoney(String(value), currency);
    if (amount === null) {
        throw new RangeError(
            `${value} is no amount in ${currency}; allowed: 0 or more with at most ${minorUnitDigits(currency)} decimal places`
        );
    }
    return amount;
}

/**
 * The same for an amount that may be negative: the counter-entry of a credit that was paid already.
 * @throws RangeError where it is too large, or has more places than the currency
 */
export function signedMoneyFromNumber(value: number, currency: string): MinorUnits {
    return value < 0 ? -moneyFromNumber(-value, currency) : moneyFromNumber(value, currency);
}

/** The part of an amount that a rate (or a quantity, in millionths) makes, rounded half away from zero. */
export function multiplyMoney(amount: MinorUnits, rate: Millionths): MinorUnits {
    return multiplyMillionths(amount, rate);
}
