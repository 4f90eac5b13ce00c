import type { PricedQuote } from 'c/quoteData';
import { api, LightningElement } from 'lwc';
import { explainLine, explainTotal, type Explanation } from './explanation';
import { labels } from './labels';

/** Why a line of a quote has its price, or the whole: every rule with its source, and what was refused. */
export default class QuoteExplanation extends LightningElement {
    @api priced?: PricedQuote;
    /** Position of the line, from 0; null explains the total. */
    @api lineIndex: number | null = null;

    readonly labels = labels;

    get explanation(): Explanation | undefined {
        const { priced, lineIndex } = this;
        if (!priced) {
            return undefined;
        }
        return lineIndex === null ? explainTotal(priced) : explainLine(priced, lineIndex);
    }

    get hasRefused(): boolean {
        return (this.explanation?.refused.length ?? 0) > 0;
    }
}
