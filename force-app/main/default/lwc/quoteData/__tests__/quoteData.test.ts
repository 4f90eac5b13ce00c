import { priceDeal, writePricedDeal } from 'c/programCore';
import { toPrograms } from 'c/programData';
import {
    isWhatIf,
    MOST_LINES,
    protectedUntil,
    saveQuote,
    toDeal,
    toDealContext,
    toOpportunity,
    toQuoteInput,
    withoutWhatIf
} from 'c/quoteData';
import { executeMutation, textOf } from '../../../../../../test/mocks/graphql';
import programRules from '../../programData/__tests__/data/programRules.json';
import contextAnswer from './data/context.json';
import contextProtected from './data/contextProtected.json';
import opportunityAnswer from './data/opportunity.json';
import opportunityWithoutProducts from './data/opportunityWithoutProducts.json';

const PARTNER_ID = 'a03000000000001AAA';
const QUOTE_DATE = '2024-06-01';
const program = must(toPrograms(programRules).get('a00000000000002AAA'));
const opportunity = toOpportunity(opportunityAnswer);
const context = toDealContext(contextAnswer, PARTNER_ID);
const facts = withoutWhatIf(opportunity);
const deal = must(toDeal(opportunity, context, program, facts, QUOTE_DATE));

function must<Value>(value: Value | undefined): Value {
    if (value === undefined) {
        throw new Error('The recorded answers do not hold what the test needs.');
    }
    return value;
}

describe('a deal read from the org', () => {
    it('is priced by the core: 20 % front, 12 % for the registered line, the rebate with its uplift', () => {
        const priced = writePricedDeal(priceDeal(program, deal).result);

        expect(priced).toMatchObject({ list: '14499.00', net: '10099.20', rebate: '472.98' });
        expect(priced.lines.map(({ net }) => net)).toEqual(['8500.00', '1599.20']);
    });

    it('counts the specializations that have enough specialists, and no other', () => {
        expect(deal.partner.specializations).toEqual(['NETWORK']);
    });

    it('does not count a specialization that has expired on the quote date', () => {
        const later = must(toDeal(opportunity, context, program, facts, '2025-02-02'));

        expect(later.partner.specializations).toEqual([]);
    });

    it("leaves out what another vendor's registration protects", () => {
        expect(deal.competing).toEqual([]);
    });

    it("meets a rival's registration of the same vendor, and says until when", () => {
        const rivalry = toDealContext(contextProtected, PARTNER_ID);

        expect(must(toDeal(opportunity, rivalry, program, facts, QUOTE_DATE)).competing).toEqual([
            { solution: 'EMAIL_ENDPOINT', discount: 320_000 }
        ]);
        expect(protectedUntil(opportunity, rivalry, program, QUOTE_DATE)).toBe('2024-08-13');
        expect(protectedUntil(opportunity, rivalry, program, '2024-08-14')).toBeNull();
    });

    it('prices the amount alone where there are no products', () => {
        expect(toOpportunity(opportunityWithoutProducts).lines).toEqual([
            expect.objectContaining({ id: 'amount', solution: null, quantity: 1, unitPrice: 14499 })
        ]);
    });
});

describe('a what-if', () => {
    it('is none for another business type, which a quote may choose', () => {
        expect(isWhatIf({ ...facts, businessType: 'RENEWAL' }, opportunity)).toBe(false);
    });

    it('is one for another tier or for other registrations, which are facts of the org', () => {
        expect(isWhatIf({ ...facts, tier: 'ELITE' }, opportunity)).toBe(true);
        expect(isWhatIf({ ...facts, registration: 'NONE' }, opportunity)).toBe(true);
    });

    it("keeps a recorded registration's rate, and assumes the tier's rate for the other solutions", () => {
        const assumed = must(
            toDeal(opportunity, context, program, { ...facts, tier: 'ELITE', registration: 'APPROVED' }, QUOTE_DATE)
        );

        expect(assumed.registrations.map(({ solution, rate }) => [solution, rate])).toEqual([
            ['NETWORK', 120_000],
            ['EMAIL_ENDPOINT', 150_000]
        ]);
    });

    it('without a business type cannot be priced', () => {
        expect(toDeal(opportunity, context, program, { ...facts, businessType: null }, QUOTE_DATE)).toBeUndefined();
    });
});

