/** Reads deal registrations and what decides about them, and saves requests, decisions and answers. */
export {
    DESK_QUERY,
    OPEN_REGISTRATIONS_QUERY,
    OWN_REGISTRATIONS_QUERY,
    REGISTRATION_DEAL_QUERY,
    REVIEW_QUERY
} from './documents';
export { EVIDENCE_TYPES, REJECTION_REASONS, toPage, toRegistration } from './reading';
export type {
    Evidence,
    EvidenceType,
    PartyOfRegistration,
    RecordedClaim,
    RegistrationPage,
    RegistrationRequest,
    RejectionReason
} from './reading';
export { addPage, NO_PAGES, requestsOf } from './pages';
export type { RegistrationPages } from './pages';
export { deskVariables, toDesk } from './desk';
export type { Desk } from './desk';
export { registrationDealVariables, toRegistrationDeal } from './deal';
export type { DealPartner, RegistrationDeal, SoldLine } from './deal';
export { toPricing } from './pricing';
export type { RegistrationPricing } from './pricing';
export { reviewVariables, toReview } from './review';
export type { RegistrationEvent, Review } from './review';
export { addEvidence, decisionFields, MOST_IN_ONE_GO, requestRegistrations, updateRegistrations } from './saving';
export type { ClaimInput, Decision, EvidenceInput, FieldValues, RequestInput, UpdateOutcome } from './saving';
