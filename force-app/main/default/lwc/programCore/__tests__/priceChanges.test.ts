import { describe, expect, it } from 'vitest';
import { checkDeal, comparePrices, priceDeal } from '../programCore';
import type { DealDocument, PricedLine } from '../programCore';
import { APPROVED, dealDocument, programOf, valueOf } from './samples';

const program = programOf();
const NETWORK = { id: '1', solution: 'NETWORK', quantity: '1', unitPrice: '1000.00' };
const CLOUD = { id: '2', solution: 'CLOUD', quantity: '1', unitPrice: '100.00' };

function linesOf(changes: Partial<DealDocument>): readonly PricedLine[] {
    return priceDeal(program, valueOf(checkDeal(dealDocument(changes), program))).result.lines;
}

describe('a price against what it was', () => {
    it('has no changes where nothing changed', () => {
        expect(comparePrices(linesOf({}), linesOf({}))).toEqual([]);
    });

    it('names the lines concerned and what changed in rate and amount', () => {
        const before = linesOf({ lines: [NETWORK, CLOUD], registrations: [APPROVED] });

        // Without the registration the network line costs 120.00 more, and 3 % of that is more rebate.
        expect(comparePrices(before, linesOf({ lines: [NETWORK, CLOUD] }))).toEqual([
            {
                id: '1',
                net: { before: 68000, now: 80000 },
                changes: [
                    {
                        what: 'REGISTRATION',
                        rate: { before: 120_000, now: 0 },
                        amount: { before: 12000, now: 0 }
                    },
                    { what: 'REBATE', rate: { before: 30_000, now: 30_000 }, amount: { before: 2040, now: 2400 } }
                ]
            }
        ]);
    });

    it('sees a rate that changed even where no amount does', () => {
        const free = { ...NETWORK, quantity: '0' };
        const [changed] = comparePrices(
            linesOf({ lines: [free] }),
            linesOf({ lines: [free], partner: { tier: 'TOP', specializations: [] } })
        );

        expect(changed?.changes.map(({ what, rate }) => [what, rate?.now])).toEqual([
            ['FRONT', 250_000],
            ['REBATE', 50_000]
        ]);
    });

    it('sees another quantity as another list amount', () => {
        const [changed] = comparePrices(linesOf({}), linesOf({ lines: [{ ...NETWORK, quantity: '2' }] }));

        expect(changed?.changes[0]).toEqual({ what: 'LIST', rate: null, amount: { before: 100000, now: 200000 } });
    });

    it('leaves out lines that are on one side only', () => {
        expect(comparePrices(linesOf({ lines: [NETWORK] }), linesOf({ lines: [CLOUD] }))).toEqual([]);
    });
});
