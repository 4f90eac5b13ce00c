import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SPECIAL_PRICE_LIMITS, specialPriceLimit } from '../../force-app/main/default/lwc/programCore/programCore';
import { Channel, personas, type Answer, type Persona } from './personas';

/** What becomes of a request for a special price, over the API, as whoever may and may not. */
const channel = new Channel();
const { records } = channel;
const REQUEST = 'Special_Price_Request__c';
const TODAY = '2024-06-01';

let quote: string;
let line: string;

beforeAll(() => channel.start());
afterAll(() => channel.stop());
beforeEach(() => {
    const opportunity = records.create('Opportunity', {
        Name: 'Harbor cloud',
        AccountId: records.customer,
        StageName: 'Prospecting',
        CloseDate: '2024-09-30',
        Partner__c: records.partner,
        OwnerId: channel.user('SALES_REP').id
    });
    quote = records.create('Partner_Quote__c', records.quote({ Opportunity__c: opportunity }));
    line = records.create('Partner_Quote_Line__c', records.frontOnlyLine(quote));
});

const values = (changes: object = {}): object => ({
    Partner_Quote__c: quote,
    Solution__c: 'HYBRID_CLOUD',
    Requested_Rate__c: 8,
    Reason__c: 'A rival of another vendor offers 30 % off.',
    Valid_Until__c: '2024-06-10',
    ...changes
});

type Asker = Persona | 'ADMINISTRATOR';

async function ask(changes: object = {}, persona: Asker = 'SALES_REP'): Promise<string> {
    const answer = await channel.ask(persona, 'POST', `/sobjects/${REQUEST}`, values(changes));
    expect([answer.status, answer.body]).toMatchObject([201, {}]);
    return answer.body.id;
}

/** '' where the org took it; otherwise each error's fields and the platform's code for it. */
function refusalOf({ status, body }: Answer): string {
    const errors = status < 300 ? [] : (body as { fields?: string[]; errorCode: string }[]);
    return errors.map(({ fields = [], errorCode }) => [...fields, errorCode].join(' ')).join(', ');
}

async function change(persona: Asker, id: string, changes: object): Promise<string> {
    return refusalOf(await channel.ask(persona, 'PATCH', `/sobjects/${REQUEST}/${id}`, changes));
}

const statusOf = (id: string): string | null => records.read(REQUEST, id, 'Status__c');
const refusedAt = (field: string): string => `${field} FIELD_CUSTOM_VALIDATION_EXCEPTION`;
const APPROVE = { Status__c: 'APPROVED' };
const REJECT = { Status__c: 'REJECTED', Decision_Comment__c: 'Not needed to win' };
const WITHDRAW = { Status__c: 'WITHDRAWN' };
const EXPIRE = { Status__c: 'EXPIRED' };
const REOPEN = { Status__c: 'REQUESTED' };

