import { describe, expect, it } from 'vitest';
import { evaluateTier } from '../programCore';
import type { ProgramDocument, TierHistoryDocument, TierResult, TierTrace } from '../programCore';
import { historyOf, people, programOf, tierHistory } from './samples';

function evaluate(
    history: Partial<TierHistoryDocument>,
    changes: Partial<ProgramDocument> = {}
): { result: TierResult; trace: TierTrace } {
    const program = programOf(changes);
    return evaluateTier(program, historyOf(program, tierHistory(history)));
}

const won = (on: string, amount: string, type = 'NEW_CUSTOMER', solution: string | null = null): never =>
    ({ on, amount, type, solution }) as never;

/** Meets MIDDLE (100 000.00, 2 people) on 2024-06-15. */
const MIDDLE = { people: people(2), revenue: [won('2024-03-01', '100000.00')] };

describe('certified staff', () => {
    const both = [
        { id: 'a', salesUntil: '2024-06-15', technicalUntil: '2024-06-15' },
        { id: 'b', salesUntil: '2024-06-14', technicalUntil: null },
        { id: 'c', technicalUntil: '2025-01-01' }
    ];

    it('counts a person once while any certificate is valid, its last day included', () => {
        expect(evaluate({ people: both }).result.metrics).toMatchObject({
            certifiedStaff: 2,
            salesCertified: 1,
            technicalCertified: 2
        });
    });

    it('counts each valid track where certifications count', () => {
        expect(evaluate({ people: both }, { headcount: 'CERTIFICATIONS' }).result.metrics.certifiedStaff).toBe(3);
    });

    it('takes entries with the same id as one person', () => {
        const twice = [
            { id: 'a', salesUntil: '2025-01-01' },
            { id: 'a', technicalUntil: '2025-01-01' }
        ];
        expect(evaluate({ people: twice }).result.metrics.certifiedStaff).toBe(1);
    });
});

describe('specializations', () => {
    const certificate = (
        person: string,
        until = '2025-01-01'
    ): { person: string; specialization: string; until: string } => ({
        person,
        specialization: 'NETWORK',
        until
    });

    it.each([
        ['two people with valid certificates', [certificate('a'), certificate('b', '2024-06-15')], ['NETWORK']],
        ['one person twice', [certificate('a'), certificate('a')], []],
        ['a certificate that lapsed yesterday', [certificate('a'), certificate('b', '2024-06-14')], []]
    ])('with %s of the two that are needed', (_, specialists, active) => {
        expect(evaluate({ specialists }).result.metrics.specializations).toEqual(active);
    });

    it('end when they expire, whatever their specialists', () => {
        const specialists = [certificate('a'), certificate('b')];
        const expiring = (expiresOn: string): readonly string[] =>
            evaluate({ specialists, specializations: [{ specialization: 'NETWORK', expiresOn }] }).result.metrics
                .specializations;
        expect(expiring('2024-06-15')).toEqual(['NETWORK']);
        expect(expiring('2024-06-14')).toEqual([]);
    });
});

