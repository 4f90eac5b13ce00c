import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { batchSize, cratesInBatch } from '../__fixtures__/batches';
import { writeProject } from '../__fixtures__/project';
import { warehouse } from '../__fixtures__/warehouse';
import { databaseFileOf, openOrg } from '../open';
import type { Org } from '../org';

const load = fileURLToPath(new URL('../__fixtures__/load.ts', import.meta.url));
const main = fileURLToPath(new URL('../main.ts', import.meta.url));

interface Run {
    readonly process: ChildProcess;
    /** Whole lines of standard output so far. */
    lines(): string[];
    errors(): string;
    readonly ended: Promise<number | null>;
}

function start(script: string, ...args: string[]): Run {
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { process: child, lines: () => output.split('\n').slice(0, -1), errors: () => errors, ended };
}

async function firstLine(run: Run): Promise<string> {
    let code: number | null | undefined;
    void run.ended.then((ended) => (code = ended));
    while (run.lines().length === 0) {
        if (code !== undefined) {
            throw new Error(`It ended with ${code}: ${run.errors()}`);
        }
        await delay(5);
    }
    return run.lines()[0]!;
}

type Answer = Readonly<Record<string, unknown>>;

interface Client {
    /** Text is sent as CSV, anything else as JSON. Rejects where the status is no success. */
    ask(method: string, path: string, body?: unknown): Promise<Answer>;
    /** Creates one record and gives its Id. */
    create(object: string, values: unknown): Promise<string>;
}

/** A client of an org's API, once the org is ready. */
async function clientOf(run: Run): Promise<Client> {
    const { url, users } = JSON.parse(await firstLine(run)) as { url: string; users: { accessToken: string }[] };
    const ask = async (method: string, path: string, body?: unknown): Promise<Answer> => {
        const response = await fetch(`${url}/services/data/v66.0${path}`, {
            method,
            headers: {
                authorization: `Bearer ${users[0]!.accessToken}`,
                'content-type': typeof body === 'string' ? 'text/csv' : 'application/json'
            },
            ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) })
        });
        const text = await response.text();
        expect(response.ok, `${method} ${path}: ${text}`).toBe(true);
        return text === '' ? {} : (JSON.parse(text) as Answer);
    };
    const create = async (object: string, values: unknown): Promise<string> =>
        String((await ask('POST', `/sobjects/${object}`, values))['id']);
    return { ask, create };
}

/** Each query finds what must not be. All numbers are integers in the file. */
type Contradictions = Readonly<Record<string, string>>;

const inRecords: Contradictions = {
    'a crate whose roll-ups are not those of its items': `
        SELECT Id FROM Crate__c AS crate WHERE
            Items__c IS NOT (SELECT COUNT(*) FROM Item__c WHERE Crate__c = crate.Id) OR
            Weight__c IS NOT (SELECT COALESCE(SUM(Weight__c), 0) FROM Item__c WHERE Crate__c = crate.Id) OR
            Lightest__c IS NOT (SELECT MIN(Weight__c) FROM Item__c WHERE Crate__c = crate.Id)`,
    'a depot whose roll-ups are not those of its crates': `
        SELECT Id FROM Depot__c AS depot WHERE
            Crates__c IS NOT (SELECT COUNT(*) FROM Crate__c WHERE Depot__c = depot.Id) OR
            Weight__c IS NOT (SELECT COALESCE(SUM(Weight__c), 0) FROM Crate__c WHERE Depot__c = depot.Id) OR
            Heaviest__c IS NOT (SELECT MAX(Weight__c) FROM Crate__c WHERE Depot__c = depot.Id)`,
    'a key or a number that two records have': `
        SELECT Key__c FROM Crate__c GROUP BY LOWER(Key__c) HAVING COUNT(*) > 1
        UNION ALL SELECT Name FROM Item__c GROUP BY Name HAVING COUNT(*) > 1`,
    'an orphan': `
        SELECT Id FROM Item__c WHERE Crate__c NOT IN (SELECT Id FROM Crate__c)
        UNION ALL SELECT Id FROM Crate__c WHERE Depot__c NOT IN (SELECT Id FROM Depot__c)`
};

