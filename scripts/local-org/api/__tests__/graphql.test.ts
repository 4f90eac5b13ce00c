import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSchema } from '../../metadata/loadSchema';
import { LibraryApi } from './library-api';

const library = new LibraryApi();
let shelfId = '';
let otherShelfId = '';
let authorId = '';

beforeAll(async () => {
    await library.start();
    shelfId = await library.create('Shelf__c', { Name: 'Main', Code__c: 'A' });
    otherShelfId = await library.create('Shelf__c', { Name: 'Attic', Code__c: 'B' });
    authorId = await library.create('Author__c', { Name: 'Ada' });
    const books: [string, string, number | null, string, string | null][] = [
        ['Odes', 'POETRY', 10, '2024-06-01', 'A'],
        ['Emma', 'NOVEL', 20, '2023-03-01', 'A'],
        ['Notes', 'ESSAY', null, '2022-01-01', 'B'],
        ['Songs', 'POETRY', 0.5, '2024-05-15', 'B']
    ];
    for (const [Name, Genre__c, Price__c, Published__c, shelf] of books) {
        await library.create('Book__c', {
            Name,
            Genre__c,
            Price__c,
            Published__c,
            Pages__c: 100,
            Shelf__c: shelf === 'A' ? shelfId : otherShelfId,
            Author__c: Name === 'Odes' ? authorId : null
        });
    }
});

afterAll(() => library.stop());

interface Edges {
    readonly edges: readonly { readonly node: { readonly Name: { readonly value: string } } }[];
}

function names(connection: Edges): string[] {
    return connection.edges.map((edge) => edge.node.Name.value);
}

async function booksWhere(where: string): Promise<string[]> {
    const answer = await library.graphql(
        `query Books { uiapi { query { Book__c(where: ${where}, orderBy: { Name: { order: ASC } }) { edges { node { Name { value } } } } } } }`
    );
    expect(answer.errors).toEqual([]);
    return names(answer.data.uiapi.query.Book__c);
}