describe('revenue that counts', () => {
    const revenue = [
        won('2023-01-01', '7.00', 'NEW_CUSTOMER', 'NETWORK'),
        won('2023-12-31', '100.00', 'RENEWAL', 'NETWORK'),
        won('2024-01-01', '20.00', 'NEW_SOLUTION', 'NETWORK'),
        won('2024-06-15', '3.00', 'NEW_CUSTOMER', 'CLOUD'),
        won('2024-06-16', '1000.00', 'NEW_CUSTOMER', 'NETWORK')
    ];
    const counted = (
        basis: ProgramDocument['revenue']['basis'],
        window: ProgramDocument['revenue']['window']
    ): unknown => {
        const specialists = ['a', 'b'].map((person) => ({ person, specialization: 'NETWORK', until: '2025-01-01' }));
        return evaluate({ revenue, specialists }, { revenue: { basis, window } }).trace.revenue;
    };

    it.each([
        // last year 7 + 100, this year 20 + 3; tomorrow's 1 000 never counts
        ['ALL', '2023-01-01', '2023-12-31', 10700],
        // last year 7, this year 20 + 3
        ['NEW_BUSINESS', '2024-01-01', '2024-06-15', 2300],
        // NETWORK alone: last year 7, this year 20
        ['SPECIALIZED_NEW_BUSINESS', '2024-01-01', '2024-06-15', 2000]
    ] as const)(
        'by calendar year, basis %s, is the better of this year to date and last year',
        (basis, from, to, amount) => {
            expect(counted(basis, 'CALENDAR_YEAR')).toEqual({ from, to, amount });
        }
    );

    it('by rolling months begins the day after the same day a year ago', () => {
        // 2023-06-16 to 2024-06-15: 100 + 20 + 3
        expect(counted('ALL', 'ROLLING_12_MONTHS')).toEqual({ from: '2023-06-16', to: '2024-06-15', amount: 12300 });
    });

    it('by rolling months takes the end of a shorter February', () => {
        const rolling = { revenue: { basis: 'ALL', window: 'ROLLING_12_MONTHS' } } as const;
        const entries = [won('2023-02-28', '1.00'), won('2023-03-01', '2.00')];
        // 2024-02-29 less 12 months is 2023-02-28, which is excluded
        expect(evaluate({ asOf: '2024-02-29', revenue: entries }, rolling).result.metrics.revenue).toBe(200);
    });
});

describe('the qualified tier', () => {
    it('is the highest whose every minimum holds, exactly reached minima included', () => {
        expect(evaluate(MIDDLE).result.qualified).toBe('MIDDLE');
        expect(evaluate({ ...MIDDLE, revenue: [won('2024-03-01', '99999.99')] }).result.qualified).toBe('BASE');
        expect(evaluate({ ...MIDDLE, people: people(1) }).result.qualified).toBe('BASE');
    });

    it('needs the specialization of the top tier too', () => {
        const top = { people: people(4), revenue: [won('2024-03-01', '500000.00')] };
        const specialists = [{ person: 'a', specialization: 'CLOUD', until: '2024-06-15' }];
        expect(evaluate(top).result.qualified).toBe('MIDDLE');
        expect(evaluate({ ...top, specialists }).result.qualified).toBe('TOP');
    });

    it('may skip a tier that asks for something else', () => {
        const changed = [
            { code: 'A', rank: 1 },
            { code: 'B', rank: 2, min: { salesCertified: 1 } },
            { code: 'C', rank: 3, min: { technicalCertified: 1 } }
        ].map((tier) => ({
            ...tier,
            name: tier.code,
            newBusinessDiscount: '0',
            renewalDiscount: '0',
            registrationDiscount: '0',
            rebateRate: '0'
        }));
        expect(evaluate({ people: people(1) }, { tiers: changed }).result.qualified).toBe('C');
    });
});

