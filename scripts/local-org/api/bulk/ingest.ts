import { isExternalId } from '../../save/applyValues';
import { apiError, noContent, ok, parseJsonObject } from '../http';
import type { ApiResponse } from '../http';
import type { ApiRequest, Route } from '../router';
import { CsvError, readCsv, writeCsv } from './csv';
import type { CsvTable } from './csv';
import type { Job, JobState, Jobs, RowResult } from './jobs';
import { commonInfo, formatOf, invalidJob, invalidState, jobOf, progressInfo, stateOf } from './requests';
import type { BulkWorker } from './worker';

/** Largest upload in bytes: the platform takes 150 MB in base 64, which is about 100 MB of data. */
const largestUpload = 100 * 1024 * 1024;

/** /jobs/ingest: Bulk API 2.0 loads. */
export function ingestRoutes(jobs: Jobs, worker: BulkWorker): Route[] {
    const path = '/jobs/ingest/{job}';
    const withJob = (run: (job: Job, request: ApiRequest) => ApiResponse) => (request: ApiRequest) =>
        run(jobOf(jobs, 'ingest', request), request);
    return [
        { method: 'GET', pattern: '/jobs/ingest', run: (request) => list(jobs, request) },
        { method: 'POST', pattern: '/jobs/ingest', run: (request) => create(jobs, request) },
        { method: 'GET', pattern: path, run: withJob((job) => ok(ingestInfo(job))) },
        { method: 'PATCH', pattern: path, run: withJob((job, request) => changeState(jobs, worker, job, request)) },
        { method: 'DELETE', pattern: path, run: withJob((job) => remove(jobs, job)) },
        {
            method: 'PUT',
            pattern: `${path}/batches`,
            largestBody: largestUpload,
            run: withJob((job, request) => upload(jobs, job, request))
        },
        { method: 'GET', pattern: `${path}/successfulResults`, run: withJob((job) => successes(jobs, job)) },
        { method: 'GET', pattern: `${path}/failedResults`, run: withJob((job) => failures(jobs, job)) },
        { method: 'GET', pattern: `${path}/unprocessedrecords`, run: withJob((job) => unprocessed(jobs, job)) }
    ];
}

function ingestInfo(job: Job): Record<string, unknown> {
    return {
        ...commonInfo(job),
        ...(job.externalIdFieldName === undefined ? {} : { externalIdFieldName: job.externalIdFieldName }),
        jobType: 'V2Ingest',
        ...(job.state === 'Open'
            ? { contentUrl: `services/data/v${job.apiVersion.toFixed(1)}/jobs/ingest/${job.id}/batches` }
            : {
                  ...progressInfo(job),
                  numberRecordsFailed: job.numberRecordsFailed,
                  apiActiveProcessingTime: job.totalProcessingTime,
                  apexProcessingTime: 0
              })
    };
}

function list(jobs: Jobs, { context }: ApiRequest): ApiResponse {
    const own = jobs.list('ingest').filter(({ createdById }) => createdById === context.user.id);
    return ok({ done: true, records: own.map(ingestInfo), nextRecordsUrl: null });
}

function create(jobs: Jobs, request: ApiRequest): ApiResponse {
    const { context } = request;
    const type = request.headers['content-type'] ?? '';
    if (/multipart/i.test(type)) {
        throw apiError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Create the job as JSON and upload its data to /batches.');
    }
    const body = parseJsonObject(request.body);
    const operation = String(body['operation'] ?? '');
    if (operation === 'hardDelete') {
        throw apiError(
            400,
            'FEATURENOTENABLED',
            'FeatureNotEnabled : hardDelete operation requires special user profile permission, please contact your system administrator'
        );
    }
    if (!['insert', 'update', 'upsert', 'delete'].includes(operation)) {
        throw invalidJob(`operation must be one of insert, update, upsert, delete; found '${operation}'.`);
    }
    const object = context.schema.findObject(String(body['object'] ?? ''));
    if (!object) {
        throw apiError(
            400,
            'INVALIDENTITY',
            `InvalidEntity : Entity '${String(body['object'] ?? '')}' is not supported by the Bulk API.`
        );
    }
    const externalId = body['externalIdFieldName'];
    const field = typeof externalId === 'string' ? context.schema.findField(object, externalId) : undefined;
    if (operation === 'upsert' && !(field && isExternalId(object, field))) {
        throw invalidJob(
            `externalIdFieldName must be an external Id of ${object.apiName}; found ${JSON.stringify(externalId ?? null)}.`
        );
    }
    const job = jobs.create({
        kind: 'ingest',
        operation,
        object: object.apiName,
        createdById: context.user.id,
        apiVersion: Number(context.version),
        ...formatOf(body),
        ...(operation === 'upsert' && field ? { externalIdFieldName: field.apiName } : {}),
        state: 'Open',
        numberRecordsProcessed: 0,
        numberRecordsFailed: 0,
        totalProcessingTime: 0
    });
    return ok(ingestInfo(job));
}

