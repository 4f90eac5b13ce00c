import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personas } from './personas';
import { messages, RegistrationChannel } from './registrationChannel';

const channel = new RegistrationChannel();
const { records } = channel;

beforeAll(() => channel.start());
afterAll(() => channel.stop());

/** A won credit of the partner for a customer's solution. */
function bought(customer: string, solution: string, values: Record<string, unknown> = {}): string {
    return records.create('Partner_Credit__c', {
        Partner__c: records.partner,
        End_Customer__c: customer,
        Vendor__c: 'Orchard',
        Solution__c: solution,
        Business_Type__c: 'NEW_CUSTOMER',
        Amount__c: '100',
        Won_On__c: '2024-05-01',
        Rebate_Rate__c: '0',
        Rebate_Amount__c: '0',
        ...values
    });
}

describe('Submitting', () => {
    it('starts the decision clock: 5 days by the program', async () => {
        const { id } = channel.claim('DRAFT');
        expect((await channel.change('SALES_REP', id, { Status__c: 'SUBMITTED' })).status).toBe(204);
        expect(channel.field(id, 'Submitted_On__c')).toContain('2024-06-01T09:00:00');
        expect(channel.field(id, 'Decision_Due_On__c')).toBe('2024-06-06');
        expect(records.formula('Deal_Registration__c', id, 'Days_To_Decision__c')).toBe('5');
        expect(channel.field(id, 'Vendor__c')).toBe('Orchard');
    });

    it('needs evidence, which must not be of the future and cannot be taken away again', async () => {
        const { customer, opportunity } = channel.deal();
        const id = records.create('Deal_Registration__c', {
            ...records.registration({ End_Customer__c: customer, Opportunity__c: opportunity })
        });
        const bare = await channel.change('SALES_REP', id, { Status__c: 'SUBMITTED' });
        expect([bare.status, messages(bare)]).toEqual([400, expect.stringContaining('needs pre-sales evidence')]);
        const post = (values: object) => channel.ask('SALES_REP', 'POST', '/sobjects/Presales_Evidence__c', values);
        const future = await post(records.evidence(id, { Held_On__c: '2024-06-02' }));
        expect(messages(future)).toContain('has not taken place yet');
        const today = await post(records.evidence(id, { Held_On__c: '2024-06-01' }));
        expect(today.status).toBe(201);
        expect((await channel.change('SALES_REP', id, { Status__c: 'SUBMITTED' })).status).toBe(204);
        const removed = await channel.ask('SALES_REP', 'DELETE', `/sobjects/Presales_Evidence__c/${today.body.id}`);
        expect([removed.status, messages(removed)]).toEqual([400, expect.stringContaining('Add at least one')]);
    });

    it('is for new business only', async () => {
        const { customer } = channel.deal();
        const answer = await channel.ask('SALES_REP', 'POST', '/sobjects/Deal_Registration__c', {
            ...records.registration({ End_Customer__c: customer, Business_Type__c: 'RENEWAL' })
        });
        expect(messages(answer)).toContain('A renewal cannot be registered.');
    });

    it.each([
        ['NEW_CUSTOMER', 'NETWORK', {}, 'not a new customer'],
        ['NEW_CUSTOMER', 'MSP', {}, 'not a new customer'],
        ['NEW_SOLUTION', 'NETWORK', {}, 'already bought this solution'],
        ['NEW_SOLUTION', 'MSP', {}, ''],
        // What was reversed was not bought.
        ['NEW_CUSTOMER', 'NETWORK', { Status__c: 'REVERSED', Stands__c: false }, ''],
        ['NEW_SOLUTION', 'NETWORK', { Status__c: 'REVERSED', Stands__c: false }, '']
    ])('checks a claim of %s for a customer that bought %s', async (businessType, solution, credit, refusal) => {
        const { id, customer } = channel.claim('DRAFT', { Business_Type__c: businessType });
        bought(customer, solution, credit);
        const answer = await channel.change('SALES_REP', id, { Status__c: 'SUBMITTED' });
        expect([answer.status, messages(answer)]).toEqual(
            refusal === '' ? [204, ''] : [400, expect.stringContaining(refusal)]
        );
        if (refusal !== '') {
            expect(answer.body[0].fields).toEqual(['Business_Type__c']);
        }
    });

    it('does not mind what the customer bought of another vendor', async () => {
        const other = records.create('Program__c', {
            ...records.customValues('Program__c', records.program),
            Name: 'Meadow',
            Code__c: 'MEADOW',
            Vendor__c: 'Meadow'
        });
        records.create('Tier__c', { Name: 'Member', Program__c: other, Code__c: 'MEMBER', Rank__c: '1' });
        const account = records.create('Account', { Name: 'Both' });
        const partner = records.create('Partner__c', { Name: 'Both', Account__c: account, Program__c: other });
        const { id, customer } = channel.claim('DRAFT', { Business_Type__c: 'NEW_CUSTOMER' });
        bought(customer, 'NETWORK', { Partner__c: partner, Vendor__c: 'Meadow' });
        expect((await channel.change('SALES_REP', id, { Status__c: 'SUBMITTED' })).status).toBe(204);
    });
});

