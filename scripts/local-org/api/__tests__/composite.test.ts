import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LibraryApi } from './library-api';
import type { Answer } from './library-api';

const library = new LibraryApi();
const base = '/services/data/v66.0';
let prefix = 0;
let code = '';

beforeAll(() => library.start());
afterAll(() => library.stop());
beforeEach(() => {
    code = `S${++prefix}`;
});

async function countShelves(): Promise<number> {
    return (await library.soql(`SELECT COUNT() FROM Shelf__c WHERE Code__c LIKE '${code}%'`)).body.totalSize;
}

const shelf = (suffix = ''): Record<string, unknown> => ({ Name: `Shelf ${suffix}`, Code__c: `${code}${suffix}` });

function post(path: string, body: unknown): Promise<Answer> {
    return library.ask('POST', path, body);
}

const halted = {
    errorCode: 'PROCESSING_HALTED',
    message: 'The transaction was rolled back since another operation in the same transaction failed.'
};

describe('a composite request', () => {
    const two = (price: number): unknown[] => [
        { method: 'POST', url: `${base}/sobjects/Shelf__c`, referenceId: 'newShelf', body: shelf() },
        {
            method: 'POST',
            url: `${base}/sobjects/Book__c`,
            referenceId: 'newBook',
            body: { Name: 'Emma', Shelf__c: '@{newShelf.id}', Price__c: price }
        },
        { method: 'GET', url: `${base}/sobjects/Book__c/@{newBook.id}?fields=Name,Shelf_Code__c`, referenceId: 'read' },
        {
            method: 'GET',
            url: `${base}/query?q=SELECT+Total_Price__c+FROM+Shelf__c+WHERE+Id='@{newShelf.id}'`,
            referenceId: 'sum'
        }
    ];

    it('uses what earlier requests answered in addresses and bodies of later ones', async () => {
        const { status, body } = await post('/composite', { compositeRequest: two(12.5) });
        expect(status).toBe(200);
        const [newShelf, newBook, read, sum] = body.compositeResponse;
        expect(newShelf).toMatchObject({ httpStatusCode: 201, referenceId: 'newShelf', body: { success: true } });
        expect(newShelf.httpHeaders.Location).toBe(`${base}/sobjects/Shelf__c/${newShelf.body.id}`);
        expect(newBook.httpStatusCode).toBe(201);
        expect(read.body).toMatchObject({ Name: 'Emma', Shelf_Code__c: code });
        expect(sum.body.records[0].Total_Price__c).toBe(12.5);
    });

    it('goes on without allOrNone, and tells what could not find its reference', async () => {
        const requests = two(-1);
        const { body } = await post('/composite', { allOrNone: false, compositeRequest: requests });
        expect(body.compositeResponse.map((one: { httpStatusCode: number }) => one.httpStatusCode)).toEqual([
            201, 400, 400, 200
        ]);
        expect(body.compositeResponse[1].body[0].errorCode).toBe('FIELD_CUSTOM_VALIDATION_EXCEPTION');
        expect(body.compositeResponse[2].body[0].errorCode).toBe('PROCESSING_HALTED');
        expect(body.compositeResponse[2].body[0].message).toContain('No value for newBook.id found in newBook.');
        expect(await countShelves()).toBe(1);
    });

    it('with allOrNone leaves nothing behind when one part fails', async () => {
        const { status, body } = await post('/composite', { allOrNone: true, compositeRequest: two(-1) });
        expect(status).toBe(200);
        const [newShelf, newBook, read] = body.compositeResponse;
        expect(newShelf).toEqual({ body: [halted], httpHeaders: {}, httpStatusCode: 400, referenceId: 'newShelf' });
        expect(newBook.body[0].errorCode).toBe('FIELD_CUSTOM_VALIDATION_EXCEPTION');
        expect(read.body).toEqual([halted]);
        expect(await countShelves()).toBe(0);
    });

    it('with allOrNone holds a collection inside to it, whatever the collection says', async () => {
        const records = [
            { attributes: { type: 'Shelf__c' }, ...shelf('a') },
            { attributes: { type: 'Shelf__c' }, Name: 'No code' }
        ];
        const collection = {
            method: 'POST',
            url: `${base}/composite/sobjects`,
            referenceId: 'many',
            body: { allOrNone: false, records }
        };
        const refused = await post('/composite', { allOrNone: true, compositeRequest: [collection] });
        expect(refused.body.compositeResponse[0].body.map((one: { success: boolean }) => one.success)).toEqual([
            false,
            false
        ]);
        expect(await countShelves()).toBe(0);
        await post('/composite', { allOrNone: false, compositeRequest: [collection] });
        expect(await countShelves()).toBe(1);
    });

    it('refers into the list that a collection answers', async () => {
        const { body } = await post('/composite', {
            compositeRequest: [
                {
                    method: 'POST',
                    url: `${base}/composite/sobjects`,
                    referenceId: 'shelves',
                    body: { records: ['a', 'b'].map((one) => ({ attributes: { type: 'Shelf__c' }, ...shelf(one) })) }
                },
                {
                    method: 'PATCH',
                    url: `${base}/sobjects/Shelf__c/@{shelves[1].id}`,
                    referenceId: 'rename',
                    body: { Name: 'Second' }
                }
            ]
        });
        expect(body.compositeResponse[1]).toMatchObject({ httpStatusCode: 204, body: null });
        const renamed = await library.soql(`SELECT Code__c FROM Shelf__c WHERE Name = 'Second'`);
        expect(renamed.body.records[0].Code__c).toBe(`${code}b`);
    });

    it('is refused whole where it is malformed, and does nothing', async () => {
        const good = { method: 'POST', url: `${base}/sobjects/Shelf__c`, referenceId: 'a', body: shelf() };
        const malformed: [unknown, string][] = [
            [{}, "needs 'compositeRequest'"],
            [{ compositeRequest: [] }, 'not empty'],
            [{ compositeRequest: [good, { ...good, referenceId: 'A' }] }, 'Duplicate ReferenceId'],
            [{ compositeRequest: [good, { ...good, referenceId: 'a-b' }] }, 'must start with a letter or a number'],
            [{ compositeRequest: [good, { ...good, method: 'STEAL', referenceId: 'b' }] }, "needs 'method'"],
            [{ compositeRequest: [good, 7] }, 'must be an object'],
            [{ allOrNone: 'yes', compositeRequest: [good] }, "'allOrNone' must be true or false"],
            [
                {
                    compositeRequest: Array.from({ length: 26 }, (_one, index) => ({
                        ...good,
                        referenceId: `r${index}`
                    }))
                },
                'at most 25'
            ],
            [
                {
                    compositeRequest: Array.from({ length: 6 }, (_one, index) => ({
                        method: 'GET',
                        url: `${base}/query?q=SELECT+Id+FROM+Shelf__c`,
                        referenceId: `q${index}`
                    }))
                },
                'at most 5 queries and collections'
            ]
        ];
        for (const [body, message] of malformed) {
            const answer = await post('/composite', body);
            expect(answer.status, message).toBe(400);
            expect(answer.body[0].message).toContain(message);
        }
        expect(await countShelves()).toBe(0);
    });

    it('does not run itself, nor leave the API', async () => {
        for (const url of [
            `${base}/composite`,
            `${base}/composite/graph`,
            `${base}/graphql`,
            'http://example.com/',
            '/x'
        ]) {
            const { body } = await post('/composite', {
                compositeRequest: [{ method: 'POST', url, referenceId: 'a' }]
            });
            expect(body.compositeResponse[0].httpStatusCode).toBe(400);
            expect(body.compositeResponse[0].body[0].errorCode).toBe('INVALID_INPUT');
        }
    });
});

