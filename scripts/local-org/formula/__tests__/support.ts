import { Decimal } from 'decimal.js';
import type { FieldType } from '../../metadata/schema';
import type { FieldValue } from '../../values';
import { compileFormula, FormulaError } from '../index';
import type { CompiledFormula, FormulaContext, FormulaReturnType } from '../index';

/** A record as it is and as it was. */
export interface Scope {
    readonly values: Readonly<Record<string, FieldValue>>;
    readonly prior?: Readonly<Record<string, FieldValue>>;
    readonly isNew?: boolean;
}

export interface Setting {
    readonly returnType?: FormulaReturnType;
    readonly scale?: number;
    readonly blankMode?: 'BlankAsZero' | 'BlankAsBlank';
    readonly context?: FormulaContext;
}

/** The fields of the test object; every kind of field once, and one across a relationship. */
export const FIELDS: Readonly<Record<string, FieldType>> = {
    Id: 'Id',
    Name: 'Text',
    Note__c: 'LongTextArea',
    Rich__c: 'Html',
    Number__c: 'Number',
    Other__c: 'Number',
    Amount__c: 'Currency',
    Rate__c: 'Percent',
    Active__c: 'Checkbox',
    Day__c: 'Date',
    Until__c: 'Date',
    Moment__c: 'DateTime',
    Clock__c: 'Time',
    Status__c: 'Picklist',
    Regions__c: 'MultiselectPicklist',
    Parent__c: 'Reference',
    'Parent__r.Number__c': 'Number',
    '$Record.Number__c': 'Number',
    '$User.Id': 'Id'
};

/** Saturday, 1 June 2024, 09:30:15.250 UTC. */
export const NOW = Date.UTC(2024, 5, 1, 9, 30, 15, 250);

export function compile(source: string, setting: Setting = {}): CompiledFormula<Scope> {
    return compileFormula<Scope>(source, {
        returnType: setting.returnType ?? 'Number',
        scale: setting.scale,
        blankMode: setting.blankMode ?? 'BlankAsBlank',
        context: setting.context ?? 'formulaField',
        environment: { now: () => NOW, isNew: (scope) => scope.isNew === true },
        resolveField: (path) => {
            const wanted = path.join('.').toLowerCase();
            const name = Object.keys(FIELDS).find((candidate) => candidate.toLowerCase() === wanted);
            if (name === undefined) {
                return undefined;
            }
            const read = (scope: Scope) => scope.values[name] ?? (FIELDS[name] === 'Checkbox' ? false : null);
            const isOwn = !name.includes('.') || name.startsWith('$Record.');
            return {
                type: FIELDS[name]!,
                read,
                ...(isOwn && { readPrior: (scope: Scope) => scope.prior?.[name] ?? null })
            };
        }
    });
}

/** Evaluates a formula on a record; numbers come back as plain decimal text. */
export function evaluate(source: string, setting: Setting = {}, values: Scope['values'] = {}): string | boolean | null {
    return plain(compile(source, setting).evaluate({ values }));
}

export function plain(value: FieldValue): string | boolean | null {
    return value instanceof Decimal ? value.toFixed() : value;
}

export const number = (source: string, values?: Scope['values'], setting?: Setting) =>
    evaluate(source, { ...setting, returnType: 'Number' }, values);
export const text = (source: string, values?: Scope['values'], setting?: Setting) =>
    evaluate(source, { ...setting, returnType: 'Text' }, values);
export const condition = (source: string, values?: Scope['values'], setting?: Setting) =>
    evaluate(source, { context: 'validationRule', ...setting, returnType: 'Checkbox' }, values);
export const date = (source: string, values?: Scope['values']) => evaluate(source, { returnType: 'Date' }, values);
export const dateTime = (source: string, values?: Scope['values']) =>
    evaluate(source, { returnType: 'DateTime' }, values);
export const time = (source: string, values?: Scope['values']) => evaluate(source, { returnType: 'Time' }, values);

export const decimal = (value: string): Decimal => new Decimal(value);

/** The error that compiling a formula gives. */
export function errorOf(source: string, setting: Setting = {}): FormulaError {
    try {
        compile(source, setting);
    } catch (error) {
        if (error instanceof FormulaError) {
            return error;
        }
        throw error;
    }
    throw new Error(`"${source}" compiles.`);
}