describe('A protected deal', () => {
    const rivalDraft = (customer: string, values: object = {}) => {
        const id = records.create('Deal_Registration__c', {
            ...records.registration({ Partner__c: records.rival, End_Customer__c: customer }),
            ...values
        });
        records.create('Presales_Evidence__c', records.evidence(id));
        return id;
    };

    it('is refused to a rival with the day until which it is protected, and without a name', async () => {
        const { customer } = channel.claim('APPROVED');
        const answer = await channel.change('SALES_REP', rivalDraft(customer), { Status__c: 'SUBMITTED' });
        expect([answer.status, messages(answer)]).toEqual([400, 'This deal is protected until 7/31/2024.']);
        expect(JSON.stringify(answer.body)).not.toContain('Northwind');
    });

    it('is refused while another request awaits its decision', async () => {
        const { customer } = channel.claim('SUBMITTED');
        const answer = await channel.change('SALES_REP', rivalDraft(customer), { Status__c: 'SUBMITTED' });
        expect(messages(answer)).toBe('Another request for this deal awaits its decision, due by 5/6/2024.');
    });

    it('is refused to its own partner with that reason', async () => {
        const { customer } = channel.claim('APPROVED');
        const again = rivalDraft(customer, { Partner__c: records.partner });
        const answer = await channel.change('SALES_REP', again, { Status__c: 'SUBMITTED' });
        expect(messages(answer)).toBe('This partner has registered this deal already.');
    });

    it('speaks the language of who asks', async () => {
        const { customer } = channel.claim('APPROVED');
        records.update('User', channel.user('SALES_REP').id, { LanguageLocaleKey: 'fr', LocaleSidKey: 'fr_FR' });
        const answer = await channel.change('SALES_REP', rivalDraft(customer), { Status__c: 'SUBMITTED' });
        records.update('User', channel.user('SALES_REP').id, { LanguageLocaleKey: 'en_US', LocaleSidKey: 'en_US' });
        expect(messages(answer)).toBe("Cette affaire est protégée jusqu'au 31/07/2024.");
    });

    it('is free for another solution, and free again once withdrawn', async () => {
        const { id, customer } = channel.claim('APPROVED');
        const other = rivalDraft(customer, { Solution__c: 'MSP' });
        expect((await channel.change('SALES_REP', other, { Status__c: 'SUBMITTED' })).status).toBe(204);
        expect((await channel.change('SALES_REP', id, { Status__c: 'WITHDRAWN' })).status).toBe(204);
        expect(channel.field(id, 'Exclusivity_Key__c')).toBeNull();
        expect((await channel.change('SALES_REP', rivalDraft(customer), { Status__c: 'SUBMITTED' })).status).toBe(204);
    });

    it('is noted for everybody, without the partner, as long as it is claimed', async () => {
        const { id, customer } = channel.claim('DRAFT');
        expect(channel.protection(customer)).toBeUndefined();
        await channel.change('SALES_REP', id, { Status__c: 'SUBMITTED' });
        expect(channel.protection(customer)).toMatchObject({ Status__c: 'PENDING', Until__c: '2024-06-06' });
        await channel.change('PARTNER_ACCOUNT_MANAGER', id, { Status__c: 'APPROVED' });
        // 90 days after 2024-06-01.
        expect(channel.protection(customer)).toMatchObject({
            Status__c: 'PROTECTED',
            Until__c: '2024-08-30',
            Vendor__c: 'Orchard',
            End_Customer__c: customer,
            Solution__c: 'NETWORK'
        });
        expect(JSON.stringify(channel.protection(customer))).not.toContain(id);
        expect(JSON.stringify(channel.protection(customer))).not.toContain(records.partner);
        await channel.change('SALES_REP', id, { Extension_Milestone__c: 'Budget released' });
        expect(channel.protection(customer)).toMatchObject({ Until__c: '2024-09-29' });
        await channel.change('SALES_REP', id, { Status__c: 'WITHDRAWN' });
        expect(channel.protection(customer)).toBeUndefined();
    });
});

