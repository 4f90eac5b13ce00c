import QuotePaper from 'c/quotePaper';
import { toStoredQuote } from 'c/quoteData';
import { clearPage, mount, readable, settle } from '../../../../../../test/mocks/page';
import quoteDetail from '../../quoteData/__tests__/data/quoteDetail.json';

describe('a quote on paper for a French reader', () => {
    afterEach(clearPage);

    it('speaks French and writes dates and amounts as French does', async () => {
        const quote = toStoredQuote(quoteDetail);
        const element = mount('c-quote-paper', QuotePaper, { quote, view: 'VENDOR' as const });
        await settle();

        const all = readable(element);
        [
            'Devis Q-000007',
            'Valable jusqu',
            '30 juin 2024',
            'Total net10 099,20 €',
            'Remise arrière prévue de 472,98 €'
        ].forEach((text) => expect(all).toContain(text));
    });
});
