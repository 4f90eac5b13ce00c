/** Reads requests for special prices with the quotes they are for, makes and decides them. */
export { HISTORY_QUERY, OPEN_REQUESTS_QUERY, REQUESTS_QUERY } from './documents';
export { limitOfUser } from './limit';
export { historyVariables, requestsVariables, toHistory, toOpenRequests, toQuoteDeal, toRequests } from './reading';
export type { OpenRequest, PastRequest, SpecialPriceRequest } from './reading';
export { decideSpecialPrice, requestSpecialPrice, withdrawSpecialPrice } from './saving';
export type { RequestInput, SpecialPriceDecision } from './saving';
