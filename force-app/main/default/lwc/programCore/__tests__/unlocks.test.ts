import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDeal, priceDeal, rankUnlocks } from '../programCore';
import type { DealDocument, PartnerStanding, ProgramDocument, Unlock } from '../programCore';
import { APPROVED, dealDocument, programDocument, programOf, valueOf } from './samples';

const UNKNOWN: PartnerStanding = { specialists: {}, metrics: null };

function unlocks(
    dealChanges: Partial<DealDocument>,
    partner: PartnerStanding = UNKNOWN,
    programChanges: Partial<ProgramDocument> = {}
): readonly Unlock[] {
    const program = programOf(programChanges);
    return rankUnlocks(program, valueOf(checkDeal(dealDocument(dealChanges), program)), partner);
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
