import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages, RegistrationChannel } from './registrationChannel';

const channel = new RegistrationChannel();
const { records } = channel;
const REQUESTS = 50;

beforeAll(() => channel.start());
afterAll(() => channel.stop());

/** Drafts with evidence of fifty partners for one deal. */
function draftsFor(customer: string): string[] {
    return Array.from({ length: REQUESTS }, (_, index) => {
        const partner = records.membership(`Rival ${customer} ${index}`);
        const id = records.create('Deal_Registration__c', {
            ...records.registration({ Partner__c: partner, End_Customer__c: customer })
        });
        records.create('Presales_Evidence__c', records.evidence(id));
        return id;
    });
}

function statusesOf(ids: readonly string[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const id of ids) {
        const status = channel.field(id, 'Status__c')!;
        counts[status] = (counts[status] ?? 0) + 1;
    }
    return counts;
}

/** One note for everybody, one event of the submission, nothing else. */
function expectOneWinner(customer: string, drafts: readonly string[], winner: string): void {
    expect(statusesOf(drafts)).toEqual({ SUBMITTED: 1, DRAFT: REQUESTS - 1 });
    expect(channel.field(winner, 'Status__c')).toBe('SUBMITTED');
    const losers = drafts.filter((id) => id !== winner);
    expect(losers.map((id) => channel.field(id, 'Exclusivity_Key__c'))).toEqual(losers.map(() => null));
    expect(losers.map((id) => channel.field(id, 'Submitted_On__c'))).toEqual(losers.map(() => null));
    expect(losers.flatMap((id) => channel.events(id).map((event) => event['Kind__c']))).toEqual(
        losers.map(() => 'CREATED')
    );
    const notes = [...records.org.store.readAll('Deal_Protection__c')].filter(
        (note) => note['End_Customer__c'] === customer
    );
    expect(notes).toHaveLength(1);
}

describe('Of fifty submissions for one deal', () => {
    it('sent at the same instant exactly one wins, and the others are told until when the deal is taken', async () => {
        const { customer } = channel.deal();
        const drafts = draftsFor(customer);
        const answers = await Promise.all(
            drafts.map((id) => channel.change('SALES_REP', id, { Status__c: 'SUBMITTED' }))
        );
        const winners = drafts.filter((_, index) => answers[index]!.status === 204);
        expect(winners).toHaveLength(1);
        const refused = answers.filter(({ status }) => status !== 204);
        expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([400]));
        expect(new Set(refused.map(messages))).toEqual(
            new Set(['Another request for this deal awaits its decision, due by 6/6/2024.'])
        );
        expectOneWinner(customer, drafts, winners[0]!);
    });

    it('in one request, where none can see the others, the unique key lets one through', async () => {
        const { customer } = channel.deal();
        const drafts = draftsFor(customer);
        const { status, body } = await channel.ask('SALES_REP', 'PATCH', '/composite/sobjects', {
            allOrNone: false,
            records: drafts.map((id) => ({
                attributes: { type: 'Deal_Registration__c' },
                id,
                Status__c: 'SUBMITTED'
            }))
        });
        expect(status).toBe(200);
        const winners = drafts.filter((_, index) => body[index].success);
        expect(winners).toHaveLength(1);
        const codes = body.flatMap(({ errors }: { errors: { statusCode: string; message: string }[] }) =>
            errors.map(({ statusCode, message }) => [statusCode, message.includes('Exclusivity_Key__c')])
        );
        expect(codes).toEqual(Array.from({ length: REQUESTS - 1 }, () => ['DUPLICATE_VALUE', true]));
        expectOneWinner(customer, drafts, winners[0]!);
    });

    it('through every API and by every persona at once, one wins, and nobody is told who', async () => {
        const { customer, opportunity } = channel.deal();
        channel.linkPartnerUser();
        const drafts = draftsFor(customer);
        // The partner's user has drafts of its own company alone.
        const own = drafts.splice(0, 10).map(() => {
            const values = { End_Customer__c: customer, Opportunity__c: opportunity };
            const id = records.create('Deal_Registration__c', records.registration(values));
            records.create('Presales_Evidence__c', records.evidence(id));
            return id;
        });
        const all = [...own, ...drafts];
        const submitted = { Status__c: 'SUBMITTED' };
        const record = (id: string) => ({ attributes: { type: 'Deal_Registration__c' }, id, ...submitted });
        const url = (id: string): string => `/services/data/v66.0/sobjects/Deal_Registration__c/${id}`;
        const mutation = (ids: readonly string[]): string =>
            ids
                .map(
                    (id, at) =>
                        `r${at}: Deal_Registration__cUpdate(input: { Id: "${id}", Deal_Registration__c: { Status__c: "SUBMITTED" } }) { success }`
                )
                .join('\n');
        const answers = await Promise.all([
            ...own.map((id) => channel.ask('PARTNER_USER', 'PATCH', `/ui-api/records/${id}`, { fields: submitted })),
            ...drafts.slice(0, 10).map((id) => channel.change('SALES_REP', id, submitted)),
            channel.ask('PARTNER_ACCOUNT_MANAGER', 'POST', '/composite', {
                compositeRequest: drafts
                    .slice(10, 20)
                    .map((id, at) => ({ method: 'PATCH', url: url(id), referenceId: `r${at}`, body: submitted }))
            }),
            channel.ask('CHANNEL_OPERATIONS', 'PATCH', '/composite/sobjects', {
                allOrNone: false,
                records: drafts.slice(20, 25).map(record)
            }),
            channel.graphql(
                'SALES_REP',
                `mutation Submit { uiapi(input: { allOrNone: false }) { ${mutation(drafts.slice(25, 35))} } }`
            ),
            channel.bulkUpdate(
                'SALES_REP',
                'Deal_Registration__c',
                drafts.slice(35).map((Id) => ({ Id, ...submitted }))
            )
        ]);
        const winners = all.filter((id) => channel.field(id, 'Status__c') === 'SUBMITTED');
        expect(winners).toHaveLength(1);
        expectOneWinner(customer, all, winners[0]!);
        // The UI API answers who wins with the record: its own.
        const said = JSON.stringify(answers.slice(own.length));
        expect(said).not.toContain('Rival ');
        expect(said).not.toContain('Northwind');
        expect(said).toContain('awaits its decision, due by');
    });
});
