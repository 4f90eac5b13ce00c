import QuotePaper from 'c/quotePaper';
import { toStoredQuote, type StoredQuote } from 'c/quoteData';
import { clearPage, mount, readable, settle } from '../../../../../../test/mocks/page';
import quoteDetail from '../../quoteData/__tests__/data/quoteDetail.json';

const ISSUED = toStoredQuote(quoteDetail);

/** The paper has no shadow: it is found as any other element. */
async function show(view: 'VENDOR' | 'PARTNER', quote: StoredQuote = ISSUED): Promise<HTMLElement> {
    const element = mount('c-quote-paper', QuotePaper, { quote, view });
    await settle();
    return element;
}

function texts(element: HTMLElement, selector: string): string[] {
    return [...element.querySelectorAll(selector)].map(readable);
}

describe('a quote on paper', () => {
    afterEach(clearPage);

    it('says who offers what to whom, since when and until when', async () => {
        const element = await show('VENDOR');

        expect(readable(element.querySelector('header'))).toBe('Trend MicroQuote Q-000007Version 2');
        expect(texts(element, 'address')).toEqual([
            'ToAlpes Réseaux12 rue de Genève38000 GrenobleFrance',
            'For use byMutuelle du Rhône4 quai PerracheBâtiment B69002 LyonFrance'
        ]);
        expect(texts(element, '[data-fact]')).toEqual([
            'DateMay 20, 2024',
            'Valid untilJun 30, 2024',
            'SubjectRéseau du siège',
            'Issued byClaire Fontaine',
            'ReplacesQ-000005',
            'Business typeNew customer',
            'ProgramTrend Micro partner program 2024, tier Expert'
        ]);
        await expect(element).toBeAccessible();
    });

    it('closes its lines with the totals, so that no printed page has these alone, and is named on every page', async () => {
        const element = await show('VENDOR');
        const bodies = [...element.querySelectorAll('tbody')];

        expect(bodies.map((body) => body.querySelectorAll('[data-line]').length)).toEqual([1, 1]);
        expect(bodies[1]?.className).toBe('document-paper__closing');
        expect(bodies[1]?.querySelectorAll('[data-total], [data-note]').length).toBeGreaterThan(3);
        expect(texts(element, '.document-paper__running')).toEqual(['Trend Micro · Quote Q-000007']);
    });

    it('says what the opportunity says of a product beside its name', async () => {
        const [first] = ISSUED.lines;
        const line = { ...first!, product: { ...first!.product, description: 'For the site in Lyon' } };

        expect(texts(await show('PARTNER', { ...ISSUED, lines: [line] }), 'tbody th .document-paper__note')).toEqual([
            'For the site in Lyon · Network Security'
        ]);
    });

    it("shows in the vendor's view how each price is made, without a column for a discount that no line has", async () => {
        const element = await show('VENDOR');

        expect(texts(element, 'thead th')).toEqual([
            'No.',
            'Description',
            'Quantity',
            'Unit price',
            'List price',
            'Front-end discount',
            'Deal registration discount',
            'Net price'
        ]);
        expect(texts(element, '[data-line="a09000000000012AAA"] td')).toEqual([
            '2',
            '100',
            '€19.99',
            '€1,999.00',
            '-€399.8020%',
            '–',
            '€1,599.20'
        ]);
        expect(texts(element, '[data-total]')).toEqual([
            'List price€14,499.00',
            'Front-end discount-€2,899.80',
            'Deal registration discount-€1,500.00',
            'Net total€10,099.20'
        ]);
        expect(texts(element, '[data-note]')[0]).toBe('Expected rebate of €472.98, due when the deal is won.');
    });

    it("shows in the partner's view net prices and nothing from which a discount could be told", async () => {
        const element = await show('PARTNER');

        expect(texts(element, 'thead th')).toEqual(['No.', 'Description', 'Quantity', 'Net price']);
        expect(texts(element, '[data-total]')).toEqual(['Net total€10,099.20']);
        const all = readable(element);
        ['14,499', '2,899', '472.98', 'Expert', 'rebate', '%'].forEach((hidden) => expect(all).not.toContain(hidden));
        await expect(element).toBeAccessible();
    });

    it.each([
        ['DRAFT', 'Draft: not an offer until it is issued.'],
        ['SUPERSEDED', 'This quote has been superseded and is no longer valid.']
    ] as const)('says that a quote is no offer when it is %s', async (status, warning) => {
        const element = await show('PARTNER', { ...ISSUED, status });

        expect(texts(element, '[data-warning]')).toEqual([warning]);
    });

    it('has no such warning while it is valid', async () => {
        expect(texts(await show('PARTNER'), '[data-warning]')).toEqual([]);
    });
});
