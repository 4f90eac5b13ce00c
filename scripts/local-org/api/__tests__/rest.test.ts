import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryApi } from './library-api';

const library = new LibraryApi();
let shelfId = '';

beforeAll(async () => {
    await library.start();
    shelfId = await library.create('Shelf__c', { Name: 'Main', Code__c: 'A' });
});

afterAll(() => library.stop());

describe('versions and sign-in', () => {
    it('lists the versions from 50.0 to 66.0 to anybody', async () => {
        const response = await fetch(`${library.url}/services/data`);
        const versions = (await response.json()) as { version: string; label: string }[];
        expect(versions[0]?.version).toBe('50.0');
        expect(versions.at(-1)).toEqual({ label: "Spring '26", url: '/services/data/v66.0', version: '66.0' });
    });

    it('refuses everything else without a known token', async () => {
        for (const authorization of ['', 'Bearer nonsense']) {
            const answer = await library.get('/sobjects', { authorization });
            expect(answer.status).toBe(401);
            expect(answer.body).toEqual([{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]);
        }
    });

    it('serves versions 50.0 to 66.0 and no other', async () => {
        expect((await library.get('/services/data/v50.0/sobjects')).status).toBe(200);
        expect((await library.get('/services/data/v49.0/sobjects')).status).toBe(404);
        expect((await library.get('/services/data/v67.0/sobjects')).status).toBe(404);
    });

    it('takes addresses with doubled slashes', async () => {
        expect((await library.get('//services//data/v66.0//sobjects/')).status).toBe(200);
    });

    it('tells OAuth clients who is signed in, and the organization is queryable', async () => {
        const { body } = await library.get('/services/oauth2/userinfo');
        expect(body.user_id).toBe(library.userId);
        const organization = await library.soql('SELECT Id, Name FROM Organization');
        expect(organization.body.records[0].Id).toBe(body.organization_id);
    });

    it('answers an object that is not there as sign-in of the command line client expects', async () => {
        const answer = await library.soql('SELECT Id FROM ScratchOrgInfo');
        expect(answer.status).toBe(400);
        expect(answer.body[0].errorCode).toBe('INVALID_TYPE');
    });
});

describe('records', () => {
    it('are created, read, changed and deleted', async () => {
        const id = await library.create('Book__c', {
            Name: 'Emma',
            Shelf__c: shelfId,
            Price__c: 12.5,
            Discount__c: 10
        });
        const read = await library.get(`/sobjects/Book__c/${id}?fields=Name,Price__c,Net_Price__c,CreatedDate`);
        expect(read.body).toEqual({
            attributes: { type: 'Book__c', url: `/services/data/v66.0/sobjects/Book__c/${id}` },
            Name: 'Emma',
            Price__c: 12.5,
            Net_Price__c: 11.25,
            CreatedDate: '2024-05-15T10:00:00.000+0000'
        });
        expect((await library.ask('PATCH', `/sobjects/Book__c/${id}`, { Price__c: '20.00' })).status).toBe(204);
        expect((await library.get(`/sobjects/Book__c/${id.slice(0, 15)}`)).body.Price__c).toBe(20);
        expect((await library.ask('DELETE', `/sobjects/Book__c/${id}`)).status).toBe(204);
        expect((await library.get(`/sobjects/Book__c/${id}`)).status).toBe(404);
    });

    it('keep every digit of a large amount', async () => {
        const id = await library.create('Book__c', {
            Name: 'Dear',
            Shelf__c: shelfId,
            Price__c: '9007199254740993.01'
        });
        expect((await library.get(`/sobjects/Book__c/${id}?fields=Price__c`)).text).toContain(
            '"Price__c":9007199254740993.01'
        );
        await library.ask('DELETE', `/sobjects/Book__c/${id}`);
    });

    it('are made or changed by their external id', async () => {
        const made = await library.ask('PATCH', '/sobjects/Shelf__c/Code__c/Z', { Name: 'Last' });
        expect(made.status).toBe(201);
        expect(made.body.created).toBe(true);
        const changed = await library.ask('PATCH', '/sobjects/Shelf__c/Code__c/Z', { Name: 'Very last' });
        expect(changed.status).toBe(200);
        expect(changed.body).toEqual({ id: made.body.id, success: true, errors: [], created: false });
        expect((await library.get('/sobjects/Shelf__c/Code__c/z')).body.Name).toBe('Very last');
        expect((await library.ask('PATCH', '/sobjects/Shelf__c/Name/Main', {})).status).toBe(404);
    });

    it('that a rule refuses are answered with the field, and not saved', async () => {
        const answer = await library.ask('POST', '/sobjects/Book__c', {
            Name: 'Cheap',
            Shelf__c: shelfId,
            Price__c: -1
        });
        expect(answer.status).toBe(400);
        expect(answer.body).toEqual([
            {
                message: 'A price is never negative.',
                errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
                fields: ['Price__c']
            }
        ]);
        expect((await library.soql("SELECT COUNT() FROM Book__c WHERE Name = 'Cheap'")).body.totalSize).toBe(0);
    });

    it('of unknown objects, with bad Ids or without a body are refused', async () => {
        expect((await library.get('/sobjects/Nothing__c/001000000000001AAA')).status).toBe(404);
        expect((await library.get('/sobjects/Book__c/xyz')).body[0].errorCode).toBe('MALFORMED_ID');
        for (const body of ['{', '[]', '"text"', '']) {
            const answer = await library.ask('POST', '/sobjects/Book__c', body);
            expect(answer.status).toBe(400);
            expect(answer.body[0].errorCode).toBe('JSON_PARSER_ERROR');
        }
        expect((await library.ask('PUT', '/sobjects/Book__c', {})).status).toBe(405);
        expect((await library.get('/sobjects/Book__c/a/b/c/d')).status).toBe(404);
        expect((await library.get('/sobjects/%E0%A4%A')).status).toBe(400);
    });

    it('in a body over 6 MB are refused unread', async () => {
        const answer = await library
            .ask('POST', '/sobjects/Book__c', { Name: 'x'.repeat(7 * 1024 * 1024) })
            .catch(() => undefined);
        expect(answer === undefined || answer.status === 413).toBe(true);
        expect((await library.soql('SELECT COUNT() FROM Book__c')).status).toBe(200);
    });
});

describe('query', () => {
    it('gives parents, children and null relationships as the platform does', async () => {
        const id = await library.create('Book__c', { Name: 'Solo', Shelf__c: shelfId });
        const { body } = await library.soql(
            `SELECT Name, Author__r.Name, Shelf__r.Code__c FROM Book__c WHERE Id = '${id}'`
        );
        expect(body.totalSize).toBe(1);
        expect(body.records[0]).toMatchObject({
            Name: 'Solo',
            Author__r: null,
            Shelf__r: { attributes: { type: 'Shelf__c' }, Code__c: 'A' }
        });
        const shelves = await library.soql(
            "SELECT Code__c, (SELECT Name FROM Books__r) FROM Shelf__c WHERE Code__c = 'A'"
        );
        expect(shelves.body.records[0].Books__r).toMatchObject({
            totalSize: 1,
            done: true,
            records: [{ Name: 'Solo' }]
        });
    });

    it('pages through a long answer with nextRecordsUrl', async () => {
        const operations = Array.from({ length: 450 }, (_unused, index) => ({
            kind: 'create' as const,
            object: 'Author__c',
            values: { Name: `Author ${index}` }
        }));
        library.org.save(operations, { userId: library.userId });
        const batch = { 'sforce-query-options': 'batchSize=200' };
        const first = await library.get('/query?q=SELECT+Name+FROM+Author__c', batch);
        expect(first.body).toMatchObject({ totalSize: 450, done: false });
        expect(first.body.records).toHaveLength(200);
        const second = await library.get(first.body.nextRecordsUrl);
        const third = await library.get(second.body.nextRecordsUrl);
        expect(third.body.done).toBe(true);
        const all = [first, second, third].flatMap((answer) =>
            answer.body.records.map((record: { Name: string }) => record.Name)
        );
        expect(new Set(all).size).toBe(450);
        expect((await library.get(first.body.nextRecordsUrl)).body[0].errorCode).toBe('INVALID_QUERY_LOCATOR');
    });

    it('gives aggregates as AggregateResult', async () => {
        const { body } = await library.soql('SELECT Country__c, COUNT(Id) n FROM Author__c GROUP BY Country__c');
        expect(body.records).toEqual([{ attributes: { type: 'AggregateResult' }, Country__c: null, n: 450 }]);
    });

    it('refuses a query without text, and malformed ones with the reason', async () => {
        expect((await library.get('/query')).body[0].errorCode).toBe('MALFORMED_QUERY');
        const answer = await library.soql('SELECT Nope FROM Book__c');
        expect(answer.status).toBe(400);
        expect(answer.body[0].errorCode).toBe('INVALID_FIELD');
        expect(answer.body[0].message).toContain("No such column 'Nope' on entity 'Book__c'");
    });

    it('refuses conditions that are too complicated instead of failing', async () => {
        const answer = await library.soql(
            `SELECT Id FROM Book__c WHERE ${'(NOT '.repeat(1200)}Name = 'a'${')'.repeat(1200)}`
        );
        expect(answer.status).toBe(400);
    });
});

describe('describe', () => {
    it('tells fields, children and picklist values, in the language that is asked for', async () => {
        const { body } = await library.get('/sobjects/Book__c/describe', { 'accept-language': 'fr' });
        expect(body).toMatchObject({ name: 'Book__c', label: 'Livre', labelPlural: 'Livres', custom: true });
        const field = (name: string): Record<string, unknown> =>
            body.fields.find((one: { name: string }) => one.name === name);
        expect(field('Price__c')).toMatchObject({
            label: 'Prix',
            type: 'currency',
            precision: 18,
            scale: 2,
            calculated: false,
            updateable: true
        });
        expect(field('Net_Price__c')).toMatchObject({ calculated: true, createable: false, updateable: false });
        expect(field('Shelf__c')).toMatchObject({
            type: 'reference',
            referenceTo: ['Shelf__c'],
            relationshipName: 'Shelf__r',
            cascadeDelete: true
        });
        expect(field('Genre__c')['picklistValues']).toContainEqual({
            active: true,
            defaultValue: false,
            label: 'Roman',
            validFor: null,
            value: 'NOVEL'
        });
        const english = await library.get('/sobjects/Book__c/describe');
        expect(english.body.label).toBe('Book');
        const shelf = await library.get('/sobjects/Shelf__c/describe');
        expect(shelf.body.childRelationships).toContainEqual(
            expect.objectContaining({
                childSObject: 'Book__c',
                field: 'Shelf__c',
                relationshipName: 'Books__r',
                cascadeDelete: true
            })
        );
    });

    it('lists all objects', async () => {
        const { body } = await library.get('/sobjects');
        expect(body.sobjects.map((one: { name: string }) => one.name)).toEqual(
            expect.arrayContaining(['Account', 'User', 'Book__c', 'Shelf__c'])
        );
    });
});
