import { describe, expect, it } from 'vitest';
import { FormulaEvaluationError } from '../index';
import { compile, condition, decimal, number, text } from './support';

describe('IF, AND and OR', () => {
    it('evaluate only what they need', () => {
        expect(number('IF(Number__c = 0, 0, 1 / Number__c)', { Number__c: decimal('0') })).toBe('0');
        expect(condition('AND(Number__c <> 0, 1 / Number__c > 0)', { Number__c: decimal('0') })).toBe(false);
        expect(condition('Number__c = 0 || 1 / Number__c > 0', { Number__c: decimal('0') })).toBe(true);
    });

    it('take an unknown condition for false', () => {
        expect(text('IF(Number__c > 1, "more", "less")')).toBe('less');
        expect(condition('OR(Number__c > 1, Number__c <= 1)')).toBe(false);
        expect(text('IF(NOT(Number__c > 1), "less", "unknown")')).toBe('unknown');
    });
});

describe('CASE', () => {
    it('finds the first value that equals the expression, or else the last result', () => {
        expect(text('CASE(3, 1, "one", 3, "three", 3, "again", "other")')).toBe('three');
        expect(text('CASE(MONTH(DATE(2024, 4, 1)), 1, "January", "later")')).toBe('later');
        expect(text('CASE("b", "a", "A", "b", "B", NULL)')).toBe('B');
    });

    it('compares picklists with API values, blank with empty text', () => {
        const source = 'CASE(Status__c, "OPEN", 1, "", 2, 3)';
        expect(number(source, { Status__c: 'OPEN' })).toBe('1');
        expect(number(source, { Status__c: null })).toBe('2');
        expect(number(source, { Status__c: 'WON' })).toBe('3');
    });

    it('finds blank text but no blank number or date', () => {
        expect(number('CASE(Name, NULL, 1, 2)')).toBe('1');
        expect(number('CASE(Number__c, NULL, 1, 2)')).toBe('2');
        expect(number('CASE(Day__c, Until__c, 1, 2)')).toBe('2');
    });

    it('is in error as soon as one of its results is, as on the platform', () => {
        expect(() => number('CASE(1, 1, 1, 2, 1 / 0, 3)')).toThrow(FormulaEvaluationError);
    });
});

describe('asking for blanks', () => {
    it('ISBLANK holds for every blank, ISNULL never for text', () => {
        expect(condition('ISBLANK(Name) && ISBLANK(Number__c) && ISBLANK(Day__c) && ISBLANK(Regions__c)')).toBe(true);
        expect(condition('ISNULL(Number__c) && ISNULL(Moment__c)')).toBe(true);
        expect(condition('ISNULL(Name)')).toBe(false);
    });

    it('looks through TEXT at the picklist behind it', () => {
        expect(condition('ISBLANK(TEXT(Status__c)) && ISNULL(TEXT(Status__c))')).toBe(true);
        expect(text('NULLVALUE(TEXT(Status__c), "none")')).toBe('none');
    });

    it('finds no blank number where blanks count as zero', () => {
        expect(condition('ISBLANK(Number__c)', {}, { blankMode: 'BlankAsZero' })).toBe(false);
    });

    it('BLANKVALUE replaces every blank, NULLVALUE no text', () => {
        expect(text('BLANKVALUE(Name, "none")')).toBe('none');
        expect(text('NULLVALUE(Name, "none")')).toBeNull();
        expect(number('NULLVALUE(Number__c, 7)')).toBe('7');
        expect(number('BLANKVALUE(Number__c, 7)', { Number__c: decimal('0') })).toBe('0');
    });
});

