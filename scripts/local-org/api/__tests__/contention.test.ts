import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryApi } from './library-api';
import type { Answer } from './library-api';

const library = new LibraryApi();
const twenty = Array.from({ length: 20 }, (_one, index) => index);

beforeAll(() => library.start());
afterAll(() => library.stop());

const count = async (soql: string): Promise<number> => (await library.soql(soql)).body.totalSize;

describe('twenty clients that want one unique key at the same time', () => {
    it('through REST: exactly one gets it, the others are told whose it is', async () => {
        const answers = await Promise.all(
            twenty.map((index) =>
                library.ask('POST', '/sobjects/Shelf__c', { Name: `Client ${index}`, Code__c: 'RACE' })
            )
        );
        const winners = answers.filter(({ status }) => status === 201);
        expect(winners).toHaveLength(1);
        for (const answer of answers.filter(({ status }) => status !== 201)) {
            expect(answer.status).toBe(400);
            expect(answer.body).toEqual([
                {
                    errorCode: 'DUPLICATE_VALUE',
                    message: `duplicate value found: Code__c duplicates value on record with id: ${winners[0]?.body.id}`,
                    fields: expect.anything()
                }
            ]);
        }
        expect(await count("SELECT COUNT() FROM Shelf__c WHERE Code__c = 'RACE'")).toBe(1);
    });

    it('with children in one tree: the losers leave no child behind', async () => {
        const tree = (index: number): Promise<Answer> =>
            library.ask('POST', '/composite/tree/Shelf__c', {
                records: [
                    {
                        attributes: { type: 'Shelf__c', referenceId: 'shelf' },
                        Name: 'Tree',
                        Code__c: 'TREE',
                        Books__r: {
                            records: [
                                { attributes: { type: 'Book__c', referenceId: 'book' }, Name: `Tree book ${index}` }
                            ]
                        }
                    }
                ]
            });
        const answers = await Promise.all(twenty.map(tree));
        expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
        for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
            expect(status).toBe(400);
            expect(body.results[0].errors[0].statusCode).toBe('DUPLICATE_VALUE');
        }
        expect(await count("SELECT COUNT() FROM Book__c WHERE Name LIKE 'Tree book %'")).toBe(1);
    });

    it('through composite, GraphQL, the UI API, collections and upsert mixed: one record in the end', async () => {
        const values = { Name: 'Mixed', Code__c: 'MIX' };
        const ways: (() => Promise<Answer>)[] = [
            () => library.ask('POST', '/sobjects/Shelf__c', values),
            () => library.ask('POST', '/ui-api/records', { apiName: 'Shelf__c', fields: values }),
            () =>
                library.ask('POST', '/composite/sobjects', {
                    allOrNone: true,
                    records: [
                        { attributes: { type: 'Shelf__c' }, ...values },
                        { attributes: { type: 'Shelf__c' }, Name: 'Beside', Code__c: `BESIDE${Math.random()}` }
                    ]
                }),
            () =>
                library.ask('POST', '/composite', {
                    allOrNone: true,
                    compositeRequest: [
                        {
                            method: 'POST',
                            url: '/services/data/v66.0/sobjects/Author__c',
                            referenceId: 'a',
                            body: { Name: 'Mixed' }
                        },
                        {
                            method: 'POST',
                            url: '/services/data/v66.0/sobjects/Shelf__c',
                            referenceId: 's',
                            body: values
                        }
                    ]
                })
        ];
        await Promise.all(twenty.map((index) => ways[index % ways.length]!()));
        expect(await count("SELECT COUNT() FROM Shelf__c WHERE Code__c = 'MIX'")).toBe(1);
        // Whatever came along with a loser is gone with it.
        expect(await count("SELECT COUNT() FROM Shelf__c WHERE Name = 'Beside'")).toBeLessThanOrEqual(1);
        expect(await count("SELECT COUNT() FROM Author__c WHERE Name = 'Mixed'")).toBeLessThanOrEqual(1);
    });

    it('by upsert: one creates the record, the others change it', async () => {
        const answers = await Promise.all(
            twenty.map((index) =>
                library.ask('PATCH', '/sobjects/Shelf__c/Code__c/UPSERT', { Name: `Client ${index}` })
            )
        );
        expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
        expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
        expect(await count("SELECT COUNT() FROM Shelf__c WHERE Code__c = 'UPSERT'")).toBe(1);
    });

    it('while a bulk load wants it too: one record, and the load tells of its loss', async () => {
        const job = await library.ask('POST', '/jobs/ingest', { operation: 'insert', object: 'Shelf__c' });
        const rows = twenty.map((index) => `Bulk ${index},BULKRACE`).join('\n');
        await library.ask('PUT', `/jobs/ingest/${job.body.id}/batches`, `Name,Code__c\n${rows}`, {
            'content-type': 'text/csv'
        });
        const [, ...answers] = await Promise.all([
            library.ask('PATCH', `/jobs/ingest/${job.body.id}`, { state: 'UploadComplete' }),
            ...twenty.map(() => library.ask('POST', '/sobjects/Shelf__c', { Name: 'Rest', Code__c: 'BULKRACE' }))
        ]);
        let info = job.body;
        while (info.state !== 'JobComplete') {
            info = (await library.get(`/jobs/ingest/${job.body.id}`)).body;
        }
        const won = answers.filter(({ status }) => status === 201).length;
        expect(won + info.numberRecordsProcessed - info.numberRecordsFailed).toBe(1);
        expect(await count("SELECT COUNT() FROM Shelf__c WHERE Code__c = 'BULKRACE'")).toBe(1);
    });
});
