import { describe, expect, it } from 'vitest';
import { checkProgram } from '../programCheck';
import { addQuarters, daysOfQuarter, isQuarter, quarterOf } from '../quarters';
import { rebatesByQuarter, specializationWorths, stateRebates } from '../rebateStatement';
import type { QuotedLine, RebateCredit } from '../rebateStatement';
import type { Program } from '../program';

/** A standing credit of 201.00 at 7 %, from a quote with two lines of 100.50: 7.035 each, so 7.04 and 14.08. */
function credit(values: Partial<RebateCredit> = {}): RebateCredit {
    return {
        id: 'c1',
        wonOn: '2024-05-20',
        quarter: '2024-Q2',
        solution: 'NETWORK',
        businessType: 'NEW_SOLUTION',
        amount: 20_100,
        rate: 70_000,
        terms: { base: 50_000, uplift: 20_000, cap: null },
        rebate: 1_408,
        status: 'ACCRUED',
        hasUplift: true,
        isCounterEntry: false,
        quote: 'q1',
        ...values
    };
}

const quoted: readonly QuotedLine[] = [
    { quote: 'q1', solution: 'NETWORK', net: 10_050, rebate: 704 },
    { quote: 'q1', solution: 'EMAIL', net: 16_000, rebate: 800 },
    { quote: 'q1', solution: 'NETWORK', net: 10_050, rebate: 704 },
    { quote: 'q2', solution: 'NETWORK', net: 99_900, rebate: 999 }
];

describe('A quarter', () => {
    it('is named by year and number, and counted across years', () => {
        expect(['2024-01-01', '2024-03-31', '2024-04-01', '2024-12-31'].map(quarterOf)).toEqual([
            '2024-Q1',
            '2024-Q1',
            '2024-Q2',
            '2024-Q4'
        ]);
        expect(addQuarters('2024-Q1', -1)).toBe('2023-Q4');
        expect(addQuarters('2023-Q4', 6)).toBe('2025-Q2');
        expect(daysOfQuarter('2024-Q1')).toEqual({ from: '2024-01-01', to: '2024-03-31' });
        expect(daysOfQuarter('2023-Q4')).toEqual({ from: '2023-10-01', to: '2023-12-31' });
        expect(['2024-Q5', '24-Q1', '2024Q1'].some(isQuarter)).toBe(false);
        expect(() => addQuarters('2024-Q5', 1)).toThrow('2024-Q5 is no quarter');
    });
});

describe('A rebate statement', () => {
    it('adds up the credits of its quarter, reversed ones left out, counter-entries taken away', () => {
        const statement = stateRebates(
            [
                credit(),
                credit({ id: 'c2', solution: 'EMAIL', amount: 16_000, rate: 50_000, rebate: 800, status: 'PAID' }),
                credit({ id: 'c3', status: 'REVERSED' }),
                credit({
                    id: 'c4',
                    wonOn: '2023-05-20',
                    quote: null,
                    amount: -5_000,
                    rebate: -250,
                    isCounterEntry: true
                }),
                credit({ id: 'c5', quarter: '2024-Q3' })
            ],
            '2024-Q2',
            quoted
        );
        // 201.00 + 160.00 - 50.00, and 14.08 + 8.00 - 2.50.
        expect(statement).toMatchObject({ revenue: 31_100, rebate: 1_958, count: 3 });
        expect(statement.byStatus).toEqual({ ACCRUED: 1_158, PAYABLE: 0, PAID: 800 });
        expect(statement.lines.map((line) => [line.credit.id, line.counts])).toEqual([
            ['c4', true],
            ['c1', true],
            ['c2', true],
            ['c3', false]
        ]);
    });

    it('holds each credit against the lines of its quote and solution, to the cent', () => {
        const check = (values: Partial<RebateCredit>): unknown => {
            const [line] = stateRebates([credit(values)], '2024-Q2', quoted).lines;
            return [line?.reconciliation, line?.quotedRebate];
        };
        expect(check({})).toEqual(['AGREES', 1_408]);
        // 7 % of 201.00 at once is 14.07: not what the lines give.
        expect(check({ rebate: 1_407 })).toEqual(['DIFFERS', 1_408]);
        expect(check({ amount: 20_101 })).toEqual(['DIFFERS', 1_408]);
        // 9 % of 100.50 is 9.045, so 9.05 twice.
        expect(check({ rate: 90_000, rebate: 1_810 })).toEqual(['RATE_CHANGED', 1_408]);
        expect(check({ quote: null })).toEqual(['NO_QUOTE', null]);
        expect(check({ isCounterEntry: true, amount: -20_100, rebate: -1_408 })).toEqual(['AGREES', -1_408]);
        expect(check({ solution: 'WEB' })).toEqual(['DIFFERS', 0]);
    });

    it('has a quarter without credits', () => {
        expect(stateRebates([], '2024-Q2', [])).toMatchObject({ lines: [], revenue: 0, rebate: 0, count: 0 });
    });
});

