import type { Quote, QuoteStatus } from 'c/quoteData';
import { labels } from './labels';

/**
 * What can be done with a quote: bring it to another status, delete it, explain it as it was issued, or open its lines in
 * the workspace.
 */
export type QuoteAction = 'ISSUE' | 'ACCEPT' | 'SUPERSEDE' | 'DELETE' | 'AS_ISSUED' | OpenMode;

/** A draft to edit, a quote to replace, or a quote whose lines serve as a template. */
export type OpenMode = 'DRAFT' | 'VERSION' | 'COPY';

/** In the order of what comes next in a quote's life. The org decides; these are what it allows. */
const ACTIONS: Readonly<Record<QuoteStatus, readonly QuoteAction[]>> = {
    DRAFT: ['DRAFT', 'ISSUE', 'DELETE'],
    ISSUED: ['ACCEPT', 'AS_ISSUED', 'VERSION', 'SUPERSEDE'],
    ACCEPTED: ['AS_ISSUED', 'VERSION'],
    SUPERSEDED: ['AS_ISSUED', 'COPY']
};

export const ACTION_LABELS: Readonly<Record<QuoteAction, string>> = {
    ISSUE: labels.quoteIssue,
    ACCEPT: labels.quoteAccept,
    SUPERSEDE: labels.quoteSupersede,
    DELETE: labels.quoteDelete,
    DRAFT: labels.quoteEdit,
    VERSION: labels.quoteNewVersion,
    COPY: labels.quoteCopy,
    AS_ISSUED: labels.quoteIssuedExplain
};

/** What a user is asked before what cannot be undone, and the status it leads to (null: the quote is gone). */
export const STEPS = {
    ISSUE: { question: labels.quoteIssueAsk, status: 'ISSUED' },
    ACCEPT: { question: labels.quoteAcceptAsk, status: 'ACCEPTED' },
    SUPERSEDE: { question: labels.quoteSupersedeAsk, status: 'SUPERSEDED' },
    DELETE: { question: labels.quoteDeleteAsk, status: null }
} as const;

export function isStep(action: QuoteAction): action is keyof typeof STEPS {
    return action in STEPS;
}

/** Opening lines to price them anew. */
const PRICED_ANEW: readonly QuoteAction[] = ['DRAFT', 'VERSION', 'COPY'];

/**
 * What a user may want to do with a quote next. Where nothing can be priced its lines are not opened; what was never
 * issued carries nothing to be explained by.
 */
export function actionsOf({ status, issuedOn }: Quote, canPrice: boolean): readonly QuoteAction[] {
    return ACTIONS[status].filter((action) =>
        action === 'AS_ISSUED' ? issuedOn !== null : canPrice || !PRICED_ANEW.includes(action)
    );
}
