/** Where "now" comes from. Injected everywhere, so that tests and the preview can travel in time. */
export interface Clock {
    /** Milliseconds since 1970-01-01T00:00:00Z. */
    now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is moved. */
export class FixedClock implements Clock {
    private instant: number;

    constructor(instant: string | number) {
        this.instant = toInstant(instant);
    }

    now(): number {
        return this.instant;
    }

    moveTo(instant: string | number): void {
        this.instant = toInstant(instant);
    }
}

/** An org's own clock: another clock, shifted. Can stand still at an instant while something runs as of then. */
export class OrgClock implements Clock {
    /** Milliseconds by which this clock is ahead of the other (or, negative, behind). */
    offset = 0;
    private readonly base: Clock;
    private held: number | undefined;

    constructor(base: Clock) {
        this.base = base;
    }

    now(): number {
        return this.held ?? this.base.now() + this.offset;
    }

    /** Sets the clock; it goes on from there. */
    moveTo(instant: number): void {
        this.offset = instant - this.base.now();
    }

    /** Runs something as of an instant. */
    at<Result>(instant: number, work: () => Result): Result {
        const before = this.held;
        this.held = instant;
        try {
            return work();
        } finally {
            this.held = before;
        }
    }
}

/** The calendar date of the clock in UTC, 'YYYY-MM-DD'. The local org's time zone is UTC. */
export function today(clock: Clock): string {
    return new Date(clock.now()).toISOString().slice(0, 10);
}

/** An instant in milliseconds. @throws RangeError where the text is no date or date-time. */
export function toInstant(instant: string | number): number {
    const milliseconds = typeof instant === 'number' ? instant : Date.parse(instant);
    if (Number.isNaN(milliseconds)) {
        throw new RangeError(`"${instant}" is not a point in time; give an ISO 8601 date or date-time.`);
    }
    return milliseconds;
}
