import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { explainIssuedQuote } from '../../force-app/main/default/lwc/programCore/programCore';
import type { ExplainedQuote, IssuedQuote } from '../../force-app/main/default/lwc/programCore/programCore';
import { Channel, personas, type Persona } from './personas';

/**
 * From draft to acceptance over the APIs, as whoever may and may not. The channel is that of `ChannelOrg`: 20 % front
 * end, 12 % registration, 5 % specialist in NETWORK, at most 40 %; rebate 5 %, 7 % with the specialization.
 */
const channel = new Channel();
const { records } = channel;
const QUOTE = 'Partner_Quote__c';
const LINE = 'Partner_Quote_Line__c';
const REQUEST = 'Special_Price_Request__c';

/** Of the processor: how long it takes by the clock depends on what else the machine has to do. */
const TWO_SECONDS = 2000;

function processorTime(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
}

let opportunity: string;

beforeAll(() => channel.start());
afterAll(() => channel.stop());
beforeEach(() => {
    opportunity = records.create('Opportunity', {
        Name: 'Harbor network',
        AccountId: records.customer,
        StageName: 'Prospecting',
        CloseDate: '2024-09-30',
        Partner__c: records.partner,
        OwnerId: channel.user('SALES_REP').id
    });
});

function draft(values: Record<string, unknown> = {}): string {
    return records.create(QUOTE, records.quote({ Opportunity__c: opportunity, ...values }));
}

function draftWithLine(values: Record<string, unknown> = {}): { quote: string; line: string } {
    const quote = draft(values);
    return { quote, line: records.create(LINE, records.frontOnlyLine(quote)) };
}

/** 12,500.00 in NETWORK less 20 % and 5 % is 9,375.00; 7 % of that is 656.25. */
function specialistLine(quote: string, values: Record<string, unknown> = {}): Record<string, unknown> {
    return records.frontOnlyLine(quote, {
        Solution__c: 'NETWORK',
        Specialist_Rate__c: '5',
        Specialist_Amount__c: '625',
        Discount_Amount__c: '3125',
        Net_Amount__c: '9375',
        Rebate_Rate__c: '7',
        Rebate_Amount__c: '656.25',
        ...values
    });
}

/** The same with the 12 % of a registration: 7,875.00, and 551.25 of rebate. */
function registeredLine(quote: string): Record<string, unknown> {
    return specialistLine(quote, {
        Registration_Rate__c: '12',
        Registration_Amount__c: '1500',
        Discount_Amount__c: '4625',
        Net_Amount__c: '7875',
        Rebate_Amount__c: '551.25'
    });
}

const read = (object: string, id: string): Readonly<Record<string, unknown>> => records.org.read(object, id)!;
const text = (object: string, id: string, field: string): string | null => records.read(object, id, field);
const refusalOfIssue = (quote: string): string =>
    records.refusalsOfUpdate(QUOTE, quote, { Status__c: 'ISSUED' }).join();
const issue = (quote: string): void => records.update(QUOTE, quote, { Status__c: 'ISSUED' });

/** As it is stored, the records of its lines included. */
function everythingOf(quote: string): unknown {
    const lines = [...records.org.store.readAll(LINE)].filter((line) => line['Partner_Quote__c'] === quote);
    return { quote: read(QUOTE, quote), lines };
}

