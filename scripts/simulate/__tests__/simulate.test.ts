import { describe, expect, it } from 'vitest';
import { mostAffected, settledChange } from '../simulation';
import { boreal, outcomeOf, preferred, problemsOf, simulated } from './boreal';

describe('a partner under a draft', () => {
    it('is where it was under a draft that changes nothing, and costs the same', async () => {
        const { before, after, movement, settledMovement } = await outcomeOf(boreal(), preferred());
        expect([before.effective, after.effective, movement, settledMovement]).toEqual([
            'PREFERRED',
            'PREFERRED',
            'SAME',
            'SAME'
        ]);
        expect(after).toEqual(before);
    });

    it('loses its tier at once where nothing holds it', async () => {
        const draft = boreal((document) => ((document.tiers[1]?.min as { revenue: string }).revenue = '100000.01'));
        expect(await outcomeOf(draft, preferred())).toMatchObject({
            movement: 'DOWN',
            settledMovement: 'DOWN',
            steps: -1,
            after: { effective: 'MEMBER', qualified: 'MEMBER', hold: null, risk: null }
        });
    });

    it('keeps its tier until the review that is ahead, and is at risk of it from that day on', async () => {
        const draft = boreal((document) => ((document.tiers[1]?.min as { revenue: string }).revenue = '100000.01'));
        const current = { tier: 'PREFERRED', nextReviewOn: '2027-02-01' };
        expect(await outcomeOf(draft, preferred({ current }))).toMatchObject({
            movement: 'SAME',
            settledMovement: 'DOWN',
            after: {
                effective: 'PREFERRED',
                qualified: 'MEMBER',
                hold: 'BEFORE_REVIEW',
                risk: { reason: 'HELD', fallsOn: '2027-02-01', to: 'MEMBER' }
            }
        });
    });

    it('moves up at once where the draft asks for less', async () => {
        const draft = boreal((document) => {
            const premier = document.tiers[2] as { min: object };
            premier.min = { revenue: '100000.00', certifiedStaff: 4, specializations: 1 };
        });
        expect(await outcomeOf(draft, preferred())).toMatchObject({
            movement: 'UP',
            steps: 1,
            after: { effective: 'PREMIER' }
        });
    });

    it('is at risk where certificates lapse within the days of warning, and not where they lapse later', async () => {
        const people = [
            { id: 'ann', salesUntil: '2027-12-31', technicalUntil: '2027-12-31' },
            { id: 'bob', salesUntil: '2027-02-18', technicalUntil: null }
        ];
        // Three certifications, as many as Preferred asks for; the third is gone on 2027-02-19, 90 days ahead.
        const partner = preferred({ people, specialists: [] });
        expect((await outcomeOf(boreal(), partner)).after.risk).toEqual({
            reason: 'FORECAST',
            fallsOn: '2027-02-19',
            to: 'MEMBER'
        });
        expect((await outcomeOf(boreal(), partner, { riskDays: 89 })).after.risk).toBeNull();
    });

    it('starts at the mapped tier of a draft that supersedes its program, held until the transition ends', async () => {
        const draft = boreal((document) => {
            document.code = 'BOREAL_2027';
            document.supersedes = 'BOREAL_2026';
            document.transition = { until: '2027-06-30', map: { MEMBER: 'MEMBER', PREFERRED: 'PREMIER' } };
        });
        expect(await outcomeOf(draft, preferred())).toMatchObject({
            movement: 'SAME',
            settledMovement: 'DOWN',
            after: { effective: 'PREMIER', qualified: 'PREFERRED', risk: { reason: 'HELD', fallsOn: '2027-07-01' } }
        });
    });

    it('is placed anew by a program of another vendor, its competence carried over by solution', async () => {
        const draft = boreal((document) => {
            document.code = 'OTHER';
            document.vendor = 'Other';
            document.revenue.basis = 'SPECIALIZED_NEW_BUSINESS';
            (document.specializations[0] as { code: string }).code = 'NETS';
            (document.tiers[1] as { min: object }).min = { revenue: '60000.00', specializations: 1 };
        });
        expect(await outcomeOf(draft, preferred({ current: { tier: 'MEMBER' } }))).toMatchObject({
            movement: 'PLACED',
            after: { effective: 'PREFERRED' }
        });
    });

    it('counts no revenue of the day a year ago, and none that was taken back', async () => {
        const credits = [
            { on: '2025-11-21', amount: '900000.00', type: 'NEW_CUSTOMER', solution: 'NETWORK' },
            { on: '2026-05-01', amount: '900000.00', type: 'NEW_CUSTOMER', solution: 'NETWORK', reversed: true }
        ] as const;
        const outcome = await outcomeOf(boreal(), preferred({ credits, current: null }), {
            days: { from: '2025-11-21', to: '2026-12-31' }
        });
        expect(outcome.before).toMatchObject({ effective: 'MEMBER', cost: { list: 90_000_000 } });
    });
});

