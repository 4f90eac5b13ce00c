import type { OffsetUnit, ScheduledStart } from '../definition';

const millisecondsOf: Readonly<Record<Exclude<OffsetUnit, 'Months'>, number>> = {
    Minutes: 60_000,
    Hours: 3_600_000,
    Days: 86_400_000,
    Weeks: 604_800_000
};

/** An instant moved by an offset. Months keep the day, or take the month's last where it is shorter. */
export function addOffset(instant: number, offset: number, unit: OffsetUnit): number {
    if (unit !== 'Months') {
        return instant + offset * millisecondsOf[unit];
    }
    const moved = new Date(instant);
    const day = moved.getUTCDate();
    moved.setUTCDate(1);
    moved.setUTCMonth(moved.getUTCMonth() + offset);
    const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
    moved.setUTCDate(Math.min(day, lastDay));
    return moved.getTime();
}

/** The instant of a date (its first moment, in the org's time zone) or a date-time. */
export function instantOf(value: string): number {
    return Date.parse(value.length === 10 ? `${value}T00:00:00Z` : value);
}

/**
 * When a schedule-triggered flow runs next.
 * @param from the earliest instant in question, inclusive.
 * @returns undefined where it does not run any more: one that is to run once, at a time that has passed, never does.
 */
export function nextOccurrence(start: ScheduledStart, from: number): number | undefined {
    const first = Date.parse(`${start.startDate}T${start.startTime}`);
    if (start.frequency === 'Once') {
        return first >= from ? first : undefined;
    }
    const period = start.frequency === 'Daily' ? millisecondsOf.Days : millisecondsOf.Weeks;
    return first + Math.max(0, Math.ceil((from - first) / period)) * period;
}