describe('the versions of a quote', () => {
    it('are counted on their opportunity, also where several are written at once, and never used again', () => {
        const versions = (quotes: readonly string[]) => quotes.map((quote) => text(QUOTE, quote, 'Version__c'));
        const first = draft();
        const results = records.org.save(
            [1, 2, 3].map(() => ({
                kind: 'create' as const,
                object: QUOTE,
                values: records.quote({ Opportunity__c: opportunity, Version__c: '99' })
            })),
            { userId: channel.user('ADMINISTRATOR').id }
        );
        const several = results.map((result) => (result.success ? result.id : ''));
        expect(versions([first, ...several])).toEqual(['1', '2', '3', '4']);
        expect(records.refusalsOfDelete(QUOTE, several[0]!)).toEqual([]);
        expect(versions([draft()])).toEqual(['5']);
    });

    it('replace each other when the later one is issued', () => {
        const { quote: first } = draftWithLine();
        issue(first);
        const { quote: second } = draftWithLine({ Supersedes__c: first });
        expect(text(QUOTE, first, 'Status__c')).toBe('ISSUED');
        issue(second);
        expect(text(QUOTE, first, 'Status__c')).toBe('SUPERSEDED');
        expect(text(QUOTE, first, 'Superseded_By__c')).toBe(second);
    });

    it('leave an accepted one in force until the one that replaces it is accepted', () => {
        const { quote: first } = draftWithLine();
        issue(first);
        records.update(QUOTE, first, { Status__c: 'ACCEPTED' });
        expect(text(QUOTE, first, 'Accepted_On__c')).toBe('2024-06-01');
        const { quote: second } = draftWithLine({ Supersedes__c: first });
        issue(second);
        expect(text(QUOTE, first, 'Status__c')).toBe('ACCEPTED');
        expect(records.refusalsOfUpdate(QUOTE, first, { Status__c: 'SUPERSEDED' })).not.toEqual([]);
        records.update(QUOTE, second, { Status__c: 'ACCEPTED' });
        expect(text(QUOTE, first, 'Status__c')).toBe('SUPERSEDED');
        expect(text('Opportunity', opportunity, 'Accepted_Quote_Count__c')).toBe('1');
    });

    it('are accepted one at a time, within their days, for the partner of the opportunity', () => {
        const { quote: first } = draftWithLine();
        const { quote: second } = draftWithLine();
        [first, second].forEach(issue);
        records.update(QUOTE, first, { Status__c: 'ACCEPTED' });
        expect(records.refusalsOfUpdate(QUOTE, second, { Status__c: 'ACCEPTED' }).join()).toContain(
            'Another quote of this opportunity is accepted already'
        );
        const { quote: short } = draftWithLine({ Valid_Until__c: '2024-06-01' });
        issue(short);
        records.clock.moveTo('2024-06-02T09:00:00Z');
        expect(records.refusalsOfUpdate(QUOTE, short, { Status__c: 'ACCEPTED' }).join()).toContain(
            'can no longer be accepted'
        );
        records.clock.moveTo('2024-06-01T09:00:00Z');
        const { quote: moved } = draftWithLine();
        issue(moved);
        records.update('Opportunity', opportunity, { Partner__c: records.rival });
        expect(records.refusalsOfUpdate(QUOTE, moved, { Status__c: 'ACCEPTED' }).join()).toContain('Partner__c: ');
    });

    it('replace only what was sent for the same opportunity', () => {
        const { quote: unsent } = draftWithLine();
        expect(records.refusals(QUOTE, records.quote({ Opportunity__c: opportunity, Supersedes__c: unsent }))).toEqual([
            expect.stringContaining('Supersedes__c: ')
        ]);
    });
});