describe('queries', () => {
    it('give values, display values and labels, parents and children', async () => {
        const answer = await library.graphql(
            `query Shelf($id: ID) { uiapi { query { Shelf__c(where: { Id: { eq: $id } }) { totalCount edges { cursor node {
                Id ApiName Name { value } Book_Count__c { value }
                Books__r(first: 1, orderBy: { Price__c: { order: DESC } }) { totalCount pageInfo { hasNextPage } edges { node {
                    Name { value } Price__c { value displayValue } Genre__c { value label } Author__r { Id Name { value } } Shelf__r { Code__c { value } }
                } } }
            } } } } } }`,
            { id: shelfId }
        );
        expect(answer.errors).toEqual([]);
        const { totalCount, edges } = answer.data.uiapi.query.Shelf__c;
        expect(totalCount).toBe(1);
        expect(edges[0].node).toEqual({
            Id: shelfId,
            ApiName: 'Shelf__c',
            Name: { value: 'Main' },
            Book_Count__c: { value: 2 },
            Books__r: {
                totalCount: 2,
                pageInfo: { hasNextPage: true },
                edges: [
                    {
                        node: {
                            Name: { value: 'Emma' },
                            Price__c: { value: 20, displayValue: '€20.00' },
                            Genre__c: { value: 'NOVEL', label: 'Novel' },
                            Author__r: null,
                            Shelf__r: { Code__c: { value: 'A' } }
                        }
                    }
                ]
            }
        });
    });

    it.each([
        ['{ Genre__c: { eq: "POETRY" } }', ['Odes', 'Songs']],
        ['{ Genre__c: { ne: "POETRY" } }', ['Emma', 'Notes']],
        ['{ Price__c: { gt: 0.5, lte: 20 } }', ['Emma', 'Odes']],
        ['{ Price__c: { eq: null } }', ['Notes']],
        ['{ Name: { like: "%o%" } }', ['Notes', 'Odes', 'Songs']],
        ['{ Name: { in: ["emma", "songs"] } }', ['Emma', 'Songs']],
        ['{ Name: { nin: ["emma", "songs"] } }', ['Notes', 'Odes']],
        ['{ or: [{ Name: { eq: "Emma" } }, { Genre__c: { eq: "ESSAY" } }] }', ['Emma', 'Notes']],
        ['{ not: { Genre__c: { eq: "POETRY" } }, Price__c: { gte: 1 } }', ['Emma']],
        ['{ Shelf__r: { Code__c: { eq: "b" } } }', ['Notes', 'Songs']],
        ['{ Net_Price__c: { gte: 10 } }', ['Emma', 'Odes']],
        ['{ Published__c: { eq: { literal: THIS_YEAR } } }', ['Odes', 'Songs']],
        ['{ Published__c: { lt: { value: "2023-01-01" } } }', ['Notes']],
        ['{ Published__c: { gte: { range: { n_years_ago: 1 } } } }', ['Emma', 'Odes', 'Songs']],
        ['{ Published__c: { CALENDAR_YEAR: { eq: 2022 } } }', ['Notes']],
        ['{ Author__c: { inq: { Author__c: { Name: { eq: "Ada" } }, ApiName: "Id" } } }', ['Odes']],
        ['{ Author__c: { ninq: { Author__c: { Name: { eq: "Ada" } }, ApiName: "Id" } } }', ['Emma', 'Notes', 'Songs']]
    ])('filter by %s', async (where, expected) => {
        expect(await booksWhere(where)).toEqual(expected);
    });

    it('page by cursors, ten at first', async () => {
        const query = `query Page($after: String) { uiapi { query { Book__c(first: 3, after: $after, orderBy: { Name: {} }) {
            totalCount pageResultCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { Name { value } } } } } } }`;
        const first = (await library.graphql(query)).data.uiapi.query.Book__c;
        expect(names(first)).toEqual(['Emma', 'Notes', 'Odes']);
        expect(first).toMatchObject({
            totalCount: 4,
            pageResultCount: 3,
            pageInfo: { hasNextPage: true, hasPreviousPage: false }
        });
        const second = (await library.graphql(query, { after: first.pageInfo.endCursor })).data.uiapi.query.Book__c;
        expect(names(second)).toEqual(['Songs']);
        expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    });

    it('sort by the keys in the order in which they are written, in the text or in a variable', async () => {
        const text = (orderBy: string): string =>
            `uiapi { query { Book__c(orderBy: ${orderBy}) { edges { node { Name { value } } } } } }`;
        const written = await library.graphql(
            `{ ${text('{ Shelf__r: { Code__c: { order: DESC } }, Name: { order: DESC } }')} }`
        );
        expect(names(written.data.uiapi.query.Book__c)).toEqual(['Songs', 'Notes', 'Odes', 'Emma']);
        const variable = await library.graphql(`query Sorted($o: Book__c_OrderBy) { ${text('$o')} }`, {
            o: { Price__c: { order: 'ASC', nulls: 'LAST' }, Name: { order: 'ASC' } }
        });
        expect(names(variable.data.uiapi.query.Book__c)).toEqual(['Songs', 'Odes', 'Emma', 'Notes']);
    });

    it('obey fragments, aliases, @skip and @include', async () => {
        const answer = await library.graphql(
            `query Parts($no: Boolean = false) { uiapi { query { poems: Book__c(where: { Name: { eq: "Odes" } }) { edges { node { ...Title Pages__c @include(if: $no) { value } ... on Record { ApiName } } } } } } }
             fragment Title on Book__c { title: Name { value } }`
        );
        expect(answer.errors).toEqual([]);
        expect(answer.data.uiapi.query.poems.edges[0].node).toEqual({ title: { value: 'Odes' }, ApiName: 'Book__c' });
    });

    it('leave out fields marked @optional that the org does not have', async () => {
        const answer = await library.graphql(
            '{ uiapi { query { Book__c(first: 1) { edges { node { Id Nope__c @optional { value } } } } } } }'
        );
        expect(answer.errors).toEqual([]);
        expect(Object.keys(answer.data.uiapi.query.Book__c.edges[0].node)).toEqual(['Id']);
    });

    it('speak the language that is asked for', async () => {
        const answer = await library.graphql(
            '{ uiapi { query { Book__c(where: { Name: { eq: "Odes" } }) { edges { node { Genre__c { label } } } } } objectInfos(apiNames: ["Book__c"]) { label } } }',
            {},
            { 'accept-language': 'fr' }
        );
        expect(answer.data.uiapi.query.Book__c.edges[0].node.Genre__c.label).toBe('Poésie');
        expect(answer.data.uiapi.objectInfos).toEqual([{ label: 'Livre' }]);
    });
});

