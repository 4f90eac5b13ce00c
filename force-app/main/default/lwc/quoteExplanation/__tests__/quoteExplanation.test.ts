import QuoteExplanation from 'c/quoteExplanation';
import { clearPage, find, findAll, mount, readable, settle } from '../../../../../../test/mocks/page';
import { manyLines, pricedQuote } from '../../quoteData/__tests__/samples';

async function show(lineIndex: number | null, priced = pricedQuote()): Promise<HTMLElement> {
    const element = mount('c-quote-explanation', QuoteExplanation, { priced, lineIndex });
    await settle();
    return element;
}

describe('the explanation of one line', () => {
    afterEach(clearPage);

    it('gives the rule of each discount granted, and where its number comes from', async () => {
        const element = await show(0);

        expect(readable(find(element, '[data-granted="FRONT"]'))).toContain(
            'New business rate of tier Expert: 20% of €12,500.00'
        );
        expect(readable(find(element, '[data-granted="FRONT"]'))).toContain(
            'Trend Micro partner program 2024 · Example number'
        );
        expect(readable(find(element, '[data-granted="REGISTRATION"]'))).toContain(
            'Registration for Network Security approved on May 10, 2024, valid until Aug 8, 2024: 12% of €12,500.00'
        );
        expect(readable(find(element, '[data-granted="REBATE"]'))).toContain(
            'Tier Expert 3% plus specialization Network Security: 5% of the net'
        );
    });

    it('says why a discount is refused, what would unlock it and what that is worth', async () => {
        const refused = readable(find(await show(1), '[data-refused="REGISTRATION"]'));

        expect(refused).toContain('No deal registration');
        expect(refused).toContain('Register the deal for Email & Endpoint Security and have it approved.');
        expect(refused).toContain('Worth €239.88');
    });

    it('says how discounts combine, and that this is published', async () => {
        const element = await show(0);

        expect(readable(find(element, '[data-stacking]'))).toBe('Discounts are added up.');
        expect(readable(find(element, '[data-stacking]').parentElement)).toContain('Published by the vendor');
        await expect(element).toBeAccessible();
    });
});

describe('the explanation of the total', () => {
    afterEach(clearPage);

    it('adds up what each discount takes off at each rate, and on which lines', async () => {
        expect(findAll(await show(null), '[data-granted]').map(readable)).toEqual([
            expect.stringContaining('-€2,899.80New business rate of tier Expert: 20% of €14,499.00On all lines'),
            expect.stringMatching(
                /-€1,500\.00Registration for Network Security approved .*: 12% of €12,500\.00Lines: 1Pinned on the registration/
            ),
            // This program grants specialists no discount of their own.
            expect.stringContaining('Specialist discount€0.00'),
            // The network line has a specialization: 5 % of 8 500.00, 3 % of 1 599.20.
            expect.stringMatching(
                /€425\.00Tier Expert 3% plus specialization Network Security: 5% of the net.*Lines: 1/
            ),
            expect.stringMatching(/€47\.98Rebate rate of tier Expert: 3% of the net.*Lines: 2/)
        ]);
    });

    it('adds up what each refused discount is worth, the largest first', async () => {
        const element = await show(null, pricedQuote({ registration: 'NONE' }));

        expect(findAll(element, '[data-refused]').map(readable).slice(0, 2)).toEqual([
            expect.stringContaining('Worth €1,500.00'),
            expect.stringContaining('Worth €239.88')
        ]);
    });

    it('stays short for hundreds of lines', async () => {
        const element = await show(null, pricedQuote({ tier: 'SKILL' }, manyLines(500)));

        expect(readable(find(element, '[data-granted^="FRONT"]'))).toMatch(/tier Skill: 16% of .*On all lines/);
    });

    it('is accessible', async () => {
        await expect(await show(null)).toBeAccessible();
    });
});
