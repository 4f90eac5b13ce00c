import type { StoredQuote } from 'c/quoteData';
import { api, LightningElement } from 'lwc';
import { labels } from './labels';
import { toPaper, type Paper, type PaperView } from './paper';

export type { PaperView } from './paper';

/**
 * A saved quote as it is printed. Without a shadow, so that its style sheet reaches the page around it when the page is
 * printed: a page with a quote on paper prints the paper and nothing else.
 */
export default class QuotePaper extends LightningElement {
    static override renderMode = 'light' as const;

    @api quote?: StoredQuote;
    @api view: PaperView = 'VENDOR';

    readonly labels = labels;

    get paper(): Paper | undefined {
        return this.quote && toPaper(this.quote, this.view);
    }
}
