import { FormulaEvaluationError } from '../errors';
import {
    addMonths,
    dateOfDays,
    dayOfDateTime,
    dayOfYear,
    daysOf,
    isoWeek,
    millisecondOfDay,
    MILLISECONDS_PER_DAY,
    inCalendar
} from '../dates';
import { multiply, toDecimal, toInteger } from '../numbers';
import type { FormulaNumber } from '../numbers';
import type { Evaluate, ExpressionType, FormulaValue } from '../types';
import { special, strict } from './definition';
import type { CallContext, CompiledCall, FunctionTable, PlainFunction, SpecialFunction } from './definition';

function date(year: FormulaNumber, month: FormulaNumber, day: FormulaNumber): number {
    const days = daysOf(toInteger(year), toInteger(month), toInteger(day));
    if (days === undefined) {
        throw new FormulaEvaluationError('Year, month or day out of range in DATE() function');
    }
    return days;
}

function partOfDate(part: (date: Date) => number): PlainFunction {
    return strict(['Date'], 'Number', (days: number) => part(dateOfDays(days)));
}

function partOfTime(divisor: number, modulus: number): PlainFunction {
    return strict(['Time'], 'Number', (time: number) => Math.floor(time / divisor) % modulus);
}

type Conversion = (value: never) => FormulaValue;

/** A function of one argument that behaves by its type. */
function byType(result: ExpressionType, conversions: Partial<Record<ExpressionType, Conversion>>): SpecialFunction {
    return special(1, 1, (context) => {
        const argument = context.arguments[0]!;
        const convert = argument.type === 'Null' ? () => null : conversions[argument.type];
        if (!convert) {
            throw context.wrongType(0, Object.keys(conversions) as ExpressionType[]);
        }
        return { type: result, evaluate: unlessBlank(argument.evaluate, convert) };
    });
}

function unlessBlank(evaluate: Evaluate, convert: Conversion): Evaluate {
    return (scope) => {
        const value = evaluate(scope);
        return value === null ? null : convert(value as never);
    };
}

function dateFrom(text: string): number {
    const match = /^(\d{4})-(\d+)-(\d+)/.exec(text);
    const days = match ? daysOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
    if (days === undefined) {
        throw new FormulaEvaluationError('DATEVALUE() was given text that is not a date of the form YYYY-MM-DD');
    }
    return days;
}

function dateTimeFrom(text: string): number {
    const match = /^(\d{4})-(\d+)-(\d+) +(\d+):(\d+):(\d+)/.exec(text);
    const days = match ? daysOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
    const time = match ? timeOfDay(Number(match[4]), Number(match[5]), Number(match[6]), 0) : undefined;
    if (days === undefined || time === undefined) {
        throw new FormulaEvaluationError(
            'DATETIMEVALUE() was given text that is not a date-time of the form YYYY-MM-DD HH:MM:SS'
        );
    }
    return days * MILLISECONDS_PER_DAY + time;
}

function timeFrom(text: string): number {
    const match = /^(\d+):(\d+):(\d+)\.(\d+)$/.exec(text);
    const time = match ? timeOfDay(Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4])) : undefined;
    if (time === undefined) {
        throw new FormulaEvaluationError('TIMEVALUE() was given text that is not a time of the form HH:MM:SS.MS');
    }
    return time;
}

function timeOfDay(hour: number, minute: number, second: number, millisecond: number): number | undefined {
    return hour > 23 || minute > 59 || second > 59 || millisecond > 999
        ? undefined
        : ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}

/** ADDMONTHS keeps the type of its first argument and takes the whole part of the months. */
function addMonthsCall(context: CallContext): CompiledCall {
    const [start, months] = context.arguments;
    if (start!.type !== 'Date' && start!.type !== 'DateTime' && start!.type !== 'Null') {
        throw context.wrongType(0, ['Date', 'DateTime']);
    }
    if (months!.type !== 'Number' && months!.type !== 'Null') {
        throw context.wrongType(1, ['Number']);
    }
    const unit = start!.type === 'Date' ? MILLISECONDS_PER_DAY : 1;
    return {
        type: start!.type,
        evaluate: (scope) => {
            const from = start!.evaluate(scope) as number | null;
            const by = months!.evaluate(scope) as FormulaNumber | null;
            return from === null || by === null ? null : addMonths(from * unit, toInteger(by)) / unit;
        }
    };
}