describe('Approval', () => {
    it('pins the terms of that day, whatever the client sends', async () => {
        const { id } = channel.claim('SUBMITTED');
        const path = `/sobjects/Deal_Registration__c/${id}`;
        for (const field of ['Registration_Rate__c', 'Protected_Discount__c', 'Decided_By__c', 'Expires_On__c']) {
            const sent = await channel.ask('PARTNER_ACCOUNT_MANAGER', 'PATCH', path, {
                Status__c: 'APPROVED',
                [field]:
                    field === 'Decided_By__c'
                        ? channel.user('SALES_REP').id
                        : field === 'Expires_On__c'
                          ? '2030-01-01'
                          : 99
            });
            expect([field, sent.status, sent.body[0].errorCode]).toEqual([
                field,
                400,
                'INVALID_FIELD_FOR_INSERT_UPDATE'
            ]);
        }
        expect(
            (
                await channel.change('PARTNER_ACCOUNT_MANAGER', id, {
                    Status__c: 'APPROVED',
                    Decision_Comment__c: 'Good work'
                })
            ).status
        ).toBe(204);
        const stored = records.org.read('Deal_Registration__c', id)!;
        // Front end 20, registration 12 and the active specialist's 5 add up to 37; the cap is 40. 90 days from 2024-06-01.
        expect([stored['Registration_Rate__c'], stored['Protected_Discount__c']].map(String)).toEqual(['12', '37']);
        expect(stored).toMatchObject({
            Approved_On__c: '2024-06-01',
            Expires_On__c: '2024-08-30',
            Program__c: records.program,
            Specialization__c: records.specialization,
            Decided_By__c: channel.user('PARTNER_ACCOUNT_MANAGER').id,
            Decision_Comment__c: 'Good work'
        });
        expect(String(stored['Decided_On__c'])).toContain('2024-06-01T09:00:00');
    });

    it('pins the discount of a partner that is not specialized without the specialist', async () => {
        const { id } = channel.claim('SUBMITTED', { Partner__c: records.rival, Opportunity__c: null });
        await channel.change('PARTNER_ACCOUNT_MANAGER', id, { Status__c: 'APPROVED' });
        expect(channel.field(id, 'Protected_Discount__c')).toBe('32');
    });

    // 1 - 0.8 x 0.88 x 0.95 = 0.3312; the highest of 20, 12 and 5; the first; and 37 capped at 30.
    it.each([
        ['ADD', null, '37'],
        ['ADD', '30', '30'],
        ['COMPOUND', null, '33.12'],
        ['HIGHEST', null, '20'],
        ['FIRST', null, '20']
    ])('pins the whole discount by the stacking %s and the cap %s', async (policy, cap, expected) => {
        records.update('Program__c', records.program, { New_Business_Stacking__c: policy, Max_Discount__c: cap });
        const { id } = channel.claim('SUBMITTED');
        const { status } = await channel.change('PARTNER_ACCOUNT_MANAGER', id, { Status__c: 'APPROVED' });
        records.update('Program__c', records.program, { New_Business_Stacking__c: 'ADD', Max_Discount__c: '40' });
        expect([status, channel.field(id, 'Protected_Discount__c')]).toEqual([204, expected]);
    });

    it('is not touched by a later change of the program', async () => {
        const { id } = channel.claim('SUBMITTED');
        await channel.change('PARTNER_ACCOUNT_MANAGER', id, { Status__c: 'APPROVED' });
        records.update('Tier__c', records.tier, { Registration_Discount__c: '1' });
        await channel.change('SALES_REP', id, { Expected_Close_On__c: '2024-07-01' });
        records.update('Tier__c', records.tier, { Registration_Discount__c: '12' });
        expect(channel.field(id, 'Registration_Rate__c')).toBe('12');
    });

    it('needs a reason where it is refused, and gives none where it is granted', async () => {
        const { id } = channel.claim('SUBMITTED');
        const bare = await channel.change('PARTNER_ACCOUNT_MANAGER', id, { Status__c: 'REJECTED' });
        expect(messages(bare)).toContain('A rejected registration needs a reason.');
        const both = { Status__c: 'APPROVED', Rejection_Reason__c: 'OTHER' };
        expect(messages(await channel.change('PARTNER_ACCOUNT_MANAGER', id, both))).toContain('Only a rejected');
        const values = { Status__c: 'REJECTED', Rejection_Reason__c: 'OUT_OF_SCOPE', Decision_Comment__c: 'Too small' };
        expect((await channel.change('PARTNER_ACCOUNT_MANAGER', id, values)).status).toBe(204);
        expect(channel.field(id, 'Decided_By__c')).toBe(channel.user('PARTNER_ACCOUNT_MANAGER').id);
        expect(channel.events(id).at(-1)).toMatchObject({
            Kind__c: 'REJECTED',
            User__c: channel.user('PARTNER_ACCOUNT_MANAGER').id,
            Comment__c: 'Too small'
        });
    });

    it.each(personas)('stays as it was decided, whatever a %s sends', async (persona) => {
        const { id } = channel.claim('APPROVED');
        const attacks = {
            Registration_Rate__c: 50,
            Protected_Discount__c: 90,
            Approved_On__c: '2024-01-01',
            Expires_On__c: '2024-08-29',
            Extended_On__c: '2024-06-01',
            Decided_By__c: channel.user('SALES_REP').id,
            Decision_Comment__c: 'Changed',
            Submitted_On__c: '2024-01-01T00:00:00Z',
            Decision_Due_On__c: '2024-12-31',
            Solution__c: 'MSP',
            Business_Type__c: 'NEW_CUSTOMER',
            End_Customer__c: records.customer,
            Opportunity__c: null,
            Amount__c: 1_000_000,
            Exclusivity_Key__c: 'free',
            Vendor__c: 'Meadow',
            Evidence_Count__c: 7,
            Rejection_Reason__c: 'OTHER',
            Information_Request__c: 'Late question',
            Information_Answer__c: 'Late answer'
        };
        const before = stable(id);
        for (const [field, value] of Object.entries(attacks)) {
            const { status } = await channel.change(persona, id, { [field]: value });
            expect([field, status]).toEqual([field, 400]);
        }
        expect(stable(id)).toEqual(before);
    });
});

