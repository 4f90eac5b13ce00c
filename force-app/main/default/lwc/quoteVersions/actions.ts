import type { Quote, QuoteStatus } from 'c/quoteData';
import { labels } from './labels';

/** What can be done with a quote: bring it to another status, delete it, or open its lines in the workspace. */
export type QuoteAction = 'ISSUE' | 'ACCEPT' | 'SUPERSEDE' | 'DELETE' | OpenMode;

/** A draft to edit, a quote to replace, or a quote whose lines serve as a template. */
export type OpenMode = 'DRAFT' | 'VERSION' | 'COPY';

/** In the order of what comes next in a quote's life. The org decides; these are what it allows. */
const ACTIONS: Readonly<Record<QuoteStatus, readonly QuoteAction[]>> = {
    DRAFT: ['DRAFT', 'ISSUE', 'DELETE'],
    ISSUED: ['ACCEPT', 'VERSION', 'SUPERSEDE'],
    ACCEPTED: ['VERSION'],
    SUPERSEDED: ['COPY']
};

export const ACTION_LABELS: Readonly<Record<QuoteAction, string>> = {
    ISSUE: labels.quoteIssue,
    ACCEPT: labels.quoteAccept,
    SUPERSEDE: labels.quoteSupersede,
    DELETE: labels.quoteDelete,
    DRAFT: labels.quoteEdit,
    VERSION: labels.quoteNewVersion,
    COPY: labels.quoteCopy
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

export function actionsOf({ status }: Quote): readonly QuoteAction[] {
    return ACTIONS[status];
}
