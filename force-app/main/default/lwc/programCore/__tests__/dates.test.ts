import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, isDate } from '../programCore';

describe('calendar days', () => {
    it('are added as the calendar of JavaScript adds them', () => {
        const day = fc.date({ min: new Date('1701-01-01'), max: new Date('3999-01-01'), noInvalidDate: true });
        fc.assert(
            fc.property(day, fc.integer({ min: -400, max: 400 }), (date, days) => {
                const from = date.toISOString().slice(0, 10);
                const expected = new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
                expect(addDays(from, days)).toBe(expected);
            }),
            { numRuns: 2000 }
        );
    });

    it('know the leap years of the Gregorian calendar', () => {
        expect(['2000-02-29', '2024-02-29', '1900-02-29', '2023-02-29', '2026-04-31'].map(isDate)).toEqual([
            true,
            true,
            false,
            false,
            false
        ]);
        expect([addMonths('2024-02-29', -12), addDays('2024-02-28', 1)]).toEqual(['2023-02-28', '2024-02-29']);
    });
});
