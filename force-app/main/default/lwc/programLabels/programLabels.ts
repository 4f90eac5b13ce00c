/** The user's words for what the core returns as codes, messages and reasons. No rule is in here, only language. */
import { fill, formatDate, formatList, formatMoney, formatNumber, formatRate, plural } from 'c/formats';
import {
    formatMoney as moneyText,
    formatRate as rateText,
    type BusinessType,
    type ComponentCode,
    type Criterion,
    type CriterionGap,
    type ForecastCause,
    type HoldReason,
    type Message,
    type MinorUnits,
    type Program,
    type Provenance,
    type RefusalReason,
    type RevenueBasis,
    type RevenueWindow
} from 'c/programCore';
import { labels } from './labels';

export const componentLabels: Readonly<Record<ComponentCode | 'REBATE', string>> = {
    FRONT: labels.componentFront,
    REGISTRATION: labels.componentRegistration,
    SPECIALIST: labels.componentSpecialist,
    SPECIAL: labels.componentSpecial,
    REBATE: labels.componentRebate
};

export const businessTypeLabels: Readonly<Record<BusinessType, string>> = {
    NEW_CUSTOMER: labels.businessTypeNewCustomer,
    NEW_SOLUTION: labels.businessTypeNewSolution,
    RENEWAL: labels.businessTypeRenewal
};

export const reasonLabels: Readonly<Record<RefusalReason, string>> = {
    NOT_NEW_BUSINESS: labels.reasonNotNewBusiness,
    NOT_REGISTERED: labels.reasonNotRegistered,
    REGISTRATION_PENDING: labels.reasonRegistrationPending,
    REGISTRATION_EXPIRED: labels.reasonRegistrationExpired,
    DEAL_PROTECTED: labels.reasonDealProtected,
    NOT_SPECIALIZED: labels.reasonNotSpecialized,
    NOT_STACKABLE: labels.reasonNotStackable,
    CAPPED: labels.reasonCapped,
    SPECIAL_PENDING: labels.reasonSpecialPending,
    SPECIAL_REJECTED: labels.reasonSpecialRejected,
    SPECIAL_EXPIRED: labels.reasonSpecialExpired
};

export const provenanceLabels: Readonly<Record<Provenance, string>> = {
    published: labels.provenancePublished,
    example: labels.provenanceExample
};

export const quoteStatusLabels = {
    DRAFT: labels.quoteStatusDraft,
    ISSUED: labels.quoteStatusIssued,
    ACCEPTED: labels.quoteStatusAccepted,
    SUPERSEDED: labels.quoteStatusSuperseded
} as const;

export const specializationStatusLabels = {
    IN_PROGRESS: labels.specializationStatusInProgress,
    ACTIVE: labels.specializationStatusActive,
    AT_RISK: labels.specializationStatusAtRisk,
    EXPIRED: labels.specializationStatusExpired
} as const;

/** Which revenue counts toward a tier, as a sentence without its full stop. */
export const revenueBasisLabels: Readonly<Record<RevenueBasis, string>> = {
    ALL: labels.programBasisAll,
    NEW_BUSINESS: labels.programBasisNewBusiness,
    SPECIALIZED_NEW_BUSINESS: labels.programBasisSpecialized
};

/** The time in which it counts. */
export const revenueWindowLabels: Readonly<Record<RevenueWindow, string>> = {
    CALENDAR_YEAR: labels.programWindowCalendarYear,
    ROLLING_12_MONTHS: labels.programWindowRolling
};

/** What a criterion is called in a program: certified staff may be people or certifications. */
export function criterionLabel(criterion: Criterion, program: Program): string {
    switch (criterion) {
        case 'revenue':
            return labels.criterionRevenue;
        case 'certifiedStaff':
            return program.headcount === 'CERTIFICATIONS'
                ? labels.criterionCertificationsCounted
                : labels.criterionCertifiedStaff;
        case 'salesCertified':
            return labels.criterionSalesCertified;
        case 'technicalCertified':
            return labels.criterionTechnicalCertified;
        case 'specializations':
            return labels.criterionSpecializations;
    }
}

/** A criterion's value: money for revenue, a count for the others. */
export function criterionValue(criterion: Criterion, value: number, program: Program): string {
    return criterion === 'revenue' ? sayMoney(value, program) : formatNumber(value);
}

/** An amount of the core, in the program's currency. */
export function sayMoney(amount: MinorUnits, program: Program): string {
    return formatMoney(moneyText(amount, program.currency), program.currency);
}

/** A rate of the core. */
export function sayRate(millionths: number): string {
    return formatRate(rateText(millionths));
}

/** The tier's name; the code where the program has no such tier (a tier of a superseded version). */
export function tierName(program: Program, code: string): string {
    return program.tiers.find((tier) => tier.code === code)?.name ?? code;
}

export function specializationName(program: Program, code: string): string {
    return program.specializations.find((specialization) => specialization.code === code)?.name ?? code;
}

/** What a message is about, beside its own parameters. */
export interface MessageContext {
    readonly program: Program;
    /** The user's word for the line's solution. */
    readonly solution: string;
    /** What the message's rate was applied to. */
    readonly base?: MinorUnits;
}