function upload(jobs: Jobs, job: Job, request: ApiRequest): ApiResponse {
    if (job.state !== 'Open' || jobs.data(job.id) !== undefined) {
        throw invalidState(`Data can be uploaded once, while the job is Open; it is ${job.state}.`);
    }
    const type = request.headers['content-type'] ?? '';
    if (!/^text\/csv\b/i.test(type)) {
        throw apiError(415, 'UNSUPPORTED_MEDIA_TYPE', `The data must be sent as text/csv; found '${type}'.`);
    }
    jobs.putData(job.id, request.body);
    return { status: 201 };
}

function changeState(jobs: Jobs, worker: BulkWorker, job: Job, request: ApiRequest): ApiResponse {
    const state = stateOf(parseJsonObject(request.body), ['UploadComplete', 'Aborted']) as JobState;
    if (state === 'UploadComplete') {
        if (job.state !== 'Open') {
            throw invalidState(`Closing already ${job.state} Job not allowed`);
        }
        if (jobs.data(job.id) === undefined) {
            throw invalidState('No data was uploaded to the job.');
        }
        const closed = jobs.update(job, { state });
        worker.add(job.id);
        return ok(ingestInfo(closed));
    }
    if (isOver(job)) {
        throw invalidState(`Aborting already ${job.state} Job not allowed`);
    }
    return ok(ingestInfo(jobs.update(job, { state })));
}

function isOver({ state }: Job): boolean {
    return state === 'JobComplete' || state === 'Failed' || state === 'Aborted';
}

function remove(jobs: Jobs, job: Job): ApiResponse {
    if (!isOver(job)) {
        throw invalidState(`Deleting a Job that is ${job.state} is not allowed; abort it first.`);
    }
    jobs.delete(job.id);
    return noContent;
}

/** The data of a job that is over; empty where there is none that can be read. @throws ApiError 400 while it is not over. */
function tableOf(jobs: Jobs, job: Job): CsvTable {
    if (!isOver(job)) {
        throw invalidState(`The results of a Job that is ${job.state} are not there yet.`);
    }
    try {
        return readCsv(jobs.data(job.id) ?? '', job);
    } catch (error) {
        if (error instanceof CsvError) {
            return { header: [], rows: [] };
        }
        throw error;
    }
}

function csv(job: Job, rows: readonly (readonly string[])[]): ApiResponse {
    return { status: 200, raw: { contentType: 'text/csv', content: writeCsv(rows, job) } };
}

function resultsWhere(
    jobs: Jobs,
    job: Job,
    columns: readonly string[],
    cells: (result: RowResult) => readonly string[] | undefined
): ApiResponse {
    const { header, rows } = tableOf(jobs, job);
    const lines = jobs.results(job.id).flatMap((result) => {
        const own = cells(result);
        return own ? [[...own, ...(rows[result.position] ?? [])]] : [];
    });
    return csv(job, [[...columns, ...header], ...lines]);
}

function successes(jobs: Jobs, job: Job): ApiResponse {
    return resultsWhere(jobs, job, ['sf__Id', 'sf__Created'], ({ id, created, error }) =>
        error === null ? [id ?? '', String(created)] : undefined
    );
}

function failures(jobs: Jobs, job: Job): ApiResponse {
    return resultsWhere(jobs, job, ['sf__Id', 'sf__Error'], ({ id, error }) =>
        error === null ? undefined : [id ?? '', error]
    );
}

/** The rows after the last one processed; data that can not be read as it came. */
function unprocessed(jobs: Jobs, job: Job): ApiResponse {
    const { header, rows } = tableOf(jobs, job);
    return header.length === 0
        ? { status: 200, raw: { contentType: 'text/csv', content: jobs.data(job.id) ?? '' } }
        : csv(job, [header, ...rows.slice(job.numberRecordsProcessed)]);
}
