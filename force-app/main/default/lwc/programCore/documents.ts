/** The JSON at the edges: what the commands and the surfaces read and write. Decimals and money are strings. */
import type { RegistrationStatus, SpecialPriceStatus } from './deal';
import type { Criterion } from './history';
import type { BusinessType, HeadcountBasis, Provenance, RevenueBasis, RevenueWindow, StackingPolicy } from './program';
import type { ComponentCode, RefusalReason } from './trace';

export interface TierDocument {
    code: string;
    name: string;
    rank: number;
    min?: {
        revenue?: string;
        certifiedStaff?: number;
        salesCertified?: number;
        technicalCertified?: number;
        specializations?: number;
    };
    newBusinessDiscount: string;
    renewalDiscount: string;
    registrationDiscount: string;
    rebateRate: string;
    renewalRebateRate?: string;
    benefits?: string[];
}

export interface SpecializationDocument {
    code: string;
    name: string;
    solution: string;
    minSpecialists: number;
    rebateUplift?: string;
    specialistDiscount?: string;
    benefits?: string[];
}

/** A program file; optional keys may also be null. */
export interface ProgramDocument {
    code: string;
    name: string;
    vendor: string;
    currency: string;
    effectiveFrom: string;
    effectiveTo?: string | null;
    supersedes?: string | null;
    revenue: { basis: RevenueBasis; window: RevenueWindow };
    headcount: HeadcountBasis;
    stacking: { newBusiness: StackingPolicy; renewal: StackingPolicy };
    maxDiscount?: string | null;
    maxRebate?: string | null;
    priceGuarantee?: string | null;
    registration: { protectionDays: number; decisionDays: number; extensionDays: number };
    transition?: { until: string; map: Record<string, string> } | null;
    tiers: TierDocument[];
    specializations: SpecializationDocument[];
    provenance?: Record<string, Provenance>;
}

/** A deal as `price` reads it; the key "program" beside these is the reader's. */
export interface DealDocument {
    quoteDate: string;
    partner: { tier: string; specializations?: string[] };
    businessType: BusinessType;
    registrations?: {
        solution: string;
        status: RegistrationStatus;
        approvedOn?: string | null;
        expiresOn?: string | null;
        rate?: string | null;
    }[];
    competing?: { solution: string; discount: string }[];
    /** Each for one line or for one solution. */
    specialPrices?: {
        line?: string | null;
        solution?: string | null;
        rate: string;
        status: SpecialPriceStatus;
        validUntil: string;
    }[];
    lines: { id: string; solution?: string | null; quantity: string; unitPrice: string; floorPrice?: string | null }[];
}

/** A tier history as `tier` reads it; the key "program" beside these is the reader's. */
export interface TierHistoryDocument {
    asOf: string;
    current?: { tier: string; heldUntil?: string | null; nextReviewOn?: string | null } | null;
    waiver?: { until: string; reason: string; by: string } | null;
    people?: { id: string; salesUntil?: string | null; technicalUntil?: string | null }[];
    specialists?: { person: string; specialization: string; until: string }[];
    specializations?: { specialization: string; expiresOn: string }[];
    revenue?: { on: string; amount: string; type: BusinessType; solution?: string | null }[];
}

/** What `price` writes. */
export interface PriceDocument {
    currency: string;
    list: string;
    discount: string;
    net: string;
    rebate: string;
    lines: {
        id: string;
        list: string;
        components: { code: ComponentCode; rate: string; amount: string }[];
        refused: { code: ComponentCode; reason: RefusalReason; worth: string }[];
        net: string;
        rebate: { rate: string; amount: string };
    }[];
}

/** What `tier` writes: revenue as money strings, the other criteria as counts. */
export interface TierResultDocument {
    qualified: string;
    effective: string;
    heldUntil: string | null;
    metrics: {
        certifiedStaff: number;
        salesCertified: number;
        technicalCertified: number;
        revenue: string;
        specializations: string[];
    };
    next: {
        tier: string;
        criteria: { criterion: Criterion; have: string | number; need: string | number; missing: string | number }[];
    } | null;
    forecast: { on: string; qualified: string; because: string }[];
}
