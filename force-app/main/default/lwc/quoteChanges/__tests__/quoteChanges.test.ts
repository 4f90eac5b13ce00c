import QuoteChanges from 'c/quoteChanges';
import { toStoredQuote, type PricedQuote, type WhatIf } from 'c/quoteData';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import quoteDetail from '../../quoteData/__tests__/data/quoteDetail.json';
import { pricedQuote } from '../../quoteData/__tests__/samples';

const stored = toStoredQuote(quoteDetail);

/** The stored quote's lines, priced today as if something were different. */
function today(changes: Partial<WhatIf> = {}): PricedQuote {
    return pricedQuote(
        changes,
        stored.lines.map(({ product }) => product)
    );
}

async function show(priced: PricedQuote): Promise<HTMLElement> {
    const element = mount('c-quote-changes', QuoteChanges, { stored, priced });
    await settle();
    return element;
}

describe('what changed since a quote was saved', () => {
    afterEach(clearPage);

    it('is nothing while the rules give the same', async () => {
        const element = await show(today());

        expect(readable(find(element, '[data-unchanged]'))).toBe('Every line still has the price it was saved with.');
        await expect(element).toBeAccessible();
    });

    it('names each line with rates, amounts, and the net price then and now', async () => {
        const element = await show(today({ registration: 'NONE' }));

        // The network line loses its 12 %: 1 500.00 more, and 5 % of that more rebate. The e-mail line never had it.
        expect(findAll(find(element, 'c-figure-table'), 'tbody tr').map(readable)).toEqual([
            '1. Network One 500Deal registration discount: 0% instead of 12%, €0.00 instead of €1,500.00 and ' +
                'Back-end rebate: €500.00 instead of €425.00€8,500.00€10,000.00'
        ]);
        await expect(element).toBeAccessible();
    });
});