describe('the effective tier', () => {
    const current = (
        tier: string,
        heldUntil: string | null = null,
        nextReviewOn: string | null = null
    ): Partial<TierHistoryDocument> => ({
        current: { tier, heldUntil, nextReviewOn }
    });
    const judged = (history: Partial<TierHistoryDocument>, changes?: Partial<ProgramDocument>): unknown[] => {
        const { result, trace } = evaluate(history, changes);
        return [result.qualified, result.effective, result.heldUntil, trace.hold?.reason ?? null];
    };

    it('is the qualified one for a partner without a tier', () => {
        expect(judged(MIDDLE)).toEqual(['MIDDLE', 'MIDDLE', null, null]);
    });

    it('rises at once', () => {
        expect(judged({ ...MIDDLE, ...current('BASE', '2024-12-31', '2025-01-01') })).toEqual([
            'MIDDLE',
            'MIDDLE',
            null,
            null
        ]);
    });

    it.each([
        ['the last day of the hold', '2024-06-15', null, ['BASE', 'TOP', '2024-06-15', 'HELD']],
        ['the day after the hold', '2024-06-14', null, ['BASE', 'BASE', null, null]],
        ['the day before the review', null, '2024-06-16', ['BASE', 'TOP', '2024-06-15', 'BEFORE_REVIEW']],
        ['the day of the review', null, '2024-06-15', ['BASE', 'BASE', null, null]],
        ['the later of hold and review', '2024-06-30', '2025-01-01', ['BASE', 'TOP', '2024-12-31', 'BEFORE_REVIEW']],
        ['a hold that outlasts the review', '2025-06-30', '2025-01-01', ['BASE', 'TOP', '2025-06-30', 'HELD']]
    ])('on %s', (_, heldUntil, nextReviewOn, expected) => {
        expect(judged(current('TOP', heldUntil, nextReviewOn))).toEqual(expected);
    });

    it('falls to the qualified tier, not to the lowest', () => {
        expect(judged({ ...MIDDLE, ...current('TOP') })).toEqual(['MIDDLE', 'MIDDLE', null, null]);
    });

    it('shows a hold that still runs on a tier that is met anyway', () => {
        expect(judged({ ...MIDDLE, ...current('MIDDLE', '2024-12-31', '2025-06-01') })).toEqual([
            'MIDDLE',
            'MIDDLE',
            '2024-12-31',
            null
        ]);
        expect(judged({ ...MIDDLE, ...current('MIDDLE', null, '2025-06-01') })).toEqual([
            'MIDDLE',
            'MIDDLE',
            null,
            null
        ]);
    });

    it('is held by a dated waiver, whose reason and author are told', () => {
        const waiver = { until: '2024-09-30', reason: 'Merger', by: 'Channel operations' };
        expect(evaluate({ ...current('TOP'), waiver }).trace.hold).toEqual({
            reason: 'WAIVER',
            until: '2024-09-30',
            why: 'Merger',
            by: 'Channel operations'
        });
        expect(judged({ asOf: '2024-10-01', ...current('TOP'), waiver })).toEqual(['BASE', 'BASE', null, null]);
    });

    describe('of a partner who comes from a superseded version', () => {
        const transition = {
            supersedes: 'SAMPLE_BEFORE',
            transition: { until: '2024-12-31', map: { GOLD: 'MIDDLE', PLATINUM: 'TOP' } }
        };

        it.each([
            ['during the transition', '2024-12-31', null, ['BASE', 'TOP', '2024-12-31', 'TRANSITION']],
            ['after the transition', '2025-01-01', null, ['BASE', 'BASE', null, null]],
            ['held for longer', '2024-06-15', '2025-03-31', ['BASE', 'TOP', '2025-03-31', 'HELD']],
            ['held for less', '2024-06-15', '2024-06-30', ['BASE', 'TOP', '2024-12-31', 'TRANSITION']]
        ])('is the mapped one %s', (_, asOf, heldUntil, expected) => {
            expect(judged({ asOf, ...current('PLATINUM', heldUntil) }, transition)).toEqual(expected);
        });

        it('rises above the mapped one at once', () => {
            const revenue = [won('2024-03-01', '500000.00')];
            const specialists = [{ person: 'a', specialization: 'CLOUD', until: '2025-01-01' }];
            expect(judged({ people: people(4), revenue, specialists, ...current('GOLD') }, transition)).toEqual([
                'TOP',
                'TOP',
                null,
                null
            ]);
        });
    });
});

describe('the criteria', () => {
    it('of the next tier say what is there, needed and missing', () => {
        const { result, trace } = evaluate(MIDDLE);
        expect(result.next).toEqual({
            tier: 'TOP',
            criteria: [
                { criterion: 'revenue', have: 10000000, need: 50000000, missing: 40000000 },
                { criterion: 'certifiedStaff', have: 2, need: 4, missing: 2 },
                { criterion: 'specializations', have: 0, need: 1, missing: 1 }
            ]
        });
        expect(trace.current.criteria.every(({ missing }) => missing === 0)).toBe(true);
    });

    it('of a held tier show what it no longer meets, and the next is the one above it', () => {
        const { result, trace } = evaluate({ people: people(1), current: { tier: 'MIDDLE', heldUntil: '2024-12-31' } });
        expect(trace.current).toEqual({
            tier: 'MIDDLE',
            criteria: [
                { criterion: 'revenue', have: 0, need: 10000000, missing: 10000000 },
                { criterion: 'certifiedStaff', have: 1, need: 2, missing: 1 }
            ]
        });
        expect(result.next?.tier).toBe('TOP');
    });

    it('have no next tier at the top', () => {
        expect(evaluate({ current: { tier: 'TOP', heldUntil: '2024-12-31' } }).result.next).toBeNull();
    });
});