describe('picklists', () => {
    it('ISPICKVAL compares the API value, blank with empty text', () => {
        expect(condition('ISPICKVAL(Status__c, "OPEN")', { Status__c: 'OPEN' })).toBe(true);
        expect(condition('ISPICKVAL(Status__c, "Open")', { Status__c: 'OPEN' })).toBe(false);
        expect(condition('ISPICKVAL(Status__c, "")')).toBe(true);
    });

    it('INCLUDES finds one of several values, whole', () => {
        expect(condition('INCLUDES(Regions__c, "EAST")', { Regions__c: 'WEST;EAST' })).toBe(true);
        expect(condition('INCLUDES(Regions__c, "EAS")', { Regions__c: 'WEST;EAST' })).toBe(false);
        expect(condition('INCLUDES(Regions__c, "EAST")')).toBe(false);
        expect(number('PICKLISTCOUNT(Regions__c)', { Regions__c: 'WEST;EAST' })).toBe('2');
        expect(number('PICKLISTCOUNT(Regions__c)')).toBe('0');
    });
});

describe('functions about a save', () => {
    const rule = (source: string) => compile(source, { returnType: 'Checkbox', context: 'validationRule' });

    it('ISNEW tells a creation from an update', () => {
        expect(rule('ISNEW()').evaluate({ values: {}, isNew: true })).toBe(true);
        expect(rule('ISNEW()').evaluate({ values: {} })).toBe(false);
        expect(rule('ISCLONE()').evaluate({ values: {}, isNew: true })).toBe(false);
    });

    it('ISCHANGED compares with the stored value, by value', () => {
        const changed = rule('ISCHANGED(Number__c)');
        expect(changed.evaluate({ values: { Number__c: decimal('1.0') }, prior: { Number__c: decimal('1') } })).toBe(
            false
        );
        expect(changed.evaluate({ values: { Number__c: null }, prior: { Number__c: decimal('1') } })).toBe(true);
        expect(changed.evaluate({ values: { Number__c: null }, prior: { Number__c: null } })).toBe(false);
        expect(changed.evaluate({ values: { Number__c: decimal('1') }, isNew: true })).toBe(false);
    });

    it('ISCHANGED takes other line ends for no change', () => {
        const scope = { values: { Note__c: 'a\r\nb' }, prior: { Note__c: 'a\nb' } };
        expect(rule('ISCHANGED(Note__c)').evaluate(scope)).toBe(false);
    });

    it('PRIORVALUE gives the value before, on creation the current one', () => {
        const lowered = rule('PRIORVALUE(Number__c) > Number__c');
        expect(lowered.evaluate({ values: { Number__c: decimal('1') }, prior: { Number__c: decimal('2') } })).toBe(
            true
        );
        expect(lowered.evaluate({ values: { Number__c: decimal('1') }, isNew: true })).toBe(false);
        const reopened = rule('ISPICKVAL(PRIORVALUE(Status__c), "WON") && NOT(ISPICKVAL(Status__c, "WON"))');
        expect(reopened.evaluate({ values: { Status__c: 'OPEN' }, prior: { Status__c: 'WON' } })).toBe(true);
    });

    it('work on $Record in flows', () => {
        const flow = compile('ISCHANGED({!$Record.Number__c})', { returnType: 'Checkbox', context: 'flow' });
        const scope = { values: { '$Record.Number__c': decimal('2') }, prior: { '$Record.Number__c': decimal('1') } };
        expect(flow.evaluate(scope)).toBe(true);
    });
});

describe('REGEX', () => {
    it.each([
        [String.raw`REGEX("12345-6789", "\\d{5}(-\\d{4})?")`, true],
        ['REGEX("abc", "b")', false],
        ['REGEX("abc", "a|abc")', true],
        ['REGEX("ABC", "(?i)abc")', true],
        ['REGEX("aBC", "a((?i)b|x)C")', true],
        ['REGEX("aBc", "a((?i)b|x)C")', false],
        ['REGEX("aX", "a((?i)b|x)")', true],
        [String.raw`REGEX("a1!", "\\p{Alpha}[\\p{Digit}][\\p{Punct}]")`, true],
        ['REGEX(Name, "")', true],
        ['REGEX(Name, "a")', false]
    ])('%s is %s', (source, expected) => {
        expect(condition(source)).toBe(expected);
    });
});