/** The registration without what every save changes. */
function stable(id: string): Record<string, unknown> {
    const { LastModifiedDate, LastModifiedById, SystemModstamp, ...rest } = records.org.read(
        'Deal_Registration__c',
        id
    )!;
    void [LastModifiedDate, LastModifiedById, SystemModstamp];
    return rest;
}

describe('Evidence', () => {
    it.each(personas)('is frozen once decided, for a %s too', async (persona) => {
        const { id } = channel.claim('REJECTED');
        const [evidence] = [...records.org.store.readAll('Presales_Evidence__c')].filter(
            (each) => each['Deal_Registration__c'] === id
        );
        const path = '/sobjects/Presales_Evidence__c';
        const added = await channel.ask(persona, 'POST', path, records.evidence(id));
        // Whoever loads history adds the evidence of what was decided.
        expect(added.status).toBe(persona === 'CHANNEL_OPERATIONS' ? 201 : 400);
        const changed = await channel.ask(persona, 'PATCH', `${path}/${String(evidence!['Id'])}`, {
            Type__c: 'SCOPING_WORKSHOP'
        });
        const removed = await channel.ask(persona, 'DELETE', `${path}/${String(evidence!['Id'])}`);
        expect([changed.status, removed.status]).toEqual([400, 400]);
    });
});