describe('the forecast', () => {
    it('looks no further than it is asked to', () => {
        const program = programOf({});
        const history = historyOf(program, tierHistory({ ...MIDDLE, people: people(2, '2024-07-01') }));
        const falls = (forecastUntil: string): number =>
            evaluateTier(program, history, { forecastUntil }).result.forecast.length;
        expect([falls('2024-07-01'), falls('2024-07-02')]).toEqual([0, 1]);
    });

    it('names the first day on which lapsing certificates lower the tier, and by whom', () => {
        const staff = [
            ...people(2),
            { id: 'c', technicalUntil: '2024-07-31' },
            { id: 'd', technicalUntil: '2024-08-31' }
        ];
        const [a, b] = [
            { id: 'a', technicalUntil: '2024-09-30' },
            { id: 'b', technicalUntil: '2025-01-31' }
        ];
        // four people, two needed: c and d lapse without effect, a is the one too many
        const { forecast } = evaluate({ ...MIDDLE, people: [a, b, ...staff.slice(2)] }).result;
        expect(forecast).toEqual([
            {
                on: '2024-10-01',
                qualified: 'BASE',
                because: [
                    { cause: 'CERTIFICATES_LAPSE', people: ['a'] },
                    {
                        cause: 'TIER_FALLS',
                        tier: 'MIDDLE',
                        gaps: [{ criterion: 'certifiedStaff', have: 1, need: 2, missing: 1 }]
                    }
                ]
            }
        ]);
    });

    it('names a specialization that falls though the tier stays', () => {
        const specialists = [
            { person: 'a', specialization: 'NETWORK', until: '2024-06-30' },
            { person: 'b', specialization: 'NETWORK', until: '2025-06-30' }
        ];
        expect(evaluate({ ...MIDDLE, specialists }).result.forecast[0]).toEqual({
            on: '2024-07-01',
            qualified: 'MIDDLE',
            because: [
                { cause: 'SPECIALIST_CERTIFICATES_LAPSE', specialization: 'NETWORK', people: ['a'] },
                { cause: 'SPECIALIZATION_FALLS', specialization: 'NETWORK', have: 1, need: 2 }
            ]
        });
    });

    it('drops the revenue of a lost specialization where only specialized revenue counts', () => {
        const specialists = [{ person: 'a', specialization: 'CLOUD', until: '2024-06-30' }];
        const revenue = [won('2024-03-01', '100000.00', 'NEW_CUSTOMER', 'CLOUD')];
        const changes = { revenue: { basis: 'SPECIALIZED_NEW_BUSINESS', window: 'CALENDAR_YEAR' } } as const;
        const { result } = evaluate({ people: people(2), specialists, revenue }, changes);
        expect([result.qualified, result.forecast[0]?.on, result.forecast[0]?.qualified]).toEqual([
            'MIDDLE',
            '2024-07-01',
            'BASE'
        ]);
    });

    it('names a specialization that expires', () => {
        const specialists = [{ person: 'a', specialization: 'CLOUD', until: '2025-06-30' }];
        const specializations = [{ specialization: 'CLOUD', expiresOn: '2024-08-31' }];
        expect(evaluate({ specialists, specializations }).result.forecast).toEqual([
            {
                on: '2024-09-01',
                qualified: 'BASE',
                because: [{ cause: 'SPECIALIZATION_EXPIRES', specialization: 'CLOUD' }]
            }
        ]);
    });

    it('begins tomorrow for a certificate whose last day is today', () => {
        expect(evaluate({ ...MIDDLE, people: people(2, '2024-06-15') }).result.forecast.map(({ on }) => on)).toEqual([
            '2024-06-16'
        ]);
    });

    it('is empty where no certificate matters', () => {
        expect(evaluate({ people: people(1, '2024-07-01') }).result.forecast).toEqual([]);
    });
});
