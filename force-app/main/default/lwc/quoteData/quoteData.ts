/** Reads a deal from the org, gives it to the core in its own form, and saves a priced quote in one transaction. */
export { DEAL_CONTEXT_QUERY, OPPORTUNITY_QUERY } from './documents';
export { contextVariables, opportunityVariables, toDealContext, toOpportunity } from './reading';
export type { DealContext, Opportunity, OpportunityPartner, ProductLine, Quote, QuoteStatus } from './reading';
export {
    activeSpecializations,
    protectedUntil,
    isWhatIf,
    toDeal,
    withoutWhatIf,
    REGISTRATION_ASSUMPTIONS
} from './deal';
export type { RegistrationAssumption, WhatIf } from './deal';
export { decimalsOf, editLine } from './lineEdits';
export type { EditableField } from './lineEdits';
export { priceQuote } from './priced';
export type { PricedQuote } from './priced';
export { toDealDays, toPartnerStanding } from './standing';
export { deleteQuote, moveQuote } from './lifeCycle';
export { MOST_LINES, saveDraft, saveQuote, toQuoteInput } from './saving';
export type { QuoteInput, QuoteTerms, SavedQuote } from './saving';
export { QUOTE_DETAIL_QUERY, quoteDetailVariables, toStoredQuote } from './quoteDetail';
export type { StoredLine, StoredQuote } from './quoteDetail';
export { explainStoredQuote } from './issuedQuote';
export type { StoredExplanation } from './issuedQuote';
export { END_CUSTOMER_QUERY, endCustomerVariables, toEndCustomerQuotes } from './endCustomer';
export type { CustomerProtection, CustomerQuote, EndCustomerQuotes } from './endCustomer';
