import { apiError, notFound } from '../http';
import type { ApiError } from '../http';
import type { ApiRequest } from '../router';
import { columnDelimiters, lineEndings } from './csv';
import type { Job, JobKind, Jobs } from './jobs';

/** @throws ApiError 404 for a job that is not there, or another user's. */
export function jobOf(jobs: Jobs, kind: JobKind, request: ApiRequest): Job {
    const job = jobs.find(kind, request.parameters['job'] ?? '');
    if (!job || job.createdById !== request.context.user.id) {
        throw notFound();
    }
    return job;
}

export function invalidState(message: string): ApiError {
    return apiError(400, 'INVALIDJOBSTATE', `InvalidJobState : ${message}`);
}

export function invalidJob(message: string): ApiError {
    return apiError(400, 'INVALIDJOB', `InvalidJob : ${message}`);
}

/** How a new job wants its data written. @throws ApiError 400 for a value that is none. */
export function formatOf(body: Readonly<Record<string, unknown>>): { columnDelimiter: string; lineEnding: string } {
    const contentType = body['contentType'] ?? 'CSV';
    if (contentType !== 'CSV') {
        throw invalidJob(`contentType must be CSV; found ${JSON.stringify(contentType)}.`);
    }
    return {
        columnDelimiter: choice(body, 'columnDelimiter', Object.keys(columnDelimiters), 'COMMA'),
        lineEnding: choice(body, 'lineEnding', Object.keys(lineEndings), 'LF')
    };
}

export function choice(
    body: Readonly<Record<string, unknown>>,
    name: string,
    allowed: readonly string[],
    preset?: string
): string {
    const value = body[name] ?? preset;
    if (typeof value !== 'string' || !allowed.includes(value)) {
        throw invalidJob(`${name} must be one of ${allowed.join(', ')}; found ${JSON.stringify(value ?? null)}.`);
    }
    return value;
}

/** @throws ApiError 400 where the state asked for is no `allowed` one. */
export function stateOf(body: Readonly<Record<string, unknown>>, allowed: readonly string[]): string {
    const state = body['state'];
    if (typeof state !== 'string' || !allowed.includes(state)) {
        throw invalidJob(`state must be one of ${allowed.join(', ')}; found ${JSON.stringify(state ?? null)}.`);
    }
    return state;
}

/** The parts of a job that ingest and query jobs tell alike. */
export function commonInfo(job: Job): Record<string, unknown> {
    return {
        id: job.id,
        operation: job.operation,
        object: job.object,
        createdById: job.createdById,
        createdDate: restTime(job.createdDate),
        systemModstamp: restTime(job.systemModstamp),
        state: job.state,
        concurrencyMode: 'Parallel',
        contentType: 'CSV',
        apiVersion: job.apiVersion,
        lineEnding: job.lineEnding,
        columnDelimiter: job.columnDelimiter
    };
}

function restTime(time: string): string {
    return time.replace('Z', '+0000');
}

/** What has happened so far, told of jobs that have begun. */
export function progressInfo(job: Job): Record<string, unknown> {
    return {
        numberRecordsProcessed: job.numberRecordsProcessed,
        retries: 0,
        totalProcessingTime: job.totalProcessingTime,
        ...(job.errorMessage === undefined ? {} : { errorMessage: job.errorMessage })
    };
}
