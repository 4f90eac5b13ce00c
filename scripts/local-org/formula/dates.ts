import { Decimal } from 'decimal.js';
import { FormulaEvaluationError } from './errors';
import { FormulaDecimal, toDecimal } from './numbers';
import type { FormulaNumber } from './numbers';

/**
 * Calendar arithmetic. Inside a formula a date is the number of days since 1970-01-01, a date-time the number of
 * milliseconds since then in UTC, and a time the number of milliseconds since midnight.
 */
export const MILLISECONDS_PER_DAY = 86_400_000;
const SECONDS_PER_DAY = 86_400;

const FIRST_MILLISECOND = new Date(0).setUTCFullYear(1, 0, 1);
const LAST_MILLISECOND = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Passes a point in time on, or refuses one outside the years 1 to 9999. */
export function inCalendar(milliseconds: number): number {
    if (!(milliseconds >= FIRST_MILLISECOND && milliseconds <= LAST_MILLISECOND)) {
        throw new FormulaEvaluationError('Date out of range: years run from 1 to 9999');
    }
    return milliseconds;
}

/** Days since 1970-01-01 of a calendar date, or undefined where there is no such date. Years run from 1 to 9999. */
export function daysOf(year: number, month: number, day: number): number | undefined {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
        return undefined;
    }
    const milliseconds = new Date(0).setUTCFullYear(year, month - 1, day);
    return milliseconds / MILLISECONDS_PER_DAY;
}

function daysInMonth(year: number, month: number): number {
    return new Date(new Date(0).setUTCFullYear(year, month, 0)).getUTCDate();
}

export function dateOfDays(days: number): Date {
    return new Date(days * MILLISECONDS_PER_DAY);
}

/** 'YYYY-MM-DD' */
export function dateToText(days: number): string {
    return dateOfDays(days).toISOString().slice(0, 10);
}

/** '2024-06-01T09:30:00.000Z' */
export function dateTimeToIsoText(milliseconds: number): string {
    return new Date(milliseconds).toISOString();
}

/** '09:30:00.000' */
export function timeToText(milliseconds: number): string {
    return new Date(milliseconds).toISOString().slice(11, 23);
}

export function dateFromText(text: string): number {
    return stored(Date.parse(`${text}T00:00:00.000Z`), text) / MILLISECONDS_PER_DAY;
}

export function dateTimeFromText(text: string): number {
    return stored(Date.parse(text), text);
}

/** 'HH:mm:ss.SSSZ' to milliseconds of the day. */
export function timeFromText(text: string): number {
    return stored(Date.parse(`1970-01-01T${text.endsWith('Z') ? text : `${text}Z`}`), text);
}

/** A stored date that cannot be read is a fault of the store, not of the formula. */
function stored(milliseconds: number, text: string): number {
    if (Number.isNaN(milliseconds)) {
        throw new RangeError(`"${text}" is not a stored date, date-time or time.`);
    }
    return milliseconds;
}

export function dayOfDateTime(milliseconds: number): number {
    return Math.floor(milliseconds / MILLISECONDS_PER_DAY);
}

export function millisecondOfDay(milliseconds: number): number {
    return milliseconds - dayOfDateTime(milliseconds) * MILLISECONDS_PER_DAY;
}

/** Adds days to a date; a fraction of a day is dropped. */
export function addDaysToDate(days: number, duration: FormulaNumber): number {
    const whole = typeof duration === 'number' ? duration : duration.trunc().toNumber();
    return inCalendar((days + whole) * MILLISECONDS_PER_DAY) / MILLISECONDS_PER_DAY;
}

/** Adds days to a date-time, to the nearest second, halves away from zero. */
export function addDaysToDateTime(milliseconds: number, duration: FormulaNumber): number {
    const seconds = toDecimal(duration).times(SECONDS_PER_DAY).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
    return inCalendar(milliseconds + seconds * 1000);
}

/** Adds milliseconds to a time of day, round the clock. */
export function addMillisecondsToTime(time: number, duration: FormulaNumber): number {
    const whole = typeof duration === 'number' ? duration : duration.trunc().toNumber();
    const moved = (time + whole) % MILLISECONDS_PER_DAY;
    return moved < 0 ? moved + MILLISECONDS_PER_DAY : moved;
}

/** The days between two date-times, with their fraction. */
export function daysBetween(later: number, earlier: number): FormulaNumber {
    return new FormulaDecimal(later - earlier).dividedBy(MILLISECONDS_PER_DAY);
}

/** Milliseconds from one time of day to the next occurrence of another: never negative. */
export function timeBetween(later: number, earlier: number): number {
    return (later - earlier + MILLISECONDS_PER_DAY) % MILLISECONDS_PER_DAY;
}

/**
 * Moves a point in time by whole months. The last day of a month stays the last day (2004-11-30 plus one month is
 * 2004-12-31), and a day that the target month lacks becomes its last.
 */
export function addMonths(milliseconds: number, months: number): number {
    const start = new Date(milliseconds);
    const year = start.getUTCFullYear();
    const month = start.getUTCMonth() + 1;
    const isLastDay = start.getUTCDate() === daysInMonth(year, month);
    const target = new Date(0);
    target.setUTCFullYear(year, month - 1 + months, 1);
    inCalendar(target.getTime());
    const last = daysInMonth(target.getUTCFullYear(), target.getUTCMonth() + 1);
    const day = isLastDay ? last : Math.min(start.getUTCDate(), last);
    return target.setUTCDate(day) + millisecondOfDay(milliseconds);
}

/** The ISO 8601 week and the year it belongs to: weeks begin on Monday, and week 1 holds the year's first Thursday. */
export function isoWeek(days: number): { readonly year: number; readonly week: number } {
    const weekday = dateOfDays(days).getUTCDay() || 7;
    const thursday = dateOfDays(days - weekday + 4);
    return { year: thursday.getUTCFullYear(), week: Math.ceil(dayOfYear(thursday) / 7) };
}

export function dayOfYear(date: Date): number {
    const newYear = new Date(0).setUTCFullYear(date.getUTCFullYear(), 0, 1);
    return Math.floor((date.getTime() - newYear) / MILLISECONDS_PER_DAY) + 1;
}
