import type { TierResultDocument } from './documents';
import type { CriterionGap, ForecastCause, TierResult } from './history';
import { formatMoney } from './money';

/** A tier result as JSON: revenue as money strings, the other criteria as counts, causes in words. */
export function writeTierResult(result: TierResult, currency: string): TierResultDocument {
    const { metrics, next } = result;
    return {
        qualified: result.qualified,
        effective: result.effective,
        heldUntil: result.heldUntil,
        metrics: {
            certifiedStaff: metrics.certifiedStaff,
            salesCertified: metrics.salesCertified,
            technicalCertified: metrics.technicalCertified,
            revenue: formatMoney(metrics.revenue, currency),
            specializations: [...metrics.specializations]
        },
        next: next === null ? null : { tier: next.tier, criteria: next.criteria.map((gap) => writeGap(gap, currency)) },
        forecast: result.forecast.map(({ on, qualified, because }) => ({
            on,
            qualified,
            because: because.map((cause) => sayCause(cause, currency)).join('; ')
        }))
    };
}

function writeGap(
    gap: CriterionGap,
    currency: string
): { criterion: CriterionGap['criterion']; have: string | number; need: string | number; missing: string | number } {
    const write = (value: number): string | number =>
        gap.criterion === 'revenue' ? formatMoney(value, currency) : value;
    return { criterion: gap.criterion, have: write(gap.have), need: write(gap.need), missing: write(gap.missing) };
}

function sayCause(cause: ForecastCause, currency: string): string {
    switch (cause.cause) {
        case 'CERTIFICATES_LAPSE':
            return `certificates of ${cause.people.join(', ')} lapse`;
        case 'SPECIALIST_CERTIFICATES_LAPSE':
            return `${cause.specialization} specialist certificates of ${cause.people.join(', ')} lapse`;
        case 'SPECIALIZATION_EXPIRES':
            return `specialization ${cause.specialization} expires`;
        case 'SPECIALIZATION_FALLS':
            return `specialization ${cause.specialization} falls: ${cause.have} of ${cause.need} specialists`;
        case 'TIER_FALLS': {
            const gaps = cause.gaps.map((gap) => {
                const { criterion, have, need } = writeGap(gap, currency);
                return `${criterion} ${have} of ${need}`;
            });
            return `${cause.tier} is no longer met: ${gaps.join(', ')}`;
        }
    }
}
