import { describe, expect, it } from 'vitest';
import type { DealDocument } from '../programCore';
import { APPROVED, price, programDocument, without } from './samples';

const SPECIALIST = { tier: 'MIDDLE', specializations: ['NETWORK'] };
/** All three components hold: front 20 %, registration 12 %, specialist 5 %. */
const ALL_THREE: Partial<DealDocument> = { partner: SPECIALIST, registrations: [APPROVED] };

describe('stacking', () => {
    it('ADD applies every rate to the list amount', () => {
        // 200 + 120 + 50 = 370; net 630; rebate 630 × (3 % + 2 %) = 31.50
        expect(price({}, ALL_THREE).document).toEqual({
            currency: 'EUR',
            list: '1000.00',
            discount: '370.00',
            net: '630.00',
            rebate: '31.50',
            lines: [
                {
                    id: '1',
                    list: '1000.00',
                    components: [
                        { code: 'FRONT', rate: '0.2', amount: '200.00' },
                        { code: 'REGISTRATION', rate: '0.12', amount: '120.00' },
                        { code: 'SPECIALIST', rate: '0.05', amount: '50.00' }
                    ],
                    refused: [],
                    net: '630.00',
                    rebate: { rate: '0.05', amount: '31.50' }
                }
            ]
        });
    });

    it('COMPOUND applies each rate to what the earlier ones leave', () => {
        // 1000 × 20 % = 200; 800 × 12 % = 96; 704 × 5 % = 35.20; net 668.80
        const { document, trace } = price({ stacking: { newBusiness: 'COMPOUND', renewal: 'FIRST' } }, ALL_THREE);
        expect(document.lines[0]?.components.map(({ amount }) => amount)).toEqual(['200.00', '96.00', '35.20']);
        expect(document.net).toBe('668.80');
        expect(trace.lines[0]?.components.map(({ base }) => base)).toEqual([100000, 80000, 70400]);
    });

    it('HIGHEST grants the highest rate alone and refuses the others as not stackable', () => {
        const { document } = price({ stacking: { newBusiness: 'HIGHEST', renewal: 'FIRST' } }, ALL_THREE);
        expect(document.lines[0]?.components).toEqual([{ code: 'FRONT', rate: '0.2', amount: '200.00' }]);
        expect(document.lines[0]?.refused).toEqual([
            { code: 'REGISTRATION', reason: 'NOT_STACKABLE', worth: '0.00' },
            { code: 'SPECIALIST', reason: 'NOT_STACKABLE', worth: '0.00' }
        ]);
    });

    it.each([
        ['0.2', 'FRONT'],
        ['0.200001', 'REGISTRATION']
    ])('HIGHEST breaks a tie for the earlier component: registration at %s leaves %s', (rate, kept) => {
        const deal = { partner: SPECIALIST, registrations: [{ ...APPROVED, rate }] };
        const { document } = price({ stacking: { newBusiness: 'HIGHEST', renewal: 'FIRST' } }, deal);
        expect(document.lines[0]?.components.map(({ code }) => code)).toEqual([kept]);
    });

    it('FIRST grants the front-end discount alone, even at a lower rate', () => {
        const deal = { partner: SPECIALIST, registrations: [{ ...APPROVED, rate: '0.5' }] };
        const { document } = price({ stacking: { newBusiness: 'FIRST', renewal: 'FIRST' } }, deal);
        expect(document.net).toBe('800.00');
        expect(document.lines[0]?.refused.map(({ reason }) => reason)).toEqual(['NOT_STACKABLE', 'NOT_STACKABLE']);
    });

    it('never lets the net fall below zero, though added discounts exceed the list amount', () => {
        const tiers = programDocument().tiers.map((tier) => ({ ...tier, newBusinessDiscount: '0.9' }));
        const { document } = price({ tiers }, ALL_THREE);
        // 900 + 120 + 50 = 1070: the amounts stay, the net stops at zero, the discount is list - net
        expect(document).toMatchObject({ net: '0.00', discount: '1000.00', rebate: '0.00' });
        expect(document.lines[0]?.components.map(({ amount }) => amount)).toEqual(['900.00', '120.00', '50.00']);
    });
});

