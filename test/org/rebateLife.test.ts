import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
    stateRebates,
    type QuotedLine,
    type RebateCredit
} from '../../force-app/main/default/lwc/programCore/programCore';
import { ChannelOrg } from '../metadata/channelOrg';

type Values = Record<string, unknown>;

const PRODUCT_PRICES = '1000';

/**
 * Half a year of rebates, on paper first. The tier pays 5 %, from July 3 on 6 %; the specialization in NETWORK 2 % more;
 * renewals 1 %. The partner moves to another program, which pays 10 %, on October 5.
 */
describe('The rebates of half a year', () => {
    let channel: ChannelOrg;
    let quoted: string;
    let product: string;
    let renewal: string;

    beforeAll(() => {
        channel = new ChannelOrg();
        quoted = opportunity({ Name: 'Quoted' });
        product = opportunity({ Name: 'Network' });
        addProduct(product);
        renewal = opportunity({ Name: 'Renewal', Amount: '5000', Business_Type__c: 'RENEWAL' });
    });
    afterAll(() => channel.close());

    function opportunity(values: Values): string {
        return channel.create('Opportunity', {
            AccountId: channel.customer,
            StageName: 'Prospecting',
            CloseDate: '2024-05-20',
            Partner__c: channel.partner,
            Business_Type__c: 'NEW_CUSTOMER',
            ...values
        });
    }

    function addProduct(id: string): void {
        const sold = channel.create('Product2', { Name: 'Sensor', IsActive: true, Solution__c: 'NETWORK' });
        const entry = channel.create('PricebookEntry', {
            Pricebook2Id: [...channel.org.store.readAll('Pricebook2')][0]!['Id'],
            Product2Id: sold,
            UnitPrice: PRODUCT_PRICES,
            IsActive: true
        });
        channel.create('OpportunityLineItem', {
            OpportunityId: id,
            PricebookEntryId: entry,
            Quantity: '1',
            UnitPrice: PRODUCT_PRICES
        });
    }

    /** A line at the specialist's price: 134.00 less 20 % and 5 % is 100.50. */
    function networkLine(quote: string, rebateRate: string, rebate: string): Values {
        return channel.frontOnlyLine(quote, {
            Solution__c: 'NETWORK',
            Quantity__c: '1',
            Unit_Price__c: '134',
            Partner_Specialization__c: channel.partnerSpecialization,
            List_Amount__c: '134',
            Front_Amount__c: '26.80',
            Specialist_Rate__c: '5',
            Specialist_Amount__c: '6.70',
            Discount_Amount__c: '33.50',
            Net_Amount__c: '100.50',
            Rebate_Rate__c: rebateRate,
            Rebate_Amount__c: rebate
        });
    }

    /** 200.00 less 20 % is 160.00. */
    function mailLine(quote: string, rebateRate: string, rebate: string): Values {
        return channel.frontOnlyLine(quote, {
            Solution__c: 'EMAIL_ENDPOINT',
            Quantity__c: '1',
            Unit_Price__c: '200',
            List_Amount__c: '200',
            Front_Amount__c: '40',
            Discount_Amount__c: '40',
            Net_Amount__c: '160',
            Rebate_Rate__c: rebateRate,
            Rebate_Amount__c: rebate
        });
    }

    function accept(values: Values, linesOf: (quote: string) => Values[]): string {
        const quote = channel.create('Partner_Quote__c', channel.quote({ Opportunity__c: quoted, ...values }));
        for (const line of linesOf(quote)) {
            channel.create('Partner_Quote_Line__c', line);
        }
        channel.update('Partner_Quote__c', quote, { Status__c: 'ISSUED' });
        channel.update('Partner_Quote__c', quote, { Status__c: 'ACCEPTED' });
        return quote;
    }

    const all = (object: string): Readonly<Record<string, unknown>>[] => [...channel.org.store.readAll(object)];
    const goTo = (day: string): void => {
        channel.org.advanceTo(`${day}T09:00:00Z`);
    };
    const move = (id: string, values: Values): void => channel.update('Opportunity', id, values);
    const win = (id: string, values: Values = {}): void => move(id, { StageName: 'Closed Won', ...values });
    const reopen = (id: string): void => move(id, { StageName: 'Negotiation/Review' });
    const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

    /** The entries of a deal: solution, amount, rate, rebate, status and quarter. */
    function entries(id: string): string[] {
        const fields = ['Solution__c', 'Amount__c', 'Rebate_Rate__c', 'Rebate_Amount__c', 'Status__c'];
        return all('Partner_Credit__c')
            .filter((credit) => credit['Opportunity__c'] === id)
            .map((credit) =>
                [...fields, 'Rebate_Quarter__c']
                    .map((field) => text(credit[field]))
                    .join(' ')
                    .trim()
            )
            .sort();
    }

    function statement(quarter: string, partner = channel.partner): string {
        const found = all('Rebate_Statement__c').filter(
            (each) => each['Quarter__c'] === quarter && each['Partner__c'] === partner
        );
        expect(found).toHaveLength(1);
        return String(found[0]!['Id']);
    }

    const totals = (id: string): string[] =>
        ['Revenue_Total__c', 'Rebate_Total__c', 'Credit_Count__c', 'Paid_Total__c'].map((field) =>
            text(channel.read('Rebate_Statement__c', id, field))
        );
    const close = (id: string): void => channel.update('Rebate_Statement__c', id, { Status__c: 'PAYABLE' });
    const pay = (id: string): void =>
        channel.update('Rebate_Statement__c', id, { Status__c: 'PAID', Payment_Reference__c: `T ${id}` });
    const rebatesOf = (partner: string): string[] =>
        ['Accrued', 'Payable', 'Paid'].map((status) =>
            text(channel.read('Partner__c', partner, `Rebates_${status}__c`))
        );

    /** The statement as the page adds it up: revenue, rebate and what stands in each status, in cents. */
    function stated(quarter: string, partner = channel.partner): (number | string)[] {
        const cents = (value: unknown): number => Math.round(Number(text(value)) * 100);
        const credits = all('Partner_Credit__c')
            .filter((credit) => credit['Partner__c'] === partner)
            .map((credit) => ({
                id: String(credit['Id']),
                wonOn: text(credit['Won_On__c']),
                quarter: text(credit['Rebate_Quarter__c']),
                solution: text(credit['Solution__c']) || null,
                businessType: text(credit['Business_Type__c']),
                amount: cents(credit['Amount__c']),
                rate: Math.round(Number(text(credit['Rebate_Rate__c'])) * 10_000),
                terms: null,
                rebate: cents(credit['Rebate_Amount__c']),
                status: text(credit['Status__c']),
                hasUplift: false,
                isCounterEntry: Boolean(credit['Reversal_Of__c']),
                quote: text(credit['Partner_Quote__c']) || null
            })) as RebateCredit[];
        const lines: QuotedLine[] = all('Partner_Quote_Line__c').map((line) => ({
            quote: text(line['Partner_Quote__c']),
            solution: text(line['Solution__c']) || null,
            net: cents(line['Net_Amount__c']),
            rebate: cents(line['Rebate_Amount__c'])
        }));
        const { revenue, rebate, byStatus, lines: shown } = stateRebates(credits, quarter, lines);
        return [
            revenue,
            rebate,
            byStatus.ACCRUED,
            byStatus.PAYABLE,
            byStatus.PAID,
            shown
                .map(({ reconciliation }) => reconciliation)
                .filter((each) => each !== 'NO_QUOTE')
                .join(' ')
        ];
    }

    it('begin with three wins at the rates of May', () => {
        accept({}, (quote) => [
            networkLine(quote, '7', '7.04'),
            mailLine(quote, '5', '8'),
            networkLine(quote, '7', '7.04')
        ]);
        [quoted, product, renewal].forEach((id) => win(id));
        expect(entries(quoted)).toEqual([
            'EMAIL_ENDPOINT 160 5 8 ACCRUED 2024-Q2',
            'NETWORK 201 7 14.08 ACCRUED 2024-Q2'
        ]);
        expect(entries(product)).toEqual(['NETWORK 1000 7 70 ACCRUED 2024-Q2']);
        expect(entries(renewal)).toEqual(['5000 1 50 ACCRUED 2024-Q2']);
        // 160.00 + 201.00 + 1,000.00 + 5,000.00; 8.00 + 14.08 + 70.00 + 50.00.
        expect(stated('2024-Q2')).toEqual([636_100, 14_208, 14_208, 0, 0, 'AGREES AGREES']);
    });

    it('become payable once the quarter is over and its period closed, and not twice', () => {
        goTo('2024-06-30');
        const early = channel.create('Rebate_Statement__c', { Partner__c: channel.partner, Quarter__c: '2024-Q2' });
        expect(channel.refusalsOfUpdate('Rebate_Statement__c', early, { Status__c: 'PAYABLE' }).join()).toContain(
            'not ended yet'
        );
        goTo('2024-07-01');
        const id = statement('2024-Q2');
        close(id);
        expect(totals(id)).toEqual(['6361', '142.08', '4', '']);
        close(id);
        expect(totals(id)).toEqual(['6361', '142.08', '4', '']);
        expect(rebatesOf(channel.partner)).toEqual(['0', '142.08', '0']);
    });

    it('are paid without what was reversed in between', () => {
        reopen(product);
        pay(statement('2024-Q2'));
        // 142.08 less 70.00.
        expect(totals(statement('2024-Q2'))).toEqual(['6361', '142.08', '4', '72.08']);
        expect(stated('2024-Q2')).toEqual([536_100, 7_208, 0, 0, 7_208, 'AGREES AGREES']);
        expect(rebatesOf(channel.partner)).toEqual(['0', '0', '72.08']);
    });

    it('are taken back once paid, and credited anew at the rate of the new day; the old day keeps its rate', () => {
        goTo('2024-07-03');
        channel.update('Tier__c', channel.tier, { Rebate_Rate__c: '6' });
        reopen(quoted);
        goTo('2024-07-10');
        win(quoted, { CloseDate: '2024-07-10' });
        win(product);
        expect(entries(quoted)).toEqual(
            [
                'EMAIL_ENDPOINT -160 5 -8 ACCRUED 2024-Q3',
                'EMAIL_ENDPOINT 160 5 8 PAID 2024-Q2',
                // 6 % of 160.00; 8 % of 100.50 is 8.04, twice.
                'EMAIL_ENDPOINT 160 6 9.6 ACCRUED 2024-Q3',
                'NETWORK -201 7 -14.08 ACCRUED 2024-Q3',
                'NETWORK 201 7 14.08 PAID 2024-Q2',
                'NETWORK 201 8 16.08 ACCRUED 2024-Q3'
            ].sort()
        );
        // Won on May 20 as before, but the second quarter is closed.
        expect(entries(product)).toEqual(['NETWORK 1000 7 70 ACCRUED 2024-Q3', 'NETWORK 1000 7 70 REVERSED 2024-Q2']);
        // 9.60 + 16.08 + 70.00 - 8.00 - 14.08.
        expect(stated('2024-Q3')).toEqual([100_000, 7_360, 7_360, 0, 0, 'AGREES AGREES RATE_CHANGED RATE_CHANGED']);
    });

    it('follow the deal to another partner, in whose books the quarter is open', () => {
        move(renewal, { Partner__c: channel.rival });
        expect(entries(renewal)).toEqual(
            ['-5000 1 -50 ACCRUED 2024-Q3', '5000 1 50 ACCRUED 2024-Q2', '5000 1 50 PAID 2024-Q2'].sort()
        );
        expect(rebatesOf(channel.rival)).toEqual(['50', '0', '0']);
        expect(stated('2024-Q2', channel.rival)).toEqual([500_000, 5_000, 5_000, 0, 0, '']);
        // What was 73.60 before, less 50.00.
        expect(rebatesOf(channel.partner)).toEqual(['23.6', '0', '72.08']);
    });

    it('add up over a quarter of wins and counter-entries', () => {
        goTo('2024-10-01');
        const id = statement('2024-Q3');
        close(id);
        // -160 - 201 + 160 + 201 + 1,000 - 5,000.
        expect(totals(id)).toEqual(['-4000', '23.6', '6', '']);
        pay(id);
        expect(totals(id)).toEqual(['-4000', '23.6', '6', '23.6']);
        expect(stated('2024-Q3').slice(0, 5)).toEqual([-400_000, 2_360, 0, 0, 2_360]);
        // 72.08 + 23.60.
        expect(rebatesOf(channel.partner)).toEqual(['0', '0', '95.68']);
    });

    it('follow the quote that supersedes the accepted one', () => {
        goTo('2024-10-02');
        const first = all('Partner_Quote__c').find((quote) => quote['Opportunity__c'] === quoted)!['Id'];
        const second = accept({ Quote_Date__c: '2024-10-02', Supersedes__c: first }, (quote) => [
            mailLine(quote, '6', '9.6')
        ]);
        expect(channel.read('Partner_Quote__c', String(first), 'Status__c')).toBe('SUPERSEDED');
        expect(entries(quoted).filter((entry) => entry.endsWith('2024-Q4'))).toEqual([
            'EMAIL_ENDPOINT -160 6 -9.6 ACCRUED 2024-Q4',
            // Won in the third quarter, which is closed: stated in the present one.
            'EMAIL_ENDPOINT 160 6 9.6 ACCRUED 2024-Q4',
            'NETWORK -201 8 -16.08 ACCRUED 2024-Q4'
        ]);
        const anew = all('Partner_Credit__c').filter((credit) => credit['Partner_Quote__c'] === second);
        expect(anew.map((credit) => [text(credit['Rebate_Amount__c']), credit['Rebate_Quarter__c']])).toEqual([
            ['9.6', '2024-Q4']
        ]);
    });

    it('are those of the program that the partner was in on the day of the win', () => {
        const program = channel.create('Program__c', {
            Name: 'Orchard Partners 2',
            Code__c: 'ORCHARD_2',
            Vendor__c: 'Orchard',
            Currency_Code__c: 'EUR',
            Effective_From__c: '2024-10-01',
            Supersedes__c: channel.program,
            Revenue_Basis__c: 'NEW_BUSINESS',
            Revenue_Window__c: 'CALENDAR_YEAR',
            Headcount_Basis__c: 'DISTINCT_PEOPLE',
            New_Business_Stacking__c: 'ADD',
            Renewal_Stacking__c: 'FIRST',
            Max_Rebate__c: '9',
            Protection_Days__c: '90',
            Decision_Days__c: '5',
            Extension_Days__c: '30'
        });
        const tier = channel.create('Tier__c', {
            Name: 'Expert 2',
            Program__c: program,
            Code__c: 'EXPERT',
            Rank__c: '1',
            New_Business_Discount__c: '20',
            Renewal_Discount__c: '6',
            Registration_Discount__c: '12',
            Rebate_Rate__c: '10'
        });
        channel.update('Tier__c', channel.tier, { Successor_Tier__c: tier });
        channel.update('Partner__c', channel.partner, { Next_Program__c: program, Moves_On__c: '2024-10-05' });
        goTo('2024-10-06');
        expect(channel.read('Partner__c', channel.partner, 'Program__c')).toBe(program);
        const since = opportunity({ Name: 'Since', Amount: '1000', CloseDate: '2024-10-06' });
        const before = opportunity({ Name: 'Before', Amount: '1000', CloseDate: '2024-10-04' });
        [since, before].forEach((id) => win(id));
        // 10 %, but the new program pays 9 % at most; 6 % in the old one.
        expect(entries(since)).toEqual(['1000 9 90 ACCRUED 2024-Q4']);
        expect(entries(before)).toEqual(['1000 6 60 ACCRUED 2024-Q4']);
    });

    it('are not entered by hand above the cap, as paid, or at another amount than the rate gives', () => {
        const entered = (values: Values): string =>
            channel
                .refusals('Partner_Credit__c', {
                    Partner__c: channel.partner,
                    Business_Type__c: 'NEW_CUSTOMER',
                    Amount__c: '1000',
                    Won_On__c: '2024-10-06',
                    ...values
                })
                .join();
        expect(entered({ Rebate_Rate__c: '9.01' })).toContain('above the highest rate');
        expect(entered({ Rebate_Rate__c: '9', Rebate_Amount__c: '90.01' })).toContain('Rebate_Amount__c');
        expect(entered({ Rebate_Amount__c: '100' })).toContain('Rebate_Amount__c');
        expect(entered({ Status__c: 'PAID' })).toContain('Status__c');
        const deal = opportunity({ Name: 'Lost again', Amount: '1' });
        expect(entered({ Status__c: 'PAID', Opportunity__c: deal, Won_On__c: '2024-05-01' })).toContain('Status__c');
        expect(entered({ Rebate_Rate__c: '9', Rebate_Amount__c: '90' })).toBe('');
        // An old history, paid before there were statements, at what was paid then.
        expect(entered({ Rebate_Rate__c: '12', Status__c: 'PAID', Won_On__c: '2022-03-31' })).toBe('');
    });

    it('stay in the books: deals that were credited cannot be deleted, nor can partners, nor what was stated', () => {
        reopen(product);
        expect(channel.refusalsOfDelete('Opportunity', product)).not.toEqual([]);
        expect(channel.refusalsOfDelete('Partner__c', channel.rival).join()).toContain('would go with it');
        expect(channel.refusalsOfDelete('Rebate_Statement__c', statement('2024-Q2'))).not.toEqual([]);
        const stating = all('Partner_Credit__c').filter((credit) => credit['Rebate_Statement__c']);
        expect(stating.length).toBeGreaterThan(5);
        for (const credit of stating) {
            const refusals = channel.refusalsOfDelete('Partner_Credit__c', String(credit['Id'])).join();
            expect(refusals).toContain('a rebate statement states it');
        }
    });
});
