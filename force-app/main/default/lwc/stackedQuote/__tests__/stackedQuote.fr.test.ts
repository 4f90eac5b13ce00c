import StackedQuote from 'c/stackedQuote';
import { answer, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, mount, readable, settle } from '../../../../../../test/mocks/page';
import programRules from '../../programData/__tests__/data/programRules.json';
import context from '../../quoteData/__tests__/data/context.json';
import opportunity from '../../quoteData/__tests__/data/opportunity.json';

describe('a stacked quote for a French reader', () => {
    beforeEach(() => {
        jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-06-01T10:00:00Z'));
    });
    afterEach(clearPage);

    it('speaks French and writes amounts, rates and dates as French does', async () => {
        const element = mount('c-stacked-quote', StackedQuote, { recordId: '006000000000001AAA' });
        await settle();
        answer(opportunity, named('OpportunityDeal'));
        await settle();
        answer(context, named('DealContext'));
        answer(programRules, named('ProgramRules'));
        await settle();

        expect(readable(find(find(element, 'c-quote-summary'), '[data-announcement]'))).toBe(
            "Prix catalogue 14 499,00 €, remise 4 399,80 €, prix net 10 099,20 €, remise arrière 472,98 € si l'affaire est gagnée."
        );
        expect(readable(find(find(element, 'c-quote-explanation'), '[data-granted^="FRONT"]'))).toContain(
            'Taux nouvelles affaires du niveau Expert : 20 % de 14 499,00 €Sur toutes les lignes'
        );
        expect(readable(find(find(element, 'c-unlock-ranking'), '[data-unlock^="NEXT_TIER"]'))).toContain(
            "Atteindre le niveau suivant, Elite d'ici au 15 juil. 2024784,44 € de plus"
        );
    });
});
