import { capTerms, protectedDiscount } from './caps';
import type { CapTerms } from './caps';
import type { Deal } from './deal';
import { isNewBusiness, nextTierOf, specializationFor } from './program';
import type { DiscountRules, Program, SpecializationDiscount, Tier, TierDiscounts } from './program';
import type { Millionths } from './rate';
import { rebateTerms } from './rebate';
import type { RebateTerms } from './rebate';
import { registrationStanding } from './registrationReason';
import type { RegistrationStanding } from './registrationReason';
import { programSource } from './trace';
import type { Message, RefusalReason, Source } from './trace';

/** Why a component's condition does not hold, and what would make it hold. */
export interface Refusal {
    readonly reason: RefusalReason;
    readonly unlock: Message;
}

/** What decides the discounts of one solution, whatever the amount: shared by all lines of that solution. */
export interface DiscountTerms {
    /** By position: FRONT, REGISTRATION, SPECIALIST. */
    readonly eligible: readonly boolean[];
    /** The rate of each component, or the one it would have if its condition held. */
    readonly rates: readonly Millionths[];
    readonly rules: readonly Message[];
    readonly sources: readonly Source[];
    readonly refusals: readonly (Refusal | null)[];
    readonly caps: readonly CapTerms[];
}

/** Everything that the deal and the program say about one solution, whatever the amount. */
export interface SolutionTerms extends DiscountTerms {
    /** The rates at the next tier. */
    readonly nextRates: readonly Millionths[];
    readonly rebate: RebateTerms;
    /** null at the highest tier. */
    readonly nextRebate: RebateTerms | null;
}

/** Everything of a line's net that does not depend on its amount. */
export function discountTerms(
    program: DiscountRules,
    deal: Deal,
    tier: TierDiscounts,
    solution: string | null
): DiscountTerms {
    const specialization = specializationFor(program, solution);
    const active = activeOf(deal, specialization);
    const standing = registrationStanding(deal, solution);
    const protectedFor = protectedDiscount(deal, solution);
    const registration = registrationTerms(program, deal, tier, standing);
    const refusals = [
        null,
        refuseRegistration(deal, solution, standing, protectedFor !== null),
        refuseSpecialist(deal, solution, specialization, active)
    ];
    const front = frontTerms(program, deal, tier);
    const specialistDiscount = specialization?.specialistDiscount ?? 0;
    return {
        eligible: refusals.map((refusal) => refusal === null),
        rates: [front.rate, registration.rate, specialistDiscount],
        rules: [front.rule, registration.rule, specialistRule(specialization, specialistDiscount)],
        sources: [front.source, registration.source, specialistSource(program, specialization)],
        refusals,
        caps: capTerms(program, protectedFor)
    };
}

/** Everything of a line's price that does not depend on its amount. */
export function solutionTerms(program: Program, deal: Deal, tier: Tier, solution: string | null): SolutionTerms {
    const terms = discountTerms(program, deal, tier, solution);
    const active = activeOf(deal, specializationFor(program, solution));
    const next = nextTierOf(program, tier);
    return {
        ...terms,
        nextRates: [next === null ? 0 : frontTerms(program, deal, next).rate, ...terms.rates.slice(1)],
        rebate: rebateTerms(program, tier, deal.businessType, active),
        nextRebate: next === null ? null : rebateTerms(program, next, deal.businessType, active)
    };
}

function activeOf<Each extends { readonly code: string }>(deal: Deal, specialization: Each | null): Each | null {
    return specialization !== null && deal.partner.specializations.includes(specialization.code)
        ? specialization
        : null;
}

interface ComponentTerms {
    readonly rate: Millionths;
    readonly rule: Message;
    readonly source: Source;
}

function frontTerms(program: DiscountRules, deal: Deal, tier: TierDiscounts): ComponentTerms {
    const isNew = isNewBusiness(deal.businessType);
    const rate = isNew ? tier.newBusinessDiscount : tier.renewalDiscount;
    const key = isNew ? 'newBusinessDiscount' : 'renewalDiscount';
    return {
        rate,
        rule: { key: isNew ? 'FRONT_NEW_BUSINESS' : 'FRONT_RENEWAL', parameters: { tier: tier.code, rate } },
        source: programSource(program, `/tiers/${program.tiers.indexOf(tier)}/${key}`)
    };
}

