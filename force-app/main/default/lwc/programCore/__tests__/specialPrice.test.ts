import { describe, expect, it } from 'vitest';
import { checkDeal, dealTotaler, priceDeal, writePricedDeal } from '../programCore';
import type { Deal, DealDocument, PriceDocument, Program, SpecialPrice } from '../programCore';
import { dealDocument, programOf, valueOf } from './samples';

/** Adds up; 20 % front end at MIDDLE, capped at 25 % by the program; a rival stays 5 points below a protected discount. */
const program: Program = programOf({ maxDiscount: '0.25', priceGuarantee: '0.05' });

const APPROVED: SpecialPrice = {
    line: null,
    solution: 'NETWORK',
    rate: 100_000,
    status: 'APPROVED',
    validUntil: '2024-06-30'
};

/** 10 at 100.00 on 2024-06-01, front end alone: 1 000.00 less 200.00. */
function deal(specialPrices: readonly SpecialPrice[], changes: Partial<Deal> = {}): Deal {
    return {
        ...valueOf(checkDeal(dealDocument(), program)),
        quoteDate: '2024-06-01',
        businessType: 'NEW_CUSTOMER',
        partner: { tier: 'MIDDLE', specializations: [] },
        registrations: [],
        competing: [],
        specialPrices,
        lines: [{ id: '1', solution: 'NETWORK', quantity: 10_000_000, unitPrice: 10_000 }],
        ...changes
    };
}

const line = (of: Deal): PriceDocument['lines'][number] => {
    const [first] = writePricedDeal(priceDeal(program, of).result).lines;
    if (first === undefined) throw new Error('The deal has no line.');
    return first;
};
const special = (of: Deal) => line(of).components.find(({ code }) => code === 'SPECIAL');
const refusedSpecial = (of: Deal) => line(of).refused.find(({ code }) => code === 'SPECIAL');

describe('a special price', () => {
    it('is no part of a price that nobody asked one for', () => {
        expect(special(deal([]))).toBeUndefined();
        expect(refusedSpecial(deal([]))).toBeUndefined();
    });

    it("comes after the stack, on the list amount, beyond the program's maximal discount", () => {
        // 20 % is 200.00 and 10 % is 100.00: 30 % together, though the program stops at 25 %.
        const priced = line(deal([APPROVED]));
        expect(special(deal([APPROVED]))).toEqual({ code: 'SPECIAL', rate: '0.1', amount: '100.00' });
        expect(priced.net).toBe('700.00');
    });

    it.each([
        ['awaits its decision', { ...APPROVED, status: 'REQUESTED' }, 'SPECIAL_PENDING'],
        ['was rejected', { ...APPROVED, status: 'REJECTED' }, 'SPECIAL_REJECTED'],
        ['has expired', { ...APPROVED, status: 'EXPIRED' }, 'SPECIAL_EXPIRED'],
        ['was approved until the day before', { ...APPROVED, validUntil: '2024-05-31' }, 'SPECIAL_EXPIRED']
    ] as const)('that %s is refused with what it would be worth', (_, request, reason) => {
        expect(refusedSpecial(deal([request]))).toEqual({ code: 'SPECIAL', reason, worth: '100.00' });
        expect(line(deal([request])).net).toBe('800.00');
    });

    it('that was withdrawn is as if nobody had asked, and one whose line is gone is for no line', () => {
        expect(refusedSpecial(deal([{ ...APPROVED, status: 'WITHDRAWN' }]))).toBeUndefined();
        const unsolved = { id: '1', solution: null, quantity: 10_000_000, unitPrice: 10_000 };
        const orphan = { ...APPROVED, line: null, solution: null };
        expect(special(deal([orphan], { lines: [unsolved] }))).toBeUndefined();
    });

    it('counts on its last day', () => {
        expect(special(deal([{ ...APPROVED, validUntil: '2024-06-01' }]))?.amount).toBe('100.00');
    });

    it('is for its own line or solution alone; of several approved ones the highest counts', () => {
        expect(special(deal([{ ...APPROVED, solution: 'CLOUD' }]))).toBeUndefined();
        expect(special(deal([{ ...APPROVED, solution: null, line: '2' }]))).toBeUndefined();
        expect(special(deal([APPROVED, { ...APPROVED, solution: null, line: '1', rate: 150_000 }]))?.amount).toBe(
            '150.00'
        );
    });

    it('stops at the floor price', () => {
        const floored = deal([APPROVED], {
            lines: [{ id: '1', solution: 'NETWORK', quantity: 10_000_000, unitPrice: 10_000, floorPrice: 7_250 }]
        });
        // 10 at 72.50 are 725.00: 75.00 are left beside the 200.00 of the stack.
        expect(special(floored)?.amount).toBe('75.00');
        expect(line(floored).net).toBe('725.00');
        expect(refusedSpecial(floored)).toEqual({ code: 'SPECIAL', reason: 'CAPPED', worth: '0.00' });
    });

    it('gives nothing where the stack is below the floor price already, and takes nothing back', () => {
        const floored = deal([APPROVED], {
            lines: [{ id: '1', solution: 'NETWORK', quantity: 10_000_000, unitPrice: 10_000, floorPrice: 9_000 }]
        });
        expect(special(floored)).toBeUndefined();
        expect(line(floored).net).toBe('800.00');
    });

    it('does not go through the price guarantee', () => {
        // Protected at 32 %, a rival stays at 27 %: 270.00, of which the stack takes 200.00.
        const guarded = deal([APPROVED], { competing: [{ solution: 'NETWORK', discount: 320_000 }] });
        expect(special(guarded)?.amount).toBe('70.00');
        expect(line(guarded).net).toBe('730.00');
    });

    it('never makes a price negative', () => {
        expect(line(deal([{ ...APPROVED, rate: 1_000_000 }])).net).toBe('0.00');
    });

    it('is in the totals that the simulation adds up', () => {
        const of = deal([APPROVED]);
        const { net, discount, rebate } = priceDeal(program, of).result;
        expect(dealTotaler(program, of)(of.lines)).toMatchObject({ net, discount, rebate });
    });

    it('is read from JSON for one line or for one solution, and for nothing else', () => {
        const document = (request: object): DealDocument => ({
            ...dealDocument(),
            specialPrices: [{ rate: '0.1', status: 'APPROVED', validUntil: '2024-06-30', ...request }]
        });
        expect(checkDeal(document({ solution: 'NETWORK' }), program)).toMatchObject({ ok: true });
        expect(checkDeal(document({}), program)).toMatchObject({ problems: [{ path: '/specialPrices/0' }] });
        expect(checkDeal(document({ line: '1', solution: 'NETWORK' }), program)).toMatchObject({
            problems: [{ path: '/specialPrices/0' }]
        });
    });
});
