import { fill, formatDate } from 'c/formats';
import type { Program } from 'c/programCore';
import { tierName } from 'c/programLabels';
import { protectedUntil, type DealContext, type Opportunity, type Quote, type StoredQuote } from 'c/quoteData';
import type { OpenMode } from 'c/quoteVersions';
import { api, LightningElement } from 'lwc';
import { labels } from './labels';

/** What is said of the quote that is open in the workspace. */
const OPEN_TEXTS: Readonly<Record<OpenMode, string>> = {
    DRAFT: labels.quoteOpenDraft,
    VERSION: labels.quoteOpenVersion,
    COPY: labels.quoteOpenCopy
};

/**
 * The head of the workspace: for whom and as of which day is priced, which saved quote is open, and whether the deal is
 * protected for another partner.
 * @fires closequote
 */
export default class QuoteHeading extends LightningElement {
    @api opportunity?: Opportunity;
    @api program?: Program;
    @api context?: DealContext;
    @api quoteDate = '';
    /** The quote whose lines are in the workspace; undefined while they are the opportunity's. */
    @api opened?: StoredQuote;
    @api openedMode: OpenMode = 'COPY';
    /** The quote that is explained as it was issued, whatever else is open. */
    @api asIssued?: Quote;

    readonly labels = labels;

    /** Moves the reader to the top of the workspace. */
    @api focus(): void {
        this.template?.querySelector<HTMLElement>('[data-top]')?.focus();
    }

    /** What was issued has nothing to do with partner, tier and day of today. */
    get isOfToday(): boolean {
        return this.program !== undefined && this.asIssued === undefined;
    }

    get subtitle(): string {
        const { program, opportunity } = this;
        return program && opportunity?.partner
            ? fill(
                  labels.quoteFor,
                  opportunity.partner.name,
                  program.name,
                  tierName(program, opportunity.partner.tier ?? '')
              )
            : '';
    }

    get dateText(): string {
        return fill(labels.quoteDate, formatDate(this.quoteDate));
    }

    get protectionNotice(): string {
        const { opportunity, context, program, quoteDate } = this;
        const until = opportunity && context && program && protectedUntil(opportunity, context, program, quoteDate);
        return until && this.isOfToday ? fill(labels.quoteProtected, formatDate(until)) : '';
    }

    /** Empty while the opportunity's own lines are priced. */
    get openedText(): string {
        const { asIssued, opened, openedMode } = this;
        if (asIssued) {
            return fill(labels.quoteIssuedOpened, asIssued.name);
        }
        return opened ? fill(OPEN_TEXTS[openedMode], opened.name) : '';
    }

    get closeLabel(): string {
        return fill(labels.quoteCancel, this.asIssued?.name ?? this.opened?.name ?? '');
    }

    handleClose(): void {
        this.dispatchEvent(new CustomEvent('closequote'));
    }
}
