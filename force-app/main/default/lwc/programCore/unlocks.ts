import { criteriaOf } from './criteria';
import type { Deal, Registration } from './deal';
import type { CriterionGap, TierMetrics } from './history';
import type { MinorUnits } from './money';
import { dealTotaler } from './pricing';
import { nextTierOf, specializationFor, tierOf } from './program';
import type { Program, Tier } from './program';
import { solutionTerms } from './terms';
import type { SolutionTerms } from './terms';

/** What is known of a partner beside the deal, to say how far away an improvement is. */
export interface PartnerStanding {
    /** People with a valid certificate today, by specialization code; a code that is absent has none. */
    readonly specialists: Readonly<Record<string, number>>;
    /** null where the figures are not known: the next tier is then named without its gaps. */
    readonly metrics: TierMetrics | null;
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
      };

/** A step with what it alone is worth on this deal, in minor units. */
export interface Unlock {
    readonly step: UnlockStep;
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
    readonly deal: Deal;
    readonly lines: readonly string[];
}

/**
 * What the partner could do to get more out of a deal, the step that is worth most first. Each step is priced alone,
 * by pricing the whole deal again as if it were done: policy and caps stay in force, so a step that changes nothing is
 * left out, and so is what the partner cannot change (a rival's protection, the kind of business).
 * Of steps that are worth the same, registrations come first, then specializations, then the next tier.
 */
export function rankUnlocks(program: Program, deal: Deal, partner: PartnerStanding): readonly Unlock[] {
    const tier = tierOf(program, deal.partner.tier);
    const now = dealTotaler(program, deal)(deal.lines);
    const solutions = [...new Set(deal.lines.flatMap(({ solution }) => solution ?? []))];
    const terms = new Map(solutions.map((solution) => [solution, solutionTerms(program, deal, tier, solution)]));
    const candidates = [
        ...solutions.flatMap((solution) => registrationStep(deal, solution, terms.get(solution)) ?? []),
        ...solutions.flatMap((solution) => specializationStep(program, deal, partner, solution, terms.get(solution))),
        ...nextTierStep(program, deal, partner, tier)
    ];
    return candidates
        .map(({ step, deal: improved, lines }): Unlock => {
            const then = dealTotaler(program, improved)(improved.lines);
            const net = now.net - then.net;
            const rebate = then.rebate - now.rebate;
            return { step, net, rebate, gain: net + rebate, lines };
        })
        .filter(({ gain }) => gain > 0)
        .sort((one, other) => other.gain - one.gain);
}

const REGISTRATION = 1;
const SPECIALIST = 2;

/** null where the registration counts already, or where registering cannot help. */
function registrationStep(deal: Deal, solution: string, terms: SolutionTerms | undefined): Candidate | null {
    const unlock = terms?.refusals[REGISTRATION]?.unlock;
    const kind = unlock === undefined ? undefined : REGISTRATION_STEPS[unlock.key];
    if (kind === undefined) {
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
        deal: { ...deal, registrations: [...deal.registrations, registered] },
        lines: linesOf(deal, solution)
    };
}

const REGISTRATION_STEPS: Readonly<
    Partial<Record<string, 'REGISTER' | 'AWAIT_APPROVAL' | 'AWAIT_START' | 'REGISTER_AGAIN'>>
> = {
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
            deal: {
                ...deal,
                partner: { ...deal.partner, specializations: [...deal.partner.specializations, code] }
            },
            lines: linesOf(deal, solution)
        }
    ];
}

function nextTierStep(program: Program, deal: Deal, partner: PartnerStanding, tier: Tier): Candidate[] {
    const next = nextTierOf(program, tier);
    if (next === null) {
        return [];
    }
    const gaps = partner.metrics === null ? [] : criteriaOf(next, partner.metrics).filter(({ missing }) => missing > 0);
    return [
        {
            step: { kind: 'NEXT_TIER', tier: next.code, gaps },
            deal: { ...deal, partner: { ...deal.partner, tier: next.code } },
            lines: deal.lines.map(({ id }) => id)
        }
    ];
}

function linesOf(deal: Deal, solution: string): string[] {
    return deal.lines.filter((line) => line.solution === solution).map(({ id }) => id);
}
