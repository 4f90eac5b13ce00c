import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDeal, priceDeal, rateForPrice, specialPriceEffect, specialPriceLimit } from '../programCore';
import type { Deal, DealLine, Program, SpecialPriceTarget } from '../programCore';
import { dealDocument, programOf, valueOf } from './samples';

/**
 * Adds up; 20 % front end at MIDDLE, capped at 25 % by the program; 3 % rebate; a rival stays 5 points below a
 * protected discount.
 */
const program: Program = programOf({ maxDiscount: '0.25', priceGuarantee: '0.05' });

const NETWORK: SpecialPriceTarget = { line: null, solution: 'NETWORK' };

const line = (id: string, changes: Partial<DealLine> = {}): DealLine => ({
    id,
    solution: 'NETWORK',
    quantity: 10_000_000,
    unitPrice: 10_000,
    ...changes
});

/** Line 1: 10 at 100.00 in NETWORK. Line 2: 10 at 200.00 in CLOUD. Front end alone: 800.00 and 1 600.00. */
function deal(changes: Partial<Deal> = {}): Deal {
    return {
        ...valueOf(checkDeal(dealDocument(), program)),
        quoteDate: '2024-06-01',
        businessType: 'NEW_CUSTOMER',
        partner: { tier: 'MIDDLE', specializations: [] },
        registrations: [],
        competing: [],
        specialPrices: [],
        lines: [line('1'), line('2', { solution: 'CLOUD', unitPrice: 20_000 })],
        ...changes
    };
}

describe('what a special price would do', () => {
    it('is told for its lines and for the quote, before and after', () => {
        // 10 % of 1 000.00 is 100.00; 3 % of 700.00 is 21.00, of 2 300.00 in two lines 21.00 + 48.00.
        const effect = specialPriceEffect(program, deal(), NETWORK, 100_000);
        expect(effect.before).toMatchObject({ list: 100_000, net: 80_000, discount: 20_000, discountRate: 200_000 });
        expect(effect.after).toEqual({
            list: 100_000,
            net: 70_000,
            discount: 30_000,
            discountRate: 300_000,
            rebate: 2_100,
            netAfterRebate: 67_900,
            aboveFloor: null
        });
        expect(effect.quoteBefore).toMatchObject({ list: 300_000, net: 240_000, rebate: 7_200 });
        expect(effect.quoteAfter).toMatchObject({ list: 300_000, net: 230_000, rebate: 6_900, discountRate: 233_000 });
        expect(effect).toMatchObject({ limit: 100_000, stoppedBy: [], floor: null, guaranteed: null, lowest: 0 });
    });

    it('is told for one line where it is for one line', () => {
        const lines = [line('1'), line('2')];
        const effect = specialPriceEffect(program, deal({ lines }), { line: '2', solution: null }, 50_000);
        expect(effect.lines).toEqual([lines[1]]);
        expect(effect.after.net).toBe(75_000);
        expect(effect.quoteAfter.net).toBe(155_000);
    });

    it('stops at the floor price, and says how far above it the price is', () => {
        const lines = [line('1', { floorPrice: 7_250 })];
        const effect = specialPriceEffect(program, deal({ lines }), NETWORK, 100_000);
        expect(effect.before.aboveFloor).toBe(7_500);
        expect(effect.after).toMatchObject({ net: 72_500, aboveFloor: 0 });
        expect(effect).toMatchObject({ floor: 72_500, lowest: 72_500, stoppedBy: ['FLOOR_PRICE'] });
    });

    it("stops at a protected partner's price guarantee", () => {
        // Protected at 32 %, a rival stays at 27 %: 730.00.
        const guarded = deal({ competing: [{ solution: 'NETWORK', discount: 320_000 }] });
        const effect = specialPriceEffect(program, guarded, NETWORK, 100_000);
        expect(effect).toMatchObject({ guaranteed: 73_000, lowest: 73_000, stoppedBy: ['PRICE_GUARANTEE'] });
        expect(effect.after.net).toBe(73_000);
        expect(specialPriceEffect(program, guarded, NETWORK, 70_000)).toMatchObject({
            guaranteed: 73_000,
            stoppedBy: []
        });
    });

    it('adds nothing to a higher one that is approved already', () => {
        const approved = { ...NETWORK, rate: 100_000, status: 'APPROVED', validUntil: '2024-06-30' } as const;
        const effect = specialPriceEffect(program, deal({ specialPrices: [approved] }), NETWORK, 50_000);
        expect(effect.before.net).toBe(70_000);
        expect(effect.after.net).toBe(70_000);
    });

    it('is nothing for a solution that the quote does not have', () => {
        const effect = specialPriceEffect(program, deal(), { line: null, solution: 'EMAIL' }, 50_000);
        expect(effect).toMatchObject({ lines: [], lowest: 0, quoteAfter: { net: 240_000 } });
    });
});

