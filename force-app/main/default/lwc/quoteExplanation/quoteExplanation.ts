import type { PricedQuote } from 'c/quoteData';
import { api, LightningElement } from 'lwc';
import { explainLine, explainTotal, type Explanation } from './explanation';
import { labels } from './labels';

interface Worded {
    readonly priced: PricedQuote;
    readonly lineIndex: number | null;
    readonly text: Explanation;
}

/** Beside the components, because a field that changes while a template is drawn would draw it again. */
const worded = new WeakMap<object, Worded>();

/** Why a line of a quote has its price, or the whole: every rule with its source, and what was refused. */
export default class QuoteExplanation extends LightningElement {
    @api priced?: PricedQuote;
    /** Position of the line, from 0; null explains the total. */
    @api lineIndex: number | null = null;

    readonly labels = labels;

    /** Worded once for each price: the template asks for it many times. */
    get explanation(): Explanation | undefined {
        const { priced, lineIndex } = this;
        const said = worded.get(this);
        if (!priced) {
            return undefined;
        }
        if (said?.priced === priced && said.lineIndex === lineIndex) {
            return said.text;
        }
        const text = lineIndex === null ? explainTotal(priced) : explainLine(priced, lineIndex);
        worded.set(this, { priced, lineIndex, text });
        return text;
    }

    get hasRefused(): boolean {
        return (this.explanation?.refused.length ?? 0) > 0;
    }
}
