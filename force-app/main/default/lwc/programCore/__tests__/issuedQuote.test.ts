import { describe, expect, it } from 'vitest';
import { explainIssuedQuote } from '../programCore';
import type { IssuedLine, IssuedQuote } from '../programCore';
import { dealDocument, programDocument } from './samples';

/**
 * 10 at 100.00 for a MIDDLE partner on 2024-06-01: 1 000.00 less 20 % front end and 10 % special price is 700.00; 3 % of
 * that is 21.00.
 */
const line: IssuedLine = {
    id: '1',
    solution: 'NETWORK',
    quantity: '10',
    unitPrice: '100.00',
    floorPrice: null,
    amounts: {
        list: 100_000,
        FRONT: 20_000,
        REGISTRATION: 0,
        SPECIALIST: 0,
        SPECIAL: 10_000,
        discount: 30_000,
        net: 70_000,
        rebate: 2_100
    },
    rates: { FRONT: 200_000, REGISTRATION: 0, SPECIALIST: 0, SPECIAL: 100_000, rebate: 30_000 }
};

const { lines: _, ...facts } = {
    ...dealDocument(),
    quoteDate: '2024-06-01',
    businessType: 'NEW_CUSTOMER',
    partner: { tier: 'MIDDLE' },
    registrations: [],
    competing: [],
    specialPrices: [{ solution: 'NETWORK', rate: '0.1', status: 'APPROVED', validUntil: '2024-06-30' }]
};

const issued: IssuedQuote = {
    rules: JSON.stringify(programDocument()),
    facts: JSON.stringify(facts),
    quoteDate: '2024-06-01',
    businessType: 'NEW_CUSTOMER',
    currency: 'EUR',
    totals: { list: 100_000, discount: 30_000, net: 70_000, rebate: 2_100 },
    lines: [line]
};

const withAmounts = (amounts: Partial<IssuedLine['amounts']>): IssuedQuote => ({
    ...issued,
    lines: [{ ...line, amounts: { ...line.amounts, ...amounts } }]
});

