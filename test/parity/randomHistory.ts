import type { GeneratorValue } from 'fast-check';
import fc from 'fast-check';
import { addDays, BUSINESS_TYPES, tiersByRank } from '../../force-app/main/default/lwc/programCore/programCore';
import type { BusinessType, IsoDate, Program } from '../../force-app/main/default/lwc/programCore/programCore';

/** A person with certificates, and those as a specialist, by specialization code. */
export interface RandomPerson {
    readonly salesUntil: IsoDate | null;
    readonly technicalUntil: IsoDate | null;
    readonly specialist: readonly { readonly specialization: string; readonly until: IsoDate }[];
}

export interface RandomCredit {
    readonly on: IsoDate;
    /** In minor units. */
    readonly amount: number;
    readonly type: BusinessType;
    readonly solution: string | null;
}

/** How a partner starts: its tier and what holds it. */
export interface RandomPartner {
    readonly program: Program;
    readonly tier: string | null;
    readonly heldUntil: IsoDate | null;
    readonly nextReviewOn: IsoDate | null;
    /** Specializations that it has begun, with the day on which they end whatever their specialists. */
    readonly specializations: readonly { readonly code: string; readonly expiresOn: IsoDate | null }[];
    readonly people: readonly RandomPerson[];
    readonly credits: readonly RandomCredit[];
}

/** Something that happens to a partner; `pick` chooses among what there is of the kind. */
export type RandomEvent =
    | { readonly kind: 'HIRE'; readonly person: RandomPerson }
    | { readonly kind: 'RENEW'; readonly pick: number; readonly until: IsoDate }
    | { readonly kind: 'LEAVE'; readonly pick: number }
    | { readonly kind: 'WIN'; readonly credit: RandomCredit }
    | { readonly kind: 'REVERSE'; readonly pick: number }
    | { readonly kind: 'WAIVE'; readonly until: IsoDate }
    | { readonly kind: 'END_SPECIALIZATION'; readonly pick: number; readonly on: IsoDate }
    | { readonly kind: 'BEGIN_SPECIALIZATION'; readonly pick: number }
    /** To another version of the vendor, in the night of that day, or in the next one where that is today. */
    | { readonly kind: 'MOVE'; readonly on: IsoDate };

/** How many days a history is long. */
export const HORIZON = 120;

/** Facts near the minima of a random tier, so that a day or a deal more or less decides. */
export function randomPartner(g: GeneratorValue, program: Program, start: IsoDate): RandomPartner {
    const integer = (min: number, max: number): number => g(fc.integer, { min, max });
    const tiers = tiersByRank(program);
    const fateful = fatefulDay(g, start);
    const aim = tiers[integer(0, tiers.length - 1)] as Program['tiers'][number];
    const codes = program.specializations.map(({ code }) => code);
    const begun = codes.slice(0, Math.min(codes.length, (aim.min.specializations ?? 1) + integer(0, 1)));
    const staff = Math.max(
        aim.min.certifiedStaff ?? 0,
        (aim.min.salesCertified ?? 0) + (aim.min.technicalCertified ?? 0),
        Math.max(0, ...program.specializations.map(({ minSpecialists }) => minSpecialists))
    );
    const people = Array.from({ length: Math.max(0, staff + integer(-1, 2)) }, (_, at) =>
        randomPerson(g, start, fateful, at < (aim.min.salesCertified ?? 0), begun)
    );
    const given = integer(0, 3) === 0 ? null : (tiers[integer(0, tiers.length - 1)] as Program['tiers'][number]);
    return {
        program,
        tier: given?.code ?? null,
        heldUntil: given === null || integer(0, 3) > 0 ? null : dayNear(g, start, fateful),
        nextReviewOn: given === null || integer(0, 2) === 0 ? null : dayNear(g, start, fateful),
        specializations: begun.map((code) => ({
            code,
            expiresOn: integer(0, 4) === 0 ? dayNear(g, start, fateful) : null
        })),
        people,
        credits: randomCredits(g, program, aim.min.revenue ?? 0, start)
    };
}

