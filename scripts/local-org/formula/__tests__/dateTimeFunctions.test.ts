import { describe, expect, it } from 'vitest';
import { FormulaEvaluationError } from '../index';
import { date, dateTime, number, text, time } from './support';

describe('making dates and times', () => {
    it.each([
        ['DATE(2024, 2, 29)', '2024-02-29'],
        ['DATE(2024.9, 12.9, 31.9)', '2024-12-31'],
        ['DATE(1, 1, 1)', '0001-01-01'],
        ['DATEVALUE("2024-06-01")', '2024-06-01'],
        ['DATEVALUE("2024-6-1")', '2024-06-01'],
        ['DATEVALUE(DATETIMEVALUE("2024-06-01 23:59:59"))', '2024-06-01'],
        ['DATEVALUE(Name)', null],
        ['TODAY()', '2024-06-01'],
        ['ADDMONTHS(DATE(2024, 1, 31), 1)', '2024-02-29'],
        ['ADDMONTHS(DATE(2023, 2, 28), 12)', '2024-02-29'],
        ['ADDMONTHS(DATE(2024, 2, 28), 12)', '2025-02-28'],
        ['ADDMONTHS(DATE(2024, 3, 30), -1)', '2024-02-29'],
        ['ADDMONTHS(DATE(2024, 3, 15), -15.9)', '2022-12-15'],
        ['ADDMONTHS(Day__c, 1)', null]
    ])('%s is %s', (source, expected) => {
        expect(date(source)).toBe(expected);
    });

    it.each([
        'DATE(2023, 2, 29)',
        'DATE(2024, 13, 1)',
        'DATE(0, 1, 1)',
        'DATE(10000, 1, 1)',
        'DATEVALUE("24-06-01")',
        'DATEVALUE("2024-02-30")',
        'DATEVALUE("soon")',
        'ADDMONTHS(DATE(9999, 12, 1), 1)'
    ])('%s is an error', (source) => {
        expect(() => date(source)).toThrow(FormulaEvaluationError);
    });

    it('reads date-times and times', () => {
        expect(dateTime('DATETIMEVALUE("2024-06-01 09:30:15")')).toBe('2024-06-01T09:30:15.000Z');
        expect(dateTime('DATETIMEVALUE(DATE(2024, 6, 1))')).toBe('2024-06-01T00:00:00.000Z');
        expect(dateTime('NOW()')).toBe('2024-06-01T09:30:15.250Z');
        expect(dateTime('FROMUNIXTIME(1717234215.25)')).toBe('2024-06-01T09:30:15.250Z');
        expect(time('TIMEVALUE("09:30:15.250")')).toBe('09:30:15.250Z');
        expect(time('TIMEVALUE(NOW())')).toBe('09:30:15.250Z');
        expect(time('TIMENOW()')).toBe('09:30:15.250Z');
        expect(() => dateTime('DATETIMEVALUE("2024-06-01")')).toThrow(FormulaEvaluationError);
        expect(() => dateTime('DATETIMEVALUE("2024-06-01 24:00:00")')).toThrow(FormulaEvaluationError);
        expect(() => time('TIMEVALUE("09:30")')).toThrow(FormulaEvaluationError);
    });
});

describe('parts of dates and times', () => {
    it.each([
        ['YEAR(DATE(2024, 6, 1))', '2024'],
        ['MONTH(DATE(2024, 6, 1))', '6'],
        ['DAY(DATE(2024, 6, 1))', '1'],
        ['WEEKDAY(DATE(2024, 6, 2))', '1'],
        ['WEEKDAY(DATE(2024, 6, 1))', '7'],
        ['DAYOFYEAR(DATE(2024, 12, 31))', '366'],
        ['ISOWEEK(DATE(2024, 12, 30))', '1'],
        ['ISOYEAR(DATE(2024, 12, 30))', '2025'],
        ['ISOWEEK(DATE(2021, 1, 3))', '53'],
        ['ISOYEAR(DATE(2021, 1, 3))', '2020'],
        ['ISOWEEK(DATETIMEVALUE("2024-01-01 12:00:00"))', '1'],
        ['HOUR(TIMEVALUE("17:30:45.125"))', '17'],
        ['MINUTE(TIMEVALUE("17:30:45.125"))', '30'],
        ['SECOND(TIMEVALUE("17:30:45.125"))', '45'],
        ['MILLISECOND(TIMEVALUE("17:30:45.125"))', '125'],
        ['UNIXTIMESTAMP(DATETIMEVALUE("2024-06-01 09:30:15"))', '1717234215'],
        ['UNIXTIMESTAMP(DATE(1970, 1, 2))', '86400'],
        ['UNIXTIMESTAMP(TIMEVALUE("00:01:00.900"))', '60'],
        ['YEAR(Day__c)', null],
        ['HOUR(Clock__c)', null]
    ])('%s is %s', (source, expected) => {
        expect(number(source)).toBe(expected);
    });

    it.each([
        ['FORMATDURATION(3661)', '01:01:01'],
        ['FORMATDURATION(-360000)', '100:00:00'],
        ['FORMATDURATION(90061, TRUE)', '1:01:01:01'],
        ['FORMATDURATION(TIMEVALUE("10:00:00.000"), TIMEVALUE("11:02:03.000"))', '01:02:03'],
        ['FORMATDURATION(DATETIMEVALUE("2024-01-01 00:00:00"), DATETIMEVALUE("2024-01-03 01:00:00"))', '2:01:00:00'],
        ['FORMATDURATION(Number__c)', null]
    ])('%s is %s', (source, expected) => {
        expect(text(source)).toBe(expected);
    });
});
