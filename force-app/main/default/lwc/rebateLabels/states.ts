import { fill, formatDate } from 'c/formats';
import { daysOfQuarter, type RebateStatement } from 'c/programCore';
import type { StatementRecord } from 'c/rebateData';
import { labels } from './labels';
import { say } from './texts';

/** Whether everything that was credited from quotes agrees with them. */
export interface Summary {
    readonly text: string;
    readonly agrees: boolean;
}

/** null where nothing comes from a quote. */
export function toSummary({ lines }: RebateStatement): Summary | null {
    const checked = lines.filter(({ reconciliation }) => reconciliation !== 'NO_QUOTE');
    const differing = checked.filter(({ reconciliation }) => reconciliation === 'DIFFERS').length;
    if (checked.length === 0) {
        return null;
    }
    return differing === 0
        ? { text: labels.rebateSummaryAgrees, agrees: true }
        : { text: fill(labels.rebateSummaryDiffers, differing), agrees: false };
}

/** Where a statement stands, in sentences. */
export function sayState(
    statement: RebateStatement,
    record: StatementRecord | null,
    hasEnded: boolean,
    currency: string
): string[] {
    if (!hasEnded) {
        return [fill(labels.rebateStateRunning, formatDate(daysOfQuarter(statement.quarter).to))];
    }
    switch (record?.status) {
        case undefined:
            return statement.byStatus.ACCRUED === 0 ? [] : [labels.rebateStateNone];
        case 'OPEN':
            return [labels.rebateStateOpen];
        case 'PAYABLE':
            return [
                fill(labels.rebateStatePayable, formatDate(record?.closedOn ?? ''), say(record?.rebate ?? 0, currency)),
                ...sayReversed((record?.rebate ?? 0) - statement.byStatus.PAYABLE, currency)
            ];
        case 'PAID':
            return [
                fill(
                    labels.rebateStatePaid,
                    formatDate(record?.paidOn ?? ''),
                    say(record?.paid ?? 0, currency),
                    record?.paymentReference ?? ''
                ),
                ...sayReversed((record?.rebate ?? 0) - (record?.paid ?? 0), currency)
            ];
    }
}

function sayReversed(amount: number, currency: string): string[] {
    return amount === 0 ? [] : [fill(labels.rebateStateReversed, say(amount, currency))];
}
