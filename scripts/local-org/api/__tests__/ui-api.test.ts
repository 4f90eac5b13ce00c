import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryApi } from './library-api';

const library = new LibraryApi();
let shelfId = '';
let authorId = '';
let bookId = '';

beforeAll(async () => {
    await library.start();
    shelfId = await library.create('Shelf__c', { Name: 'Main', Code__c: 'A' });
    authorId = await library.create('Author__c', { Name: 'Ada' });
    bookId = await library.create('Book__c', {
        Name: 'Odes',
        Shelf__c: shelfId,
        Author__c: authorId,
        Price__c: '1234.5',
        Discount__c: '17.5',
        Genre__c: 'POETRY',
        Published__c: '2024-06-01'
    });
});

afterAll(() => library.stop());

describe('records', () => {
    it('show values raw and as the user reads them', async () => {
        const fields = ['Name', 'Price__c', 'Discount__c', 'Published__c', 'Genre__c', 'Net_Price__c', 'Author__r.Name']
            .map((name) => `Book__c.${name}`)
            .join(',');
        const { body } = await library.get(`/ui-api/records/${bookId}?fields=${fields}`);
        expect(body).toMatchObject({ apiName: 'Book__c', id: bookId, recordTypeInfo: null, childRelationships: {} });
        expect(body.lastModifiedDate).toBe('2024-05-15T10:00:00.000Z');
        expect(body.weakEtag).toBe(Date.parse('2024-05-15T10:00:00.000Z'));
        expect(body.fields.Name).toEqual({ displayValue: null, value: 'Odes' });
        expect(body.fields.Price__c).toEqual({ displayValue: '€1,234.50', value: 1234.5 });
        expect(body.fields.Discount__c).toEqual({ displayValue: '17.5000%', value: 17.5 });
        expect(body.fields.Published__c).toEqual({ displayValue: '6/1/2024', value: '2024-06-01' });
        expect(body.fields.Genre__c).toEqual({ displayValue: 'Poetry', value: 'POETRY' });
        // 1 234.50 less 17.5 % is 1 018.4625
        expect(body.fields.Net_Price__c.value).toBe(1018.46);
        expect(body.fields.Author__r).toMatchObject({
            displayValue: 'Ada',
            value: { apiName: 'Author__c', id: authorId, fields: { Name: { value: 'Ada' } } }
        });
        expect(Object.keys(body.fields)).toHaveLength(7);
    });

    it('show them in French to who asks for French', async () => {
        const path = `/ui-api/records/${bookId}?fields=Book__c.Price__c,Book__c.Published__c,Book__c.Genre__c`;
        const { fields } = (await library.get(path, { 'accept-language': 'fr' })).body;
        expect(fields.Price__c.displayValue.replace(/\s/g, ' ')).toBe('1 234,50 €');
        expect(fields.Published__c.displayValue).toBe('01/06/2024');
        expect(fields.Genre__c.displayValue).toBe('Poésie');
    });

    it('leave out optional fields that do not exist, and refuse required ones', async () => {
        const { body } = await library.get(
            `/ui-api/records/${bookId}?fields=Book__c.Name&optionalFields=Book__c.Nope__c`
        );
        expect(Object.keys(body.fields)).toEqual(['Name']);
        const refused = await library.get(`/ui-api/records/${bookId}?fields=Book__c.Nope__c`);
        expect(refused.status).toBe(400);
        expect(refused.body[0].errorCode).toBe('INVALID_FIELD');
        expect((await library.get(`/ui-api/records/${bookId}`)).status).toBe(400);
        expect((await library.get(`/ui-api/records/${bookId}?fields=Shelf__c.Name`)).status).toBe(400);
    });

    it('show the fields of the layout, with the names behind lookups', async () => {
        const { body } = await library.get(`/ui-api/records/${bookId}?layoutTypes=Full`);
        expect(Object.keys(body.fields).sort()).toEqual(['Name', 'Net_Price__c', 'Price__c', 'Shelf__c', 'Shelf__r']);
        expect(body.fields.Shelf__r.displayValue).toBe('Main');
    });

    it('are created, changed and deleted', async () => {
        const made = await library.ask('POST', '/ui-api/records', {
            apiName: 'Book__c',
            fields: { Name: 'New', Shelf__c: shelfId, Pages__c: 5 }
        });
        expect(made.status).toBe(201);
        expect(made.body.fields.Pages__c.value).toBe(5);
        const changed = await library.ask('PATCH', `/ui-api/records/${made.body.id}`, { fields: { Price__c: '3.10' } });
        expect(changed.body.fields.Price__c).toEqual({ displayValue: '€3.10', value: 3.1 });
        expect((await library.ask('DELETE', `/ui-api/records/${made.body.id}`)).status).toBe(204);
        expect((await library.ask('DELETE', `/ui-api/records/${made.body.id}`)).status).toBe(404);
    });

    it('that are refused say so at the field, or at the page where no field is to blame', async () => {
        const atField = await library.ask(
            'PATCH',
            `/ui-api/records/${bookId}`,
            { fields: { Price__c: -5 } },
            { 'accept-language': 'fr' }
        );
        expect(atField.status).toBe(400);
        expect(atField.body.output).toEqual({
            errors: [],
            fieldErrors: {
                Price__c: [
                    {
                        constituentField: null,
                        duplicateRecordError: null,
                        errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
                        field: 'Price__c',
                        fieldLabel: 'Prix',
                        message: "Un prix n'est jamais négatif."
                    }
                ]
            }
        });
        const atPage = await library.ask('PATCH', `/ui-api/records/${bookId}`, {
            fields: { Genre__c: 'NOVEL', Pages__c: 0 }
        });
        expect(atPage.body.output.errors).toMatchObject([{ message: 'A novel has pages.', field: null }]);
        expect(
            (await library.get(`/ui-api/records/${bookId}?fields=Book__c.Genre__c`)).body.fields.Genre__c.value
        ).toBe('POETRY');
    });
});

