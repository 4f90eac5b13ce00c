import { criteriaOf } from './criteria';
import { addDays } from './dates';
import type { IsoDate } from './dates';
import type { Deal, Registration, SpecialPrice } from './deal';
import type { CriterionGap, TierMetrics } from './history';
import type { MinorUnits } from './money';
import { dealTotaler } from './pricing';
import { nextTierOf, specializationFor, tierOf } from './program';
import type { Program, Tier } from './program';
import type { Millionths } from './rate';
import { solutionTerms } from './terms';
import type { SolutionTerms } from './terms';

/** What is known of a partner beside the deal, to say how far away an improvement is. */
export interface PartnerStanding {
    /** People with a valid certificate today, by specialization code; a code that is absent has none. */
    readonly specialists: Readonly<Record<string, number>>;
    /** null where the figures are not known: the next tier is then named without its gaps. */
    readonly metrics: TierMetrics | null;
}

/** The days that decide by when a step has to be done. */
export interface DealDays {
    /** When the deal is expected to be won: what comes later does nothing for it. null where that is not known. */
    readonly closeOn: IsoDate | null;
    /** By when pending registrations are to be decided, by solution; a solution that is absent has no such day. */
    readonly decisionDueOn: Readonly<Record<string, IsoDate>>;
}

const NO_DAYS: DealDays = { closeOn: null, decisionDueOn: {} };

/**
 * When a step counts.
 * BY: the last day on which it still counts for the deal.
 * LATE: it may come after the deal is expected to be won, namely on that day, even if it is begun at once.
 * DUE: the day by which somebody else is to decide.
 * FROM: the day on which it comes by itself.
 */
export interface UnlockTiming {
    readonly kind: 'BY' | 'LATE' | 'DUE' | 'FROM';
    readonly on: IsoDate;
}

/** One thing that would make the deal better for the partner. */
export type UnlockStep =
    | {
          /** Register, have the pending registration approved, wait for its first day, or register again. */
          readonly kind: 'REGISTER' | 'AWAIT_APPROVAL' | 'AWAIT_START' | 'REGISTER_AGAIN';
          readonly solution: string;
      }
    | {
          readonly kind: 'SPECIALIZE';
          readonly solution: string;
          readonly specialization: string;
          readonly have: number;
          readonly need: number;
          /** How many more specialists; 0 where the specialization has expired and needs to be renewed. */
          readonly missing: number;
      }
    | {
          readonly kind: 'NEXT_TIER';
          readonly tier: string;
          /** The minima that are not met yet. */
          readonly gaps: readonly CriterionGap[];
      }
    | {
          /** Have the special price decided that is asked for, or ask again for one that has expired. */
          readonly kind: 'AWAIT_SPECIAL' | 'REQUEST_SPECIAL_AGAIN';
          /** It is for one solution, or for one line. */
          readonly solution: string | null;
          readonly line: string | null;
          readonly rate: Millionths;
      };

/** A step with what it alone is worth on this deal, in minor units. */
export interface Unlock {
    readonly step: UnlockStep;
    /** null where nothing is known of when. */
    readonly timing: UnlockTiming | null;
    /** How much lower the net price would be (negative: higher). */
    readonly net: MinorUnits;
    /** How much higher the rebate would be (negative: lower, because it is a share of a lower net price). */
    readonly rebate: MinorUnits;
    /** net + rebate: how much better off the partner is once the deal is won. */
    readonly gain: MinorUnits;
    /** Ids of the lines concerned. */
    readonly lines: readonly string[];
}

interface Candidate {
    readonly step: UnlockStep;
    readonly timing: UnlockTiming | null;
    readonly deal: Deal;
    readonly lines: readonly string[];
}

/**
 * What the partner could do to get more out of a deal, the step that is worth most first. Each step is priced alone,
 * by pricing the whole deal again as if it were done: policy and caps stay in force, so a step that changes nothing is
 * left out, and so is what the partner cannot change (a rival's protection, the kind of business).
 * Of steps that are worth the same, registrations come first, then specializations, special prices, the next tier.
 * For one line, give the deal with that line alone.
 */
