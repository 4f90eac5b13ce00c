import { confirm } from 'c/confirmation';
import { errorMessages } from 'c/errorReduction';
import type { FigureActionDetail, FigureColumn, FigureRow } from 'c/figureTable';
import { fill, formatDate, formatMoney, formatNumber } from 'c/formats';
import { quoteStatusLabels } from 'c/programLabels';
import { deleteQuote, moveQuote, type Quote } from 'c/quoteData';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { api, LightningElement } from 'lwc';
import { ACTION_LABELS, actionsOf, isStep, STEPS, type OpenMode, type QuoteAction } from './actions';
import { labels } from './labels';

export type { OpenMode } from './actions';

/** A quote to open in the workspace. */
export interface OpenedQuote {
    readonly id: string;
    readonly mode: OpenMode;
}

/**
 * The quotes of an opportunity with their versions, and what can be done with each. What the org refuses is shown with
 * its reasons, a line each.
 * @fires openquote with an OpenedQuote
 * @fires explainquote with the id of an issued quote
 * @fires quotechange with the id of a quote whose status changed, or that is gone
 */
export default class QuoteVersions extends LightningElement {
    @api quotes: readonly Quote[] = [];
    @api currency = '';
    /** Whether lines can be opened to be priced anew. */
    @api canOpen = false;

    readonly labels = labels;

    isBusy = false;
    refusal = '';
    reasons: readonly string[] = [];

    get columns(): FigureColumn[] {
        return [
            { key: 'name', label: labels.quoteNumber },
            { key: 'status', label: labels.quoteStatus },
            { key: 'date', label: labels.quoteQuoteDate },
            { key: 'net', label: labels.quoteNet, isNumber: true },
            { key: 'rebate', label: labels.quoteRebate, isNumber: true }
        ];
    }

    get rows(): FigureRow[] {
        const money = (amount: number): string => formatMoney(String(amount), this.currency);
        return this.quotes.map((quote) => ({
            key: quote.id,
            cells: [
                {
                    text: quote.name,
                    link: { recordId: quote.id, objectApiName: 'Partner_Quote__c' },
                    note: sayVersion(quote)
                },
                { text: quoteStatusLabels[quote.status], note: sayStatusNote(quote) },
                {
                    text: formatDate(quote.quoteDate),
                    note: quote.validUntil ? fill(labels.quoteValidUntilNote, formatDate(quote.validUntil)) : ''
                },
                { text: money(quote.net) },
                { text: money(quote.rebate) }
            ],
            actions: actionsOf(quote, this.canOpen).map((name) => ({
                name,
                label: ACTION_LABELS[name],
                description: fill(labels.quoteActionOn, quote.name, ACTION_LABELS[name])
            }))
        }));
    }

    get hasQuotes(): boolean {
        return this.quotes.length > 0;
    }

    get isRefused(): boolean {
        return this.reasons.length > 0;
    }

    async handleAction({ detail }: CustomEvent<FigureActionDetail>): Promise<void> {
        const quote = this.quotes.find(({ id }) => id === detail.row);
        const action = detail.action as QuoteAction;
        if (!quote || this.isBusy) {
            return;
        }
        if (isStep(action)) {
            await this.take(action, quote);
        } else if (action === 'AS_ISSUED') {
            this.dispatchEvent(new CustomEvent('explainquote', { detail: quote.id }));
        } else {
            const opened: OpenedQuote = { id: quote.id, mode: action };
            this.dispatchEvent(new CustomEvent('openquote', { detail: opened }));
        }
    }

    private async take(action: keyof typeof STEPS, quote: Quote): Promise<void> {
        const { question, status } = STEPS[action];
        const label = fill(labels.quoteActionOn, quote.name, ACTION_LABELS[action]);
        if (!(await confirm({ label, message: fill(question, quote.name) }))) {
            return;
        }
        this.isBusy = true;
        this.reasons = [];
        try {
            await (status === null ? deleteQuote(quote.id) : moveQuote(quote.id, status));
            this.dispatchEvent(
                new ShowToastEvent({
                    variant: 'success',
                    title: fill(labels.quoteDone, ACTION_LABELS[action]),
                    message:
                        status === null
                            ? fill(labels.quoteDeletedText, quote.name)
                            : fill(labels.quoteDoneText, quote.name, quoteStatusLabels[status])
                })
            );
            this.dispatchEvent(new CustomEvent('quotechange', { detail: quote.id }));
        } catch (error) {
            this.refusal = fill(labels.quoteRefusedTitle, label);
            this.reasons = errorMessages(error).flatMap(splitReasons);
            await Promise.resolve();
            this.template?.querySelector<HTMLElement>('[data-refusal]')?.focus();
        } finally {
            this.isBusy = false;
        }
    }
}

/** The org names the lines that changed one after the other, with a bar between them. */
function splitReasons(message: string): string[] {
    return message.split(' | ');
}

function sayVersion({ version, supersedes }: Quote): string {
    const number = version === null ? '' : fill(labels.quoteVersionNote, formatNumber(version));
    const replaces = supersedes === null ? '' : fill(labels.quoteReplacesNote, supersedes);
    return number !== '' && replaces !== '' ? fill(labels.quoteVersionReplaces, number, replaces) : number + replaces;
}

function sayStatusNote({ status, issuedOn, acceptedOn, supersededBy }: Quote): string {
    switch (status) {
        case 'ISSUED':
            return issuedOn ? fill(labels.quoteIssuedNote, formatDate(issuedOn)) : '';
        case 'ACCEPTED':
            return acceptedOn ? fill(labels.quoteAcceptedNote, formatDate(acceptedOn)) : '';
        case 'SUPERSEDED':
            return supersededBy ? fill(labels.quoteReplacedNote, supersededBy) : '';
        case 'DRAFT':
            return '';
    }
}
