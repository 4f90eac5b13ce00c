import type { NameSources } from '../sources';
import { inventPerson } from '../names';
import { RandomStream } from '../random';
import type { DemoCompany, DemoPartner } from '../world';
import { refer } from './step';
import type { DemoRecord, DemoStep } from './step';

const COUNTRY = 'France';

/** Accounts of partners and end customers, and the people who work there. */
export function companySteps(
    partnerAccounts: readonly DemoCompany[],
    customers: readonly DemoCompany[],
    partners: readonly DemoPartner[],
    seed: string,
    names: NameSources
): DemoStep[] {
    return [
        create(
            'Partner accounts',
            'Account',
            partnerAccounts.map((company) => accountRecord(company, 'Partner'))
        ),
        create(
            'End customer accounts',
            'Account',
            customers.map((company) => accountRecord(company, 'Customer'))
        ),
        create('Contacts at partners', 'Contact', partners.flatMap(partnerContacts)),
        create('Contacts at end customers', 'Contact', customerContacts(customers, seed, names))
    ];
}

/** The contact behind a certified person. */
export function contactReference(personReference: string): string {
    return `contact/${personReference}`;
}

function create(title: string, object: string, records: readonly DemoRecord[]): DemoStep {
    return { title, kind: 'create', object, records };
}

function accountRecord({ reference, identity }: DemoCompany, type: string): DemoRecord {
    return {
        reference,
        values: {
            Name: identity.name,
            Type: type,
            Industry: identity.industry,
            Website: `https://www.${identity.domain}`,
            Phone: identity.phone,
            BillingStreet: identity.street,
            BillingPostalCode: identity.city.postalCode,
            BillingCity: identity.city.name,
            BillingCountry: COUNTRY
        }
    };
}

function partnerContacts(partner: DemoPartner): DemoRecord[] {
    return partner.people.map((person) => ({
        reference: contactReference(person.reference),
        values: {
            AccountId: refer(partner.account.reference),
            FirstName: person.identity.givenName,
            LastName: person.identity.familyName,
            Email: person.identity.email,
            Phone: partner.account.identity.phone,
            Title: person.jobTitle
        }
    }));
}

function customerContacts(customers: readonly DemoCompany[], seed: string, names: NameSources): DemoRecord[] {
    const random = new RandomStream(seed, 'customer contacts');
    const mailboxes = new Set<string>();
    return customers.map((customer) => {
        const person = inventPerson(customer.identity.domain, names, random, mailboxes);
        return {
            reference: contactReference(customer.reference),
            values: {
                AccountId: refer(customer.reference),
                FirstName: person.givenName,
                LastName: person.familyName,
                Email: person.email,
                Phone: customer.identity.phone,
                Title: random.pick(names.jobTitles.customer)
            }
        };
    });
}
