import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryApi } from './library-api';

const library = new LibraryApi();
let shelfId = '';
let bookId = '';

beforeAll(async () => {
    await library.start();
    shelfId = await library.create('Shelf__c', { Name: 'Main', Code__c: 'A' });
    bookId = await library.create('Book__c', {
        Name: 'Emma',
        Shelf__c: shelfId,
        Price__c: 1234.5,
        Genre__c: 'NOVEL',
        Pages__c: 300
    });
});

afterAll(() => library.stop());

describe('the columns of a query', () => {
    const columns = async (soql: string): Promise<unknown> => {
        const { body } = await library.get(`/query?columns=true&q=${encodeURIComponent(soql)}`);
        const shorten = (all: { columnName: string; aggregate: boolean; joinColumns: [] }[]): unknown[] =>
            all.map(({ columnName, aggregate, joinColumns }) =>
                joinColumns.length > 0 ? [columnName, aggregate, shorten(joinColumns)] : [columnName, aggregate]
            );
        return shorten(body.columnMetadata);
    };

    it('name fields, parents with theirs, and children', async () => {
        expect(await columns('SELECT Id, Shelf__r.Name, Name, Shelf__r.Owner.Name FROM Book__c')).toEqual([
            ['Id', false],
            [
                'Shelf__r',
                false,
                [
                    ['Name', false],
                    ['Owner', false, [['Name', false]]]
                ]
            ],
            ['Name', false]
        ]);
        expect(await columns('SELECT Name, (SELECT Name, Price__c FROM Books__r) FROM Shelf__c')).toEqual([
            ['Name', false],
            [
                'Books__r',
                true,
                [
                    ['Name', false],
                    ['Price__c', false]
                ]
            ]
        ]);
    });

    it('name aggregates by their alias, and tell the object', async () => {
        const { body } = await library.get(
            `/query?columns=true&q=${encodeURIComponent('SELECT Genre__c, SUM(Price__c) total, COUNT(Id) FROM Book__c GROUP BY Genre__c')}`
        );
        expect(body).toMatchObject({ entityName: 'Book__c', groupBy: true, idSelected: false });
        expect(
            body.columnMetadata.map((one: { columnName: string; displayName: string }) => [
                one.columnName,
                one.displayName
            ])
        ).toEqual([
            ['Genre__c', 'Genre__c'],
            ['total', 'SUM(Price__c)'],
            ['expr0', 'COUNT(Id)']
        ]);
        expect(await columns('SELECT COUNT() FROM Book__c')).toEqual([]);
    });
});

describe('texts for people in a query', () => {
    it('come from toLabel and FORMAT, beside the field or in its place', async () => {
        const { body } = await library.soql(
            'SELECT Price__c, FORMAT(Price__c) shown, toLabel(Genre__c) kind, FORMAT(Shelf__r.Total_Price__c) total FROM Book__c'
        );
        expect(body.records).toEqual([
            {
                attributes: expect.anything(),
                Price__c: 1234.5,
                shown: '€1,234.50',
                kind: 'Novel',
                Shelf__r: { attributes: expect.anything() },
                total: '€1,234.50'
            }
        ]);
        const inPlace = await library.soql('SELECT FORMAT(Price__c), toLabel(Genre__c) FROM Book__c');
        expect(inPlace.body.records[0]).toMatchObject({ Price__c: '€1,234.50', Genre__c: 'Novel' });
    });

    it('are refused where they make no sense', async () => {
        for (const soql of [
            'SELECT toLabel(Price__c) FROM Book__c',
            'SELECT FORMAT(Price__c), Price__c FROM Book__c',
            'SELECT Name, (SELECT FORMAT(Price__c) FROM Books__r) FROM Shelf__c'
        ]) {
            expect((await library.soql(soql)).status, soql).toBe(400);
        }
    });
});

