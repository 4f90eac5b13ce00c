import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RegistrationChannel, type Claim } from './registrationChannel';

/**
 * A rival registers another solution of the same end customer, so that the customer's account, which the partner's user
 * sees, leads to it by every relationship.
 */
const channel = new RegistrationChannel();
const { records } = channel;
let own: Claim;
let rivals: string;
let secrets: readonly string[];

beforeAll(async () => {
    await channel.start();
    channel.linkPartnerUser();
    own = channel.claim('APPROVED');
    rivals = records.create('Deal_Registration__c', {
        ...records.registration({ Partner__c: records.rival, End_Customer__c: own.customer, Solution__c: 'MSP' }),
        Amount__c: '98765.43'
    });
    records.create('Presales_Evidence__c', records.evidence(rivals, { Description__c: 'Secret workshop' }));
    await channel.change('SALES_REP', rivals, { Status__c: 'SUBMITTED' });
    await channel.change('PARTNER_ACCOUNT_MANAGER', rivals, { Status__c: 'APPROVED' });
    records.create('Task', { Subject: 'Secret call', WhatId: rivals });
    const about = ['Presales_Evidence__c', 'Registration_Event__c'].flatMap((object) =>
        [...records.org.store.readAll(object)].filter((each) => each['Deal_Registration__c'] === rivals)
    );
    secrets = [
        rivals,
        records.rival,
        String(records.read('Deal_Registration__c', rivals, 'Name')),
        'Southgate',
        'Secret workshop',
        'Secret call',
        '98765.43',
        ...about.map(({ Id }) => String(Id))
    ];
});
afterAll(() => channel.stop());

/** Whatever the answer is, a refusal too, it holds nothing of the rival. */
async function expectNothing(method: string, path: string, body?: unknown): Promise<void> {
    const answer = await channel.ask('PARTNER_USER', method, path, body);
    const text = JSON.stringify(answer.body ?? null);
    // What was asked for may be repeated in a refusal.
    const asked = `${decodeURIComponent(path)} ${JSON.stringify(body ?? null)}`;
    expect([path, secrets.filter((secret) => !asked.includes(secret) && text.includes(secret))]).toEqual([path, []]);
    expect([path, answer.status]).not.toEqual([path, 500]);
}

const soql = (query: string): string => `/query?q=${encodeURIComponent(query)}`;

