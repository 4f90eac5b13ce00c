import { toInstant, type OrgClock } from '../../clock';
import type { Store } from '../../store/store';
import { type DueWork, type FlowRun } from './dueWork';
import { InterviewQueue, type FailedInterview, type QueuedInterview, type ScheduleEntry } from './queue';

/** What an org has to do by the clock. */
export interface TimeOverview {
    /** Milliseconds since 1970-01-01T00:00:00Z. */
    readonly now: number;
    /** Milliseconds by which the org's clock is ahead of its base. */
    readonly offset: number;
    readonly waiting: readonly QueuedInterview[];
    readonly schedules: readonly ScheduleEntry[];
    readonly failures: readonly FailedInterview[];
}

/** An org's time: its clock, which can be moved, and what it runs when the clock passes its time. */
export class OrgTime {
    private readonly clock: OrgClock;
    private readonly store: Store;
    private running = false;

    /** Takes the clock to where it was moved before the org was closed. */
    constructor(clock: OrgClock, store: Store) {
        this.clock = clock;
        this.store = store;
        store.database.exec('CREATE TABLE IF NOT EXISTS "$clock" (id INTEGER PRIMARY KEY, offset INTEGER NOT NULL)');
        const row = store.database.prepare('SELECT offset FROM "$clock"').get() as { offset: number } | undefined;
        clock.offset = row?.offset ?? 0;
    }

    /**
     * Runs everything that is due by now, in order of time, each as of the time it was due and in a transaction of its
     * own. Does nothing while it is running already.
     */
    runDueWork(work: DueWork): FlowRun[] {
        return this.runUntil(work, this.clock.now());
    }

    /**
     * Moves the clock. Forwards: everything that is due on the way runs first. Backwards: schedules run from that time
     * on, as if the time between had not been; scheduled paths that have run do not run again.
     * @param instant ISO 8601, or milliseconds since 1970-01-01T00:00:00Z. @throws RangeError where it is neither.
     */
    advanceTo(work: DueWork, instant: string | number): FlowRun[] {
        const target = toInstant(instant);
        const runs = this.runUntil(work, target);
        this.change(work, () => this.clock.moveTo(target));
        return runs;
    }

    /** Takes the clock back to its base. */
    reset(work: DueWork): void {
        this.change(work, () => {
            this.clock.offset = 0;
        });
    }

    overview(): TimeOverview {
        const queue = InterviewQueue.of(this.store);
        return {
            now: this.clock.now(),
            offset: this.clock.offset,
            waiting: queue.all(),
            schedules: queue.schedules(),
            failures: queue.failures()
        };
    }

    private change(work: DueWork, move: () => void): void {
        const before = this.clock.now();
        move();
        this.keepOffset();
        if (this.clock.now() < before) {
            work.replanSchedules();
        }
    }

    private keepOffset(): void {
        this.store.database
            .prepare('INSERT OR REPLACE INTO "$clock" (id, offset) VALUES (1, ?)')
            .run(Math.round(this.clock.offset));
    }

    private runUntil(work: DueWork, until: number): FlowRun[] {
        if (this.running) {
            return [];
        }
        this.running = true;
        try {
            const runs: FlowRun[] = [];
            for (let due = work.nextDue(until); due !== undefined; due = work.nextDue(until)) {
                const instant = due;
                runs.push(...this.clock.at(instant, () => work.runAt(instant)));
            }
            return runs;
        } finally {
            this.running = false;
        }
    }
}
