import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ChannelOrg } from './channelOrg';

let channel: ChannelOrg;
let quote: string;

beforeAll(() => {
    channel = new ChannelOrg();
});
beforeEach(() => {
    quote = channel.create('Partner_Quote__c', channel.quote());
});
afterAll(() => channel.close());

const line = 'Partner_Quote_Line__c';

/** 12,500.00 less 20 % (2,500.00), 12 % (1,500.00) and 5 % (625.00) is 7,875.00; 7 % of that is 551.25. */
function fullyStackedLine(registration: string): Record<string, unknown> {
    return channel.frontOnlyLine(quote, {
        Solution__c: 'NETWORK',
        Deal_Registration__c: registration,
        Partner_Specialization__c: channel.partnerSpecialization,
        Registration_Rate__c: '12',
        Registration_Amount__c: '1500',
        Specialist_Rate__c: '5',
        Specialist_Amount__c: '625',
        Discount_Amount__c: '4625',
        Net_Amount__c: '7875',
        Rebate_Rate__c: '7',
        Rebate_Amount__c: '551.25'
    });
}

describe('A quote line', () => {
    it('is saved when every number is what the program gives', () => {
        expect(channel.refusals(line, channel.frontOnlyLine(quote))).toEqual([]);
        expect(channel.read('Partner_Quote__c', quote, 'Net_Total__c')).toBe('10000');
        expect(channel.read('Partner_Quote__c', quote, 'Rebate_Total__c')).toBe('500');
    });

    it('adds up front end, registration and specialist discount, with the raised rebate', () => {
        const registration = channel.create('Deal_Registration__c', channel.registration(channel.approval()));
        expect(channel.refusals(line, fullyStackedLine(registration))).toEqual([]);
        channel.update('Deal_Registration__c', registration, { Status__c: 'WITHDRAWN' });
    });

    it.each([
        ['List_Amount__c', '12500.01'],
        ['Front_Rate__c', '21'],
        ['Front_Amount__c', '2500.01'],
        ['Registration_Rate__c', '12'],
        ['Registration_Amount__c', '0.01'],
        ['Specialist_Rate__c', '5'],
        ['Specialist_Amount__c', '0.01'],
        ['Discount_Amount__c', '2500.01'],
        ['Net_Amount__c', '9999.99'],
        ['Rebate_Rate__c', '5.0001'],
        ['Rebate_Amount__c', '500.01']
    ])('is refused at %s when that is tampered with', (field, value) => {
        const refusals = channel.refusals(line, channel.frontOnlyLine(quote, { [field]: value }));
        expect(refusals.filter((refusal) => refusal.startsWith(`${field}: `))).not.toEqual([]);
    });

    it('keeps the registration and the specialization that its rates come from', () => {
        const registration = channel.create('Deal_Registration__c', channel.registration(channel.approval()));
        const id = channel.create(line, fullyStackedLine(registration));
        expect(channel.refusalsOfDelete('Deal_Registration__c', registration)).not.toEqual([]);
        expect(channel.refusalsOfDelete('Partner_Specialization__c', channel.partnerSpecialization)).not.toEqual([]);
        expect(channel.read(line, id, 'Deal_Registration__c')).toBe(registration);
        channel.update('Deal_Registration__c', registration, { Status__c: 'WITHDRAWN' });
    });

    it('stays below a rival that is protected, whatever the client says about it', () => {
        const rival = channel.create(
            'Deal_Registration__c',
            channel.registration({
                Partner__c: channel.rival,
                Solution__c: 'HYBRID_CLOUD',
                ...channel.approval({ Protected_Discount__c: '20' })
            })
        );
        // 20 % less the guarantee of 3 points is 17 % of 12,500.00: 2,125.00; 5 % of 10,375.00 is 518.75.
        const capped = {
            Front_Amount__c: '2125',
            Discount_Amount__c: '2125',
            Net_Amount__c: '10375',
            Rebate_Amount__c: '518.75'
        };
        expect(channel.refusals(line, channel.frontOnlyLine(quote)).join()).toContain('Front_Amount__c: ');
        const id = channel.create(line, channel.frontOnlyLine(quote, capped));
        expect(channel.read(line, id, 'Protecting_Registration__c')).toBe(rival);
        expect(channel.formula(line, id, 'Discount_Cap__c')).toBe('2125');
        channel.update('Deal_Registration__c', rival, { Status__c: 'WITHDRAWN' });
    });

    it('takes its registration and specialization from the records, whatever the client sent or left out', () => {
        const registration = channel.create('Deal_Registration__c', channel.registration(channel.approval()));
        const sent = { ...fullyStackedLine(registration), Deal_Registration__c: null, Partner_Specialization__c: null };
        const id = channel.create(line, sent);
        expect(channel.read(line, id, 'Deal_Registration__c')).toBe(registration);
        expect(channel.read(line, id, 'Partner_Specialization__c')).toBe(channel.partnerSpecialization);
        channel.update('Deal_Registration__c', registration, { Status__c: 'WITHDRAWN' });
        const other = channel.create(
            line,
            channel.frontOnlyLine(quote, {
                Deal_Registration__c: registration,
                Partner_Specialization__c: channel.partnerSpecialization
            })
        );
        expect(channel.read(line, other, 'Deal_Registration__c')).toBeNull();
        expect(channel.read(line, other, 'Partner_Specialization__c')).toBeNull();
    });

    it('takes no protection from a registration that is not there', () => {
        const lapsed = channel.create(
            'Deal_Registration__c',
            channel.registration({ Partner__c: channel.rival, Status__c: 'EXPIRED' })
        );
        const id = channel.create(line, channel.frontOnlyLine(quote, { Protecting_Registration__c: lapsed }));
        expect(channel.read(line, id, 'Protecting_Registration__c')).toBeNull();
    });

    it('gives renewals the renewal rates and nothing else', () => {
        const renewal = channel.create('Partner_Quote__c', channel.quote({ Business_Type__c: 'RENEWAL' }));
        // 6 % of 12,500.00 is 750.00; 1 % of 11,750.00 is 117.50.
        const values = {
            Solution__c: 'NETWORK',
            Front_Rate__c: '6',
            Front_Amount__c: '750',
            Discount_Amount__c: '750',
            Net_Amount__c: '11750',
            Rebate_Rate__c: '1',
            Rebate_Amount__c: '117.5'
        };
        expect(channel.refusals(line, channel.frontOnlyLine(renewal, values))).toEqual([]);
    });

    it('has no negative quantity or price', () => {
        const refusals = channel.refusals(
            line,
            channel.frontOnlyLine(quote, { Quantity__c: '-1', Unit_Price__c: '-1' })
        );
        expect(refusals.join()).toContain('Quantity__c: Quantity cannot be negative');
        expect(refusals.join()).toContain('Unit_Price__c: Unit price cannot be negative');
    });

    it("has its product's solution", () => {
        const product = channel.create('Product2', { Name: 'Mail Shield', Solution__c: 'EMAIL_ENDPOINT' });
        const refusals = channel.refusals(line, channel.frontOnlyLine(quote, { Product__c: product }));
        expect(refusals.join()).toContain("Solution__c: The solution is not the product's.");
    });
});

