import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personas } from './personas';
import { messages, RegistrationChannel } from './registrationChannel';

/** What surrounds a registration changes while it lives: its opportunity, its account, its partner's program, the days. */
const channel = new RegistrationChannel();
const { records } = channel;

beforeAll(() => channel.start());
afterAll(() => channel.stop());

function changeOpportunity(id: string, values: Record<string, unknown>): ReturnType<RegistrationChannel['ask']> {
    return channel.ask('SALES_REP', 'PATCH', `/sobjects/Opportunity/${id}`, values);
}

/** A draft of the rival for a customer, with evidence. */
function rivalsDraft(customer: string): string {
    const id = records.create('Deal_Registration__c', {
        ...records.registration({ Partner__c: records.rival, End_Customer__c: customer })
    });
    records.create('Presales_Evidence__c', records.evidence(id));
    return id;
}

describe('A closed opportunity', () => {
    it.each(['Closed Won', 'Closed Lost'])('that is %s is not registered any more', async (StageName) => {
        const { customer, opportunity } = channel.deal();
        const draft = records.registration({ End_Customer__c: customer, Opportunity__c: opportunity });
        const id = records.create('Deal_Registration__c', { ...draft, Solution__c: 'MSP', Opportunity__c: null });
        records.create('Presales_Evidence__c', records.evidence(id));
        expect((await changeOpportunity(opportunity, { StageName })).status).toBe(204);

        const created = await channel.ask('SALES_REP', 'POST', '/sobjects/Deal_Registration__c', draft);
        const submitted = await channel.change('SALES_REP', id, {
            Opportunity__c: opportunity,
            Status__c: 'SUBMITTED'
        });
        expect([created.status, submitted.status]).toEqual([400, 400]);
        expect([messages(created), messages(submitted)]).toEqual(
            Array.from({ length: 2 }, () => expect.stringContaining('The opportunity is closed.'))
        );
        expect(channel.field(id, 'Status__c')).toBe('DRAFT');
    });

    it.each([
        ['DRAFT', 'Closed Won'],
        ['SUBMITTED', 'Closed Won'],
        ['SUBMITTED', 'Closed Lost']
    ] as const)(
        'withdraws what is %s when it becomes %s, so that nobody approves it afterwards',
        async (from, StageName) => {
            const { id, opportunity, customer } = channel.claim(from);
            expect((await changeOpportunity(opportunity, { StageName })).status).toBe(204);
            const approved = await channel.change('PARTNER_ACCOUNT_MANAGER', id, { Status__c: 'APPROVED' });

            expect([approved.status, channel.field(id, 'Status__c')]).toEqual([400, 'WITHDRAWN']);
            expect([channel.field(id, 'Exclusivity_Key__c'), channel.protection(customer)]).toEqual([null, undefined]);
        }
    );

    it('that is lost on the day of the approval frees the deal for others on that day', async () => {
        const { id, opportunity, customer } = channel.claim('SUBMITTED');
        await channel.change('PARTNER_ACCOUNT_MANAGER', id, { Status__c: 'APPROVED' });
        await changeOpportunity(opportunity, { StageName: 'Closed Lost' });

        expect(channel.field(id, 'Status__c')).toBe('LOST');
        const { status } = await channel.change('SALES_REP', rivalsDraft(customer), { Status__c: 'SUBMITTED' });
        expect(status).toBe(204);
    });
});