describe('the approver whom a special price needs', () => {
    it.each([
        [1, 50_000],
        [50_000, 50_000],
        [50_001, 100_000],
        [100_000, 100_000],
        [100_001, 200_000],
        [200_000, 200_000],
        [200_001, null]
    ])('of %i millionths has a limit of %s', (rate, limit) => {
        expect(specialPriceLimit(rate)).toBe(limit);
    });
});

describe('the rate for a wanted price', () => {
    it('is the difference to the price of today, in points of the list amount', () => {
        expect(rateForPrice(program, deal(), NETWORK, 70_000)).toBe(100_000);
        // 123.45 of 1 000.00
        expect(rateForPrice(program, deal(), NETWORK, 67_655)).toBe(123_450);
    });

    it('is none where the price is no lower than that of today', () => {
        expect(rateForPrice(program, deal(), NETWORK, 80_000)).toBe(0);
        expect(rateForPrice(program, deal(), NETWORK, 80_001)).toBe(0);
    });

    it('does not exist below the floor price', () => {
        const lines = [line('1', { floorPrice: 7_250 })];
        expect(rateForPrice(program, deal({ lines }), NETWORK, 72_499)).toBeNull();
        expect(rateForPrice(program, deal({ lines }), NETWORK, 72_500)).toBe(75_000);
    });

    it('is counted from the stack where a lower one is approved already', () => {
        const approved = { ...NETWORK, rate: 50_000, status: 'APPROVED', validUntil: '2024-06-30' } as const;
        expect(rateForPrice(program, deal({ specialPrices: [approved] }), NETWORK, 70_000)).toBe(100_000);
        expect(rateForPrice(program, deal({ specialPrices: [approved] }), NETWORK, 75_000)).toBe(0);
    });

    it('leads to the price, and one that is lower by more than the rounding does not, whatever the lines', () => {
        const lines = fc.array(
            fc.record({
                quantity: fc.integer({ min: 1, max: 5_000_000 }).map((units) => units * 100),
                unitPrice: fc.integer({ min: 1, max: 5_000_000 }),
                floorPrice: fc.option(fc.integer({ min: 0, max: 3_000_000 }))
            }),
            { minLength: 1, maxLength: 4 }
        );
        fc.assert(
            fc.property(lines, fc.integer({ min: 0, max: 1000 }), (random, share) => {
                const of = deal({ lines: random.map((values, index) => line(String(index), values)) });
                const today = priceDeal(program, of).result.net;
                const wanted = Math.floor((today * share) / 1000);
                const rate = rateForPrice(program, of, NETWORK, wanted);
                const at = (tried: number): number => specialPriceEffect(program, of, NETWORK, tried).after.net;
                if (rate === null) {
                    expect(specialPriceEffect(program, of, NETWORK, 0).lowest).toBeGreaterThan(wanted);
                } else {
                    expect(at(rate)).toBeLessThanOrEqual(wanted);
                    // A cent a line, in millionths of the list amount.
                    const rounding = Math.ceil((random.length * 1_000_000) / priceDeal(program, of).result.list);
                    expect(rate <= rounding || at(rate - rounding - 1) > wanted).toBe(true);
                }
            }),
            { seed: 20260101 }
        );
    });
});
