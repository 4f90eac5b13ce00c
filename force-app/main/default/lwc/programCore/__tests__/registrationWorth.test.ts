import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDeal, checkProgram, priceDeal, registrationWorth } from '../programCore';
import type { Deal, DealDocument, Program, ProgramDocument } from '../programCore';
import { programAndDeal } from './arbitraries';
import { APPROVED, dealDocument, programOf, valueOf } from './samples';

function read(
    changes: Partial<DealDocument>,
    programChanges: Partial<ProgramDocument> = {}
): { program: Program; deal: Deal } {
    const program = programOf(programChanges);
    return { program, deal: valueOf(checkDeal(dealDocument(changes), program)) };
}

describe('what a registration is worth on a quote', () => {
    const lines = [
        { id: '1', solution: 'NETWORK', quantity: '1', unitPrice: '1000.00' },
        { id: '2', solution: 'CLOUD', quantity: '1', unitPrice: '500.00' }
    ];

    it('is the rate the tier would pin, on the lines of its solution: 12 % of 1 000.00 at Middle', () => {
        const { program, deal } = read({ lines, partner: { tier: 'MIDDLE', specializations: [] } });

        // Front 20 %: 800.00 + 400.00 without a registration; 120.00 less with one.
        expect(registrationWorth(program, deal, ['NETWORK'])).toEqual({
            before: 120_000,
            after: 108_000,
            worth: 12_000,
            rate: 120_000
        });
        expect(registrationWorth(program, deal, ['NETWORK', 'CLOUD'])).toMatchObject({ worth: 18_000 });
    });

    it('takes the pinned rate of a registration that is in force', () => {
        const registrations = [{ ...APPROVED, rate: '0.05' }];
        const { program, deal } = read({ lines, registrations, partner: { tier: 'MIDDLE', specializations: [] } });

        expect(registrationWorth(program, deal, ['NETWORK'])).toEqual({
            before: 120_000,
            after: 115_000,
            worth: 5_000,
            rate: 50_000
        });
        // The registered solution stays registered when another is asked about.
        expect(registrationWorth(program, deal, ['CLOUD'])).toMatchObject({ before: 115_000, after: 109_000 });
    });

    it('is nothing for a renewal, where only the highest discount counts, or where the cap is reached', () => {
        const partner = { tier: 'MIDDLE', specializations: [] };
        const renewal = read({ lines, partner, businessType: 'RENEWAL' });
        const highest = read({ lines, partner }, { stacking: { newBusiness: 'HIGHEST', renewal: 'FIRST' } });
        const capped = read({ lines, partner }, { maxDiscount: '0.2' });

        for (const { program, deal } of [renewal, highest, capped]) {
            expect(registrationWorth(program, deal, ['NETWORK']).worth).toBe(0);
        }
        expect(registrationWorth(renewal.program, renewal.deal, ['NETWORK']).rate).toBe(0);
    });

    it('is never negative, and its two sides are what the quote would cost', () => {
        fc.assert(
            fc.property(programAndDeal, (documents) => {
                const program = valueOf(checkProgram(documents.program));
                const deal = valueOf(checkDeal(documents.deal, program));
                const { before, after, worth } = registrationWorth(program, deal, ['NETWORK']);
                const others = deal.registrations.filter(({ solution }) => solution !== 'NETWORK');
                expect(before).toBe(priceDeal(program, { ...deal, registrations: others }).result.net);
                expect(worth).toBe(before - after);
                expect(worth).toBeGreaterThanOrEqual(0);
            }),
            { numRuns: 200 }
        );
    });
});