describe('The account of an opportunity', () => {
    it.each(['SUBMITTED', 'APPROVED'] as const)('stays while a registration for it is %s', async (status) => {
        const { id, opportunity, customer } = channel.claim(status);
        const { customer: other } = channel.deal();
        const moved = await changeOpportunity(opportunity, { AccountId: other });
        expect([moved.status, moved.body[0].fields]).toEqual([400, ['AccountId']]);
        expect(messages(moved)).toContain('Withdraw them before');
        expect(records.read('Opportunity', opportunity, 'AccountId')).toBe(customer);

        await channel.change('SALES_REP', id, { Status__c: 'WITHDRAWN' });
        expect((await changeOpportunity(opportunity, { AccountId: other })).status).toBe(204);
    });

    it('changes while registrations are drafts, which then cannot be of the former customer’s deal', async () => {
        const { id, opportunity } = channel.claim('DRAFT');
        const { customer: other } = channel.deal();
        expect((await changeOpportunity(opportunity, { AccountId: other })).status).toBe(204);
        const submitted = await channel.change('SALES_REP', id, { Status__c: 'SUBMITTED' });
        expect(messages(submitted)).toContain('belongs to another account');
    });

    it('speaks French to who works in French', async () => {
        const { opportunity } = channel.claim('APPROVED');
        const { customer: other } = channel.deal();
        records.update('User', channel.user('SALES_REP').id, { LanguageLocaleKey: 'fr' });
        const moved = await changeOpportunity(opportunity, { AccountId: other });
        records.update('User', channel.user('SALES_REP').id, { LanguageLocaleKey: 'en_US' });
        expect(messages(moved)).toContain('Retirez-les avant que');
    });

    it('is not deleted while registrations are about it, even when its opportunities are gone', () => {
        const { customer, opportunity, id } = channel.claim('APPROVED');
        expect(records.refusalsOfDelete('Opportunity', opportunity)).toEqual([]);
        expect(channel.field(id, 'Status__c')).toBe('APPROVED');
        expect(records.refusalsOfDelete('Account', customer).join()).toContain('Deal Registrations');
    });
});

describe('The partner of an opportunity', () => {
    it('that has changed since the draft was written is another’s deal', async () => {
        const { id, opportunity } = channel.claim('DRAFT');
        await changeOpportunity(opportunity, { Partner__c: records.rival });
        const submitted = await channel.change('SALES_REP', id, { Status__c: 'SUBMITTED' });
        expect([submitted.status, messages(submitted)]).toEqual([400, expect.stringContaining("another partner's")]);
    });

    it('may change: what the former one has registered is lost when the other wins', async () => {
        const { id, opportunity } = channel.claim('APPROVED');
        expect((await changeOpportunity(opportunity, { Partner__c: records.rival })).status).toBe(204);
        expect(channel.field(id, 'Status__c')).toBe('APPROVED');
        await changeOpportunity(opportunity, { StageName: 'Closed Won' });
        expect(channel.field(id, 'Status__c')).toBe('LOST');
    });
});

describe('Evidence of a decided registration', () => {
    it.each(personas)('stays, whichever API a %s comes through', async (persona) => {
        const { id } = channel.claim('APPROVED');
        const { id: draft } = channel.claim('DRAFT');
        const evidence = [...records.org.store.readAll('Presales_Evidence__c')].find(
            (each) => each['Deal_Registration__c'] === id
        )!;
        const evidenceId = String(evidence['Id']);
        const changed = { Description__c: 'Better than it was' };
        const answers = [
            await channel.ask(persona, 'PATCH', `/ui-api/records/${evidenceId}`, { fields: changed }),
            await channel.ask(persona, 'PATCH', `/sobjects/Presales_Evidence__c/${evidenceId}`, {
                Deal_Registration__c: draft
            }),
            await channel.ask(persona, 'PATCH', '/composite/sobjects', {
                records: [{ attributes: { type: 'Presales_Evidence__c' }, id: evidenceId, ...changed }]
            })
        ];
        expect(answers.map(({ status, body }) => status >= 400 || body[0].success === false)).toEqual([
            true,
            true,
            true
        ]);
        const { errors } = await channel.graphql(
            persona,
            `mutation { uiapi { e: Presales_Evidence__cDelete(input: { Id: "${evidenceId}" }) { Id } } }`
        );
        expect(errors).toHaveLength(1);
        expect(await channel.bulkUpdate(persona, 'Presales_Evidence__c', [{ Id: evidenceId, ...changed }])).toEqual([]);
        expect(records.org.read('Presales_Evidence__c', evidenceId)).toEqual(evidence);
    });
});

