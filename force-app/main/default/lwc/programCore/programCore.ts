/**
 * The rules of channel programs as pure functions: plain data in, `{ result, trace }` out; no clock, no I/O, no platform.
 * Money is whole minor units, rates whole millionths; decimals exist only as text at the edges (the `check…` functions
 * read them, the `write…` functions write them).
 */
export { checkProgram } from './programCheck';
export type { ProgramCheckOptions } from './programCheck';
export { checkProgramsTogether } from './programsCheck';
export type { ProgramProblem } from './programsCheck';
export { checkDeal } from './dealCheck';
export { checkTierHistory } from './historyCheck';
export type { Checked, Problem } from './check';

export { dealTotaler, priceDeal } from './pricing';
export type { DealTotaler, DealTotals } from './pricing';
export { grantedSpecialRate } from './specialPrice';
export { rateForPrice, SPECIAL_PRICE_LIMITS, specialPriceEffect, specialPriceLimit } from './specialPriceEffect';
export type { PriceFigures, SpecialPriceEffect, SpecialPriceLimit, SpecialPriceTarget } from './specialPriceEffect';
export { explainIssuedQuote } from './issuedQuote';
export type {
    ExplainedQuote,
    IssuedAmount,
    IssuedDifference,
    IssuedExplanation,
    IssuedLine,
    IssuedQuote
} from './issuedQuote';
export { writePricedDeal } from './priceDocument';
export { rankUnlocks } from './unlocks';
export type { DealDays, PartnerStanding, Unlock, UnlockStep, UnlockTiming } from './unlocks';
export { compareScenarios, componentsShown, MOST_SCENARIOS, totalOf } from './scenarios';
export type { ComparedScenario, Scenario } from './scenarios';
export { comparePrices } from './priceChanges';
export { compareRivalPrices } from './rivalPrices';
export type { RivalLine, RivalPrice, RivalProtection, RivalSolution } from './rivalPrices';
export type { ChangedLine, PriceChange } from './priceChanges';
export { evaluateTier } from './tiers';
export type { TierOptions } from './tiers';
export { reviewTier } from './review';
export type { Review, ReviewOutcome } from './review';
export { criteriaLadders } from './criteriaLadder';
export type { CriterionLadder, LadderStep } from './criteriaLadder';
export { tierRisk } from './tierRisk';
export type { TierRisk } from './tierRisk';
export { certificateOn, LASTING_DAYS, staffOn } from './staffStanding';
export type { CertificateStanding, CertificateState, PersonStanding, SpecialistStanding } from './staffStanding';
export { revenuePeriods } from './revenuePeriods';
export type { MonthlyRevenue, RevenuePeriod, RevenuePeriodCode, RevenueSum } from './revenuePeriods';
export { writeTierResult } from './tierDocument';

export {
    BUSINESS_TYPES,
    HEADCOUNT_BASES,
    isInForce,
    isNewBusiness,
    nextTierOf,
    REVENUE_BASES,
    REVENUE_WINDOWS,
    specializationFor,
    STACKING_POLICIES,
    tierOf,
    tiersByRank
} from './program';
export type {
    BusinessType,
    DiscountRules,
    HeadcountBasis,
    Program,
    Provenance,
    RevenueBasis,
    RevenueWindow,
    Specialization,
    SpecializationDiscount,
    StackingPolicy,
    Tier,
    TierDiscounts,
    TierMinimum,
    Transition
} from './program';
export { REGISTRATION_STATUSES, SPECIAL_PRICE_STATUSES } from './deal';
export type {
    CompetingRegistration,
    Deal,
    DealLine,
    Registration,
    RegistrationStatus,
    SpecialPrice,
    SpecialPriceStatus
} from './deal';
export { COMPONENT_CODES, MESSAGE_KEYS, provenanceOf, REFUSAL_REASONS, STACK_CODES } from './trace';
export type {
    CapCode,
    ComponentCode,
    DealTrace,
    Message,
    MessageKey,
    NextTierWorth,
    PricedComponent,
    PricedDeal,
    PricedLine,
    Rebate,
    RefusalReason,
    RefusedComponent,
    Source,
    TracedCap,
    TracedComponent,
    TracedLine,
    TracedRebate,
    TracedRefusal
} from './trace';
export { CRITERIA } from './history';
export type {
    CertifiedPerson,
    Criterion,
    CriterionGap,
    CurrentTier,
    ForecastCause,
    ForecastEntry,
    HoldReason,
    RevenueEntry,
    Specialist,
    SpecializationExpiry,
    TierHistory,
    TierMetrics,
    TierResult,
    TierTrace,
    Waiver
} from './history';
export type {
    DealDocument,
    PriceDocument,
    ProgramDocument,
    SpecializationDocument,
    TierDocument,
    TierHistoryDocument,
    TierResultDocument
} from './documents';

export { checkClaim } from './claims';
export type { ClaimCheck, ClaimProblem, PastSale } from './claims';
export { canExtend, nextStatuses, registrationClock, registrationCourse } from './registrationLife';
export type { CourseStep, RegistrationClock, RegistrationCourse, Urgency } from './registrationLife';
export { isWaitingForAnswer, solutionStandings } from './solutionStanding';
export type { ClaimAction, OwnClaim, Protection, SolutionStanding, StandingCode } from './solutionStanding';
export { registrationWorth } from './registrationWorth';
export type { RegistrationWorth } from './registrationWorth';
export { likeness, LOOK_ALIKE_CERTAINTY, lookAlikes, SIMILAR_NAME_FROM } from './lookAlikes';
export type { Company, Likeness, LookAlikeReason } from './lookAlikes';

export {
    formatMoney,
    LARGEST_AMOUNT,
    moneyFromNumber,
    multiplyMoney,
    parseMoney,
    signedMoneyFromNumber
} from './money';
export type { MinorUnits } from './money';
export { isCurrency, minorUnitDigits } from './currency';
export { formatPercent, formatRate, ONE, parseRate, rateFromPercent, shareOf } from './rate';
export type { Millionths } from './rate';
export { addDays, addMonths, daysBetween, firstDayOfYear, isDate } from './dates';
export type { IsoDate } from './dates';
export { addQuarters, daysOfQuarter, isQuarter, quarterOf } from './quarters';
export type { Quarter } from './quarters';
export { CREDIT_STATUSES, isCapped, rebatesByQuarter, specializationWorths, stateRebates } from './rebateStatement';
export type {
    CountedStatus,
    CreditStatus,
    QuarterRebates,
    QuotedLine,
    RateTerms,
    RebateCredit,
    RebateStatement,
    Reconciliation,
    SpecializationWorth,
    StatementLine
} from './rebateStatement';
