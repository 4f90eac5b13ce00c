import { describe, expect, it } from 'vitest';
import { criteriaLadders } from '../programCore';
import { programDocument, programOf } from './samples';

const metrics = {
    certifiedStaff: 3,
    salesCertified: 0,
    technicalCertified: 3,
    revenue: 50_000_000,
    specializations: ['NETWORK']
};

describe('the criteria of a program beside what a partner has', () => {
    it('are those that some tier asks for, each with what every tier asks', () => {
        expect(criteriaLadders(programOf(), metrics)).toEqual([
            {
                criterion: 'revenue',
                have: 50_000_000,
                steps: [
                    { tiers: ['MIDDLE'], need: 10_000_000, missing: 0 },
                    { tiers: ['TOP'], need: 50_000_000, missing: 0 }
                ]
            },
            {
                criterion: 'certifiedStaff',
                have: 3,
                steps: [
                    { tiers: ['MIDDLE'], need: 2, missing: 0 },
                    { tiers: ['TOP'], need: 4, missing: 1 }
                ]
            },
            { criterion: 'specializations', have: 1, steps: [{ tiers: ['TOP'], need: 1, missing: 0 }] }
        ]);
    });

    it('share a step where tiers ask for the same', () => {
        const [base, middle, top] = programDocument().tiers;
        const tiers = [base, middle, { ...top, min: { certifiedStaff: 2 } }] as ReturnType<
            typeof programDocument
        >['tiers'];
        const staff = criteriaLadders(programOf({ tiers }), metrics).find(
            ({ criterion }) => criterion === 'certifiedStaff'
        );
        expect(staff?.steps).toEqual([{ tiers: ['MIDDLE', 'TOP'], need: 2, missing: 0 }]);
    });
});
