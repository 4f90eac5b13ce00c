import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages, RegistrationChannel, type Claim, type Status } from './registrationChannel';

const channel = new RegistrationChannel();
const { records } = channel;
let own: Claim;
let rivals: Claim;
let rivalDeal: { customer: string; opportunity: string };

beforeAll(async () => {
    await channel.start();
    channel.linkPartnerUser();
    own = channel.claim('APPROVED');
    rivalDeal = channel.deal({ Partner__c: records.rival });
    rivals = channel.claim('APPROVED', {
        Partner__c: records.rival,
        End_Customer__c: rivalDeal.customer,
        Opportunity__c: rivalDeal.opportunity
    });
    records.create('Partner_Credit__c', {
        Partner__c: records.rival,
        Business_Type__c: 'NEW_CUSTOMER',
        Amount__c: '5',
        Won_On__c: '2024-05-01',
        Rebate_Rate__c: '0',
        Rebate_Amount__c: '0'
    });
});
afterAll(() => channel.stop());

/** The Ids of what the partner's user finds of an object. */
async function found(object: string): Promise<string[]> {
    const { status, body } = await channel.soql('PARTNER_USER', `SELECT Id FROM ${object}`);
    expect([object, status]).toEqual([object, 200]);
    return body.records.map(({ Id }: { Id: string }) => Id);
}

/** The Ids of all records of an object that meet a condition. */
function all(object: string, condition: (record: Record<string, unknown>) => boolean): unknown[] {
    return [...records.org.store.readAll(object)].filter(condition).map(({ Id }) => Id);
}

