import { fieldLabelsOf, type FieldLabels } from 'c/errorReduction';
import { fill } from 'c/formats';
import type { Program } from 'c/programCore';
import { sayMoney } from 'c/programLabels';
import {
    isWhatIf,
    saveDraft,
    saveQuote,
    toDeal,
    toQuoteInput,
    type DealContext,
    type Opportunity,
    type PricedQuote,
    type QuoteInput,
    type StoredQuote,
    type WhatIf
} from 'c/quoteData';
import type { OpenMode } from 'c/quoteVersions';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo, type ObjectInfoResult } from 'lightning/uiObjectInfoApi';
import { api, LightningElement, wire } from 'lwc';
import { labels } from './labels';
import { toSaveProblems } from './saveProblems';

export { NO_SAVE_PROBLEMS, type SaveProblems } from './saveProblems';

/** What was saved: the draft that is open, or another quote beside it. */
export interface QuoteSaved {
    readonly isNew: boolean;
}

/**
 * Saves what is in the quote workspace: as a new quote, or into the draft that is open.
 * @fires validuntil with an ISO date or null, as it is chosen
 * @fires quotesaved with a QuoteSaved
 * @fires quoterefused with the SaveProblems of the org
 */
export default class QuoteSaveBar extends LightningElement {
    /** With the lines that are quoted, and the special prices that count for them. */
    @api quoted?: Opportunity;
    @api context?: DealContext;
    @api priced?: PricedQuote;
    @api whatIf?: WhatIf;
    /** The day of a new quote; a draft keeps its own. */
    @api quoteDate = '';
    /** The quote whose lines are in the workspace. */
    @api opened?: StoredQuote;
    @api openedMode: OpenMode = 'COPY';
    @api validUntil: string | null = null;

    readonly labels = labels;
    readonly lineObject = 'Partner_Quote_Line__c';
    readonly quoteObject = 'Partner_Quote__c';

    isSaving = false;
    private fieldLabels: FieldLabels = {};

    @wire(getObjectInfo, { objectApiName: '$lineObject' })
    receiveLineInfo({ data }: ObjectInfoResult): void {
        this.fieldLabels = { ...this.fieldLabels, ...fieldLabelsOf(data) };
    }

    @wire(getObjectInfo, { objectApiName: '$quoteObject' })
    receiveQuoteInfo({ data }: ObjectInfoResult): void {
        this.fieldLabels = { ...fieldLabelsOf(data), ...this.fieldLabels };
    }

    get isDraftOpen(): boolean {
        return this.opened !== undefined && this.openedMode === 'DRAFT';
    }

    get saveDraftLabel(): string {
        return fill(labels.quoteSaveDraft, this.opened?.name ?? '');
    }

    get saveLabel(): string {
        return this.isDraftOpen ? labels.quoteSaveNewToo : labels.quoteSave;
    }

    get saveVariant(): string {
        return this.isDraftOpen ? 'neutral' : 'brand';
    }

    /** Not while it is being saved: a button that is disabled under the reader's finger would lose the focus. */
    get isSaveDisabled(): boolean {
        const { quoted, whatIf } = this;
        return this.priced === undefined || !quoted || !whatIf || isWhatIf(whatIf, quoted);
    }

    /** The business type of a quote with lines is fixed. */
    get isSaveDraftDisabled(): boolean {
        return this.isSaveDisabled || this.whatIf?.businessType !== this.opened?.businessType;
    }

    handleValidUntil(event: Event): void {
        const { value } = event.target as HTMLInputElement;
        this.dispatchEvent(new CustomEvent('validuntil', { detail: value === '' ? null : value }));
    }

    handleSave(): Promise<void> {
        const supersedes = this.openedMode === 'VERSION' ? (this.opened?.id ?? null) : null;
        return this.save(true, async (priced) => {
            const { name } = await saveQuote(this.toInput(priced.program, supersedes));
            return fill(labels.quoteSavedText, name, sayMoney(priced.result.net, priced.program));
        });
    }

    handleSaveDraft(): Promise<void> {
        return this.save(false, async ({ program, lines }) => {
            const { opened } = this;
            if (!opened) {
                throw new Error('No draft is open.');
            }
            const stored = opened.lines.map(({ id }) => id);
            const lineIds = lines.map(({ id }) => id);
            await saveDraft(opened.id, this.toInput(program, null), lineIds, stored);
            return fill(labels.quoteSavedDraftText, opened.name);
        });
    }

    /** @param send saves, and gives what the toast says */
    private async save(isNew: boolean, send: (priced: PricedQuote) => Promise<string>): Promise<void> {
        const { priced } = this;
        if (!priced || this.isSaveDisabled || this.isSaving) {
            return;
        }
        this.isSaving = true;
        try {
            const message = await send(priced);
            this.dispatchEvent(new ShowToastEvent({ variant: 'success', title: labels.quoteSavedTitle, message }));
            const detail: QuoteSaved = { isNew };
            this.dispatchEvent(new CustomEvent('quotesaved', { detail }));
        } catch (error) {
            const detail = toSaveProblems(error, this.fieldLabels);
            this.dispatchEvent(new CustomEvent('quoterefused', { detail }));
        } finally {
            this.isSaving = false;
        }
    }

    /** What is in the workspace, priced for the day it is shown for, also where the draft is of an earlier one. */
    private toInput(program: Program, supersedes: string | null): QuoteInput {
        const { quoted, context, whatIf, validUntil, quoteDate } = this;
        const deal = quoted && context && whatIf && toDeal(quoted, context, program, whatIf, quoteDate);
        if (!quoted || !deal) {
            throw new Error('There is nothing to save yet.');
        }
        return toQuoteInput(quoted, program, deal, { validUntil, supersedes });
    }
}