describe('Rebates by quarter', () => {
    it('are told for each quarter, empty ones too, oldest first', () => {
        const credits = [
            credit(),
            credit({ id: 'c2', status: 'REVERSED' }),
            credit({ id: 'c3', quarter: '2023-Q4', status: 'PAID', rebate: 500 }),
            credit({ id: 'c4', quarter: '2023-Q3', rebate: 9_999 })
        ];
        expect(rebatesByQuarter(credits, '2024-Q2', 3)).toEqual([
            { quarter: '2023-Q4', byStatus: { ACCRUED: 0, PAYABLE: 0, PAID: 500 }, total: 500 },
            { quarter: '2024-Q1', byStatus: { ACCRUED: 0, PAYABLE: 0, PAID: 0 }, total: 0 },
            { quarter: '2024-Q2', byStatus: { ACCRUED: 1_408, PAYABLE: 0, PAID: 0 }, total: 1_408 }
        ]);
    });
});

describe('One more specialization', () => {
    const open = (values: Partial<RebateCredit>): RebateCredit =>
        credit({ hasUplift: false, rate: 50_000, quote: null, ...values });

    it('would have earned its uplift on the new business of the year that had none, within the cap', () => {
        const program = programWith({ maxRebate: '0.06' });
        const worths = specializationWorths(
            program,
            [
                // 5 % and 2 % are 7 %, capped at 6 %: 1 % of 1,000.00.
                open({ amount: 100_000 }),
                open({ amount: 100_000, solution: 'EMAIL' }),
                open({ amount: -50_000, solution: 'EMAIL', isCounterEntry: true }),
                open({ amount: 700_000, businessType: 'RENEWAL' }),
                open({ amount: 700_000, wonOn: '2023-12-31' }),
                open({ amount: 700_000, status: 'REVERSED' }),
                open({ amount: 700_000, hasUplift: true }),
                open({ amount: 700_000, solution: null })
            ],
            '2024'
        );
        expect(worths.map(({ specialization, revenue, worth }) => [specialization.code, revenue, worth])).toEqual([
            ['NETWORK', 100_000, 1_000],
            ['EMAIL', 50_000, 500]
        ]);
    });

    it('is worth nothing at the cap already, and without deals', () => {
        expect(specializationWorths(programWith({ maxRebate: '0.05' }), [open({ amount: 100_000 })], '2024')).toEqual(
            []
        );
        expect(specializationWorths(programWith({}), [], '2024')).toEqual([]);
    });
});

function programWith(values: object): Program {
    const checked = checkProgram({
        code: 'ORCHARD',
        name: 'Orchard',
        vendor: 'Orchard',
        currency: 'EUR',
        effectiveFrom: '2024-01-01',
        revenue: { basis: 'ALL', window: 'CALENDAR_YEAR' },
        headcount: 'DISTINCT_PEOPLE',
        stacking: { newBusiness: 'ADD', renewal: 'FIRST' },
        registration: { protectionDays: 90, decisionDays: 5, extensionDays: 30 },
        tiers: [
            {
                code: 'MEMBER',
                name: 'Member',
                rank: 1,
                newBusinessDiscount: '0.2',
                renewalDiscount: '0.05',
                registrationDiscount: '0.1',
                rebateRate: '0.05'
            }
        ],
        specializations: ['NETWORK', 'EMAIL'].map((code) => ({
            code,
            name: code,
            solution: code,
            minSpecialists: 1,
            rebateUplift: '0.02'
        })),
        provenance: { '': 'example' },
        ...values
    });
    if (!checked.ok) {
        throw new Error(JSON.stringify(checked.problems));
    }
    return checked.value;
}
