import type { FlowRun } from '../flow/schedule/dueWork';
import type { Org } from '../org';
import type { ApiContext } from './context';
import { apiError, ok, parseJsonObject, type ApiResponse } from './http';
import type { Route } from './router';

/** Most entries of one list in an answer; the counts tell whether there are more. */
const mostEntries = 200;

/**
 * The org's clock, for administrators. No resource of the platform, which has no clock to move:
 *
 * - `GET /local-org/clock` tells the time, what waits for it, and what failed when its time came;
 * - `POST /local-org/clock` with `{"now": "2027-01-31T09:00:00Z"}` moves the clock, which goes on from there, and runs
 *   what is due on the way; with `{"reset": true}` it shows the machine's time again.
 */
export function clockRoutes(): Route[] {
    const pattern = '/local-org/clock';
    return [
        { method: 'GET', pattern, run: ({ context }) => forAdministrators(context, () => ok(overview(context.org))) },
        {
            method: 'POST',
            pattern,
            run: ({ context, body }) => forAdministrators(context, () => ok(moveClock(context.org, body)))
        }
    ];
}

function forAdministrators(context: ApiContext, answer: () => ApiResponse): ApiResponse {
    const user = context.org.read('User', context.user.id);
    const profile = context.org.read('Profile', String(user?.['ProfileId'] ?? ''));
    if (profile?.['Name'] !== 'System Administrator') {
        throw apiError(403, 'INSUFFICIENT_ACCESS', 'Only a system administrator may see and move the clock.');
    }
    return answer();
}

function iso(instant: number): string {
    return new Date(instant).toISOString();
}

function overview(org: Org): Record<string, unknown> {
    const { now, offset, waiting, schedules, failures } = org.timeOverview();
    return {
        now: iso(now),
        offsetMilliseconds: offset,
        waitingCount: waiting.length,
        waiting: waiting
            .slice(0, mostEntries)
            .map(({ flow, path, record, due }) => ({ flow, path, recordId: record, due: iso(due) })),
        schedules: schedules.map(({ flow, schedule, next }) => ({
            flow,
            schedule,
            next: next === null ? null : iso(next)
        })),
        failures: failures.map(({ flow, path, record, due, message }) => ({
            flow,
            path,
            recordId: record,
            due: iso(due),
            message
        }))
    };
}

function moveClock(org: Org, body: string): Record<string, unknown> {
    const { now, reset, ...others } = parseJsonObject(body);
    const isInstant = typeof now === 'string' && isReasonable(Date.parse(now)) && reset === undefined;
    const isReset = reset === true && now === undefined;
    if (!(isInstant || isReset) || Object.keys(others).length > 0) {
        throw apiError(
            400,
            'INVALID_ARGUMENT',
            'Give {"now": an ISO 8601 date or date-time from 1970 to 2199} to move the clock, or {"reset": true} to take it back.'
        );
    }
    if (isReset) {
        org.resetClock();
    }
    const runs = isInstant ? org.advanceTo(now) : org.runDueWork();
    return { now: iso(org.clock.now()), ranCount: runs.length, ran: runs.slice(0, mostEntries).map(toEntry) };
}

/** A leap of centuries would have to run every day of a daily schedule. */
function isReasonable(instant: number): boolean {
    return instant >= 0 && instant < Date.UTC(2200, 0, 1);
}

function toEntry({ flow, path, recordId, due, failure }: FlowRun): Record<string, unknown> {
    return {
        flow,
        path: path ?? null,
        recordId: recordId ?? null,
        due: iso(due),
        ...(failure !== undefined && { failure })
    };
}
