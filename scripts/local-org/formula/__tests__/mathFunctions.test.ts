import { describe, expect, it } from 'vitest';
import { FormulaEvaluationError } from '../index';
import { decimal, number } from './support';

describe('rounding functions', () => {
    it.each([
        ['ROUND(1.005, 2)', '1.01'],
        ['ROUND(2.5, 0)', '3'],
        ['ROUND(-2.5, 0)', '-3'],
        ['ROUND(225.49823, -2)', '200'],
        ['ROUND(250, -2)', '300'],
        ['ROUND(-250, -2)', '-300'],
        ['ROUND(4.47, -1)', '0'],
        ['ROUND(7, -1)', '10'],
        ['ROUND(123, -4)', '0'],
        ['ROUND(1.25, 1.9)', '1.3'],
        ['ROUND(1.25, 900)', '1.25'],
        ['TRUNC(8.987, 2)', '8.98'],
        ['TRUNC(-8.987, 1)', '-8.9'],
        ['TRUNC(1999, -3)', '1000'],
        ['FLOOR(2.5)', '2'],
        ['FLOOR(-2.5)', '-2'],
        ['MFLOOR(-2.5)', '-3'],
        ['CEILING(2.1)', '3'],
        ['CEILING(-2.1)', '-3'],
        ['MCEILING(-2.1)', '-2'],
        ['FLOOR(1 / 9 * 9)', '1'],
        ['CEILING(10 / 9 * 9)', '10']
    ])('%s is %s', (source, expected) => {
        expect(number(source)).toBe(expected);
    });
});

describe('other functions of numbers', () => {
    it.each([
        ['ABS(-3.5)', '3.5'],
        ['MOD(-7, 3)', '-1'],
        ['MOD(7, -3)', '1'],
        ['MOD(5.75, 0.5)', '0.25'],
        ['MAX(1, 2.5, -3)', '2.5'],
        ['MIN(1, 2.5, -3)', '-3'],
        ['MAX(4)', '4'],
        ['SQRT(16)', '4'],
        ['LOG(1000)', '3'],
        ['LN(EXP(2))', '2'],
        ['EXP(0)', '1'],
        ['ROUND(PI(), 4)', '3.1416'],
        ['ROUND(SIN(PI() / 6), 10)', '0.5'],
        ['ROUND(COS(PI() / 3), 10)', '0.5'],
        ['ROUND(TAN(PI() / 4), 10)', '1'],
        ['ROUND(ASIN(1) * 2 - PI(), 10)', '0'],
        ['ROUND(ACOS(-1) - PI(), 10)', '0'],
        ['ROUND(ATAN(1) * 4 - PI(), 10)', '0'],
        ['ROUND(ATAN2(1, -1) * 4 - 3 * PI(), 10)', '0']
    ])('%s is %s', (source, expected) => {
        expect(number(source)).toBe(expected);
    });

    it.each(['MOD(1, 0)', 'SQRT(-1)', 'LN(0)', 'LOG(-1)', 'EXP(1000)', 'ASIN(2)'])('%s is an error', (source) => {
        expect(() => number(source)).toThrow(FormulaEvaluationError);
    });

    it.each([
        'ABS(Number__c)',
        'ROUND(Other__c, Number__c)',
        'MOD(Number__c, 0)',
        'MAX(Other__c, Number__c)',
        'MIN(Number__c, Other__c)',
        'SQRT(Number__c)',
        'FLOOR(Number__c)'
    ])('%s is blank when an argument is', (source) => {
        expect(number(source, { Other__c: decimal('2') })).toBeNull();
    });
});
