import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SaveOperation, SaveResult } from '../../scripts/local-org/org';
import { ChannelOrg } from '../metadata/channelOrg';

type Values = Record<string, unknown>;

/** A credit as the tests read it: numbers as the org writes them, rates in percent points. */
interface Credit {
    readonly id: string;
    readonly solution: string | null;
    readonly amount: string;
    readonly rate: string | null;
    readonly rebate: string | null;
    readonly status: string;
    readonly stands: boolean;
}

let channel: ChannelOrg;

beforeEach(() => {
    channel = new ChannelOrg();
});

afterEach(() => {
    channel.close();
});

/** Every credit of an opportunity, oldest first. */
function creditsOf(opportunity: string): Credit[] {
    return [...channel.org.store.readAll('Partner_Credit__c')]
        .filter((record) => record['Opportunity__c'] === opportunity)
        .map((record) => {
            const text = (field: string): string | null =>
                record[field] === null || record[field] === undefined ? null : String(record[field]);
            return {
                id: String(record['Id']),
                solution: text('Solution__c'),
                amount: text('Amount__c')!,
                rate: text('Rebate_Rate__c'),
                rebate: text('Rebate_Amount__c'),
                status: text('Status__c')!,
                stands: record['Stands__c'] === true
            };
        });
}

const standing = (opportunity: string): Credit[] => creditsOf(opportunity).filter(({ stands }) => stands);
const brief = ({ solution, amount, rate, rebate }: Credit): unknown[] => [solution, amount, rate, rebate];
const read = (credit: Credit, field: string): string | null => channel.read('Partner_Credit__c', credit.id, field);

/** An opportunity of the end customer, of 10,000.00, which is planned to close on 2024-05-20. */
function opportunity(values: Values = {}): string {
    return channel.create('Opportunity', {
        Name: 'Harbor mail',
        AccountId: channel.customer,
        StageName: 'Prospecting',
        CloseDate: '2024-05-20',
        Amount: '10000',
        Partner__c: channel.partner,
        Business_Type__c: 'NEW_CUSTOMER',
        ...values
    });
}

const win = (id: string): void => channel.update('Opportunity', id, { StageName: 'Closed Won' });
const reopen = (id: string): void => channel.update('Opportunity', id, { StageName: 'Negotiation/Review' });

/**
 * A line at the specialist's price: 134.00 less 20 % (26.80) and 5 % (6.70) is 100.50; 7 % of that is 7.035, so 7.04.
 */
function specialistLine(quote: string): Values {
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
        Rebate_Rate__c: '7',
        Rebate_Amount__c: '7.04'
    });
}

/** A line without specialization: 200.00 less 20 % is 160.00; 5 % of that is 8.00. */
function mailLine(quote: string): Values {
    return channel.frontOnlyLine(quote, {
        Solution__c: 'EMAIL_ENDPOINT',
        Quantity__c: '1',
        Unit_Price__c: '200',
        List_Amount__c: '200',
        Front_Amount__c: '40',
        Discount_Amount__c: '40',
        Net_Amount__c: '160',
        Rebate_Amount__c: '8'
    });
}

/** An accepted quote with a mail line between two of the specialist's; gives its id. */
function acceptedQuote(forOpportunity: string): string {
    const quote = channel.create('Partner_Quote__c', channel.quote({ Opportunity__c: forOpportunity }));
    for (const line of [specialistLine(quote), mailLine(quote), specialistLine(quote)]) {
        channel.create('Partner_Quote_Line__c', line);
    }
    channel.update('Partner_Quote__c', quote, { Status__c: 'ISSUED' });
    channel.update('Partner_Quote__c', quote, { Status__c: 'ACCEPTED' });
    return quote;
}

/** Puts products on an opportunity: solution and price of each. Gives the ids of the lines. */
function products(id: string, lines: readonly (readonly [solution: string | null, price: string])[]): string[] {
    const priceBook = [...channel.org.store.readAll('Pricebook2')][0]!['Id'];
    return lines.map(([solution, price]) => {
        const product = channel.create('Product2', {
            Name: solution ?? 'Services',
            IsActive: true,
            Solution__c: solution
        });
        const entry = channel.create('PricebookEntry', {
            Pricebook2Id: priceBook,
            Product2Id: product,
            UnitPrice: price,
            IsActive: true
        });
        return channel.create('OpportunityLineItem', {
            OpportunityId: id,
            PricebookEntryId: entry,
            Quantity: '1',
            UnitPrice: price
        });
    });
}

