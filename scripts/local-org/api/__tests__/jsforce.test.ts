import { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryApi } from './library-api';
import type { Json } from './library-api';

const library = new LibraryApi();
let connection: Connection;

beforeAll(async () => {
    await library.start();
    connection = new Connection({
        instanceUrl: library.url,
        accessToken: library.org.users[0]?.accessToken ?? '',
        version: '66.0'
    });
});

afterAll(() => library.stop());

/** The unmodified client: what it understands is what real programs will. */
describe('jsforce', () => {
    it('knows who is signed in', async () => {
        const identity = await connection.identity();
        expect(identity.user_id).toBe(library.userId);
        expect(identity.username).toBe('admin@local-org.example');
    });

    it('creates, reads, changes, upserts and deletes records', async () => {
        const shelves = connection.sobject('Shelf__c');
        const created = await shelves.create({ Name: 'Main', Code__c: 'JS1' });
        expect(created.success).toBe(true);
        const id = created.id ?? '';
        expect(await shelves.retrieve(id)).toMatchObject({ Id: id, Name: 'Main', Code__c: 'JS1' });
        expect((await shelves.update({ Id: id, Name: 'Changed' })).success).toBe(true);
        expect((await shelves.upsert({ Code__c: 'JS1', Name: 'Upserted' }, 'Code__c')).success).toBe(true);
        expect((await shelves.findOne({ Code__c: 'JS1' }))?.['Name']).toBe('Upserted');
        expect((await shelves.destroy(id)).success).toBe(true);
        await expect(shelves.retrieve(id)).rejects.toMatchObject({ errorCode: 'NOT_FOUND' });
    });

    it('saves many records at once, with the refusal of each', async () => {
        const shelves = connection.sobject('Shelf__c');
        const results = await shelves.create([
            { Name: 'One', Code__c: 'JSM1' },
            { Name: 'No code' },
            { Name: 'Three', Code__c: 'JSM3' }
        ]);
        expect(results.map(({ success }) => success)).toEqual([true, false, true]);
        const [, refused] = results as Json[];
        expect(refused.errors[0]).toMatchObject({ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['Code__c'] });
        const ids = results.flatMap(({ id }) => id ?? []);
        const read = (await shelves.retrieve(ids)) as Json[];
        expect(read.map((record) => record.Name)).toEqual(['One', 'Three']);
        expect((await shelves.destroy(ids)).every(({ success }) => success)).toBe(true);
    });

    it('tells a rule that refuses a record with its message and field', async () => {
        const shelf = await connection.sobject('Shelf__c').create({ Name: 'R', Code__c: 'JSR' });
        const book = { Name: 'Cheap', Shelf__c: shelf.id ?? '', Price__c: -1 };
        await expect(connection.sobject('Book__c').create(book)).rejects.toMatchObject({
            errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            message: 'A price is never negative.'
        });
    });

    it('describes the org and its objects', async () => {
        const global = await connection.describeGlobal();
        expect(global.sobjects.map(({ name }) => name)).toEqual(expect.arrayContaining(['Account', 'Book__c']));
        const book = await connection.describe('Book__c');
        expect(book.fields.find(({ name }) => name === 'Price__c')).toMatchObject({
            type: 'currency',
            soapType: 'xsd:double',
            precision: 18,
            scale: 2
        });
        expect(book.fields.find(({ name }) => name === 'Tags__c')?.picklistValues?.map(({ value }) => value)).toEqual([
            'OLD',
            'RARE',
            'SIGNED'
        ]);
        expect(book.recordTypeInfos).toHaveLength(1);
    });

    it('runs several requests as one, later ones with what earlier ones answered', async () => {
        const url = '/services/data/v66.0/sobjects';
        const body = {
            allOrNone: true,
            compositeRequest: [
                { method: 'POST', url: `${url}/Shelf__c`, referenceId: 's', body: { Name: 'C', Code__c: 'JSC' } },
                { method: 'POST', url: `${url}/Book__c`, referenceId: 'b', body: { Name: 'C1', Shelf__c: '@{s.id}' } }
            ]
        };
        const answer: Json = await connection.requestPost('/composite', body);
        expect(answer.compositeResponse.map((one: Json) => one.httpStatusCode)).toEqual([201, 201]);
        const found = await connection.query<{ Shelf__r: { Code__c: string } }>(
            "SELECT Shelf__r.Code__c FROM Book__c WHERE Name = 'C1'"
        );
        expect(found.records[0]?.Shelf__r.Code__c).toBe('JSC');
    });

    it(
        'loads 6 000 rows by Bulk API 2.0, reads them all again page by page, and in bulk',
        { timeout: 60_000 },
        async () => {
            connection.bulk2.pollInterval = 50;
            connection.bulk2.pollTimeout = 50_000;
            await connection.sobject('Shelf__c').create({ Name: 'Load', Code__c: 'LOAD' });
            const rows = Array.from({ length: 6000 }, (_one, index) => ({
                Name: `Load ${index}`,
                'Shelf__r.Code__c': 'LOAD',
                Price__c: index === 77 ? '-1' : '0.01'
            }));
            const results = await connection.bulk2.loadAndWaitForResults({
                object: 'Book__c',
                operation: 'insert',
                input: rows
            });
            expect(results.successfulResults).toHaveLength(5999);
            expect(results.failedResults).toEqual([
                expect.objectContaining({
                    Name: 'Load 77',
                    sf__Error: 'FIELD_CUSTOM_VALIDATION_EXCEPTION:A price is never negative.:Price__c --'
                })
            ]);
            const shelf = await connection.query<Json>(
                "SELECT Book_Count__c, Total_Price__c FROM Shelf__c WHERE Code__c = 'LOAD'"
            );
            expect(shelf.records[0]).toMatchObject({ Book_Count__c: 5999, Total_Price__c: 59.99 });

            const names = new Set<string>();
            let page = await connection.query<{ Name: string }>("SELECT Name FROM Book__c WHERE Name LIKE 'Load %'");
            expect(page.totalSize).toBe(5999);
            expect(page.records).toHaveLength(2000);
            for (;;) {
                page.records.forEach(({ Name }) => names.add(Name));
                if (page.done || page.nextRecordsUrl === undefined) {
                    break;
                }
                page = await connection.queryMore<{ Name: string }>(page.nextRecordsUrl);
            }
            expect(names.size).toBe(5999);

            const stream = await connection.bulk2.query(
                "SELECT Id, Name, Shelf__r.Code__c FROM Book__c WHERE Name LIKE 'Load %'"
            );
            const exported: Json[] = await stream.toArray();
            expect(exported).toHaveLength(5999);
            expect(exported[0]).toMatchObject({ 'Shelf__r.Code__c': 'LOAD' });
        }
    );
});
