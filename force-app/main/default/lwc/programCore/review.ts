import { addMonths, daysBetween } from './dates';
import type { IsoDate } from './dates';
import type { CurrentTier, HoldReason, TierHistory, TierResult } from './history';
import { tierOf } from './program';
import type { Program } from './program';
import { evaluateTier } from './tiers';

/** How a review ends. */
export type ReviewOutcome =
    'FIRST_TIER' | 'PROMOTED' | 'CONFIRMED' | 'HELD_BY_TRANSITION' | 'HELD_BY_WAIVER' | 'HELD_UNTIL_REVIEW' | 'DEMOTED';

export interface Review {
    readonly result: TierResult;
    readonly outcome: ReviewOutcome;
    /** What the partner holds after the review: the history of the next one. */
    readonly current: CurrentTier;
}

const HOLDS: Readonly<Record<HoldReason['reason'], ReviewOutcome>> = {
    TRANSITION: 'HELD_BY_TRANSITION',
    HELD: 'HELD_BY_TRANSITION',
    WAIVER: 'HELD_BY_WAIVER',
    BEFORE_REVIEW: 'HELD_UNTIL_REVIEW'
};

/**
 * Reviews a partner on `history.asOf` and says how it stands afterwards. A review day that has come is over once its
 * result stands, which is to say that nothing holds the tier above the qualified one; the next is on its anniversary.
 * A partner without a review day has none: it is reviewed every day.
 */
export function reviewTier(program: Program, history: TierHistory): Review {
    const { result, trace } = evaluateTier(program, history, { forecastUntil: history.asOf });
    const nextReviewOn = history.current?.nextReviewOn ?? null;
    const stands = trace.hold === null;
    return {
        result,
        outcome: outcomeOf(program, trace.start, result, trace.hold),
        current: {
            tier: result.effective,
            heldUntil: trace.hold?.reason === 'TRANSITION' ? trace.hold.until : (history.current?.heldUntil ?? null),
            nextReviewOn:
                nextReviewOn !== null && stands && nextReviewOn <= history.asOf
                    ? anniversaryAfter(nextReviewOn, history.asOf)
                    : nextReviewOn
        }
    };
}

function outcomeOf(
    program: Program,
    start: string | null,
    { effective }: TierResult,
    hold: HoldReason | null
): ReviewOutcome {
    if (start === null) {
        return 'FIRST_TIER';
    }
    if (hold !== null) {
        return HOLDS[hold.reason];
    }
    const steps = tierOf(program, effective).rank - tierOf(program, start).rank;
    return steps > 0 ? 'PROMOTED' : steps < 0 ? 'DEMOTED' : 'CONFIRMED';
}

/** The first yearly return of a day after another day; the 29th of February returns on the 28th. */
function anniversaryAfter(day: IsoDate, after: IsoDate): IsoDate {
    const years = Math.max(1, Math.floor(daysBetween(day, after) / 366));
    for (let months = years * 12; ; months += 12) {
        const anniversary = addMonths(day, months);
        if (anniversary > after) {
            return anniversary;
        }
    }
}