describe('issuing a quote', () => {
    it('dates and signs it, whatever was sent for that', async () => {
        const { quote } = draftWithLine({ Quote_Date__c: '2024-05-20' });
        const answer = await channel.ask('SALES_REP', 'PATCH', `/sobjects/${QUOTE}/${quote}`, { Status__c: 'ISSUED' });
        expect(answer.status).toBe(204);
        expect(read(QUOTE, quote)).toMatchObject({
            Status__c: 'ISSUED',
            Quote_Date__c: '2024-06-01',
            Issued_On__c: '2024-06-01',
            Issued_By__c: channel.user('SALES_REP').id,
            Program__c: records.program,
            Program_Name__c: 'Orchard Partners',
            Tier_Name__c: 'Expert'
        });
        const { quote: forged } = draftWithLine();
        records.update(QUOTE, forged, {
            Status__c: 'ISSUED',
            Issued_On__c: '2024-01-31',
            Tier_Name__c: 'Emperor',
            Rules__c: '{}'
        });
        expect(read(QUOTE, forged)).toMatchObject({ Issued_On__c: '2024-06-01', Tier_Name__c: 'Expert' });
        expect(text(QUOTE, forged, 'Rules__c')).toContain('"code":"ORCHARD"');
    });

    /** Each changes a fact behind a draft and gives what changes it back. */
    const changes: readonly (readonly [what: string, change: () => () => void, says: readonly string[]])[] = [
        [
            "the tier's rate",
            () => {
                records.update('Tier__c', records.tier, { New_Business_Discount__c: '22' });
                return () => records.update('Tier__c', records.tier, { New_Business_Discount__c: '20' });
            },
            ['front-end rate 20 → 22']
        ],
        [
            'the maximal discount',
            () => {
                records.update('Program__c', records.program, { Max_Discount__c: '15' });
                return () => records.update('Program__c', records.program, { Max_Discount__c: '40' });
            },
            ['(2500 → 1875)']
        ],
        [
            'the stacking policy',
            () => {
                records.update('Program__c', records.program, { New_Business_Stacking__c: 'FIRST' });
                return () => records.update('Program__c', records.program, { New_Business_Stacking__c: 'ADD' });
            },
            ['specialist rate 5 → 0']
        ],
        [
            'the only specialist',
            () => {
                const [specialist] = [...records.org.store.readAll('Specialist__c')].map(({ Id }) => String(Id));
                records.update('Specialist__c', specialist!, { Valid_Until__c: '2024-05-31' });
                return () => records.update('Specialist__c', specialist!, { Valid_Until__c: '2025-01-31' });
            },
            ['specialist rate 5 → 0', 'rebate rate 7 → 5']
        ]
    ];

    it.each(changes)('is refused where %s has changed since, naming line and change', (_, change, says) => {
        const quote = draft();
        const line = records.create(LINE, specialistLine(quote));
        const before = everythingOf(quote);
        const restore = change();
        const refusal = refusalOfIssue(quote);
        expect(refusal).toContain(text(LINE, line, 'Name'));
        says.forEach((words) => expect(refusal).toContain(words));
        expect(everythingOf(quote)).toEqual(before);
        restore();
        issue(quote);
    });

    it('is refused where the registration has expired since, and supersedes nothing then', () => {
        const registration = records.create('Deal_Registration__c', records.registration(records.approval()));
        const { quote: earlier } = draftWithLine();
        issue(earlier);
        const quote = draft({ Supersedes__c: earlier });
        const line = records.create(LINE, registeredLine(quote));
        const unaffected = records.create(LINE, records.frontOnlyLine(quote));
        records.clock.moveTo('2024-08-01T00:30:00Z');
        const refusal = refusalOfIssue(quote);
        expect(refusal).toContain(`${text(LINE, line, 'Name')}, registration rate 12 → 0`);
        expect(refusal).not.toContain(text(LINE, unaffected, 'Name'));
        expect(text(QUOTE, earlier, 'Status__c')).toBe('ISSUED');
        expect(text(LINE, line, 'Deal_Registration__c')).toBe(registration);
        records.clock.moveTo('2024-06-01T09:00:00Z');
    });

    it('is refused where a rival has been protected since, and where a registration of its own would lower the price', () => {
        const { quote } = draftWithLine();
        const rival = records.create(
            'Deal_Registration__c',
            records.registration({
                Partner__c: records.rival,
                Solution__c: 'HYBRID_CLOUD',
                ...records.approval({ Protected_Discount__c: '20' })
            })
        );
        // 20 % less the guarantee of 3 points is 17 % of 12,500.00.
        expect(refusalOfIssue(quote)).toContain('(2500 → 2125)');
        records.update('Deal_Registration__c', rival, { Status__c: 'WITHDRAWN' });
        const own = records.create(
            'Deal_Registration__c',
            records.registration({ Solution__c: 'HYBRID_CLOUD', ...records.approval() })
        );
        expect(refusalOfIssue(quote)).toContain('registration rate 0 → 12');
        records.update('Deal_Registration__c', own, { Status__c: 'WITHDRAWN' });
        issue(quote);
    });

    it("is refused at the registered specialist's price, which a guarantee of no points alone would allow", () => {
        records.update('Program__c', records.program, { Price_Guarantee__c: '0' });
        const rival = records.create(
            'Deal_Registration__c',
            records.registration({
                Partner__c: records.rival,
                Solution__c: 'HYBRID_CLOUD',
                ...records.approval({ Protected_Discount__c: '20' })
            })
        );
        const { quote, line } = draftWithLine();
        expect(refusalOfIssue(quote)).toContain(
            `${text(LINE, line, 'Name')}, at or below the price of the partner for whom the deal is protected`
        );
        records.update('Deal_Registration__c', rival, { Status__c: 'WITHDRAWN' });
        records.update('Program__c', records.program, { Price_Guarantee__c: '3' });
        issue(quote);
    });

    it('speaks French to who reads French', () => {
        const { quote } = draftWithLine();
        records.update('User', channel.user('ADMINISTRATOR').id, { LanguageLocaleKey: 'fr' });
        records.update('Tier__c', records.tier, { New_Business_Discount__c: '22' });
        expect(refusalOfIssue(quote)).toContain('taux frontal 20 → 22');
        records.update('Tier__c', records.tier, { New_Business_Discount__c: '20' });
        records.update('User', channel.user('ADMINISTRATOR').id, { LanguageLocaleKey: 'en_US' });
    });
});

