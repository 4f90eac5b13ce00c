import { describe, expect, it } from 'vitest';
import { compareRivalPrices } from '../programCore';
import type { RivalLine, RivalProtection } from '../programCore';

const LINE: RivalLine = {
    quote: 'Q1',
    partner: 'A',
    vendor: 'Vendor',
    solution: 'NETWORK',
    list: 100_000,
    net: 68_000
};
/** A pays 32 % less: 680.00 of 1 000.00. */
const PROTECTION: RivalProtection = {
    registration: 'R1',
    partner: 'A',
    vendor: 'Vendor',
    solution: 'NETWORK',
    discount: 320_000
};

describe('the quotes for one end customer', () => {
    it('are compared solution by solution, the largest discount first', () => {
        const rival = { ...LINE, quote: 'Q2', partner: 'B', net: 60_000 };
        const cloud = { ...LINE, solution: 'CLOUD', list: 1_000, net: 900 };

        expect(compareRivalPrices([LINE, cloud, rival], [])).toEqual([
            {
                vendor: 'Vendor',
                solution: 'NETWORK',
                protection: null,
                prices: [
                    {
                        quote: 'Q2',
                        partner: 'B',
                        list: 100_000,
                        net: 60_000,
                        discount: 400_000,
                        standing: 'UNPROTECTED'
                    },
                    {
                        quote: 'Q1',
                        partner: 'A',
                        list: 100_000,
                        net: 68_000,
                        discount: 320_000,
                        standing: 'UNPROTECTED'
                    }
                ]
            },
            {
                vendor: 'Vendor',
                solution: 'CLOUD',
                protection: null,
                prices: [
                    { quote: 'Q1', partner: 'A', list: 1_000, net: 900, discount: 100_000, standing: 'UNPROTECTED' }
                ]
            }
        ]);
    });

    it('add up the lines of one quote', () => {
        const [solution] = compareRivalPrices([LINE, { ...LINE, list: 50_000, net: 50_000 }], []);

        // 320.00 of 1 500.00 is 21.333 %.
        expect(solution?.prices).toMatchObject([{ list: 150_000, net: 118_000, discount: 213_000 }]);
    });

    it.each([
        [68_001, 'ABOVE'],
        [68_000, 'UNDERCUTS'],
        [60_000, 'UNDERCUTS']
    ])("at a net of %i cents a rival's quote is %s the protected price", (net, standing) => {
        const [solution] = compareRivalPrices([{ ...LINE, partner: 'B', net }], [PROTECTION]);

        expect(solution).toMatchObject({ protection: { registration: 'R1' }, prices: [{ standing }] });
    });

    it.each([
        [50_000, 40_000, 100_000, 'UNDERCUTS'],
        [50_000, 40_000, 50_000, 'ABOVE'],
        [100_000, 68_001, 100_000, 'ABOVE'],
        [0, 0, 100_000, 'UNDERCUTS'],
        [0, 0, 0, 'ABOVE']
    ])(
        'at a list of %i cents and a net of %i, where the price book says %i, it is %s that price',
        (list, net, priceBookAmount, standing) => {
            const [solution] = compareRivalPrices(
                [{ ...LINE, partner: 'B', list, net, priceBookAmount }],
                [PROTECTION]
            );

            expect(solution?.prices).toMatchObject([{ standing }]);
        }
    );

    it("never hold the protected partner's own quote against it", () => {
        expect(compareRivalPrices([LINE], [PROTECTION])[0]?.prices[0]?.standing).toBe('PROTECTED');
    });

    it("are not protected by another vendor's registration, nor without a solution", () => {
        const other = { ...PROTECTION, vendor: 'Other' };
        const alone = { ...LINE, solution: null };

        expect(compareRivalPrices([LINE, alone], [other]).map(({ protection }) => protection)).toEqual([null, null]);
    });
});
