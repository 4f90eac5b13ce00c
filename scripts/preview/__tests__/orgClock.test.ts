import { describe, expect, it } from 'vitest';
import type { ClockOverview } from '../client/orgClock';
import { atTimeOfDay, dueUntil, later } from '../client/orgClock';

const at = (instant: string): Date => new Date(instant);

describe('moving the org’s date', () => {
    it.each([
        ['day', '2026-12-31T08:30:00.000Z', '2027-01-01T08:30:00.000Z'],
        ['week', '2028-02-25T08:30:00.000Z', '2028-03-03T08:30:00.000Z'],
        ['month', '2026-12-15T08:30:00.000Z', '2027-01-15T08:30:00.000Z'],
        ['month', '2027-01-31T08:30:00.000Z', '2027-02-28T08:30:00.000Z'],
        ['month', '2028-01-31T08:30:00.000Z', '2028-02-29T08:30:00.000Z']
    ] as const)('a %s later than %s is %s', (step, from, expected) => {
        expect(later(at(from), step).toISOString()).toBe(expected);
    });

    it('keeps the time of day when a day is chosen', () => {
        expect(atTimeOfDay('2027-01-31', at('2026-11-21T23:05:06.789Z')).toISOString()).toBe(
            '2027-01-31T23:05:06.789Z'
        );
    });

    it('counts the scheduled paths and schedules that fall due by then, and no others', () => {
        const overview: ClockOverview = {
            now: '2026-11-21T12:00:00.000Z',
            offsetMilliseconds: 0,
            waitingCount: 2,
            waiting: [{ due: '2026-11-22T12:00:00.000Z' }, { due: '2026-11-22T12:00:00.001Z' }],
            schedules: [
                { flow: 'Nightly', next: '2026-11-22T02:00:00.000Z' },
                { flow: 'Over', next: null }
            ]
        };
        expect(dueUntil(overview, at('2026-11-22T12:00:00.000Z'))).toBe(2);
        expect(dueUntil(overview, at('2026-11-21T13:00:00.000Z'))).toBe(0);
    });
});
