import { isNewBusiness } from './program';
import type { BusinessType, Program, Specialization, Tier } from './program';
import type { Millionths } from './rate';
import { programSource } from './trace';
import type { Message, MessageKey, Source } from './trace';

/** The back-end rebate of a line as a rate of its net. */
export interface RebateTerms {
    readonly rate: Millionths;
    readonly tierRate: Millionths;
    readonly uplift: Millionths;
    readonly rule: Message;
    readonly source: Source;
}

/**
 * New business: the tier's rate plus the uplift of the matching active specialization, at most program.maxRebate.
 * Renewals: the tier's renewal rate, without uplift and cap.
 */
export function rebateTerms(
    program: Program,
    tier: Tier,
    type: BusinessType,
    active: Specialization | null
): RebateTerms {
    const path = `/tiers/${program.tiers.indexOf(tier)}`;
    if (!isNewBusiness(type)) {
        const rate = tier.renewalRebateRate;
        const rule = message('REBATE_RENEWAL', { tier: tier.code, rate });
        return { rate, tierRate: rate, uplift: 0, rule, source: programSource(program, `${path}/renewalRebateRate`) };
    }
    const tierRate = tier.rebateRate;
    const uplift = active?.rebateUplift ?? 0;
    const source = programSource(program, `${path}/rebateRate`);
    const parameters = { tier: tier.code, tierRate, upliftRate: uplift, specialization: active?.code ?? '' };
    if (program.maxRebate !== null && tierRate + uplift > program.maxRebate) {
        const rate = program.maxRebate;
        const rule = message('REBATE_CAPPED', { ...parameters, rate });
        return { rate, tierRate, uplift, rule, source: programSource(program, '/maxRebate') };
    }
    const rate = tierRate + uplift;
    const rule = message(uplift > 0 ? 'REBATE_WITH_UPLIFT' : 'REBATE_NEW_BUSINESS', { ...parameters, rate });
    return { rate, tierRate, uplift, rule, source };
}

function message(key: MessageKey, parameters: Readonly<Record<string, string | number>>): Message {
    return { key, parameters };
}
