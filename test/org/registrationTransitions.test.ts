import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personas, type Persona } from './personas';
import { messages, RegistrationChannel, type Status } from './registrationChannel';

const statuses = ['DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'WON', 'LOST', 'EXPIRED', 'WITHDRAWN'] as const;

/** Who may take a registration from one status to another; every other change is nobody's. */
const allowed: Readonly<Record<string, readonly Persona[]>> = {
    'DRAFT > SUBMITTED': personas,
    'DRAFT > WITHDRAWN': personas,
    'SUBMITTED > APPROVED': ['PARTNER_ACCOUNT_MANAGER'],
    'SUBMITTED > REJECTED': ['PARTNER_ACCOUNT_MANAGER'],
    'SUBMITTED > WITHDRAWN': personas,
    'APPROVED > WITHDRAWN': personas
};

/** What may come only once its condition holds: the opportunity is won or lost, the protection has ended. */
const conditional: Readonly<Record<string, string>> = {
    'APPROVED > WON': 'the opportunity is won',
    'APPROVED > LOST': 'the opportunity is lost',
    'APPROVED > EXPIRED': 'the protection has ended'
};

/** Reason codes go with a rejection; nobody can be refused for the lack of one here. */
const companions: Partial<Record<Status, Record<string, unknown>>> = { REJECTED: { Rejection_Reason__c: 'OTHER' } };

const channel = new RegistrationChannel();

beforeAll(() => channel.start());
afterAll(() => channel.stop());

describe.each(personas)('A %s', (persona) => {
    const table = statuses.flatMap((from) =>
        statuses
            .filter((to) => to !== from)
            .map((to) => [from, to, allowed[`${from} > ${to}`]?.includes(persona)] as const)
    );

    it.each(table)('takes a registration from %s to %s: %s', async (from, to, may = false) => {
        const { id } = channel.claim(from);
        const editsReason = persona !== 'SALES_REP';
        const values = { Status__c: to, ...(editsReason && companions[to]) };
        const answer = await channel.change(persona, id, values);
        expect([answer.status, messages(answer)]).toEqual(
            may ? [204, ''] : [400, expect.stringMatching(/status|Only a partner account manager|registration/)]
        );
        expect(channel.field(id, 'Status__c')).toBe(may ? to : from);
    });

    it.each(statuses.filter((status) => status !== 'DRAFT'))('does not create a registration as %s', async (status) => {
        const { customer } = channel.deal();
        const answer = await channel.ask(persona, 'POST', '/sobjects/Deal_Registration__c', {
            ...channel.records.registration({ End_Customer__c: customer }),
            Status__c: status
        });
        // Channel operations load history, and then with the terms that the status asks for.
        const loads = persona === 'CHANNEL_OPERATIONS';
        const complete = !['APPROVED', 'REJECTED'].includes(status);
        expect([status, answer.status]).toEqual([status, loads && complete ? 201 : 400]);
        if (!loads) {
            expect(messages(answer)).toContain('starts as a draft');
        }
    });

    it.each(Object.entries(conditional))('does not take one %s by hand before %s', async (transition) => {
        const [from, to] = transition.split(' > ') as [Status, Status];
        const { id } = channel.claim(from);
        expect((await channel.change(persona, id, { Status__c: to })).status).toBe(400);
        expect(channel.field(id, 'Status__c')).toBe(from);
    });
});

describe('Without an opportunity', () => {
    it.each(personas)('only who decides says how a registration ended, a %s among others', async (persona) => {
        for (const outcome of ['WON', 'LOST']) {
            const { id } = channel.claim('APPROVED', { Opportunity__c: null });
            const { status } = await channel.change(persona, id, { Status__c: outcome });
            expect(status).toBe(persona === 'PARTNER_ACCOUNT_MANAGER' ? 204 : 400);
        }
    });
});
