import type { FigureColumn, FigureRow } from 'c/figureTable';
import { fill, formatList } from 'c/formats';
import { comparePrices, type ChangedLine, type MinorUnits, type PriceChange } from 'c/programCore';
import { componentLabels, sayMoney, sayRate } from 'c/programLabels';
import type { PricedQuote, StoredQuote } from 'c/quoteData';
import { api, LightningElement } from 'lwc';
import { labels } from './labels';

/** The lines of a saved quote whose price is another one today, and what changed. */
export default class QuoteChanges extends LightningElement {
    @api stored?: StoredQuote;
    /** The same lines as they are priced today. */
    @api priced?: PricedQuote;

    readonly labels = labels;

    get heading(): string {
        return fill(labels.quoteChanges, this.stored?.name ?? '');
    }

    get columns(): FigureColumn[] {
        return [
            { key: 'line', label: labels.quoteLine },
            { key: 'what', label: labels.quoteChangesWhat },
            { key: 'then', label: labels.quoteChangesThen, isNumber: true },
            { key: 'now', label: labels.quoteChangesNow, isNumber: true }
        ];
    }

    get rows(): FigureRow[] {
        const { stored, priced } = this;
        return stored && priced
            ? comparePrices(stored.lines, priced.result.lines).map((line) => this.toRow(line, stored))
            : [];
    }

    get hasChanges(): boolean {
        return this.rows.length > 0;
    }

    private toRow({ id, net, changes }: ChangedLine, { lines }: StoredQuote): FigureRow {
        const index = lines.findIndex((line) => line.id === id);
        const name = lines[index]?.product.name ?? labels.quoteAmountAlone;
        return {
            key: id,
            cells: [
                { text: fill(labels.quoteLineName, index + 1, name) },
                { text: formatList(changes.map((change) => this.sayChange(change))) },
                { text: this.money(net.before) },
                { text: this.money(net.now), isStrong: true }
            ]
        };
    }

    private sayChange({ what, rate, amount }: PriceChange): string {
        const label = what === 'LIST' ? labels.quoteList : componentLabels[what];
        const amounts = [this.money(amount.now), this.money(amount.before)] as const;
        return rate === null || rate.before === rate.now
            ? fill(labels.quoteChangeAmount, label, ...amounts)
            : fill(labels.quoteChangeRate, label, sayRate(rate.now), sayRate(rate.before), ...amounts);
    }

    private money(amount: MinorUnits): string {
        return this.priced ? sayMoney(amount, this.priced.program) : '';
    }
}
