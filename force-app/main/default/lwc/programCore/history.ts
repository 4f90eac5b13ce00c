import type { IsoDate } from './dates';
import type { MinorUnits } from './money';
import type { BusinessType } from './program';

/** The tier a partner holds now. */
export interface CurrentTier {
    /** A tier of the program, or one of the superseded version that program.transition maps. */
    readonly tier: string;
    /** Last day of a hold. */
    readonly heldUntil: IsoDate | null;
    /** The day on which the tier is judged again; before it a higher tier is kept. */
    readonly nextReviewOn: IsoDate | null;
}

/** A dated exception that holds the current tier. */
export interface Waiver {
    readonly until: IsoDate;
    readonly reason: string;
    readonly by: string;
}

export interface CertifiedPerson {
    readonly id: string;
    /** Last valid day of the sales certificate, null without one. */
    readonly salesUntil: IsoDate | null;
    readonly technicalUntil: IsoDate | null;
}

export interface Specialist {
    readonly person: string;
    /** Code of a specialization of the program. */
    readonly specialization: string;
    readonly until: IsoDate;
}

/** A specialization that ends on a date whatever its specialists. */
export interface SpecializationExpiry {
    readonly specialization: string;
    /** Last active day. */
    readonly expiresOn: IsoDate;
}

export interface RevenueEntry {
    readonly on: IsoDate;
    readonly amount: MinorUnits;
    readonly type: BusinessType;
    readonly solution: string | null;
}

/** All that decides a partner's tier on one day. */
export interface TierHistory {
    readonly asOf: IsoDate;
    readonly current: CurrentTier | null;
    readonly waiver: Waiver | null;
    readonly people: readonly CertifiedPerson[];
    readonly specialists: readonly Specialist[];
    readonly specializations: readonly SpecializationExpiry[];
    readonly revenue: readonly RevenueEntry[];
}

export const CRITERIA = [
    'revenue',
    'certifiedStaff',
    'salesCertified',
    'technicalCertified',
    'specializations'
] as const;
export type Criterion = (typeof CRITERIA)[number];

/** Revenue in minor units, the others counts. */
export interface CriterionGap {
    readonly criterion: Criterion;
    readonly have: number;
    readonly need: number;
    /** need - have, 0 where met. */
    readonly missing: number;
}

export interface TierMetrics {
    readonly certifiedStaff: number;
    readonly salesCertified: number;
    readonly technicalCertified: number;
    /** The revenue that counts by the program's basis and window. */
    readonly revenue: MinorUnits;
    /** Codes of the active specializations, in the program's order. */
    readonly specializations: readonly string[];
}

/** Why the partner keeps a tier above the qualified one; the longest-lasting hold is named. */
export type HoldReason =
    | { readonly reason: 'TRANSITION'; readonly until: IsoDate; readonly from: string }
    | { readonly reason: 'WAIVER'; readonly until: IsoDate; readonly why: string; readonly by: string }
    | { readonly reason: 'HELD'; readonly until: IsoDate }
    | { readonly reason: 'BEFORE_REVIEW'; readonly until: IsoDate; readonly nextReviewOn: IsoDate };

/** One cause of a forecast fall. */
export type ForecastCause =
    | { readonly cause: 'CERTIFICATES_LAPSE'; readonly people: readonly string[] }
    | {
          readonly cause: 'SPECIALIST_CERTIFICATES_LAPSE';
          readonly specialization: string;
          readonly people: readonly string[];
      }
    | { readonly cause: 'SPECIALIZATION_EXPIRES'; readonly specialization: string }
    | {
          readonly cause: 'SPECIALIZATION_FALLS';
          readonly specialization: string;
          readonly have: number;
          readonly need: number;
      }
    | { readonly cause: 'TIER_FALLS'; readonly tier: string; readonly gaps: readonly CriterionGap[] };

/** A future day on which lapsing certificates would lower the qualified tier or end a specialization. */
export interface ForecastEntry {
    /** The first day without the lapsed certificates. */
    readonly on: IsoDate;
    /** The tier qualified from that day on, if nothing else changes. */
    readonly qualified: string;
    readonly because: readonly ForecastCause[];
}

export interface TierResult {
    readonly qualified: string;
    readonly effective: string;
    /** Last day on which the effective tier is held; null when nothing holds it. */
    readonly heldUntil: IsoDate | null;
    readonly metrics: TierMetrics;
    /** The tier above the effective one; null at the top. */
    readonly next: { readonly tier: string; readonly criteria: readonly CriterionGap[] } | null;
    readonly forecast: readonly ForecastEntry[];
}

export interface TierTrace {
    readonly program: string;
    readonly asOf: IsoDate;
    /** The criteria of the effective tier, against which a held partner is judged. */
    readonly current: { readonly tier: string; readonly criteria: readonly CriterionGap[] };
    /** The tier the partner starts from: the current one, or the mapped one in a transition; null without one. */
    readonly start: string | null;
    /** Why effective differs from qualified; null where it does not. */
    readonly hold: HoldReason | null;
    readonly revenue: { readonly from: IsoDate; readonly to: IsoDate; readonly amount: MinorUnits };
    /** Specialists that count, of each specialization of the program. */
    readonly specialists: readonly {
        readonly specialization: string;
        readonly have: number;
        readonly need: number;
        readonly active: boolean;
    }[];
}
