import type { CsvCell } from 'c/csvFile';
import {
    formatPercent,
    type Millionths,
    type MinorUnits,
    type RebateStatement,
    type StatementLine
} from 'c/programCore';
import { businessTypeLabels } from 'c/programLabels';
import type { PartnerRebates } from 'c/rebateData';
import { labels } from './labels';
import { dealOf, decimalOf, sayCheck, sayStatus } from './texts';

/** The statement as a table: a line a credit, and the total. What does not count is worth nothing in it. */
export function toCsv(statement: RebateStatement, rebates: PartnerRebates): (readonly CsvCell[])[] {
    const { quarter, revenue, rebate, lines } = statement;
    const total = columns(rebates).map(({ key }): CsvCell => {
        switch (key) {
            case 'quarter':
                return quarter;
            case 'credit':
                return labels.rebateTotal;
            case 'amount':
                return money(revenue, rebates);
            case 'rebate':
                return money(rebate, rebates);
            default:
                return '';
        }
    });
    return [
        columns(rebates).map(({ label }) => label),
        ...lines.map((line) => columns(rebates).map(({ cell }) => cell(line))),
        total
    ];
}

interface Column {
    readonly key: string;
    readonly label: string;
    readonly cell: (line: StatementLine) => CsvCell;
}

function columns(rebates: PartnerRebates): readonly Column[] {
    const { currency, names } = rebates;
    const inCurrency = (label: string): string => `${label} (${currency})`;
    const nameOf = ({ credit }: StatementLine): ReturnType<typeof names.get> => names.get(credit.id);
    const counted = (amount: MinorUnits, { counts }: StatementLine): CsvCell => money(counts ? amount : 0, rebates);
    return [
        { key: 'quarter', label: labels.rebateQuarter, cell: ({ credit }) => credit.quarter },
        { key: 'credit', label: labels.rebateCredit, cell: (line) => nameOf(line)?.name ?? '' },
        { key: 'deal', label: labels.rebateDeal, cell: (line) => dealOf(nameOf(line), line.credit) },
        { key: 'customer', label: labels.rebateEndCustomer, cell: (line) => nameOf(line)?.endCustomer ?? '' },
        { key: 'solution', label: labels.rebateSolution, cell: (line) => nameOf(line)?.solution ?? '' },
        {
            key: 'businessType',
            label: labels.rebateBusinessType,
            cell: ({ credit }) => businessTypeLabels[credit.businessType]
        },
        { key: 'wonOn', label: labels.rebateWonOn, cell: ({ credit }) => credit.wonOn },
        {
            key: 'amount',
            label: inCurrency(labels.rebateAmount),
            cell: (line) => counted(line.credit.amount, line)
        },
        { key: 'rate', label: `${labels.rebateRate} (%)`, cell: ({ credit }) => percent(credit.rate) },
        { key: 'base', label: `${labels.rebateBaseRate} (%)`, cell: ({ credit }) => percent(credit.terms?.base) },
        { key: 'uplift', label: `${labels.rebateUpliftRate} (%)`, cell: ({ credit }) => percent(credit.terms?.uplift) },
        { key: 'cap', label: `${labels.rebateCapRate} (%)`, cell: ({ credit }) => percent(credit.terms?.cap) },
        {
            key: 'rebate',
            label: inCurrency(labels.rebateRebate),
            cell: (line) => counted(line.credit.rebate, line)
        },
        { key: 'status', label: labels.rebateStatus, cell: sayStatus },
        { key: 'takesBack', label: labels.rebateTakesBack, cell: (line) => nameOf(line)?.takesBack?.name ?? '' },
        { key: 'quote', label: labels.rebateQuote, cell: (line) => nameOf(line)?.quote?.name ?? '' },
        {
            key: 'quoted',
            label: inCurrency(labels.rebateQuotedRebate),
            cell: ({ quotedRebate }) => (quotedRebate === null ? '' : money(quotedRebate, rebates))
        },
        { key: 'check', label: labels.rebateCheck, cell: (line) => sayCheck(line, nameOf(line), currency) }
    ];
}

function money(amount: MinorUnits, { currency }: PartnerRebates): CsvCell {
    return { decimal: decimalOf(amount, currency) };
}

function percent(rate: Millionths | null | undefined): CsvCell {
    return rate === null || rate === undefined ? '' : { decimal: formatPercent(rate) };
}
