import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDeal, priceDeal, rankUnlocks } from '../programCore';
import type { DealDays, DealDocument, PartnerStanding, ProgramDocument, Unlock } from '../programCore';
import { APPROVED, dealDocument, programDocument, programOf, valueOf } from './samples';

const UNKNOWN: PartnerStanding = { specialists: {}, metrics: null };

function unlocks(
    dealChanges: Partial<DealDocument>,
    partner: PartnerStanding = UNKNOWN,
    programChanges: Partial<ProgramDocument> = {},
    days?: DealDays
): readonly Unlock[] {
    const program = programOf(programChanges);
    return rankUnlocks(program, valueOf(checkDeal(dealDocument(dealChanges), program)), partner, days);
}

function kindsOf(found: readonly Unlock[]): string[] {
    return found.map(({ step }) => step.kind);
}

describe('what would make a deal better', () => {
    it('is ranked by what each step alone is worth after the rebate', () => {
        // One network line of 1 000.00 at MIDDLE: net 800, rebate 3 % = 24.
        // Registered: net 680, rebate 20.40: 120 - 3.60 = 116.40.
        // Specialized: net 750, rebate 5 % = 37.50: 50 + 13.50 = 63.50.
        // TOP: net 750, rebate 5 % = 37.50: the same 63.50, after the specialization because it is further away.
        expect(unlocks({}).map(({ step, net, rebate, gain }) => [step.kind, net, rebate, gain])).toEqual([
            ['REGISTER', 12000, -360, 11640],
            ['SPECIALIZE', 5000, 1350, 6350],
            ['NEXT_TIER', 5000, 1350, 6350]
        ]);
    });

    it('names the lines concerned', () => {
        const lines = [
            { id: 'a', solution: 'NETWORK', quantity: '1', unitPrice: '1000.00' },
            { id: 'b', solution: 'CLOUD', quantity: '1', unitPrice: '100.00' },
            { id: 'c', solution: 'NETWORK', quantity: '1', unitPrice: '10.00' }
        ];
        const found = unlocks({ lines });

        expect(found.map(({ step, lines: concerned }) => ['solution' in step ? step.solution : '', concerned])).toEqual(
            [
                ['NETWORK', ['a', 'c']],
                // NEXT_TIER: 50 + 5 + 0.50 off 1 110.00, and more rebate: more than the network specialization
                ['', ['a', 'b', 'c']],
                ['NETWORK', ['a', 'c']],
                ['CLOUD', ['b']]
            ]
        );
    });

    it('counts how many more specialists a specialization takes', () => {
        const [, specialize] = unlocks({}, { specialists: { NETWORK: 1 }, metrics: null });

        expect(specialize?.step).toEqual({
            kind: 'SPECIALIZE',
            solution: 'NETWORK',
            specialization: 'NETWORK',
            have: 1,
            need: 2,
            missing: 1
        });
    });

    it('asks for no more people where a specialization has enough of them and has only expired', () => {
        const [, specialize] = unlocks({}, { specialists: { NETWORK: 3 }, metrics: null });

        expect(specialize?.step).toMatchObject({ have: 3, need: 2, missing: 0 });
    });

    it('says what is missing for the next tier, and not what is met', () => {
        const metrics = {
            certifiedStaff: 5,
            salesCertified: 0,
            technicalCertified: 5,
            revenue: 12_345_678,
            specializations: []
        };
        const step = unlocks({}, { specialists: {}, metrics }).find((each) => each.step.kind === 'NEXT_TIER')?.step;

        // TOP asks for 500 000.00 of revenue, four certified people and one specialization.
        expect(step).toEqual({
            kind: 'NEXT_TIER',
            tier: 'TOP',
            gaps: [
                { criterion: 'revenue', have: 12_345_678, need: 50_000_000, missing: 37_654_322 },
                { criterion: 'specializations', have: 0, need: 1, missing: 1 }
            ]
        });
    });

    it.each([
        ['AWAIT_APPROVAL', { solution: 'NETWORK', status: 'SUBMITTED' }],
        ['AWAIT_START', { ...APPROVED, approvedOn: '2024-06-10' }],
        ['REGISTER_AGAIN', { ...APPROVED, expiresOn: '2024-05-31' }],
        ['REGISTER', { solution: 'NETWORK', status: 'REJECTED' }]
    ] as const)('is to %s, depending on the registration there is', (kind, registration) => {
        expect(kindsOf(unlocks({ registrations: [registration] }))[0]).toBe(kind);
    });

    it('does not ask to register what is registered, nor to specialize who is specialized', () => {
        const partner = { tier: 'MIDDLE', specializations: ['NETWORK'] };

        expect(kindsOf(unlocks({ partner, registrations: [APPROVED] }))).toEqual(['NEXT_TIER']);
    });

    it('does not ask to register a deal that is protected for a rival', () => {
        expect(kindsOf(unlocks({ competing: [{ solution: 'NETWORK', discount: '0.3' }] }))).not.toContain('REGISTER');
    });

    it('has no registration and no specialization for a renewal', () => {
        // The next tier: 8 % instead of 6 %, but no renewal rebate where MIDDLE has 0.5 %: 20 - 4.70.
        expect(unlocks({ businessType: 'RENEWAL' }).map(({ step, gain }) => [step.kind, gain])).toEqual([
            ['NEXT_TIER', 1530]
        ]);
    });

    it('has no next tier at the highest one', () => {
        expect(kindsOf(unlocks({ partner: { tier: 'TOP', specializations: [] } }))).not.toContain('NEXT_TIER');
    });

    it('leaves out what a cap makes worthless', () => {
        // The cap of 20 % is reached by the front-end discount; only the rebate can still rise.
        expect(kindsOf(unlocks({}, UNKNOWN, { maxDiscount: '0.2' }))).toEqual(['SPECIALIZE', 'NEXT_TIER']);
    });

    it('has nothing to offer for a line without a solution but the next tier', () => {
        const lines = [{ id: '1', quantity: '1', unitPrice: '1000.00' }];

        expect(kindsOf(unlocks({ lines: lines as unknown as DealDocument['lines'] }))).toEqual(['NEXT_TIER']);
    });

    describe('and when it counts', () => {
        /** On 2024-06-01; a decision on a registration takes 3 days. */
        function timings(closeOn: string | null, changes: Partial<DealDocument> = {}): Record<string, unknown> {
            const days = { closeOn, decisionDueOn: { NETWORK: '2024-06-04' } };
            return Object.fromEntries(
                unlocks(changes, UNKNOWN, {}, days).map(({ step, timing }) => [step.kind, timing])
            );
        }

        it('is until the deal is expected to close, and for a registration so long before that it can be decided', () => {
            expect(timings('2024-07-15')).toEqual({
                REGISTER: { kind: 'BY', on: '2024-07-12' },
                SPECIALIZE: { kind: 'BY', on: '2024-07-15' },
                NEXT_TIER: { kind: 'BY', on: '2024-07-15' }
            });
            expect(timings('2024-06-04')).toMatchObject({ REGISTER: { kind: 'BY', on: '2024-06-01' } });
        });

        it('is too late for a registration that cannot be decided before the deal closes', () => {
            expect(timings('2024-06-03')).toMatchObject({
                REGISTER: { kind: 'LATE', on: '2024-06-04' },
                SPECIALIZE: { kind: 'BY', on: '2024-06-03' }
            });
        });

        it('is not known where the day of the close is not, or has passed', () => {
            const unknown = { REGISTER: null, SPECIALIZE: null, NEXT_TIER: null };
            expect(timings(null)).toEqual(unknown);
            expect(timings('2024-05-31')).toEqual(unknown);
        });

        it('is the day on which a pending registration is due, or an approved one starts', () => {
            const pending = { registrations: [{ solution: 'NETWORK', status: 'SUBMITTED' as const }] };
            expect(timings('2024-07-15', pending)).toMatchObject({ AWAIT_APPROVAL: { kind: 'DUE', on: '2024-06-04' } });
            const later = { registrations: [{ ...APPROVED, approvedOn: '2024-06-10' }] };
            expect(timings('2024-07-15', later)).toMatchObject({ AWAIT_START: { kind: 'FROM', on: '2024-06-10' } });
        });
    });

    describe('with a special price that is asked for', () => {
        const request = { solution: 'NETWORK', rate: '0.1', status: 'REQUESTED' as const, validUntil: '2024-06-30' };
        const special = (...specialPrices: DealDocument['specialPrices'] & object): readonly Unlock[] =>
            unlocks({ specialPrices }, UNKNOWN, {}, { closeOn: '2024-07-15', decisionDueOn: {} }).filter(
                ({ step }) => step.kind.includes('SPECIAL_') || step.kind.endsWith('_SPECIAL')
            );

        it('is to have it approved, while it is valid', () => {
            // 10 % of 1 000.00 more: net 700, rebate 21 instead of 24.
            expect(special(request)).toEqual([
                {
                    step: { kind: 'AWAIT_SPECIAL', solution: 'NETWORK', line: null, rate: 100_000 },
                    timing: { kind: 'BY', on: '2024-06-30' },
                    net: 10_000,
                    rebate: -300,
                    gain: 9_700,
                    lines: ['1']
                }
            ]);
        });

        it('is to ask again for one that has expired, unless that is asked for already', () => {
            const expired = { ...request, validUntil: '2024-05-31' };
            expect(special(expired)).toMatchObject([{ step: { kind: 'REQUEST_SPECIAL_AGAIN' }, gain: 9_700 }]);
            expect(special(expired, request)).toMatchObject([{ step: { kind: 'AWAIT_SPECIAL' } }]);
        });

        it('is nothing for one that was approved or rejected', () => {
            expect(special({ ...request, status: 'APPROVED' })).toEqual([]);
            expect(special({ ...request, status: 'REJECTED' })).toEqual([]);
        });

        it('is for its own line alone', () => {
            const lines = ['1', '2'].map((id) => ({ id, solution: 'NETWORK', quantity: '1', unitPrice: '1000.00' }));
            const { solution: _, ...rest } = request;
            const found = unlocks({ lines, specialPrices: [{ ...rest, line: '2' }] }, UNKNOWN);
            expect(found.find(({ step }) => step.kind === 'AWAIT_SPECIAL')).toMatchObject({
                gain: 9_700,
                lines: ['2']
            });
        });
    });

    it('is for the whole deal what it is for its lines together', () => {
        const program = programOf();
        const lines = [
            { id: 'a', solution: 'NETWORK', quantity: '3', unitPrice: '999.99' },
            { id: 'b', solution: 'CLOUD', quantity: '7', unitPrice: '12.34' },
            { id: 'c', solution: 'NETWORK', quantity: '1', unitPrice: '10.01' }
        ];
        const deal = valueOf(checkDeal(dealDocument({ lines }), program));
        const gains = (found: readonly Unlock[]): Map<string, number> =>
            new Map(found.map(({ step, gain }) => [`${step.kind}:${'solution' in step ? step.solution : ''}`, gain]));
        const whole = gains(rankUnlocks(program, deal, UNKNOWN));
        const parts = deal.lines.map((line) => gains(rankUnlocks(program, { ...deal, lines: [line] }, UNKNOWN)));
        // Register either solution, specialize in the network, the next tier; the cloud specialization earns nothing.
        expect(whole.size).toBe(4);
        whole.forEach((gain, step) => {
            expect(parts.reduce((sum, part) => sum + (part.get(step) ?? 0), 0)).toBe(gain);
        });
    });

    it('agrees with the trace on the next tier, whatever the policy', () => {
        const policies = fc.constantFrom('ADD', 'COMPOUND', 'HIGHEST', 'FIRST');
        const line = fc.record({
            solution: fc.constantFrom('NETWORK', 'CLOUD'),
            quantity: fc.integer({ min: 1, max: 50 }).map(String),
            unitPrice: fc.integer({ min: 1, max: 500_000 }).map((cents) => (cents / 100).toFixed(2))
        });
        fc.assert(
            fc.property(
                policies,
                fc.array(line, { minLength: 1, maxLength: 6 }),
                fc.boolean(),
                (policy, lines, registered) => {
                    const program = programOf({
                        stacking: { ...programDocument().stacking, newBusiness: policy as 'ADD' }
                    });
                    const deal = valueOf(
                        checkDeal(
                            dealDocument({
                                lines: lines.map((each, at) => ({ ...each, id: String(at) })),
                                registrations: registered ? [APPROVED] : []
                            }),
                            program
                        )
                    );
                    const { nextTier } = priceDeal(program, deal).trace;
                    const unlock = rankUnlocks(program, deal, UNKNOWN).find(({ step }) => step.kind === 'NEXT_TIER');
                    expect({ net: unlock?.net ?? 0, rebate: unlock?.rebate ?? 0 }).toEqual({
                        net: unlock ? nextTier?.net : 0,
                        rebate: unlock ? nextTier?.rebate : 0
                    });
                    expect(unlock === undefined).toBe((nextTier?.net ?? 0) + (nextTier?.rebate ?? 0) <= 0);
                }
            )
        );
    });
});