/** A message of the core as a sentence. */
export function sayMessage({ key, parameters }: Message, { program, solution, base = 0 }: MessageContext): string {
    const text = (name: string): string => String(parameters[name] ?? '');
    const rate = (name: string): string => sayRate(Number(parameters[name] ?? 0));
    const tier = (): string => tierName(program, text('tier'));
    const baseText = sayMoney(base, program);
    switch (key) {
        case 'FRONT_NEW_BUSINESS':
            return fill(labels.ruleFrontNewBusiness, tier(), rate('rate'), baseText);
        case 'FRONT_RENEWAL':
            return fill(labels.ruleFrontRenewal, tier(), rate('rate'), baseText);
        case 'REGISTRATION_APPROVED':
            return fill(
                labels.ruleRegistrationApproved,
                solution,
                formatDate(text('approvedOn')),
                formatDate(text('expiresOn')),
                rate('rate'),
                baseText
            );
        case 'SPECIALIZATION_ACTIVE':
            return fill(labels.ruleSpecializationActive, text('name'), rate('rate'), baseText);
        case 'SPECIAL_APPROVED':
            return fill(labels.ruleSpecialApproved, rate('rate'), baseText, formatDate(text('expiresOn')));
        case 'REBATE_NEW_BUSINESS':
            return fill(labels.ruleRebateNewBusiness, tier(), rate('rate'));
        case 'REBATE_WITH_UPLIFT':
            return fill(
                labels.ruleRebateWithUplift,
                tier(),
                rate('tierRate'),
                specializationName(program, text('specialization')),
                rate('rate')
            );
        case 'REBATE_CAPPED':
            return fill(labels.ruleRebateCapped, rate('rate'));
        case 'REBATE_RENEWAL':
            return fill(labels.ruleRebateRenewal, tier(), rate('rate'));
        case 'UNLOCK_NEW_BUSINESS':
            return labels.unlockNewBusiness;
        case 'UNLOCK_REGISTER':
            return fill(labels.unlockRegister, solution);
        case 'UNLOCK_CHOOSE_SOLUTION':
            return labels.unlockChooseSolution;
        case 'UNLOCK_AWAIT_APPROVAL':
            return fill(labels.unlockAwaitApproval, solution);
        case 'UNLOCK_AWAIT_START':
            return fill(labels.unlockAwaitStart, solution, formatDate(text('approvedOn')));
        case 'UNLOCK_REGISTER_AGAIN':
            return text('expiresOn') === ''
                ? fill(labels.unlockRegisterAgainUndated, solution)
                : fill(labels.unlockRegisterAgain, solution, formatDate(text('expiresOn')));
        case 'UNLOCK_PROTECTED':
            return fill(labels.unlockProtected, solution);
        case 'UNLOCK_SPECIALIZE':
            return fill(
                labels.unlockSpecialize,
                text('name'),
                plural(Number(parameters.minSpecialists), labels.specialistsOne, labels.specialistsMany)
            );
        case 'UNLOCK_NO_SPECIALIZATION':
            return fill(labels.unlockNoSpecialization, solution);
        case 'UNLOCK_NOT_STACKABLE':
            return fill(labels.unlockNotStackable, componentLabels[text('kept') as ComponentCode]);
        case 'UNLOCK_MAX_DISCOUNT':
            return fill(labels.unlockMaxDiscount, rate('rate'));
        case 'UNLOCK_PRICE_GUARANTEE':
            return fill(labels.unlockPriceGuarantee, rate('rate'));
        case 'UNLOCK_FLOOR_PRICE':
            return fill(labels.unlockFloorPrice, sayMoney(Number(parameters.floorPrice ?? 0), program));
        case 'UNLOCK_AWAIT_SPECIAL':
            return fill(labels.unlockAwaitSpecial, rate('rate'));
        case 'UNLOCK_REQUEST_SPECIAL':
            return fill(labels.unlockRequestSpecial, rate('rate'));
        case 'UNLOCK_REQUEST_SPECIAL_AGAIN':
            return fill(labels.unlockRequestSpecialAgain, rate('rate'), formatDate(text('expiresOn')));
    }
}

/** That a cap lowers a granted component. */
export function sayTrimmed(trimmed: MinorUnits, program: Program): string {
    return fill(labels.ruleTrimmed, sayMoney(trimmed, program));
}

/** Why a partner keeps a tier above the qualified one. */
export function sayHold(hold: HoldReason): string {
    switch (hold.reason) {
        case 'TRANSITION':
            return fill(labels.holdTransition, hold.from, formatDate(hold.until));
        case 'WAIVER':
            return fill(labels.holdWaiver, formatDate(hold.until), hold.by, hold.why);
        case 'HELD':
            return fill(labels.holdHeld, formatDate(hold.until));
        case 'BEFORE_REVIEW':
            return fill(labels.holdBeforeReview, formatDate(hold.nextReviewOn));
    }
}

/** What makes a tier or a specialization fall on a future day. */
export function sayCause(cause: ForecastCause, program: Program, personName: (id: string) => string): string {
    switch (cause.cause) {
        case 'CERTIFICATES_LAPSE':
            return fill(labels.forecastCertificatesLapse, formatList(cause.people.map(personName)));
        case 'SPECIALIST_CERTIFICATES_LAPSE':
            return fill(
                labels.forecastSpecialistCertificatesLapse,
                specializationName(program, cause.specialization),
                formatList(cause.people.map(personName))
            );
        case 'SPECIALIZATION_EXPIRES':
            return fill(labels.forecastSpecializationExpires, specializationName(program, cause.specialization));
        case 'SPECIALIZATION_FALLS':
            return fill(
                labels.forecastSpecializationFalls,
                specializationName(program, cause.specialization),
                cause.have,
                cause.need
            );
        case 'TIER_FALLS':
            return fill(
                labels.forecastTierFalls,
                tierName(program, cause.tier),
                formatList(cause.gaps.map((gap) => sayGap(gap, program)))
            );
    }
}

function sayGap({ criterion, have, need }: CriterionGap, program: Program): string {
    return fill(
        labels.forecastGap,
        criterionLabel(criterion, program),
        criterionValue(criterion, have, program),
        criterionValue(criterion, need, program)
    );
}
