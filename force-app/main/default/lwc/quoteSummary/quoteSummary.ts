import { fill } from 'c/formats';
import { shareOf, type MinorUnits } from 'c/programCore';
import { componentLabels, sayMoney, sayRate } from 'c/programLabels';
import type { PricedQuote } from 'c/quoteData';
import type { WaterfallStep } from 'c/waterfallChart';
import { api, LightningElement } from 'lwc';
import { labels } from './labels';

/** One of the amounts that matter most, with what it means under it. */
interface Figure {
    readonly key: string;
    readonly label: string;
    readonly amount: string;
    /** May be empty. */
    readonly note: string;
    readonly className: string;
}

/** The amounts of a priced deal at a glance, and the way from list price to net price as a chart. */
export default class QuoteSummary extends LightningElement {
    @api priced?: PricedQuote;

    readonly labels = labels;

    /** For whoever does not see the numbers change. */
    get announcement(): string {
        if (!this.priced) {
            return '';
        }
        const { list, discount, net, rebate } = this.priced.result;
        return fill(labels.quoteTotalsAnnounced, ...[list, discount, net, rebate].map((amount) => this.money(amount)));
    }

    get figures(): Figure[] {
        if (!this.priced) {
            return [];
        }
        const { list, discount, net, rebate } = this.priced.result;
        const figure = (key: string, label: string, amount: MinorUnits, note = ''): Figure => ({
            key,
            label,
            amount: this.money(amount),
            note,
            className: key === 'NET' ? 'figure figure_main' : 'figure'
        });
        return [
            figure('LIST', labels.quoteList, list),
            figure(
                'DISCOUNT',
                labels.quoteDiscount,
                discount,
                fill(labels.quoteShareOff, sayRate(shareOf(discount, list)))
            ),
            figure('NET', labels.quoteNet, net),
            figure('REBATE', labels.quoteRebate, rebate, fill(labels.quoteAfterRebate, this.money(net - rebate)))
        ];
    }

    get steps(): WaterfallStep[] {
        if (!this.priced) {
            return [];
        }
        const { result, components } = this.priced;
        return [
            this.step('LIST', labels.quoteList, 'total', result.list),
            ...components.map(({ code, total }) => this.step(code, componentLabels[code], 'reduction', total)),
            this.step('NET', labels.quoteNet, 'total', result.net),
            this.step('REBATE', labels.quoteRebate, 'rebate', result.rebate)
        ];
    }

    get chartDescription(): string {
        return this.steps.map(({ label, text }) => fill(labels.quoteChartStep, label, text)).join('; ');
    }

    private step(key: string, label: string, kind: WaterfallStep['kind'], amount: MinorUnits): WaterfallStep {
        const { list = 0, net = 0 } = this.priced?.result ?? {};
        const money = this.money(kind === 'reduction' && amount > 0 ? -amount : amount);
        const share = sayRate(shareOf(amount, kind === 'rebate' ? net : list));
        const text = kind === 'total' || amount === 0 ? money : fill(labels.quoteAmountWithShare, money, share);
        return { key, label, kind, amount, text };
    }

    private money(amount: MinorUnits): string {
        return this.priced ? sayMoney(amount, this.priced.program) : '';
    }
}
