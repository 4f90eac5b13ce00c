import { addDays } from './dates';
import type { IsoDate } from './dates';

/** A calendar quarter as rebates are stated in, such as "2024-Q3". Text order is the order in time. */
export type Quarter = string;

const PATTERN = /^(\d{4})-Q([1-4])$/;
const MONTHS = 3;
const QUARTERS = 4;

/** Whether a text is a quarter such as "2024-Q3". */
export function isQuarter(text: string): boolean {
    return PATTERN.test(text);
}

/** The quarter that a day falls in. */
export function quarterOf(date: IsoDate): Quarter {
    const month = Number(date.slice(5, 7));
    return `${date.slice(0, 4)}-Q${Math.ceil(month / MONTHS)}`;
}

/** The quarter that comes the given number of quarters later; a negative number goes back. */
export function addQuarters(quarter: Quarter, count: number): Quarter {
    const index = indexOf(quarter) + count;
    return `${String(Math.floor(index / QUARTERS)).padStart(4, '0')}-Q${(index % QUARTERS) + 1}`;
}

/** First and last day of a quarter. */
export function daysOfQuarter(quarter: Quarter): { readonly from: IsoDate; readonly to: IsoDate } {
    return { from: firstDay(quarter), to: addDays(firstDay(addQuarters(quarter, 1)), -1) };
}

function firstDay(quarter: Quarter): IsoDate {
    const index = indexOf(quarter);
    const month = (index % QUARTERS) * MONTHS + 1;
    return `${quarter.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}

/** Quarters since the year 0. @throws RangeError where the text is no quarter */
function indexOf(quarter: Quarter): number {
    const [, year, number] = PATTERN.exec(quarter) ?? [];
    if (year === undefined || number === undefined) {
        throw new RangeError(`${quarter} is no quarter; allowed: year and quarter, such as 2024-Q3`);
    }
    return Number(year) * QUARTERS + Number(number) - 1;
}