describe('A quote', () => {
    const issued = { Status__c: 'ISSUED' };

    function issuedQuote(): { quote: string; line: string } {
        const id = channel.create(line, channel.frontOnlyLine(quote));
        channel.update('Partner_Quote__c', quote, issued);
        return { quote, line: id };
    }

    it('starts as a draft', () => {
        const refusals = channel.refusals('Partner_Quote__c', channel.quote(issued));
        expect(refusals.join()).toContain('Status__c: A new quote starts as a draft.');
    });

    it('is issued with lines only', () => {
        const refusals = channel.refusalsOfUpdate('Partner_Quote__c', quote, issued);
        expect(refusals.join()).toContain('Status__c: An empty quote cannot be issued.');
    });

    it('keeps its terms while it has lines', () => {
        channel.create(line, channel.frontOnlyLine(quote));
        const refusals = channel.refusalsOfUpdate('Partner_Quote__c', quote, { Business_Type__c: 'RENEWAL' });
        expect(refusals.join()).toContain('cannot change while the quote has lines');
    });

    it('is frozen once issued: its date, its lines, their number', () => {
        const { quote: frozen, line: frozenLine } = issuedQuote();
        const change = { Quote_Date__c: '2024-06-02' };
        expect(channel.refusalsOfUpdate('Partner_Quote__c', frozen, change).join()).toContain('The quote is frozen');
        expect(channel.refusals(line, channel.frontOnlyLine(frozen)).join()).toContain(
            'only while the quote is a draft'
        );
        expect(channel.refusalsOfUpdate(line, frozenLine, { Description__c: 'x' }).join()).toContain(
            'only while the quote'
        );
        expect(channel.refusalsOfDelete(line, frozenLine).join()).toContain('The quote is frozen');
        expect(channel.refusalsOfDelete('Partner_Quote__c', frozen).join()).toContain('cannot be deleted');
        expect(channel.read('Partner_Quote__c', frozen, 'Net_Total__c')).toBe('10000');
    });

    it('goes from issued to accepted, and not back', () => {
        const { quote: frozen } = issuedQuote();
        expect(channel.refusalsOfUpdate('Partner_Quote__c', frozen, { Status__c: 'DRAFT' }).join()).toContain(
            'Status__c: '
        );
        channel.update('Partner_Quote__c', frozen, { Status__c: 'ACCEPTED' });
        expect(channel.refusalsOfUpdate('Partner_Quote__c', frozen, { Status__c: 'ISSUED' }).join()).toContain(
            'Status__c: '
        );
    });

    it("is for the opportunity's partner, on a day of the program", () => {
        const forRival = channel.refusals('Partner_Quote__c', channel.quote({ Partner__c: channel.rival }));
        expect(forRival.join()).toContain("Partner__c: The quote's partner is not the partner of the opportunity.");
        const tooLate = channel.refusals('Partner_Quote__c', channel.quote({ Quote_Date__c: '2025-01-01' }));
        expect(tooLate.join()).toContain("Quote_Date__c: The partner's program version does not apply on this day.");
        const tooEarly = channel.refusals('Partner_Quote__c', channel.quote({ Quote_Date__c: '2023-12-31' }));
        expect(tooEarly.join()).toContain('Quote_Date__c: ');
    });

    it('keeps the end customer of its opportunity', () => {
        const other = channel.create('Account', { Name: 'Lakeside Foods' });
        const refusals = channel.refusalsOfUpdate('Opportunity', channel.opportunity, { AccountId: other });
        expect(refusals.join()).toContain('AccountId: The account cannot change');
    });
});