describe('A user of a partner company', () => {
    it('sees the own registrations with their evidence and events, and nothing of a rival', async () => {
        expect(await found('Deal_Registration__c')).toEqual([own.id]);
        for (const object of ['Presales_Evidence__c', 'Registration_Event__c']) {
            const ofOwn = all(object, (record) => record['Deal_Registration__c'] === own.id);
            expect(ofOwn.length).toBeGreaterThan(0);
            expect([object, await found(object)]).toEqual([object, ofOwn]);
        }
        expect(await found('Partner__c')).toEqual([records.partner]);
        expect(await found('Partner_Specialization__c')).toEqual([records.partnerSpecialization]);
        expect(await found('Partner_Credit__c')).toEqual([]);
        const ownDeals = all('Opportunity', (deal) => deal['Partner__c'] === records.partner);
        expect((await found('Opportunity')).sort()).toEqual([...ownDeals].sort());
        expect(ownDeals).not.toContain(rivalDeal.opportunity);
        expect(await found('Account')).not.toContain(rivalDeal.customer);
        expect(await found('Account')).not.toContain(records.read('Partner__c', records.rival, 'Account__c'));
        expect(await found('User')).toEqual([channel.user('PARTNER_USER').id]);
    });

    it('is told by every API that a rival’s registration is not there', async () => {
        const paths = [
            `/sobjects/Deal_Registration__c/${rivals.id}`,
            `/ui-api/records/${rivals.id}?fields=Deal_Registration__c.Name`,
            `/ui-api/records/${records.rival}?fields=Partner__c.Name`
        ];
        for (const path of paths) {
            const { status } = await channel.ask('PARTNER_USER', 'GET', path);
            expect([path, [403, 404].includes(status)]).toEqual([path, true]);
        }
        const { data } = await channel.graphql(
            'PARTNER_USER',
            '{ uiapi { query { Deal_Registration__c { totalCount edges { node { Id } } } } } }'
        );
        expect(data.uiapi.query.Deal_Registration__c).toEqual({ totalCount: 1, edges: [{ node: { Id: own.id } }] });
        const counted = await channel.soql('PARTNER_USER', 'SELECT COUNT() FROM Deal_Registration__c');
        expect(counted.body.totalSize).toBe(1);
        const joined = await channel.soql(
            'PARTNER_USER',
            `SELECT Id FROM Deal_Registration__c WHERE Partner__r.Name LIKE 'Southgate%'`
        );
        expect(joined.body.totalSize).toBe(0);
    });

    it('changes and deletes nothing of a rival', async () => {
        for (const values of [{ Status__c: 'WITHDRAWN' }, { Extension_Milestone__c: 'Mine' }, { Amount__c: 1 }]) {
            const { status, body } = await channel.change('PARTNER_USER', rivals.id, values);
            expect([status, body[0].errorCode]).toEqual([
                expect.toSatisfy((code: number) => code >= 400 && code < 500),
                expect.stringMatching(/INSUFFICIENT_ACCESS|NOT_FOUND/)
            ]);
        }
        const { status } = await channel.ask('PARTNER_USER', 'DELETE', `/sobjects/Deal_Registration__c/${rivals.id}`);
        expect([400, 403, 404]).toContain(status);
        expect(channel.field(rivals.id, 'Status__c')).toBe('APPROVED');
    });

    it('knows what is protected and until when, not for whom', async () => {
        const { body } = await channel.soql(
            'PARTNER_USER',
            `SELECT FIELDS(ALL) FROM Deal_Protection__c WHERE End_Customer__c = '${rivalDeal.customer}' LIMIT 200`
        );
        const [note] = body.records;
        expect(note).toMatchObject({ Status__c: 'PROTECTED', Until__c: '2024-07-31', Solution__c: 'NETWORK' });
        expect(Object.values(note)).not.toContain(records.rival);
        expect(Object.values(note)).not.toContain(rivals.id);
    });

    it('registers and submits a deal of the own opportunity in one request', async () => {
        const { customer, opportunity } = channel.deal();
        const { data, errors } = await channel.graphql(
            'PARTNER_USER',
            `mutation Register($registration: Deal_Registration__cCreateInput!, $evidence: Presales_Evidence__cCreateInput!) {
                uiapi(input: { allOrNone: true }) {
                    registration: Deal_Registration__cCreate(input: $registration) { Record { Id } }
                    evidence: Presales_Evidence__cCreate(input: $evidence) { Record { Id } }
                    submission: Deal_Registration__cUpdate(
                        input: { Id: "@{registration}", Deal_Registration__c: { Status__c: "SUBMITTED" } }
                    ) { success }
                }
            }`,
            {
                registration: {
                    Deal_Registration__c: {
                        Partner__c: records.partner,
                        Opportunity__c: opportunity,
                        Solution__c: 'MSP',
                        Business_Type__c: 'NEW_SOLUTION'
                    }
                },
                evidence: { Presales_Evidence__c: records.evidence('@{registration}') }
            }
        );
        expect(errors).toEqual([]);
        const { Id } = data.uiapi.registration.Record;
        expect([channel.field(Id, 'Status__c'), channel.field(Id, 'End_Customer__c')]).toEqual(['SUBMITTED', customer]);
        const name = await channel.soql(
            'PARTNER_USER',
            `SELECT End_Customer_Name__c FROM Deal_Registration__c WHERE Id = '${Id}'`
        );
        expect(name.body.records[0].End_Customer_Name__c).toBe(records.read('Account', customer, 'Name'));
    });

    it('registers for nobody else, and for no account that is out of sight', async () => {
        const post = (values: object) => channel.ask('PARTNER_USER', 'POST', '/sobjects/Deal_Registration__c', values);
        const { opportunity, customer } = channel.deal();
        const basis = { Solution__c: 'MSSP', Business_Type__c: 'NEW_SOLUTION', Opportunity__c: opportunity };
        const answers = [
            await post({ ...basis, Partner__c: records.rival, End_Customer__c: customer }),
            await post({ ...basis, Partner__c: records.partner, End_Customer__c: rivalDeal.customer }),
            await post({ ...basis, Partner__c: records.partner, Opportunity__c: rivalDeal.opportunity })
        ];
        expect(answers.map(({ status, body }) => [status, body[0].errorCode])).toEqual(
            answers.map(() => [400, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'])
        );
    });

    const allowed = new Set([
        'DRAFT > SUBMITTED',
        'DRAFT > WITHDRAWN',
        'SUBMITTED > WITHDRAWN',
        'APPROVED > WITHDRAWN'
    ]);
    const statuses: readonly Status[] = [
        'DRAFT',
        'SUBMITTED',
        'APPROVED',
        'REJECTED',
        'WON',
        'LOST',
        'EXPIRED',
        'WITHDRAWN'
    ];
    it.each(statuses)('takes an own registration from %s only where its life says so', async (from) => {
        for (const to of statuses.filter((status) => status !== from)) {
            const { id } = channel.claim(from);
            const { status } = await channel.change('PARTNER_USER', id, { Status__c: to });
            expect([`${from} > ${to}`, status]).toEqual([
                `${from} > ${to}`,
                allowed.has(`${from} > ${to}`) ? 204 : 400
            ]);
        }
    });

    it('answers a question and extends, and writes no decision', async () => {
        const { id } = channel.claim('SUBMITTED');
        await channel.change('PARTNER_ACCOUNT_MANAGER', id, { Information_Request__c: 'Which site?' });
        expect((await channel.change('PARTNER_USER', id, { Information_Answer__c: 'Lyon' })).status).toBe(204);
        for (const field of [
            'Decision_Comment__c',
            'Rejection_Reason__c',
            'Information_Request__c',
            'Expires_On__c',
            'Registration_Rate__c'
        ]) {
            const { body } = await channel.change('PARTNER_USER', id, {
                [field]: field.endsWith('Rate__c') ? 1 : '2024-06-01'
            });
            expect([field, body[0].errorCode]).toEqual([field, 'INVALID_FIELD_FOR_INSERT_UPDATE']);
        }
        const extended = await channel.change('PARTNER_USER', own.id, { Extension_Milestone__c: 'Budget released' });
        expect([extended.status, messages(extended)]).toEqual([204, '']);
    });

    /** What a component's query answers the partner's user. */
    async function asked(name: string): Promise<Record<string, { edges: { node: Record<string, unknown> }[] }>> {
        const { data, errors } = await channel.graphql('PARTNER_USER', registrationDocument(name), {
            endCustomerId: own.customer,
            partnerId: records.partner,
            programId: records.program,
            vendor: 'Orchard',
            opportunityId: own.opportunity,
            after: null
        });
        expect(errors ?? []).toEqual([]);
        return data.uiapi.query;
    }

    it('reads what the panel on an opportunity needs: what is sold, the own tier’s rates, how each solution stands', async () => {
        const priceBook = [...records.org.store.readAll('Pricebook2')].find(
            ({ IsStandard }) => IsStandard === true
        )!.Id;
        const product = records.create('Product2', { Name: 'Gate', Solution__c: 'NETWORK', Floor_Price__c: '70' });
        const price = { Pricebook2Id: priceBook, Product2Id: product, UnitPrice: '100', IsActive: true };
        records.update('Opportunity', own.opportunity, { Pricebook2Id: priceBook });
        records.create('OpportunityLineItem', {
            OpportunityId: own.opportunity,
            PricebookEntryId: records.create('PricebookEntry', price),
            Quantity: '2',
            UnitPrice: '90'
        });
        const deal = await asked('RegistrationDeal');
        expect(deal['Opportunity']!.edges[0]!.node).toMatchObject({
            AccountId: { value: own.customer },
            Partner__r: {
                Tier__r: { New_Business_Discount__c: { value: 20 }, Registration_Discount__c: { value: 12 } },
                Program__r: { Vendor__c: { value: 'Orchard' }, Max_Discount__c: { value: 40 } }
            }
        });
        expect(deal['OpportunityLineItem']!.edges.map(({ node }) => node)).toMatchObject([
            { Quantity: { value: 2 }, UnitPrice: { value: 90 }, Product2: { Solution__c: { value: 'NETWORK' } } }
        ]);
        const desk = await asked('RegistrationDesk');
        expect(desk['Deal_Registration__c']!.edges.map(({ node }) => node['Id'])).toEqual([own.id]);
        expect(desk['Deal_Protection__c']!.edges).toHaveLength(1);
        expect(desk['Partner_Specialization__c']!.edges).toHaveLength(1);
    });

    it('reads the own registrations with the name of the end customer, whose account is out of sight', async () => {
        const customer = records.create('Account', { Name: 'Out of sight' });
        const { id } = channel.claim('DRAFT', { End_Customer__c: customer, Opportunity__c: null });
        const { Deal_Registration__c: registrations } = await asked('OwnRegistrations');
        const shown = registrations!.edges.find(({ node }) => node['Id'] === id)!.node;
        expect([shown['End_Customer__r'], shown['End_Customer_Name__c']]).toEqual([null, { value: 'Out of sight' }]);
    });

    it.each([
        ['Product2', 'Floor_Price__c'],
        ['Program__c', 'Price_Guarantee__c'],
        ['Program__c', 'Max_Rebate__c'],
        ['Program__c', 'Provenance__c'],
        ['Tier__c', 'Rebate_Rate__c'],
        ['Tier__c', 'Minimum_Revenue__c'],
        ['Deal_Registration__c', 'Protected_Discount__c'],
        ['Deal_Registration__c', 'Protection_Text__c'],
        ['Deal_Registration__c', 'Exclusivity_Key__c'],
        ['Deal_Registration__c', 'Decided_By__c'],
        ['Partner__c', 'Registered_Discount__c'],
        ['Partner_Quote__c', 'Id'],
        ['Partner_Quote_Line__c', 'Id'],
        ['Special_Price_Request__c', 'Id'],
        ['PricebookEntry', 'UnitPrice']
    ])('does not know of %s its %s', async (object, field) => {
        const { status, body } = await channel.soql('PARTNER_USER', `SELECT ${field} FROM ${object}`);
        expect([status, body[0].errorCode]).toEqual([400, expect.stringMatching(/INVALID_(FIELD|TYPE)/)]);
    });
});

/** A document of the registration components with its fragments put in. */
function registrationDocument(name: string): string {
    const file = '../../force-app/main/default/lwc/registrationData/documents.ts';
    const source = readFileSync(new URL(file, import.meta.url), 'utf8');
    const texts = new Map(
        [...source.matchAll(/const (\w+) = (?:gql)?`([^`]*)`/g)].map(([, constant = '', text = '']) => [constant, text])
    );
    const whole = (text: string): string =>
        text.replaceAll(/\$\{(\w+)\}/g, (_, constant: string) => whole(texts.get(constant)!));
    return whole([...texts.values()].find((text) => text.includes(`query ${name}(`))!);
}
