import { describe, expect, it } from 'vitest';
import { checkDeal, compareScenarios } from '../programCore';
import type { DealDocument, Scenario } from '../programCore';
import { APPROVED, dealDocument, programOf, valueOf } from './samples';

const program = programOf();

function scenario(key: string, changes: Partial<DealDocument>): Scenario {
    return { key, deal: valueOf(checkDeal(dealDocument(changes), program)) };
}

const AS_IS = scenario('as is', {});
const REGISTERED = scenario('registered', { registrations: [APPROVED] });
const RENEWAL = scenario('renewal', { businessType: 'RENEWAL' });

describe('scenarios side by side', () => {
    it('carry their totals and how they differ from the first', () => {
        // 1 000.00 at MIDDLE: net 800, rebate 24; registered: net 680, rebate 20.40; renewal: net 940, rebate 4.70.
        expect(compareScenarios(program, [AS_IS, REGISTERED, RENEWAL])).toEqual([
            {
                key: 'as is',
                list: 100000,
                components: { FRONT: 20000, REGISTRATION: 0, SPECIALIST: 0, SPECIAL: 0 },
                discount: 20000,
                net: 80000,
                rebate: 2400,
                afterRebate: 77600,
                difference: { net: 0, rebate: 0, afterRebate: 0 },
                isBest: false
            },
            {
                key: 'registered',
                list: 100000,
                components: { FRONT: 20000, REGISTRATION: 12000, SPECIALIST: 0, SPECIAL: 0 },
                discount: 32000,
                net: 68000,
                rebate: 2040,
                afterRebate: 65960,
                difference: { net: -12000, rebate: -360, afterRebate: -11640 },
                isBest: true
            },
            {
                key: 'renewal',
                list: 100000,
                components: { FRONT: 6000, REGISTRATION: 0, SPECIALIST: 0, SPECIAL: 0 },
                discount: 6000,
                net: 94000,
                rebate: 470,
                afterRebate: 93530,
                difference: { net: 14000, rebate: -1930, afterRebate: 15930 },
                isBest: false
            }
        ]);
    });

    it('have no best one where two are the same, nor where they sell different things', () => {
        const twice = scenario('twice', {
            lines: [{ id: '1', solution: 'NETWORK', quantity: '2', unitPrice: '1000' }]
        });

        expect(compareScenarios(program, [AS_IS, { ...AS_IS, key: 'again' }]).map(({ isBest }) => isBest)).toEqual([
            false,
            false
        ]);
        expect(compareScenarios(program, [AS_IS, twice]).some(({ isBest }) => isBest)).toBe(false);
    });

    it('are at least one and at most four', () => {
        expect(() => compareScenarios(program, [])).toThrow('0 scenarios; allowed: 1 to 4');
        expect(() =>
            compareScenarios(
                program,
                Array.from({ length: 5 }, () => AS_IS)
            )
        ).toThrow('5 scenarios');
    });
});
