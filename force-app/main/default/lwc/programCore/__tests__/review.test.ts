import { describe, expect, it } from 'vitest';
import { reviewTier } from '../programCore';
import type { Review, TierHistoryDocument } from '../programCore';
import { historyOf, people, programOf, tierHistory } from './samples';

/** Reviewed on 2024-06-15; MIDDLE takes 100 000.00 and 2 people. */
function review(history: Partial<TierHistoryDocument>): Review {
    const program = programOf({});
    return reviewTier(program, historyOf(program, tierHistory(history)));
}

const MIDDLE = {
    people: people(2),
    revenue: [{ on: '2024-03-01', amount: '100000.00', type: 'NEW_CUSTOMER', solution: null }] as never
};
const held = (
    tier: string,
    heldUntil: string | null,
    nextReviewOn: string | null
): NonNullable<TierHistoryDocument['current']> => ({
    tier,
    heldUntil,
    nextReviewOn
});

describe('a review', () => {
    it('gives a partner its first tier, and no review day', () => {
        const { outcome, current } = review(MIDDLE);
        expect(outcome).toBe('FIRST_TIER');
        expect(current).toEqual({ tier: 'MIDDLE', heldUntil: null, nextReviewOn: null });
    });

    it('promotes at once, and leaves the review day where it is still to come', () => {
        const { outcome, current } = review({ ...MIDDLE, current: held('BASE', null, '2024-09-01') });
        expect([outcome, current]).toEqual([
            'PROMOTED',
            { tier: 'MIDDLE', heldUntil: null, nextReviewOn: '2024-09-01' }
        ]);
    });

    it('confirms on the review day, and comes again on its anniversary', () => {
        const { outcome, current } = review({ ...MIDDLE, current: held('MIDDLE', null, '2024-06-15') });
        expect([outcome, current.nextReviewOn]).toEqual(['CONFIRMED', '2025-06-15']);
    });

    it('demotes on the review day, and comes again on its anniversary', () => {
        const { outcome, current } = review({ current: held('MIDDLE', null, '2024-06-15') });
        expect([outcome, current]).toEqual(['DEMOTED', { tier: 'BASE', heldUntil: null, nextReviewOn: '2025-06-15' }]);
    });

    it('keeps the tier until the day before the review', () => {
        const { outcome, current } = review({ current: held('MIDDLE', null, '2024-06-16') });
        expect([outcome, current.tier, current.nextReviewOn]).toEqual(['HELD_UNTIL_REVIEW', 'MIDDLE', '2024-06-16']);
    });

    it('keeps a review day that has come while something holds the tier: the result does not stand yet', () => {
        const { outcome, current } = review({ current: held('MIDDLE', '2024-06-15', '2024-03-01') });
        expect([outcome, current]).toEqual([
            'HELD_BY_TRANSITION',
            { tier: 'MIDDLE', heldUntil: '2024-06-15', nextReviewOn: '2024-03-01' }
        ]);
    });

    it('names the hold that lasts longest', () => {
        const waiver = { until: '2024-12-31', reason: 'Parental leave', by: 'Channel operations' };
        expect(review({ current: held('MIDDLE', '2024-11-30', '2024-08-01'), waiver }).outcome).toBe('HELD_BY_WAIVER');
        expect(review({ current: held('MIDDLE', '2025-01-31', '2024-08-01'), waiver }).outcome).toBe(
            'HELD_BY_TRANSITION'
        );
    });

    it.each([
        ['many years ago', '2019-02-01', '2025-02-01'],
        ['this year', '2024-02-01', '2025-02-01'],
        ['later in an earlier year', '2020-11-05', '2024-11-05'],
        ['on a leap day, which returns on the 28th', '2020-02-29', '2025-02-28']
    ])('that was due %s comes again on the next anniversary', (_when, nextReviewOn, next) => {
        expect(review({ ...MIDDLE, current: held('MIDDLE', null, nextReviewOn) }).current.nextReviewOn).toBe(next);
    });
});