describe('list amounts and rounding', () => {
    it('rounds the list amount and each discount half away from zero', () => {
        // 2.5 × 0.33 = 0.825 -> 0.83; 0.83 × 20 % = 0.166 -> 0.17; net 0.66; rebate 0.66 × 3 % = 0.0198 -> 0.02
        const lines = [{ id: '1', quantity: '2.5', unitPrice: '0.33' }];
        expect(price({}, { lines }).document).toMatchObject({
            list: '0.83',
            discount: '0.17',
            net: '0.66',
            rebate: '0.02'
        });
    });

    it('knows currencies without decimals', () => {
        // JPY 2.5 × 101 = 252.5 -> 253; 20 % = 50.6 -> 51; net 202; rebate 3 % = 6.06 -> 6
        const tiers = programDocument().tiers.map((tier) => without(tier, 'min'));
        const lines = [{ id: '1', quantity: '2.5', unitPrice: '101' }];
        expect(price({ currency: 'JPY', tiers }, { lines }).document).toMatchObject({
            currency: 'JPY',
            list: '253',
            discount: '51',
            net: '202',
            rebate: '6'
        });
    });

    it('sums the lines, and prices no lines at nothing', () => {
        const line = { solution: 'NETWORK', quantity: '1', unitPrice: '0.03' };
        // each: 0.03 × 20 % = 0.006 -> 0.01; net 0.02; rebate 0.0006 -> 0.00
        const lines = ['a', 'b', 'c'].map((id) => ({ id, ...line }));
        expect(price({}, { lines }).document).toMatchObject({
            list: '0.09',
            discount: '0.03',
            net: '0.06',
            rebate: '0.00'
        });
        expect(price({}, { lines: [] }).document).toMatchObject({ list: '0.00', net: '0.00', lines: [] });
    });
});

describe('registration', () => {
    const refusalOf = (deal: Partial<DealDocument>): unknown => price({}, deal).document.lines[0]?.refused[0];

    it.each([
        ['on its first day', '2024-05-01'],
        ['on its last day', '2024-07-30']
    ])('counts %s', (_, quoteDate) => {
        expect(price({}, { quoteDate, registrations: [APPROVED] }).document.net).toBe('680.00');
    });

    it.each([
        ['none', [], 'NOT_REGISTERED', '120.00'],
        ['one for another solution', [{ ...APPROVED, solution: 'CLOUD' }], 'NOT_REGISTERED', '120.00'],
        ['a rejected one', [{ solution: 'NETWORK', status: 'REJECTED' as const }], 'NOT_REGISTERED', '120.00'],
        ['a submitted one', [{ solution: 'NETWORK', status: 'SUBMITTED' as const }], 'REGISTRATION_PENDING', '120.00'],
        [
            'one approved from tomorrow',
            [{ ...APPROVED, approvedOn: '2024-06-02', rate: '0.14' }],
            'REGISTRATION_PENDING',
            '140.00'
        ],
        [
            'one that ended yesterday',
            [{ ...APPROVED, expiresOn: '2024-05-31', rate: '0.11' }],
            'REGISTRATION_EXPIRED',
            '110.00'
        ],
        ['an expired one', [{ solution: 'NETWORK', status: 'EXPIRED' as const }], 'REGISTRATION_EXPIRED', '120.00']
    ])('with %s is refused, worth its own rate or that of the tier (12 %%)', (_, registrations, reason, worth) => {
        expect(refusalOf({ registrations })).toEqual({ code: 'REGISTRATION', reason, worth });
    });

    it('prefers a pending registration to an expired one, and one in force to both', () => {
        const expired = { solution: 'NETWORK', status: 'EXPIRED' as const };
        const pending = { solution: 'NETWORK', status: 'SUBMITTED' as const };
        expect(refusalOf({ registrations: [expired, pending] })).toMatchObject({ reason: 'REGISTRATION_PENDING' });
        expect(price({}, { registrations: [expired, pending, APPROVED] }).document.net).toBe('680.00');
    });

    it('is refused to the partner of another’s protected deal, even if approved', () => {
        const competing = [{ solution: 'NETWORK', discount: '0.3' }];
        expect(refusalOf({ registrations: [APPROVED], competing })).toEqual({
            code: 'REGISTRATION',
            reason: 'DEAL_PROTECTED',
            worth: '120.00'
        });
    });

    it('is not touched by a rival’s registration of another solution', () => {
        const competing = [{ solution: 'CLOUD', discount: '0.3' }];
        expect(price({ priceGuarantee: '0.05' }, { registrations: [APPROVED], competing }).document.net).toBe('680.00');
    });

    it('a line without a solution has neither registration nor specialization', () => {
        const lines = [{ id: '1', quantity: '1', unitPrice: '1000.00' }];
        const { document } = price({}, { ...ALL_THREE, lines });
        expect(document.lines[0]?.refused).toEqual([
            { code: 'REGISTRATION', reason: 'NOT_REGISTERED', worth: '120.00' },
            { code: 'SPECIALIST', reason: 'NOT_SPECIALIZED', worth: '0.00' }
        ]);
    });
});

