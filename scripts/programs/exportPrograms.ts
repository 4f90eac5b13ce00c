import { formatMoney, formatRate } from '../../force-app/main/default/lwc/programCore/programCore';
import type {
    Program,
    ProgramDocument,
    Specialization,
    SpecializationDocument,
    Tier,
    TierDocument
} from '../../force-app/main/default/lwc/programCore/programCore';

/**
 * A program as its file says it. What may be left out is, unless its provenance is stated: an absent number is 0, so
 * that only a stated 0 says more.
 */
export function programDocument(program: Program): ProgramDocument {
    const { effectiveTo, supersedes, maxDiscount, maxRebate, priceGuarantee, transition, provenance } = program;
    return {
        code: program.code,
        name: program.name,
        vendor: program.vendor,
        currency: program.currency,
        effectiveFrom: program.effectiveFrom,
        ...(effectiveTo !== null && { effectiveTo }),
        ...(supersedes !== null && { supersedes }),
        revenue: { ...program.revenue },
        headcount: program.headcount,
        stacking: { ...program.stacking },
        ...(maxDiscount !== null && { maxDiscount: formatRate(maxDiscount) }),
        ...(maxRebate !== null && { maxRebate: formatRate(maxRebate) }),
        ...(priceGuarantee !== null && { priceGuarantee: formatRate(priceGuarantee) }),
        registration: { ...program.registration },
        ...(transition !== null && { transition: { until: transition.until, map: { ...transition.map } } }),
        tiers: program.tiers.map((tier, at) => tierDocument(program, tier, `/tiers/${at}`)),
        specializations: program.specializations.map((entry, at) =>
            specializationDocument(program, entry, `/specializations/${at}`)
        ),
        provenance: { ...provenance }
    };
}

function tierDocument(program: Program, tier: Tier, path: string): TierDocument {
    const { revenue, ...counts } = tier.min;
    const min = { ...(revenue !== undefined && { revenue: formatMoney(revenue, program.currency) }), ...counts };
    return {
        code: tier.code,
        name: tier.name,
        rank: tier.rank,
        ...(Object.keys(min).length > 0 && { min }),
        newBusinessDiscount: formatRate(tier.newBusinessDiscount),
        renewalDiscount: formatRate(tier.renewalDiscount),
        registrationDiscount: formatRate(tier.registrationDiscount),
        rebateRate: formatRate(tier.rebateRate),
        ...(isStated(program, tier.renewalRebateRate, `${path}/renewalRebateRate`) && {
            renewalRebateRate: formatRate(tier.renewalRebateRate)
        }),
        ...(tier.benefits.length > 0 && { benefits: [...tier.benefits] })
    };
}

function specializationDocument(program: Program, entry: Specialization, path: string): SpecializationDocument {
    const { rebateUplift, specialistDiscount } = entry;
    return {
        code: entry.code,
        name: entry.name,
        solution: entry.solution,
        minSpecialists: entry.minSpecialists,
        ...(isStated(program, rebateUplift, `${path}/rebateUplift`) && { rebateUplift: formatRate(rebateUplift) }),
        ...(isStated(program, specialistDiscount, `${path}/specialistDiscount`) && {
            specialistDiscount: formatRate(specialistDiscount)
        }),
        ...(entry.benefits.length > 0 && { benefits: [...entry.benefits] })
    };
}

function isStated(program: Program, rate: number, pointer: string): boolean {
    return rate !== 0 || Object.hasOwn(program.provenance, pointer);
}
