import type { FigureColumn, FigureRow } from 'c/figureTable';
import { fill, formatMoney } from 'c/formats';
import { formatMoney as moneyText, type MinorUnits } from 'c/programCore';
import type { StoredQuote } from 'c/quoteData';
import { labels } from './labels';

type Amounts = Pick<StoredQuote, 'list' | 'discount' | 'net' | 'rebate'>;

export function amountColumns(): FigureColumn[] {
    return [
        { key: 'line', label: labels.quoteLine },
        { key: 'list', label: labels.quoteList, isNumber: true },
        { key: 'discount', label: labels.quoteDiscount, isNumber: true },
        { key: 'net', label: labels.quoteNet, isNumber: true },
        { key: 'rebate', label: labels.quoteRebate, isNumber: true }
    ];
}

/** The amounts of a quote and its lines as they are stored. */
export function amountRows({ lines, currency, ...total }: StoredQuote): FigureRow[] {
    const money = (amount: MinorUnits): string => formatMoney(moneyText(amount, currency), currency);
    const row = (key: string, text: string, { list, discount, net, rebate }: Amounts): FigureRow => ({
        key,
        cells: [
            { text },
            { text: money(list) },
            { text: money(discount) },
            { text: money(net), isStrong: true },
            { text: money(rebate) }
        ]
    });
    return [
        ...lines.map((line, index) =>
            row(line.id, fill(labels.quoteLineName, index + 1, line.product.name ?? labels.quoteAmountAlone), {
                ...line,
                rebate: line.rebate.amount
            })
        ),
        { ...row('total', labels.quoteTotal, total), isTotal: true }
    ];
}