describe('Information', () => {
    it('is asked for by who decides, answered by who requested, and both are recorded', async () => {
        const { id } = channel.claim('SUBMITTED');
        const asked = { Information_Request__c: 'Which branch office?' };
        expect(messages(await channel.change('SALES_REP', id, { Information_Answer__c: 'Lyon' }))).toContain(
            'no open question'
        );
        expect((await channel.change('SALES_REP', id, asked)).status).toBe(400);
        expect((await channel.change('PARTNER_ACCOUNT_MANAGER', id, asked)).status).toBe(204);
        expect(channel.field(id, 'Information_Requested_On__c')).toContain('2024-06-01T09:00:00');
        expect((await channel.change('SALES_REP', id, { Information_Answer__c: 'Lyon' })).status).toBe(204);
        await channel.change('PARTNER_ACCOUNT_MANAGER', id, { Information_Request__c: 'And since when?' });
        expect(channel.field(id, 'Information_Answer__c')).toBeNull();
        expect(channel.events(id).map((event) => [event['Kind__c'], event['Comment__c']])).toEqual([
            ['SUBMITTED', null],
            ['INFORMATION_REQUESTED', 'Which branch office?'],
            ['INFORMATION_GIVEN', 'Lyon'],
            ['INFORMATION_REQUESTED', 'And since when?']
        ]);
    });
});

describe('An extension', () => {
    it('is given once, against a milestone, by the program’s 30 days', async () => {
        const { id } = channel.claim('APPROVED');
        expect((await channel.change('SALES_REP', id, { Extension_Milestone__c: 'Budget released' })).status).toBe(204);
        // 2024-07-31 and 30 days.
        expect([channel.field(id, 'Expires_On__c'), channel.field(id, 'Extended_On__c')]).toEqual([
            '2024-08-30',
            '2024-06-01'
        ]);
        const again = await channel.change('SALES_REP', id, { Extension_Milestone__c: 'Contract drafted' });
        expect(messages(again)).toContain('one extension only');
        expect(channel.events(id).at(-1)).toMatchObject({ Kind__c: 'EXTENDED', Comment__c: 'Budget released' });
    });

    it('ends when the flow says, whatever channel operations send along', async () => {
        const { id } = channel.claim('APPROVED');
        const values = {
            Extension_Milestone__c: 'Budget released',
            Extended_On__c: '2024-05-03',
            Expires_On__c: '2024-08-29'
        };
        expect((await channel.change('CHANNEL_OPERATIONS', id, values)).status).toBe(204);
        expect([channel.field(id, 'Expires_On__c'), channel.field(id, 'Extended_On__c')]).toEqual([
            '2024-08-30',
            '2024-06-01'
        ]);
    });

    it.each(['DRAFT', 'SUBMITTED', 'REJECTED', 'WON', 'EXPIRED', 'WITHDRAWN'] as const)(
        'is not for a registration that is %s',
        async (status) => {
            const { id } = channel.claim(status);
            const answer = await channel.change('SALES_REP', id, { Extension_Milestone__c: 'Budget released' });
            expect(messages(answer)).toContain('Only a running protection');
        }
    );

    it('is not for a protection that has ended', async () => {
        const { id } = channel.claim('APPROVED', { Approved_On__c: '2024-03-01', Expires_On__c: '2024-05-30' });
        const answer = await channel.change('SALES_REP', id, { Extension_Milestone__c: 'Budget released' });
        expect(messages(answer)).toContain('Only a running protection');
        expect((await channel.change('SALES_REP', id, { Status__c: 'EXPIRED' })).status).toBe(204);
    });
});

