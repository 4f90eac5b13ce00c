import { malformed } from './errors';
import type { DateRange } from './plan';

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/**
 * The days that a date literal stands for. Weeks begin on Sunday, fiscal years with the calendar year.
 * `name` as in SOQL without its number (`LAST_N_DAYS`), `count` the number after the colon; `today` is 'YYYY-MM-DD'.
 * Source: SOQL reference, "Date Formats and Date Literals in WHERE".
 * @throws QueryError MALFORMED_QUERY for a name that is none.
 */
export function dateLiteral(name: string, count: number | undefined, today: string): DateRange {
    const literal = name.toUpperCase().replace('FISCAL_', '');
    const range = count === undefined ? namedRange(literal, today) : countedRange(literal, count, today);
    if (!range) {
        throw malformed(`'${name}${count === undefined ? '' : `:${count}`}' is not a date literal.`);
    }
    return range;
}

function namedRange(literal: string, today: string): DateRange | undefined {
    const days: Record<string, number> = { YESTERDAY: -1, TODAY: 0, TOMORROW: 1 };
    const day = days[literal];
    if (day !== undefined) {
        return { from: addDays(today, day), to: addDays(today, day + 1) };
    }
    if (literal === 'LAST_90_DAYS') {
        return { from: addDays(today, -90), to: addDays(today, 1) };
    }
    if (literal === 'NEXT_90_DAYS') {
        return { from: addDays(today, 1), to: addDays(today, 91) };
    }
    const match = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(literal);
    if (!match) {
        return undefined;
    }
    const unit = match[2] as Unit;
    const shift = match[1] === 'LAST' ? -1 : match[1] === 'NEXT' ? 1 : 0;
    const start = startOf(today, unit);
    return { from: add(start, unit, shift), to: add(start, unit, shift + 1) };
}

function countedRange(literal: string, count: number, today: string): DateRange | undefined {
    const match = /^(?:(LAST|NEXT)_N_(DAY|WEEK|MONTH|QUARTER|YEAR)S|N_(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO)$/.exec(
        literal
    );
    if (!match || !Number.isInteger(count) || count < 0) {
        return undefined;
    }
    const unit = (match[2] ?? match[3]) as Unit;
    const start = startOf(today, unit);
    if (match[3]) {
        return { from: add(start, unit, -count), to: add(start, unit, 1 - count) };
    }
    if (match[1] === 'NEXT') {
        return { from: add(start, unit, 1), to: add(start, unit, count + 1) };
    }
    // "Starts n days before the current day and continues up to the current second": days count today, longer units do not.
    return { from: add(start, unit, -count), to: unit === 'DAY' ? addDays(today, 1) : start };
}

function startOf(day: string, unit: Unit): string {
    const month = Number(day.slice(5, 7));
    switch (unit) {
        case 'DAY':
            return day;
        case 'WEEK':
            return addDays(day, -new Date(`${day}T00:00:00Z`).getUTCDay());
        case 'MONTH':
            return `${day.slice(0, 7)}-01`;
        case 'QUARTER':
            return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
        case 'YEAR':
            return `${day.slice(0, 4)}-01-01`;
    }
}

function add(day: string, unit: Unit, count: number): string {
    if (unit === 'DAY' || unit === 'WEEK') {
        return addDays(day, unit === 'WEEK' ? 7 * count : count);
    }
    const months = { MONTH: 1, QUARTER: 3, YEAR: 12 }[unit] * count;
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCMonth(date.getUTCMonth() + months);
    return date.toISOString().slice(0, 10);
}

function addDays(day: string, count: number): string {
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + count);
    return date.toISOString().slice(0, 10);
}