describe('A user of a partner learns nothing of a rival', () => {
    it.each([
        'SELECT Id, Name, Amount__c, Partner__r.Name FROM Deal_Registration__c',
        'SELECT COUNT(Id), SUM(Amount__c), MAX(Amount__c), MIN(Name) FROM Deal_Registration__c',
        'SELECT Partner__c, COUNT(Id) FROM Deal_Registration__c GROUP BY Partner__c',
        'SELECT Partner__r.Name, COUNT(Id) FROM Deal_Registration__c GROUP BY Partner__r.Name',
        'SELECT Name FROM Deal_Registration__c ORDER BY Amount__c DESC NULLS LAST LIMIT 1',
        "SELECT Id, (SELECT Id, Name, Partner__c FROM Deal_Registrations__r) FROM Account WHERE Name LIKE 'Customer%'",
        'SELECT Id, (SELECT Id, Description__c FROM Presales_Evidence__r) FROM Deal_Registration__c',
        'SELECT Id, Deal_Registration__r.Partner__r.Name, Comment__c FROM Registration_Event__c',
        'SELECT Id, Deal_Registration__c, Description__c FROM Presales_Evidence__c',
        'SELECT Id, Name FROM Account WHERE Id IN (SELECT End_Customer__c FROM Deal_Registration__c)',
        'SELECT FIELDS(ALL) FROM Deal_Protection__c LIMIT 200',
        'SELECT Id, Subject, WhatId, What.Name FROM Task',
        'SELECT Id, Name FROM Partner__c',
        'SELECT Id, OwnerId, Owner.Name, CreatedBy.Name FROM Deal_Protection__c'
    ])('by the query %s', async (query) => {
        await expectNothing('GET', soql(query));
        await expectNothing('GET', `/queryAll?q=${encodeURIComponent(query)}`);
    });

    it.each([
        "SELECT COUNT() FROM Deal_Registration__c WHERE Partner__r.Name LIKE 'South%'",
        'SELECT COUNT() FROM Deal_Registration__c WHERE Amount__c > 98765',
        "SELECT COUNT() FROM Account WHERE Id IN (SELECT End_Customer__c FROM Deal_Registration__c WHERE Solution__c = 'MSP')",
        "SELECT COUNT() FROM Registration_Event__c WHERE Deal_Registration__r.Solution__c = 'MSP'",
        "SELECT COUNT() FROM Presales_Evidence__c WHERE Description__c LIKE 'Secret%'"
    ])('by counting what meets a condition: %s', async (query) => {
        const { status, body } = await channel.soql('PARTNER_USER', query);
        // A long text cannot be filtered at all.
        expect(status === 400 || body.totalSize === 0).toBe(true);
    });

    it('by records, lists and relationships of REST and UI API', async () => {
        const paths = [
            `/sobjects/Deal_Registration__c/${rivals}`,
            `/sobjects/Account/${own.customer}/Deal_Registrations__r`,
            `/sobjects/Partner__c/${records.rival}`,
            `/ui-api/records/${rivals}?layoutTypes=Full`,
            `/ui-api/records/batch/${own.id},${rivals}?fields=Deal_Registration__c.Name`,
            `/ui-api/record-ui/${rivals}`,
            `/ui-api/related-list-records/${own.customer}/Deal_Registrations__r?fields=Deal_Registration__c.Name`,
            `/ui-api/related-list-records/${records.rival}/Deal_Registrations__r`,
            `/ui-api/list-records/Deal_Registration__c/All?fields=Deal_Registration__c.Name`,
            `/ui-api/lookups/Deal_Registration__c/Partner__c?q=South`,
            `/search?q=${encodeURIComponent('FIND {Southgate} RETURNING Partner__c(Id, Name), Deal_Registration__c(Id)')}`,
            `/parameterizedSearch?q=Southgate&sobject=Partner__c`,
            '/sobjects/Deal_Registration__c',
            '/sobjects/Deal_Registration__c/describe',
            '/recent'
        ];
        for (const path of paths) {
            await expectNothing('GET', path);
        }
        await expectNothing('POST', '/composite/sobjects/Deal_Registration__c', {
            ids: [own.id, rivals],
            fields: ['Name', 'Amount__c']
        });
        await expectNothing('POST', '/composite/batch', {
            batchRequests: [{ method: 'GET', url: `v66.0/sobjects/Deal_Registration__c/${rivals}` }]
        });
    });

    it('by GraphQL, its counts, aggregates, filters and order', async () => {
        const queries = [
            'Deal_Registration__c(orderBy: { Amount__c: { order: DESC } }) { totalCount edges { node { Id Name { value } Partner__r { Name { value } } } } }',
            'Deal_Registration__c(where: { Partner__r: { Name: { like: "South%" } } }) { totalCount edges { node { Id } } }',
            'Account { edges { node { Id Deal_Registrations__r { edges { node { Id Name { value } } } } } } }',
            'Partner__c { edges { node { Id Name { value } Deal_Registrations__r { totalCount } } } }',
            'Presales_Evidence__c { edges { node { Id Description__c { value } } } }',
            'Registration_Event__c { edges { node { Id Deal_Registration__r { Name { value } } } } }',
            'Deal_Protection__c { edges { node { Id Solution__c { value } CreatedBy { Name { value } } } } }'
        ];
        for (const query of queries) {
            await expectNothing('POST', '/graphql', { query: `{ uiapi { query { ${query} } } }` });
        }
        const aggregate =
            '{ uiapi { aggregate { Deal_Registration__c { edges { node { aggregate { Amount__c { sum { value } max { value } } } } } } } } }';
        await expectNothing('POST', '/graphql', { query: aggregate });
    });

    it('by writing: what refuses a second registration names neither the rival nor its record', async () => {
        const draft = channel.claim('DRAFT', {
            End_Customer__c: own.customer,
            Opportunity__c: own.opportunity,
            Solution__c: 'MSP'
        });
        await expectNothing('PATCH', `/sobjects/Deal_Registration__c/${draft.id}`, { Status__c: 'SUBMITTED' });
        await expectNothing('PATCH', `/ui-api/records/${draft.id}`, { fields: { Status__c: 'SUBMITTED' } });
        await expectNothing('PATCH', '/composite/sobjects', {
            records: [{ attributes: { type: 'Deal_Registration__c' }, id: draft.id, Status__c: 'SUBMITTED' }]
        });
        await expectNothing('POST', '/sobjects/Task', { Subject: 'Mine', WhatId: rivals });
        await expectNothing('POST', '/sobjects/Presales_Evidence__c', records.evidence(rivals));
        expect(channel.field(draft.id, 'Status__c')).toBe('DRAFT');
    });
});
