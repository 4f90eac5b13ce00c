import { addDays, addMonths } from './dates';
import type { IsoDate } from './dates';
import type { ForecastCause, ForecastEntry, TierHistory, TierResult, TierTrace } from './history';
import { startingTier } from './holds';
import { tierOf } from './program';
import type { Program } from './program';

/** The first day on which the effective tier falls, if nothing changes but certificates that lapse and holds that end. */
export interface TierRisk {
    readonly on: IsoDate;
    readonly from: string;
    readonly to: string;
    /** What makes it fall: the lapses of the forecast, or what is missing today where a hold alone keeps the tier. */
    readonly because: readonly ForecastCause[];
}

/** Reviews follow each other by a year; a review that finds the tier met keeps it until the next one. */
const REVIEW_MONTHS = 12;

/**
 * When the tier falls by what is known today: revenue stays that of `asOf`, as in the forecast. A fall of the metrics
 * takes effect when no hold, waiver or transition keeps the tier and a review day has come (at once without one).
 * @param evaluation of the same program and history by `evaluateTier`
 * @returns null where nothing that is known lowers the tier
 */
export function tierRisk(
    program: Program,
    history: TierHistory,
    { result, trace }: { readonly result: TierResult; readonly trace: TierTrace }
): TierRisk | null {
    const effective = tierOf(program, result.effective);
    const isLower = (code: string): boolean => tierOf(program, code).rank < effective.rank;
    const fallsTo = (on: IsoDate): string =>
        result.forecast.findLast((entry) => entry.on <= on)?.qualified ?? result.qualified;
    if (isLower(result.qualified) && result.heldUntil !== null) {
        const on = addDays(result.heldUntil, 1);
        const gaps = trace.current.criteria.filter(({ missing }) => missing > 0);
        const because = [{ cause: 'TIER_FALLS', tier: effective.code, gaps } as const];
        return { on, from: effective.code, to: fallsTo(on), because };
    }
    const lapse = result.forecast.find(({ qualified }) => isLower(qualified));
    if (lapse === undefined) {
        return null;
    }
    const on = takesEffectOn(lapse, program, history);
    return { on, from: effective.code, to: fallsTo(on), because: lapse.because };
}

function takesEffectOn({ on }: ForecastEntry, program: Program, history: TierHistory): IsoDate {
    const holds = startingTier(program, history)?.holds ?? [];
    const afterHolds = holds.filter(({ reason }) => reason !== 'BEFORE_REVIEW').map(({ until }) => addDays(until, 1));
    const nextReviewOn = history.current?.nextReviewOn ?? null;
    const review = nextReviewOn === null ? [] : [firstReviewFrom(on, nextReviewOn)];
    return [on, ...afterHolds, ...review].sort().at(-1) ?? on;
}

function firstReviewFrom(day: IsoDate, nextReviewOn: IsoDate): IsoDate {
    let review = nextReviewOn;
    for (let years = 1; review < day; years++) {
        review = addMonths(nextReviewOn, years * REVIEW_MONTHS);
    }
    return review;
}