describe('a batch', () => {
    const requests = (): unknown[] => [
        { method: 'POST', url: 'v66.0/sobjects/Shelf__c', richInput: shelf() },
        { method: 'GET', url: 'v66.0/sobjects/Nothing__c/describe' },
        { method: 'GET', url: `v60.0/query?q=SELECT+COUNT()+FROM+Shelf__c+WHERE+Code__c='${code}'` }
    ];

    it('runs every request for itself', async () => {
        const { body } = await post('/composite/batch', { batchRequests: requests() });
        expect(body.hasErrors).toBe(true);
        expect(body.results.map((one: { statusCode: number }) => one.statusCode)).toEqual([201, 404, 200]);
        expect(body.results[2].result.totalSize).toBe(1);
    });

    it('stops at the first failure if it is told to', async () => {
        const { body } = await post('/composite/batch', { haltOnError: true, batchRequests: requests() });
        expect(body.results.map((one: { statusCode: number }) => one.statusCode)).toEqual([201, 404, 412]);
        expect(body.results[2].result[0].errorCode).toBe('BATCH_PROCESSING_HALTED');
        expect(await countShelves()).toBe(1);
    });
});

describe('a composite graph', () => {
    const graph = (graphId: string, suffix: string, price: number): unknown => ({
        graphId,
        compositeRequest: [
            {
                method: 'POST',
                url: `${base}/sobjects/Book__c`,
                referenceId: 'book',
                body: { Name: 'Emma', Shelf__c: '@{shelf.id}', Price__c: price }
            },
            { method: 'POST', url: `${base}/sobjects/Shelf__c`, referenceId: 'shelf', body: shelf(suffix) }
        ]
    });

    it('saves each graph whole or not at all, nodes in whatever order', async () => {
        const { status, body } = await post('/composite/graph', {
            graphs: [graph('good', 'a', 1), graph('bad', 'b', -1)]
        });
        expect(status).toBe(200);
        const [good, bad] = body.graphs;
        expect(good).toMatchObject({ graphId: 'good', isSuccessful: true });
        expect(
            good.graphResponse.compositeResponse.map((one: { referenceId: string; httpStatusCode: number }) => [
                one.referenceId,
                one.httpStatusCode
            ])
        ).toEqual([
            ['book', 201],
            ['shelf', 201]
        ]);
        expect(bad.isSuccessful).toBe(false);
        expect(bad.graphResponse.compositeResponse[0].body[0].errorCode).toBe('FIELD_CUSTOM_VALIDATION_EXCEPTION');
        expect(bad.graphResponse.compositeResponse[1].body).toEqual([halted]);
        expect(await countShelves()).toBe(1);
    });

    it('with a cycle, a duplicate id or too many nodes is refused', async () => {
        const node = (referenceId: string, other: string): unknown => ({
            method: 'POST',
            url: `${base}/sobjects/Shelf__c`,
            referenceId,
            body: { ...shelf(referenceId), Name: `@{${other}.id}` }
        });
        const cycle = await post('/composite/graph', {
            graphs: [{ graphId: 'x', compositeRequest: [node('a', 'b'), node('b', 'a')] }]
        });
        expect(cycle.status).toBe(400);
        expect(cycle.body[0].message).toContain('has a cycle');
        const twice = await post('/composite/graph', { graphs: [graph('g', 'a', 1), graph('g', 'b', 1)] });
        expect(twice.status).toBe(400);
        const nodes = Array.from({ length: 501 }, (_one, index) => node(`n${index}`, 'zzz'));
        expect((await post('/composite/graph', { graphs: [{ graphId: 'x', compositeRequest: nodes }] })).status).toBe(
            400
        );
        expect(await countShelves()).toBe(0);
    });

    it('takes records only', async () => {
        const { body } = await post('/composite/graph', {
            graphs: [
                {
                    graphId: 'q',
                    compositeRequest: [
                        { method: 'GET', url: `${base}/query?q=SELECT+Id+FROM+Shelf__c`, referenceId: 'a' }
                    ]
                }
            ]
        });
        expect(body.graphs[0].isSuccessful).toBe(false);
        expect(body.graphs[0].graphResponse.compositeResponse[0].body[0].errorCode).toBe('INVALID_INPUT');
    });
});

