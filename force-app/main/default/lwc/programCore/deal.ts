import type { IsoDate } from './dates';
import type { MinorUnits } from './money';
import type { BusinessType } from './program';
import type { Millionths } from './rate';

export const REGISTRATION_STATUSES = [
    'DRAFT',
    'SUBMITTED',
    'APPROVED',
    'REJECTED',
    'WON',
    'LOST',
    'EXPIRED',
    'WITHDRAWN'
] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

/** A deal registration of the quoting partner with this end customer. */
export interface Registration {
    readonly solution: string;
    readonly status: RegistrationStatus;
    /** Present where APPROVED. */
    readonly approvedOn: IsoDate | null;
    /** Last protected day; present where APPROVED. */
    readonly expiresOn: IsoDate | null;
    /** Pinned at approval; present where APPROVED. */
    readonly rate: Millionths | null;
}

/** An approved registration of another partner that protects this end customer and solution. */
export interface CompetingRegistration {
    readonly solution: string;
    /** The registered partner's whole discount, pinned at approval. */
    readonly discount: Millionths;
}

export const SPECIAL_PRICE_STATUSES = ['REQUESTED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'] as const;
export type SpecialPriceStatus = (typeof SPECIAL_PRICE_STATUSES)[number];

/**
 * A request for a discount beyond the stack, for one line or for all lines of one solution; for nothing where its line is
 * gone.
 */
export interface SpecialPrice {
    /** The line's id; null where the request is for a solution. */
    readonly line: string | null;
    readonly solution: string | null;
    /** Points of the list amount. */
    readonly rate: Millionths;
    readonly status: SpecialPriceStatus;
    /** Last day on which a quote may carry it. */
    readonly validUntil: IsoDate;
}

export interface DealLine {
    readonly id: string;
    /** null is an amount without a solution. */
    readonly solution: string | null;
    /** In millionths of one unit, 0 or more: 2.5 units are 2500000. */
    readonly quantity: Millionths;
    /** 0 or more. */
    readonly unitPrice: MinorUnits;
    /** The lowest net price of one that a special price may lead to; absent or null is none. */
    readonly floorPrice?: MinorUnits | null;
}

/** What is priced: one quote of one partner for one end customer. */
export interface Deal {
    readonly quoteDate: IsoDate;
    /** The tier code, and the codes of the active specializations. */
    readonly partner: { readonly tier: string; readonly specializations: readonly string[] };
    readonly businessType: BusinessType;
    readonly registrations: readonly Registration[];
    readonly competing: readonly CompetingRegistration[];
    /** Absent where nobody asked for any. */
    readonly specialPrices?: readonly SpecialPrice[];
    readonly lines: readonly DealLine[];
}
