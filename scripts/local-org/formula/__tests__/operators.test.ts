import { describe, expect, it } from 'vitest';
import { FormulaEvaluationError } from '../index';
import { compile, condition, date, dateTime, decimal, number, text, time } from './support';

describe('the order of operators', () => {
    it.each([
        ['2 * 2 ^ 3', '64', 'the platform multiplies before it raises to a power'],
        ['2 ^ 3 * 2', '64', 'also on the right'],
        ['2 ^ 3 ^ 2', '64', 'powers go from left to right'],
        ['-2 ^ 2', '4', 'a sign binds tighter than a power'],
        ['2 + 3 * 4', '14', 'products come before sums'],
        ['(2 + 3) * 4', '20', 'parentheses come first'],
        ['10 - 2 - 3', '5', 'differences go from left to right'],
        ['100 / 10 / 2', '5', 'quotients go from left to right'],
        ['1 -- 2', '3', 'signs may follow each other'],
        ['+ - + 5', '-5', 'of both kinds']
    ])('%s is %s: %s', (source, expected) => {
        expect(number(source)).toBe(expected);
    });

    it.each([
        ['1 + 1 = 2', true],
        ['1 < 2 && 2 < 1 || TRUE', true],
        ['TRUE || TRUE && FALSE', true],
        ['1 < 2 = TRUE', true],
        ['NOT FALSE = TRUE', true],
        ['NOT (FALSE = TRUE)', true],
        ['!TRUE || !FALSE', true],
        ['1 == 1 && 1 != 2 && 1 <> 2', true],
        ['"a" & "b" = "ab"', true]
    ])('%s is %s', (source, expected) => {
        expect(condition(source)).toBe(expected);
    });
});

describe('literals, comments and names', () => {
    it('reads text in both kinds of quotes, with a backslash before quotes and backslashes', () => {
        expect(text(String.raw`"a \"b\" \\ c"`)).toBe(String.raw`a "b" \ c`);
        expect(text(`'it is "quoted"'`)).toBe('it is "quoted"');
    });

    it('leaves other escapes as written, as the platform does', () => {
        expect(text(String.raw`"a\nb"`)).toBe(String.raw`a\nb`);
        expect(text(String.raw`'it\'s'`)).toBe(String.raw`it\'s`);
    });

    it('takes an empty text literal for blank', () => {
        expect(text('""')).toBeNull();
        expect(condition('Name = ""')).toBe(true);
    });

    it('skips comments anywhere, over several lines', () => {
        expect(number('/* a */ 1 /* b\n * c **/ + /**/ 2')).toBe('3');
    });

    it('finds functions, constants and fields in any case', () => {
        expect(number('iF(True, NUMBER__C, nUlL)', { Number__c: decimal('7') })).toBe('7');
    });

    it('accepts a field in merge field notation', () => {
        expect(number('{!Number__c} + 1', { Number__c: decimal('7') })).toBe('8');
    });

    it('lists every reference once, split at its dots', () => {
        const formula = compile('Number__c + Parent__r.Number__c + number__c + IF(ISBLANK($User.Id), 0, 1)');
        expect(formula.references).toEqual([['Number__c'], ['Parent__r', 'Number__c'], ['$User', 'Id']]);
    });
});

describe('arithmetic', () => {
    it.each([
        ['0.1 + 0.2', '0.3'],
        ['1.1 * 1.1', '1.21'],
        ['9007199254740991 + 1', '9007199254740992'],
        ['9007199254740993 - 1', '9007199254740992'],
        ['3037000500 * 3037000500', '9223372037000250000'],
        ['1 / 3', '0.333333333333333333333333333333333333333'],
        ['2 ^ 10', '1024'],
        ['10 ^ -3', '0.001'],
        ['1.1 ^ 2', '1.21'],
        ['0 ^ 0', '1']
    ])('computes %s exactly: %s', (source, expected) => {
        expect(number(source)).toBe(expected);
    });

    it.each(['1 / 0', '1 / (Number__c - Number__c)', '2 ^ 0.5', '0 ^ -1', '10 ^ 65'])('%s is an error', (source) => {
        expect(() => number(source, { Number__c: decimal('1.5') })).toThrow(FormulaEvaluationError);
    });

    it('sees a percentage as its fraction and gives a percentage back in percent points', () => {
        expect(number('Amount__c * Rate__c', { Amount__c: decimal('200'), Rate__c: decimal('17.5') })).toBe('35');
        expect(
            compile('Rate__c / 2', { returnType: 'Percent' }).evaluate({ values: { Rate__c: decimal('17.5') } })
        ).toEqual(decimal('8.75'));
    });

    it('rounds the result to the scale of the field, halves away from zero', () => {
        expect(number('1.005', {}, { scale: 2 })).toBe('1.01');
        expect(number('-1.005', {}, { scale: 2 })).toBe('-1.01');
        expect(number('2.5', {}, { scale: 0 })).toBe('3');
        expect(compile('0.12345', { returnType: 'Percent', scale: 2 }).evaluate({ values: {} })).toEqual(
            decimal('12.35')
        );
    });

    it('has no negative zero', () => {
        expect(Object.is(compile('0 * -1').evaluate({ values: {} })?.valueOf(), '0')).toBe(true);
        expect(compile('-0.4', { scale: 0 }).evaluate({ values: {} })?.valueOf()).toBe('0');
    });
});