describe('aggregates', () => {
    it('are computed over all rows', async () => {
        const answer = await library.graphql(
            '{ uiapi { aggregate { Book__c { edges { node { aggregate { Price__c { sum { value displayValue } avg { value } count { value } } Name { min { value } } } } } } } } }'
        );
        expect(answer.errors).toEqual([]);
        expect(answer.data.uiapi.aggregate.Book__c.edges[0].node.aggregate).toEqual({
            Price__c: {
                sum: { value: 30.5, displayValue: '€30.50' },
                avg: { value: expect.closeTo(10.1666666, 6) },
                count: { value: 3 }
            },
            Name: { min: { value: 'Emma' } }
        });
    });

    it('are grouped, also by parents and parts of dates, and sorted', async () => {
        const answer = await library.graphql(
            `{ uiapi { aggregate {
                byGenre: Book__c(groupBy: { Genre__c: { group: true } }, orderBy: { Price__c: { function: SUM, order: DESC, nulls: LAST } }) { totalCount edges { node { aggregate { Genre__c { value label } Id { count { value } } } } } }
                byYear: Book__c(groupBy: { Published__c: { function: CALENDAR_YEAR } }, where: { Genre__c: { eq: "POETRY" } }) { edges { node { aggregate { Published__c { calendarYear { value } } Id { count { value } } } } } }
                byShelf: Book__c(groupBy: { Shelf__r: { Code__c: { group: true } } }) { edges { node { aggregate { Shelf__r { Code__c { value } } Id { count { value } } } } } }
            } } }`
        );
        expect(answer.errors).toEqual([]);
        const groups = (key: string): unknown[] =>
            answer.data.uiapi.aggregate[key].edges.map((edge: { node: { aggregate: unknown } }) => edge.node.aggregate);
        expect(groups('byGenre')).toEqual([
            { Genre__c: { value: 'NOVEL', label: 'Novel' }, Id: { count: { value: 1 } } },
            { Genre__c: { value: 'POETRY', label: 'Poetry' }, Id: { count: { value: 2 } } },
            { Genre__c: { value: 'ESSAY', label: 'Essay' }, Id: { count: { value: 1 } } }
        ]);
        expect(groups('byYear')).toEqual([
            { Published__c: { calendarYear: { value: 2024 } }, Id: { count: { value: 2 } } }
        ]);
        expect(groups('byShelf')).toEqual([
            { Shelf__r: { Code__c: { value: 'A' } }, Id: { count: { value: 2 } } },
            { Shelf__r: { Code__c: { value: 'B' } }, Id: { count: { value: 2 } } }
        ]);
    });
});