export function rankUnlocks(
    program: Program,
    deal: Deal,
    partner: PartnerStanding,
    days: DealDays = NO_DAYS
): readonly Unlock[] {
    const tier = tierOf(program, deal.partner.tier);
    const now = dealTotaler(program, deal)(deal.lines);
    const solutions = [...new Set(deal.lines.flatMap(({ solution }) => solution ?? []))];
    const terms = new Map(solutions.map((solution) => [solution, solutionTerms(program, deal, tier, solution)]));
    const candidates = [
        ...solutions.flatMap((solution) => registrationStep(program, deal, days, solution, terms.get(solution)) ?? []),
        ...solutions.flatMap((solution) =>
            specializationStep(program, deal, partner, days, solution, terms.get(solution))
        ),
        ...specialPriceSteps(deal, days),
        ...nextTierStep(program, deal, partner, days, tier)
    ];
    return candidates
        .map(({ step, timing, deal: improved, lines }): Unlock => {
            const then = dealTotaler(program, improved)(improved.lines);
            const net = now.net - then.net;
            const rebate = then.rebate - now.rebate;
            return { step, timing, net, rebate, gain: net + rebate, lines };
        })
        .filter(({ gain }) => gain > 0)
        .sort((one, other) => other.gain - one.gain);
}

const REGISTRATION = 1;
const SPECIALIST = 2;

/** null where the registration counts already, or where registering cannot help. */
function registrationStep(
    program: Program,
    deal: Deal,
    days: DealDays,
    solution: string,
    terms: SolutionTerms | undefined
): Candidate | null {
    const unlock = terms?.refusals[REGISTRATION]?.unlock;
    const kind = unlock === undefined ? undefined : REGISTRATION_STEPS[unlock.key];
    if (unlock === undefined || kind === undefined) {
        return null;
    }
    const registered: Registration = {
        solution,
        status: 'APPROVED',
        approvedOn: deal.quoteDate,
        expiresOn: deal.quoteDate,
        rate: terms?.rates[REGISTRATION] ?? 0
    };
    return {
        step: { kind, solution },
        timing: registrationTiming(kind, program, deal, days, solution, String(unlock.parameters['approvedOn'] ?? '')),
        deal: { ...deal, registrations: [...deal.registrations, registered] },
        lines: linesOf(deal, solution)
    };
}

/** A registration counts once it is approved; the program gives the vendor so many days to decide on one. */
function registrationTiming(
    kind: RegistrationKind,
    program: Program,
    deal: Deal,
    { closeOn, decisionDueOn }: DealDays,
    solution: string,
    startsOn: IsoDate
): UnlockTiming | null {
    switch (kind) {
        case 'AWAIT_START':
            return { kind: 'FROM', on: startsOn };
        case 'AWAIT_APPROVAL': {
            const dueOn = decisionDueOn[solution];
            return dueOn === undefined ? byClose(deal, closeOn) : { kind: 'DUE', on: dueOn };
        }
        case 'REGISTER':
        case 'REGISTER_AGAIN': {
            if (byClose(deal, closeOn) === null || closeOn === null) {
                return null;
            }
            const { decisionDays } = program.registration;
            const submitBy = addDays(closeOn, -decisionDays);
            return submitBy >= deal.quoteDate
                ? { kind: 'BY', on: submitBy }
                : { kind: 'LATE', on: addDays(deal.quoteDate, decisionDays) };
        }
    }
}

/** null where the deal should have been won already: then nothing is known of when it will be. */
function byClose(deal: Deal, closeOn: IsoDate | null): UnlockTiming | null {
    return closeOn !== null && closeOn >= deal.quoteDate ? { kind: 'BY', on: closeOn } : null;
}

type RegistrationKind = 'REGISTER' | 'AWAIT_APPROVAL' | 'AWAIT_START' | 'REGISTER_AGAIN';