describe('The opportunity', () => {
    const close = (opportunity: string, StageName: string) =>
        channel.ask('SALES_REP', 'PATCH', `/sobjects/Opportunity/${opportunity}`, { StageName });

    it('wins the approved registration, and ends its protection', async () => {
        const { id, opportunity, customer } = channel.claim('APPROVED');
        expect((await close(opportunity, 'Closed Won')).status).toBe(204);
        expect(channel.field(id, 'Status__c')).toBe('WON');
        expect(channel.protection(customer)).toBeUndefined();
        expect(channel.events(id).at(-1)).toMatchObject({ Kind__c: 'WON', User__c: channel.user('SALES_REP').id });
    });

    it.each([
        ['APPROVED', 'LOST'],
        ['SUBMITTED', 'WITHDRAWN'],
        ['DRAFT', 'WITHDRAWN'],
        ['REJECTED', 'REJECTED']
    ] as const)('takes along a registration that is %s when it is lost: %s', async (before, after) => {
        const { id, opportunity } = channel.claim(before);
        expect((await close(opportunity, 'Closed Lost')).status).toBe(204);
        expect(channel.field(id, 'Status__c')).toBe(after);
    });

    it('loses the registration of another partner when it is won', async () => {
        const { id, opportunity } = channel.claim('APPROVED', { Partner__c: records.rival });
        expect((await close(opportunity, 'Closed Won')).status).toBe(204);
        expect(channel.field(id, 'Status__c')).toBe('LOST');
    });

    it('is the partner’s own and the end customer’s', async () => {
        const { opportunity } = channel.deal();
        const post = (values: object) => channel.ask('SALES_REP', 'POST', '/sobjects/Deal_Registration__c', values);
        const foreign = await post(records.registration({ Opportunity__c: opportunity }));
        expect(messages(foreign)).toContain('belongs to another account');
        const own = channel.deal({ Partner__c: records.rival });
        const rivals = await post(
            records.registration({ End_Customer__c: own.customer, Opportunity__c: own.opportunity })
        );
        expect(messages(rivals)).toContain("another partner's");
    });
});

describe('A draft', () => {
    it('carries no terms', async () => {
        for (const [field, value] of Object.entries({
            Registration_Rate__c: 90,
            Protected_Discount__c: 90,
            Approved_On__c: '2024-06-01',
            Expires_On__c: '2025-06-01',
            Submitted_On__c: '2024-01-01T00:00:00Z',
            Decision_Due_On__c: '2030-01-01',
            Extension_Milestone__c: 'Early',
            Program__c: records.program
        })) {
            const { customer } = channel.deal();
            const answer = await channel.ask('CHANNEL_OPERATIONS', 'POST', '/sobjects/Deal_Registration__c', {
                ...records.registration({ End_Customer__c: customer }),
                [field]: value
            });
            expect([field, answer.status]).toEqual([field, 400]);
        }
    });

    it('is recorded from its creation on', async () => {
        const { id } = channel.claim('DRAFT');
        await channel.change('SALES_REP', id, { Status__c: 'SUBMITTED' });
        await channel.change('PARTNER_ACCOUNT_MANAGER', id, { Status__c: 'APPROVED' });
        await channel.change('SALES_REP', id, { Status__c: 'WITHDRAWN' });
        expect(channel.events(id).map((event) => [event['Kind__c'], event['User__c']])).toEqual([
            ['CREATED', channel.user('ADMINISTRATOR').id],
            ['SUBMITTED', channel.user('SALES_REP').id],
            ['APPROVED', channel.user('PARTNER_ACCOUNT_MANAGER').id],
            ['WITHDRAWN', channel.user('SALES_REP').id]
        ]);
    });
});