const inBatches: Contradictions = {
    'a batch that is there in part': `
        SELECT Name FROM Crate__c GROUP BY Name HAVING COUNT(*) <> ${cratesInBatch}
        UNION ALL
        SELECT Batch__c FROM Item__c GROUP BY Batch__c HAVING COUNT(*) NOT IN (${batchSize}, ${batchSize - 1})
        UNION ALL SELECT Batch__c FROM Item__c WHERE CAST(Batch__c AS TEXT) NOT IN (SELECT Name FROM Crate__c)`,
    'a batch that lost its last item although the one that deletes it is not there': `
        SELECT Batch__c FROM Item__c AS item GROUP BY Batch__c HAVING COUNT(*) = ${batchSize - 1} AND
            NOT EXISTS (SELECT 1 FROM Item__c WHERE Batch__c = item.Batch__c + 1)`
};

function expectNone(org: Org, contradictions: Contradictions, moment: string): void {
    const { database } = org.store;
    expect(database.prepare('PRAGMA integrity_check').all(), moment).toEqual([{ integrity_check: 'ok' }]);
    for (const [what, query] of Object.entries(contradictions)) {
        expect(database.prepare(query).all(), `${what}, ${moment}`).toEqual([]);
    }
}

function batchesOf(org: Org): number[] {
    const rows = org.store.database.prepare('SELECT DISTINCT Batch__c AS batch FROM Item__c ORDER BY 1').all();
    return rows.map((row) => Number(row['batch']));
}

function createItem(org: Org): { id: string; name: string } {
    const userId = org.users[0]!.id;
    const [crate] = org.store.readAll('Crate__c');
    const [result] = org.save(
        [{ kind: 'create', object: 'Item__c', values: { Crate__c: crate!['Id'], Weight__c: 1 } }],
        { userId }
    );
    if (!result?.success) {
        throw new Error(JSON.stringify(result?.errors));
    }
    const name = String(org.read('Item__c', result.id)!['Name']);
    org.save([{ kind: 'delete', object: 'Item__c', id: result.id }], { userId });
    return { id: result.id, name };
}

