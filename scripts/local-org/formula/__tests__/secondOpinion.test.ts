import fc from 'fast-check';
import { parseSync } from 'sformula';
import { describe, expect, it } from 'vitest';
import { condition, decimal, number, text } from './support';

/**
 * Another implementation's opinion, where it is trustworthy: exact arithmetic, rounding, choices and parts of text on
 * records without blanks, and sums of blanks taken for zero. It differs from the platform elsewhere (the order of *
 * and ^, three-valued logic).
 */
const INPUT_TYPES = {
    Number__c: { type: 'number', precision: 18, scale: 4 },
    Other__c: { type: 'number', precision: 18, scale: 4 },
    Name: { type: 'string' }
} as const;

interface Values {
    readonly Number__c: string | null;
    readonly Other__c: string | null;
    readonly Name: string | null;
}

function secondOpinion(source: string, values: Values, blankAsZero = false): unknown {
    const context = {
        ...values,
        Number__c: values.Number__c === null ? null : Number(values.Number__c),
        Other__c: values.Other__c === null ? null : Number(values.Other__c)
    };
    return parseSync(source, { inputTypes: { ...INPUT_TYPES }, blankAsZero }).evaluate(context);
}

const ours = (values: Values) => ({
    Number__c: values.Number__c === null ? null : decimal(values.Number__c),
    Other__c: values.Other__c === null ? null : decimal(values.Other__c),
    Name: values.Name
});

const numbers = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((units) => (units / 100).toFixed(2));
const names = fc.string({ unit: fc.constantFrom('a', 'b', 'C', ' ', 'x'), minLength: 1, maxLength: 8 });
const records = fc.record({ Number__c: numbers, Other__c: numbers, Name: names });
const digits = fc.integer({ min: -3, max: 4 });

const { numeric, logical, textual } = fc.letrec<{ numeric: string; logical: string; textual: string }>((tie) => ({
    numeric: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.constantFrom('Number__c', 'Other__c', '7', '0.25', 'LEN(Name)', 'FIND("a", Name)'),
        fc.tuple(tie('numeric'), fc.constantFrom('+', '-', '*'), tie('numeric')).map((parts) => `(${parts.join(' ')})`),
        fc.tuple(tie('numeric'), digits).map(([value, places]) => `ROUND(${value}, ${places})`),
        fc
            .tuple(fc.constantFrom('ABS', 'FLOOR', 'CEILING', 'MFLOOR', 'MCEILING'), tie('numeric'))
            .map(([name, value]) => `${name}(${value})`),
        fc
            .tuple(fc.constantFrom('MAX', 'MIN'), tie('numeric'), tie('numeric'))
            .map(([name, left, right]) => `${name}(${left}, ${right})`),
        fc
            .tuple(tie('logical'), tie('numeric'), tie('numeric'))
            .map(([test, left, right]) => `IF(${test}, ${left}, ${right})`)
    ),
    logical: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc
            .tuple(tie('numeric'), fc.constantFrom('=', '<>', '<', '>', '<=', '>='), tie('numeric'))
            .map((parts) => parts.join(' ')),
        fc
            .tuple(fc.constantFrom('AND', 'OR'), tie('logical'), tie('logical'))
            .map(([name, a, b]) => `${name}(${a}, ${b})`),
        tie('logical').map((test) => `NOT(${test})`),
        fc.constantFrom('CONTAINS(Name, "a")', 'BEGINS(Name, "b")', 'Name = "ab"')
    ),
    textual: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.constantFrom('Name', '"abc"', 'UPPER(Name)', 'LOWER(Name)', 'SUBSTITUTE(Name, "a", "z")'),
        fc
            .tuple(fc.constantFrom('LEFT', 'RIGHT'), tie('textual'), fc.integer({ min: 1, max: 6 }))
            .map(([name, value, count]) => `${name}(${value}, ${count})`),
        fc.tuple(tie('textual'), tie('textual')).map(([left, right]) => `(${left} & ${right})`),
        fc
            .tuple(tie('logical'), tie('textual'), tie('textual'))
            .map(([test, left, right]) => `IF(${test}, ${left}, ${right})`)
    )
}));

describe('a second implementation of the formula language', () => {
    it('computes the same numbers', () => {
        fc.assert(
            fc.property(numeric, records, (source, values) => {
                const expected = Number(secondOpinion(source, values));
                const found = Number(number(source, ours(values)));
                expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
            }),
            { numRuns: 500 }
        );
    });

    it('comes to the same decisions', () => {
        fc.assert(
            fc.property(logical, records, (source, values) => {
                expect(condition(source, ours(values))).toBe(secondOpinion(source, values));
            }),
            { numRuns: 300 }
        );
    });

    it('builds the same texts, which it trims', () => {
        fc.assert(
            fc.property(textual, records, (source, values) => {
                const found = text(source, ours(values)) as string | null;
                expect(found?.trim() ?? '').toBe(secondOpinion(source, values) ?? '');
            }),
            { numRuns: 300 }
        );
    });

    it('takes blanks for zero alike in sums and products', () => {
        const blankable = fc.record({
            Number__c: fc.option(numbers, { nil: null }),
            Other__c: fc.option(numbers, { nil: null }),
            Name: names
        });
        fc.assert(
            fc.property(blankable, fc.constantFrom('+', '-', '*'), fc.boolean(), (values, operator, isZero) => {
                const source = `Number__c ${operator} Other__c`;
                const expected = secondOpinion(source, values, isZero);
                const found = number(source, ours(values), { blankMode: isZero ? 'BlankAsZero' : 'BlankAsBlank' });
                expect(found === null ? null : Number(found)).toEqual(
                    expected === null || expected === undefined ? null : expect.closeTo(Number(expected), 6)
                );
            })
        );
    });
});