/** The rate pinned on the registration; where there is none yet, the one the tier would pin today. */
function registrationTerms(
    program: DiscountRules,
    deal: Deal,
    tier: TierDiscounts,
    standing: RegistrationStanding
): ComponentTerms {
    const registration = deal.registrations[standing.index];
    const pinned = registration?.rate ?? null;
    const rate = pinned ?? tier.registrationDiscount;
    return {
        rate,
        rule: {
            key: 'REGISTRATION_APPROVED',
            parameters: {
                solution: registration?.solution ?? '',
                approvedOn: registration?.approvedOn ?? '',
                expiresOn: registration?.expiresOn ?? '',
                rate
            }
        },
        source:
            pinned === null
                ? programSource(program, `/tiers/${program.tiers.indexOf(tier)}/registrationDiscount`)
                : { document: 'DEAL', pointer: `/registrations/${standing.index}/rate`, provenance: null }
    };
}

function specialistRule(specialization: SpecializationDiscount | null, rate: Millionths): Message {
    const parameters = { specialization: specialization?.code ?? '', name: specialization?.name ?? '', rate };
    return { key: 'SPECIALIZATION_ACTIVE', parameters };
}

function specialistSource(program: DiscountRules, specialization: SpecializationDiscount | null): Source {
    if (specialization === null) {
        return programSource(program, '/specializations');
    }
    const at = program.specializations.indexOf(specialization);
    return programSource(program, `/specializations/${at}/specialistDiscount`);
}

/** The first reason that holds; null where the registration counts. */
function refuseRegistration(
    deal: Deal,
    solution: string | null,
    standing: RegistrationStanding,
    isProtected: boolean
): Refusal | null {
    if (!isNewBusiness(deal.businessType)) {
        return NOT_NEW_BUSINESS;
    }
    if (solution === null) {
        return { reason: 'NOT_REGISTERED', unlock: { key: 'UNLOCK_CHOOSE_SOLUTION', parameters: {} } };
    }
    if (isProtected) {
        return { reason: 'DEAL_PROTECTED', unlock: { key: 'UNLOCK_PROTECTED', parameters: { solution } } };
    }
    const registration = deal.registrations[standing.index];
    switch (standing.state) {
        case 'GRANTED':
            return null;
        case 'PENDING': {
            const approvedOn = registration?.status === 'APPROVED' ? registration.approvedOn : null;
            const unlock: Message =
                approvedOn === null
                    ? { key: 'UNLOCK_AWAIT_APPROVAL', parameters: { solution } }
                    : { key: 'UNLOCK_AWAIT_START', parameters: { solution, approvedOn } };
            return { reason: 'REGISTRATION_PENDING', unlock };
        }
        case 'EXPIRED': {
            const parameters = { solution, expiresOn: registration?.expiresOn ?? '' };
            return { reason: 'REGISTRATION_EXPIRED', unlock: { key: 'UNLOCK_REGISTER_AGAIN', parameters } };
        }
        case 'NONE':
            return { reason: 'NOT_REGISTERED', unlock: { key: 'UNLOCK_REGISTER', parameters: { solution } } };
    }
}

function refuseSpecialist(
    deal: Deal,
    solution: string | null,
    specialization: SpecializationDiscount | null,
    active: SpecializationDiscount | null
): Refusal | null {
    if (!isNewBusiness(deal.businessType)) {
        return NOT_NEW_BUSINESS;
    }
    if (active !== null) {
        return null;
    }
    if (specialization === null) {
        const unlock: Message =
            solution === null
                ? { key: 'UNLOCK_CHOOSE_SOLUTION', parameters: {} }
                : { key: 'UNLOCK_NO_SPECIALIZATION', parameters: { solution } };
        return { reason: 'NOT_SPECIALIZED', unlock };
    }
    const { code, name, minSpecialists } = specialization;
    const unlock: Message = { key: 'UNLOCK_SPECIALIZE', parameters: { specialization: code, name, minSpecialists } };
    return { reason: 'NOT_SPECIALIZED', unlock };
}

const NOT_NEW_BUSINESS: Refusal = {
    reason: 'NOT_NEW_BUSINESS',
    unlock: { key: 'UNLOCK_NEW_BUSINESS', parameters: {} }
};
