import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateTier, tierOf } from '../programCore';
import type { Program, TierHistoryDocument } from '../programCore';
import { historyOf, programOf, tierHistory, without } from './samples';

const day = fc
    .integer({ min: 0, max: 900 })
    .map((offset) => new Date(Date.UTC(2023, 0, 1 + offset)).toISOString().slice(0, 10));
const optionalDay = fc.option(day, { nil: null });

const history: fc.Arbitrary<TierHistoryDocument> = fc
    .record({
        asOf: day,
        current: fc.option(
            fc.record({
                tier: fc.constantFrom('BASE', 'MIDDLE', 'TOP', 'GOLD'),
                heldUntil: optionalDay,
                nextReviewOn: optionalDay
            }),
            { nil: null }
        ),
        people: fc.array(fc.record({ salesUntil: optionalDay, technicalUntil: optionalDay }), { maxLength: 7 }),
        specialists: fc.array(
            fc.record({
                person: fc.constantFrom('0', '1', '2'),
                specialization: fc.constantFrom('NETWORK', 'CLOUD'),
                until: day
            }),
            { maxLength: 5 }
        ),
        revenue: fc.array(
            fc.record({
                on: day,
                amount: fc.nat({ max: 300000 }).map((euros) => `${euros}.00`),
                type: fc.constantFrom('NEW_CUSTOMER', 'NEW_SOLUTION', 'RENEWAL'),
                solution: fc.constantFrom('NETWORK', 'CLOUD', null)
            }),
            { maxLength: 6 }
        )
    })
    .map((document) =>
        tierHistory({
            ...document,
            people: document.people.map((person, at) => ({ id: String(at), ...person }))
        } as Partial<TierHistoryDocument>)
    );

const program: fc.Arbitrary<Program> = fc
    .record({
        basis: fc.constantFrom('ALL', 'NEW_BUSINESS', 'SPECIALIZED_NEW_BUSINESS'),
        window: fc.constantFrom('CALENDAR_YEAR', 'ROLLING_12_MONTHS'),
        headcount: fc.constantFrom('DISTINCT_PEOPLE', 'CERTIFICATIONS')
    })
    .map(({ basis, window, headcount }) =>
        programOf({
            revenue: { basis, window } as Program['revenue'],
            headcount: headcount as Program['headcount'],
            supersedes: 'SAMPLE_BEFORE',
            transition: { until: '2024-12-31', map: { GOLD: 'MIDDLE' } }
        })
    );

describe('any partner under any program', () => {
    const forAll = (check: (program: Program, document: TierHistoryDocument) => void): void =>
        fc.assert(fc.property(program, history, check), { numRuns: 1000 });
    const rankOf = (sample: Program, code: string): number => tierOf(sample, code).rank;

    it('is never effective below the qualified tier', () => {
        forAll((sample, document) => {
            const { result } = evaluateTier(sample, historyOf(sample, document));
            expect(rankOf(sample, result.effective)).toBeGreaterThanOrEqual(rankOf(sample, result.qualified));
        });
    });

    it('is never effective below a tier that is held on that day', () => {
        forAll((sample, document) => {
            const { result, trace } = evaluateTier(sample, historyOf(sample, document));
            const heldUntil = document.current?.heldUntil ?? null;
            if (heldUntil !== null && heldUntil >= document.asOf && trace.start !== null) {
                expect(rankOf(sample, result.effective)).toBeGreaterThanOrEqual(rankOf(sample, trace.start));
            }
        });
    });

    it('is told a reason exactly where effective and qualified differ, which ends on heldUntil', () => {
        forAll((sample, document) => {
            const { result, trace } = evaluateTier(sample, historyOf(sample, document));
            expect(trace.hold !== null).toBe(result.effective !== result.qualified);
            if (trace.hold !== null) {
                expect(result.heldUntil).toBe(trace.hold.until);
                expect(trace.hold.until >= document.asOf).toBe(true);
            }
        });
    });

    it('meets all criteria of the qualified tier and misses one of every higher tier', () => {
        forAll((sample, document) => {
            const qualified = evaluateTier(sample, historyOf(sample, { ...document, current: null }));
            expect(qualified.trace.current.criteria.every(({ missing }) => missing === 0)).toBe(true);
            if (qualified.result.next !== null) {
                expect(qualified.result.next.criteria.some(({ missing }) => missing > 0)).toBe(true);
            }
        });
    });

    it('has a forecast of later days in order, on which the tier only falls', () => {
        forAll((sample, document) => {
            const { result } = evaluateTier(sample, historyOf(sample, document));
            let rank = rankOf(sample, result.qualified);
            let before = document.asOf;
            for (const entry of result.forecast) {
                expect(entry.on > before).toBe(true);
                expect(rankOf(sample, entry.qualified)).toBeLessThanOrEqual(rank);
                rank = rankOf(sample, entry.qualified);
                before = entry.on;
            }
        });
    });

    it('really falls as forecast once that day comes, where people and specializations alone decide', () => {
        forAll((sample, document) => {
            // A forecast leaves the revenue as it is, while its window moves on: without revenue both must agree.
            const bare = { ...document, revenue: [], current: null };
            const withoutRevenue: Program = {
                ...sample,
                tiers: sample.tiers.map((tier) => ({ ...tier, min: without(tier.min, 'revenue') }))
            };
            for (const entry of evaluateTier(withoutRevenue, historyOf(sample, bare)).result.forecast) {
                const then = evaluateTier(withoutRevenue, historyOf(sample, { ...bare, asOf: entry.on }));
                expect(then.result.qualified).toBe(entry.qualified);
            }
        });
    });

    it('does not lose a tier by more revenue, more people or more specialists', () => {
        fc.assert(
            fc.property(program, history, history, (sample, document, more) => {
                const added: TierHistoryDocument = {
                    ...document,
                    revenue: [...(document.revenue ?? []), ...(more.revenue ?? [])],
                    specialists: [...(document.specialists ?? []), ...(more.specialists ?? [])],
                    people: [
                        ...(document.people ?? []),
                        ...(more.people ?? []).map((one) => ({ ...one, id: `more-${one.id}` }))
                    ]
                };
                const [less, greater] = [document, added].map(
                    (one) => evaluateTier(sample, historyOf(sample, one)).result.qualified
                );
                expect(rankOf(sample, greater as string)).toBeGreaterThanOrEqual(rankOf(sample, less as string));
            }),
            { numRuns: 1000 }
        );
    });
});
