import { downloadCsv } from 'c/csvFile';
import { QUOTE_DETAIL_QUERY, quoteDetailVariables, toStoredQuote, type StoredQuote } from 'c/quoteData';
import type { PaperView } from 'c/quotePaper';
import { receiveAnswer } from 'c/wireAnswer';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { api, LightningElement, wire } from 'lwc';
import { toCsv } from './csv';
import { labels } from './labels';

/** On a quote's page: the quote as it is printed, in the vendor's or the partner's view, and its lines as CSV. */
export default class QuoteDocument extends LightningElement {
    @api recordId?: string;

    readonly labels = labels;
    readonly viewOptions = [
        { label: labels.quoteDocumentViewVendor, value: 'VENDOR' },
        { label: labels.quoteDocumentViewPartner, value: 'PARTNER' }
    ];

    variables?: Record<string, unknown> | undefined;
    quote?: StoredQuote;
    view: PaperView = 'VENDOR';
    loadErrors: readonly string[] = [];

    override connectedCallback(): void {
        this.variables = quoteDetailVariables(this.recordId);
    }

    @wire(graphql, { query: '$query', variables: '$variables', operationName: 'QuoteDetail' })
    receiveQuote(result: GraphQLResult): void {
        const errors = receiveAnswer(result, (data) => {
            this.quote = toStoredQuote(data);
        });
        this.loadErrors = errors ?? this.loadErrors;
    }

    /** A wire waits while its query is undefined. */
    get query(): unknown {
        return this.variables && QUOTE_DETAIL_QUERY;
    }

    get hasLoadErrors(): boolean {
        return this.loadErrors.length > 0;
    }

    handleView(event: CustomEvent<{ value: string }>): void {
        this.view = event.detail.value as PaperView;
    }

    handlePrint(): void {
        window.print();
    }

    handleCsv(): void {
        if (this.quote) {
            downloadCsv(`${this.quote.name}.csv`, toCsv(this.quote, this.view));
        }
    }
}
