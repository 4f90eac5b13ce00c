import type { CsvCell } from 'c/csvFile';
import type { FigureCell, FigureColumn, FigureRow } from 'c/figureTable';
import { fill, formatDate, formatRate as sayRateExactly } from 'c/formats';
import {
    daysOfQuarter,
    formatPercent,
    formatRate,
    stateRebates,
    type CountedStatus,
    type IsoDate,
    type Quarter,
    type QuotedLine,
    type RebateStatement,
    type StatementLine
} from 'c/programCore';
import { businessTypeLabels } from 'c/programLabels';
import type { CreditNames, PartnerRebates, StatementRecord } from 'c/rebateData';
import { labels } from './labels';
import { decimalOf, say, sayQuarter, STATUS_LABELS } from './texts';

/** The statement of one quarter as the page shows it. */
export interface StatementView {
    readonly quarter: Quarter;
    readonly heading: string;
    /** Where the statement stands, in sentences. */
    readonly stateTexts: readonly string[];
    /** Whether everything agrees with the quotes; null where nothing comes from one. */
    readonly summary: { readonly text: string; readonly agrees: boolean } | null;
    readonly rows: readonly FigureRow[];
    readonly isEmpty: boolean;
    readonly record: StatementRecord | null;
    readonly statement: RebateStatement;
    readonly totalText: string;
    /** Whether the quarter is over, so that its period can be closed. */
    readonly hasEnded: boolean;
}

export const STATEMENT_COLUMNS: readonly FigureColumn[] = [
    { key: 'deal', label: labels.rebateDeal },
    { key: 'wonOn', label: labels.rebateWonOn },
    { key: 'amount', label: labels.rebateAmount, isNumber: true },
    { key: 'rate', label: labels.rebateRate, isNumber: true },
    { key: 'rebate', label: labels.rebateRebate, isNumber: true },
    { key: 'status', label: labels.rebateStatus },
    { key: 'check', label: labels.rebateCheck }
];

export function toStatementView(
    rebates: PartnerRebates,
    quoted: readonly QuotedLine[],
    quarter: Quarter,
    today: IsoDate
): StatementView {
    const { credits, currency, names, statements } = rebates;
    const statement = stateRebates(credits, quarter, quoted);
    const record = statements.find((each) => each.quarter === quarter) ?? null;
    const hasEnded = daysOfQuarter(quarter).to < today;
    const rows = statement.lines.map((line) => toRow(line, names.get(line.credit.id), currency));
    return {
        quarter,
        heading: fill(labels.rebateStatement, sayQuarter(quarter)),
        stateTexts: sayState(statement, record, quarter, hasEnded, currency),
        summary: toSummary(statement),
        rows: [...rows, toTotalRow(statement, currency)],
        isEmpty: rows.length === 0,
        record,
        statement,
        totalText: say(statement.rebate, currency),
        hasEnded
    };
}

/** The statement as a table: a line a credit, and the total. */
export function toCsv(view: StatementView, { currency, names }: PartnerRebates): (readonly CsvCell[])[] {
    const money = (amount: number): CsvCell => ({ decimal: decimalOf(amount, currency) });
    const heads = [
        ...[labels.rebateQuarter, labels.rebateCredit, labels.rebateDeal, labels.rebateWonOn],
        ...[labels.rebateAmount, labels.rebateRate, labels.rebateRebate, labels.rebateStatus, labels.rebateCheck]
    ];
    const lines = view.statement.lines.map((line): CsvCell[] => {
        const { credit } = line;
        const name = names.get(credit.id);
        return [
            view.quarter,
            name?.name ?? '',
            dealOf(name, line),
            credit.wonOn,
            money(line.counts ? credit.amount : 0),
            { decimal: formatPercent(credit.rate) },
            money(line.counts ? credit.rebate : 0),
            sayStatus(line),
            sayCheck(line, name, currency)
        ];
    });
    const { revenue, rebate } = view.statement;
    return [heads, ...lines, [view.quarter, labels.rebateTotal, '', '', money(revenue), '', money(rebate), '', '']];
}

function toRow(line: StatementLine, name: CreditNames | undefined, currency: string): FigureRow {
    const { credit } = line;
    const opportunity = name?.opportunity ?? null;
    const details = [
        name?.solution,
        businessTypeLabels[credit.businessType],
        credit.isCounterEntry ? labels.rebateCounterEntry : null
    ];
    const deal: FigureCell = {
        text: dealOf(name, line),
        note: details.filter(Boolean).join(' · '),
        link:
            opportunity === null
                ? { recordId: credit.id, objectApiName: 'Partner_Credit__c' }
                : { recordId: opportunity.id, objectApiName: 'Opportunity' }
    };
    return {
        key: credit.id,
        cells: [
            deal,
            { text: formatDate(credit.wonOn) },
            { text: say(credit.amount, currency) },
            { text: sayRateExactly(formatRate(credit.rate)) },
            { text: say(credit.rebate, currency), isStrong: line.counts },
            { text: sayStatus(line) },
            toCheckCell(line, name, currency)
        ]
    };
}

function toTotalRow({ revenue, rebate }: RebateStatement, currency: string): FigureRow {
    const texts = [labels.rebateTotal, '', say(revenue, currency), '', say(rebate, currency), '', ''];
    return { key: 'total', isTotal: true, cells: texts.map((text) => ({ text })) };
}

function dealOf(name: CreditNames | undefined, { credit }: StatementLine): string {
    return name?.opportunity?.name ?? name?.name ?? credit.id;
}

function sayStatus({ credit, counts }: StatementLine): string {
    return counts ? STATUS_LABELS[credit.status as CountedStatus] : labels.rebateReversed;
}

function toCheckCell(line: StatementLine, name: CreditNames | undefined, currency: string): FigureCell {
    const icons = { AGREES: 'utility:success', RATE_CHANGED: 'utility:info', DIFFERS: 'utility:warning' } as const;
    const text = sayCheck(line, name, currency);
    return line.reconciliation === 'NO_QUOTE' ? { text } : { text, icon: icons[line.reconciliation] };
}

function sayCheck(line: StatementLine, name: CreditNames | undefined, currency: string): string {
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

function toSummary({ lines }: RebateStatement): StatementView['summary'] {
    const checked = lines.filter(({ reconciliation }) => reconciliation !== 'NO_QUOTE');
    const differing = checked.filter(({ reconciliation }) => reconciliation === 'DIFFERS').length;
    if (checked.length === 0) {
        return null;
    }
    return differing === 0
        ? { text: labels.rebateSummaryAgrees, agrees: true }
        : { text: fill(labels.rebateSummaryDiffers, differing), agrees: false };
}

function sayState(
    statement: RebateStatement,
    record: StatementRecord | null,
    quarter: Quarter,
    hasEnded: boolean,
    currency: string
): string[] {
    if (!hasEnded) {
        return [fill(labels.rebateStateRunning, formatDate(daysOfQuarter(quarter).to))];
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
