import type { Org } from '../../org';
import type { Route } from '../router';
import { ingestRoutes } from './ingest';
import type { Jobs } from './jobs';
import { bulkQueryRoutes } from './query';
import { BulkWorker } from './worker';

/** /jobs: Bulk API 2.0. Jobs that a stop of the org interrupted go on. */
export function bulkRoutes(org: Org, jobs: Jobs): Route[] {
    const worker = new BulkWorker(org, jobs);
    return [...ingestRoutes(jobs, worker), ...bulkQueryRoutes(jobs, worker)];
}
