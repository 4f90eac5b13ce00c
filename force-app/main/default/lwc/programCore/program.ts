import type { MinorUnits } from './money';
import type { Millionths } from './rate';
import type { IsoDate } from './dates';

/** Where a value of a program file comes from: stated by the vendor in public, or an example of ours. */
export type Provenance = 'published' | 'example';

export const BUSINESS_TYPES = ['NEW_CUSTOMER', 'NEW_SOLUTION', 'RENEWAL'] as const;
/** NEW_CUSTOMER and NEW_SOLUTION are both "new business". */
export type BusinessType = (typeof BUSINESS_TYPES)[number];

export const REVENUE_BASES = ['ALL', 'NEW_BUSINESS', 'SPECIALIZED_NEW_BUSINESS'] as const;
/** Which revenue counts toward a tier. */
export type RevenueBasis = (typeof REVENUE_BASES)[number];

export const REVENUE_WINDOWS = ['CALENDAR_YEAR', 'ROLLING_12_MONTHS'] as const;
/** CALENDAR_YEAR is the better of this year to date and the whole last year. */
export type RevenueWindow = (typeof REVENUE_WINDOWS)[number];

export const HEADCOUNT_BASES = ['DISTINCT_PEOPLE', 'CERTIFICATIONS'] as const;
/** Whether a person with a sales and a technical certificate counts once or twice. */
export type HeadcountBasis = (typeof HEADCOUNT_BASES)[number];

export const STACKING_POLICIES = ['ADD', 'COMPOUND', 'HIGHEST', 'FIRST'] as const;
/** How the discounts of one line combine. */
export type StackingPolicy = (typeof STACKING_POLICIES)[number];

/** What a partner must reach to meet a tier; an absent minimum asks for nothing. */
export interface TierMinimum {
    readonly revenue?: MinorUnits;
    readonly certifiedStaff?: number;
    readonly salesCertified?: number;
    readonly technicalCertified?: number;
    readonly specializations?: number;
}

export interface Tier {
    readonly code: string;
    readonly name: string;
    /** Unique in the program; a higher rank is a better tier. */
    readonly rank: number;
    readonly min: TierMinimum;
    readonly newBusinessDiscount: Millionths;
    readonly renewalDiscount: Millionths;
    readonly registrationDiscount: Millionths;
    readonly rebateRate: Millionths;
    /** 0 where the file states none. */
    readonly renewalRebateRate: Millionths;
    readonly benefits: readonly string[];
}

export interface Specialization {
    readonly code: string;
    readonly name: string;
    /** The solution it is the competence in; one specialization a solution. */
    readonly solution: string;
    readonly minSpecialists: number;
    /** 0 where the file states none. */
    readonly rebateUplift: Millionths;
    /** 0 where the file states none. */
    readonly specialistDiscount: Millionths;
    readonly benefits: readonly string[];
}

/** Where partners of the superseded version start, and until when they are held there (inclusive). */
export interface Transition {
    readonly until: IsoDate;
    /** Tier code of the superseded version -> tier code of this one. */
    readonly map: Readonly<Record<string, string>>;
}

/** One version of a vendor's rules, checked by `checkProgram`; money in minor units, rates in millionths. */
export interface Program {
    readonly code: string;
    readonly name: string;
    readonly vendor: string;
    readonly currency: string;
    readonly effectiveFrom: IsoDate;
    /** Last day in force; null while open-ended. */
    readonly effectiveTo: IsoDate | null;
    readonly supersedes: string | null;
    readonly revenue: { readonly basis: RevenueBasis; readonly window: RevenueWindow };
    readonly headcount: HeadcountBasis;
    readonly stacking: { readonly newBusiness: StackingPolicy; readonly renewal: StackingPolicy };
    /** null is no cap. */
    readonly maxDiscount: Millionths | null;
    /** null is no cap; caps the rebate of new business. */
    readonly maxRebate: Millionths | null;
    /** How far a rival must stay below the protected partner's discount; null is no guarantee. */
    readonly priceGuarantee: Millionths | null;
    readonly registration: {
        readonly protectionDays: number;
        readonly decisionDays: number;
        readonly extensionDays: number;
    };
    readonly transition: Transition | null;
    /** In the order of the file; see `tiersByRank`. */
    readonly tiers: readonly Tier[];
    readonly specializations: readonly Specialization[];
    /** JSON pointer -> provenance of all below it, the longest match wins; empty where nothing is stated. */
    readonly provenance: Readonly<Record<string, Provenance>>;
}

/** What a tier gives at the sale. */
export type TierDiscounts = Pick<Tier, 'code' | 'newBusinessDiscount' | 'renewalDiscount' | 'registrationDiscount'>;

/** What a specialization gives at the sale, and from how many specialists. */
export type SpecializationDiscount = Pick<
    Specialization,
    'code' | 'name' | 'solution' | 'minSpecialists' | 'specialistDiscount'
>;

/** What discounts follow from, for those who may see no more of a program: no minima, no rebates, no benefits. */
export interface DiscountRules extends Pick<
    Program,
    'code' | 'currency' | 'stacking' | 'maxDiscount' | 'priceGuarantee' | 'provenance'
> {
    readonly tiers: readonly TierDiscounts[];
    readonly specializations: readonly SpecializationDiscount[];
}

/** A population is judged by few programs: their tiers are sorted once. */
const sortedTiers = new WeakMap<readonly Tier[], readonly Tier[]>();

/** The tiers from the lowest rank to the highest. */
export function tiersByRank(program: Program): readonly Tier[] {
    let sorted = sortedTiers.get(program.tiers);
    if (sorted === undefined) {
        sorted = [...program.tiers].sort((one, other) => one.rank - other.rank);
        sortedTiers.set(program.tiers, sorted);
    }
    return sorted;
}

/**
 * The tier of that code.
 * @throws RangeError naming the allowed codes
 */
export function tierOf<Each extends { readonly code: string }>(
    program: { readonly code: string; readonly tiers: readonly Each[] },
    code: string
): Each {
    const tier = program.tiers.find((candidate) => candidate.code === code);
    if (tier === undefined) {
        const allowed = program.tiers.map((candidate) => candidate.code).join(', ');
        throw new RangeError(`Program ${program.code} has no tier ${code}; allowed: ${allowed}`);
    }
    return tier;
}

/** The tier one rank above, or null at the top. */
export function nextTierOf(program: Program, tier: Tier): Tier | null {
    let next: Tier | null = null;
    for (const candidate of program.tiers) {
        if (candidate.rank > tier.rank && (next === null || candidate.rank < next.rank)) {
            next = candidate;
        }
    }
    return next;
}

/** The specialization for a solution, or null where the program has none or the line has no solution. */
export function specializationFor<Each extends { readonly solution: string }>(
    program: { readonly specializations: readonly Each[] },
    solution: string | null
): Each | null {
    if (solution === null) {
        return null;
    }
    return program.specializations.find((candidate) => candidate.solution === solution) ?? null;
}

/** Whether a date lies in the days the program version is in force. */
export function isInForce(program: Pick<Program, 'effectiveFrom' | 'effectiveTo'>, date: IsoDate): boolean {
    return program.effectiveFrom <= date && (program.effectiveTo === null || date <= program.effectiveTo);
}

export function isNewBusiness(type: BusinessType): boolean {
    return type !== 'RENEWAL';
}
