/** How fast Bulk API 2.0 takes a big load over http. */
import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { databaseFileOf } from '../../scripts/local-org/open';
import { creditValues } from './credits';
import { copyOfProject, ServedOrg } from './org';
import type { Result } from './result';

const RECORDS = 50_000;
const MOST_SECONDS = 30;
const JOBS = '/services/data/v66.0/jobs/ingest';
const POLL_MILLISECONDS = 50;

interface Job {
    readonly id: string;
    readonly state: string;
    readonly numberRecordsProcessed: number;
    readonly numberRecordsFailed: number;
    readonly errorMessage?: string;
}

/** From the creation of the job until it is complete; no peer, since the ratio to plain inserts is that of the saves. */
export async function benchBulkLoad(seeded: string): Promise<Result[]> {
    const project = copyOfProject(seeded);
    try {
        const csv = creditCsv(databaseFileOf(project));
        const org = await ServedOrg.start('scripts/local-org/main.ts', project);
        const ask = async (method: string, path: string, body?: unknown): Promise<Job> =>
            JSON.parse(await org.ask(method, path, body === undefined ? null : JSON.stringify(body))) as Job;
        const start = performance.now();
        let job = await ask('POST', JOBS, { object: 'Partner_Credit__c', operation: 'insert', lineEnding: 'LF' });
        await org.ask('PUT', `${JOBS}/${job.id}/batches`, csv, 'text/csv');
        job = await ask('PATCH', `${JOBS}/${job.id}`, { state: 'UploadComplete' });
        while (!['JobComplete', 'Failed', 'Aborted'].includes(job.state)) {
            await delay(POLL_MILLISECONDS);
            job = await ask('GET', `${JOBS}/${job.id}`);
        }
        const seconds = (performance.now() - start) / 1000;
        const memory = org.memory();
        await org.stop();
        if (job.state !== 'JobComplete' || job.numberRecordsFailed > 0 || job.numberRecordsProcessed !== RECORDS) {
            throw new Error(`The job ended as ${JSON.stringify(job)}.`);
        }
        return [
            {
                what: `load ${RECORDS.toLocaleString('en-US')} credits by Bulk API 2.0 over http`,
                value: seconds,
                unit: 's',
                target: { atMost: MOST_SECONDS }
            },
            { what: 'memory of the org after that', value: memory, unit: 'MB' }
        ];
    } finally {
        rmSync(project, { recursive: true });
    }
}

function creditCsv(databaseFile: string): string {
    const database = new DatabaseSync(databaseFile, { readOnly: true });
    const partners = database
        .prepare('SELECT Id FROM Partner__c')
        .all()
        .map((row) => String(row['Id']));
    database.close();
    const records = Array.from({ length: RECORDS }, (_, number) =>
        creditValues(partners[number % partners.length]!, number)
    );
    const header = Object.keys(records[0]!);
    return [header, ...records.map((record) => Object.values(record))].map((row) => `${row.join(',')}\n`).join('');
}
