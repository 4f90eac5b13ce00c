import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Jobs } from '../bulk/jobs';
import { LibraryApi } from './library-api';
import type { Answer, Json } from './library-api';

const library = new LibraryApi();

beforeAll(() => library.start());
afterAll(() => library.stop());

async function open(options: Record<string, unknown>, api = library): Promise<string> {
    const { status, body, text } = await api.ask('POST', '/jobs/ingest', { contentType: 'CSV', ...options });
    expect(status, text).toBe(200);
    expect(body).toMatchObject({ state: 'Open', jobType: 'V2Ingest', apiVersion: 66 });
    expect(body.contentUrl).toBe(`services/data/v66.0/jobs/ingest/${body.id}/batches`);
    return body.id;
}

function upload(id: string, data: string, api = library): Promise<Answer> {
    return api.ask('PUT', `/jobs/ingest/${id}/batches`, data, { 'content-type': 'text/csv' });
}

async function ended(id: string, kind = 'ingest', api = library): Promise<Json> {
    for (;;) {
        const { body } = await api.get(`/jobs/${kind}/${id}`);
        if (!['UploadComplete', 'InProgress'].includes(body.state)) {
            return body;
        }
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
}

/** Loads data and gives the job's end. */
async function load(options: Record<string, unknown>, data: string): Promise<Json> {
    const id = await open(options);
    expect((await upload(id, data)).status).toBe(201);
    const closed = await library.ask('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' });
    expect(closed.status).toBe(200);
    return ended(id);
}

const results = async (id: string, which: string): Promise<string[]> =>
    (await library.get(`/jobs/ingest/${id}/${which}`)).text.trimEnd().split('\n');

