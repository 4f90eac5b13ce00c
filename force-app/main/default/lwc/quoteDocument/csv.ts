import { writeCsv, type CsvCell } from 'c/csvFile';
import { componentsShown, formatMoney, formatPercent, type MinorUnits } from 'c/programCore';
import { componentLabels } from 'c/programLabels';
import type { StoredLine, StoredQuote } from 'c/quoteData';
import type { PaperView } from 'c/quotePaper';
import { labels } from './labels';

/** The lines as a spreadsheet takes them: what the view shows, as plain numbers. */
export function toCsv(quote: StoredQuote, view: PaperView): string {
    const money = (amount: MinorUnits): CsvCell => ({ decimal: formatMoney(amount, quote.currency) });
    const name = [labels.quotePaperNumber, labels.quotePaperDescription, labels.quoteSolution, labels.quoteQuantity];
    const nameCells = ({ product }: StoredLine, index: number): CsvCell[] => [
        { decimal: String(index + 1) },
        product.name ?? labels.quoteAmountAlone,
        product.solutionLabel ?? '',
        { decimal: String(product.quantity) }
    ];
    if (view === 'PARTNER') {
        return writeCsv([
            [...name, `${labels.quoteNet} (${quote.currency})`],
            ...quote.lines.map((line, index) => [...nameCells(line, index), money(line.net)])
        ]);
    }
    const components = componentsShown(quote.lines);
    return writeCsv([
        [
            ...name,
            ...[labels.quoteUnitPrice, labels.quoteList].map((label) => `${label} (${quote.currency})`),
            ...components.flatMap((code) => [
                `${componentLabels[code]} (%)`,
                `${componentLabels[code]} (${quote.currency})`
            ]),
            ...[labels.quoteDiscount, labels.quoteNet].map((label) => `${label} (${quote.currency})`),
            `${labels.quoteRebate} (%)`,
            `${labels.quoteRebate} (${quote.currency})`
        ],
        ...quote.lines.map((line, index) => [
            ...nameCells(line, index),
            { decimal: String(line.product.unitPrice) },
            money(line.list),
            ...components.flatMap((code) => {
                const { rate = 0, amount = 0 } = line.components.find((component) => component.code === code) ?? {};
                return [{ decimal: formatPercent(rate) }, money(amount)];
            }),
            money(line.discount),
            money(line.net),
            { decimal: formatPercent(line.rebate.rate) },
            money(line.rebate.amount)
        ])
    ]);
}
