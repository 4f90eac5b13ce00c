import fc from 'fast-check';
import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldValues } from '../../values';
import { netPrice, Shelves } from './shelves';

/** A condition as SOQL writes it, and what it means for one book, said a second time. */
interface Filter {
    readonly soql: string;
    readonly holds: (book: FieldValues) => boolean;
}

const names = ['Émile', 'emile', 'Zebra', 'zebra', 'Ant', "O'Brien", '50%', 'a_b', 'axb', 'É', 'back\\slash'];
const numbers = ['0', '0.01', '9.99', '10', '10.005', '1234567890123456.78', '-3.5'];

const numberOperators: Record<string, (left: Decimal, right: Decimal) => boolean> = {
    '=': (left, right) => left.equals(right),
    '<': (left, right) => left.lessThan(right),
    '>': (left, right) => left.greaterThan(right),
    '<=': (left, right) => left.lessThanOrEqualTo(right),
    '>=': (left, right) => left.greaterThanOrEqualTo(right)
};

function decimalOf(book: FieldValues, field: string): Decimal | null {
    return field === 'Net_Price__c' ? netPrice(book) : ((book[field] ?? null) as Decimal | null);
}

const numberFilter: fc.Arbitrary<Filter> = fc
    .tuple(
        fc.constantFrom('Price__c', 'Pages__c', 'Net_Price__c'),
        fc.constantFrom(...Object.keys(numberOperators)),
        fc.constantFrom(...numbers)
    )
    .map(([field, operator, number]) => ({
        soql: `${field} ${operator} ${number}`,
        holds: (book) => {
            const value = decimalOf(book, field);
            return value !== null && (numberOperators[operator]?.(value, new Decimal(number)) ?? false);
        }
    }));

const notEqualNumber: fc.Arbitrary<Filter> = fc.constantFrom(...numbers).map((number) => ({
    soql: `Price__c != ${number}`,
    holds: (book) => !decimalOf(book, 'Price__c')?.equals(number)
}));

function quoted(text: string): string {
    return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function same(left: unknown, right: string): boolean {
    return typeof left === 'string' && left.toLowerCase() === right.toLowerCase();
}

const nameFilter: fc.Arbitrary<Filter> = fc
    .tuple(fc.constantFrom('=', '!='), fc.constantFrom(...names, 'ÉMILE', 'ZEBRA', 'nobody'))
    .map(([operator, name]) => ({
        soql: `Name ${operator} ${quoted(name)}`,
        holds: (book) => same(book['Name'], name) === (operator === '=')
    }));

const listFilter: fc.Arbitrary<Filter> = fc
    .tuple(fc.boolean(), fc.subarray([...names, 'émile', 'nobody'], { minLength: 1 }))
    .map(([negated, list]) => ({
        soql: `Name ${negated ? 'NOT IN' : 'IN'} (${list.map(quoted).join(', ')})`,
        holds: (book) => list.some((name) => same(book['Name'], name)) !== negated
    }));

const likeFilter: fc.Arbitrary<Filter> = fc
    .constantFrom<[string, RegExp]>(
        ['%e%', /e/i],
        ['z_bra', /^z.bra$/i],
        ['50\\%', /^50%$/],
        ['a\\_b', /^a_b$/i],
        ['a_b', /^a.b$/i],
        ['é%', /^é/i],
        ['%', /^/]
    )
    .map(([pattern, expression]) => ({
        soql: `Name LIKE '${pattern}'`,
        holds: (book) => expression.test(String(book['Name']))
    }));

const genreFilter: fc.Arbitrary<Filter> = fc.constantFrom<Filter>(
    { soql: "Genre__c = 'POETRY'", holds: (book) => book['Genre__c'] === 'POETRY' },
    { soql: 'Genre__c = null', holds: (book) => book['Genre__c'] === null },
    { soql: "Genre__c != 'POETRY'", holds: (book) => book['Genre__c'] !== 'POETRY' },
    {
        soql: "Genre__c NOT IN ('POETRY', 'NOVEL')",
        holds: (book) => !['POETRY', 'NOVEL'].includes(String(book['Genre__c']))
    },
    { soql: 'Available__c = true', holds: (book) => book['Available__c'] === true },
    { soql: 'Available__c != true', holds: (book) => book['Available__c'] !== true },
    {
        soql: "Tags__c INCLUDES ('OLD;RARE', 'SIGNED')",
        holds: (book) => /^OLD;RARE/.test(String(book['Tags__c'])) || String(book['Tags__c']).includes('SIGNED')
    },
    { soql: "Tags__c EXCLUDES ('OLD')", holds: (book) => !String(book['Tags__c']).includes('OLD') },
    { soql: 'Published__c = THIS_YEAR', holds: (book) => String(book['Published__c']).startsWith('2024') },
    {
        soql: 'Published__c < 2024-05-15',
        holds: (book) => book['Published__c'] !== null && String(book['Published__c']) < '2024-05-15'
    },
    { soql: 'CALENDAR_MONTH(Published__c) = 5', holds: (book) => String(book['Published__c']).slice(5, 7) === '05' },
    { soql: "Shelf__r.Code__c = 'b'", holds: (book) => book['shelfCode'] === 'B' },
    { soql: "Shelf_Code__c = 'b'", holds: (book) => book['shelfCode'] === 'B' },
    { soql: "Author__r.Name != 'Ada'", holds: (book) => book['authorName'] !== 'Ada' },
    {
        soql: "Author__c IN (SELECT Id FROM Author__c WHERE Name = 'Ada')",
        holds: (book) => book['authorName'] === 'Ada'
    },
    {
        soql: "Author__c NOT IN (SELECT Id FROM Author__c WHERE Name = 'Ada')",
        holds: (book) => book['authorName'] !== 'Ada'
    }
);

const simple = fc.oneof(numberFilter, notEqualNumber, nameFilter, listFilter, likeFilter, genreFilter);

const { filter } = fc.letrec<{ filter: Filter; all: Filter; any: Filter; not: Filter; simple: Filter }>((tie) => ({
    simple,
    all: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }).map((parts) => ({
        soql: `(${parts.map((part) => part.soql).join(' AND ')})`,
        holds: (book) => parts.every((part) => part.holds(book))
    })),
    any: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }).map((parts) => ({
        soql: `(${parts.map((part) => part.soql).join(' OR ')})`,
        holds: (book) => parts.some((part) => part.holds(book))
    })),
    not: tie('filter').map((part) => ({ soql: `(NOT ${part.soql})`, holds: (book) => !part.holds(book) })),
    filter: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('simple'), tie('all'), tie('any'), tie('not'))
}));

