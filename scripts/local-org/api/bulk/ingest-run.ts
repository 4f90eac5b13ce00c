import type { Org, SaveError, SaveResult } from '../../org';
import { saveAttempts } from '../composite/records';
import type { Attempt } from '../composite/records';
import { RowReader } from './columns';
import { CsvError, readCsv } from './csv';
import type { CsvTable } from './csv';
import type { Job, Jobs, RowResult } from './jobs';

/** Records that are saved together, as on the platform. */
const chunkSize = 200;

/** Lets waiting requests be answered between two chunks. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Processes an ingest job from where it stopped. What a chunk saves and what is written down about it is one
 * transaction: after a crash no row is processed twice and none is forgotten.
 */
export async function runIngest(org: Org, jobs: Jobs, id: string): Promise<void> {
    const job = jobs.find('ingest', id);
    if (!job) {
        return;
    }
    let table: CsvTable;
    let reader: RowReader;
    try {
        table = readCsv(jobs.data(id) ?? '', job);
        // What the user does not see is not there for the user's data either.
        const { schema } = org.access.of(job.createdById);
        const object = schema.findObject(job.object);
        if (!object) {
            throw new CsvError(`InvalidEntity : Entity '${job.object}' is not supported any more.`);
        }
        reader = new RowReader(schema, job, object, table.header);
    } catch (error) {
        if (!(error instanceof CsvError)) {
            throw error;
        }
        jobs.update(job, { state: 'Failed', errorMessage: error.message });
        return;
    }
    for (let position = job.numberRecordsProcessed; ; position += chunkSize) {
        await breathe();
        if (!org.store.database.isOpen) {
            return;
        }
        const current = jobs.find('ingest', id);
        if (!current || current.state === 'Aborted') {
            return;
        }
        if (position >= table.rows.length) {
            jobs.update(current, { state: 'JobComplete' });
            return;
        }
        const rows = table.rows.slice(position, position + chunkSize);
        saveChunk(
            org,
            jobs,
            current,
            position,
            rows.map((row) => reader.attempt(row))
        );
    }
}

function saveChunk(org: Org, jobs: Jobs, job: Job, position: number, attempts: readonly Attempt[]): void {
    const started = performance.now();
    org.store.transaction(() => {
        const saved = saveAttempts(org, job.createdById, attempts, false);
        const results = saved.map((result, index) => rowResult(position + index, job, result));
        jobs.putResults(job.id, results);
        jobs.update(job, {
            state: 'InProgress',
            numberRecordsProcessed: position + attempts.length,
            numberRecordsFailed: job.numberRecordsFailed + results.filter(({ error }) => error !== null).length,
            totalProcessingTime: job.totalProcessingTime + Math.round(performance.now() - started)
        });
    });
}

function rowResult(position: number, job: Job, result: SaveResult): RowResult {
    return result.success
        ? { position, id: result.id, created: job.operation !== 'delete' && result.created, error: null }
        : { position, id: result.id ?? null, created: false, error: result.errors.map(errorText).join(';') };
}

/** `REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --` */
function errorText({ statusCode, message, fields }: SaveError): string {
    return `${statusCode}:${message}:${fields.length > 0 ? `${fields.join(', ')} ` : ''}--`;
}
