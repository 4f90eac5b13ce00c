import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QueryError } from '../errors';
import { Shelves, userId } from './shelves';

const shelves = new Shelves();
const ids: Record<string, string> = {};

beforeAll(() => {
    ids['ada'] = shelves.add('Author__c', { Name: 'Ada', Country__c: 'UK' });
    ids['A'] = shelves.add('Shelf__c', { Name: 'Main', Code__c: 'A', OwnerId: userId });
    ids['B'] = shelves.add('Shelf__c', { Name: 'Attic', Code__c: 'B' });
    const book = (key: string, values: Record<string, unknown>): void => {
        ids[key] = shelves.add('Book__c', values as never);
    };
    book('one', {
        Name: 'Été',
        Shelf__c: ids['A'],
        Author__c: ids['ada'],
        Price__c: new Decimal('0.10'),
        Genre__c: 'POETRY',
        Published__c: '2024-05-14'
    });
    book('two', {
        Name: 'eagle',
        Shelf__c: ids['A'],
        Price__c: new Decimal('0.20'),
        Discount__c: new Decimal('50'),
        Genre__c: 'NOVEL',
        Published__c: '2023-12-31'
    });
    book('three', {
        Name: 'Zoo',
        Shelf__c: ids['A'],
        Author__c: ids['ada'],
        Price__c: new Decimal('9007199254740993.01'),
        Genre__c: 'ESSAY'
    });
    book('four', { Name: 'fig', Shelf__c: ids['B'], Genre__c: 'POETRY' });
});

afterAll(() => shelves.store.close());

function keys(soql: string): string[] {
    return shelves
        .rows(soql)
        .records.map((record) => Object.keys(ids).find((key) => ids[key] === record.id) ?? record.id);
}

function refusal(soql: string): QueryError {
    try {
        shelves.rows(soql);
    } catch (error) {
        if (error instanceof QueryError) {
            return error;
        }
        throw error;
    }
    throw new Error(`${soql} was not refused.`);
}

describe('rows', () => {
    it('carry parents to any depth, null where the reference is blank', () => {
        const { records } = shelves.rows(
            'SELECT Name, Author__r.Name, Shelf__r.Owner.Name FROM Book__c ORDER BY Name LIMIT 2'
        );
        expect(records.map((record) => record.fields['Name'])).toEqual(['eagle', 'Été']);
        expect(records[0]?.parents['Author__r']).toBeNull();
        expect(records[1]?.parents['Author__r']?.fields).toEqual({ Name: 'Ada' });
    });

    it('carry formula fields, computed for the record', () => {
        const [record] = shelves.rows("SELECT Net_Price__c, Shelf_Code__c FROM Book__c WHERE Name = 'eagle'").records;
        expect(record?.fields['Net_Price__c']?.toString()).toBe('0.1');
        expect(record?.fields['Shelf_Code__c']).toBe('A');
    });

    it('carry the children of each parent, limited and ordered by themselves, with their total', () => {
        const soql =
            'SELECT Code__c, (SELECT Name FROM Books__r ORDER BY Name DESC LIMIT 2) FROM Shelf__c ORDER BY Code__c';
        const pages = shelves.rows(soql).records.map((record) => record.children['Books__r']);
        expect(pages.map((page) => page?.records.map((child) => child.fields['Name']))).toEqual([
            ['Zoo', 'Été'],
            ['fig']
        ]);
        expect(pages.map((page) => page?.total)).toEqual([3, 1]);
    });

    it('sort texts without case and accents, and blanks first unless asked otherwise', () => {
        expect(keys('SELECT Id FROM Book__c ORDER BY Name')).toEqual(['two', 'one', 'four', 'three']);
        expect(keys('SELECT Id FROM Book__c ORDER BY Price__c')).toEqual(['four', 'one', 'two', 'three']);
        expect(keys('SELECT Id FROM Book__c ORDER BY Price__c DESC')).toEqual(['four', 'three', 'two', 'one']);
        expect(keys('SELECT Id FROM Book__c ORDER BY Price__c NULLS LAST')).toEqual(['one', 'two', 'three', 'four']);
    });

    it('sort picklists in the order of their values', () => {
        expect(keys('SELECT Id FROM Book__c ORDER BY Genre__c, Name')).toEqual(['two', 'one', 'four', 'three']);
    });

    it('sort by formula fields and by fields of parents', () => {
        expect(keys('SELECT Id FROM Book__c WHERE Price__c != null ORDER BY Net_Price__c DESC, Name')).toEqual([
            'three',
            'two',
            'one'
        ]);
        expect(keys('SELECT Id FROM Book__c ORDER BY Shelf__r.Code__c DESC, Name')).toEqual([
            'four',
            'two',
            'one',
            'three'
        ]);
    });

    it('skip an offset and stop at a limit', () => {
        expect(keys('SELECT Id FROM Book__c ORDER BY Name LIMIT 2 OFFSET 1')).toEqual(['one', 'four']);
    });

    it('can be those of the user alone', () => {
        expect(keys('SELECT Id FROM Shelf__c USING SCOPE mine')).toEqual(['A']);
    });

    it('understand date literals from the org clock of 2024-05-15', () => {
        expect(keys('SELECT Id FROM Book__c WHERE Published__c = YESTERDAY')).toEqual(['one']);
        expect(keys('SELECT Id FROM Book__c WHERE Published__c = LAST_YEAR')).toEqual(['two']);
        expect(keys('SELECT Id FROM Book__c WHERE Published__c = LAST_N_DAYS:1')).toEqual(['one']);
        expect(keys('SELECT Id FROM Book__c WHERE Published__c >= LAST_N_MONTHS:1')).toEqual(['one']);
    });
});

