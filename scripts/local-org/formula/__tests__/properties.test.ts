import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormulaError, FormulaEvaluationError } from '../index';
import { compile, condition, date, decimal, number, text } from './support';

const Exact = Decimal.clone({ precision: 120, rounding: Decimal.ROUND_HALF_UP });

/** Amounts as they occur: up to 14 digits, 6 of them behind the point. */
const amounts = fc
    .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.integer({ min: 0, max: 6 }))
    .map(([units, scale]) => new Exact(units.toString()).div(new Exact(10).pow(scale)).toFixed());
const days = fc.integer({ min: 0, max: 60_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const words = fc.string({
    unit: fc.constantFrom('a', 'B', ' ', '-', 'é', '"', '\\', '会'),
    minLength: 1,
    maxLength: 12
});

const quoted = (value: string): string => `"${value.replace(/(["\\])/g, '\\$1')}"`;

describe('numbers', () => {
    it('add, subtract and multiply exactly', () => {
        fc.assert(
            fc.property(amounts, amounts, (left, right) => {
                const values = { Number__c: decimal(left), Other__c: decimal(right) };
                expect(number('Number__c + Other__c', values)).toBe(new Exact(left).plus(right).toFixed());
                expect(number('Number__c - Other__c', values)).toBe(new Exact(left).minus(right).toFixed());
                expect(number('Number__c * Other__c', values)).toBe(new Exact(left).times(right).toFixed());
            })
        );
    });

    it('divide to 39 significant digits', () => {
        fc.assert(
            fc.property(amounts, amounts, (left, right) => {
                fc.pre(!new Exact(right).isZero());
                const expected = new Exact(left).div(right).toSignificantDigits(39);
                expect(number(`(${left}) / (${right})`)).toBe(expected.toFixed());
            })
        );
    });

    it('are the sum of their multiple and the remainder', () => {
        fc.assert(
            fc.property(amounts, amounts, (left, right) => {
                fc.pre(!new Exact(right).isZero());
                const remainder = new Exact(number(`MOD(${left}, ${right})`) as string);
                expect(remainder.abs().lt(new Exact(right).abs())).toBe(true);
                expect(new Exact(left).minus(remainder).mod(right).isZero()).toBe(true);
            })
        );
    });

    it('round to the nearest multiple of the unit, halves away from zero', () => {
        fc.assert(
            fc.property(amounts, fc.integer({ min: -6, max: 6 }), (value, digits) => {
                const unit = new Exact(10).pow(-digits);
                const quotient = new Exact(value).div(unit);
                const expected = quotient
                    .abs()
                    .plus('0.5')
                    .floor()
                    .times(unit)
                    .times(quotient.isNegative() ? -1 : 1);
                expect(new Exact(number(`ROUND(${value}, ${digits})`) as string).eq(expected)).toBe(true);
            })
        );
    });

    it('come back from their text', () => {
        fc.assert(
            fc.property(amounts, (value) => {
                expect(number(`VALUE(TEXT(${value}))`)).toBe(new Exact(value).toFixed());
            })
        );
    });

    it('are ordered as they are ordered', () => {
        fc.assert(
            fc.property(amounts, amounts, (left, right) => {
                const order = new Exact(left).comparedTo(right);
                expect(condition(`(${left}) < (${right})`)).toBe(order < 0);
                expect(condition(`(${left}) >= (${right})`)).toBe(order >= 0);
                expect(condition(`(${left}) = (${right})`)).toBe(order === 0);
                expect(number(`MAX(${left}, ${right})`)).toBe(new Exact(order < 0 ? right : left).toFixed());
            })
        );
    });
});

describe('dates', () => {
    it('lie as many days apart as were added', () => {
        fc.assert(
            fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, distance) => {
                expect(number(`(Day__c + ${distance}) - Day__c`, { Day__c: day })).toBe(String(distance));
            })
        );
    });

    it('consist of their parts', () => {
        fc.assert(
            fc.property(days, (day) => {
                expect(date('DATE(YEAR(Day__c), MONTH(Day__c), DAY(Day__c))', { Day__c: day })).toBe(day);
                expect(date('DATEVALUE(TEXT(Day__c))', { Day__c: day })).toBe(day);
            })
        );
    });

    it('stay in the month that months were added to, on the same day or the last', () => {
        fc.assert(
            fc.property(days, fc.integer({ min: -240, max: 240 }), (day, months) => {
                const moved = date(`ADDMONTHS(Day__c, ${months})`, { Day__c: day }) as string;
                const index = (value: string) => Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7));
                expect(index(moved) - index(day)).toBe(months);
                const isLast = new Date(Date.parse(`${moved}T00:00:00Z`) + 86_400_000).getUTCDate() === 1;
                expect(isLast || moved.slice(8) === day.slice(8)).toBe(true);
            })
        );
    });
});

describe('text', () => {
    it('survives being written as a literal', () => {
        fc.assert(
            fc.property(words, (word) => {
                expect(text(quoted(word))).toBe(word);
            })
        );
    });

    it('is its left and its right part', () => {
        fc.assert(
            fc.property(words, fc.integer({ min: 0, max: 14 }), (word, count) => {
                const values = { Name: word };
                expect(text(`LEFT(Name, ${count}) & RIGHT(Name, MAX(0, LEN(Name) - ${count}))`, values)).toBe(word);
                expect(text(`MID(Name, 1, ${count}) & MID(Name, ${count + 1}, 99)`, values)).toBe(word);
            })
        );
    });

    it('contains its parts where FIND says', () => {
        fc.assert(
            fc.property(words, words, words, (before, part, after) => {
                const whole = before + part + after;
                expect(condition(`CONTAINS(Name, ${quoted(part)})`, { Name: whole })).toBe(true);
                const place = Number(number(`FIND(${quoted(part)}, Name)`, { Name: whole }));
                expect(whole.slice(place - 1, place - 1 + part.length)).toBe(part);
            })
        );
    });
});

describe('any source at all', () => {
    const pieces = fc.array(
        fc.constantFrom(
            ...[
                '1',
                '0.5',
                '"a"',
                "'b'",
                'NULL',
                'TRUE',
                'Name',
                'Number__c',
                'Day__c',
                'Status__c',
                'Nope__c',
                '(',
                ')'
            ],
            ...[',', '+', '-', '*', '/', '^', '&', '=', '<>', '<', '&&', '||', '!', 'NOT', 'IF(', 'CASE(', 'ROUND('],
            ...['TEXT(', 'ISBLANK(', 'DATE(', 'MID(', 'FOO(', '/*', '*/', '"', '\\', '.', '{!Name}', '\n', '#']
        ),
        { maxLength: 12 }
    );

    it('either compiles and evaluates or fails with a typed error inside the source', () => {
        fc.assert(
            fc.property(pieces, (parts) => {
                const source = parts.join(' ');
                try {
                    compile(source, { returnType: 'Text', context: 'validationRule' }).evaluate({ values: {} });
                } catch (error) {
                    if (error instanceof FormulaEvaluationError) {
                        return;
                    }
                    expect(error).toBeInstanceOf(FormulaError);
                    const { line, column } = error as FormulaError;
                    const lines = source.split('\n');
                    expect(line).toBeLessThanOrEqual(lines.length);
                    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
                }
            }),
            { numRuns: 2000 }
        );
    });
});