describe('a bulk load', () => {
    it('inserts rows by the order of execution, and tells the failed ones with their reason', async () => {
        const shelf = await library.create('Shelf__c', { Name: 'Bulk', Code__c: 'BULK' });
        const rows = Array.from({ length: 450 }, (_one, index) => `Book ${index},BULK,${index === 200 ? -1 : 2},`);
        const job = await load(
            { operation: 'insert', object: 'Book__c' },
            ['Name,Shelf__r.Code__c,Price__c,Genre__c', ...rows].join('\n')
        );
        expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 450, numberRecordsFailed: 1 });
        const read = await library.get(`/sobjects/Shelf__c/${shelf}`);
        expect(read.body).toMatchObject({ Book_Count__c: 449, Total_Price__c: 898 });
        const good = await results(job.id, 'successfulResults');
        expect(good).toHaveLength(450);
        expect(good[0]).toBe('"sf__Id","sf__Created","Name","Shelf__r.Code__c","Price__c","Genre__c"');
        expect(good[1]).toMatch(/^"\w{18}","true","Book 0","BULK","2",""$/);
        expect(await results(job.id, 'failedResults')).toEqual([
            '"sf__Id","sf__Error","Name","Shelf__r.Code__c","Price__c","Genre__c"',
            '"","FIELD_CUSTOM_VALIDATION_EXCEPTION:A price is never negative.:Price__c --","Book 200","BULK","-1",""'
        ]);
        expect(await results(job.id, 'unprocessedrecords')).toEqual([
            '"Name","Shelf__r.Code__c","Price__c","Genre__c"'
        ]);
    });

    it('changes what is given, leaves what is empty and blanks what is #N/A', async () => {
        const id = await library.create('Shelf__c', { Name: 'U', Code__c: 'U1' });
        const book = await library.create('Book__c', { Name: 'Emma', Shelf__c: id, Price__c: 3, Genre__c: 'ESSAY' });
        const job = await load(
            { operation: 'update', object: 'Book__c' },
            `Id,Name,Price__c,Genre__c,Available__c\n${book},,#N/A,,1\n`
        );
        expect(job).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 0 });
        expect((await library.get(`/sobjects/Book__c/${book}`)).body).toMatchObject({
            Name: 'Emma',
            Price__c: null,
            Genre__c: 'ESSAY',
            Available__c: true
        });
    });

    it('makes or changes records by an external id, with other delimiters and line endings', async () => {
        await library.create('Shelf__c', { Name: 'Old', Code__c: 'X1' });
        const job = await load(
            {
                operation: 'upsert',
                object: 'Shelf__c',
                externalIdFieldName: 'Code__c',
                columnDelimiter: 'SEMICOLON',
                lineEnding: 'CRLF'
            },
            'Code__c;Name\r\nX1;"New; and ""quoted"""\r\nX2;Second\r\n'
        );
        expect(job).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 0, externalIdFieldName: 'Code__c' });
        const good = (await library.get(`/jobs/ingest/${job.id}/successfulResults`)).text.split('\r\n');
        expect(good[1]).toMatch(/^"\w{18}";"false";"X1";"New; and ""quoted"""$/);
        expect(good[2]).toMatch(/^"\w{18}";"true";"X2";"Second"$/);
        const changed = await library.soql("SELECT Name FROM Shelf__c WHERE Code__c = 'X1'");
        expect(changed.body.records[0].Name).toBe('New; and "quoted"');
    });

    it('deletes by Id', async () => {
        const id = await library.create('Shelf__c', { Name: 'Away', Code__c: 'D1' });
        const job = await load({ operation: 'delete', object: 'Shelf__c' }, `Id\n${id}\n${id}\n`);
        expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 2, numberRecordsFailed: 1 });
        expect((await results(job.id, 'failedResults'))[1]).toContain('ENTITY_IS_DELETED');
    });

    it('fails whole, and saves nothing, where its data can not be read', async () => {
        const before = (await library.soql('SELECT COUNT() FROM Shelf__c')).body.totalSize;
        const broken: [string, string][] = [
            ['Name,Nope__c\nA,B\n', 'InvalidBatch : Field name not found : Nope__c'],
            ['Name,Code__c\r\nA,B\r\n', 'ClientInputError : LineEnding is invalid on user data'],
            ['Name,Code__c\nA,B\nC\n', 'InvalidBatch : Failed to parse CSV'],
            ['Name,Code__c\nA,"B\n', 'InvalidBatch : Failed to parse CSV'],
            ['Name,name\nA,B\n', 'InvalidBatch : Duplicate column name'],
            ['', 'InvalidBatch : The data has no header line.']
        ];
        for (const [data, message] of broken) {
            const job = await load({ operation: 'insert', object: 'Shelf__c' }, data);
            expect(job.state).toBe('Failed');
            expect(job.errorMessage).toContain(message);
            expect((await library.get(`/jobs/ingest/${job.id}/failedResults`)).status).toBe(200);
            expect((await library.get(`/jobs/ingest/${job.id}/unprocessedrecords`)).status).toBe(200);
        }
        expect((await library.soql('SELECT COUNT() FROM Shelf__c')).body.totalSize).toBe(before);
    });

    it('that nobody can ask for is refused when it is created', async () => {
        const refused: [Record<string, unknown>, string][] = [
            [{ operation: 'hardDelete', object: 'Shelf__c' }, 'FEATURENOTENABLED'],
            [{ operation: 'steal', object: 'Shelf__c' }, 'INVALIDJOB'],
            [{ operation: 'insert', object: 'Nothing__c' }, 'INVALIDENTITY'],
            [{ operation: 'upsert', object: 'Shelf__c' }, 'INVALIDJOB'],
            [{ operation: 'upsert', object: 'Shelf__c', externalIdFieldName: 'Name' }, 'INVALIDJOB'],
            [{ operation: 'insert', object: 'Shelf__c', columnDelimiter: 'DASH' }, 'INVALIDJOB'],
            [{ operation: 'insert', object: 'Shelf__c', contentType: 'XML' }, 'INVALIDJOB']
        ];
        for (const [body, code] of refused) {
            const answer = await library.ask('POST', '/jobs/ingest', body);
            expect(answer.status).toBe(400);
            expect(answer.body[0].errorCode).toBe(code);
        }
    });

    it('goes from state to state in order only', async () => {
        const id = await open({ operation: 'insert', object: 'Shelf__c' });
        const patch = (state: string): Promise<Answer> => library.ask('PATCH', `/jobs/ingest/${id}`, { state });
        expect((await patch('UploadComplete')).body[0].errorCode).toBe('INVALIDJOBSTATE');
        expect((await library.get(`/jobs/ingest/${id}/successfulResults`)).status).toBe(400);
        expect((await library.ask('PUT', `/jobs/ingest/${id}/batches`, 'Name\nA')).status).toBe(415);
        expect((await upload(id, 'Name,Code__c\nA,B')).status).toBe(201);
        expect((await upload(id, 'Name,Code__c\nA,B')).body[0].errorCode).toBe('INVALIDJOBSTATE');
        expect((await library.ask('DELETE', `/jobs/ingest/${id}`)).body[0].errorCode).toBe('INVALIDJOBSTATE');
        expect((await patch('Open')).status).toBe(400);
        expect((await patch('Aborted')).body.state).toBe('Aborted');
        expect((await patch('UploadComplete')).body[0].errorCode).toBe('INVALIDJOBSTATE');
        expect(await results(id, 'unprocessedrecords')).toEqual(['"Name","Code__c"', '"A","B"']);
        const { body } = await library.get('/jobs/ingest');
        expect(body.records.map((job: { id: string }) => job.id)).toContain(id);
        expect((await library.ask('DELETE', `/jobs/ingest/${id}`)).status).toBe(204);
        expect((await library.get(`/jobs/ingest/${id}`)).status).toBe(404);
    });

    it('of more than 6 MB is taken, though no other request may be so large', async () => {
        const id = await open({ operation: 'insert', object: 'Shelf__c' });
        expect((await upload(id, `Name,Code__c\n${'x'.repeat(7 * 1024 * 1024)},B`)).status).toBe(201);
    });

    it('answers other requests while it runs', async () => {
        const rows = Array.from({ length: 4000 }, (_one, index) => `Busy ${index},BUSY${index}`);
        const id = await open({ operation: 'insert', object: 'Shelf__c' });
        await upload(id, ['Name,Code__c', ...rows].join('\n'));
        await library.ask('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' });
        const seen = new Set<string>();
        for (let state = ''; state !== 'JobComplete'; seen.add(state)) {
            const { body } = await library.get(`/jobs/ingest/${id}`);
            state = body.state;
            if (state === 'InProgress') {
                expect(body.numberRecordsProcessed % 200).toBe(0);
            }
        }
        expect(seen).toContain('InProgress');
        expect((await library.soql("SELECT COUNT() FROM Shelf__c WHERE Code__c LIKE 'BUSY%'")).body.totalSize).toBe(
            4000
        );
    });
});