describe('the cost of replayed deals', () => {
    /** Front 20 %, then 10 % of what is left for the registration, then 5 % for the specialist. */
    const deals = [
        {
            id: 'd1',
            on: '2026-06-10',
            type: 'NEW_CUSTOMER',
            lines: [{ solution: 'NETWORK', quantity: '4', unitPrice: '2500.00' }],
            registrations: [{ solution: 'NETWORK', approvedOn: '2026-05-01', expiresOn: '2026-08-28' }]
        }
    ] as const;
    const days = { from: '2026-06-01', to: '2026-06-30' };

    it('compounds what the tier, the registration and the specialization give', async () => {
        const draft = boreal(
            (document) => ((document.tiers[1] as { newBusinessDiscount: string }).newBusinessDiscount = '0.25')
        );
        const { before, after } = await outcomeOf(draft, preferred({ deals }), { days });
        // 2000.00 + 800.00 + 360.00; rebate 3 % of 6840.00
        expect(before.cost).toEqual({ list: 1_000_000, discount: 316_000, net: 684_000, rebate: 20_520 });
        // 2500.00 + 750.00 + 337.50; rebate 3 % of 6412.50 is 192.375
        expect(after.cost).toEqual({ list: 1_000_000, discount: 358_750, net: 641_250, rebate: 19_238 });
    });

    it('gives no registration discount where the registration had expired on the day of the deal', async () => {
        const late = deals.map((deal) => ({ ...deal, on: '2026-08-29' }));
        const { before } = await outcomeOf(boreal(), preferred({ deals: late }), {
            days: { from: '2026-08-01', to: '2026-08-31' }
        });
        // 2000.00 + 400.00
        expect(before.cost.discount).toBe(240_000);
    });

    it('keeps a partner below a rival for whom the deal is protected', async () => {
        const rival = deals.map(({ registrations: _none, ...deal }) => ({
            ...deal,
            competing: [{ solution: 'NETWORK', discount: '0.145' }]
        }));
        const { before } = await outcomeOf(boreal(), preferred({ deals: rival }), { days });
        // 14.5 % of the rival less the guarantee of 2 %
        expect(before.cost.discount).toBe(125_000);
    });

    it('replays a credit of a deal through the deal alone, and a credit without one as a line', async () => {
        const credits = [
            { on: '2026-06-10', amount: '10000.00', type: 'NEW_CUSTOMER', solution: 'NETWORK', deal: 'd1' },
            { on: '2026-06-11', amount: '1000.00', type: 'RENEWAL', solution: 'NETWORK' },
            { on: '2026-07-01', amount: '5000.00', type: 'NEW_CUSTOMER', solution: 'NETWORK' }
        ] as const;
        const partner = preferred({ credits, deals, current: { tier: 'PREFERRED', heldUntil: '2026-12-31' } });
        const { before } = await outcomeOf(boreal(), partner, { days });
        // 3160.00 of the deal and 6 % of the renewal; 205.20 and 0.5 % of 940.00
        expect(before.cost).toEqual({ list: 1_100_000, discount: 322_000, net: 778_000, rebate: 20_990 });
    });
});

