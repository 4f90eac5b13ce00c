import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
    formatMoney,
    formatPercent,
    formatRate,
    moneyFromNumber,
    multiplyMoney,
    parseMoney,
    parseRate,
    rateFromPercent,
    shareOf
} from '../programCore';

describe('exact money and rates', () => {
    it.each([
        // 1,500.00 of 14,499.00 is 10.3455... %; one in eight is 12.5 %; 0.05 % rounds up to a tenth.
        [150_000, 1_449_900, 103_000],
        [1, 8, 125_000],
        [1, 2_000, 1_000],
        [1, 2_001, 0],
        [7, 7, 1_000_000],
        [0, 0, 0],
        [Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, 1_000_000]
    ])('reads %i of %i as a share of %i millionths, to the tenth of a percent', (part, whole, share) => {
        expect(shareOf(part, whole)).toBe(share);
    });

    it.each([
        ['12.5', 'EUR', 1250, '12.50'],
        ['0012.50', 'EUR', 1250, '12.50'],
        ['1250', 'JPY', 1250, '1250'],
        ['1250.00', 'JPY', 1250, '1250'],
        ['0.005', 'TND', 5, '0.005'],
        ['0', 'EUR', 0, '0.00']
    ])('reads %s %s as minor units and writes it with the currency’s decimals', (text, currency, minor, written) => {
        expect(parseMoney(text, currency)).toBe(minor);
        expect(formatMoney(minor, currency)).toBe(written);
    });

    it.each(['', '.5', '5.', '-1', '+1', '1e3', '1,5', ' 1', '0x10', 'NaN', '12.345', '10000000000000.01'])(
        'refuses %j as an amount in euros',
        (text) => {
            expect(parseMoney(text, 'EUR')).toBeNull();
        }
    );

    it('writes a rate as a plain decimal without trailing zeros', () => {
        expect([parseRate('0.1750'), parseRate('1'), parseRate('0.0000005')]).toEqual([175000, 1000000, null]);
        expect([formatRate(175000), formatRate(0), formatRate(1000000), formatRate(1)]).toEqual([
            '0.175',
            '0',
            '1',
            '0.000001'
        ]);
    });

    it('reads percent points and numbers as the platform returns them', () => {
        expect([rateFromPercent(17.5), rateFromPercent('4.75'), formatPercent(47500)]).toEqual([175000, 47500, '4.75']);
        expect(moneyFromNumber(1250.5, 'EUR')).toBe(125050);
        expect(() => moneyFromNumber(1e21, 'EUR')).toThrow('1e+21 is no amount in EUR');
        expect(() => rateFromPercent(-1)).toThrow(RangeError);
    });

    it('rounds half away from zero', () => {
        // 0.05 × 0.5 = 0.025; 0.03 × 0.5 = 0.015; 0.01 × 0.499999 = 0.00499999
        expect([multiplyMoney(5, 500000), multiplyMoney(3, 500000), multiplyMoney(1, 499999)]).toEqual([3, 2, 0]);
        expect([multiplyMoney(-5, 500000), multiplyMoney(-1, 499999)]).toEqual([-3, 0]);
    });

    it('multiplies exactly where a binary product would not be', () => {
        fc.assert(
            fc.property(fc.nat({ max: 1e15 }), fc.nat({ max: 1e6 }), (amount, rate) => {
                const exact = (2n * BigInt(amount) * BigInt(rate) + 1000000n) / 2000000n;
                expect(multiplyMoney(amount, rate)).toBe(Number(exact));
            }),
            { numRuns: 2000 }
        );
    });

    it('refuses a result beyond the exact whole numbers loudly', () => {
        expect(() => multiplyMoney(1e15, 1e13)).toThrow('exceeds the exact whole numbers');
    });
});