describe('an issued quote', () => {
    /** What it carries, read from its own fields and those of its lines alone. */
    function carriedBy(quote: string): IssuedQuote {
        const lines = [...records.org.store.readAll(LINE)].filter((line) => line['Partner_Quote__c'] === quote);
        const cents = (value: unknown): number => Math.round(Number(value) * 100);
        const millionths = (value: unknown): number => Math.round(Number(value) * 10_000);
        const money = (value: unknown): string => Number(value).toFixed(2);
        return {
            rules: text(QUOTE, quote, 'Rules__c'),
            facts: text(QUOTE, quote, 'Facts__c'),
            quoteDate: text(QUOTE, quote, 'Quote_Date__c')!,
            businessType: text(QUOTE, quote, 'Business_Type__c')!,
            currency: 'EUR',
            totals: {
                list: cents(text(QUOTE, quote, 'List_Total__c')),
                discount: cents(text(QUOTE, quote, 'Discount_Total__c')),
                net: cents(text(QUOTE, quote, 'Net_Total__c')),
                rebate: cents(text(QUOTE, quote, 'Rebate_Total__c'))
            },
            lines: lines.map((line) => ({
                id: String(line['Id']),
                solution: (line['Solution__c'] as string | null) ?? null,
                quantity: String(line['Quantity__c']),
                unitPrice: money(line['Unit_Price__c']),
                floorPrice: line['Floor_Price__c'] ? money(line['Floor_Price__c']) : null,
                amounts: {
                    list: cents(line['List_Amount__c']),
                    FRONT: cents(line['Front_Amount__c']),
                    REGISTRATION: cents(line['Registration_Amount__c']),
                    SPECIALIST: cents(line['Specialist_Amount__c']),
                    SPECIAL: cents(line['Special_Amount__c']),
                    discount: cents(line['Discount_Amount__c']),
                    net: cents(line['Net_Amount__c']),
                    rebate: cents(line['Rebate_Amount__c'])
                },
                rates: {
                    FRONT: millionths(line['Front_Rate__c']),
                    REGISTRATION: millionths(line['Registration_Rate__c']),
                    SPECIALIST: millionths(line['Specialist_Rate__c']),
                    SPECIAL: millionths(line['Special_Rate__c']),
                    rebate: millionths(line['Rebate_Rate__c'])
                }
            }))
        };
    }

    function explained(quote: string): ExplainedQuote {
        const explanation = explainIssuedQuote(carriedBy(quote));
        if (explanation.state !== 'EXPLAINED') {
            throw new Error(JSON.stringify(explanation));
        }
        return explanation.explained;
    }

    it('is explained by what it carries, and the same when everything behind it has changed', () => {
        records.update('Program__c', records.program, {
            Name: 'Orchard "Partners" \\ 2024',
            // Expert is the second tier by its rank; minimums and benefits are no part of a price.
            Provenance__c: JSON.stringify({
                '': 'example',
                '/tiers/1/newBusinessDiscount': 'published',
                '/tiers/1/min': 'published',
                '/specializations/0/benefits': 'published'
            })
        });
        const member = records.create('Tier__c', {
            Name: 'Member',
            Program__c: records.program,
            Code__c: 'MEMBER',
            Rank__c: '1',
            New_Business_Discount__c: '10'
        });
        const registration = records.create('Deal_Registration__c', records.registration(records.approval()));
        const quote = draft();
        records.create(LINE, registeredLine(quote));
        records.create(LINE, records.frontOnlyLine(quote));
        issue(quote);
        const before = explained(quote);

        records.clock.moveTo('2024-08-01T09:00:00Z');
        records.update('Deal_Registration__c', registration, { Status__c: 'EXPIRED' });
        records.update('Tier__c', records.tier, {
            Name: 'Expert of old',
            New_Business_Discount__c: '1',
            Rebate_Rate__c: '1',
            Minimum_Revenue__c: '1000000'
        });
        records.update('Specialization__c', records.specialization, { Specialist_Discount__c: '0' });
        records.update('Program__c', records.program, {
            Name: 'Orchard Partners',
            New_Business_Stacking__c: 'FIRST',
            Max_Discount__c: '1',
            Provenance__c: null
        });
        records.update('Partner__c', records.partner, { Next_Review_On__c: '2024-08-01' });
        expect(text('Partner__c', records.partner, 'Tier__c')).toBe(member);
        const after = explained(quote);

        records.clock.moveTo('2024-06-01T09:00:00Z');
        records.update('Tier__c', records.tier, {
            Name: 'Expert',
            New_Business_Discount__c: '20',
            Rebate_Rate__c: '5',
            Minimum_Revenue__c: null
        });
        records.update('Specialization__c', records.specialization, { Specialist_Discount__c: '5' });
        records.update('Program__c', records.program, { New_Business_Stacking__c: 'ADD', Max_Discount__c: '40' });
        records.update('Partner__c', records.partner, { Next_Review_On__c: null });
        expect(text('Partner__c', records.partner, 'Tier__c')).toBe(records.tier);
        expect(after).toEqual(before);
        expect(before.program.name).toBe('Orchard "Partners" \\ 2024');
        expect(before.program.tiers.map(({ name }) => name)).toEqual(['Member', 'Expert']);
        // 7,875.00 with registration and specialist, 10,000.00 with the front end alone.
        expect(before.result.net).toBe(1_787_500);
        expect(before.trace.lines[0]?.components.map(({ code, source }) => [code, source.provenance])).toEqual([
            ['FRONT', 'published'],
            ['REGISTRATION', null],
            ['SPECIALIST', 'example']
        ]);
    });

    const everybody: readonly (Persona | 'ADMINISTRATOR')[] = [...personas, 'ADMINISTRATOR'];
    const numbers = [
        'Quantity__c',
        'Unit_Price__c',
        'List_Amount__c',
        'Front_Rate__c',
        'Front_Amount__c',
        'Registration_Rate__c',
        'Registration_Amount__c',
        'Specialist_Rate__c',
        'Specialist_Amount__c',
        'Special_Rate__c',
        'Special_Amount__c',
        'Discount_Amount__c',
        'Net_Amount__c',
        'Rebate_Rate__c',
        'Rebate_Amount__c'
    ];

    it.each(everybody)('stays as it was sent, whatever a %s tries', async (persona) => {
        const { quote, line } = draftWithLine();
        issue(quote);
        const { quote: other } = draftWithLine();
        const before = everythingOf(quote);
        const account = text('Opportunity', opportunity, 'AccountId')!;
        const patch = (object: string, id: string, body: object) =>
            [`${object} ${JSON.stringify(body)}`, 'PATCH', `/sobjects/${object}/${id}`, body] as const;
        const attacks: readonly (readonly [what: string, method: string, path: string, body?: object])[] = [
            ...numbers.map((field) => patch(LINE, line, { [field]: 1 })),
            patch(LINE, line, { Verified_On__c: '2024-06-02' }),
            patch(LINE, line, { Verified_On__c: null }),
            patch(LINE, line, { Partner_Quote__c: other }),
            patch(LINE, line, { Solution__c: 'NETWORK' }),
            patch(LINE, line, { Description__c: 'Cheaper' }),
            patch(LINE, line, { Deal_Registration__c: null }),
            patch(QUOTE, quote, { Status__c: 'DRAFT' }),
            patch(QUOTE, quote, { Status__c: 'DRAFT', Business_Type__c: 'RENEWAL' }),
            patch(QUOTE, quote, { Quote_Date__c: '2024-05-31' }),
            patch(QUOTE, quote, { Issued_On__c: '2024-05-31' }),
            patch(QUOTE, quote, { Partner__c: records.rival }),
            patch(QUOTE, quote, { Valid_Until__c: '2030-12-31' }),
            patch(QUOTE, quote, { Version__c: 7 }),
            patch(QUOTE, quote, { Rules__c: '{}' }),
            patch(QUOTE, quote, { Facts__c: '{}' }),
            patch(QUOTE, quote, { Tier_Name__c: 'Emperor' }),
            patch(QUOTE, quote, { Accepted_On__c: '2024-05-31' }),
            patch(QUOTE, quote, { Superseded_By__c: other }),
            patch(QUOTE, quote, { Status__c: 'SUPERSEDED', Superseded_By__c: other }),
            patch(QUOTE, quote, { Opportunity__c: records.opportunity }),
            patch(QUOTE, quote, { Net_Total__c: 1 }),
            ['a line added', 'POST', `/sobjects/${LINE}`, records.frontOnlyLine(quote)],
            ['a special price asked for', 'POST', `/sobjects/${REQUEST}`, request(quote)],
            ['the line deleted', 'DELETE', `/sobjects/${LINE}/${line}`],
            ['the quote deleted', 'DELETE', `/sobjects/${QUOTE}/${quote}`],
            ['the opportunity deleted', 'DELETE', `/sobjects/Opportunity/${opportunity}`],
            ['the account deleted', 'DELETE', `/sobjects/Account/${account}`],
            ['the partner deleted', 'DELETE', `/sobjects/Partner__c/${records.partner}`],
            patch('Opportunity', opportunity, { AccountId: text('Partner__c', records.rival, 'Account__c') })
        ];
        for (const [what, method, path, body] of attacks) {
            const { status } = await channel.ask(persona, method, path, body);
            expect([what, status >= 400]).toEqual([what, true]);
            expect(everythingOf(quote), what).toEqual(before);
        }
    });

    it('is not touched by saving its lines without a change', async () => {
        const { quote, line } = draftWithLine();
        issue(quote);
        const rival = records.create(
            'Deal_Registration__c',
            records.registration({ Partner__c: records.rival, Solution__c: 'HYBRID_CLOUD', ...records.approval() })
        );
        const answer = await channel.ask('SALES_REP', 'PATCH', `/sobjects/${LINE}/${line}`, { Quantity__c: 10 });
        expect(answer.status).toBe(400);
        expect(text(LINE, line, 'Protecting_Registration__c')).toBeNull();
        records.update('Deal_Registration__c', rival, { Status__c: 'WITHDRAWN' });
    });

    it('is saved with 200 lines in one transaction, and issued, within two seconds each; 500 lines work', async () => {
        const save = async (count: number): Promise<{ quote: string; milliseconds: number }> => {
            const numbers = Array.from({ length: count }, (_unused, index) => index + 1);
            const variables = {
                quote: { Partner_Quote__c: records.quote({ Opportunity__c: opportunity }) },
                ...Object.fromEntries(
                    numbers.map((number) => [
                        `line${number}`,
                        { Partner_Quote_Line__c: records.frontOnlyLine('@{quote}') }
                    ])
                )
            };
            const parameters = numbers.map((number) => `$line${number}: Partner_Quote_Line__cCreateInput!`).join(', ');
            const lines = numbers.map(
                (number) => `line${number}: Partner_Quote_Line__cCreate(input: $line${number}) { Record { Id } }`
            );
            const started = processorTime();
            const { data, errors } = await channel.graphql(
                'SALES_REP',
                `mutation Save($quote: Partner_Quote__cCreateInput!, ${parameters}) {
                    uiapi(input: { allOrNone: true }) {
                        quote: Partner_Quote__cCreate(input: $quote) { Record { Id } } ${lines.join(' ')}
                    }
                }`,
                variables
            );
            expect(errors).toEqual([]);
            return { quote: data.uiapi.quote.Record.Id, milliseconds: processorTime() - started };
        };
        const { quote, milliseconds } = await save(200);
        expect(text(QUOTE, quote, 'Net_Total__c')).toBe('2000000');
        expect(milliseconds).toBeLessThan(TWO_SECONDS);
        const started = processorTime();
        issue(quote);
        expect(processorTime() - started).toBeLessThan(TWO_SECONDS);
        const { quote: large } = await save(500);
        issue(large);
        expect(text(QUOTE, large, 'Net_Total__c')).toBe('5000000');
    });

    it('is not reached through a line of a draft', async () => {
        const { quote } = draftWithLine();
        issue(quote);
        const { line } = draftWithLine();
        const answer = await channel.ask('ADMINISTRATOR', 'PATCH', `/sobjects/${LINE}/${line}`, {
            Partner_Quote__c: quote
        });
        expect(answer.status).toBe(400);
    });
});