describe('an issued quote', () => {
    it('is explained from what it carries', () => {
        const explanation = explainIssuedQuote(issued);
        expect(explanation.state).toBe('EXPLAINED');
        if (explanation.state !== 'EXPLAINED') return;
        const { program, trace } = explanation.explained;
        expect(program.code).toBe('SAMPLE');
        expect(trace.lines[0]?.components.map(({ code }) => code)).toEqual(['FRONT', 'SPECIAL']);
        // Registered, 12 % more of 1 000.00.
        expect(trace.lines[0]?.refused).toContainEqual(
            expect.objectContaining({ code: 'REGISTRATION', reason: 'NOT_REGISTERED', worth: 12_000 })
        );
    });

    it('is explained though its rules say where numbers come from that they leave out, as minimums and benefits', () => {
        const { min: _min, ...middle } = programDocument().tiers[1]!;
        const rules = {
            ...programDocument(),
            tiers: [programDocument().tiers[0], middle, programDocument().tiers[2]],
            provenance: {
                '': 'example',
                '/transition/until': 'published',
                '/tiers/1/min': 'published',
                '/tiers/1/newBusinessDiscount': 'published',
                '/specializations/0/benefits': 'published'
            }
        };
        const explanation = explainIssuedQuote({ ...issued, rules: JSON.stringify(rules) });
        expect(explanation).toMatchObject({ state: 'EXPLAINED' });
        if (explanation.state !== 'EXPLAINED') return;
        expect(explanation.explained.trace.lines[0]?.components[0]?.source.provenance).toBe('published');
        expect(explanation.explained.trace.lines[0]?.rebate.source.provenance).toBe('example');
    });

    it('is marked where an amount that was sent is not what its rules give, with line and amount', () => {
        expect(explainIssuedQuote(withAmounts({ net: 69_999, SPECIALIST: 1 }))).toMatchObject({
            state: 'DIFFERENT',
            differences: [
                { line: 0, of: 'SPECIALIST', unit: 'AMOUNT', sent: 1, explained: 0 },
                { line: 0, of: 'net', unit: 'AMOUNT', sent: 69_999, explained: 70_000 }
            ]
        });
    });

    it('is marked where a rate that was sent is not that of its rules, though the amounts are', () => {
        const rates = { ...line.rates, FRONT: 200_001, rebate: 0 };
        expect(explainIssuedQuote({ ...issued, lines: [{ ...line, rates }] })).toMatchObject({
            state: 'DIFFERENT',
            differences: [
                { line: 0, of: 'FRONT', unit: 'RATE', sent: 200_001, explained: 200_000 },
                { line: 0, of: 'rebate', unit: 'RATE', sent: 0, explained: 30_000 }
            ]
        });
    });

    it('is marked where its totals are not the sum of its lines', () => {
        expect(explainIssuedQuote({ ...issued, totals: { ...issued.totals, rebate: 2_000 } })).toMatchObject({
            state: 'DIFFERENT',
            differences: [{ line: null, of: 'rebate', unit: 'AMOUNT', sent: 2_000, explained: 2_100 }]
        });
    });

    it('keeps the granted rate of a discount of which the cap leaves nothing', () => {
        // At most 20 %, which the front end takes already: the 12 % of the registration are granted and trimmed to nothing.
        const { specialPrices: __, ...registered } = facts;
        const quote: IssuedQuote = {
            ...issued,
            rules: JSON.stringify(programDocument({ maxDiscount: '0.2' })),
            facts: JSON.stringify({
                ...registered,
                registrations: [
                    {
                        solution: 'NETWORK',
                        status: 'APPROVED',
                        approvedOn: '2024-05-01',
                        expiresOn: '2024-07-30',
                        rate: '0.12'
                    }
                ]
            }),
            totals: { list: 100_000, discount: 20_000, net: 80_000, rebate: 2_400 },
            lines: [
                {
                    ...line,
                    amounts: { ...line.amounts, SPECIAL: 0, discount: 20_000, net: 80_000, rebate: 2_400 },
                    rates: { ...line.rates, SPECIAL: 0, REGISTRATION: 120_000 }
                }
            ]
        };
        expect(explainIssuedQuote(quote).state).toBe('EXPLAINED');
    });

    it('is not explained by other rules where it carries none', () => {
        expect(explainIssuedQuote({ ...issued, rules: null })).toEqual({ state: 'MISSING', missing: ['rules'] });
        expect(explainIssuedQuote({ ...issued, rules: null, facts: null })).toEqual({
            state: 'MISSING',
            missing: ['rules', 'facts']
        });
    });

    it.each([
        ['rules that are cut off', { rules: JSON.stringify(programDocument()).slice(0, -40) }, '/rules'],
        ['rules that are none', { rules: '[]' }, '/rules'],
        ['rules without rates', { rules: JSON.stringify(programDocument({ tiers: [] })) }, '/rules/tiers'],
        [
            'rules in another currency',
            { rules: JSON.stringify(programDocument({ currency: 'USD' })) },
            '/rules/currency'
        ],
        ['facts without a day', { facts: '{}' }, '/facts/quoteDate'],
        ['facts of another day', { quoteDate: '2024-06-02' }, '/facts/quoteDate'],
        ['facts of another kind of business', { businessType: 'RENEWAL' }, '/facts/businessType'],
        [
            'facts of a tier that the rules do not have',
            { facts: JSON.stringify({ ...facts, partner: { tier: 'EMPEROR' } }) },
            '/facts/partner/tier'
        ]
    ] as const)('says what is wrong with %s', (_what, changes, path) => {
        expect(explainIssuedQuote({ ...issued, ...changes })).toMatchObject({
            state: 'UNREADABLE',
            problems: expect.arrayContaining([expect.objectContaining({ path })])
        });
    });
});
