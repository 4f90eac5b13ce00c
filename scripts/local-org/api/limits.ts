import type { Jobs } from './bulk/jobs';
import { dailyQueryJobs, recentQueryJobs } from './bulk/query';
import { ok } from './http';
import type { Route } from './router';

/**
 * GET /limits: the daily allocations that this org really holds its clients to. Those of the platform that it does not
 * count (API calls, storage, mail, …) are left out.
 */
export function limitRoutes(jobs: Jobs): Route[] {
    return [
        {
            method: 'GET',
            pattern: '/limits',
            run: () =>
                ok({
                    DailyBulkV2QueryJobs: {
                        Max: dailyQueryJobs,
                        Remaining: Math.max(0, dailyQueryJobs - recentQueryJobs(jobs))
                    }
                })
        }
    ];
}
