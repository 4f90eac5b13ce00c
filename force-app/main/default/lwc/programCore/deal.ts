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

export interface DealLine {
    readonly id: string;
    /** null is an amount without a solution. */
    readonly solution: string | null;
    /** In millionths of one unit, 0 or more: 2.5 units are 2500000. */
    readonly quantity: Millionths;
    /** 0 or more. */
    readonly unitPrice: MinorUnits;
}

/** What is priced: one quote of one partner for one end customer. */
export interface Deal {
    readonly quoteDate: IsoDate;
    /** The tier code, and the codes of the active specializations. */
    readonly partner: { readonly tier: string; readonly specializations: readonly string[] };
    readonly businessType: BusinessType;
    readonly registrations: readonly Registration[];
    readonly competing: readonly CompetingRegistration[];
    readonly lines: readonly DealLine[];
}