describe('resources beside the records', () => {
    it('limits are those that the org enforces', async () => {
        expect((await library.get('/limits')).body).toEqual({ DailyBulkV2QueryJobs: { Max: 10000, Remaining: 10000 } });
        await library.ask('POST', '/jobs/query', { operation: 'query', query: 'SELECT Id FROM Book__c' });
        expect((await library.get('/limits')).body.DailyBulkV2QueryJobs.Remaining).toBe(9999);
    });

    it('updated records are told by the span of time', async () => {
        const span = (start: string, end: string): string => `/sobjects/Book__c/updated?start=${start}&end=${end}`;
        // The library's clock stands at 2024-05-15T10:00:00Z.
        expect((await library.get(span('2024-05-15T10:00:00Z', '2024-05-15T10:01:00Z'))).body.ids).toEqual([bookId]);
        expect((await library.get(span('2024-05-15T12:00:00%2B02:00', '2024-05-15T12:00:01+0200'))).body.ids).toEqual([
            bookId
        ]);
        expect((await library.get(span('2024-05-15T09:00:00Z', '2024-05-15T10:00:00Z'))).body.ids).toEqual([]);
        for (const wrong of [
            span('x', 'y'),
            span('2024-05-15T10:00:00Z', '2024-05-15T10:00:00Z'),
            '/sobjects/Book__c/updated'
        ]) {
            expect((await library.get(wrong)).body[0].errorCode).toBe('INVALID_REPLICATION_DATE');
        }
        expect((await library.get('/sobjects/Book__c/deleted?start=a&end=b')).status).toBe(501);
    });

    it('the identity of the user is where the list of resources says', async () => {
        const { body } = await library.get('/services/data/v66.0');
        const identity = await library.get(new URL(body.identity).pathname);
        expect(identity.body).toMatchObject({ user_id: library.userId, username: 'admin@local-org.example' });
        const other = await library.get(`/services/oauth2/id/${identity.body.organization_id}/005000000000009AAA`);
        expect(other.status).toBe(404);
    });

    it('that only the platform has answer 501, and unknown ones 404', async () => {
        for (const path of ['/search?q=x', '/recent', '/chatter/feeds', '/ui-api/actions/x', '/tooling/sobjects']) {
            const answer = await library.get(path);
            expect(answer.status, path).toBe(501);
            expect(answer.body[0]).toMatchObject({ errorCode: 'NOT_IMPLEMENTED' });
        }
        expect((await library.get('/nonsense')).status).toBe(404);
        const tooling = await library.get('/tooling/query?q=SELECT+Id+FROM+ApexClass');
        expect(tooling.body[0]).toMatchObject({ errorCode: 'INVALID_TYPE' });
        const signIn = await library.ask('POST', '/services/oauth2/token', 'grant_type=password');
        expect(signIn.status).toBe(400);
        expect(signIn.body.error).toBe('unsupported_grant_type');
    });

    it('tell of a related list its columns, object and field', async () => {
        const { body } = await library.get('/ui-api/related-list-info/Shelf__c/Books__r');
        // The library has no layout of shelves: the list shows names alone.
        expect(body).toMatchObject({
            displayColumns: [{ fieldApiName: 'Name', dataType: 'String' }],
            fieldApiName: 'Shelf__c',
            label: 'Books',
            listReference: { parentObjectApiName: 'Shelf__c', relatedListId: 'Books__r' },
            objectApiNames: ['Book__c']
        });
        expect((await library.get('/ui-api/related-list-info/Shelf__c/Nope__r')).status).toBe(400);
    });

    it('take PATCH and DELETE in the address of a POST', async () => {
        const changed = await library.ask('POST', `/sobjects/Book__c/${bookId}?_HttpMethod=PATCH`, { Pages__c: 301 });
        expect(changed.status).toBe(204);
        expect((await library.get(`/sobjects/Book__c/${bookId}`)).body.Pages__c).toBe(301);
    });
});