/** A random day's event for a partner of that program. */
export function randomEvent(g: GeneratorValue, program: Program, today: IsoDate): RandomEvent {
    const integer = (min: number, max: number): number => g(fc.integer, { min, max });
    const pick = integer(0, 1_000);
    const codes = program.specializations.map(({ code }) => code);
    const kinds = [
        'HIRE',
        'RENEW',
        'LEAVE',
        'WIN',
        'WIN',
        'REVERSE',
        'WAIVE',
        'END_SPECIALIZATION',
        'BEGIN_SPECIALIZATION',
        'MOVE'
    ] as const;
    const kind = kinds[integer(0, kinds.length - 1)] as (typeof kinds)[number];
    switch (kind) {
        case 'HIRE':
            return { kind, person: randomPerson(g, today, fatefulDay(g, today), integer(0, 1) === 0, codes) };
        case 'RENEW':
            return { kind, pick, until: dayNear(g, today, fatefulDay(g, today)) };
        case 'LEAVE':
        case 'REVERSE':
            return { kind, pick };
        case 'WIN': {
            const minima = program.tiers.map((tier) => tier.min.revenue ?? 0);
            const amount = Math.ceil((Math.max(...minima) * integer(1, 60)) / 100) + 1;
            return { kind, credit: { on: today, amount, type: randomType(g), solution: randomSolution(g, program) } };
        }
        case 'WAIVE':
            return { kind, until: addDays(today, integer(0, 40)) };
        case 'END_SPECIALIZATION':
            // Not before the day on which it was achieved, which may be today.
            return { kind, pick, on: addDays(today, integer(0, 45)) };
        case 'BEGIN_SPECIALIZATION':
            return { kind, pick };
        case 'MOVE':
            return { kind, on: addDays(today, integer(0, 20)) };
    }
}

function randomPerson(
    g: GeneratorValue,
    start: IsoDate,
    fateful: IsoDate,
    sells: boolean,
    specializations: readonly string[]
): RandomPerson {
    const integer = (min: number, max: number): number => g(fc.integer, { min, max });
    const until = (): IsoDate =>
        integer(0, 4) === 0 ? dayNear(g, start, fateful) : addDays(start, 1_000 + integer(0, 100));
    const both = integer(0, 3) === 0;
    return {
        salesUntil: sells || both ? until() : null,
        technicalUntil: !sells || both ? until() : null,
        specialist: specializations
            .filter(() => integer(0, 2) > 0)
            .map((specialization) => ({ specialization, until: until() }))
    };
}

/** The day before one that much of a partner's history turns on, so that its lapses, reviews and holds share a night. */
function fatefulDay(g: GeneratorValue, start: IsoDate): IsoDate {
    return addDays(start, g(fc.integer, { min: 0, max: HORIZON - 20 }));
}

/** A day at or beside the fateful one, or some other day. */
function dayNear(g: GeneratorValue, start: IsoDate, fateful: IsoDate): IsoDate {
    return g(fc.integer, { min: 0, max: 3 }) === 0
        ? addDays(start, g(fc.integer, { min: -1, max: HORIZON }))
        : addDays(fateful, g(fc.integer, { min: 0, max: 1 }));
}

/** Credits of the last two years that come near to an amount. */
function randomCredits(g: GeneratorValue, program: Program, amount: number, start: IsoDate): RandomCredit[] {
    const integer = (min: number, max: number): number => g(fc.integer, { min, max });
    const count = integer(1, 5);
    return Array.from({ length: count }, (_, at) => ({
        on: addDays(start, -integer(0, at === 0 ? 500 : 390)),
        amount: Math.max(1, Math.round((amount * integer(60, 160)) / 100 / count) + integer(-1, 1)),
        type: integer(0, 2) === 0 ? randomType(g) : 'NEW_CUSTOMER',
        solution: randomSolution(g, program)
    }));
}

function randomType(g: GeneratorValue): BusinessType {
    return g(fc.constantFrom, ...BUSINESS_TYPES) as BusinessType;
}

function randomSolution(g: GeneratorValue, program: Program): string | null {
    return g(fc.constantFrom, null, ...program.specializations.map(({ solution }) => solution)) as string | null;
}
