import { api, LightningElement } from 'lwc';
import { labels } from './labels';

/** On a quote's page: why an issued quote has its price. */
export default class QuoteAsIssued extends LightningElement {
    @api recordId?: string;

    readonly labels = labels;
}
