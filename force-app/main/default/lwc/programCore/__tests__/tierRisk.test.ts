import { describe, expect, it } from 'vitest';
import { evaluateTier, tierRisk } from '../programCore';
import type { ProgramDocument, TierHistoryDocument, TierRisk } from '../programCore';
import { historyOf, people, programOf, tierHistory } from './samples';

function risk(history: Partial<TierHistoryDocument>, changes: Partial<ProgramDocument> = {}): TierRisk | null {
    const program = programOf(changes);
    const checked = historyOf(program, tierHistory(history));
    return tierRisk(program, checked, evaluateTier(program, checked));
}

const revenue = [{ on: '2024-03-01', amount: '100000.00', type: 'NEW_CUSTOMER', solution: null }] as const;
/** Meets MIDDLE (100 000.00, 2 people) on 2024-06-15 until certificate a lapses after 2024-09-30. */
const MIDDLE = {
    people: [{ id: 'a', technicalUntil: '2024-09-30' }, ...people(2).slice(1)],
    revenue: [...revenue]
};
const current = (
    heldUntil: string | null,
    nextReviewOn: string | null
): NonNullable<TierHistoryDocument['current']> => ({
    tier: 'MIDDLE',
    heldUntil,
    nextReviewOn
});

describe('when a tier falls by what is known', () => {
    it('is never, where no certificate that matters ends', () => {
        expect(risk({ people: people(2, '4000-12-31'), revenue: [...revenue], current: current(null, null) })).toBe(
            null
        );
    });

    it('is the first day without the certificate where nothing holds the tier', () => {
        expect(risk({ ...MIDDLE, current: current(null, null) })).toEqual({
            on: '2024-10-01',
            from: 'MIDDLE',
            to: 'BASE',
            because: [
                { cause: 'CERTIFICATES_LAPSE', people: ['a'] },
                {
                    cause: 'TIER_FALLS',
                    tier: 'MIDDLE',
                    gaps: [{ criterion: 'certifiedStaff', have: 1, need: 2, missing: 1 }]
                }
            ]
        });
    });

    it('waits for the review after the lapse', () => {
        expect(risk({ ...MIDDLE, current: current(null, '2025-02-01') })?.on).toBe('2025-02-01');
    });

    it('waits for the review a year later where the next one still finds the tier met', () => {
        expect(risk({ ...MIDDLE, current: current(null, '2024-09-30') })?.on).toBe('2025-09-30');
    });

    it('is the review itself where that is the first day without the certificate', () => {
        expect(risk({ ...MIDDLE, current: current(null, '2024-10-01') })?.on).toBe('2024-10-01');
    });

    it('waits for the day after a hold and after a waiver, whichever ends last', () => {
        expect(risk({ ...MIDDLE, current: current('2024-11-30', '2024-11-01') })?.on).toBe('2024-12-01');
        const waiver = { until: '2024-12-31', reason: 'merger', by: 'me' };
        expect(risk({ ...MIDDLE, current: current('2024-11-30', null), waiver })?.on).toBe('2025-01-01');
    });

    it('is the day after the hold where a hold alone keeps the tier today, for what is missing today', () => {
        expect(risk({ people: people(2), revenue: [], current: current('2024-12-31', null) })).toEqual({
            on: '2025-01-01',
            from: 'MIDDLE',
            to: 'BASE',
            because: [
                {
                    cause: 'TIER_FALLS',
                    tier: 'MIDDLE',
                    gaps: [{ criterion: 'revenue', have: 0, need: 10_000_000, missing: 10_000_000 }]
                }
            ]
        });
    });

    it('falls as deep as the certificates have by the day on which it takes effect', () => {
        const top = {
            people: [{ id: 'a', technicalUntil: '2024-07-31' }, ...people(4, '2024-08-31').slice(1)],
            specialists: ['a', 'b'].map((person) => ({ person, specialization: 'NETWORK', until: '2025-12-31' })),
            revenue: [{ ...revenue[0], amount: '500000.00' }]
        };
        const held = { tier: 'TOP', heldUntil: null };
        expect(risk({ ...top, current: { ...held, nextReviewOn: null } })).toMatchObject({
            on: '2024-08-01',
            to: 'MIDDLE'
        });
        expect(risk({ ...top, current: { ...held, nextReviewOn: '2024-09-15' } })).toMatchObject({
            on: '2024-09-15',
            to: 'BASE'
        });
    });
});