describe('mutations', () => {
    async function countBooks(): Promise<number> {
        return (await library.soql('SELECT COUNT() FROM Book__c')).body.totalSize;
    }

    it('save a parent and its children in one request, the children naming the parent by its alias', async () => {
        const answer = await library.graphql(
            `mutation Fill($shelf: Shelf__cCreateInput!, $title: String) { uiapi(input: { allOrNone: true }) {
                shelf: Shelf__cCreate(input: $shelf) { Record { Id Name { value } } }
                one: Book__cCreate(input: { Book__c: { Name: $title, Shelf__c: "@{shelf}", Price__c: 0.10 } }) { Record { Id Price__c { value } Shelf__r { Code__c { value } } Net_Price__c { value } } }
                two: Book__cCreate(input: { Book__c: { Name: "Second", Shelf__c: "@{shelf}", Price__c: "0.20" } }) { Record { Shelf__r { Total_Price__c { value } } } }
            } }`,
            { shelf: { Shelf__c: { Name: 'New', Code__c: 'N' } }, title: 'First' }
        );
        expect(answer.errors).toEqual([]);
        const { shelf, one, two } = answer.data.uiapi;
        expect(shelf.Record.Name.value).toBe('New');
        expect(one.Record).toMatchObject({
            Price__c: { value: 0.1 },
            Shelf__r: { Code__c: { value: 'N' } },
            Net_Price__c: { value: 0.1 }
        });
        expect(two.Record.Shelf__r.Total_Price__c.value).toBe(0.3);
    });

    it('undo everything where one operation fails, and name the field', async () => {
        const before = await countBooks();
        const answer = await library.graphql(
            `mutation Bad($id: IdOrRef!) { uiapi {
                good: Book__cCreate(input: { Book__c: { Name: "Good", Shelf__c: $id } }) { Record { Id } }
                bad: Book__cCreate(input: { Book__c: { Name: "Bad", Shelf__c: $id, Price__c: -1 } }) { Record { Id } }
            } }`,
            { id: shelfId }
        );
        expect(answer.data.uiapi).toEqual({ good: null, bad: null });
        expect(answer.errors).toMatchObject([
            {
                message: 'A price is never negative.',
                path: ['uiapi', 'bad'],
                extensions: {
                    ErrorType: 'DataFetchingException',
                    errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
                    fields: ['Price__c']
                }
            }
        ]);
        expect(await countBooks()).toBe(before);
    });

    it('save what can be saved where allOrNone is false', async () => {
        const before = await countBooks();
        const answer = await library.graphql(
            `mutation Some($id: IdOrRef!) { uiapi(input: { allOrNone: false }) {
                good: Book__cCreate(input: { Book__c: { Name: "Good", Shelf__c: $id } }) { Record { Name { value } } }
                bad: Book__cCreate(input: { Book__c: { Shelf__c: $id, Price__c: -1 } }) { Record { Id } }
            } }`,
            { id: shelfId }
        );
        expect(answer.data.uiapi).toEqual({ good: { Record: { Name: { value: 'Good' } } }, bad: null });
        expect(answer.errors.length).toBeGreaterThan(0);
        expect(await countBooks()).toBe(before + 1);
    });

    it('change and delete records', async () => {
        const id = await library.create('Book__c', { Name: 'Draft', Shelf__c: shelfId });
        const changed = await library.graphql(
            'mutation Change($input: Book__cUpdateInput!) { uiapi { Book__cUpdate(input: $input) { success Record { Id Name { value } } } } }',
            { input: { Id: id, Book__c: { Name: 'Final' } } }
        );
        expect(changed.data.uiapi.Book__cUpdate).toEqual({
            success: true,
            Record: { Id: id, Name: { value: 'Final' } }
        });
        const deleted = await library.graphql(
            'mutation Remove($id: IdOrRef!) { uiapi { Book__cDelete(input: { Id: $id }) { Id } } }',
            { id }
        );
        expect(deleted.data.uiapi.Book__cDelete).toEqual({ Id: id });
        const again = await library.graphql(
            'mutation Remove($id: IdOrRef!) { uiapi { Book__cDelete(input: { Id: $id }) { Id } } }',
            { id }
        );
        expect(again.data.uiapi.Book__cDelete).toBeNull();
        expect(again.errors[0].extensions.ErrorType).toBe('DataFetchingException');
    });

    it('do not offer fields that are computed', async () => {
        const answer = await library.graphql(
            'mutation Cheat { uiapi { Book__cCreate(input: { Book__c: { Name: "x", Net_Price__c: 1 } }) { Record { Id } } } }'
        );
        expect(answer.errors[0].extensions.ErrorType).toBe('ValidationError');
        expect(answer.errors[0].message).toContain('Net_Price__c');
    });
});