describe('an org that is killed', { timeout: 120_000 }, () => {
    it('in the middle of a load has every transaction whole or not at all, and gives no number twice', async () => {
        const project = writeProject(warehouse());
        const file = join(project, 'killed.db');
        let nextBatch = 1;
        let lastNumber = '';
        let lastId = '';
        let rounds = 0;
        for (; rounds < 6; rounds += 1) {
            const wait = Math.round(Math.random() * 400);
            const moment = `killed ${wait} ms after the first batch of round ${rounds + 1}`;
            const run = start(load, project, file, String(nextBatch));
            await firstLine(run);
            await delay(wait);
            run.process.kill('SIGKILL');
            await run.ended;

            const acknowledged = run.lines().map((line) => line.split(' ') as [string, string]);
            const org = openOrg({ projectDirectory: project, databaseFile: file });
            expectNone(org, { ...inRecords, ...inBatches }, moment);
            const batches = batchesOf(org);
            for (const [batch] of acknowledged) {
                expect(batches, moment).toContain(Number(batch));
            }
            // Texts of equal length: later ones are greater. Names carry seven digits, Ids are in the order of creation.
            const given = createItem(org);
            expect(given.name > acknowledged.at(-1)![1], `${given.name}, ${moment}`).toBe(true);
            expect(given.name > lastNumber && given.id > lastId, moment).toBe(true);
            ({ name: lastNumber, id: lastId } = given);
            expectNone(org, inRecords, moment);
            nextBatch = batches.at(-1)! + 1;
            org.close();
        }
        expect(nextBatch).toBeGreaterThan(rounds);
    });

    it('while it starts starts again', async () => {
        const project = writeProject(warehouse());
        for (let round = 0; round < 6; round += 1) {
            const run = start(main, '--project', project);
            await delay(300 + Math.random() * 500);
            run.process.kill('SIGKILL');
            await run.ended;
        }
        const run = start(main, '--project', project);
        expect(JSON.parse(await firstLine(run))).toMatchObject({ ready: true });
        run.process.kill('SIGTERM');
        expect(await run.ended).toBe(0);
    });

    it('while many clients write over http has every record it has acknowledged, with its roll-ups', async () => {
        const project = writeProject(warehouse());
        const run = start(main, '--project', project);
        const { create } = await clientOf(run);
        const depot = await create('Depot__c', { Name: 'D' });
        const crates = await Promise.all(
            Array.from({ length: cratesInBatch }, (_, batch) =>
                create('Crate__c', { Name: 'One batch', Depot__c: depot, Key__c: `k${batch}` })
            )
        );
        const acknowledged: string[] = [];
        const client = async (crate: string): Promise<void> => {
            for (;;) {
                acknowledged.push(await create('Item__c', { Crate__c: crate, Weight__c: 2.5 }));
            }
        };
        const clients = Promise.allSettled(crates.slice(0, 8).map(client));
        await delay(500 + Math.random() * 500);
        run.process.kill('SIGKILL');
        await run.ended;
        for (const { reason } of (await clients) as PromiseRejectedResult[]) {
            expect(reason).toBeInstanceOf(TypeError);
        }

        expect(acknowledged.length).toBeGreaterThan(8);
        const org = openOrg({ projectDirectory: project, databaseFile: databaseFileOf(project) });
        const { database } = org.store;
        expectNone(org, inRecords, `after ${acknowledged.length} items`);
        const missing = acknowledged.filter((id) => org.read('Item__c', id) === undefined);
        expect(missing).toEqual([]);
        expect(database.prepare('SELECT Items__c FROM Crate__c WHERE Items__c > 0').all().length).toBe(8);
        org.close();
    });

    it('in the middle of a bulk load goes on with it when it starts again, no row twice and none forgotten', async () => {
        const project = writeProject(warehouse());
        const rows = 3000;
        let run = start(main, '--project', project);
        let client = await clientOf(run);
        const depot = await client.create('Depot__c', { Name: 'D' });
        const crate = await client.create('Crate__c', { Name: 'One batch', Depot__c: depot, Key__c: 'k' });
        const lines = Array.from({ length: rows }, (_, row) => `${crate},${row + 1},0.25`);
        const job = await client.ask('POST', '/jobs/ingest', { object: 'Item__c', operation: 'insert' });
        await client.ask(
            'PUT',
            `/jobs/ingest/${job['id']}/batches`,
            ['Crate__c,Batch__c,Weight__c', ...lines].join('\n')
        );
        await client.ask('PATCH', `/jobs/ingest/${job['id']}`, { state: 'UploadComplete' });
        for (let round = 0; round < 3; round += 1) {
            await delay(Math.random() * 150);
            run.process.kill('SIGKILL');
            await run.ended;
            run = start(main, '--project', project);
            client = await clientOf(run);
        }
        let state: unknown;
        while ((state = (await client.ask('GET', `/jobs/ingest/${job['id']}`))['state']) !== 'JobComplete') {
            expect(['UploadComplete', 'InProgress']).toContain(state);
            await delay(20);
        }
        run.process.kill('SIGTERM');
        expect(await run.ended).toBe(0);

        const org = openOrg({ projectDirectory: project, databaseFile: databaseFileOf(project) });
        expectNone(org, inRecords, 'after the bulk load');
        const found = org.store.database.prepare('SELECT COUNT(*) AS items, SUM(Batch__c) AS sum FROM Item__c').get();
        expect(found).toEqual({ items: rows, sum: (rows * (rows + 1)) / 2 });
        org.close();
    });
});
