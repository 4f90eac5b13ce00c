/** Reads a deal from the org, gives it to the core in its own form, and saves a priced quote in one transaction. */
export { DEAL_CONTEXT_QUERY, OPPORTUNITY_QUERY } from './documents';
export { contextVariables, opportunityVariables, toDealContext, toOpportunity } from './reading';
export type { DealContext, Opportunity, OpportunityPartner, ProductLine, Quote, QuoteStatus } from './reading';
export { protectedUntil, isWhatIf, toDeal, withoutWhatIf, REGISTRATION_ASSUMPTIONS } from './deal';
export type { RegistrationAssumption, WhatIf } from './deal';
export { MOST_LINES, saveQuote, toQuoteInput } from './saving';
export type { QuoteInput, SavedQuote } from './saving';