describe('a population under a draft', () => {
    const draft = boreal((document) => {
        (document.tiers[1]?.min as { revenue: string }).revenue = '100000.01';
        (document.tiers[0] as { renewalDiscount: string }).renewalDiscount = '0.05';
    });
    const partners = [
        preferred({ id: 'a', name: 'Aurora' }),
        preferred({ id: 'b', name: 'Borealis', current: { tier: 'PREFERRED', nextReviewOn: '2027-02-01' } }),
        preferred({ id: 'c', name: 'Comet', people: [], specialists: [], current: { tier: 'MEMBER' } }),
        preferred({ id: 'd', name: 'Dusk', credits: [], people: [], specialists: [], current: { tier: 'MEMBER' } })
    ];

    it('is counted by tier and movement, on the day and once holds have ended', async () => {
        const result = await simulated(draft, partners);
        const counts = (side: 'before' | 'after'): unknown[] =>
            result[side].tiers.map(({ tier, effective, qualified }) => [tier, effective, qualified]);
        expect(counts('before')).toEqual([
            ['MEMBER', 2, 2],
            ['PREFERRED', 2, 2],
            ['PREMIER', 0, 0]
        ]);
        expect(counts('after')).toEqual([
            ['MEMBER', 3, 4],
            ['PREFERRED', 1, 0],
            ['PREMIER', 0, 0]
        ]);
        expect(result.movements).toEqual({ UP: 0, DOWN: 1, SAME: 3, PLACED: 0 });
        expect(result.settledMovements).toEqual({ UP: 0, DOWN: 2, SAME: 2, PLACED: 0 });
        expect([result.before.held, result.after.held]).toEqual([0, 1]);
    });

    it('names those first from whom or to whom most goes, and not those whom nothing touches', async () => {
        const result = await simulated(draft, partners);
        const affected = mostAffected(result.outcomes, 10);
        expect(affected.map(({ name }) => name)).toEqual(['Aurora', 'Borealis', 'Comet']);
        // Preferred: 20 % + 4 % of 60 000 and 6 % of 40 000; 3 % of 45 600.00 and 0.5 % of 37 600.00: 18 356.00.
        // Member: 10 % + 4.5 % of 60 000 and 5 % of 40 000; 2 % of 51 300.00: 11 726.00.
        expect(settledChange(affected[0] as never)).toBe(1_172_600 - 1_835_600);
        // 2 % more on the renewal of 40 000.00; its rebate is 0
        expect(settledChange(affected[2] as never)).toBe(80_000);
    });

    it('leaves out partners of programs that the draft has nothing to do with', async () => {
        const other = boreal((document) => {
            document.code = 'OTHER';
            document.vendor = 'Other';
        });
        const result = await simulated(draft, [...partners, preferred({ id: 'e', program: 'OTHER' })], {
            programs: [boreal(), other]
        });
        expect([result.partners, result.skipped]).toEqual([4, 1]);
    });
});

describe('a partner that is wrong', () => {
    const told = async (partner: unknown): Promise<string[]> =>
        (await problemsOf([partner])).map(({ path, problem, allowed }) => `${path}: ${problem}, ${allowed}`);

    it('is told with its place, what is wrong and what is allowed', async () => {
        const credits = [
            { on: '2026-01-01', amount: '1.00', type: 'RENEWAL', reversed: true },
            { on: '2026-02-30', amount: '1.00', type: 'RENEWAL' }
        ];
        const [problem] = await told(preferred({ credits } as never));
        expect(problem).toMatch(/^\/partners\/0\/credits\/1\/on: "2026-02-30" is no date, a day that exists/);
    });

    it.each([
        ['an unknown key', { credit: [] }, /^\/partners\/0\/credit: unknown key, .*credits/],
        ['an unknown program', { program: 'NONE' }, /^\/partners\/0\/program: "NONE" is no program, BOREAL_2026$/],
        [
            'an unknown tier',
            { current: { tier: 'GOLD' } },
            /\/current\/tier: "GOLD" is unknown, MEMBER, PREFERRED, PREMIER/
        ],
        ['a list that is none', { credits: {} }, /\/credits: is no list/],
        ['no name', { name: '' }, /\/name: is no text/],
        [
            'a credit of a deal that is not there',
            { credits: [{ on: '2026-01-01', amount: '1.00', type: 'RENEWAL', deal: 'x' }] },
            /\/credits\/0\/deal: "x" is no deal of this partner, none/
        ],
        [
            'a deal with a wrong price',
            { deals: [{ id: '1', on: '2026-01-01', type: 'RENEWAL', lines: [{ quantity: '1', unitPrice: '1.005' }] }] },
            /\/deals\/0\/lines\/0\/unitPrice: "1.005" is no amount in EUR/
        ],
        [
            'a registration without an end',
            {
                deals: [
                    {
                        id: '1',
                        on: '2026-01-01',
                        type: 'NEW_CUSTOMER',
                        lines: [],
                        registrations: [{ solution: 'NETWORK', approvedOn: '2026-01-01' }]
                    }
                ]
            },
            /\/deals\/0\/registrations\/0\/expiresOn: missing/
        ]
    ])('with %s', async (_what, changes, expected) => {
        expect((await told({ ...preferred(), ...changes }))[0]).toMatch(expected);
    });

    it('is refused where another one has its id, or is paid in another currency', async () => {
        expect((await problemsOf([preferred(), preferred()]))[0]).toMatchObject({ path: '/partners/1/id' });
        const draft = boreal((document) => (document.currency = 'USD'));
        await expect(simulated(draft, [preferred()])).rejects.toThrow(
            /BOREAL_2026 is in EUR, the draft BOREAL_2026 in USD/
        );
    });
});
