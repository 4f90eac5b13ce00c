import { fill, formatDate, formatMoney, formatNumber } from 'c/formats';
import { COMPONENT_CODES, formatMoney as moneyText, totalOf, type ComponentCode, type MinorUnits } from 'c/programCore';
import { businessTypeLabels, componentLabels, sayRate } from 'c/programLabels';
import type { Party, StoredLine, StoredQuote } from 'c/quoteData';
import { labels } from './labels';

/** The vendor's view shows how the price is made, the partner's only what it is. */
export type PaperView = 'VENDOR' | 'PARTNER';

interface Fact {
    readonly key: string;
    readonly label: string;
    readonly value: string;
}

interface Cell {
    readonly key: string;
    readonly text: string;
    /** May be empty. */
    readonly note: string;
    readonly className: string;
}

/** A quote with every text ready to print. */
export interface Paper {
    readonly title: string;
    readonly version: string;
    readonly vendor: string;
    /** That it is a draft, or superseded; empty where it is valid. */
    readonly warning: string;
    readonly parties: readonly (Party & { readonly label: string })[];
    readonly facts: readonly Fact[];
    readonly columns: readonly { readonly key: string; readonly label: string; readonly className: string }[];
    readonly rows: readonly {
        readonly key: string;
        readonly number: string;
        readonly name: string;
        readonly note: string;
        readonly cells: readonly Cell[];
    }[];
    readonly totals: readonly (Fact & { readonly className: string })[];
    readonly notes: readonly { readonly key: string; readonly text: string }[];
}

const NUMBER = 'quote-paper__number';

export function toPaper(quote: StoredQuote, view: PaperView): Paper {
    const isVendorView = view === 'VENDOR';
    const granted = COMPONENT_CODES.filter((code) => totalOf(quote.lines, code) !== 0);
    const columns = isVendorView ? vendorColumns(granted) : PARTNER_COLUMNS;
    return {
        title: fill(labels.quotePaperTitle, quote.name),
        version: quote.version === null ? '' : fill(labels.quotePaperVersion, formatNumber(quote.version)),
        vendor: quote.vendor,
        warning: WARNINGS[quote.status] ?? '',
        parties: [
            { ...quote.partner, label: labels.quotePaperTo },
            ...(quote.endCustomer ? [{ ...quote.endCustomer, label: labels.quotePaperFor }] : [])
        ],
        facts: toFacts(quote, isVendorView),
        columns: columns.map((column) => ({ ...column, className: NUMBER })),
        rows: quote.lines.map((line, index) => ({
            key: line.id,
            number: formatNumber(index + 1),
            name: line.product.name ?? labels.quoteAmountAlone,
            note: line.product.solutionLabel ?? '',
            cells: columns.map(({ key }) => toCell(quote, line, key))
        })),
        totals: isVendorView ? vendorTotals(quote, granted) : [netTotal(quote)],
        notes: toNotes(quote, isVendorView)
    };
}

const WARNINGS: Readonly<Partial<Record<StoredQuote['status'], string>>> = {
    DRAFT: labels.quotePaperDraft,
    SUPERSEDED: labels.quotePaperSuperseded
};

/** Facts without a value are left out. */
function toFacts(quote: StoredQuote, isVendorView: boolean): Fact[] {
    const program =
        quote.tierName === null
            ? quote.programName
            : fill(labels.quotePaperProgramAndTier, quote.programName, quote.tierName);
    return [
        { key: 'date', label: labels.quotePaperDate, value: formatDate(quote.quoteDate) },
        {
            key: 'validUntil',
            label: labels.quotePaperValidUntil,
            value: quote.validUntil === null ? '' : formatDate(quote.validUntil)
        },
        { key: 'subject', label: labels.quotePaperOpportunity, value: quote.opportunityName },
        { key: 'issuedBy', label: labels.quotePaperIssuedBy, value: quote.issuedBy ?? '' },
        { key: 'replaces', label: labels.quotePaperReplaces, value: quote.supersedes ?? '' },
        ...(isVendorView
            ? [
                  {
                      key: 'businessType',
                      label: labels.quotePaperBusinessType,
                      value: businessTypeLabels[quote.businessType]
                  },
                  { key: 'program', label: labels.quotePaperProgram, value: program }
              ]
            : [])
    ].filter(({ value }) => value !== '');
}

const PARTNER_COLUMNS = [
    { key: 'quantity', label: labels.quoteQuantity },
    { key: 'net', label: labels.quoteNet }
];

/** A discount that no line has would be an empty column. */
function vendorColumns(granted: readonly ComponentCode[]): { key: string; label: string }[] {
    return [
        { key: 'quantity', label: labels.quoteQuantity },
        { key: 'unitPrice', label: labels.quoteUnitPrice },
        { key: 'list', label: labels.quoteList },
        ...granted.map((code) => ({ key: code, label: componentLabels[code] })),
        { key: 'net', label: labels.quoteNet }
    ];
}

function toCell(quote: StoredQuote, line: StoredLine, key: string): Cell {
    const cell = (text: string, note = ''): Cell => ({ key, text, note, className: NUMBER });
    switch (key) {
        case 'quantity':
            return cell(formatNumber(line.product.quantity));
        case 'unitPrice':
            return cell(formatMoney(String(line.product.unitPrice), quote.currency));
        case 'list':
            return cell(money(line.list, quote));
        case 'net':
            return { ...cell(money(line.net, quote)), className: `${NUMBER} quote-paper__net` };
        default: {
            const component = line.components.find(({ code }) => code === key);
            return component && component.amount !== 0
                ? cell(money(-component.amount, quote), sayRate(component.rate))
                : cell('–');
        }
    }
}

function vendorTotals(quote: StoredQuote, granted: readonly ComponentCode[]): Paper['totals'] {
    return [
        { key: 'list', label: labels.quoteList, value: money(quote.list, quote), className: 'quote-paper__total' },
        ...granted.map((code) => ({
            key: code,
            label: componentLabels[code],
            value: money(-totalOf(quote.lines, code), quote),
            className: 'quote-paper__total'
        })),
        netTotal(quote)
    ];
}

function netTotal(quote: StoredQuote): Paper['totals'][number] {
    return {
        key: 'net',
        label: labels.quotePaperNetTotal,
        value: money(quote.net, quote),
        className: 'quote-paper__total quote-paper__total_net'
    };
}

function toNotes(quote: StoredQuote, isVendorView: boolean): Paper['notes'] {
    const rebate = fill(labels.quotePaperRebate, money(quote.rebate, quote));
    return [
        ...(isVendorView && quote.rebate > 0 ? [{ key: 'rebate', text: rebate }] : []),
        { key: 'currency', text: fill(labels.quotePaperAmountsIn, quote.currency) }
    ];
}

function money(amount: MinorUnits, { currency }: StoredQuote): string {
    return formatMoney(moneyText(amount, currency), currency);
}