describe('a tree of records', () => {
    const record = (type: string, referenceId: string, values: Record<string, unknown>): Record<string, unknown> => ({
        attributes: { type, referenceId },
        ...values
    });

    it('is saved with its children', async () => {
        const books = {
            records: [
                record('Book__c', 'b1', { Name: 'Emma', Price__c: 3 }),
                record('Book__c', 'b2', { Name: 'Persuasion', Price__c: 4 })
            ]
        };
        const { status, body } = await post('/composite/tree/Shelf__c', {
            records: [
                record('Shelf__c', 's1', { ...shelf('1'), Books__r: books }),
                record('Shelf__c', 's2', shelf('2'))
            ]
        });
        expect(status).toBe(201);
        expect(body.hasErrors).toBe(false);
        expect(body.results.map((one: { referenceId: string }) => one.referenceId)).toEqual(['s1', 'b1', 'b2', 's2']);
        const read = await library.get(`/sobjects/Shelf__c/${body.results[0].id}`);
        expect(read.body).toMatchObject({ Book_Count__c: 2, Total_Price__c: 7 });
    });

    it('is refused whole, with the reference of each record to blame', async () => {
        const books = {
            records: [
                record('Book__c', 'good', { Name: 'Emma' }),
                record('Book__c', 'bad', { Name: 'X', Price__c: -1 })
            ]
        };
        const { status, body } = await post('/composite/tree/Shelf__c', {
            records: [record('Shelf__c', 's1', { ...shelf(), Books__r: books })]
        });
        expect(status).toBe(400);
        expect(body).toEqual({
            hasErrors: true,
            results: [
                {
                    referenceId: 'bad',
                    errors: [
                        {
                            statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
                            message: 'A price is never negative.',
                            fields: ['Price__c']
                        }
                    ]
                }
            ]
        });
        expect(await countShelves()).toBe(0);
    });

    it('needs a reference id of its own for each record', async () => {
        const twice = await post('/composite/tree/Shelf__c', {
            records: [record('Shelf__c', 's', shelf('1')), record('Shelf__c', 's', shelf('2'))]
        });
        expect(twice.status).toBe(400);
        expect(twice.body.results).toHaveLength(2);
        expect(twice.body.results[0].errors[0]).toMatchObject({
            statusCode: 'INVALID_INPUT',
            message: 'Duplicate ReferenceId provided in the request.'
        });
        const without = await post('/composite/tree/Shelf__c', {
            records: [{ attributes: { type: 'Shelf__c' }, ...shelf() }]
        });
        expect(without.body.results[0].errors[0].message).toBe(
            'Include a reference ID for each record in the request.'
        );
        expect(await countShelves()).toBe(0);
    });

    it('holds at most 200 records', async () => {
        const records = (count: number): unknown[] =>
            Array.from({ length: count }, (_one, index) => record('Shelf__c', `s${index}`, shelf(String(index))));
        expect((await post('/composite/tree/Shelf__c', { records: records(201) })).status).toBe(400);
        expect(await countShelves()).toBe(0);
        expect((await post('/composite/tree/Shelf__c', { records: records(200) })).status).toBe(201);
        expect(await countShelves()).toBe(200);
    });
});

