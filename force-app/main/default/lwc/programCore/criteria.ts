import { countCertified } from './certifications';
import type { IsoDate } from './dates';
import { CRITERIA } from './history';
import type { Criterion, CriterionGap, TierHistory, TierMetrics } from './history';
import { tiersByRank } from './program';
import type { Program, Tier } from './program';
import { qualifyingRevenue } from './revenue';
import type { QualifyingRevenue } from './revenue';
import { specializationsOn } from './specializations';
import type { SpecializationStanding } from './specializations';

/** A partner's metrics with the certificates of one day, and what they were counted from. */
export interface Standing {
    readonly metrics: TierMetrics;
    readonly specializations: readonly SpecializationStanding[];
    readonly revenue: QualifyingRevenue;
    readonly qualified: Tier;
}

/**
 * The metrics with the certificates that are valid on `certificatesOn`; revenue is that of `history.asOf`, so that a
 * forecast shows what lapsing certificates alone do.
 * @param today the standing on asOf, where it is known: its revenue is not summed again where no certificate matters to it
 */
export function standingOn(
    program: Program,
    history: TierHistory,
    certificatesOn: IsoDate,
    today: Standing | null = null
): Standing {
    const specializations = specializationsOn(program, history, certificatesOn);
    const active = specializations.filter((entry) => entry.active).map((entry) => entry.specialization);
    const revenue =
        today !== null && program.revenue.basis !== 'SPECIALIZED_NEW_BUSINESS'
            ? today.revenue
            : qualifyingRevenue(
                  program,
                  history.revenue,
                  history.asOf,
                  new Set(active.map((specialization) => specialization.solution))
              );
    const metrics = {
        ...countCertified(history.people, certificatesOn, program.headcount),
        revenue: revenue.amount,
        specializations: active.map((specialization) => specialization.code)
    };
    return { metrics, specializations, revenue, qualified: qualifiedTier(program, metrics) };
}

/** Each minimum the tier states, with what the partner has. */
export function criteriaOf(tier: Tier, metrics: TierMetrics): readonly CriterionGap[] {
    const gaps: CriterionGap[] = [];
    for (const criterion of CRITERIA) {
        const need = tier.min[criterion];
        if (need !== undefined) {
            const have = metricOf(metrics, criterion);
            gaps.push({ criterion, have, need, missing: Math.max(0, need - have) });
        }
    }
    return gaps;
}

/** The highest-ranked tier of which every minimum holds; the lowest tier has none and is always met. */
function qualifiedTier(program: Program, metrics: TierMetrics): Tier {
    const met = tiersByRank(program).findLast((tier) =>
        CRITERIA.every((criterion) => metricOf(metrics, criterion) >= (tier.min[criterion] ?? 0))
    );
    if (met === undefined) {
        throw new RangeError(
            `Program ${program.code} has no tier without minima; allowed: programs that checkProgram accepts`
        );
    }
    return met;
}

export function metricOf(metrics: TierMetrics, criterion: Criterion): number {
    return criterion === 'specializations' ? metrics.specializations.length : metrics[criterion];
}
