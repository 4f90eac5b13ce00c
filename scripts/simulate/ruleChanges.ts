import type { Program, Specialization, Tier } from '../../force-app/main/default/lwc/programCore/programCore';

/** How the values of a rule are written. */
type Kind = 'rate' | 'money' | 'count' | 'day' | 'word';

/** The rules of a program, of a tier and of a specialization that a draft may change, in the order they are told in. */
export const RULES = {
    effectiveFrom: 'day',
    effectiveTo: 'day',
    revenueBasis: 'word',
    revenueWindow: 'word',
    headcount: 'word',
    newBusinessStacking: 'word',
    renewalStacking: 'word',
    maxDiscount: 'rate',
    maxRebate: 'rate',
    priceGuarantee: 'rate',
    protectionDays: 'count',
    decisionDays: 'count',
    extensionDays: 'count',
    minRevenue: 'money',
    minCertifiedStaff: 'count',
    minSalesCertified: 'count',
    minTechnicalCertified: 'count',
    minSpecializations: 'count',
    newBusinessDiscount: 'rate',
    renewalDiscount: 'rate',
    registrationDiscount: 'rate',
    rebateRate: 'rate',
    renewalRebateRate: 'rate',
    minSpecialists: 'count',
    rebateUplift: 'rate',
    specialistDiscount: 'rate'
} as const satisfies Record<string, Kind>;
export type Rule = keyof typeof RULES;

/** A number in the unit of its rule (minor units, millionths), or a date or a code; null is none. */
export type RuleValue = string | number | null;

export interface RuleChange {
    /** The name of the tier or specialization that it is of; null is the program. */
    readonly part: string | null;
    readonly rule: Rule;
    readonly before: RuleValue;
    readonly after: RuleValue;
}

export interface RuleChanges {
    /** The code of the version that the draft changes or supersedes. */
    readonly base: string;
    readonly changes: readonly RuleChange[];
    /** Names of tiers and specializations that only one of the two has. */
    readonly added: readonly string[];
    readonly dropped: readonly string[];
}

/** What a draft changes of a version: rule by rule, for the tiers and specializations of the same code. */
export function ruleChanges(base: Program, draft: Program): RuleChanges {
    const changes = changesOf(null, programRules(base), programRules(draft));
    const added: string[] = [];
    const dropped: string[] = [];
    const compare = <Part extends { readonly code: string; readonly name: string }>(
        old: readonly Part[],
        now: readonly Part[],
        rulesOf: (part: Part) => Values
    ): void => {
        for (const part of now) {
            const before = old.find(({ code }) => code === part.code);
            if (before === undefined) {
                added.push(part.name);
            } else {
                changes.push(...changesOf(part.name, rulesOf(before), rulesOf(part)));
            }
        }
        dropped.push(...old.filter(({ code }) => !now.some((part) => part.code === code)).map(({ name }) => name));
    };
    compare(base.tiers, draft.tiers, tierRules);
    compare(base.specializations, draft.specializations, specializationRules);
    return { base: base.code, changes, added, dropped };
}

type Values = Partial<Record<Rule, RuleValue>>;

function changesOf(part: string | null, before: Values, after: Values): RuleChange[] {
    return (Object.keys(after) as Rule[])
        .map((rule) => ({ part, rule, before: before[rule] ?? null, after: after[rule] ?? null }))
        .filter((change) => change.before !== change.after);
}

function programRules(program: Program): Values {
    return {
        effectiveFrom: program.effectiveFrom,
        effectiveTo: program.effectiveTo,
        revenueBasis: program.revenue.basis,
        revenueWindow: program.revenue.window,
        headcount: program.headcount,
        newBusinessStacking: program.stacking.newBusiness,
        renewalStacking: program.stacking.renewal,
        maxDiscount: program.maxDiscount,
        maxRebate: program.maxRebate,
        priceGuarantee: program.priceGuarantee,
        ...program.registration
    };
}

function tierRules({ min, ...tier }: Tier): Values {
    return {
        minRevenue: min.revenue ?? null,
        minCertifiedStaff: min.certifiedStaff ?? null,
        minSalesCertified: min.salesCertified ?? null,
        minTechnicalCertified: min.technicalCertified ?? null,
        minSpecializations: min.specializations ?? null,
        newBusinessDiscount: tier.newBusinessDiscount,
        renewalDiscount: tier.renewalDiscount,
        registrationDiscount: tier.registrationDiscount,
        rebateRate: tier.rebateRate,
        renewalRebateRate: tier.renewalRebateRate
    };
}

function specializationRules({ minSpecialists, rebateUplift, specialistDiscount }: Specialization): Values {
    return { minSpecialists, rebateUplift, specialistDiscount };
}