describe('refusals', () => {
    it.each([
        ['{ uiapi {', 'InvalidSyntax', 'Syntax Error'],
        [
            '{ uiapi { query { Book__c { edges { node { Nope { value } } } } } } }',
            'ValidationError',
            "Field 'Nope' in type 'Book__c' is undefined"
        ],
        [
            '{ uiapi { query { Nothing__c { edges { node { Id } } } } } }',
            'ValidationError',
            "Field 'Nothing__c' in type 'RecordQuery' is undefined"
        ],
        [
            '{ uiapi { query { Book__c(first: 2001) { edges { node { Id } } } } } }',
            'DataFetchingException',
            'between 1 and 2000'
        ],
        [
            '{ uiapi { query { Book__c(first: 10, upperBound: 500) { edges { node { Id } } } } } }',
            'DataFetchingException',
            'between 200 and 2000'
        ],
        [
            '{ uiapi { query { Book__c(after: "nonsense") { edges { node { Id } } } } } }',
            'DataFetchingException',
            'not a cursor'
        ],
        [
            '{ uiapi { query { Book__c(where: { Published__c: { eq: { value: "yesterday" } } }) { edges { node { Id } } } } } }',
            'DataFetchingException',
            'Published__c'
        ],
        [
            '{ uiapi { query { Book__c(where: { Notes__c: { eq: "x" } }) { edges { node { Id } } } } } }',
            'DataFetchingException',
            "'Notes__c' can not be filtered"
        ],
        [
            '{ uiapi { aggregate { Book__c { edges { node { aggregate { Name { value } } } } } } } }',
            'DataFetchingException',
            'must be grouped'
        ],
        [
            'query A { uiapi { __typename } } query B { uiapi { __typename } }',
            'OperationNotSupported',
            'operation name'
        ],
        [
            `{ uiapi { query { ${Array.from({ length: 11 }, (_unused, index) => `q${index}: Book__c { edges { node { Id } } }`).join(' ')} } } }`,
            'DataFetchingException',
            'up to 10 subqueries'
        ]
    ])('%s', async (query, errorType, message) => {
        const answer = await library.graphql(query);
        expect(answer.errors[0].extensions.ErrorType).toBe(errorType);
        expect(answer.errors[0].message).toContain(message);
    });

    it('of variables of the wrong type name the variable', async () => {
        const answer = await library.graphql(
            'query Q($n: Int!) { uiapi { query { Book__c(first: $n) { totalCount } } } }',
            { n: 'many' }
        );
        expect(answer.errors[0].extensions.ErrorType).toBe('ValidationError');
        expect(answer.errors[0].message).toContain('$n');
    });

    it('of bodies that are no GraphQL request are 400', async () => {
        for (const body of ['nonsense', {}, { query: 5 }, { query: '{ uiapi { __typename } }', variables: 'x' }]) {
            expect((await library.ask('POST', '/graphql', body)).status).toBe(400);
        }
    });
});

describe('changed metadata', () => {
    it('is what the next request sees', async () => {
        const changing = new LibraryApi();
        await changing.start();
        try {
            const query =
                '{ uiapi { query { Author__c { totalCount edges { node { Name { value } Country__c { value } } } } } } }';
            expect((await changing.graphql(query)).errors).toEqual([]);
            const folder = mkdtempSync(join(tmpdir(), 'library-'));
            cpSync(fileURLToPath(new URL('./library', import.meta.url)), folder, { recursive: true });
            const field = join(folder, 'app/objects/Author__c/fields/Country__c.field-meta.xml');
            const renamed = readFileSync(field, 'utf8').replace('<fullName>Country__c', '<fullName>Land__c');
            rmSync(field);
            writeFileSync(field.replace('Country__c.field', 'Land__c.field'), renamed);
            changing.org.changeMetadata(loadSchema(folder));
            rmSync(folder, { recursive: true });
            expect((await changing.graphql(query)).errors[0].message).toContain("Field 'Country__c'");
            expect((await changing.graphql(query.replace('Country__c', 'Land__c'))).errors).toEqual([]);
            expect((await changing.soql('SELECT Land__c FROM Author__c')).status).toBe(200);
            expect((await changing.soql('SELECT Country__c FROM Author__c')).status).toBe(400);
        } finally {
            await changing.stop();
        }
    });
});
