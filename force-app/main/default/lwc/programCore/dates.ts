/** A calendar day as YYYY-MM-DD. Such texts sort as the days do, so they are compared with < and >. */
export type IsoDate = string;

/** The days the platform can store. */
export const FIRST_DATE: IsoDate = '1700-01-01';
export const LAST_DATE: IsoDate = '4000-12-31';

const MILLISECONDS_A_DAY = 86_400_000;

const ZERO = '0'.charCodeAt(0);

const PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a day that exists, between FIRST_DATE and LAST_DATE. */
export function isDate(text: string): boolean {
    if (!PATTERN.test(text) || text < FIRST_DATE || text > LAST_DATE) {
        return false;
    }
    const [year, month, day] = partsOf(text);
    return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The day `days` later (earlier where negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
    const [year, month, day] = partsOf(date);
    const target = day + days;
    // Most steps stay within the month, and a population takes millions of them.
    return target >= 1 && target <= daysInMonth(year, month)
        ? toDate(year, month, target)
        : new Date(Date.UTC(year, month - 1, target)).toISOString().slice(0, 10);
}

/** The day `months` later (earlier where negative), at most the last day of that month: 2024-02-29 - 12 -> 2023-02-28. */
export function addMonths(date: IsoDate, months: number): IsoDate {
    const [year, month, day] = partsOf(date);
    const count = year * 12 + (month - 1) + months;
    const targetYear = Math.floor(count / 12);
    const targetMonth = (count % 12) + 1;
    return toDate(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** How many days the second day is after the first; negative where it is before. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
    const [fromYear, fromMonth, fromDay] = partsOf(from);
    const [toYear, toMonth, toDay] = partsOf(to);
    return (Date.UTC(toYear, toMonth - 1, toDay) - Date.UTC(fromYear, fromMonth - 1, fromDay)) / MILLISECONDS_A_DAY;
}

export function firstDayOfYear(date: IsoDate, yearsBefore = 0): IsoDate {
    return toDate(partsOf(date)[0] - yearsBefore, 1, 1);
}

export function lastDayOfYear(date: IsoDate, yearsBefore = 0): IsoDate {
    return toDate(partsOf(date)[0] - yearsBefore, 12, 31);
}

/** The later of two days, null counting as never. */
export function laterOf(one: IsoDate | null, other: IsoDate | null): IsoDate | null {
    if (one === null || other === null) {
        return one ?? other;
    }
    return one > other ? one : other;
}

function daysInMonth(year: number, month: number): number {
    if (month === 2) {
        return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
    }
    return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function partsOf(date: IsoDate): [number, number, number] {
    return [twoDigits(date, 0) * 100 + twoDigits(date, 2), twoDigits(date, 5), twoDigits(date, 8)];
}

/** By character codes: a simulation takes millions of dates apart, and to cut texts out of them takes longer. */
function twoDigits(text: string, at: number): number {
    return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}

function toDate(year: number, month: number, day: number): IsoDate {
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
