import { formatRate, tiersByRank } from '../../force-app/main/default/lwc/programCore/programCore';
import type { Problem, Program, Tier } from '../../force-app/main/default/lwc/programCore/programCore';

/** A rate of 1, in millionths. */
const WHOLE = 1_000_000;

/**
 * What a program can say and nobody can mean: a rebate above the price that was paid, a tier that nobody can reach, a
 * tier above which every partner stands that meets it. The core computes such programs as they are; a file with one is
 * refused. Discounts that add up to more than the list price are no such case: the net price stops at zero.
 */
export function senseProblems(program: Program): readonly Problem[] {
    return [...rebateProblems(program), ...unreachableTiers(program), ...overtakenTiers(program)];
}

/** Without a cap the best tier's rebate and a specialization's uplift are added up. */
function rebateProblems({ tiers, specializations, maxRebate }: Program): readonly Problem[] {
    const [best] = [...tiers].sort((one, other) => other.rebateRate - one.rebateRate);
    if (best === undefined || maxRebate !== null) {
        return [];
    }
    return specializations.flatMap(({ rebateUplift }, at) =>
        best.rebateRate + rebateUplift <= WHOLE
            ? []
            : [
                  {
                      path: `/specializations/${at}/rebateUplift`,
                      problem: `with the rebate rate of ${best.code} (${formatRate(best.rebateRate)}) it makes ${formatRate(best.rebateRate + rebateUplift)} of the net price`,
                      allowed: `at most ${formatRate(WHOLE - best.rebateRate)}, or a /maxRebate`
                  }
              ]
    );
}

/** Minimums that no partner of the program can have. */
function unreachableTiers({ tiers, specializations, revenue }: Program): readonly Problem[] {
    const count = specializations.length;
    return tiers.flatMap(({ min }, at) => [
        ...((min.specializations ?? 0) > count
            ? [
                  {
                      path: `/tiers/${at}/min/specializations`,
                      problem: `${min.specializations} specializations are asked for, and the program has ${count}`,
                      allowed: `at most ${count}`
                  }
              ]
            : []),
        ...((min.revenue ?? 0) > 0 && revenue.basis === 'SPECIALIZED_NEW_BUSINESS' && count === 0
            ? [
                  {
                      path: `/tiers/${at}/min/revenue`,
                      problem: 'only revenue on specializations counts, and the program has none',
                      allowed: 'absent, or another /revenue/basis'
                  }
              ]
            : [])
    ]);
}

/** Whoever meets such a tier meets a higher one as well, which then counts. */
function overtakenTiers(program: Program): readonly Problem[] {
    const ranked = tiersByRank(program);
    return ranked.flatMap((tier, place) => {
        const overtaking = ranked.slice(place + 1).find((higher) => asksNoMore(higher, tier));
        return overtaking === undefined
            ? []
            : [
                  {
                      path: `/tiers/${program.tiers.indexOf(tier)}`,
                      problem: `nobody stays at ${tier.code}: whoever meets it meets ${overtaking.code} of a higher rank`,
                      allowed: `a minimum of ${overtaking.code} above that of ${tier.code}`
                  }
              ];
    });
}

function asksNoMore({ min: higher }: Tier, { min: lower }: Tier): boolean {
    return (Object.keys(higher) as (keyof Tier['min'])[]).every((key) => (higher[key] ?? 0) <= (lower[key] ?? 0));
}
