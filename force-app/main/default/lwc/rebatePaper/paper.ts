import type {
    PaperCell,
    PaperColumn,
    PaperContent,
    PaperFact,
    PaperGroup,
    PaperRow,
    PaperTotal
} from 'c/documentPaper';
import { fill, formatDate, formatNumber } from 'c/formats';
import { daysOfQuarter, type RebateStatement, type StatementLine } from 'c/programCore';
import { businessTypeLabels } from 'c/programLabels';
import type { PartnerRebates, StatementRecord } from 'c/rebateData';
import {
    COUNTED_STATUSES,
    dealOf,
    say,
    sayPercent,
    sayQuarter,
    sayReversal,
    sayStatus,
    sayTerms,
    STATUS_LABELS,
    toSummary
} from 'c/rebateLabels';
import { labels } from './labels';

const COLUMNS: readonly PaperColumn[] = [
    { key: 'wonOn', label: labels.rebateWonOn, isUnbroken: true },
    { key: 'amount', label: labels.rebatePaperAmount, isNumber: true },
    { key: 'rate', label: labels.rebateRate, isNumber: true },
    { key: 'rebate', label: labels.rebateRebate, isNumber: true },
    { key: 'status', label: labels.rebateStatus },
    { key: 'quote', label: labels.rebateQuote }
];

export function toPaper(
    statement: RebateStatement,
    rebates: PartnerRebates,
    record: StatementRecord | null,
    stateTexts: readonly string[]
): PaperContent {
    const isFinal = record !== null && record.status !== 'OPEN';
    return {
        title: fill(labels.rebatePaperTitle, sayQuarter(statement.quarter)),
        subtitle: record?.name ?? '',
        vendor: rebates.vendor,
        warning: isFinal ? '' : labels.rebatePaperProvisional,
        parties: [{ ...rebates.company, label: labels.rebatePaperTo }],
        facts: toFacts(statement, rebates, record),
        numberLabel: labels.quotePaperNumber,
        nameLabel: labels.rebateDeal,
        columns: COLUMNS,
        groups: toGroups(statement, rebates),
        totals: toTotals(statement, rebates.currency),
        notes: toNotes(statement, rebates, stateTexts),
        isWide: true
    };
}

/** Facts without a value are left out. */
function toFacts(
    { quarter }: RebateStatement,
    { programName }: PartnerRebates,
    record: StatementRecord | null
): PaperFact[] {
    const { from, to } = daysOfQuarter(quarter);
    const day = (date: string | null | undefined): string => (date ? formatDate(date) : '');
    return [
        {
            key: 'period',
            label: labels.rebatePaperPeriod,
            value: fill(labels.rebatePaperPeriodValue, formatDate(from), formatDate(to))
        },
        { key: 'program', label: labels.quotePaperProgram, value: programName },
        { key: 'closedOn', label: labels.rebatePaperClosed, value: day(record?.closedOn) },
        { key: 'closedBy', label: labels.rebatePaperClosedBy, value: record?.closedBy ?? '' },
        { key: 'paidOn', label: labels.rebatePaperPaid, value: day(record?.paidOn) },
        { key: 'reference', label: labels.rebatePaperReference, value: record?.paymentReference ?? '' }
    ].filter(({ value }) => value !== '');
}

/** What counts, and apart from it what was reversed, so that a column can be added up as it stands. */
function toGroups({ lines }: RebateStatement, rebates: PartnerRebates): PaperGroup[] {
    const rows = (shown: readonly StatementLine[]): PaperRow[] =>
        shown.map((line, index) => toRow(line, formatNumber(index + 1), rebates));
    const counting = lines.filter(({ counts }) => counts);
    const reversed = lines.filter(({ counts }) => !counts);
    if (reversed.length === 0) {
        return [{ key: 'counting', heading: '', rows: rows(counting) }];
    }
    return [
        ...(counting.length > 0 ? [{ key: 'counting', heading: labels.rebatePaperCounts, rows: rows(counting) }] : []),
        { key: 'reversed', heading: labels.rebatePaperReversed, rows: rows(reversed) }
    ];
}

function toRow(line: StatementLine, number: string, { currency, names }: PartnerRebates): PaperRow {
    const { credit } = line;
    const name = names.get(credit.id);
    const cells: Readonly<Record<string, Omit<PaperCell, 'key'>>> = {
        wonOn: { text: formatDate(credit.wonOn) },
        amount: { text: say(credit.amount, currency) },
        rate: { text: sayPercent(credit.rate), note: sayTerms(credit) },
        rebate: { text: say(credit.rebate, currency), isStrong: line.counts },
        status: toStatusCell(line, sayReversal(line, name)),
        quote: toQuoteCell(line, name?.quote?.name ?? '', currency)
    };
    const details = [name?.endCustomer, name?.solution, businessTypeLabels[credit.businessType]];
    return {
        key: credit.id,
        number,
        name: dealOf(name, credit),
        note: details.filter(Boolean).join(' · '),
        cells: COLUMNS.map(({ key }) => ({ key, text: '', ...cells[key] }))
    };
}

/** That it was reversed stands above the line already: when and why is what is left to say. */
function toStatusCell(line: StatementLine, reversal: string): Omit<PaperCell, 'key'> {
    return line.counts || reversal === '' ? { text: sayStatus(line), note: reversal } : { text: reversal };
}

function toQuoteCell(
    { reconciliation, quotedRebate }: StatementLine,
    quote: string,
    currency: string
): Omit<PaperCell, 'key'> {
    const quoted = say(quotedRebate ?? 0, currency);
    switch (reconciliation) {
        case 'NO_QUOTE':
            return { text: labels.rebateCheckNone };
        case 'AGREES':
            return { text: quote, note: labels.rebatePaperAgrees };
        case 'RATE_CHANGED':
            return { text: quote, note: fill(labels.rebatePaperRate, quoted) };
        case 'DIFFERS':
            return { text: quote, note: fill(labels.rebatePaperDiffers, quoted) };
    }
}

/** By status, then the sum of all; a status without rebates is left out. */
function toTotals({ revenue, rebate, byStatus }: RebateStatement, currency: string): PaperTotal[] {
    const statuses = [...COUNTED_STATUSES].reverse().filter((status) => byStatus[status] !== 0);
    return [
        { key: 'amount', label: labels.rebatePaperAmount, value: say(revenue, currency) },
        ...statuses.map((status) => ({
            key: status,
            label: STATUS_LABELS[status],
            value: say(byStatus[status], currency)
        })),
        { key: 'rebate', label: labels.rebateTotal, value: say(rebate, currency), isGrand: true }
    ];
}

function toNotes(
    statement: RebateStatement,
    { currency }: PartnerRebates,
    stateTexts: readonly string[]
): PaperContent['notes'] {
    const summary = toSummary(statement);
    return [
        ...stateTexts.map((text, index) => ({ key: `state${index}`, text })),
        ...(summary ? [{ key: 'summary', text: summary.text }] : []),
        { key: 'how', text: labels.rebatePaperHow },
        { key: 'currency', text: fill(labels.quotePaperAmountsIn, currency) }
    ];
}