const REGISTRATION_STEPS: Readonly<Partial<Record<string, RegistrationKind>>> = {
    UNLOCK_REGISTER: 'REGISTER',
    UNLOCK_AWAIT_APPROVAL: 'AWAIT_APPROVAL',
    UNLOCK_AWAIT_START: 'AWAIT_START',
    UNLOCK_REGISTER_AGAIN: 'REGISTER_AGAIN'
};

/** The specialization of a solution lowers the price by its discount and raises the rebate by its uplift. */
function specializationStep(
    program: Program,
    deal: Deal,
    partner: PartnerStanding,
    { closeOn }: DealDays,
    solution: string,
    terms: SolutionTerms | undefined
): Candidate[] {
    const specialization = specializationFor(program, solution);
    if (specialization === null || terms?.refusals[SPECIALIST]?.unlock.key !== 'UNLOCK_SPECIALIZE') {
        return [];
    }
    const { code, minSpecialists: need } = specialization;
    const have = partner.specialists[code] ?? 0;
    return [
        {
            step: { kind: 'SPECIALIZE', solution, specialization: code, have, need, missing: Math.max(0, need - have) },
            timing: byClose(deal, closeOn),
            deal: {
                ...deal,
                partner: { ...deal.partner, specializations: [...deal.partner.specializations, code] }
            },
            lines: linesOf(deal, solution)
        }
    ];
}

/** Each request that is not granted, as if it were: what is pending, and what has expired unless it is asked for anew. */
function specialPriceSteps(deal: Deal, { closeOn }: DealDays): Candidate[] {
    const requests = deal.specialPrices ?? [];
    const isOpen = ({ status, validUntil }: SpecialPrice): boolean =>
        status === 'REQUESTED' && validUntil >= deal.quoteDate;
    const isPending = (of: SpecialPrice): boolean =>
        requests.some((other) => isOpen(other) && other.line === of.line && other.solution === of.solution);
    const hasExpired = (request: SpecialPrice): boolean =>
        request.status === 'EXPIRED' || (request.status !== 'REJECTED' && request.validUntil < deal.quoteDate);
    return requests.flatMap((request, index): Candidate[] => {
        const { line, solution, rate, validUntil } = request;
        if (!isOpen(request) && (!hasExpired(request) || isPending(request))) {
            return [];
        }
        const granted: SpecialPrice = { ...request, status: 'APPROVED', validUntil: deal.quoteDate };
        const close = byClose(deal, closeOn);
        const lastDay = close !== null && close.on < validUntil ? close.on : validUntil;
        return [
            {
                step: { kind: isOpen(request) ? 'AWAIT_SPECIAL' : 'REQUEST_SPECIAL_AGAIN', solution, line, rate },
                timing: isOpen(request) ? { kind: 'BY', on: lastDay } : close,
                deal: { ...deal, specialPrices: requests.map((other, at) => (at === index ? granted : other)) },
                lines:
                    line === null
                        ? linesOf(deal, solution ?? '')
                        : deal.lines.flatMap(({ id }) => (id === line ? [id] : []))
            }
        ];
    });
}

function nextTierStep(
    program: Program,
    deal: Deal,
    partner: PartnerStanding,
    { closeOn }: DealDays,
    tier: Tier
): Candidate[] {
    const next = nextTierOf(program, tier);
    if (next === null) {
        return [];
    }
    const gaps = partner.metrics === null ? [] : criteriaOf(next, partner.metrics).filter(({ missing }) => missing > 0);
    return [
        {
            step: { kind: 'NEXT_TIER', tier: next.code, gaps },
            timing: byClose(deal, closeOn),
            deal: { ...deal, partner: { ...deal.partner, tier: next.code } },
            lines: deal.lines.map(({ id }) => id)
        }
    ];
}

function linesOf(deal: Deal, solution: string): string[] {
    return deal.lines.filter((line) => line.solution === solution).map(({ id }) => id);
}
