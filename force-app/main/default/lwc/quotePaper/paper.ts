import type { PaperCell, PaperColumn, PaperContent, PaperFact, PaperTotal } from 'c/documentPaper';
import { fill, formatDate, formatMoney, formatNumber } from 'c/formats';
import { COMPONENT_CODES, formatMoney as moneyText, totalOf, type ComponentCode, type MinorUnits } from 'c/programCore';
import { businessTypeLabels, componentLabels, sayRate } from 'c/programLabels';
import type { StoredLine, StoredQuote } from 'c/quoteData';
import { labels } from './labels';

/** The vendor's view shows how the price is made, the partner's only what it is. */
export type PaperView = 'VENDOR' | 'PARTNER';

export function toPaper(quote: StoredQuote, view: PaperView): PaperContent {
    const isVendorView = view === 'VENDOR';
    const granted = COMPONENT_CODES.filter((code) => totalOf(quote.lines, code) !== 0);
    const columns = isVendorView ? vendorColumns(granted) : PARTNER_COLUMNS;
    return {
        title: fill(labels.quotePaperTitle, quote.name),
        subtitle: quote.version === null ? '' : fill(labels.quotePaperVersion, formatNumber(quote.version)),
        vendor: quote.vendor,
        warning: WARNINGS[quote.status] ?? '',
        parties: [
            { ...quote.partner, label: labels.quotePaperTo },
            ...(quote.endCustomer ? [{ ...quote.endCustomer, label: labels.quotePaperFor }] : [])
        ],
        facts: toFacts(quote, isVendorView),
        numberLabel: labels.quotePaperNumber,
        nameLabel: labels.quotePaperDescription,
        columns,
        groups: [
            {
                key: 'lines',
                heading: '',
                rows: quote.lines.map((line, index) => ({
                    key: line.id,
                    number: formatNumber(index + 1),
                    name: line.product.name ?? labels.quoteAmountAlone,
                    note: noteOf(line),
                    cells: columns.map(({ key }) => toCell(quote, line, key))
                }))
            }
        ],
        totals: isVendorView ? vendorTotals(quote, granted) : [netTotal(quote)],
        notes: toNotes(quote, isVendorView)
    };
}

const WARNINGS: Readonly<Partial<Record<StoredQuote['status'], string>>> = {
    DRAFT: labels.quotePaperDraft,
    SUPERSEDED: labels.quotePaperSuperseded
};

/** Facts without a value are left out. */
function toFacts(quote: StoredQuote, isVendorView: boolean): PaperFact[] {
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

const PARTNER_COLUMNS: readonly PaperColumn[] = [
    { key: 'quantity', label: labels.quoteQuantity, isNumber: true },
    { key: 'net', label: labels.quoteNet, isNumber: true }
];

/** A discount that no line has would be an empty column. */
function vendorColumns(granted: readonly ComponentCode[]): readonly PaperColumn[] {
    const columns = [
        { key: 'quantity', label: labels.quoteQuantity },
        { key: 'unitPrice', label: labels.quoteUnitPrice },
        { key: 'list', label: labels.quoteList },
        ...granted.map((code) => ({ key: code, label: componentLabels[code] })),
        { key: 'net', label: labels.quoteNet }
    ];
    return columns.map((column) => ({ ...column, isNumber: true }));
}

function toCell(quote: StoredQuote, line: StoredLine, key: string): PaperCell {
    const cell = (text: string, note = ''): PaperCell => ({ key, text, note });
    switch (key) {
        case 'quantity':
            return cell(formatNumber(line.product.quantity));
        case 'unitPrice':
            return cell(formatMoney(String(line.product.unitPrice), quote.currency));
        case 'list':
            return cell(money(line.list, quote));
        case 'net':
            return { ...cell(money(line.net, quote)), isStrong: true };
        default: {
            const component = line.components.find(({ code }) => code === key);
            return component && component.amount !== 0
                ? cell(money(-component.amount, quote), sayRate(component.rate))
                : cell('–');
        }
    }
}

function vendorTotals(quote: StoredQuote, granted: readonly ComponentCode[]): readonly PaperTotal[] {
    return [
        { key: 'list', label: labels.quoteList, value: money(quote.list, quote) },
        ...granted.map((code) => ({
            key: code,
            label: componentLabels[code],
            value: money(-totalOf(quote.lines, code), quote)
        })),
        netTotal(quote)
    ];
}

function netTotal(quote: StoredQuote): PaperTotal {
    return {
        key: 'net',
        label: labels.quotePaperNetTotal,
        value: money(quote.net, quote),
        isGrand: true
    };
}

function toNotes(quote: StoredQuote, isVendorView: boolean): PaperContent['notes'] {
    const rebate = fill(labels.quotePaperRebate, money(quote.rebate, quote));
    return [
        ...(isVendorView && quote.rebate > 0 ? [{ key: 'rebate', text: rebate }] : []),
        { key: 'currency', text: fill(labels.quotePaperAmountsIn, quote.currency) }
    ];
}

function money(amount: MinorUnits, { currency }: StoredQuote): string {
    return formatMoney(moneyText(amount, currency), currency);
}

/** What the opportunity says of the product beside its name, and the solution. */
function noteOf({ product: { name, description, solutionLabel } }: StoredLine): string {
    return [description === name ? '' : description, solutionLabel].filter(Boolean).join(' · ');
}
