import { comparePrices } from 'c/programCore';
import { toStoredQuote } from 'c/quoteData';
import quoteDetail from './data/quoteDetail.json';
import { pricedQuote } from './samples';

const quote = toStoredQuote(quoteDetail);

describe('a stored quote', () => {
    it('has its amounts in cents and its rates in millionths, as the core has them', () => {
        expect(quote).toMatchObject({ list: 1_449_900, discount: 439_980, net: 1_009_920, rebate: 47_298 });
        expect(quote.lines[0]).toMatchObject({
            list: 1_250_000,
            components: [
                { code: 'FRONT', rate: 200_000, amount: 250_000 },
                { code: 'REGISTRATION', rate: 120_000, amount: 150_000 },
                { code: 'SPECIALIST', rate: 0, amount: 0 }
            ],
            net: 850_000,
            rebate: { rate: 50_000, amount: 42_500 }
        });
    });

    it('keeps program and tier as they were at issue, whatever they are today', () => {
        expect(quote).toMatchObject({ tierName: 'Expert', issuedBy: 'Claire Fontaine', supersedes: 'Q-000005' });
    });

    it('names the parties with their addresses as on a letter', () => {
        expect(quote.endCustomer?.address).toEqual(['4 quai Perrache', 'Bâtiment B', '69002 Lyon', 'France']);
    });

    it('is the price that the core gives the same lines', () => {
        const ids = quote.lines.map(({ id }) => id);
        const now = pricedQuote().result.lines.map((line, index) => ({ ...line, id: ids[index] ?? '' }));

        expect(comparePrices(quote.lines, now)).toEqual([]);
    });

    it('carries what was asked for beyond the stack, at the rate that was granted, and the floor prices', () => {
        expect(quote.specialPrices).toEqual([
            { line: 'a09000000000011AAA', solution: null, rate: 60_000, status: 'EXPIRED', validUntil: '2024-05-21' }
        ]);
        expect(quote.lines.map(({ product }) => product.floorPrice)).toEqual([800, null]);
    });

    it('says that it cannot be seen where it is not there', () => {
        const none = {
            uiapi: {
                query: {
                    Partner_Quote__c: { edges: [] },
                    Partner_Quote_Line__c: { edges: [] },
                    Special_Price_Request__c: { edges: [] }
                }
            }
        };

        expect(() => toStoredQuote(none)).toThrow('The quote does not exist, or you have no access to it.');
    });
});
