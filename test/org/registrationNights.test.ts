import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages, RegistrationChannel } from './registrationChannel';

const channel = new RegistrationChannel();
const { records } = channel;

/** Lets the nights pass up to 8 in the morning of a day, and gives what failed in them. */
function morningOf(day: string): unknown[] {
    return records.org.advanceTo(`${day}T08:00:00Z`).filter((run) => run.failure !== undefined);
}

/** The tasks about a registration, as [subject, owner, due date]. */
function tasks(id: string): unknown[][] {
    return [...records.org.store.readAll('Task')]
        .filter((task) => task['WhatId'] === id)
        .map((task) => [task['Subject'], task['OwnerId'], task['ActivityDate']]);
}

beforeAll(async () => {
    await channel.start();
    records.update('Partner__c', records.partner, { OwnerId: channel.user('PARTNER_ACCOUNT_MANAGER').id });
});
afterAll(() => channel.stop());

describe('The nights', () => {
    let submitted: string;
    let approved: string;
    let withoutOpportunity: string;
    let customer: string;

    beforeAll(async () => {
        // On 2024-06-01: due on 2024-06-06; approved for 90 days, which end on 2024-08-30.
        submitted = channel.claim('DRAFT').id;
        await channel.change('SALES_REP', submitted, { Status__c: 'SUBMITTED' });
        const claim = channel.claim('SUBMITTED');
        approved = claim.id;
        customer = claim.customer;
        records.update('Opportunity', claim.opportunity, { OwnerId: channel.user('SALES_REP').id });
        withoutOpportunity = channel.claim('SUBMITTED', { Opportunity__c: null }).id;
        for (const id of [approved, withoutOpportunity]) {
            await channel.change('PARTNER_ACCOUNT_MANAGER', id, { Status__c: 'APPROVED' });
        }
        records.update('User', channel.user('PARTNER_ACCOUNT_MANAGER').id, {
            ManagerId: channel.user('CHANNEL_OPERATIONS').id
        });
    });

    it('leave a decision alone on the day it is due', () => {
        expect(morningOf('2024-06-06')).toEqual([]);
        expect([tasks(submitted), channel.field(submitted, 'Escalated_On__c')]).toEqual([[], null]);
    });

    it('bring an overdue decision to the manager of the account manager, once', () => {
        expect(morningOf('2024-06-07')).toEqual([]);
        const escalated = [
            [
                `The decision on this registration is overdue: ${channel.field(submitted, 'Name')}, 6/6/2024`,
                channel.user('CHANNEL_OPERATIONS').id,
                '2024-06-07'
            ]
        ];
        expect(tasks(submitted)).toEqual(escalated);
        expect(channel.field(submitted, 'Escalated_On__c')).toBe('2024-06-07');
        expect(morningOf('2024-06-09')).toEqual([]);
        expect(tasks(submitted)).toEqual(escalated);
        expect(channel.events(submitted).map((event) => event['Kind__c'])).toEqual([
            'CREATED',
            'SUBMITTED',
            'ESCALATED'
        ]);
    });

    it('remind of the end of a protection 30 days before, and again 7 days before', () => {
        expect(morningOf('2024-07-30')).toEqual([]);
        expect(tasks(approved)).toEqual([]);
        expect(morningOf('2024-07-31')).toEqual([]);
        const reminder = (owner: string, id: string) => [
            `The protection of this registration is about to end: ${channel.field(id, 'Name')}, 8/30/2024`,
            owner,
            '2024-08-30'
        ];
        const rep = reminder(channel.user('SALES_REP').id, approved);
        const manager = reminder(channel.user('PARTNER_ACCOUNT_MANAGER').id, withoutOpportunity);
        expect([tasks(approved), tasks(withoutOpportunity)]).toEqual([[rep], [manager]]);
        expect(morningOf('2024-08-22')).toEqual([]);
        expect(tasks(approved)).toEqual([rep]);
        expect(morningOf('2024-08-23')).toEqual([]);
        expect(tasks(approved)).toEqual([rep, rep]);
        expect(morningOf('2024-08-29')).toEqual([]);
        expect(tasks(approved)).toEqual([rep, rep]);
    });

    it('protect through the last day, and end the protection in the night after it', async () => {
        expect(morningOf('2024-08-30')).toEqual([]);
        expect(channel.field(approved, 'Status__c')).toBe('APPROVED');
        const rival = records.create('Deal_Registration__c', {
            ...records.registration({ Partner__c: records.rival, End_Customer__c: customer })
        });
        records.create('Presales_Evidence__c', records.evidence(rival));
        const refused = await channel.change('SALES_REP', rival, { Status__c: 'SUBMITTED' });
        expect(messages(refused)).toBe('This deal is protected until 8/30/2024.');
        expect(morningOf('2024-08-31')).toEqual([]);
        expect([channel.field(approved, 'Status__c'), channel.field(approved, 'Exclusivity_Key__c')]).toEqual([
            'EXPIRED',
            null
        ]);
        expect(channel.protection(customer)).toBeUndefined();
        expect(channel.events(approved).at(-1)).toMatchObject({ Kind__c: 'EXPIRED' });
        expect((await channel.change('SALES_REP', rival, { Status__c: 'SUBMITTED' })).status).toBe(204);
    });

    it('remove the note of a protection whose registration went with its partner', () => {
        const account = records.create('Account', { Name: 'Gone Resale' });
        const partner = records.create('Partner__c', {
            Name: 'Gone Resale',
            Account__c: account,
            Program__c: records.program,
            Tier__c: records.tier
        });
        const claim = channel.claim('SUBMITTED', { Partner__c: partner, Opportunity__c: null });
        expect(channel.protection(claim.customer)).toBeDefined();
        expect(records.refusalsOfDelete('Partner__c', partner)).toEqual([]);
        expect(morningOf('2024-09-01')).toEqual([]);
        expect(channel.protection(claim.customer)).toBeUndefined();
    });

    it('work on hundreds of registrations together', () => {
        const { customer: of } = channel.deal();
        const customers = Array.from({ length: 300 }, (_, index) =>
            records.create('Account', { Name: `Bulk ${of} ${index}` })
        );
        const results = records.org.save(
            customers.map((End_Customer__c) => ({
                kind: 'create' as const,
                object: 'Deal_Registration__c',
                values: {
                    ...records.registration({ End_Customer__c }),
                    ...records.approval({ Approved_On__c: '2024-06-10', Expires_On__c: '2024-09-02' }),
                    Submitted_On__c: '2024-06-09T08:00:00Z'
                }
            })),
            { userId: channel.user('ADMINISTRATOR').id }
        );
        expect(results.every(({ success }) => success)).toBe(true);
        const ids = results.flatMap((result) => (result.success ? [result.id] : []));
        expect(morningOf('2024-09-02')).toEqual([]);
        // Two days before the end one reminder is due.
        expect(ids.flatMap(tasks)).toHaveLength(300);
        expect(morningOf('2024-09-03')).toEqual([]);
        expect(new Set(ids.map((id) => channel.field(id, 'Status__c')))).toEqual(new Set(['EXPIRED']));
    });
});