describe('specialization', () => {
    it('is worth its discount to a partner without it', () => {
        expect(price({}, {}).document.lines[0]?.refused[1]).toEqual({
            code: 'SPECIALIST',
            reason: 'NOT_SPECIALIZED',
            worth: '50.00'
        });
    });

    it('without a discount of its own is granted with nothing', () => {
        const lines = [{ id: '1', solution: 'CLOUD', quantity: '1', unitPrice: '1000.00' }];
        const { document } = price({}, { partner: { tier: 'MIDDLE', specializations: ['CLOUD'] }, lines });
        expect(document.lines[0]?.components[1]).toEqual({ code: 'SPECIALIST', rate: '0', amount: '0.00' });
    });
});

describe('renewals', () => {
    it('have the renewal rates alone and refuse the rest as no new business', () => {
        // 1000 × 6 % = 60; net 940; rebate 940 × 0.5 % = 4.70; the FIRST policy makes the others worth nothing
        const { document } = price({}, { ...ALL_THREE, businessType: 'RENEWAL' });
        expect(document).toMatchObject({ discount: '60.00', net: '940.00', rebate: '4.70' });
        expect(document.lines[0]?.refused).toEqual([
            { code: 'REGISTRATION', reason: 'NOT_NEW_BUSINESS', worth: '0.00' },
            { code: 'SPECIALIST', reason: 'NOT_NEW_BUSINESS', worth: '0.00' }
        ]);
    });

    it('under ADD show what new business would have been worth', () => {
        const { document } = price(
            { stacking: { newBusiness: 'ADD', renewal: 'ADD' } },
            { ...ALL_THREE, businessType: 'RENEWAL' }
        );
        expect(document.lines[0]?.refused.map(({ worth }) => worth)).toEqual(['120.00', '50.00']);
    });

    it('pay no rebate where the tier states none', () => {
        const { document } = price({}, { partner: { tier: 'TOP' }, businessType: 'RENEWAL' });
        expect(document.lines[0]?.rebate).toEqual({ rate: '0', amount: '0.00' });
    });
});

