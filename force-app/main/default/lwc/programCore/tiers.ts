import { criteriaOf, standingOn } from './criteria';
import type { IsoDate } from './dates';
import { forecastFalls } from './forecast';
import type { HoldReason, TierHistory, TierResult, TierTrace } from './history';
import { startingTier } from './holds';
import type { StartingTier } from './holds';
import { nextTierOf } from './program';
import type { Program, Tier } from './program';

export interface TierOptions {
    /** The last day of the forecast; default: every lapse is looked at. */
    readonly forecastUntil?: IsoDate;
}

/**
 * Judges a partner's tier on `history.asOf`: the tier the metrics qualify for, the effective one, the gaps to the next
 * and the forecast; the trace says why effective and qualified differ. Program and history come from `checkProgram` and
 * `checkTierHistory`.
 * @throws RangeError where the current tier is neither the program's nor mapped by its transition
 */
export function evaluateTier(
    program: Program,
    history: TierHistory,
    options: TierOptions = {}
): { result: TierResult; trace: TierTrace } {
    const standing = standingOn(program, history, history.asOf);
    const { metrics, qualified } = standing;
    const start = startingTier(program, history);
    const { effective, hold, heldUntil } = judge(qualified, start);
    const next = nextTierOf(program, effective);
    return {
        result: {
            qualified: qualified.code,
            effective: effective.code,
            heldUntil,
            metrics,
            next: next === null ? null : { tier: next.code, criteria: criteriaOf(next, metrics) },
            forecast: forecastFalls(program, history, standing, options.forecastUntil)
        },
        trace: {
            program: program.code,
            asOf: history.asOf,
            current: { tier: effective.code, criteria: criteriaOf(effective, metrics) },
            start: start?.tier.code ?? null,
            hold,
            revenue: standing.revenue,
            specialists: standing.specializations.map(({ specialization, have, need, active }) => ({
                specialization: specialization.code,
                have,
                need,
                active
            }))
        }
    };
}

interface Judgment {
    readonly effective: Tier;
    readonly hold: HoldReason | null;
    readonly heldUntil: IsoDate | null;
}

/** A better or equal qualification counts at once; a worse one waits for every hold to end. */
function judge(qualified: Tier, start: StartingTier | null): Judgment {
    if (start === null || qualified.rank > start.tier.rank) {
        return { effective: qualified, hold: null, heldUntil: null };
    }
    if (qualified.rank === start.tier.rank) {
        // A review to come is no hold: it is told only where it keeps a tier that is no longer met.
        const running = start.holds.find((hold) => hold.reason !== 'BEFORE_REVIEW');
        return { effective: qualified, hold: null, heldUntil: running?.until ?? null };
    }
    const hold = start.holds[0];
    return hold === undefined
        ? { effective: qualified, hold: null, heldUntil: null }
        : { effective: start.tier, hold, heldUntil: hold.until };
}
