import { CRITERIA } from './history';
import { metricOf } from './criteria';
import type { Criterion, TierMetrics } from './history';
import { tiersByRank } from './program';
import type { Program } from './program';

/** What the named tiers ask of one criterion. */
export interface LadderStep {
    /** Tier codes, the lowest rank first: tiers that ask for the same share a step. */
    readonly tiers: readonly string[];
    readonly need: number;
    /** need - have, 0 where met. */
    readonly missing: number;
}

/** A criterion that some tier of the program asks for; revenue in minor units, the others counts. */
export interface CriterionLadder {
    readonly criterion: Criterion;
    readonly have: number;
    /** From the lowest need to the highest. */
    readonly steps: readonly LadderStep[];
}

/** Each criterion of a program with what every tier asks of it, beside what the partner has. */
export function criteriaLadders(program: Program, metrics: TierMetrics): readonly CriterionLadder[] {
    const ladders = CRITERIA.map((criterion): CriterionLadder => {
        const have = metricOf(metrics, criterion);
        const tiersByNeed = new Map<number, string[]>();
        for (const { code, min } of tiersByRank(program)) {
            const need = min[criterion] ?? 0;
            if (need > 0) {
                tiersByNeed.set(need, [...(tiersByNeed.get(need) ?? []), code]);
            }
        }
        const steps = [...tiersByNeed]
            .sort(([one], [other]) => one - other)
            .map(([need, tiers]) => ({ tiers, need, missing: Math.max(0, need - have) }));
        return { criterion, have, steps };
    });
    return ladders.filter(({ steps }) => steps.length > 0);
}
