import { Channel, type Answer, type Asker } from './personas';

export type Status = 'DRAFT' | 'SUBMITTED' | 'APPROVED' | 'REJECTED' | 'WON' | 'LOST' | 'EXPIRED' | 'WITHDRAWN';
type Values = Record<string, unknown>;

/** A registration with the deal it is for: a customer and an opportunity of its own, so that none stands in another's way. */
export interface Claim {
    readonly id: string;
    readonly customer: string;
    readonly opportunity: string;
}

const path = '/sobjects/Deal_Registration__c';

/** What a registration has in a status that somebody loads from history, on 2024-06-01. */
function historyOf(status: Status, program: string): Values {
    const submitted = { Submitted_On__c: '2024-05-01T08:00:00Z', Decision_Due_On__c: '2024-05-06' };
    const decided = { ...submitted, Decided_On__c: '2024-05-02T08:00:00Z' };
    // Approved on 2024-05-02 for 90 days.
    const approved = {
        ...decided,
        Program__c: program,
        Approved_On__c: '2024-05-02',
        Expires_On__c: '2024-07-31',
        Registration_Rate__c: '12',
        Protected_Discount__c: '37'
    };
    switch (status) {
        case 'DRAFT':
            return {};
        case 'SUBMITTED':
        case 'WITHDRAWN':
            return submitted;
        case 'REJECTED':
            return { ...decided, Rejection_Reason__c: 'OUT_OF_SCOPE' };
        default:
            return approved;
    }
}

/** The small channel with what tests of registrations need: claims in any status, and what personas ask of them. */
export class RegistrationChannel extends Channel {
    private deals = 0;

    /** A customer with an open opportunity of the partner. */
    deal(values: Values = {}): { customer: string; opportunity: string } {
        this.deals += 1;
        const customer = this.records.create('Account', { Name: `Customer ${this.deals}` });
        const opportunity = this.records.create('Opportunity', {
            Name: `Deal ${this.deals}`,
            AccountId: customer,
            StageName: 'Prospecting',
            CloseDate: '2024-09-30',
            Amount: '100',
            Business_Type__c: 'NEW_SOLUTION',
            Partner__c: this.records.partner,
            ...values
        });
        return { customer, opportunity };
    }

    /** A registration as loaded from history, with a piece of evidence. */
    claim(status: Status, values: Values = {}): Claim {
        const { customer, opportunity } = this.deal();
        const id = this.records.create('Deal_Registration__c', {
            ...this.records.registration({ End_Customer__c: customer, Opportunity__c: opportunity, Amount__c: '100' }),
            Status__c: status,
            ...historyOf(status, this.records.program),
            ...values
        });
        this.records.create('Presales_Evidence__c', this.records.evidence(id));
        return { id, customer, opportunity };
    }

    /** Makes the partner's user one of the partner. */
    linkPartnerUser(partner: string = this.records.partner): void {
        const account = this.records.read('Partner__c', partner, 'Account__c')!;
        this.records.update('User', this.user('PARTNER_USER').id, {
            ContactId: this.records.create('Contact', { LastName: 'Northwind', AccountId: account })
        });
    }

    change(persona: Asker, id: string, values: Values): Promise<Answer> {
        return this.ask(persona, 'PATCH', `${path}/${id}`, values);
    }

    /** What stands in a field of the registration, as text; rates in percent points. */
    field(id: string, field: string): string | null {
        return this.records.read('Deal_Registration__c', id, field);
    }

    /** The events of a registration in the order in which they were written. */
    events(id: string): Record<string, unknown>[] {
        return [...this.records.org.store.readAll('Registration_Event__c')].filter(
            (event) => event['Deal_Registration__c'] === id
        );
    }

    /** What everybody may know of the protection of a customer's solution; undefined where there is none. */
    protection(customer: string, solution = 'NETWORK'): Record<string, unknown> | undefined {
        return [...this.records.org.store.readAll('Deal_Protection__c')].find(
            (each) => each['Key__c'] === `Orchard:${customer}:${solution}`
        );
    }
}

/** The messages of a refusal. */
export function messages({ body }: Answer): string {
    return (body ?? []).map(({ message }: { message: string }) => message).join('; ');
}
