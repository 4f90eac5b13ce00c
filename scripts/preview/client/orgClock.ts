import { send } from './http';

/** What `/local-org/clock` tells, as far as the page needs it. Instants are ISO 8601. */
export interface ClockOverview {
    readonly now: string;
    /** How far the org's clock is ahead of the machine's. */
    readonly offsetMilliseconds: number;
    /** Scheduled paths that wait for their time; the list may hold fewer than the count says. */
    readonly waitingCount: number;
    readonly waiting: readonly { readonly due: string }[];
    /** Schedule-triggered flows with the time of their next run; null where there is none. */
    readonly schedules: readonly { readonly flow: string; readonly next: string | null }[];
}

export interface ClockMove {
    readonly now: string;
    readonly ranCount: number;
    readonly ran: readonly { readonly flow: string; readonly failure?: string }[];
}

const CLOCK = '/local-org/clock';

/** The org's time and what waits for it. */
export function readClock(): Promise<ClockOverview> {
    return send('GET', CLOCK);
}

/** Moves the org's clock and runs what is due on the way. */
export function moveClock(instant: Date): Promise<ClockMove> {
    return send('POST', CLOCK, { now: instant.toISOString() });
}

/** Takes the org's clock back to the machine's time. */
export function resetClock(): Promise<ClockMove> {
    return send('POST', CLOCK, { reset: true });
}

export type ClockStep = 'day' | 'week' | 'month';

/** The same time of day a day, a week or a month later; a month later is the last day of a month that is too short. */
export function later(instant: Date, step: ClockStep): Date {
    const moved = new Date(instant);
    if (step === 'month') {
        moved.setUTCDate(1);
        moved.setUTCMonth(instant.getUTCMonth() + 1);
        const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
        moved.setUTCDate(Math.min(instant.getUTCDate(), lastDay));
    } else {
        moved.setUTCDate(instant.getUTCDate() + (step === 'day' ? 1 : 7));
    }
    return moved;
}

/**
 * A day at the time of day that the org has now, so that a move by whole days stays one.
 * @param day `2027-01-31`
 */
export function atTimeOfDay(day: string, now: Date): Date {
    return new Date(`${day}T${now.toISOString().slice(11)}`);
}

/** How much automation a move to an instant runs at least: scheduled paths that fall due, and schedules. */
export function dueUntil({ waiting, schedules }: ClockOverview, instant: Date): number {
    const isDue = (time: string | null): boolean => time !== null && Date.parse(time) <= instant.getTime();
    return waiting.filter(({ due }) => isDue(due)).length + schedules.filter(({ next }) => isDue(next)).length;
}
