import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Channel } from './personas';

/**
 * Drafts whose terms change before they are issued, and what a client writes into fields that are not its own. The
 * channel is that of `ChannelOrg`: 20 % front end, 12 % registration, 5 % specialist in NETWORK, at most 40 %; rebate
 * 5 %, 7 % with the specialization.
 */
const channel = new Channel();
const { records } = channel;
const QUOTE = 'Partner_Quote__c';
const LINE = 'Partner_Quote_Line__c';
const REGISTRATION = 'Deal_Registration__c';
const REQUEST = 'Special_Price_Request__c';

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

const draft = (values: Record<string, unknown> = {}): string =>
    records.create(QUOTE, records.quote({ Opportunity__c: opportunity, ...values }));
const text = (object: string, id: string, field: string): string | null => records.read(object, id, field);
const refusalOfIssue = (quote: string): string =>
    records.refusalsOfUpdate(QUOTE, quote, { Status__c: 'ISSUED' }).join();
const issue = (quote: string): void => records.update(QUOTE, quote, { Status__c: 'ISSUED' });

function draftWithLine(values: Record<string, unknown> = {}): { quote: string; line: string } {
    const quote = draft(values);
    return { quote, line: records.create(LINE, records.frontOnlyLine(quote)) };
}

/** A special price of 8 points of this quote, for one of its lines or for HYBRID_CLOUD, that is approved. */
async function approvedSpecialPrice(quote: string, values: Record<string, unknown> = {}): Promise<string> {
    const asked = await channel.ask('SALES_REP', 'POST', `/sobjects/${REQUEST}`, {
        Partner_Quote__c: quote,
        Solution__c: 'HYBRID_CLOUD',
        Requested_Rate__c: 8,
        Reason__c: 'Another vendor offers 30 % off.',
        Valid_Until__c: '2024-06-10',
        ...values
    });
    const path = `/sobjects/${REQUEST}/${asked.body.id}`;
    expect((await channel.ask('PARTNER_ACCOUNT_MANAGER', 'PATCH', path, { Status__c: 'APPROVED' })).status).toBe(204);
    return asked.body.id;
}

/** What the lines of a quote and the quote itself store. */
function everythingOf(quote: string): unknown {
    const lines = [...records.org.store.readAll(LINE)].filter((line) => line['Partner_Quote__c'] === quote);
    return { quote: records.org.read(QUOTE, quote), lines };
}

/** 12,500.00 less `percent`, and 5 % rebate of what is left. */
function atDiscount(percent: number): Record<string, unknown> {
    const discount = 125 * percent;
    return {
        Discount_Amount__c: discount,
        Net_Amount__c: 12_500 - discount,
        Rebate_Amount__c: (12_500 - discount) / 20
    };
}

const NO_SPECIALIST = {
    Specialist_Rate__c: 0,
    Specialist_Amount__c: 0,
    Rebate_Rate__c: 5,
    ...atDiscount(20)
};

interface Change {
    readonly what: string;
    /** What the draft's line says before: its fields beside those of `frontOnlyLine`. */
    readonly before: Record<string, unknown>;
    /** What must be there before the line; the names of the records are what `change` and `restore` take. */
    readonly prepare?: (quote: string) => string | Promise<string>;
    readonly change: (prepared: string) => void;
    readonly says: readonly string[];
    readonly after: Record<string, unknown>;
    readonly restore: (prepared: string) => void;
}

const SPECIALIST = {
    Solution__c: 'NETWORK',
    Specialist_Rate__c: 5,
    Specialist_Amount__c: 625,
    Discount_Amount__c: 3125,
    Net_Amount__c: 9375,
    Rebate_Rate__c: 7,
    Rebate_Amount__c: 656.25
};
/** 20 %, 12 % and 5 % of 12,500.00 leave 7,875.00; 7 % of that is 551.25. */
const REGISTERED = {
    ...SPECIALIST,
    Registration_Rate__c: 12,
    Registration_Amount__c: 1500,
    Discount_Amount__c: 4625,
    Net_Amount__c: 7875,
    Rebate_Amount__c: 551.25
};
const UNREGISTERED = { ...SPECIALIST, Registration_Rate__c: 0, Registration_Amount__c: 0 };
const SPECIAL = { Special_Rate__c: 8, Special_Amount__c: 1000, ...atDiscount(28) };
const NOT_SPECIAL = { Special_Rate__c: 0, Special_Amount__c: 0, ...atDiscount(20) };
const register = (): string => records.create(REGISTRATION, records.registration(records.approval()));
let day = '2024-06-01';
function today(date: string): void {
    day = date;
    records.clock.moveTo(`${day}T00:30:00Z`);
}
const tier = (values: Record<string, unknown>) => (): void => records.update('Tier__c', records.tier, values);
const specialistUntil = (day: string) => (): void => {
    const [specialist] = [...records.org.store.readAll('Specialist__c')].map(({ Id }) => String(Id));
    records.update('Specialist__c', specialist!, { Valid_Until__c: day });
};

