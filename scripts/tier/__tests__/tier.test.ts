import { describe, expect, it } from 'vitest';
import { runScript } from '../../commandLine/runScript';
import type { ScriptRun } from '../../commandLine/runScript';

const tier = (document: unknown): ScriptRun => runScript('scripts/tier/main.ts', ['-'], JSON.stringify(document));

const history = {
    program: 'TREND_MICRO_2024',
    asOf: '2024-06-01',
    current: { tier: 'GOLD', heldUntil: null, nextReviewOn: null },
    people: [
        { id: 'a', salesUntil: '2024-06-30', technicalUntil: null },
        ...['b', 'c', 'd', 'e'].map((id) => ({ id, salesUntil: null, technicalUntil: '2025-06-30' }))
    ],
    specialists: [
        { person: 'b', specialization: 'NETWORK', until: '2025-06-30' },
        { person: 'c', specialization: 'NETWORK', until: '2025-06-30' }
    ],
    revenue: [
        { on: '2024-02-01', amount: '250000.00', type: 'NEW_CUSTOMER', solution: 'NETWORK' },
        { on: '2024-02-01', amount: '900000.00', type: 'RENEWAL', solution: 'NETWORK' }
    ]
};

describe('npm run tier', () => {
    it('judges a partner in transition, with exactly the agreed keys', () => {
        const run = tier(history);
        // 5 people and 250 000 of new business meet Skill; Gold is mapped to Expert until the end of 2024;
        // a's certificate is one too few from 2024-07-01; the others lapse in 2025, by when nothing is left to fall
        // but the specialization
        expect(JSON.parse(run.output)).toEqual({
            qualified: 'SKILL',
            effective: 'EXPERT',
            heldUntil: '2024-12-31',
            metrics: {
                certifiedStaff: 5,
                salesCertified: 1,
                technicalCertified: 4,
                revenue: '250000.00',
                specializations: ['NETWORK']
            },
            next: {
                tier: 'ELITE',
                criteria: [
                    { criterion: 'revenue', have: '250000.00', need: '1500000.00', missing: '1250000.00' },
                    { criterion: 'certifiedStaff', have: 5, need: 20, missing: 15 }
                ]
            },
            forecast: [
                {
                    on: '2024-07-01',
                    qualified: 'REGISTERED',
                    because: 'certificates of a lapse; SKILL is no longer met: certifiedStaff 4 of 5'
                },
                {
                    on: '2025-07-01',
                    qualified: 'REGISTERED',
                    because:
                        'certificates of b, c, d, e lapse; NETWORK specialist certificates of b, c lapse; ' +
                        'specialization NETWORK falls: 0 of 2 specialists'
                }
            ]
        });
        expect([run.code, run.errors]).toEqual([0, '']);
    });

    it('starts a newcomer at the qualified tier, held by nothing', () => {
        const result = JSON.parse(tier({ ...history, current: null }).output);
        expect([result.effective, result.heldUntil, result.next.tier]).toEqual(['SKILL', null, 'EXPERT']);
    });

    it('answers bad input with exit code 2, nothing on standard output, a line a problem', () => {
        const run = tier({
            ...history,
            current: { tier: 'WOOD' },
            asOf: '2024-02-30',
            people: [{ id: 'a', until: 'x' }]
        });
        expect([run.code, run.output]).toEqual([2, '']);
        expect(run.errors.trim().split('\n')).toEqual([
            expect.stringMatching(/^-:\/asOf: "2024-02-30" is no date, allowed: /),
            '-:/current/tier: "WOOD" is unknown, allowed: REGISTERED, SKILL, EXPERT, ELITE, SILVER, GOLD, PLATINUM',
            '-:/people/0/until: unknown key, allowed: id, salesUntil, technicalUntil'
        ]);
    });
});
