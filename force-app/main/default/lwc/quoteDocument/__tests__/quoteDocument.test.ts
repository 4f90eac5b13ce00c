import QuoteDocument from 'c/quoteDocument';
import { toStoredQuote } from 'c/quoteData';
import { answer, answerErrors, named } from '../../../../../../test/mocks/graphql';
import { clearPage, find, mount, settle } from '../../../../../../test/mocks/page';
import quoteDetail from '../../quoteData/__tests__/data/quoteDetail.json';
import { toCsv } from '../csv';

async function show(data: unknown = quoteDetail): Promise<HTMLElement> {
    const element = mount('c-quote-document', QuoteDocument, { recordId: 'a08000000000001AAA' });
    await settle();
    if (data) {
        answer(data, named('QuoteDetail'));
        await settle();
    }
    return element;
}

describe("a quote's document", () => {
    afterEach(clearPage);

    it("shows the vendor's view first, and the partner's on request", async () => {
        const element = await show();
        expect(find(element, 'c-quote-paper')).toMatchObject({ view: 'VENDOR' });
        find(element, '[data-view]').dispatchEvent(new CustomEvent('change', { detail: { value: 'PARTNER' } }));
        await settle();

        expect(find(element, 'c-quote-paper')).toMatchObject({ view: 'PARTNER' });
        await expect(element).toBeAccessible();
    });

    it('prints by the browser', async () => {
        const print = jest.spyOn(window, 'print').mockImplementation(() => {});
        find(await show(), '[data-print]').click();

        expect(print).toHaveBeenCalledTimes(1);
    });

    it('hands out the lines as a file named after the quote', async () => {
        const names: string[] = [];
        URL.createObjectURL = () => 'blob:quote';
        URL.revokeObjectURL = () => {};
        jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
            names.push(this.download);
        });
        find(await show(), '[data-csv]').click();

        expect(names).toEqual(['Q-000007.csv']);
    });

    it('says what went wrong', async () => {
        const element = await show(null);
        answerErrors([{ message: 'Not allowed.', path: [], extensions: {} }], named('QuoteDetail'));
        await settle();

        expect(find(element, 'c-error-panel')).toMatchObject({ messages: ['Not allowed.'] });
    });
});

describe("a quote's lines as CSV", () => {
    const quote = toStoredQuote(quoteDetail);

    it("carry every discount in the vendor's view, as numbers, and mark what looks like a formula", () => {
        expect(toCsv(quote, 'VENDOR').split('\r\n')).toEqual([
            'No.,Description,Solution,Quantity,Unit price (EUR),List price (EUR),Front-end discount (%),' +
                'Front-end discount (EUR),Deal registration discount (%),Deal registration discount (EUR),' +
                'Specialist discount (%),Specialist discount (EUR),Discount (EUR),Net price (EUR),' +
                'Rebate when won (%),Rebate when won (EUR)',
            '1,Network One 500,Network Security,10,1250,12500.00,20,2500.00,12,1500.00,0,0.00,4000.00,8500.00,5,425.00',
            `2,"'=Email, ""one"" year",Email & Endpoint Security,100,19.99,1999.00,20,399.80,0,0.00,0,0.00,399.80,1599.20,3,47.98`,
            ''
        ]);
    });

    it("carry net prices only in the partner's", () => {
        expect(toCsv(quote, 'PARTNER').split('\r\n').slice(0, 2)).toEqual([
            'No.,Description,Solution,Quantity,Net price (EUR)',
            '1,Network One 500,Network Security,10,8500.00'
        ]);
    });
});