const changes: readonly Change[] = [
    {
        what: "the tier's rate has been lowered",
        before: {},
        change: tier({ New_Business_Discount__c: '18' }),
        says: ['front-end rate 20 → 18'],
        after: { Front_Rate__c: 18, Front_Amount__c: 2250, ...atDiscount(18) },
        restore: tier({ New_Business_Discount__c: '20' })
    },
    {
        what: "the tier's rebate has been raised",
        before: {},
        change: tier({ Rebate_Rate__c: '6' }),
        says: ['rebate rate 5 → 6'],
        after: { Rebate_Rate__c: 6, Rebate_Amount__c: 600 },
        restore: tier({ Rebate_Rate__c: '5' })
    },
    {
        what: 'the specialization has been lost',
        before: SPECIALIST,
        change: specialistUntil('2024-05-31'),
        says: ['specialist rate 5 → 0', 'rebate rate 7 → 5'],
        after: NO_SPECIALIST,
        restore: specialistUntil('2025-01-31')
    },
    {
        what: 'the registration has been withdrawn',
        before: REGISTERED,
        prepare: register,
        change: (registration) => records.update(REGISTRATION, registration, { Status__c: 'WITHDRAWN' }),
        says: ['registration rate 12 → 0'],
        after: UNREGISTERED,
        restore: () => undefined
    },
    {
        what: 'the registration has expired',
        before: REGISTERED,
        prepare: register,
        change: () => today('2024-08-01'),
        says: ['registration rate 12 → 0'],
        after: UNREGISTERED,
        restore: () => today('2024-06-01')
    },
    {
        what: 'the special price has expired',
        before: SPECIAL,
        prepare: (quote) => approvedSpecialPrice(quote),
        change: () => today('2024-06-11'),
        says: ['special rate 8 → 0'],
        after: NOT_SPECIAL,
        restore: () => today('2024-06-01')
    }
];