describe('a request for a special price', () => {
    it.each([
        ['SALES_REP', 'approves', APPROVE, refusedAt('Status__c')],
        ['SALES_REP', 'rejects', { Status__c: 'REJECTED' }, refusedAt('Status__c')],
        ['SALES_REP', 'withdraws', WITHDRAW, ''],
        ['SALES_REP', 'lets expire', EXPIRE, refusedAt('Status__c')],
        ['PARTNER_ACCOUNT_MANAGER', 'approves', APPROVE, ''],
        ['PARTNER_ACCOUNT_MANAGER', 'rejects', REJECT, ''],
        [
            'PARTNER_ACCOUNT_MANAGER',
            'rejects without a reason',
            { Status__c: 'REJECTED' },
            refusedAt('Decision_Comment__c')
        ],
        ['PARTNER_ACCOUNT_MANAGER', 'withdraws', WITHDRAW, refusedAt('Status__c')],
        ['PARTNER_ACCOUNT_MANAGER', 'lets expire', EXPIRE, refusedAt('Status__c')],
        ['CHANNEL_OPERATIONS', 'approves', APPROVE, ''],
        ['CHANNEL_OPERATIONS', 'rejects', REJECT, ''],
        ['CHANNEL_OPERATIONS', 'withdraws', WITHDRAW, refusedAt('Status__c')],
        ['ADMINISTRATOR', 'withdraws', WITHDRAW, refusedAt('Status__c')]
    ] as const)('of a rep: a %s who %s it is answered "%4$s"', async (persona, _, changes, refusal) => {
        const id = await ask();
        const answer = await change(persona, id, changes);
        expect(answer === '' ? '' : answer.split(', ')).toEqual(
            refusal === '' ? '' : expect.arrayContaining([refusal])
        );
        expect(statusOf(id)).toBe(refusal === '' ? changes.Status__c : 'REQUESTED');
    });

    it.each(['APPROVED', 'REJECTED', 'WITHDRAWN'] as const)(
        'that is %s goes nowhere else before its last day',
        async (end) => {
            const id = await ask();
            const how = { APPROVED: APPROVE, REJECTED: REJECT, WITHDRAWN: WITHDRAW }[end];
            expect(await change(end === 'WITHDRAWN' ? 'SALES_REP' : 'CHANNEL_OPERATIONS', id, how)).toBe('');
            for (const persona of [...personas, 'ADMINISTRATOR'] as const) {
                for (const next of [APPROVE, REJECT, WITHDRAW, EXPIRE, REOPEN].filter(
                    ({ Status__c }) => Status__c !== end
                )) {
                    expect(await change(persona, id, next), `${persona} ${next.Status__c}`).not.toBe('');
                }
            }
            expect(statusOf(id)).toBe(end);
        }
    );

    it('is made by those who quote, and by nobody who only decides', async () => {
        await ask();
        for (const persona of ['PARTNER_ACCOUNT_MANAGER', 'CHANNEL_OPERATIONS'] as const) {
            const answer = await channel.ask(persona, 'POST', `/sobjects/${REQUEST}`, values());
            expect(refusalOf(answer), persona).toContain('CANNOT_INSERT_UPDATE');
        }
    });

    it.each([
        ['Requested_Rate__c', { Requested_Rate__c: 0 }],
        ['Requested_Rate__c', { Requested_Rate__c: 100.0001 }],
        ['Valid_Until__c', { Valid_Until__c: '2024-05-31' }],
        ['Partner_Quote_Line__c', { Solution__c: null }],
        ['Status__c', { Status__c: 'APPROVED' }],
        ['Status__c', { Status__c: 'WITHDRAWN' }]
    ])('is refused at %s where that is wrong: %j', async (field, changes) => {
        const answer = await channel.ask('SALES_REP', 'POST', `/sobjects/${REQUEST}`, values(changes));
        expect(refusalOf(answer)).toContain(refusedAt(field));
    });

    it('is not changed by anybody, and says what to do instead', async () => {
        const id = await ask();
        for (const changes of [{ Requested_Rate__c: 5 }, { Reason__c: 'Because' }, { Valid_Until__c: '2024-07-31' }]) {
            expect(await change('SALES_REP', id, changes)).toContain('VALIDATION');
        }
        expect(await change('SALES_REP', id, { Approved_Rate__c: 5 })).toContain('INVALID_FIELD_FOR_INSERT_UPDATE');
    });

    it('for one line lowers that line alone', async () => {
        const other = records.create('Partner_Quote_Line__c', records.frontOnlyLine(quote));
        const id = await ask({ Solution__c: null, Partner_Quote_Line__c: line });
        expect(await change('PARTNER_ACCOUNT_MANAGER', id, APPROVE)).toBe('');
        // 12,500.00 less 2,500.00 and 8 % (1,000.00) is 9,000.00; 5 % of that is 450.00.
        const special = {
            Special_Rate__c: '8',
            Special_Amount__c: '1000',
            Discount_Amount__c: '3500',
            Net_Amount__c: '9000',
            Rebate_Amount__c: '450'
        };
        records.update('Partner_Quote_Line__c', line, special);
        expect(records.refusalsOfUpdate('Partner_Quote_Line__c', other, special)).not.toEqual([]);
        expect(records.read('Partner_Quote__c', quote, 'Net_Total__c')).toBe('19000');
    });
});

