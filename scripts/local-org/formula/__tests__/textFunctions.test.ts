import { describe, expect, it } from 'vitest';
import { FormulaEvaluationError } from '../index';
import { condition, decimal, number, text } from './support';

describe('parts of a text', () => {
    it.each([
        ['LEFT("abcdef", 2)', 'ab'],
        ['LEFT("abc", 10)', 'abc'],
        ['LEFT("abc", 0)', null],
        ['LEFT("abc", -1)', null],
        ['RIGHT("abcdef", 2.9)', 'ef'],
        ['RIGHT("abc", 10)', 'abc'],
        ['MID("abcdef", 2, 3)', 'bcd'],
        ['MID("abcdef", -4, 2)', 'ab'],
        ['MID("abcdef", 6, 9)', 'f'],
        ['MID("abcdef", 7, 1)', null],
        ['TRIM("  a  b ")', 'a  b'],
        ['TRIM("   ")', null],
        ['LPAD("7", 3, "0")', '007'],
        ['LPAD("abcd", 2)', 'ab'],
        ['LPAD("a", 3)', '  a'],
        ['LPAD("a", 6, "xy")', 'xyxyxa'],
        ['RPAD("a", 4, "xy")', 'axyx'],
        ['RPAD("a", 0)', null],
        ['SUBSTITUTE("a-b-c", "-", "+")', 'a+b+c'],
        ['SUBSTITUTE("a-b", "-", NULL)', 'ab'],
        ['SUBSTITUTE("a-b", "", "+")', null],
        ['UPPER("große")', 'GROSSE'],
        ['LOWER("ÅB")', 'åb'],
        ['UPPER("i", "tr")', 'İ'],
        ['INITCAP("hello wORLD 2nd-hand")', 'Hello World 2nd-Hand'],
        ['REVERSE("abc")', 'cba'],
        ['CHR(65)', 'A'],
        ['CHR(0)', null],
        ['HTMLENCODE("<a href=\'x\'>&</a>")', '&lt;a href=&#39;x&#39;&gt;&amp;&lt;/a&gt;'],
        ['"a" & BR() & "b"', 'a<br>b'],
        ['HYPERLINK("/x", "Go")', '<a href="/x" target="_blank">Go</a>'],
        ['HYPERLINK("/x", "Go", "_self")', '<a href="/x" target="_self">Go</a>'],
        ['IMAGE("/i.png", "Yes")', '<img src="/i.png" alt="Yes" border="0"/>'],
        ['IMAGE("/i.png", "Yes", 16, 24)', '<img src="/i.png" alt="Yes" style="height:16px; width:24px;" border="0"/>'],
        ['CASESAFEID("001A0000006Vm9r")', '001A0000006Vm9rIAC']
    ])('%s is %s', (source, expected) => {
        expect(text(source)).toBe(expected);
    });
});

describe('looking into a text', () => {
    it.each([
        ['FIND("b", "abcb")', '2'],
        ['FIND("b", "abcb", 3)', '4'],
        ['FIND("b", "abcb", 0)', '2'],
        ['FIND("b", "abcb", Number__c)', '2'],
        ['FIND("B", "abc")', '0'],
        ['FIND("b", Name)', '0'],
        ['FIND(Name, "abc")', '0'],
        ['LEN("abc")', '3'],
        ['LEN(Name)', '0'],
        ['ASCII("A")', '65'],
        ['VALUE("-12.50")', '-12.5'],
        ['VALUE("1.e+2")', '100']
    ])('%s is %s', (source, expected) => {
        expect(number(source)).toBe(expected);
    });

    it.each([
        ['BEGINS("abc", "ab")', true],
        ['BEGINS("abc", "bc")', false],
        ['BEGINS("abc", NULL)', true],
        ['BEGINS(Name, "a")', false],
        ['CONTAINS("abc", "bc")', true],
        ['CONTAINS("abc", "BC")', false],
        ['CONTAINS(Name, "")', true],
        ['NOT(CONTAINS(Name, "a"))', false],
        ['ISNUMBER("12.5")', true],
        ['ISNUMBER("12a")', false],
        ['ISNUMBER(Name)', false]
    ])('%s is %s', (source, expected) => {
        expect(condition(source)).toBe(expected);
    });

    it.each(['VALUE("12a")', 'VALUE(" 1")', 'VALUE(".")'])('%s is an error', (source) => {
        expect(() => number(source)).toThrow(FormulaEvaluationError);
    });

    it('gives no value for blank text', () => {
        expect(number('VALUE(Name)', {}, { blankMode: 'BlankAsZero' })).toBeNull();
    });
});

describe('TEXT', () => {
    const values = {
        Number__c: decimal('1234567.500'),
        Rate__c: decimal('17.5'),
        Day__c: '2024-06-01',
        Moment__c: '2024-06-01T09:30:15.250Z',
        Clock__c: '09:30:15.250Z',
        Status__c: 'OPEN'
    };

    it.each([
        ['TEXT(Number__c)', '1234567.5'],
        ['TEXT(0.0000001)', '0.0000001'],
        ['TEXT(10 ^ 25)', '10000000000000000000000000'],
        ['TEXT(Rate__c)', '0.175'],
        ['TEXT(Day__c)', '2024-06-01'],
        ['TEXT(Moment__c)', '2024-06-01 09:30:15Z'],
        ['TEXT(Clock__c)', '09:30:15.250'],
        ['TEXT(Status__c)', 'OPEN'],
        ['TEXT(Amount__c)', null]
    ])('%s is %s', (source, expected) => {
        expect(text(source, values)).toBe(expected);
    });
});

describe('Ids', () => {
    const values = { Id: 'a01A0000006Vm9rIAC', Parent__c: 'a01A0000006Vm9rIAC' };

    it('have 15 characters in formulas and 18 in flows', () => {
        expect(text('Id', values)).toBe('a01A0000006Vm9r');
        expect(text('CASESAFEID(Id)', values)).toBe('a01A0000006Vm9rIAC');
        expect(text('Id', values, { context: 'flow' })).toBe('a01A0000006Vm9rIAC');
    });

    it('can be compared with lookups', () => {
        expect(condition('Id = Parent__c', values)).toBe(true);
    });
});
