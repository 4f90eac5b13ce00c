import QuoteAsIssued from 'c/quoteAsIssued';
import { clearPage, find, findAll, mount, settle } from '../../../../../../test/mocks/page';

describe("the explanation on a quote's page", () => {
    afterEach(clearPage);

    it('is that of the quote of the page', async () => {
        const element = mount('c-quote-as-issued', QuoteAsIssued, { recordId: 'a08000000000001AAA' });
        await settle();

        expect(find(element, 'lightning-card')).toMatchObject({ title: 'Why this price' });
        expect(find(element, 'c-issued-explanation')).toMatchObject({ recordId: 'a08000000000001AAA' });
        await expect(element).toBeAccessible();
    });

    it('waits until the page says which quote it shows', async () => {
        const element = mount('c-quote-as-issued', QuoteAsIssued, {});
        await settle();

        expect(findAll(element, 'c-issued-explanation')).toEqual([]);
    });
});
