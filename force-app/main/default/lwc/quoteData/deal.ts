import {
    moneyFromNumber,
    parseRate,
    tierOf,
    type BusinessType,
    type CompetingRegistration,
    type Deal,
    type DealLine,
    type DiscountRules,
    type IsoDate,
    type Program,
    type Registration
} from 'c/programCore';
import type { DealContext, Opportunity, ProductLine, RecordedRegistration, RecordedSpecialization } from './reading';

export const REGISTRATION_ASSUMPTIONS = ['AS_RECORDED', 'APPROVED', 'NONE'] as const;
/** Registrations as they are recorded; as if all lines were registered today at the tier's rate; as if none were. */
export type RegistrationAssumption = (typeof REGISTRATION_ASSUMPTIONS)[number];

/** What the user tries out. The business type is a choice of the quote; tier and registration are facts of the org. */
export interface WhatIf {
    readonly businessType: BusinessType | null;
    readonly tier: string | null;
    readonly registration: RegistrationAssumption;
}

/** The facts as they are. */
export function withoutWhatIf(opportunity: Opportunity): WhatIf {
    return {
        businessType: opportunity.businessType,
        tier: opportunity.partner?.tier ?? null,
        registration: 'AS_RECORDED'
    };
}

/** Whether the org would refuse the quote, because it derives the rates from the tier and registrations it has. */
export function isWhatIf(whatIf: WhatIf, opportunity: Opportunity): boolean {
    const facts = withoutWhatIf(opportunity);
    return whatIf.tier !== facts.tier || whatIf.registration !== facts.registration;
}

/** What the core needs to price the opportunity, or undefined while business type or tier is unknown. */
export function toDeal(
    opportunity: Pick<Opportunity, 'lines' | 'specialPrices'>,
    context: DealContext,
    program: Program,
    whatIf: WhatIf,
    quoteDate: IsoDate
): Deal | undefined {
    const { businessType, tier } = whatIf;
    if (businessType === null || tier === null) {
        return undefined;
    }
    return {
        quoteDate,
        businessType,
        partner: { tier, specializations: activeSpecializations(context.specializations, program, quoteDate) },
        registrations: assumeRegistrations(opportunity, context, program, whatIf.registration, tier, quoteDate),
        competing: competing(context, program, quoteDate),
        specialPrices: opportunity.specialPrices ?? [],
        lines: opportunity.lines.map((line) => toLine(line, program.currency))
    };
}

/** Registrations of rivals that protect the end customer for them on the quote date. */
export function protectingRegistrations(
    context: DealContext,
    program: Program,
    quoteDate: IsoDate
): readonly RecordedRegistration[] {
    return context.rivals.filter((rival) => rival.vendor === program.vendor && isInForceOn(rival, quoteDate));
}

/** Until when a rival's registration protects one of the opportunity's solutions; null where none does. */
export function protectedUntil(
    opportunity: Opportunity,
    context: DealContext,
    program: Program,
    quoteDate: IsoDate
): IsoDate | null {
    const solutions = new Set(opportunity.lines.map((line) => line.solution));
    const ends = protectingRegistrations(context, program, quoteDate)
        .filter((rival) => solutions.has(rival.solution))
        .flatMap((rival) => rival.expiresOn ?? []);
    return ends.sort().at(-1) ?? null;
}

/** As the org decides it: enough valid specialists, and not expired on the quote date. */
export function activeSpecializations(
    recorded: readonly Omit<RecordedSpecialization, 'id'>[],
    { specializations }: Pick<DiscountRules, 'specializations'>,
    quoteDate: IsoDate
): string[] {
    return recorded
        .filter(({ code, specialists, expiresOn }) => {
            const rule = specializations.find((candidate) => candidate.code === code);
            return (
                rule !== undefined &&
                specialists >= rule.minSpecialists &&
                (expiresOn === null || expiresOn >= quoteDate)
            );
        })
        .map(({ code }) => code);
}

function assumeRegistrations(
    opportunity: Pick<Opportunity, 'lines'>,
    context: DealContext,
    program: Program,
    assumption: RegistrationAssumption,
    tier: string,
    quoteDate: IsoDate
): readonly Registration[] {
    if (assumption === 'AS_RECORDED') {
        return context.own;
    }
    if (assumption === 'NONE') {
        return [];
    }
    const registered = context.own.filter((registration) => isInForceOn(registration, quoteDate));
    const solutions = new Set(opportunity.lines.flatMap((line) => line.solution ?? []));
    registered.forEach(({ solution }) => solutions.delete(solution));
    const rate = tierOf(program, tier).registrationDiscount;
    const assumed = [...solutions].map((solution): Registration => ({
        solution,
        status: 'APPROVED',
        approvedOn: quoteDate,
        expiresOn: quoteDate,
        rate
    }));
    return [...registered, ...assumed];
}

function competing(context: DealContext, program: Program, quoteDate: IsoDate): CompetingRegistration[] {
    return protectingRegistrations(context, program, quoteDate).map(({ name, solution, protectedDiscount }) => {
        if (protectedDiscount === null) {
            throw new Error(`Registration ${name} protects a deal, but its protected discount is blank.`);
        }
        return { solution, discount: protectedDiscount };
    });
}

function isInForceOn({ status, approvedOn, expiresOn }: Registration, date: IsoDate): boolean {
    return (
        status === 'APPROVED' && approvedOn !== null && approvedOn <= date && expiresOn !== null && date <= expiresOn
    );
}

function toLine(line: ProductLine, currency: string): DealLine {
    const quantity = parseRate(String(line.quantity));
    if (quantity === null) {
        throw new RangeError(`The quantity ${line.quantity} of ${line.name} is not 0 or more.`);
    }
    return {
        id: line.id,
        solution: line.solution,
        quantity,
        unitPrice: moneyFromNumber(line.unitPrice, currency),
        floorPrice: typeof line.floorPrice === 'number' ? moneyFromNumber(line.floorPrice, currency) : null
    };
}