describe('A won opportunity becomes credits of its partner', () => {
    it('per solution of the accepted quote, with the rebate of each line, as on the quote to the cent', () => {
        const id = opportunity();
        const quote = acceptedQuote(id);
        expect(creditsOf(id)).toEqual([]);
        win(id);
        expect(standing(id).map(brief)).toEqual([
            ['EMAIL_ENDPOINT', '160', '5', '8'],
            ['NETWORK', '201', '7', '14.08']
        ]);
        // 8.00 + 14.08; 7 % of 201.00 at once would be 14.07.
        expect(channel.read('Partner_Quote__c', quote, 'Rebate_Total__c')).toBe('22.08');
        const [mail, network] = standing(id);
        expect(read(network!, 'Partner_Quote__c')).toBe(quote);
        expect(read(network!, 'Business_Type__c')).toBe('NEW_SOLUTION');
        expect(read(network!, 'Vendor__c')).toBe('Orchard');
        expect(read(network!, 'End_Customer__c')).toBe(channel.customer);
        expect(read(network!, 'Won_On__c')).toBe('2024-05-20');
        expect(read(network!, 'Rebate_Quarter__c')).toBe('2024-Q2');
        expect(read(network!, 'Rebate_Quarter_End__c')).toBe('2024-06-30');
        expect(read(network!, 'Partner_Specialization__c')).toBe(channel.partnerSpecialization);
        expect(read(network!, 'Specialized__c')).toBe('true');
        expect(read(mail!, 'Partner_Specialization__c')).toBeNull();
        expect(read(mail!, 'Specialized__c')).toBe('false');
    });

    it('per solution of its products, where no quote was accepted', () => {
        const id = opportunity();
        products(id, [
            ['NETWORK', '100.50'],
            ['EMAIL_ENDPOINT', '160'],
            ['NETWORK', '100.50']
        ]);
        win(id);
        expect(standing(id).map(brief)).toEqual([
            ['EMAIL_ENDPOINT', '160', '5', '8'],
            ['NETWORK', '201', '7', '14.08']
        ]);
        expect(read(standing(id)[0]!, 'Business_Type__c')).toBe('NEW_CUSTOMER');
    });

    it('with its amount, where it has neither', () => {
        const id = opportunity();
        win(id);
        expect(standing(id).map(brief)).toEqual([[null, '10000', '5', '500']]);
    });

    it('when it is created as won, and when products come later', () => {
        const id = opportunity({ StageName: 'Closed Won' });
        expect(standing(id).map(brief)).toEqual([[null, '10000', '5', '500']]);
        products(id, [['NETWORK', '10000']]);
        expect(standing(id).map(brief)).toEqual([['NETWORK', '10000', '7', '700']]);
    });

    it('renewals at the renewal rate, without uplift', () => {
        const id = opportunity({ Business_Type__c: 'RENEWAL' });
        products(id, [['NETWORK', '1000']]);
        win(id);
        expect(standing(id).map(brief)).toEqual([['NETWORK', '1000', '1', '10']]);
    });

    it("new business within the program's cap", () => {
        channel.update('Program__c', channel.program, { Max_Rebate__c: '6' });
        const id = opportunity();
        products(id, [['NETWORK', '1000']]);
        win(id);
        expect(standing(id).map(brief)).toEqual([['NETWORK', '1000', '6', '60']]);
    });

    it('on the day it is won, where it was planned to close later', () => {
        const id = opportunity({ CloseDate: '2024-09-30' });
        win(id);
        expect(read(standing(id)[0]!, 'Won_On__c')).toBe('2024-06-01');
    });

    it('never without partner, when lost, or without anything to credit', () => {
        const alone = opportunity({ Partner__c: null });
        win(alone);
        const lost = opportunity();
        channel.update('Opportunity', lost, { StageName: 'Closed Lost' });
        const empty = opportunity({ Amount: null });
        win(empty);
        expect([alone, lost, empty].flatMap(creditsOf)).toEqual([]);
    });

    it('once: saving it again credits nothing anew, and nobody enters the same deal by hand', () => {
        const id = opportunity();
        products(id, [['NETWORK', '1000']]);
        win(id);
        channel.update('Opportunity', id, { Name: 'Harbor network, signed' });
        expect(creditsOf(id)).toHaveLength(1);
        const again = {
            Partner__c: channel.partner,
            Opportunity__c: id,
            Solution__c: 'NETWORK',
            Business_Type__c: 'NEW_CUSTOMER',
            Amount__c: '1',
            Won_On__c: '2024-05-20'
        };
        expect(channel.refusals('Partner_Credit__c', again).join()).toContain('Key__c');
    });

    it('two hundred in one save', () => {
        const ids = Array.from({ length: 200 }, () => opportunity());
        const results = channel.org.save(
            ids.map((id) => ({ kind: 'update', object: 'Opportunity', id, values: { StageName: 'Closed Won' } })),
            { userId: channel.org.users[0]!.id, allOrNone: true }
        );
        expect(results.every(({ success }) => success)).toBe(true);
        expect(ids.every((id) => standing(id).length === 1)).toBe(true);
        expect(channel.read('Partner__c', channel.partner, 'Rebates_Accrued__c')).toBe('100000');
    });

    it('also when a sales rep wins it, who may neither write credits nor change what was written', () => {
        const rep = channel.org.users.find(({ persona }) => persona === 'Tierstack Sales Rep')!;
        const values = {
            Name: 'Won by the rep',
            AccountId: channel.customer,
            StageName: 'Closed Won',
            CloseDate: '2024-05-20',
            Amount: '1000',
            Partner__c: channel.partner,
            Business_Type__c: 'NEW_CUSTOMER'
        };
        const save = (operation: SaveOperation): SaveResult => channel.org.save([operation], { userId: rep.id })[0]!;
        const won = save({ kind: 'create', object: 'Opportunity', values });
        expect(won.success).toBe(true);
        const id = won.success ? won.id : '';
        expect(standing(id).map(brief)).toEqual([[null, '1000', '5', '50']]);
        const credit = standing(id)[0]!;
        const byHand = { Status__c: 'REVERSED', Reversal_Reason__c: 'CORRECTION' };
        expect(save({ kind: 'update', object: 'Partner_Credit__c', id: credit.id, values: byHand }).success).toBe(
            false
        );
        const invented = { Partner__c: channel.partner, Business_Type__c: 'RENEWAL', Won_On__c: '2024-05-20' };
        expect(
            save({ kind: 'create', object: 'Partner_Credit__c', values: { ...invented, Amount__c: '5' } }).success
        ).toBe(false);
    });

    it('says what its rate is made of: tier, base, uplift and cap of the day', () => {
        const terms = (credit: Credit): (string | null)[] =>
            ['Tier__c', 'Base_Rebate_Rate__c', 'Rebate_Uplift__c', 'Max_Rebate__c'].map((field) => read(credit, field));
        channel.update('Program__c', channel.program, { Max_Rebate__c: '6' });
        const id = opportunity();
        products(id, [
            ['EMAIL_ENDPOINT', '1000'],
            ['NETWORK', '1000']
        ]);
        win(id);
        const [mail, network] = standing(id);
        expect(terms(mail!)).toEqual([channel.tier, '5', '0', '6']);
        expect(terms(network!)).toEqual([channel.tier, '5', '2', '6']);
        const renewal = opportunity({ Business_Type__c: 'RENEWAL' });
        products(renewal, [['NETWORK', '1000']]);
        win(renewal);
        expect(terms(standing(renewal)[0]!)).toEqual([channel.tier, '1', '0', null]);
        // Credited anew for the same day, it keeps the rate and what it was made of.
        channel.update('Program__c', channel.program, { Max_Rebate__c: '5.5' });
        reopen(id);
        win(id);
        expect(standing(id).map(brief)).toEqual([
            ['EMAIL_ENDPOINT', '1000', '5', '50'],
            ['NETWORK', '1000', '6', '60']
        ]);
        expect(terms(standing(id)[1]!)).toEqual([channel.tier, '5', '2', '6']);
    });

    it('with the rate of the tier that the partner had on that day, where the tier has changed since', () => {
        const lower = channel.create('Tier__c', {
            Name: 'Skill',
            Program__c: channel.program,
            Code__c: 'SKILL',
            Rank__c: '1',
            New_Business_Discount__c: '20',
            Renewal_Discount__c: '6',
            Registration_Discount__c: '12',
            Rebate_Rate__c: '3'
        });
        const changedOn = '2024-05-25';
        channel.create('Tier_Change__c', {
            Partner__c: channel.partner,
            Changed_On__c: changedOn,
            Reason__c: 'PROMOTED',
            From_Tier__c: lower,
            To_Tier__c: channel.tier
        });
        const before = opportunity({ CloseDate: '2024-05-24' });
        const since = opportunity({ CloseDate: changedOn });
        win(before);
        win(since);
        expect(standing(before).map(brief)).toEqual([[null, '10000', '3', '300']]);
        expect(read(standing(before)[0]!, 'Tier__c')).toBe(lower);
        expect(standing(since).map(brief)).toEqual([[null, '10000', '5', '500']]);
    });

    it('without the uplift of a specialization that was achieved later, or had ended before', () => {
        const network = (closeDate: string): Credit => {
            const id = opportunity({ CloseDate: closeDate });
            products(id, [['NETWORK', '1000']]);
            win(id);
            return standing(id)[0]!;
        };
        // The partner is specialized since 2024-01-15.
        expect(brief(network('2024-01-14'))).toEqual(['NETWORK', '1000', '5', '50']);
        expect(brief(network('2024-01-15'))).toEqual(['NETWORK', '1000', '7', '70']);
        channel.update('Partner_Specialization__c', channel.partnerSpecialization, { Expires_On__c: '2024-05-31' });
        expect(brief(network('2024-06-01'))).toEqual(['NETWORK', '1000', '5', '50']);
    });

    it('only with a business type', () => {
        const id = opportunity({ Business_Type__c: null });
        expect(channel.refusalsOfUpdate('Opportunity', id, { StageName: 'Closed Won' }).join()).toContain(
            'Business_Type__c'
        );
    });
});

