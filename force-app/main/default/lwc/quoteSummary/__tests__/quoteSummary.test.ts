import QuoteSummary from 'c/quoteSummary';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import { pricedQuote } from '../../quoteData/__tests__/samples';

async function show(priced = pricedQuote()): Promise<HTMLElement> {
    const element = mount('c-quote-summary', QuoteSummary, { priced });
    await settle();
    return element;
}

describe('the summary of a quote', () => {
    afterEach(clearPage);

    it('says at a glance what list price, whole discount, net price and rebate are', async () => {
        // 4,399.80 of 14,499.00 is 30.345 %; 10,099.20 less 472.98 is 9,626.22.
        expect(findAll(await show(), '[data-figure]').map(readable)).toEqual([
            'List price€14,499.00',
            'Discount€4,399.8030.3% off the list price',
            'Net price€10,099.20',
            'Rebate when won€472.98€9,626.22 after rebate'
        ]);
    });

    it('draws the way from the list price to the net price, and the rebate behind it', async () => {
        const { steps } = find<HTMLElement & { steps: { key: string; text: string }[] }>(
            await show(),
            'c-waterfall-chart'
        );

        expect(steps.map(({ key, text }) => [key, text])).toEqual([
            ['LIST', '€14,499.00'],
            ['FRONT', '-€2,899.80 (20%)'],
            // 1,500.00 of 14,499.00 is 10.345 %; 472.98 of 10,099.20 is 4.683 %.
            ['REGISTRATION', '-€1,500.00 (10.3%)'],
            ['SPECIALIST', '€0.00'],
            ['NET', '€10,099.20'],
            ['REBATE', '€472.98 (4.7%)']
        ]);
    });

    it('announces the totals when they change', async () => {
        const element = await show();
        Object.assign(element, { priced: pricedQuote({ businessType: 'RENEWAL' }) });
        await settle();

        expect(readable(find(element, '[aria-live="polite"]'))).toBe(
            'List price €14,499.00, discount €833.69, net price €13,665.31, rebate when won €0.00.'
        );
    });

    it('is accessible', async () => {
        await expect(await show()).toBeAccessible();
    });
});