describe('a collection', () => {
    const typed = (values: Record<string, unknown>): unknown => ({ attributes: { type: 'Shelf__c' }, ...values });

    it('creates, changes, reads and deletes records', async () => {
        const made = await post('/composite/sobjects', { records: ['a', 'b'].map((one) => typed(shelf(one))) });
        expect(made.status).toBe(200);
        const [first, second] = made.body.map((one: { id: string }) => one.id);
        expect(made.body[0]).toEqual({ id: first, success: true, errors: [] });
        const changed = await library.ask('PATCH', '/composite/sobjects', {
            records: [typed({ id: first, Name: 'One' }), typed({ Name: 'Nobody' })]
        });
        expect(changed.body[0]).toEqual({ id: first, success: true, errors: [] });
        expect(changed.body[1]).toEqual({
            success: false,
            errors: [{ statusCode: 'MISSING_ARGUMENT', message: 'Id not specified in an update call', fields: ['Id'] }]
        });
        const absent = `${second.slice(0, 12)}ZZZ`;
        const read = await library.get(`/composite/sobjects/Shelf__c?ids=${second},${first},${absent}&fields=Name`);
        expect(read.body.map((one: { Name: string } | null) => one?.Name)).toEqual(['Shelf b', 'One', undefined]);
        const posted = await post('/composite/sobjects/Shelf__c', { ids: [first], fields: ['Id', 'Code__c'] });
        expect(posted.body).toEqual([expect.objectContaining({ Id: first, Code__c: `${code}a` })]);
        const gone = await library.ask('DELETE', `/composite/sobjects?ids=${first},nonsense,${second}`);
        expect(gone.body.map((one: { success: boolean }) => one.success)).toEqual([true, false, true]);
        expect(await countShelves()).toBe(0);
    });

    it('makes or changes records by an external id', async () => {
        await library.create('Shelf__c', shelf('a'));
        const { body } = await library.ask('PATCH', '/composite/sobjects/Shelf__c/Code__c', {
            records: [typed({ ...shelf('a'), Name: 'Old' }), typed(shelf('b')), typed({ Name: 'No key' })]
        });
        expect(body.map((one: { success: boolean; created: boolean }) => [one.success, one.created])).toEqual([
            [true, false],
            [true, true],
            [false, false]
        ]);
        expect(await countShelves()).toBe(2);
    });

    it('with allOrNone saves nothing where one record is refused', async () => {
        const records = [typed(shelf('a')), typed({ Name: 'No code' })];
        const { body } = await post('/composite/sobjects', { allOrNone: true, records });
        expect(body[0].errors[0].statusCode).toBe('ALL_OR_NONE_OPERATION_ROLLED_BACK');
        expect(body[1].errors[0]).toMatchObject({ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['Code__c'] });
        expect(await countShelves()).toBe(0);
    });

    it('names a parent by its external id', async () => {
        await library.create('Shelf__c', shelf());
        const book = {
            attributes: { type: 'Book__c' },
            Name: 'Emma',
            Shelf__r: { attributes: { type: 'Shelf__c' }, Code__c: code }
        };
        const { body } = await post('/composite/sobjects', { records: [book] });
        expect(body[0].success).toBe(true);
        expect((await library.get(`/sobjects/Book__c/${body[0].id}`)).body.Shelf_Code__c).toBe(code);
    });

    it('of more than 200 records is refused', async () => {
        const records = Array.from({ length: 201 }, (_one, index) => typed(shelf(String(index))));
        const answer = await post('/composite/sobjects', { records });
        expect(answer.status).toBe(400);
        expect(answer.body[0].errorCode).toBe('EXCEEDED_ID_LIMIT');
        expect(await countShelves()).toBe(0);
    });
});
