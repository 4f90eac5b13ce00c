import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDeal, checkTierHistory } from '../programCore';
import type { Problem } from '../programCore';
import { APPROVED, dealDocument, programOf, tierHistory, without } from './samples';

const program = programOf({ supersedes: 'OLD', transition: { until: '2024-12-31', map: { GOLD: 'MIDDLE' } } });

function dealProblems(changes: Record<string, unknown>): readonly Problem[] {
    const checked = checkDeal({ ...dealDocument(), ...changes }, program);
    return checked.ok ? [] : checked.problems;
}

function historyProblems(changes: Record<string, unknown>): readonly Problem[] {
    const checked = checkTierHistory({ ...tierHistory(), ...changes }, program);
    return checked.ok ? [] : checked.problems;
}

const line = { id: '1', solution: 'NETWORK', quantity: '1', unitPrice: '1.00' };

describe('a deal', () => {
    it.each([
        ['an unknown key', { customer: 'x' }, '/customer', 'unknown key'],
        ['no lines', { lines: undefined }, '/lines', 'missing'],
        ['an unknown tier', { partner: { tier: 'GOLD' } }, '/partner/tier', '"GOLD" is unknown'],
        [
            'an unknown specialization',
            { partner: { tier: 'BASE', specializations: ['X'] } },
            '/partner/specializations/0',
            '"X" is unknown'
        ],
        ['an unknown business type', { businessType: 'NEW' }, '/businessType', '"NEW" is unknown'],
        ['a malformed date', { quoteDate: '01/06/2024' }, '/quoteDate', '"01/06/2024" is no date'],
        [
            'a negative quantity',
            { lines: [{ ...line, quantity: '-1' }] },
            '/lines/0/quantity',
            '"-1" is not a quantity'
        ],
        [
            'a quantity that no whole millionth can hold',
            { lines: [{ ...line, quantity: '9007199255' }] },
            '/lines/0/quantity',
            '"9007199255" is not a quantity'
        ],
        ['a quantity as a number', { lines: [{ ...line, quantity: 1 }] }, '/lines/0/quantity', '1 is not a quantity'],
        [
            'a price of three places',
            { lines: [{ ...line, unitPrice: '1.005' }] },
            '/lines/0/unitPrice',
            '"1.005" is no amount in EUR'
        ],
        ['a line id used twice', { lines: [line, line] }, '/lines/1/id', '"1" is already that of /lines/0'],
        ['an unknown key of a line', { lines: [{ ...line, price: '1' }] }, '/lines/0/price', 'unknown key'],
        ['a line that is none', { lines: [7] }, '/lines/0', '7 is no object'],
        [
            'an approval without its rate',
            { registrations: [{ ...APPROVED, rate: undefined }] },
            '/registrations/0/rate',
            'missing'
        ],
        [
            'an approval that ends before it begins',
            { registrations: [{ ...APPROVED, expiresOn: '2024-04-30' }] },
            '/registrations/0/expiresOn',
            'the registration expires before it is approved'
        ],
        [
            'an unknown registration status',
            { registrations: [{ ...APPROVED, status: 'OPEN' }] },
            '/registrations/0/status',
            '"OPEN" is unknown'
        ],
        [
            'a protected discount above 1',
            { competing: [{ solution: 'NETWORK', discount: '27' }] },
            '/competing/0/discount',
            '"27" is above 1'
        ],
        [
            'a list amount beyond exactness',
            { lines: [{ ...line, quantity: '1000000000', unitPrice: '1000000000.00' }] },
            '/lines/0/quantity',
            'the list amounts up to this line are too large'
        ]
    ])('with %s is refused at its place', (_, changes, path, problem) => {
        expect(dealProblems(changes)).toMatchObject([{ path, problem }]);
    });

    it('may leave out what there is none of', () => {
        const rest = without(dealDocument({ partner: { tier: 'BASE' } }), 'registrations', 'competing');
        expect(checkDeal({ ...rest, lines: [{ id: '1', quantity: '1', unitPrice: '1' }] }, program).ok).toBe(true);
    });

    it('lists every problem, not the first alone', () => {
        expect(dealProblems({ quoteDate: 1, businessType: 2, lines: 3 }).map(({ path }) => path)).toEqual([
            '/quoteDate',
            '/businessType',
            '/lines'
        ]);
    });
});

describe('a tier history', () => {
    it.each([
        ['an unknown key', { staff: [] }, '/staff', 'unknown key'],
        ['no date', { asOf: undefined }, '/asOf', 'missing'],
        ['an unknown current tier', { current: { tier: 'SILVER' } }, '/current/tier', '"SILVER" is unknown'],
        ['a person without id', { people: [{ salesUntil: '2024-01-01' }] }, '/people/0/id', 'missing'],
        [
            'a malformed certificate date',
            { people: [{ id: 'a', salesUntil: '2024-13-01' }] },
            '/people/0/salesUntil',
            '"2024-13-01" is no date'
        ],
        [
            'an unknown specialization',
            { specialists: [{ person: 'a', specialization: 'X', until: '2024-01-01' }] },
            '/specialists/0/specialization',
            '"X" is unknown'
        ],
        [
            'negative revenue',
            { revenue: [{ on: '2024-01-01', amount: '-1.00', type: 'RENEWAL' }] },
            '/revenue/0/amount',
            '"-1.00" is no amount in EUR'
        ],
        [
            'an unknown type of revenue',
            { revenue: [{ on: '2024-01-01', amount: '1.00', type: 'NEW' }] },
            '/revenue/0/type',
            '"NEW" is unknown'
        ],
        [
            'a waiver without a current tier',
            { waiver: { until: '2024-12-31', reason: 'r', by: 'b' } },
            '/waiver',
            'there is no current tier that it could hold'
        ]
    ])('with %s is refused at its place', (_, changes, path, problem) => {
        expect(historyProblems(changes)).toMatchObject([{ path, problem }]);
    });

    it('allows the program’s tiers and those that its transition maps', () => {
        expect(historyProblems({ current: { tier: 'X' } })[0]?.allowed).toBe('BASE, MIDDLE, TOP, GOLD');
        expect(historyProblems({ current: { tier: 'GOLD' } })).toEqual([]);
    });
});

it('no input breaks the checks of deals and histories', () => {
    const keys = [...Object.keys(dealDocument()), ...Object.keys(tierHistory())];
    const almost = fc.oneof(
        fc.anything(),
        fc.array(
            fc.dictionary(
                fc.constantFrom('id', 'tier', 'solution', 'status', 'quantity', 'unitPrice', 'until', 'on'),
                fc.anything()
            )
        )
    );
    fc.assert(
        fc.property(almost, fc.constantFrom(...keys), (value, key) => {
            for (const document of [value, { ...dealDocument(), [key]: value }]) {
                const checked = checkDeal(document, program);
                expect(checked.ok || checked.problems.length > 0).toBe(true);
            }
            for (const document of [value, { ...tierHistory(), [key]: value }]) {
                const checked = checkTierHistory(document, program);
                expect(checked.ok || checked.problems.length > 0).toBe(true);
            }
        }),
        { numRuns: 2000 }
    );
});
