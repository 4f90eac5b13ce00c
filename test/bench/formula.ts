import { Decimal } from 'decimal.js';
import { compileFormula } from '../../scripts/local-org/formula/index';
import type { FormulaField } from '../../scripts/local-org/formula/index';
import { parseSync } from 'sformula';
import { callsPerSecond } from './measure';
import type { Result } from './result';

/** How fast formulas run, compared with sformula, which computes in floating point. */
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

/** What sformula is told about the fields, and the record in its form. */
const PEER_TYPES = Object.fromEntries(
    Object.entries(FIELDS).map(([name, type]) => [name, peerType(type)])
) as NonNullable<Parameters<typeof parseSync>[1]>['inputTypes'];
const PEER_LINE = Object.fromEntries(
    Object.entries(LINE).map(([name, value]) => [name, Decimal.isDecimal(value) ? value.toNumber() : value])
);

function peerType(type: FormulaField<Line>['type']): object {
    switch (type) {
        case 'Date':
            return { type: 'date' };
        case 'Text':
            return { type: 'string' };
        case 'Picklist':
            return {
                type: 'picklist',
                picklistValues: ['DRAFT', 'ISSUED', 'ACCEPTED'].map((value) => ({ label: value, value }))
            };
        default:
            return { type: 'number', precision: 18, scale: 4 };
    }
}

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

export function benchFormula(): Result[] {
    return FORMULAS.map(([name, source]) => {
        const formula = compile(source);
        const peer = parseSync(source, { inputTypes: PEER_TYPES! });
        return {
            what: `formula: ${name}`,
            value: callsPerSecond(() => formula.evaluate(LINE)),
            unit: 'evaluations/s',
            peer: { name: 'sformula', value: callsPerSecond(() => peer.evaluate(PEER_LINE)) }
        };
    });
}
