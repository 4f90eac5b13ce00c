import { describe, expect, it } from 'vitest';
import { dateLiteral } from '../date-literals';

// 2024-05-15 is a Wednesday; its week began on Sunday the 12th.
const today = '2024-05-15';

describe('a date literal', () => {
    it.each([
        ['YESTERDAY', undefined, '2024-05-14', '2024-05-15'],
        ['TODAY', undefined, '2024-05-15', '2024-05-16'],
        ['tomorrow', undefined, '2024-05-16', '2024-05-17'],
        ['LAST_WEEK', undefined, '2024-05-05', '2024-05-12'],
        ['THIS_WEEK', undefined, '2024-05-12', '2024-05-19'],
        ['NEXT_WEEK', undefined, '2024-05-19', '2024-05-26'],
        ['LAST_MONTH', undefined, '2024-04-01', '2024-05-01'],
        ['THIS_QUARTER', undefined, '2024-04-01', '2024-07-01'],
        ['NEXT_QUARTER', undefined, '2024-07-01', '2024-10-01'],
        ['LAST_YEAR', undefined, '2023-01-01', '2024-01-01'],
        ['THIS_FISCAL_YEAR', undefined, '2024-01-01', '2025-01-01'],
        // "it includes today, and 90 days before": 91 days in all
        ['LAST_90_DAYS', undefined, '2024-02-15', '2024-05-16'],
        ['NEXT_90_DAYS', undefined, '2024-05-16', '2024-08-14'],
        // "LAST_N_DAYS:1 includes yesterday and today"
        ['LAST_N_DAYS', 1, '2024-05-14', '2024-05-16'],
        ['NEXT_N_DAYS', 1, '2024-05-16', '2024-05-17'],
        ['N_DAYS_AGO', 3, '2024-05-12', '2024-05-13'],
        ['LAST_N_WEEKS', 2, '2024-04-28', '2024-05-12'],
        ['LAST_N_MONTHS', 1, '2024-04-01', '2024-05-01'],
        ['NEXT_N_MONTHS', 2, '2024-06-01', '2024-08-01'],
        ['N_QUARTERS_AGO', 1, '2024-01-01', '2024-04-01'],
        ['LAST_N_FISCAL_YEARS', 2, '2022-01-01', '2024-01-01']
    ])('%s (%s) is the days from %s until %s', (name, count, from, to) => {
        expect(dateLiteral(name, count, today)).toEqual({ from, to });
    });

    it('counts months to their own ends, in leap years too', () => {
        expect(dateLiteral('LAST_MONTH', undefined, '2024-03-31')).toEqual({ from: '2024-02-01', to: '2024-03-01' });
        expect(dateLiteral('TOMORROW', undefined, '2024-02-28')).toEqual({ from: '2024-02-29', to: '2024-03-01' });
    });

    it('that there is not is malformed', () => {
        expect(() => dateLiteral('SOMEDAY', undefined, today)).toThrow("'SOMEDAY' is not a date literal.");
        expect(() => dateLiteral('LAST_N_DAYS', -1, today)).toThrow("'LAST_N_DAYS:-1' is not a date literal.");
    });
});