function current(type: ExpressionType, convert: (milliseconds: number) => number): SpecialFunction {
    return special(0, 0, ({ surroundings }) => ({
        type,
        evaluate: (scope) => convert(surroundings.now(scope))
    }));
}

/** FORMATDURATION(seconds), (seconds, with days?), (date-time, date-time) or (time, time). */
function formatDuration(context: CallContext): CompiledCall {
    const [first, second] = context.arguments;
    const secondType = DURATION_PARTNER[first!.type];
    if (!secondType || (first!.type !== 'Number' && !second)) {
        throw context.wrongType(0, second ? ['Number', 'Time', 'DateTime'] : ['Number']);
    }
    if (second && second.type !== secondType && second.type !== 'Null') {
        throw context.wrongType(1, [secondType]);
    }
    const isNumber = first!.type === 'Number';
    return {
        type: 'Text',
        evaluate: (scope) => {
            const start = first!.evaluate(scope);
            const end = second?.evaluate(scope) ?? null;
            if (start === null || (!isNumber && end === null)) {
                return null;
            }
            const seconds = isNumber
                ? toDecimal(start as FormulaNumber)
                      .trunc()
                      .toNumber()
                : Math.trunc(((end as number) - (start as number)) / 1000);
            return durationText(Math.abs(seconds), isNumber ? end === true : first!.type === 'DateTime');
        }
    };
}

const DURATION_PARTNER: Partial<Record<ExpressionType, ExpressionType>> = {
    Number: 'Boolean',
    DateTime: 'DateTime',
    Time: 'Time'
};

function durationText(seconds: number, withDays: boolean): string {
    const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
    const hours = seconds / 3600;
    const rest = `${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
    return withDays ? `${Math.floor(seconds / 86_400)}:${two(hours % 24)}:${rest}` : `${two(hours)}:${rest}`;
}

const wholeSeconds = (milliseconds: number): number => Math.trunc(milliseconds / 1000);

/** https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm, "Date and time functions". The org's time zone is UTC. */
export const DATE_TIME_FUNCTIONS: FunctionTable = {
    ADDMONTHS: special(2, 2, addMonthsCall),
    DATE: strict(['Number', 'Number', 'Number'], 'Date', date),
    DATEVALUE: byType('Date', { DateTime: dayOfDateTime, Text: dateFrom }),
    DATETIMEVALUE: byType('DateTime', {
        Text: dateTimeFrom,
        DateTime: (milliseconds: number) => milliseconds,
        Date: (days: number) => days * MILLISECONDS_PER_DAY
    }),
    TIMEVALUE: byType('Time', { Text: timeFrom, DateTime: millisecondOfDay, Time: (time: number) => time }),
    YEAR: partOfDate((day) => day.getUTCFullYear()),
    MONTH: partOfDate((day) => day.getUTCMonth() + 1),
    DAY: partOfDate((day) => day.getUTCDate()),
    // Sunday is 1.
    WEEKDAY: partOfDate((day) => day.getUTCDay() + 1),
    DAYOFYEAR: partOfDate(dayOfYear),
    ISOWEEK: byType('Number', {
        Date: (days: number) => isoWeek(days).week,
        DateTime: (milliseconds: number) => isoWeek(dayOfDateTime(milliseconds)).week
    }),
    ISOYEAR: byType('Number', {
        Date: (days: number) => isoWeek(days).year,
        DateTime: (milliseconds: number) => isoWeek(dayOfDateTime(milliseconds)).year
    }),
    HOUR: partOfTime(3_600_000, 24),
    MINUTE: partOfTime(60_000, 60),
    SECOND: partOfTime(1000, 60),
    MILLISECOND: partOfTime(1, 1000),
    NOW: current('DateTime', (milliseconds) => milliseconds),
    TODAY: current('Date', dayOfDateTime),
    TIMENOW: current('Time', millisecondOfDay),
    UNIXTIMESTAMP: byType('Number', {
        DateTime: wholeSeconds,
        Date: (days: number) => days * 86_400,
        Time: wholeSeconds
    }),
    FROMUNIXTIME: strict(['Number'], 'DateTime', (seconds: FormulaNumber) =>
        inCalendar(toDecimal(multiply(seconds, 1000)).trunc().toNumber())
    ),
    FORMATDURATION: special(1, 2, formatDuration)
};