describe('What was credited is reversed', () => {
    it('when the opportunity is reopened, and credited anew when it is won again', () => {
        const id = opportunity();
        products(id, [['NETWORK', '1000']]);
        win(id);
        const revenue = (): string | null => channel.read('Partner__c', channel.partner, 'Revenue_This_Year__c');
        expect(revenue()).toBe('1000');
        reopen(id);
        const [reversed] = creditsOf(id);
        expect(reversed!.status).toBe('REVERSED');
        expect(read(reversed!, 'Reversed_On__c')).toBe('2024-06-01');
        expect(read(reversed!, 'Reversal_Reason__c')).toBe('REOPENED');
        expect(read(reversed!, 'Key__c')).toBeNull();
        expect(revenue()).toBe('0');
        win(id);
        expect(standing(id).map(brief)).toEqual([['NETWORK', '1000', '7', '70']]);
        expect(creditsOf(id)).toHaveLength(2);
        expect(revenue()).toBe('1000');
    });

    it('when amount, close date, account, business type or partner change, and credited anew', () => {
        const id = opportunity();
        win(id);
        channel.update('Opportunity', id, { Amount: '12000' });
        expect(standing(id).map(brief)).toEqual([[null, '12000', '5', '600']]);
        channel.update('Opportunity', id, { CloseDate: '2023-12-31' });
        expect(read(standing(id)[0]!, 'Won_On__c')).toBe('2023-12-31');
        expect(channel.read('Partner__c', channel.partner, 'Revenue_Last_Year__c')).toBe('12000');
        channel.update('Opportunity', id, { AccountId: channel.create('Account', { Name: 'Quay Storage' }) });
        expect(read(standing(id)[0]!, 'End_Customer__c')).not.toBe(channel.customer);
        channel.update('Opportunity', id, { Business_Type__c: 'RENEWAL' });
        expect(standing(id).map(brief)).toEqual([[null, '12000', '1', '120']]);
        channel.update('Opportunity', id, { Partner__c: channel.rival });
        expect(read(standing(id)[0]!, 'Partner__c')).toBe(channel.rival);
        expect(channel.read('Partner__c', channel.partner, 'Rebates_Accrued__c')).toBe('0');
        expect(channel.read('Partner__c', channel.rival, 'Rebates_Accrued__c')).toBe('120');
        channel.update('Opportunity', id, { Partner__c: null });
        expect(standing(id)).toEqual([]);
        expect(creditsOf(id).map((credit) => read(credit, 'Reversal_Reason__c'))).toEqual(
            Array.from({ length: 6 }, () => 'DEAL_CHANGED')
        );
    });

    it('when a quote is accepted after the win; then the amount no longer matters', () => {
        const id = opportunity();
        win(id);
        acceptedQuote(id);
        const fromQuote = [
            ['EMAIL_ENDPOINT', '160', '5', '8'],
            ['NETWORK', '201', '7', '14.08']
        ];
        expect(standing(id).map(brief)).toEqual(fromQuote);
        const count = creditsOf(id).length;
        channel.update('Opportunity', id, { Amount: '99999' });
        expect(creditsOf(id)).toHaveLength(count);
        channel.update('Opportunity', id, { CloseDate: '2024-05-21' });
        expect(standing(id).map(brief)).toEqual(fromQuote);
        expect(creditsOf(id)).toHaveLength(count + 2);
    });

    it('when products of a won deal change and its amount does not: solution by solution, the others stay', () => {
        const id = opportunity();
        const [network, mail] = products(id, [
            ['NETWORK', '600'],
            ['EMAIL_ENDPOINT', '400'],
            [null, '50']
        ]);
        win(id);
        expect(standing(id).map(brief).sort()).toEqual([
            [null, '50', '5', '2.5'],
            ['EMAIL_ENDPOINT', '400', '5', '20'],
            ['NETWORK', '600', '7', '42']
        ]);
        const services = standing(id).find(({ solution }) => solution === null);
        const change = (line: string, price: string): SaveOperation => ({
            kind: 'update',
            object: 'OpportunityLineItem',
            id: line,
            values: { UnitPrice: price }
        });
        const results = channel.org.save([change(network!, '400'), change(mail!, '600')], {
            userId: channel.org.users[0]!.id,
            allOrNone: true
        });
        expect(results.every(({ success }) => success)).toBe(true);
        expect(channel.read('Opportunity', id, 'Amount')).toBe('1050');
        expect(standing(id).map(brief).sort()).toEqual([
            [null, '50', '5', '2.5'],
            ['EMAIL_ENDPOINT', '600', '5', '30'],
            ['NETWORK', '400', '7', '28']
        ]);
        // Three at first, two of which were reversed and credited anew: nothing was credited in between.
        expect(creditsOf(id)).toHaveLength(5);
        expect(standing(id).find(({ solution }) => solution === null)).toEqual(services);
        channel.update('OpportunityLineItem', mail!, { Description: 'Ships in June' });
        expect(creditsOf(id)).toHaveLength(5);
    });

    it('when products are added and taken away: only what they are of', () => {
        const id = opportunity();
        const [network] = products(id, [['NETWORK', '600']]);
        win(id);
        products(id, [['EMAIL_ENDPOINT', '400']]);
        expect(standing(id).map(brief)).toEqual([
            ['NETWORK', '600', '7', '42'],
            ['EMAIL_ENDPOINT', '400', '5', '20']
        ]);
        expect(creditsOf(id)).toHaveLength(2);
        channel.org.save([{ kind: 'delete', object: 'OpportunityLineItem', id: network! }], {
            userId: channel.org.users[0]!.id
        });
        expect(standing(id).map(brief)).toEqual([['EMAIL_ENDPOINT', '400', '5', '20']]);
        expect(creditsOf(id)).toHaveLength(2);
    });

    it('with the rate of the day it was won, even if the tier pays another by now', () => {
        const id = opportunity();
        products(id, [['NETWORK', '1000']]);
        win(id);
        channel.update('Tier__c', channel.tier, { Rebate_Rate__c: '9' });
        reopen(id);
        win(id);
        expect(standing(id).map(brief)).toEqual([['NETWORK', '1000', '7', '70']]);
        // Another day has its own rate: 9 % and 2 %.
        channel.update('Opportunity', id, { CloseDate: '2024-05-31' });
        expect(standing(id).map(brief)).toEqual([['NETWORK', '1000', '11', '110']]);
    });
});
