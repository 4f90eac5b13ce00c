import { describe, expect, it } from 'vitest';
import { revenuePeriods } from '../programCore';
import type { ProgramDocument, RevenuePeriod, TierHistoryDocument } from '../programCore';
import { historyOf, programOf, tierHistory } from './samples';

type Entry = NonNullable<TierHistoryDocument['revenue']>[number];
const won = (on: string, amount: string, type: Entry['type'] = 'NEW_CUSTOMER', solution: string | null = null): Entry =>
    ({ on, amount, type, solution }) as Entry;

/** On June 15, 2024. */
function periods(revenue: readonly Entry[], changes: Partial<ProgramDocument> = {}): readonly RevenuePeriod[] {
    const program = programOf(changes);
    const specialists = ['a', 'b'].map((person) => ({ person, specialization: 'NETWORK', until: '2025-12-31' }));
    const people = ['a', 'b'].map((id) => ({ id, technicalUntil: '2025-12-31' }));
    return revenuePeriods(program, historyOf(program, tierHistory({ people, specialists, revenue: [...revenue] })));
}

describe('the revenue of a partner, period by period', () => {
    const revenue = [
        won('2023-12-31', '40.00'),
        won('2024-01-01', '100.00'),
        won('2024-03-10', '7.50', 'NEW_SOLUTION'),
        won('2024-03-31', '2.50', 'NEW_SOLUTION'),
        won('2024-03-31', '1000.00', 'RENEWAL'),
        won('2024-06-16', '5000.00')
    ];

    it('is this year to date and the whole last year where calendar years count', () => {
        expect(periods(revenue).map(({ code, from, to }) => [code, from, to])).toEqual([
            ['THIS_YEAR', '2024-01-01', '2024-06-15'],
            ['LAST_YEAR', '2023-01-01', '2023-12-31']
        ]);
    });

    it('is summed by business type, renewals apart from what counts, the future left out', () => {
        expect(periods(revenue)[0]).toMatchObject({
            byType: { NEW_CUSTOMER: 10_000, NEW_SOLUTION: 1_000, RENEWAL: 100_000 },
            total: 111_000,
            counted: 11_000
        });
    });

    it('is there for every month of the period, months without revenue with zeros', () => {
        const months = periods(revenue)[0]?.months ?? [];
        expect(months.map(({ month, total, counted }) => [month, total, counted])).toEqual([
            ['2024-01', 10_000, 10_000],
            ['2024-02', 0, 0],
            ['2024-03', 101_000, 1_000],
            ['2024-04', 0, 0],
            ['2024-05', 0, 0],
            ['2024-06', 0, 0]
        ]);
        expect(periods(revenue)[1]?.months).toHaveLength(12);
    });

    it('marks the better of the two years as the one that decides', () => {
        expect(periods(revenue).map(({ decides }) => decides)).toEqual([true, false]);
        expect(periods([won('2023-05-05', '110.01'), ...revenue]).map(({ decides }) => decides)).toEqual([false, true]);
    });

    it('begins with the last twelve months, and is decided by them, where those count', () => {
        const rolling = periods([won('2023-06-15', '1.00'), won('2023-06-16', '2.00')], {
            revenue: { basis: 'ALL', window: 'ROLLING_12_MONTHS' }
        });
        expect(rolling.map(({ code, decides, total }) => [code, decides, total])).toEqual([
            ['LAST_12_MONTHS', true, 200],
            ['THIS_YEAR', false, 0],
            ['LAST_YEAR', false, 300]
        ]);
        expect(rolling[0]).toMatchObject({ from: '2023-06-16', to: '2024-06-15' });
        expect(rolling[0]?.months.map(({ month }) => month)).toHaveLength(13);
    });

    it('counts new business on solutions with an active specialization alone where the program says so', () => {
        const specialized = periods(
            [
                won('2024-02-01', '10.00', 'NEW_CUSTOMER', 'NETWORK'),
                won('2024-02-02', '20.00', 'NEW_CUSTOMER', 'CLOUD'),
                won('2024-02-03', '40.00', 'RENEWAL', 'NETWORK')
            ],
            { revenue: { basis: 'SPECIALIZED_NEW_BUSINESS', window: 'CALENDAR_YEAR' } }
        );
        expect(specialized[0]).toMatchObject({ total: 7_000, counted: 1_000 });
    });
});
