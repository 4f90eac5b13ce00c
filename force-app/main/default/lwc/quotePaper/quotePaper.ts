import type { PaperContent } from 'c/documentPaper';
import type { StoredQuote } from 'c/quoteData';
import { api, LightningElement } from 'lwc';
import { toPaper, type PaperView } from './paper';

export type { PaperView } from './paper';

/** A saved quote as it is printed; without a shadow, as the paper itself. */
export default class QuotePaper extends LightningElement {
    static override renderMode = 'light' as const;

    @api quote?: StoredQuote;
    @api view: PaperView = 'VENDOR';

    get paper(): PaperContent | undefined {
        return this.quote && toPaper(this.quote, this.view);
    }
}