describe('caps', () => {
    it('trim from the last component backwards and record what they trimmed', () => {
        // 200 + 120 + 50 = 370 over 1000 × 30 % = 300: specialist -50, registration -20
        const { document, trace } = price({ maxDiscount: '0.3' }, ALL_THREE);
        expect(document.lines[0]?.components).toEqual([
            { code: 'FRONT', rate: '0.2', amount: '200.00' },
            { code: 'REGISTRATION', rate: '0.12', amount: '100.00' }
        ]);
        expect(document.lines[0]?.refused).toEqual([
            { code: 'REGISTRATION', reason: 'CAPPED', worth: '0.00' },
            { code: 'SPECIALIST', reason: 'CAPPED', worth: '0.00' }
        ]);
        expect(trace.lines[0]?.components[1]).toMatchObject({ amountBeforeCaps: 12000, trimmed: 2000, amount: 10000 });
        expect(trace.lines[0]?.refused[1]?.unlock).toEqual({
            key: 'UNLOCK_MAX_DISCOUNT',
            parameters: { rate: 300000 }
        });
    });

    it('limit what a refused component is worth', () => {
        // front 200 of at most 250: a registration would bring 50 of its 120
        expect(price({ maxDiscount: '0.25' }, {}).document.lines[0]?.refused[0]?.worth).toBe('50.00');
    });

    it('the price guarantee keeps a rival below the registered partner', () => {
        // protected at 27 %, guarantee 5 %: at most 22 %; front 200, specialist 20 of 50
        const deal = { partner: SPECIALIST, competing: [{ solution: 'NETWORK', discount: '0.27' }] };
        const { document, trace } = price({ priceGuarantee: '0.05' }, deal);
        expect(document.lines[0]?.components.map(({ amount }) => amount)).toEqual(['200.00', '20.00']);
        expect(document.lines[0]?.refused).toEqual([
            { code: 'REGISTRATION', reason: 'DEAL_PROTECTED', worth: '0.00' },
            { code: 'SPECIALIST', reason: 'CAPPED', worth: '0.00' }
        ]);
        expect(trace.lines[0]?.caps).toMatchObject([{ code: 'PRICE_GUARANTEE', rate: 220000, amount: 22000 }]);
    });

    it('the lowest protected discount counts, and none below zero', () => {
        const competing = ['0.27', '0.04', '0.3'].map((discount) => ({ solution: 'NETWORK', discount }));
        const { document } = price({ priceGuarantee: '0.05' }, { competing });
        expect(document).toMatchObject({ discount: '0.00', net: '1000.00' });
    });

    it('without a guarantee a protected deal only refuses the registration', () => {
        const competing = [{ solution: 'NETWORK', discount: '0.05' }];
        expect(price({}, { competing }).document.discount).toBe('200.00');
    });

    it('a guarantee of zero still keeps a rival at the protected discount', () => {
        const competing = [{ solution: 'NETWORK', discount: '0.05' }];
        expect(price({ priceGuarantee: '0' }, { competing }).document.discount).toBe('50.00');
    });

    it('cap the rebate of new business', () => {
        // 3 % + 2 % capped at 4 %: 630 × 4 % = 25.20
        expect(price({ maxRebate: '0.04' }, ALL_THREE).document.lines[0]?.rebate).toEqual({
            rate: '0.04',
            amount: '25.20'
        });
    });
});

describe('the trace', () => {
    it('names the rule of each component and where its rate was read', () => {
        const provenance = { '': 'example', '/tiers/1/newBusinessDiscount': 'published' } as const;
        const components = price({ provenance }, ALL_THREE).trace.lines[0]?.components;
        expect(components?.map(({ rule, source }) => [rule.key, source])).toEqual([
            [
                'FRONT_NEW_BUSINESS',
                { document: 'PROGRAM', pointer: '/tiers/1/newBusinessDiscount', provenance: 'published' }
            ],
            ['REGISTRATION_APPROVED', { document: 'DEAL', pointer: '/registrations/0/rate', provenance: null }],
            [
                'SPECIALIZATION_ACTIVE',
                { document: 'PROGRAM', pointer: '/specializations/0/specialistDiscount', provenance: 'example' }
            ]
        ]);
    });

    it('says what would unlock a refused component', () => {
        const refused = price({}, {}).trace.lines[0]?.refused;
        expect(refused?.map(({ unlock }) => unlock)).toEqual([
            { key: 'UNLOCK_REGISTER', parameters: { solution: 'NETWORK' } },
            { key: 'UNLOCK_SPECIALIZE', parameters: { specialization: 'NETWORK', name: 'Network', minSpecialists: 2 } }
        ]);
    });

    it('tells what the next tier would be worth, per line and in total', () => {
        // TOP instead of MIDDLE: front 25 % instead of 20 %: net 1000 -> 750 instead of 800, 50 lower;
        // rebate 750 × 5 % = 37.50 instead of 800 × 3 % = 24.00: 13.50 higher
        const lines = ['1', '2'].map((id) => ({ id, solution: 'NETWORK', quantity: '1', unitPrice: '1000.00' }));
        const { trace } = price({}, { lines });
        expect(trace.lines[0]?.nextTier).toEqual({ tier: 'TOP', net: 5000, rebate: 1350 });
        expect(trace.nextTier).toEqual({ tier: 'TOP', net: 10000, rebate: 2700 });
        expect(price({}, { partner: { tier: 'TOP' } }).trace.nextTier).toBeNull();
    });

    it('says whether the program is in force on the quote date', () => {
        expect(price({}, { quoteDate: '2023-12-31' }).trace.inForce).toBe(false);
        expect(price({ effectiveTo: '2024-06-01' }, {}).trace.inForce).toBe(true);
    });
});