describe('aggregates', () => {
    it('sum exactly, beyond what floating point can hold', () => {
        const [row] = shelves.aggregates(
            'SELECT SUM(Price__c) total, AVG(Price__c) mean, COUNT(Price__c) n FROM Book__c'
        );
        expect(row?.['total']?.toString()).toBe('9007199254740993.31');
        expect(String(row?.['mean'])).toBe('3002399751580331.1033');
        expect(row?.['n']).toBe(3);
    });

    it('group, filter groups and sort them', () => {
        const soql =
            'SELECT Genre__c, COUNT(Id) n, MIN(Name) lowest FROM Book__c GROUP BY Genre__c HAVING COUNT(Id) > 1 ORDER BY COUNT(Id) DESC';
        expect(shelves.aggregates(soql)).toEqual([{ Genre__c: 'POETRY', n: 2, lowest: 'fig' }]);
    });

    it('group by the fields of parents and by parts of dates', () => {
        const soql =
            'SELECT Shelf__r.Code__c code, COUNT(Id) n FROM Book__c GROUP BY Shelf__r.Code__c ORDER BY Shelf__r.Code__c';
        expect(shelves.aggregates(soql)).toEqual([
            { code: 'A', n: 3 },
            { code: 'B', n: 1 }
        ]);
        const byYear =
            'SELECT CALENDAR_YEAR(Published__c) y, COUNT(Id) n FROM Book__c WHERE Published__c != null GROUP BY CALENDAR_YEAR(Published__c)';
        expect(shelves.aggregates(byYear)).toEqual([
            { y: 2023, n: 1 },
            { y: 2024, n: 1 }
        ]);
    });

    it('aggregate formula fields', () => {
        expect(String(shelves.aggregates('SELECT SUM(Net_Price__c) s FROM Book__c WHERE Price__c < 1')[0]?.['s'])).toBe(
            '0.2'
        );
    });

    it('count rows', () => {
        expect(shelves.aggregates("SELECT COUNT() FROM Book__c WHERE Genre__c = 'POETRY'")).toEqual([{ count: 2 }]);
    });
});

describe('refusals', () => {
    it('name the object that does not exist', () => {
        const error = refusal('SELECT Id FROM Nothing__c');
        expect(error.errorCode).toBe('INVALID_TYPE');
        expect(error.message).toContain("sObject type 'Nothing__c' is not supported.");
    });

    it('name the field and the object that lacks it, also behind a relationship', () => {
        expect(refusal('SELECT Nope__c FROM Book__c').message).toContain(
            "No such column 'Nope__c' on entity 'Book__c'"
        );
        expect(refusal('SELECT Shelf__r.Nope__c FROM Book__c').message).toContain(
            "No such column 'Nope__c' on entity 'Shelf__c'"
        );
        expect(refusal('SELECT Nope__r.Name FROM Book__c').message).toContain(
            "Didn't understand relationship 'Nope__r'"
        );
        expect(refusal('SELECT Id FROM Book__c WHERE Nope__c = 1').errorCode).toBe('INVALID_FIELD');
        expect(refusal('SELECT Id, (SELECT Id FROM Nope__r) FROM Book__c').message).toContain("'Nope__r' in FROM part");
    });

    it.each([
        ['SELECT FROM Book__c', 'unexpected token'],
        ["SELECT Id FROM Book__c WHERE Name = 'a' AND Name = 'b' OR Name = 'c'", 'need parentheses'],
        ['SELECT Id FROM Book__c WHERE Notes__c = null', "field 'Notes__c' can not be filtered"],
        ['SELECT Id FROM Book__c ORDER BY Notes__c', "field 'Notes__c' can not be sorted"],
        ["SELECT Id FROM Book__c WHERE Price__c LIKE '1%'", 'invalid operator'],
        ["SELECT Id FROM Book__c WHERE Name INCLUDES ('a')", 'multi-select'],
        ['SELECT Id FROM Book__c WHERE Name = TODAY', 'needs a date'],
        ['SELECT Name, COUNT(Id) FROM Book__c GROUP BY ROLLUP(Name), Genre__c', 'ROLLUP'],
        ['SELECT Name, COUNT(Id) FROM Book__c', 'must be grouped or aggregated'],
        ['SELECT SUM(Name) FROM Book__c', 'does not support aggregate operator SUM'],
        ['SELECT TYPEOF Owner WHEN User THEN Name END FROM Shelf__c', 'TYPEOF'],
        ['SELECT FIELDS(ALL) FROM Book__c', 'LIMIT of at most 200']
    ])('%s is malformed', (soql, reason) => {
        expect(() =>
            soql.includes('COUNT(') || soql.includes('SUM(') ? shelves.aggregates(soql) : shelves.rows(soql)
        ).toThrow(reason);
    });

    it('say what type a value must be', () => {
        const error = refusal("SELECT Id FROM Book__c WHERE Price__c = 'ten'");
        expect(error.errorCode).toBe('INVALID_FIELD');
        expect(error.message).toContain("value of filter criterion for field 'Price__c' must be of type currency");
        expect(refusal('SELECT Id FROM Book__c WHERE Name = 5').message).toContain('should be enclosed in quotes');
    });
});
