import { fill, formatDate, formatMoney as formatExactly, formatRate as sayRateExactly } from 'c/formats';
import {
    formatMoney,
    formatRate,
    isCapped,
    type CountedStatus,
    type Millionths,
    type MinorUnits,
    type Quarter,
    type RebateCredit,
    type StatementLine
} from 'c/programCore';
import type { CreditNames } from 'c/rebateData';
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

export function sayPercent(rate: Millionths): string {
    return sayRateExactly(formatRate(rate));
}

/** What the rate was made of; empty where it is the tier's own, or where that is not known. */
export function sayTerms({ terms }: RebateCredit): string {
    if (terms === null) {
        return '';
    }
    const base = sayPercent(terms.base);
    const uplift = sayPercent(terms.uplift);
    const cap = sayPercent(terms.cap ?? 0);
    if (isCapped(terms)) {
        return terms.uplift === 0
            ? fill(labels.rebateTermsBaseCapped, base, cap)
            : fill(labels.rebateTermsCapped, base, uplift, cap);
    }
    return terms.uplift === 0 ? '' : fill(labels.rebateTermsUplift, base, uplift);
}

/** What a credit is for: its deal, or itself where no opportunity is known. */
export function dealOf(name: CreditNames | undefined, { id }: RebateCredit): string {
    return name?.opportunity?.name ?? name?.name ?? id;
}

export function sayStatus({ credit, counts }: StatementLine): string {
    return counts ? STATUS_LABELS[credit.status as CountedStatus] : labels.rebateReversed;
}

/** What a counter-entry takes back, or when and why a credit was reversed or taken back; empty where it simply stands. */
export function sayReversal({ counts }: StatementLine, name: CreditNames | undefined): string {
    if (name?.takesBack) {
        return fill(labels.rebateTakenBackFrom, name.takesBack.name, sayQuarter(name.takesBack.quarter));
    }
    const label = counts ? labels.rebateTakenBackOn : labels.rebateReversedOn;
    return name?.reversedOn ? fill(label, formatDate(name.reversedOn), name.reversalReason ?? '') : '';
}

/** How a credit compares with its quote. */
export function sayCheck(line: StatementLine, name: CreditNames | undefined, currency: string): string {
    const quote = name?.quote?.name ?? '';
    const quotedText = line.quotedRebate === null ? '' : say(line.quotedRebate, currency);
    switch (line.reconciliation) {
        case 'NO_QUOTE':
            return labels.rebateCheckNone;
        case 'AGREES':
            return fill(labels.rebateCheckAgrees, quote);
        case 'RATE_CHANGED':
            return fill(labels.rebateCheckRate, quote, quotedText);
        case 'DIFFERS':
            return fill(labels.rebateCheckDiffers, quote, quotedText);
    }
}