describe('a draft whose terms have changed', () => {
    /** Gives back what the test changed, whether it failed or not. */
    let undo: () => void = () => undefined;
    afterEach(() => {
        undo();
        undo = () => undefined;
    });

    it.each(changes)(
        'is refused where $what, is issued once computed anew, and then stays',
        async ({ before, prepare, change, says, after, restore }) => {
            const quote = draft();
            const prepared = (await prepare?.(quote)) ?? '';
            const line = records.create(LINE, records.frontOnlyLine(quote, before));
            change(prepared);
            undo = () => restore(prepared);
            const refusal = refusalOfIssue(quote);
            [text(LINE, line, 'Name')!, ...says].forEach((words) => expect(refusal).toContain(words));
            expect(text(QUOTE, quote, 'Status__c')).toBe('DRAFT');

            records.update(QUOTE, quote, { Quote_Date__c: day });
            records.update(LINE, line, after);
            issue(quote);
            const issued = everythingOf(quote);
            undo();
            undo = () => undefined;
            expect(everythingOf(quote)).toEqual(issued);
        }
    );

    it('is refused where the program version has ended since, though on the same day', () => {
        const { quote } = draftWithLine();
        records.update('Program__c', records.program, { Effective_To__c: '2024-05-31' });
        undo = () => records.update('Program__c', records.program, { Effective_To__c: '2024-12-31' });
        expect(refusalOfIssue(quote)).toContain('program version does not apply on this day');
    });

    it('takes no other day than today while it has lines', () => {
        const { quote } = draftWithLine();
        for (const day of ['2024-05-31', '2024-06-02']) {
            expect(records.refusalsOfUpdate(QUOTE, quote, { Quote_Date__c: day }).join()).toContain(
                'its date can only become today'
            );
        }
    });

    it("is refused by line where a product's solution has changed, in the language of who issues it", async () => {
        const product = records.create('Product2', { Name: 'Cloud Shield', Solution__c: 'HYBRID_CLOUD' });
        const quote = draft();
        const line = records.create(LINE, records.frontOnlyLine(quote, { Product__c: product }));
        records.update('Product2', product, { Solution__c: 'NETWORK' });
        const rep = channel.user('SALES_REP').id;
        records.update('User', rep, { LanguageLocaleKey: 'fr' });
        const path = `/sobjects/${QUOTE}/${quote}`;
        const [error] = (await channel.ask('SALES_REP', 'PATCH', path, { Status__c: 'ISSUED' })).body;
        records.update('User', rep, { LanguageLocaleKey: 'en_US' });
        expect(error.message).toContain(`${text(LINE, line, 'Name')}, la solution n'est plus celle du produit`);
        expect(error.message).not.toContain('This error occurred');
        records.update(LINE, line, SPECIALIST);
        issue(quote);
    });

    it('names ten of its lines and counts the rest', () => {
        const quote = draft();
        const lines = Array.from({ length: 13 }, () => records.create(LINE, records.frontOnlyLine(quote)));
        tier({ New_Business_Discount__c: '18' })();
        undo = tier({ New_Business_Discount__c: '20' });
        const refusal = refusalOfIssue(quote);
        const named = lines.filter((line) => refusal.includes(text(LINE, line, 'Name')!));
        expect(named).toEqual(lines.slice(0, 10));
        expect(refusal).toMatch(/ \| \+ 3 more$/);
    });
});

describe('what is written into a quote automatically', () => {
    const forged: Readonly<Record<string, unknown>> = {
        Version__c: 99,
        Issued_On__c: '2024-01-31',
        Issued_By__c: null,
        Accepted_On__c: '2024-01-31',
        Program_Name__c: 'Another program',
        Tier_Name__c: 'Emperor',
        Rules__c: '{}',
        Facts__c: '{}'
    };
    const change = (quote: string, values: object) =>
        channel.ask('ADMINISTRATOR', 'PATCH', `/sobjects/${QUOTE}/${quote}`, values);

    it.each(Object.keys(forged).filter((field) => forged[field] !== null))(
        '%s is not written by hand: not into a draft, nor along with what becomes of the quote',
        async (field) => {
            const { quote } = draftWithLine();
            const version = text(QUOTE, quote, 'Version__c');
            const value = { [field]: forged[field] };
            expect((await change(quote, value)).status).toBe(400);
            await change(quote, { Status__c: 'ISSUED', ...value });
            await change(quote, { Status__c: 'ISSUED' });
            expect(text(QUOTE, quote, 'Status__c')).toBe('ISSUED');
            expect([text(QUOTE, quote, 'Version__c'), text(QUOTE, quote, 'Accepted_On__c')]).toEqual([version, null]);
            expect(text(QUOTE, quote, field)).not.toBe(String(forged[field]));
            expect((await change(quote, { Status__c: 'SUPERSEDED', ...value })).status).toBe(400);
            await change(quote, { Status__c: 'ACCEPTED', ...value });
            await change(quote, { Status__c: 'ACCEPTED' });
            expect(text(QUOTE, quote, 'Accepted_On__c')).toBe('2024-06-01');
            expect(text(QUOTE, quote, field)).not.toBe(String(forged[field]));
        }
    );
});