describe('blanks', () => {
    const blank = { Number__c: null, Amount__c: decimal('5') };

    it('make arithmetic blank where they are treated as blank, and count as zero otherwise', () => {
        expect(number('Number__c + Amount__c', blank)).toBeNull();
        expect(number('Number__c + Amount__c', blank, { blankMode: 'BlankAsZero' })).toBe('5');
        expect(number('NULL + Amount__c', blank, { blankMode: 'BlankAsZero' })).toBeNull();
    });

    it('never become zero where they are dates', () => {
        expect(condition('ISBLANK(Day__c)', {}, { blankMode: 'BlankAsZero' })).toBe(true);
    });

    it.each(['Number__c = 5', 'Number__c <> 5', 'Number__c < 5', 'NOT(Number__c < 5)', 'Number__c = Number__c'])(
        'leave %s unknown, which does not hold',
        (source) => {
            expect(condition(source, blank)).toBe(false);
        }
    );

    it('do not keep a rule from holding on its other condition', () => {
        expect(condition('Number__c < 5 || Amount__c = 5', blank)).toBe(true);
        expect(condition('AND(NOT(ISBLANK(Amount__c)), OR(Number__c < 5, TRUE))', blank)).toBe(true);
    });

    it('of text equal each other and add nothing to other text', () => {
        expect(condition('Name = NULL')).toBe(true);
        expect(condition('Name <> "a"')).toBe(true);
        expect(text('Name & "a" & Name')).toBe('a');
        expect(text('Name + "a"')).toBe('a');
        expect(text('Name & Name')).toBeNull();
    });

    it('of checkboxes are false', () => {
        expect(condition('Active__c = FALSE')).toBe(true);
    });
});

describe('comparison', () => {
    it('orders text by character code: capitals before small letters', () => {
        expect(condition('"B" < "a"')).toBe(true);
        expect(condition('"a" >= "a"')).toBe(true);
    });

    it('compares numbers by value, whatever their decimals', () => {
        expect(condition('Amount__c = 5 && 5.00 = Amount__c', { Amount__c: decimal('5.0') })).toBe(true);
        expect(condition('Amount__c > 4.999 && Amount__c <= 5.25', { Amount__c: decimal('5.25') })).toBe(true);
    });

    it('compares dates, date-times and times', () => {
        const values = { Day__c: '2024-02-29', Moment__c: '2024-02-29T12:00:00.000Z', Clock__c: '12:00:00.000Z' };
        expect(condition('Day__c > DATE(2024, 2, 28)', values)).toBe(true);
        expect(condition('Moment__c = DATETIMEVALUE("2024-02-29 12:00:00")', values)).toBe(true);
        expect(condition('Clock__c < TIMEVALUE("12:00:00.001")', values)).toBe(true);
    });
});

describe('calendar arithmetic', () => {
    const values = { Day__c: '2024-02-28', Moment__c: '2024-02-28T23:00:00.000Z', Clock__c: '23:30:00.000Z' };

    it('adds whole days to dates and drops fractions', () => {
        expect(date('Day__c + 2', values)).toBe('2024-03-01');
        expect(date('1.9 + Day__c', values)).toBe('2024-02-29');
        expect(date('Day__c - 59.5', values)).toBe('2023-12-31');
    });

    it('adds fractions of days to date-times, to the second', () => {
        expect(dateTime('Moment__c + 1 / 24', values)).toBe('2024-02-29T00:00:00.000Z');
        expect(dateTime('Moment__c - 0.5', values)).toBe('2024-02-28T11:00:00.000Z');
        expect(dateTime('Moment__c + 1 / 86400 / 2', values)).toBe('2024-02-28T23:00:01.000Z');
    });

    it('subtracts dates and date-times to days', () => {
        expect(number('DATE(2024, 3, 1) - Day__c', values)).toBe('2');
        expect(number('Moment__c - DATETIMEVALUE(Day__c)', values)).toBe('0.958333333333333333333333333333333333333');
    });

    it('adds milliseconds to times, round the clock, and subtracts times to milliseconds', () => {
        expect(time('Clock__c + 3600000', values)).toBe('00:30:00.000Z');
        expect(time('TIMEVALUE("00:15:00.000") - 1800000', values)).toBe('23:45:00.000Z');
        expect(number('Clock__c - TIMEVALUE("23:29:59.500")', values)).toBe('500');
        expect(number('TIMEVALUE("00:00:00.000") - Clock__c', values)).toBe('1800000');
    });

    it('refuses dates beyond the year 9999', () => {
        expect(() => date('DATE(9999, 12, 31) + 1')).toThrow(FormulaEvaluationError);
        expect(() => dateTime('FROMUNIXTIME(999999999999)')).toThrow(FormulaEvaluationError);
    });
});