function request(quote: string, values: Record<string, unknown> = {}): Record<string, unknown> {
    return {
        Partner_Quote__c: quote,
        Solution__c: 'HYBRID_CLOUD',
        Requested_Rate__c: '8',
        Reason__c: 'A rival of another vendor offers 30 % off.',
        Valid_Until__c: '2024-06-10',
        ...values
    };
}

describe('a special price', () => {
    const path = (id: string): string => `/sobjects/${REQUEST}/${id}`;
    const ask = async (quote: string, values: Record<string, unknown> = {}): Promise<string> => {
        const answer = await channel.ask('SALES_REP', 'POST', `/sobjects/${REQUEST}`, request(quote, values));
        expect([answer.status, answer.body]).toMatchObject([201, {}]);
        return answer.body.id;
    };
    const decide = async (persona: Persona | 'ADMINISTRATOR', id: string, values: object): Promise<string> => {
        const { status, body } = await channel.ask(persona, 'PATCH', path(id), values);
        return status === 204 ? '' : body[0].message;
    };
    /** 12,500.00 less 2,500.00 and 8 % (1,000.00) is 9,000.00; 5 % of that is 450.00. */
    const special = {
        Special_Rate__c: '8',
        Special_Amount__c: '1000',
        Discount_Amount__c: '3500',
        Net_Amount__c: '9000',
        Rebate_Amount__c: '450'
    };

    it("is asked for by a rep, approved within the approver's limit by somebody else, and then part of the price", async () => {
        const { quote, line } = draftWithLine();
        const id = await ask(quote, { Approved_Rate__c: undefined });
        expect(await decide('SALES_REP', id, { Status__c: 'APPROVED' })).toContain('may not decide');
        expect(await decide('PARTNER_ACCOUNT_MANAGER', id, { Status__c: 'APPROVED' })).toBe('');
        expect(read(REQUEST, id)).toMatchObject({
            Status__c: 'APPROVED',
            Decided_By__c: channel.user('PARTNER_ACCOUNT_MANAGER').id,
            Decided_On__c: expect.stringContaining('2024-06-01')
        });
        expect(text(REQUEST, id, 'Approved_Rate__c')).toBe('8');
        expect(refusalOfIssue(quote)).toContain('special rate 0 → 8');
        expect(records.refusalsOfUpdate(LINE, line, { Special_Rate__c: '9' })).not.toEqual([]);
        records.update(LINE, line, special);
        expect(text(LINE, line, REQUEST)).toBe(id);
        issue(quote);
        expect(text(QUOTE, quote, 'Net_Total__c')).toBe('9000');
    });

    it.each([
        ['PARTNER_ACCOUNT_MANAGER', '10', true],
        ['PARTNER_ACCOUNT_MANAGER', '10.0001', false],
        ['CHANNEL_OPERATIONS', '20', true],
        ['CHANNEL_OPERATIONS', '20.0001', false],
        ['SALES_REP', '1', false]
    ] as const)('of a %s goes up to their limit: %s %% is allowed: %s', async (persona, rate, isAllowed) => {
        const id = await ask(draft(), { Requested_Rate__c: '30' });
        const refusal = await decide(persona, id, { Status__c: 'APPROVED', Approved_Rate__c: rate });
        expect(refusal === '').toBe(isAllowed);
    });

    it('is never more than was asked for, is fixed once decided, and is not decided by who asked', async () => {
        const id = await ask(draft());
        expect(await decide('CHANNEL_OPERATIONS', id, { Status__c: 'APPROVED', Approved_Rate__c: 9 })).toContain(
            'at most the requested one'
        );
        expect(await decide('CHANNEL_OPERATIONS', id, { Status__c: 'APPROVED', Approved_Rate__c: 5 })).toBe('');
        expect(await decide('CHANNEL_OPERATIONS', id, { Approved_Rate__c: 8 })).toContain('cannot change');
        expect(await decide('CHANNEL_OPERATIONS', id, { Status__c: 'REJECTED' })).not.toBe('');
        expect(await decide('SALES_REP', await ask(draft()), { Requested_Rate__c: 3 })).toContain('cannot change');
        const own = records.create(REQUEST, request(draft()));
        const rejected = { Status__c: 'REJECTED', Decision_Comment__c: 'Too low' };
        expect(await decide('ADMINISTRATOR', own, rejected)).toContain('Somebody else');
        const forged = request(draft(), { Status__c: 'APPROVED', Approved_Rate__c: '8' });
        expect(records.refusals(REQUEST, forged).join()).toContain('A new request starts as Requested');
    });

    it("may exceed the program's maximal discount, but not the floor price", async () => {
        const product = records.create('Product2', {
            Name: 'Cloud Shield',
            Solution__c: 'HYBRID_CLOUD',
            Floor_Price__c: '950'
        });
        const quote = draft();
        const line = records.create(LINE, records.frontOnlyLine(quote, { Product__c: product }));
        await decide('PARTNER_ACCOUNT_MANAGER', await ask(quote), { Status__c: 'APPROVED' });
        // 10 at 950.00 are 9,500.00: 500.00 of the 1,000.00 are left beside the 2,500.00. 5 % of 9,500.00 is 475.00.
        const floored = {
            ...special,
            Special_Amount__c: '500',
            Discount_Amount__c: '3000',
            Net_Amount__c: '9500',
            Rebate_Amount__c: '475'
        };
        expect(records.refusalsOfUpdate(LINE, line, special).join()).toContain('Special_Amount__c: ');
        records.update('Program__c', records.program, { Max_Discount__c: '20' });
        records.update(LINE, line, floored);
        records.update('Product2', product, { Floor_Price__c: '990' });
        expect(refusalOfIssue(quote)).toContain('special rate 8 → 8 (500 → 100)');
        records.update('Product2', product, { Floor_Price__c: '950' });
        issue(quote);
        records.update('Program__c', records.program, { Max_Discount__c: '40' });
    });

    it('does not go through the price guarantee', async () => {
        const rival = records.create(
            'Deal_Registration__c',
            records.registration({
                Partner__c: records.rival,
                Solution__c: 'HYBRID_CLOUD',
                ...records.approval({ Protected_Discount__c: '25' })
            })
        );
        const { quote, line } = draftWithLine();
        await decide('PARTNER_ACCOUNT_MANAGER', await ask(quote), { Status__c: 'APPROVED' });
        // 25 % less 3 points is 22 % of 12,500.00, 2,750.00: 250.00 beside the stack. 5 % of 9,750.00 is 487.50.
        records.update(LINE, line, {
            ...special,
            Special_Amount__c: '250',
            Discount_Amount__c: '2750',
            Net_Amount__c: '9750',
            Rebate_Amount__c: '487.5'
        });
        issue(quote);
        records.update('Deal_Registration__c', rival, { Status__c: 'WITHDRAWN' });
    });

    it('ends: after its last day no quote is issued at it, and at night it expires', async () => {
        const { quote, line } = draftWithLine();
        const id = await ask(quote, { Valid_Until__c: '2024-08-10' });
        await decide('PARTNER_ACCOUNT_MANAGER', id, { Status__c: 'APPROVED' });
        records.update(LINE, line, special);
        records.clock.moveTo('2024-08-11T00:30:00Z');
        expect(refusalOfIssue(quote)).toContain('special rate 8 → 0');
        expect(text(REQUEST, id, 'Status__c')).toBe('APPROVED');
        records.clock.moveTo('2024-06-01T09:00:00Z');
        records.org.advanceTo('2024-08-11T02:00:00Z');
        expect(text(REQUEST, id, 'Status__c')).toBe('EXPIRED');
        records.org.resetClock();
    });
});