describe('A program version', () => {
    it('that has ended takes no request any more, as its panel says', async () => {
        const { id } = channel.claim('DRAFT');
        records.update('Program__c', records.program, { Effective_To__c: '2024-05-31' });
        const late = await channel.change('SALES_REP', id, { Status__c: 'SUBMITTED' });
        records.update('Program__c', records.program, { Effective_To__c: '2024-06-01' });
        const onItsLastDay = await channel.change('SALES_REP', id, { Status__c: 'SUBMITTED' });
        records.update('Program__c', records.program, { Effective_To__c: '2024-12-31' });

        expect([late.status, messages(late)]).toEqual([400, expect.stringContaining('not in force today')]);
        expect(onItsLastDay.status).toBe(204);
    });

    it('to which the partner has moved since the request is the one that approval pins', async () => {
        const { id } = channel.claim('SUBMITTED');
        const pinned = channel.claim('APPROVED');
        const next = records.create('Program__c', {
            ...records.customValues('Program__c', records.program),
            Name: 'Orchard Partners 2',
            Code__c: 'ORCHARD_2',
            Protection_Days__c: '60',
            Extension_Days__c: '10',
            Supersedes__c: records.program
        });
        const tier = records.create('Tier__c', {
            Name: 'Expert',
            Program__c: next,
            Code__c: 'EXPERT',
            Rank__c: '3',
            New_Business_Discount__c: '22',
            Registration_Discount__c: '15'
        });
        records.update('Tier__c', records.tier, { Successor_Tier__c: tier });
        records.update('Partner__c', records.partner, { Next_Program__c: next, Moves_On__c: '2024-06-02' });
        records.org.advanceTo('2024-06-02T08:00:00Z');
        expect(records.read('Partner__c', records.partner, 'Program__c')).toBe(next);

        expect((await channel.change('PARTNER_ACCOUNT_MANAGER', id, { Status__c: 'APPROVED' })).status).toBe(204);
        // 60 days after 2024-06-02; 22 and 15 add up to 37: nobody is a specialist under the new version.
        expect(
            ['Program__c', 'Registration_Rate__c', 'Expires_On__c', 'Protected_Discount__c'].map((field) =>
                channel.field(id, field)
            )
        ).toEqual([next, '15', '2024-08-01', '37']);
        // What was approved before keeps its terms, and is extended as they say: 30 days after 2024-07-31.
        await channel.change('SALES_REP', pinned.id, { Extension_Milestone__c: 'Budget released' });
        expect([channel.field(pinned.id, 'Registration_Rate__c'), channel.field(pinned.id, 'Expires_On__c')]).toEqual([
            '12',
            '2024-08-30'
        ]);
    });
});

describe('The last day of a protection', () => {
    it('is early enough for the extension, and the day after it is too late', async () => {
        const first = channel.claim('APPROVED', { Partner__c: records.rival, Opportunity__c: null });
        const second = channel.claim('APPROVED', { Partner__c: records.rival, Opportunity__c: null });
        records.org.advanceTo('2024-07-31T23:00:00Z');
        const inTime = await channel.change('SALES_REP', first.id, { Extension_Milestone__c: 'Budget released' });
        expect([inTime.status, channel.field(first.id, 'Expires_On__c')]).toEqual([204, '2024-08-30']);
        expect(channel.protection(first.customer)).toMatchObject({ Until__c: '2024-08-30' });

        // Past midnight, before the night has expired it, and after.
        for (const moment of ['2024-08-01T00:01:00Z', '2024-08-01T08:00:00Z']) {
            records.org.advanceTo(moment);
            const late = await channel.change('SALES_REP', second.id, { Extension_Milestone__c: 'Budget released' });
            expect(messages(late)).toContain('Only a running protection');
        }
        expect([channel.field(first.id, 'Status__c'), channel.field(second.id, 'Status__c')]).toEqual([
            'APPROVED',
            'EXPIRED'
        ]);
    });
});

describe('A leap day', () => {
    const later = new RegistrationChannel();

    beforeAll(() => later.start());
    afterAll(() => later.stop());

    it('is a day like any other: the last of 90 days from 2027-12-01', async () => {
        later.records.update('Program__c', later.records.program, { Effective_To__c: null });
        later.records.clock.moveTo('2027-12-01T09:00:00Z');
        const { id } = later.claim('DRAFT');
        await later.change('SALES_REP', id, { Status__c: 'SUBMITTED' });
        expect(later.field(id, 'Decision_Due_On__c')).toBe('2027-12-06');
        await later.change('PARTNER_ACCOUNT_MANAGER', id, { Status__c: 'APPROVED' });
        // 30 days of December, 31 of January and 29 of February.
        expect(later.field(id, 'Expires_On__c')).toBe('2028-02-29');
    });
});
