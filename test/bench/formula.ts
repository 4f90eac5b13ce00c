import { Decimal } from 'decimal.js';
import { compileFormula } from '../../scripts/local-org/formula/index';
import type { FormulaField } from '../../scripts/local-org/formula/index';

/**
 * How fast formulas compile and run: `npx tsx test/bench/formula.ts`. Prints compilations and evaluations a second,
 * the median of several rounds.
 */
type Line = Readonly<Record<string, Decimal | string | null>>;

const FORMULAS: readonly (readonly [name: string, source: string])[] = [
    ['whole numbers', 'IF(Quantity__c > 10, Quantity__c * 2 + 1, Quantity__c - 1)'],
    ['amount after a cap', 'MIN(ROUND(List__c * Rate__c, 2), BLANKVALUE(Cap__c, 3 * List__c))'],
    ['net of three discounts', 'MAX(0, List__c - ROUND(List__c * 0.175, 2) - ROUND(List__c * 0.05, 2) - 12.5)'],
    [
        'dates',
        'IF(AND(NOT(ISBLANK(Until__c)), Until__c < DATE(2024, 6, 1)), ADDMONTHS(Until__c, 3), Until__c) - DATE(2024, 1, 1)'
    ],
    ['text', 'LEN(UPPER(LEFT(Name, 3)) & ":" & SUBSTITUTE(Name, " ", "_"))'],
    ['choice by picklist', 'CASE(Status__c, "DRAFT", 1, "ISSUED", 2, "ACCEPTED", 3, 0)']
];

const FIELDS: Readonly<Record<string, FormulaField<Line>['type']>> = {
    Quantity__c: 'Number',
    List__c: 'Currency',
    Rate__c: 'Percent',
    Cap__c: 'Currency',
    Until__c: 'Date',
    Name: 'Text',
    Status__c: 'Picklist'
};

const LINE: Line = {
    Quantity__c: new Decimal(25),
    List__c: new Decimal('123456.78'),
    Rate__c: new Decimal('17.5'),
    Cap__c: null,
    Until__c: '2024-05-31',
    Name: 'North by Northwest',
    Status__c: 'ACCEPTED'
};

const ROUNDS = 7;
const ROUND_MILLISECONDS = 200;

function compile(source: string) {
    return compileFormula<Line>(source, {
        returnType: 'Number',
        scale: 2,
        blankMode: 'BlankAsBlank',
        context: 'formulaField',
        environment: { now: () => 0 },
        resolveField: ([name = '']) => {
            const type = FIELDS[name];
            return type && { type, read: (line) => line[name] ?? null };
        }
    });
}

/** Calls a second, the median of the rounds; the first rounds warm the engine up. */
function perSecond(action: () => void): number {
    const rates = Array.from({ length: ROUNDS }, () => {
        const start = performance.now();
        let calls = 0;
        while (performance.now() - start < ROUND_MILLISECONDS) {
            for (let repeat = 0; repeat < 100; repeat += 1) {
                action();
            }
            calls += 100;
        }
        return (calls * 1000) / (performance.now() - start);
    });
    return rates.sort((left, right) => left - right)[Math.floor(ROUNDS / 2)] ?? 0;
}

for (const [name, source] of FORMULAS) {
    const formula = compile(source);
    const compilations = perSecond(() => void compile(source));
    const evaluations = perSecond(() => void formula.evaluate(LINE));
    const format = (rate: number) => Math.round(rate).toLocaleString('en-US').padStart(12);
    process.stdout.write(
        `${name.padEnd(24)}${format(compilations)} compilations/s${format(evaluations)} evaluations/s\n`
    );
}
