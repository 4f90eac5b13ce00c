import { fill, formatMoney as formatExactly } from 'c/formats';
import { formatMoney, type CountedStatus, type MinorUnits, type Quarter } from 'c/programCore';
import { labels } from './labels';

/** The statuses that count, as the chart and the totals name them. */
export const STATUS_LABELS: Readonly<Record<CountedStatus, string>> = {
    ACCRUED: labels.rebateAccrued,
    PAYABLE: labels.rebatePayable,
    PAID: labels.rebatePaid
};

/** The statuses in the order of the chart, from the bottom up. */
export const COUNTED_STATUSES = ['PAID', 'PAYABLE', 'ACCRUED'] as const satisfies readonly CountedStatus[];

/** An amount, which may be negative, as its decimal text. */
export function decimalOf(amount: MinorUnits, currency: string): string {
    return `${amount < 0 ? '-' : ''}${formatMoney(Math.abs(amount), currency)}`;
}

/** An amount as the user reads it. */
export function say(amount: MinorUnits, currency: string): string {
    return formatExactly(decimalOf(amount, currency), currency);
}

/** `2024-Q3` → `Q3 2024`, `T3 2024`. */
export function sayQuarter(quarter: Quarter): string {
    return fill(labels.rebateQuarterName, quarter.slice(6), quarter.slice(0, 4));
}