describe('a quote to save', () => {
    const input = toQuoteInput(opportunity, program, deal);

    it('carries the priced amounts and the granted rates in percent points', () => {
        expect(input.lines[0]).toMatchObject({
            List_Amount__c: 12500,
            Front_Rate__c: 20,
            Front_Amount__c: 2500,
            Registration_Rate__c: 12,
            Registration_Amount__c: 1500,
            Specialist_Rate__c: 0,
            Specialist_Amount__c: 0,
            Discount_Amount__c: 4000,
            Net_Amount__c: 8500,
            Rebate_Rate__c: 5,
            Rebate_Amount__c: 425
        });
    });

    it('names product and solution, and leaves it to the org which registration and specialization count', () => {
        expect(input.lines[0]).toMatchObject({
            Partner_Quote__c: '@{quote}',
            Product__c: '01t000000000001AAA',
            Solution__c: 'NETWORK'
        });
        const found = ['Deal_Registration__c', 'Partner_Specialization__c', 'Protecting_Registration__c'];
        expect(Object.keys(input.lines[0] ?? {}).filter((field) => found.includes(field))).toEqual([]);
    });

    it('keeps the granted rate of a component that a cap trims to nothing', () => {
        const capped = { ...program, maxDiscount: 200_000 };
        const [line] = toQuoteInput(opportunity, capped, deal).lines;

        expect(line).toMatchObject({
            Front_Amount__c: 2500,
            Registration_Rate__c: 12,
            Registration_Amount__c: 0,
            Net_Amount__c: 10000
        });
    });

    it('is sent as one transaction, with every value as a variable', async () => {
        executeMutation.mockResolvedValue({
            data: { uiapi: { quote: { Record: { Id: 'a08000000000002AAA', Name: { value: 'Q-000008' } } } } }
        });

        await expect(saveQuote(input)).resolves.toEqual({ id: 'a08000000000002AAA', name: 'Q-000008' });

        const [[{ query, variables, operationName }]] = executeMutation.mock.calls;
        expect(operationName).toBe('SaveQuote');
        expect(textOf(query).replace(/\s+/g, ' ')).toBe(
            'mutation SaveQuote($quote: Partner_Quote__cCreateInput!, $line1: Partner_Quote_Line__cCreateInput!, ' +
                '$line2: Partner_Quote_Line__cCreateInput!) { uiapi(input: {allOrNone: true}) { ' +
                'quote: Partner_Quote__cCreate(input: $quote) { Record { Id Name { value } } } ' +
                'line1: Partner_Quote_Line__cCreate(input: $line1) { Record { Id } } ' +
                'line2: Partner_Quote_Line__cCreate(input: $line2) { Record { Id } } } }'
        );
        expect(variables.quote).toEqual({
            Partner_Quote__c: {
                Opportunity__c: '006000000000001AAA',
                Partner__c: PARTNER_ID,
                Quote_Date__c: QUOTE_DATE,
                Business_Type__c: 'NEW_CUSTOMER',
                Status__c: 'DRAFT',
                Valid_Until__c: null,
                Supersedes__c: null
            }
        });
        expect(variables.line2).toEqual({ Partner_Quote_Line__c: input.lines[1] });
    });

    it('throws what the org answers when it refuses', async () => {
        const errors = [{ message: 'No.', path: ['uiapi', 'line1'] }];
        executeMutation.mockResolvedValue({ data: { uiapi: null }, errors });

        await expect(saveQuote(input)).rejects.toBe(errors);
    });

    it('has at most as many lines as one transaction saves', async () => {
        const [line] = input.lines;
        const lines = Array.from({ length: MOST_LINES + 1 }, () => must(line));

        await expect(saveQuote({ ...input, lines })).rejects.toThrow('at most 500 lines; this one has 501');
    });
});
