import type { BusinessType, MinorUnits, Program } from '../../force-app/main/default/lwc/programCore/programCore';
import type { CompanyIdentity, PersonIdentity } from './names';
import type { Segment } from './sources';

/** The invented market before it becomes records: companies, people, what they learned and what they sold. */

export interface DemoCompany {
    readonly reference: string;
    readonly identity: CompanyIdentity;
}

export interface DemoPerson {
    readonly reference: string;
    readonly identity: PersonIdentity;
    readonly jobTitle: string;
    readonly salesUntil?: string;
    readonly technicalUntil?: string;
}

export interface DemoSpecialist {
    readonly person: DemoPerson;
    readonly validUntil: string;
}

/** A partner on its way to a specialization, there, or past it. */
export interface DemoSpecialization {
    readonly reference: string;
    readonly code: string;
    readonly solution: string;
    readonly achievedOn?: string;
    readonly expiresOn?: string;
    readonly specialists: readonly DemoSpecialist[];
}

/** An account's membership in one program, with its people. */
export interface DemoPartner {
    readonly reference: string;
    readonly account: DemoCompany;
    readonly program: Program;
    readonly segment: Segment;
    readonly people: readonly DemoPerson[];
    readonly specializations: readonly DemoSpecialization[];
}

export interface DemoProduct {
    readonly reference: string;
    readonly code: string;
    readonly name: string;
    readonly vendor: string;
    readonly solution: string;
    readonly listPrice: MinorUnits;
    /** The lowest net price of one that a special price may lead to; null is none. */
    readonly floorPrice: MinorUnits | null;
}

export interface DealLine {
    readonly product: DemoProduct;
    readonly quantity: number;
    /** The sales price: the list price on an open deal, less on a won one. */
    readonly unitPrice: MinorUnits;
}

/** A sale that was won, each line of another solution. */
export interface WonDeal {
    readonly reference: string;
    readonly partner: DemoPartner;
    readonly customer: DemoCompany;
    readonly businessType: BusinessType;
    readonly wonOn: string;
    readonly lines: readonly DealLine[];
    /** Taken back later: its credits count for nothing. */
    readonly reversed: boolean;
}

/** What a line was sold for; a product's quantity is a whole number. */
export function lineAmount(line: DealLine): MinorUnits {
    return line.quantity * line.unitPrice;
}
