import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryApi } from './library-api';
import type { Json } from './library-api';

const library = new LibraryApi();

beforeAll(async () => {
    await library.start();
    const books: [string, string, number, string][] = [
        ['A', 'ESSAY', 1, 'Emma'],
        ['A', 'ESSAY', 2, 'Persuasion'],
        ['A', 'POETRY', 4, 'Odes'],
        ['B', 'ESSAY', 8, 'Walden']
    ];
    const shelves = new Map<string, string>();
    for (const code of ['A', 'B']) {
        shelves.set(code, await library.create('Shelf__c', { Name: code, Code__c: code }));
    }
    for (const [shelf, Genre__c, Price__c, Name] of books) {
        await library.create('Book__c', { Name, Shelf__c: shelves.get(shelf), Genre__c, Price__c });
    }
});

afterAll(() => library.stop());

/** Rows without their attributes, values in the order of the query. */
async function rows(soql: string): Promise<unknown[]> {
    const { body, text } = await library.soql(soql);
    expect(body.records, text).toBeDefined();
    return body.records.map((record: Json) => Object.values(record).slice(1));
}

describe('subtotals', () => {
    it('of ROLLUP drop one field after the other, up to the grand total', async () => {
        expect(
            await rows(
                'SELECT Shelf__r.Code__c c, Genre__c g, SUM(Price__c) s, COUNT(Id) n FROM Book__c ' +
                    'GROUP BY ROLLUP(Shelf__r.Code__c, Genre__c) ORDER BY Shelf__r.Code__c NULLS LAST, SUM(Price__c)'
            )
        ).toEqual([
            ['A', 'ESSAY', 3, 2],
            ['A', 'POETRY', 4, 1],
            ['A', null, 7, 3],
            ['B', 'ESSAY', 8, 1],
            ['B', null, 8, 1],
            [null, null, 15, 4]
        ]);
    });

    it('of CUBE are there for every combination, and GROUPING tells which they are', async () => {
        expect(
            await rows(
                'SELECT Genre__c, SUM(Price__c), Shelf__r.Code__c, GROUPING(Shelf__r.Code__c) byShelf, GROUPING(Genre__c) byGenre ' +
                    'FROM Book__c GROUP BY CUBE(Shelf__r.Code__c, Genre__c) ' +
                    'ORDER BY GROUPING(Shelf__r.Code__c), GROUPING(Genre__c), SUM(Price__c) DESC, Genre__c'
            )
        ).toEqual([
            ['ESSAY', 8, 'B', 0, 0],
            ['POETRY', 4, 'A', 0, 0],
            ['ESSAY', 3, 'A', 0, 0],
            [null, 8, 'B', 0, 1],
            [null, 7, 'A', 0, 1],
            ['ESSAY', 11, null, 1, 0],
            ['POETRY', 4, null, 1, 0],
            [null, 15, null, 1, 1]
        ]);
    });

    it('hold to HAVING, LIMIT and OFFSET', async () => {
        const soql = 'SELECT Genre__c, SUM(Price__c) s FROM Book__c GROUP BY ROLLUP(Genre__c)';
        expect(await rows(`${soql} HAVING SUM(Price__c) > 10 ORDER BY SUM(Price__c)`)).toEqual([
            ['ESSAY', 11],
            [null, 15]
        ]);
        expect(await rows(`${soql} ORDER BY SUM(Price__c) LIMIT 1 OFFSET 1`)).toEqual([['ESSAY', 11]]);
    });

    it('are refused where they can not be told', async () => {
        for (const soql of [
            'SELECT Genre__c FROM Book__c GROUP BY ROLLUP(Genre__c, Name, Pages__c, Available__c)',
            "SELECT Genre__c FROM Book__c GROUP BY ROLLUP(Genre__c) HAVING Genre__c = 'ESSAY'",
            'SELECT Genre__c FROM Book__c GROUP BY ROLLUP(Genre__c) ORDER BY SUM(Price__c)',
            'SELECT GROUPING(Name) x FROM Book__c GROUP BY ROLLUP(Genre__c)',
            'SELECT Name, COUNT(Id) FROM Book__c GROUP BY CUBE(Genre__c)'
        ]) {
            const answer = await library.soql(soql);
            expect(answer.status, soql).toBe(400);
            expect(answer.body[0].errorCode).toBe('MALFORMED_QUERY');
        }
    });
});
