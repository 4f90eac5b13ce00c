import { apiError, noContent, ok, parseJsonObject } from '../http';
import type { ApiResponse } from '../http';
import type { ApiRequest, Route } from '../router';
import { writeCsv } from './csv';
import type { Job, Jobs } from './jobs';
import { bulkQueryPlan } from './query-run';
import { choice, commonInfo, formatOf, invalidState, jobOf, progressInfo, stateOf } from './requests';
import type { BulkWorker } from './worker';

/** Records of one page of results where the client does not ask for fewer. */
const defaultRecords = 50_000;

/** Query jobs that one org may create in 24 hours. Source: Bulk API 2.0 limits. */
export const dailyQueryJobs = 10_000;

/** /jobs/query: Bulk API 2.0 queries. */
export function bulkQueryRoutes(jobs: Jobs, worker: BulkWorker): Route[] {
    const path = '/jobs/query/{job}';
    const withJob = (run: (job: Job, request: ApiRequest) => ApiResponse) => (request: ApiRequest) =>
        run(jobOf(jobs, 'query', request), request);
    return [
        { method: 'GET', pattern: '/jobs/query', run: (request) => list(jobs, request) },
        { method: 'POST', pattern: '/jobs/query', run: (request) => create(jobs, worker, request) },
        { method: 'GET', pattern: path, run: withJob((job) => ok(queryInfo(job))) },
        { method: 'PATCH', pattern: path, run: withJob((job, request) => abort(jobs, job, request)) },
        { method: 'DELETE', pattern: path, run: withJob((job) => remove(jobs, job)) },
        { method: 'GET', pattern: `${path}/results`, run: withJob((job, request) => results(jobs, job, request)) }
    ];
}

function queryInfo(job: Job): Record<string, unknown> {
    return { ...commonInfo(job), jobType: 'V2Query', ...progressInfo(job), isPkChunkingSupported: false };
}

function list(jobs: Jobs, { context }: ApiRequest): ApiResponse {
    const own = jobs.list('query').filter(({ createdById }) => createdById === context.user.id);
    return ok({ done: true, records: own.map(queryInfo), nextRecordsUrl: null });
}

/** Query jobs of the last 24 hours, which count against the daily limit. */
export function recentQueryJobs(jobs: Jobs): number {
    const from = new Date(Date.parse(jobs.now()) - 24 * 60 * 60 * 1000).toISOString();
    return jobs.list('query').filter(({ createdDate }) => createdDate > from).length;
}

function create(jobs: Jobs, worker: BulkWorker, request: ApiRequest): ApiResponse {
    const { context } = request;
    const body = parseJsonObject(request.body);
    const operation = choice(body, 'operation', ['query', 'queryAll']);
    const query = body['query'];
    if (typeof query !== 'string' || query.trim() === '') {
        throw apiError(400, 'INVALIDJOB', "InvalidJob : 'query' must be a SOQL text.");
    }
    const plan = bulkQueryPlan(context.org, context.user.id, query);
    if (recentQueryJobs(jobs) >= dailyQueryJobs) {
        throw apiError(403, 'EXCEEDEDQUOTA', `ExceededQuota : ${dailyQueryJobs} query jobs were created in 24 hours.`);
    }
    const job = jobs.create({
        kind: 'query',
        operation,
        object: plan.object.apiName,
        createdById: context.user.id,
        apiVersion: Number(context.version),
        ...formatOf(body),
        query,
        state: 'UploadComplete',
        numberRecordsProcessed: 0,
        numberRecordsFailed: 0,
        totalProcessingTime: 0
    });
    worker.add(job.id);
    return ok(queryInfo(job));
}

function abort(jobs: Jobs, job: Job, request: ApiRequest): ApiResponse {
    stateOf(parseJsonObject(request.body), ['Aborted']);
    if (isOver(job)) {
        throw invalidState(`Aborting already ${job.state} Job not allowed`);
    }
    return ok(queryInfo(jobs.update(job, { state: 'Aborted' })));
}

function remove(jobs: Jobs, job: Job): ApiResponse {
    if (!isOver(job)) {
        throw invalidState(`Deleting a Job that is ${job.state} is not allowed; abort it first.`);
    }
    jobs.delete(job.id);
    return noContent;
}

function isOver({ state }: Job): boolean {
    return state === 'JobComplete' || state === 'Failed' || state === 'Aborted';
}

/** A page of CSV with its header line; the locator of the next page, or the text null, is in a header. */
function results(jobs: Jobs, job: Job, { search }: ApiRequest): ApiResponse {
    if (job.state !== 'JobComplete') {
        throw invalidState(`The results of a Job that is ${job.state} are not there.`);
    }
    const count = wholeNumber(search.get('maxRecords') ?? String(defaultRecords), 'maxRecords');
    const start = startOf(search.get('locator'));
    if (count < 1 || start > job.numberRecordsProcessed) {
        throw apiError(
            400,
            'INVALIDJOB',
            'InvalidJob : maxRecords must be at least 1, and the locator one that was given.'
        );
    }
    const lines = jobs.lines(job.id, start, count);
    const end = start + lines.length;
    const locator = end < job.numberRecordsProcessed ? Buffer.from(String(end)).toString('base64url') : 'null';
    return {
        status: 200,
        raw: { contentType: 'text/csv', content: [writeCsv([job.header ?? []], job), ...lines].join('') },
        headers: {
            'sforce-locator': locator,
            'sforce-numberofrecords': String(lines.length)
        }
    };
}

function startOf(locator: string | null): number {
    return locator === null || locator === '' || locator === 'null'
        ? 0
        : wholeNumber(Buffer.from(locator, 'base64url').toString('utf8'), 'locator');
}

function wholeNumber(text: string, name: string): number {
    if (!/^\d{1,9}$/.test(text)) {
        throw apiError(400, 'INVALIDJOB', `InvalidJob : ${name} is not valid.`);
    }
    return Number(text);
}