describe('two drafts that are to replace the same quote', () => {
    function twoSuccessors(): { first: string; second: string; third: string } {
        const { quote: first } = draftWithLine();
        issue(first);
        const { quote: second } = draftWithLine({ Supersedes__c: first });
        const { quote: third } = draftWithLine({ Supersedes__c: first });
        return { first, second, third };
    }
    const statuses = (...quotes: string[]) => quotes.map((quote) => text(QUOTE, quote, 'Status__c'));

    it('do not both come into force: the later one is to replace the earlier', () => {
        const { first, second, third } = twoSuccessors();
        issue(second);
        expect(refusalOfIssue(third)).toContain('has been replaced by another already');
        records.update(QUOTE, third, { Supersedes__c: second });
        issue(third);
        expect(statuses(first, second, third)).toEqual(['SUPERSEDED', 'SUPERSEDED', 'ISSUED']);
    });

    it('do not both come into force in one batch, and the refusal says why', async () => {
        const { first, second, third } = twoSuccessors();
        const { body } = await channel.ask('SALES_REP', 'PATCH', '/composite/sobjects', {
            allOrNone: false,
            records: [second, third].map((id) => ({ attributes: { type: QUOTE }, id, Status__c: 'ISSUED' }))
        });
        expect(statuses(first, second, third)).toEqual(['SUPERSEDED', 'ISSUED', 'DRAFT']);
        expect(body[1].errors[0].message).toContain('another quote replaces it at the same moment');
    });
});

describe('a line for which a special price was approved', () => {
    afterEach(() => today('2024-06-01'));

    it('does not become another product or solution at that price', async () => {
        const { quote, line } = draftWithLine();
        await approvedSpecialPrice(quote, { Solution__c: null, Partner_Quote_Line__c: line });
        records.update(LINE, line, SPECIAL);
        const product = records.create('Product2', { Name: 'Mail Shield', Solution__c: 'EMAIL_ENDPOINT' });
        for (const values of [
            { Solution__c: 'EMAIL_ENDPOINT' },
            { Solution__c: 'EMAIL_ENDPOINT', Product__c: product }
        ]) {
            expect(records.refusalsOfUpdate(LINE, line, values).join()).toContain(
                'Product__c: A special price was approved for this line as it is'
            );
        }
        // Another quantity is 20 at 1,250.00: 25,000.00 less 28 % is 18,000.00, of which 5 % are 900.00.
        records.update(LINE, line, {
            Quantity__c: 20,
            List_Amount__c: 25_000,
            Front_Amount__c: 5000,
            Special_Amount__c: 2000,
            Discount_Amount__c: 7000,
            Net_Amount__c: 18_000,
            Rebate_Amount__c: 900
        });
        today('2024-06-11');
        records.update(QUOTE, quote, { Quote_Date__c: day });
        records.update(LINE, line, {
            ...NOT_SPECIAL,
            Quantity__c: 10,
            List_Amount__c: 12_500,
            Front_Amount__c: 2500,
            Solution__c: 'EMAIL_ENDPOINT',
            Product__c: product
        });
        issue(quote);
    });
});