describe('a bulk load that a stop of the org interrupts', () => {
    it('goes on after a restart, no row twice and none forgotten', async () => {
        const directory = mkdtempSync(join(tmpdir(), 'bulk-'));
        const file = join(directory, 'org.db');
        const first = new LibraryApi(file);
        await first.start();
        const rows = Array.from({ length: 1000 }, (_one, index) => `Row ${index},R${index}`);
        const id = await open({ operation: 'insert', object: 'Shelf__c' }, first);
        await upload(id, ['Name,Code__c', ...rows].join('\n'), first);
        await first.ask('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' });
        const jobs = new Jobs(first.org);
        while ((jobs.find('ingest', id)?.numberRecordsProcessed ?? 0) < 200) {
            await new Promise((resolve) => setImmediate(resolve));
        }
        const processed = jobs.find('ingest', id)?.numberRecordsProcessed ?? 0;
        await first.stop();
        expect(processed).toBeLessThan(1000);
        const second = new LibraryApi(file);
        await second.start();
        try {
            const job = await ended(id, 'ingest', second);
            expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 1000, numberRecordsFailed: 0 });
            expect((await second.soql('SELECT COUNT() FROM Shelf__c')).body.totalSize).toBe(1000);
        } finally {
            await second.stop();
            rmSync(directory, { recursive: true });
        }
    });
});

describe('a bulk query', () => {
    async function query(soql: string, options: Record<string, unknown> = {}): Promise<Answer> {
        return library.ask('POST', '/jobs/query', { operation: 'query', query: soql, ...options });
    }

    it('gives CSV in pages, each with the header', async () => {
        const shelf = await library.create('Shelf__c', { Name: 'Query', Code__c: 'QUERY' });
        for (const [name, price] of [
            ['One', 1.5],
            ['Two, "too"', null],
            ['Three', 3]
        ] as const) {
            await library.create('Book__c', {
                Name: name,
                Shelf__c: shelf,
                Price__c: price,
                Lent__c: '2024-05-01T10:00:00Z'
            });
        }
        const soql = `SELECT Name, Price__c, Shelf__r.Code__c, Author__r.Name, Available__c, Lent__c, Net_Price__c FROM Book__c WHERE Shelf__c = '${shelf}' ORDER BY CreatedDate`;
        const created = await query(soql);
        expect(created.body).toMatchObject({ state: 'UploadComplete', jobType: 'V2Query', object: 'Book__c' });
        const job = await ended(created.body.id, 'query');
        expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 3 });
        const header = '"Name","Price__c","Shelf__r.Code__c","Author__r.Name","Available__c","Lent__c","Net_Price__c"';
        const first = await library.get(`/jobs/query/${job.id}/results?maxRecords=2`);
        expect(first.headers.get('sforce-numberofrecords')).toBe('2');
        expect(first.text.split('\n')).toEqual([
            header,
            '"One","1.5","QUERY","","false","2024-05-01T10:00:00.000Z","1.5"',
            '"Two, ""too""","","QUERY","","false","2024-05-01T10:00:00.000Z","0"',
            ''
        ]);
        const locator = first.headers.get('sforce-locator');
        const second = await library.get(`/jobs/query/${job.id}/results?maxRecords=2&locator=${locator}`);
        expect(second.headers.get('sforce-locator')).toBe('null');
        expect(second.text.split('\n').slice(0, 2)).toEqual([
            header,
            '"Three","3","QUERY","","false","2024-05-01T10:00:00.000Z","3"'
        ]);
        expect((await library.get(`/jobs/query/${job.id}/results?locator=nonsense`)).status).toBe(400);
        expect((await library.ask('DELETE', `/jobs/query/${job.id}`)).status).toBe(204);
    });

    it('refuses what bulk queries do not give', async () => {
        for (const soql of [
            'SELECT Nope FROM Book__c',
            'SELECT COUNT() FROM Book__c',
            'SELECT Genre__c, COUNT(Id) FROM Book__c GROUP BY Genre__c',
            'SELECT Id, (SELECT Id FROM Books__r) FROM Shelf__c',
            'nonsense'
        ]) {
            const answer = await query(soql);
            expect(answer.status, soql).toBe(400);
            expect(answer.body[0].message).not.toBe('');
        }
        expect((await query('SELECT Id FROM Book__c', { operation: 'insert' })).status).toBe(400);
        expect((await library.get('/jobs/query/750000000000001AAA/results')).status).toBe(404);
    });
});