describe("an approver's limit", () => {
    const limits = { PARTNER_ACCOUNT_MANAGER: 10, CHANNEL_OPERATIONS: 20 } as const;

    it('is one of those that the core knows', () => {
        const names = [...records.org.project.customPermissions.keys()].filter((name) => name.startsWith('Approve_'));
        const known = SPECIAL_PRICE_LIMITS.map((limit) => `Approve_Special_Price_${limit / 10_000}`);
        expect(names.sort()).toEqual([...known].sort());
        for (const points of Object.values(limits)) {
            expect(specialPriceLimit(points * 10_000)).toBe(points * 10_000);
        }
    });

    it.each(Object.entries(limits))('of a %s ends at %i points', async (persona, points) => {
        const decide = async (rate: number): Promise<string> =>
            change(persona as Persona, await ask({ Requested_Rate__c: 30 }), { ...APPROVE, Approved_Rate__c: rate });
        expect(await decide(points)).toBe('');
        expect(await decide(points + 0.0001)).toBe(refusedAt('Approved_Rate__c'));
    });

    it('counts for what is granted, not for what was asked for; a blank rate grants all of that', async () => {
        expect(await change('PARTNER_ACCOUNT_MANAGER', await ask({ Requested_Rate__c: 12 }), APPROVE)).toBe(
            refusedAt('Approved_Rate__c')
        );
    });

    it('says nothing about a rejection', async () => {
        expect(await change('PARTNER_ACCOUNT_MANAGER', await ask({ Requested_Rate__c: 30 }), REJECT)).toBe('');
    });

    it('is read out in the language of who is refused', async () => {
        const id = await ask({ Requested_Rate__c: 30 });
        const user = channel.user('PARTNER_ACCOUNT_MANAGER').id;
        records.update('User', user, { LanguageLocaleKey: 'fr' });
        const answer = await channel.ask('PARTNER_ACCOUNT_MANAGER', 'PATCH', `/sobjects/${REQUEST}/${id}`, APPROVE);
        records.update('User', user, { LanguageLocaleKey: 'en_US' });
        expect(answer.body[0].message).toContain('Le taux dépasse ce que vous pouvez accorder');
    });
});

describe('the pages for special prices', () => {
    const folder = new URL('../../force-app/main/default/lwc/specialPriceData/', import.meta.url);
    const source = readFileSync(new URL('documents.ts', folder), 'utf8');
    const fields = /const REQUEST = `([^`]*)`/.exec(source)?.[1] ?? '';
    const documents = [...source.matchAll(/gql`([^`]*)`/g)].map(([, text = '']) => text.replace('${REQUEST}', fields));

    it.each(personas)('are answered what they ask for, to a %s', async (persona) => {
        const id = await ask();
        await change('CHANNEL_OPERATIONS', id, REJECT);
        const waiting = await ask({ Requested_Rate__c: 3 });
        const opportunityId = records.read('Partner_Quote__c', quote, 'Opportunity__c');
        const answers = await Promise.all(
            documents.map((document) =>
                channel.graphql(persona, document, { opportunityId, accountId: records.customer })
            )
        );
        expect(answers.map(({ errors }) => errors)).toEqual([[], [], []]);
        const idsOf = ({ data }: Answer['body']): string[] =>
            data.uiapi.query.Special_Price_Request__c.edges.map(({ node }: { node: { Id: string } }) => node.Id);
        const [all, open, history] = answers.map(idsOf);
        expect(all).toEqual([waiting, id]);
        expect(open).toContain(waiting);
        expect(open).not.toContain(id);
        expect(history?.[0]).toBe(id);
        expect(history).not.toContain(waiting);
    });
});

describe('the last day of a request', () => {
    it(`is the one until which it can be granted, and only after it does it expire (today is ${TODAY})`, async () => {
        const id = await ask({ Valid_Until__c: TODAY });
        records.clock.moveTo('2024-06-02T00:30:00Z');
        expect(await change('CHANNEL_OPERATIONS', id, APPROVE)).toBe(refusedAt('Valid_Until__c'));
        expect(await change('CHANNEL_OPERATIONS', id, EXPIRE)).toBe('');
        records.clock.moveTo('2024-06-01T09:00:00Z');
    });
});
