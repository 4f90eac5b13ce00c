import { addDays } from './dates';
import type { HoldReason, TierHistory } from './history';
import { tierOf } from './program';
import type { Program, Tier } from './program';

/** The tier a partner starts from on a date, and what holds it there. */
export interface StartingTier {
    readonly tier: Tier;
    /** Holds that still run on asOf, the longest-lasting first. */
    readonly holds: readonly HoldReason[];
}

/**
 * The current tier, or null without one. A tier of the superseded version starts at the one the transition maps it to
 * and is held until the transition ends.
 * @throws RangeError where the tier is neither the program's nor mapped
 */
export function startingTier(program: Program, history: TierHistory): StartingTier | null {
    const { current, waiver, asOf } = history;
    if (current === null) {
        return null;
    }
    const isMapped = program.tiers.every((tier) => tier.code !== current.tier);
    const mapped = isMapped ? program.transition?.map[current.tier] : undefined;
    const holds: HoldReason[] = [];
    if (mapped !== undefined && program.transition !== null) {
        holds.push({ reason: 'TRANSITION', until: program.transition.until, from: current.tier });
    }
    if (waiver !== null) {
        holds.push({ reason: 'WAIVER', until: waiver.until, why: waiver.reason, by: waiver.by });
    }
    if (current.heldUntil !== null) {
        holds.push({ reason: 'HELD', until: current.heldUntil });
    }
    if (current.nextReviewOn !== null) {
        const { nextReviewOn } = current;
        holds.push({ reason: 'BEFORE_REVIEW', until: addDays(nextReviewOn, -1), nextReviewOn });
    }
    return {
        tier: tierOf(program, mapped ?? current.tier),
        // The sort is stable: of holds that end on the same day the earlier in the list above is named.
        holds: holds
            .filter((hold) => hold.until >= asOf)
            .sort((one, other) => (one.until < other.until ? 1 : one.until > other.until ? -1 : 0))
    };
}