describe('SOQL conditions against a plain reading of the same condition', () => {
    const shelves = new Shelves();
    const books: FieldValues[] = [];

    beforeAll(() => {
        const shelfIds = ['A', 'B'].map((code) => ({
            code,
            id: shelves.add('Shelf__c', { Name: code, Code__c: code })
        }));
        const authors = ['Ada', 'Émile'].map((name) => ({ name, id: shelves.add('Author__c', { Name: name }) }));
        const pick = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;
        for (let index = 0; index < 220; index++) {
            const shelf = pick(shelfIds, index);
            const author = pick([...authors, undefined], index);
            const values: FieldValues = {
                Name: pick(names, index * 7),
                Shelf__c: shelf.id,
                Author__c: author?.id ?? null,
                Price__c: pick(
                    [null, '0', '0.01', '9.99', '10', '10.01', '1234567890123456.78', '-3.5'].map((text) =>
                        text === null ? null : new Decimal(text)
                    ),
                    index * 3
                ),
                Pages__c: pick(
                    [null, '0', '10', '999999'].map((text) => (text === null ? null : new Decimal(text))),
                    index * 5
                ),
                Discount__c: pick(
                    [null, '0', '17.5', '33.3333'].map((text) => (text === null ? null : new Decimal(text))),
                    index
                ),
                Genre__c: pick([null, 'NOVEL', 'POETRY', 'ESSAY'], index * 3),
                Tags__c: pick([null, 'OLD', 'OLD;RARE', 'SIGNED', 'OLD;RARE;SIGNED'], index),
                Available__c: index % 3 === 0,
                Published__c: pick([null, '2024-05-15', '2024-01-01', '2023-12-31', '2023-05-02'], index * 7)
            };
            const id = shelves.add('Book__c', values);
            books.push({ ...values, Id: id, shelfCode: shelf.code, authorName: author?.name ?? null });
        }
    });

    afterAll(() => shelves.store.close());

    it('select exactly the records for which the condition holds, blanks, accents and exact numbers included', () => {
        fc.assert(
            fc.property(filter, ({ soql, holds }) => {
                const expected = books.filter(holds).map((book) => book['Id']);
                const found = shelves.rows(`SELECT Id FROM Book__c WHERE ${soql}`).records.map((record) => record.id);
                expect(found).toEqual(expected);
            }),
            { numRuns: 400 }
        );
    });

    const orders = fc.uniqueArray(
        fc.record({
            field: fc.constantFrom('Price__c', 'Published__c', 'Genre__c', 'Available__c', 'Net_Price__c'),
            direction: fc.constantFrom('ASC', 'DESC'),
            nulls: fc.constantFrom('FIRST', 'LAST')
        }),
        { selector: ({ field }) => field, minLength: 1, maxLength: 3 }
    );

    it('sort by several fields, blanks where they are asked for, and cut out the page that is asked for', () => {
        fc.assert(
            fc.property(orders, fc.nat(60), fc.nat(250), (items, limit, offset) => {
                const sorted = [...books].sort((left, right) => {
                    for (const { field, direction, nulls } of items) {
                        const result = compare(sortValue(left, field), sortValue(right, field), direction, nulls);
                        if (result !== 0) {
                            return result;
                        }
                    }
                    return compare(String(left['Id']), String(right['Id']), 'ASC', 'FIRST');
                });
                const clause = items
                    .map(({ field, direction, nulls }) => `${field} ${direction} NULLS ${nulls}`)
                    .join(', ');
                const { records } = shelves.rows(
                    `SELECT Id FROM Book__c ORDER BY ${clause} LIMIT ${limit} OFFSET ${offset}`
                );
                expect(records.map((record) => record.id)).toEqual(
                    sorted.slice(offset, offset + limit).map((book) => book['Id'])
                );
            }),
            { numRuns: 100 }
        );
    });

    it('sum, count and find the extremes of each group exactly', () => {
        fc.assert(
            fc.property(filter, fc.constantFrom('Genre__c', 'Available__c', 'Author__c'), ({ soql, holds }, group) => {
                const soqlText = `SELECT ${group} g, COUNT(Id) n, SUM(Price__c) s, MIN(Price__c) low, MAX(Published__c) latest, COUNT_DISTINCT(Pages__c) d FROM Book__c WHERE ${soql} GROUP BY ${group}`;
                const expected = new Map<unknown, FieldValues[]>();
                for (const book of books.filter(holds)) {
                    expected.set(book[group], [...(expected.get(book[group]) ?? []), book]);
                }
                const rows = shelves.aggregates(soqlText);
                expect(rows).toHaveLength(expected.size);
                for (const row of rows) {
                    const members = expected.get(row['g']) ?? [];
                    const prices = members.flatMap((book) =>
                        book['Price__c'] === null ? [] : [book['Price__c'] as Decimal]
                    );
                    const days = members.flatMap((book) =>
                        book['Published__c'] === null ? [] : [String(book['Published__c'])]
                    );
                    expect(row['n']).toBe(members.length);
                    expect(row['s']?.toString()).toBe(
                        prices.length === 0 ? undefined : Decimal.sum(...prices).toString()
                    );
                    expect(row['low']?.toString()).toBe(
                        prices.length === 0 ? undefined : Decimal.min(...prices).toString()
                    );
                    expect(row['latest']).toBe(days.sort().at(-1) ?? null);
                    expect(row['d']).toBe(new Set(members.flatMap((book) => book['Pages__c']?.toString() ?? [])).size);
                }
            }),
            { numRuns: 100 }
        );
    });
});

type Comparable = string | boolean | number | Decimal | null;

const genres = ['NOVEL', 'POETRY', 'ESSAY'];

function sortValue(book: FieldValues, field: string): Comparable {
    if (field === 'Net_Price__c') {
        return netPrice(book);
    }
    const value = book[field] ?? null;
    return field === 'Genre__c' && value !== null ? genres.indexOf(String(value)) : value;
}

function compare(left: Comparable, right: Comparable, direction: string, nulls: string): number {
    if (left === null || right === null) {
        const order = left === right ? 0 : left === null ? -1 : 1;
        return nulls === 'FIRST' ? order : -order;
    }
    const order =
        left instanceof Decimal ? left.comparedTo(right as Decimal) : left < right ? -1 : left > right ? 1 : 0;
    return direction === 'ASC' ? order : -order;
}