describe('object info', () => {
    it('tells labels, types and what may be edited', async () => {
        const { body } = await library.get('/ui-api/object-info/Book__c', {
            'accept-language': 'fr-FR,fr;q=0.9,en;q=0.5'
        });
        expect(body.label).toBe('Livre');
        expect(body.fields.Price__c).toMatchObject({
            label: 'Prix',
            dataType: 'Currency',
            inlineHelpText: 'Ce que coûte le livre.',
            updateable: true
        });
        expect(body.fields.Net_Price__c).toMatchObject({ calculated: true, updateable: false });
        expect(body.fields.Shelf__c.referenceToInfos).toEqual([{ apiName: 'Shelf__c', nameFields: ['Name'] }]);
        expect((await library.get('/ui-api/object-info/Nothing__c')).status).toBe(404);
    });

    it('gives picklist values with translated labels', async () => {
        const { body } = await library.get('/ui-api/object-info/Book__c/picklist-values/012000000000000AAA/Genre__c', {
            'accept-language': 'fr'
        });
        expect(body.values.map(({ value, label }: Record<string, string>) => [value, label])).toEqual([
            ['NOVEL', 'Roman'],
            ['POETRY', 'Poésie'],
            ['ESSAY', 'Essai']
        ]);
        const all = await library.get('/ui-api/object-info/Book__c/picklist-values/012000000000000AAA');
        expect(Object.keys(all.body.picklistFieldValues)).toEqual(['Genre__c', 'Tags__c']);
    });

    it('gives the page layout, its headings translated', async () => {
        const { body } = await library.get('/ui-api/layout/Book__c?mode=Edit', { 'accept-language': 'fr' });
        expect(body.sections[0].heading).toBe('Le livre');
        expect(
            body.sections[0].layoutRows[1].layoutItems.map((item: { label: string; editableForUpdate: boolean }) => [
                item.label,
                item.editableForUpdate
            ])
        ).toEqual([
            ['Shelf', false],
            ['Net Price', false]
        ]);
    });

    it('gives layout, object info and record of a page at once', async () => {
        const { body } = await library.get(`/ui-api/record-ui/${bookId}`);
        expect(body.records[bookId].fields.Name.value).toBe('Odes');
        expect(body.objectInfos.Book__c.apiName).toBe('Book__c');
        expect(body.layouts.Book__c['012000000000000AAA'].Full.View.sections).toHaveLength(1);
    });
});

describe('lists', () => {
    beforeAll(async () => {
        await library.create('Book__c', { Name: 'Cheap verse', Shelf__c: shelfId, Price__c: 5, Genre__c: 'POETRY' });
        await library.create('Book__c', {
            Name: 'Free verse',
            Shelf__c: shelfId,
            Genre__c: 'POETRY',
            Available__c: true
        });
        await library.create('Book__c', { Name: 'Essays', Shelf__c: shelfId, Price__c: 50, Genre__c: 'ESSAY' });
    });

    it('show the records that pass the list view and its filter logic', async () => {
        const { body } = await library.get('/ui-api/list-ui/Book__c/Poems?sortBy=Name');
        expect(
            body.records.records.map((record: { fields: { Name: { value: string } } }) => record.fields.Name.value)
        ).toEqual(['Free verse', 'Odes']);
        expect(body.info.displayColumns.map((column: { fieldApiName: string }) => column.fieldApiName)).toEqual([
            'Name',
            'Author__c',
            'Price__c'
        ]);
        expect(body.records.records[1].fields.Author__r.displayValue).toBe('Ada');
    });

    it('page through the records of a relationship', async () => {
        const path = `/ui-api/related-list-records/${shelfId}/Books__r?fields=Book__c.Name&pageSize=3&sortBy=-Name`;
        const first = await library.get(path);
        const names = (answer: { body: { records: { fields: { Name: { value: string } } }[] } }): string[] =>
            answer.body.records.map((record) => record.fields.Name.value);
        expect(names(first)).toEqual(['Odes', 'Free verse', 'Essays']);
        const second = await library.get(`${path}&pageToken=${first.body.nextPageToken}`);
        expect(names(second)).toEqual(['Cheap verse']);
        expect(second.body.nextPageToken).toBeNull();
    });

    it('filter a relationship in the GraphQL form', async () => {
        const answer = await library.ask('POST', `/ui-api/related-list-records/${shelfId}/Books__r`, {
            fields: ['Book__c.Name'],
            where: '{ Name: { like: "%verse" }, Price__c: { gt: 1 } }'
        });
        expect(answer.body.count).toBe(1);
    });

    it('that do not exist are refused', async () => {
        expect((await library.get('/ui-api/list-ui/Book__c/Nope')).status).toBe(404);
        expect((await library.get(`/ui-api/related-list-records/${shelfId}/Nope__r`)).status).toBe(400);
        expect((await library.get(`/ui-api/related-list-records/${shelfId}/Books__r?pageSize=many`)).status).toBe(400);
    });
});
