/** The user's words for credits and rebate statements, and a statement as CSV. */
export { toCsv } from './csv';
export { sayState, toSummary, type Summary } from './states';
export {
    COUNTED_STATUSES,
    dealOf,
    decimalOf,
    say,
    sayCheck,
    sayPercent,
    sayQuarter,
    sayReversal,
    sayStatus,
    sayTerms,
    STATUS_LABELS
} from './texts';
