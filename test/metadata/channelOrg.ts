import { fileURLToPath } from 'node:url';
import { allowLoadingHistory } from '../../scripts/demo/load';
import { FixedClock } from '../../scripts/local-org/clock';
import { openOrg } from '../../scripts/local-org/open';
import { RecordOrg, type Refusal, type Values } from '../org/recordOrg';

export type { Refusal } from '../org/recordOrg';

/**
 * A small channel in an org on this project's metadata, on 2024-06-01. One program that adds up: front end 20 %
 * (renewals 6 %), registration 12 %, specialist 5 %, at most 40 %, a rival stays 3 points below a protected discount;
 * rebate 5 %, 2 % more with the specialization, 1 % on renewals. One partner that is specialized in NETWORK, one rival,
 * one opportunity of the end customer.
 */
export class ChannelOrg extends RecordOrg {
    readonly clock: FixedClock;
    readonly program: string;
    readonly tier: string;
    readonly customer: string;
    readonly partner: string;
    readonly rival: string;
    readonly opportunity: string;
    readonly specialization: string;
    readonly partnerSpecialization: string;

    constructor() {
        const clock = new FixedClock('2024-06-01T09:00:00Z');
        super(openOrg({ projectDirectory: fileURLToPath(new URL('../../', import.meta.url)), clock }));
        this.clock = clock;
        allowLoadingHistory(this.org, this.user);
        this.program = this.create('Program__c', {
            Name: 'Orchard Partners',
            Code__c: 'ORCHARD',
            Vendor__c: 'Orchard',
            Currency_Code__c: 'EUR',
            Effective_From__c: '2024-01-01',
            Effective_To__c: '2024-12-31',
            Revenue_Basis__c: 'NEW_BUSINESS',
            Revenue_Window__c: 'CALENDAR_YEAR',
            Headcount_Basis__c: 'DISTINCT_PEOPLE',
            New_Business_Stacking__c: 'ADD',
            Renewal_Stacking__c: 'FIRST',
            Max_Discount__c: '40',
            Price_Guarantee__c: '3',
            Protection_Days__c: '90',
            Decision_Days__c: '5',
            Extension_Days__c: '30'
        });
        this.tier = this.create('Tier__c', {
            Name: 'Expert',
            Program__c: this.program,
            Code__c: 'EXPERT',
            Rank__c: '3',
            New_Business_Discount__c: '20',
            Renewal_Discount__c: '6',
            Registration_Discount__c: '12',
            Rebate_Rate__c: '5',
            Renewal_Rebate_Rate__c: '1'
        });
        this.specialization = this.create('Specialization__c', {
            Name: 'Network Security',
            Program__c: this.program,
            Code__c: 'NETWORK',
            Solution__c: 'NETWORK',
            Minimum_Specialists__c: '1',
            Specialist_Discount__c: '5',
            Rebate_Uplift__c: '2'
        });
        this.customer = this.create('Account', { Name: 'Harbor Logistics' });
        this.partner = this.membership('Northwind Resale');
        this.rival = this.membership('Southgate Resale');
        this.partnerSpecialization = this.create('Partner_Specialization__c', {
            Partner__c: this.partner,
            Specialization__c: this.specialization,
            Status__c: 'ACTIVE',
            Achieved_On__c: '2024-01-15'
        });
        this.specialist('2025-01-31');
        this.opportunity = this.create('Opportunity', {
            Name: 'Harbor network',
            AccountId: this.customer,
            StageName: 'Prospecting',
            CloseDate: '2024-09-30',
            Partner__c: this.partner
        });
    }

    /** A company that is an Expert of the program. */
    membership(name: string): string {
        const account = this.create('Account', { Name: name });
        return this.create('Partner__c', {
            Name: name,
            Account__c: account,
            Program__c: this.program,
            Tier__c: this.tier
        });
    }

    /** A person of the partner with a certificate for the specialization. */
    specialist(until: string): string {
        const person = this.create('Certified_Person__c', {
            Name: 'Ada Keller',
            Partner__c: this.partner,
            Technical_Until__c: until
        });
        return this.create('Specialist__c', {
            Partner_Specialization__c: this.partnerSpecialization,
            Certified_Person__c: person,
            Valid_Until__c: until
        });
    }

    /** A registration for the end customer's network. */
    registration(values: Values = {}): Values {
        return {
            Partner__c: this.partner,
            End_Customer__c: this.customer,
            Solution__c: 'NETWORK',
            Business_Type__c: 'NEW_SOLUTION',
            ...values
        };
    }

    /** A demo of the day before. */
    evidence(registration: string, values: Values = {}): Values {
        return {
            Deal_Registration__c: registration,
            Type__c: 'DEMO',
            Held_On__c: '2024-05-31',
            Description__c: 'Demo at the customer’s site',
            ...values
        };
    }

    /** What approval pins. */
    approval(values: Values = {}): Values {
        return {
            Status__c: 'APPROVED',
            Approved_On__c: '2024-05-02',
            Expires_On__c: '2024-07-31',
            Program__c: this.program,
            Registration_Rate__c: '12',
            Protected_Discount__c: '37',
            ...values
        };
    }

    quote(values: Values = {}): Values {
        return {
            Opportunity__c: this.opportunity,
            Partner__c: this.partner,
            Quote_Date__c: '2024-06-01',
            Business_Type__c: 'NEW_SOLUTION',
            ...values
        };
    }

    /**
     * Ten at 1,250.00 of a solution that the partner is not specialized in, with the tier's 20 % alone: 12,500.00 less
     * 2,500.00 is 10,000.00; 5 % of that is 500.00.
     */
    frontOnlyLine(quote: string, values: Values = {}): Values {
        return {
            Partner_Quote__c: quote,
            Solution__c: 'HYBRID_CLOUD',
            Quantity__c: '10',
            Unit_Price__c: '1250',
            List_Amount__c: '12500',
            Front_Rate__c: '20',
            Front_Amount__c: '2500',
            Registration_Rate__c: '0',
            Registration_Amount__c: '0',
            Specialist_Rate__c: '0',
            Specialist_Amount__c: '0',
            Discount_Amount__c: '2500',
            Net_Amount__c: '10000',
            Rebate_Rate__c: '5',
            Rebate_Amount__c: '500',
            ...values
        };
    }

    /** Why a record is not created; empty where it is. */
    refusals(object: string, values: Values): Refusal[] {
        return this.refused({ kind: 'create', object, values });
    }

    refusalsOfUpdate(object: string, id: string, values: Values): Refusal[] {
        return this.refused({ kind: 'update', object, id, values });
    }

    refusalsOfDelete(object: string, id: string): Refusal[] {
        return this.refused({ kind: 'delete', object, id });
    }
}