describe('a quote while a deal of its end customer is protected for a rival', () => {
    /** The rival has 20 % less; a guarantee of 3 points lets others have 17 %. */
    const CAPPED = { Front_Amount__c: 2125, Discount_Amount__c: 2125, Net_Amount__c: 10_375, Rebate_Amount__c: 518.75 };
    let registration: string;
    beforeEach(() => {
        registration = records.create(
            REGISTRATION,
            records.registration({
                Partner__c: records.rival,
                Solution__c: 'HYBRID_CLOUD',
                ...records.approval({ Protected_Discount__c: '20' })
            })
        );
    });
    afterEach(() => records.update(REGISTRATION, registration, { Status__c: 'WITHDRAWN' }));

    /** A product whose list price is 1,250.00 in the price book of the opportunity, and 1,400.00 in another. */
    function product(): string {
        const id = records.create('Product2', { Name: 'Cloud Shield', Solution__c: 'HYBRID_CLOUD', IsActive: true });
        const [standard] = [...records.org.store.readAll('Pricebook2')].map(({ Id }) => String(Id));
        const other = records.create('Pricebook2', { Name: 'Large customers', IsActive: true });
        const price = (book: string, amount: string) =>
            records.create('PricebookEntry', {
                Pricebook2Id: book,
                Product2Id: id,
                UnitPrice: amount,
                IsActive: true
            });
        price(standard!, '1250');
        price(other, '1400');
        records.update('Opportunity', opportunity, { Pricebook2Id: standard });
        return id;
    }
    /** Ten at a unit price, with the 17 % that a rival may have and 5 % rebate, all to the cent. */
    function lineAt(unitPrice: number): Record<string, unknown> {
        const [list, discount] = [10 * unitPrice, 1.7 * unitPrice];
        const money = (amount: number): number => Math.round(amount * 100) / 100;
        return {
            Unit_Price__c: unitPrice,
            List_Amount__c: list,
            Front_Amount__c: money(discount),
            Discount_Amount__c: money(discount),
            Net_Amount__c: money(list - discount),
            Rebate_Amount__c: money((list - discount) / 20)
        };
    }

    it.each([
        ['the list price', 1250, true],
        // 1,204.82 × 10 × 83 % is 10,000.01; the protected price is 80 % of 12,500.00, which is 10,000.00.
        ['a unit price a cent above the protected price', 1204.82, true],
        ['a unit price that leads below the protected price', 1204.81, false],
        ['half the list price', 625, false],
        ['nothing', 0, false]
    ] as const)('is held against the price book: at %s (%d) it is issued: %s', (_, unitPrice, isIssued) => {
        const quote = draft();
        const line = records.create(
            LINE,
            records.frontOnlyLine(quote, { Product__c: product(), ...lineAt(unitPrice) })
        );
        expect(text(LINE, line, 'Price_Book_Price__c')).toBe('1250');
        const refusal = refusalOfIssue(quote);
        expect([isIssued, refusal]).toEqual([
            isIssued,
            isIssued ? '' : expect.stringContaining('at or below the price')
        ]);
    });

    it('is held against the highest price where the price book of the opportunity has none', () => {
        const quote = draft();
        const line = records.create(LINE, records.frontOnlyLine(quote, { Product__c: product(), ...CAPPED }));
        const empty = records.create('Pricebook2', { Name: 'Empty', IsActive: true });
        records.update('Opportunity', opportunity, { Pricebook2Id: empty });
        expect(refusalOfIssue(quote)).toContain(`${text(LINE, line, 'Name')}, at or below the price`);
    });

    it('shows a rep who protects it, and does not let them say otherwise', async () => {
        const { status, body } = await channel.ask('SALES_REP', 'POST', `/sobjects/${LINE}`, {
            ...records.frontOnlyLine(draft(), CAPPED),
            Protecting_Registration__c: null
        });
        expect([status, body[0].fields]).toEqual([400, ['Protecting_Registration__c']]);
        // What else is found by the org is overwritten, whatever was sent.
        const line = records.create(
            LINE,
            records.frontOnlyLine(draft(), {
                ...CAPPED,
                Protecting_Registration__c: null,
                Deal_Registration__c: registration
            })
        );
        expect(text(LINE, line, 'Protecting_Registration__c')).toBe(registration);
        expect(text(LINE, line, 'Deal_Registration__c')).toBeNull();
    });

    it('names the solution of each line without product, or the protection could be gone around', () => {
        const quote = draft();
        const training = records.create('Product2', { Name: 'Training' });
        records.create(LINE, records.frontOnlyLine(quote, { Solution__c: null, Product__c: training }));
        const line = records.create(LINE, records.frontOnlyLine(quote, { Solution__c: null }));
        expect(refusalOfIssue(quote)).toContain(
            `a line without product must name its solution. Choose a product or a solution on line ${text(LINE, line, 'Name')}`
        );
        expect(text(QUOTE, quote, 'Status__c')).toBe('DRAFT');
        records.update(LINE, line, { Solution__c: 'HYBRID_CLOUD', ...CAPPED });
        issue(quote);
    });
});

describe('what amounts are kept in', () => {
    it('is cents: a program in a currency with other decimals, or in none, is refused', () => {
        for (const currency of ['JPY', 'KWD', 'eur', 'E1R']) {
            expect(
                records.refusalsOfUpdate('Program__c', records.program, { Currency_Code__c: currency }).join()
            ).toContain('Currency_Code__c: Amounts are kept to the cent.');
        }
        records.update('Program__c', records.program, { Currency_Code__c: 'USD' });
        records.update('Program__c', records.program, { Currency_Code__c: 'EUR' });
    });

    it('is not less than nothing for a floor price', () => {
        const refusals = records.refusals('Product2', { Name: 'Shield', Floor_Price__c: '-0.01' });
        expect(refusals.join()).toContain('Floor_Price__c: Floor Price cannot be negative.');
    });
});
