import type {
    BusinessType,
    CompetingRegistration,
    DealDocument,
    DealLine,
    IsoDate,
    Program,
    ProgramDocument,
    TierHistory,
    TierHistoryDocument
} from '../../../force-app/main/default/lwc/programCore/programCore';

/** What was sold under the same terms, as it is replayed under a program. */
export interface ReplayedDeal {
    readonly on: IsoDate;
    readonly businessType: BusinessType;
    readonly lines: readonly DealLine[];
    /** Registrations of this partner that were approved; their rate is the program's, not the one pinned then. */
    readonly registrations: readonly { readonly solution: string; readonly from: IsoDate; readonly to: IsoDate }[];
    /** Registrations of other partners that protected the deal. */
    readonly competing: readonly CompetingRegistration[];
}

/** A partner as it is simulated: its facts by the program it is in, and what it sold in the replayed days. */
export interface SimulatedPartner {
    readonly id: string;
    readonly name: string;
    /** The program the partner is in. */
    readonly program: Program;
    readonly history: TierHistory;
    readonly deals: readonly ReplayedDeal[];
}

/** One entry of the ledger. */
export interface CreditDocument {
    readonly on: string;
    readonly amount: string;
    readonly type: BusinessType;
    readonly solution?: string | null;
    /** Taken back: counts for nothing. */
    readonly reversed?: boolean;
    /** The id of the partner's deal that it is of; that deal is replayed in its place. */
    readonly deal?: string | null;
}

/** A won deal with more than a credit says: its lines, registrations and rivals. */
export interface WonDealDocument {
    readonly id: string;
    readonly on: string;
    readonly type: BusinessType;
    readonly lines: readonly {
        readonly solution?: string | null;
        readonly quantity: string;
        readonly unitPrice: string;
    }[];
    readonly registrations?: readonly {
        readonly solution: string;
        readonly approvedOn: string;
        readonly expiresOn: string;
    }[];
    readonly competing?: NonNullable<DealDocument['competing']>;
}

/** A partner of a partners file; dates, money and codes as in the inputs of `tier` and `price`. */
export interface PartnerDocument {
    readonly id: string;
    readonly name: string;
    /** The code of the program the partner is in. */
    readonly program: string;
    readonly current?: TierHistoryDocument['current'];
    readonly waiver?: TierHistoryDocument['waiver'];
    readonly people?: NonNullable<TierHistoryDocument['people']>;
    readonly specialists?: NonNullable<TierHistoryDocument['specialists']>;
    readonly specializations?: NonNullable<TierHistoryDocument['specializations']>;
    readonly credits?: readonly CreditDocument[];
    readonly deals?: readonly WonDealDocument[];
}

/** A line of a partners file: a partner, or a program that partners of later lines are in. */
export type PartnersFileLine = PartnerDocument | { readonly program: ProgramDocument };

/** The days whose deals are replayed, both included. */
export interface ReplayedDays {
    readonly from: IsoDate;
    readonly to: IsoDate;
}
