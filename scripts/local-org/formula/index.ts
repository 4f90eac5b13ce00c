import { Decimal } from 'decimal.js';
import type { FieldType } from '../metadata/schema';
import type { FieldValue } from '../values';
import { Compiler } from './compiler';
import type { CompilerOptions } from './compiler';
import { dateTimeToIsoText, dateToText, timeToText } from './dates';
import { FormulaError } from './errors';
import { isZero, multiply, roundTo, toDecimal } from './numbers';
import type { FormulaNumber } from './numbers';
import { parse } from './parser';
import { labelOf, typeOfResult } from './types';
import type { ExpressionType, FormulaContext, FormulaReturnType, FormulaValue } from './types';

export { FormulaError, FormulaEvaluationError } from './errors';
export type { FormulaErrorKind } from './errors';
export type { FormulaContext, FormulaReturnType } from './types';

/** A field that a formula refers to. */
export interface FormulaField<Scope> {
    readonly type: FieldType;
    /** The field's decimals; formulas compute with the value as it is. */
    readonly scale?: number;
    /** The value as stored: percentages in percent points. May throw FormulaEvaluationError (a formula field in error). */
    read(scope: Scope): FieldValue;
    /** The value before the save; only for fields of the record that is being saved. */
    readPrior?(scope: Scope): FieldValue;
}

export interface FormulaOptions<Scope> {
    readonly returnType: FormulaReturnType;
    /** A numeric result is rounded to so many decimals, halves away from zero; not at all where absent. */
    readonly scale?: number | undefined;
    /** What a blank number, currency or percent field counts as. Other blank fields are always blank. */
    readonly blankMode: 'BlankAsZero' | 'BlankAsBlank';
    /** Decides which functions are allowed. */
    readonly context: FormulaContext;
    /**
     * Finds the field of a reference, split at its dots: ['Partner__r', 'Tier__c'], ['$User', 'Id'],
     * ['$Record', 'Name']. Undefined if there is none. Matching without regard to case is up to the resolver.
     */
    resolveField(path: readonly string[]): FormulaField<Scope> | undefined;
    readonly environment: {
        /** Milliseconds since 1970-01-01T00:00:00Z; the time zone is UTC. */
        now(scope: Scope): number;
        /** Whether the record is being created; without it, ISNEW, ISCHANGED and PRIORVALUE are refused. */
        isNew?(scope: Scope): boolean;
        /** Whether the record is being created as a clone; never, where absent, since the APIs know no clones. */
        isClone?(scope: Scope): boolean;
    };
}

export interface CompiledFormula<Scope> {
    /** The result for one record; throws FormulaEvaluationError where the platform shows "#Error!". */
    evaluate(scope: Scope): FieldValue;
    /** Every reference once, split at its dots, in the order and spelling of its first appearance. */
    readonly references: readonly (readonly string[])[];
}

/** Most characters of a formula: https://help.salesforce.com/s/articleView?id=platform.customize_formulas_tips.htm */
const MOST_CHARACTERS = 3900;

/**
 * Compiles a formula of the platform's formula language. Throws FormulaError if it does not parse, refers to an unknown
 * field or function, or if a type does not fit anywhere.
 */
export function compileFormula<Scope>(source: string, options: FormulaOptions<Scope>): CompiledFormula<Scope> {
    if (source.length > MOST_CHARACTERS) {
        throw new FormulaError(
            'tooLong',
            { line: 1, column: 1 },
            `Formula is too long (${source.length} characters). Maximum length is ${MOST_CHARACTERS} characters`,
            'Move a part of it into a formula field of its own.'
        );
    }
    const compiler = new Compiler(compilerOptions(source, options));
    const expression = compiler.compile(parse(source));
    const expected = typeOfResult(options.returnType);
    if (expression.type !== expected && expression.type !== 'Null') {
        throw compiler.fail(
            'resultType',
            expression.node,
            `Formula result is data type (${labelOf(expression.type)}), incompatible with expected data type (${options.returnType}).`,
            allowedResult(expected, expression.type)
        );
    }
    const finish = resultConversion(options.returnType, options.scale);
    const { evaluate } = expression;
    return { evaluate: (scope) => finish(evaluate(scope)), references: compiler.references };
}

function compilerOptions<Scope>(source: string, options: FormulaOptions<Scope>): CompilerOptions {
    const { environment } = options;
    return {
        source,
        context: options.context,
        blankAsZero: options.blankMode === 'BlankAsZero',
        resolveField: options.resolveField as CompilerOptions['resolveField'],
        surroundings: {
            now: (scope) => environment.now(scope as Scope),
            isNew: environment.isNew && ((scope) => environment.isNew?.(scope as Scope) === true),
            isClone: (scope) => environment.isClone?.(scope as Scope) ?? false
        }
    };
}

function allowedResult(expected: ExpressionType, actual: ExpressionType): string {
    return actual === 'Picklist' && expected === 'Text'
        ? 'Use TEXT() for the API name of a picklist value.'
        : `The formula must result in ${labelOf(expected)}.`;
}

function resultConversion(
    returnType: FormulaReturnType,
    scale: number | undefined
): (value: FormulaValue) => FieldValue {
    switch (returnType) {
        case 'Number':
        case 'Currency':
            return unlessBlank((value: FormulaNumber) => toFieldNumber(value, scale));
        case 'Percent':
            return unlessBlank((value: FormulaNumber) => toFieldNumber(multiply(value, 100), scale));
        case 'Checkbox':
            return (value) => value === true;
        case 'Text':
            return (value) => value as string | null;
        case 'Date':
            return unlessBlank(dateToText);
        case 'DateTime':
            return unlessBlank(dateTimeToIsoText);
        case 'Time':
            return unlessBlank((time: number) => `${timeToText(time)}Z`);
    }
}

function unlessBlank(convert: (value: never) => FieldValue): (value: FormulaValue) => FieldValue {
    return (value) => (value === null ? null : convert(value as never));
}

function toFieldNumber(value: FormulaNumber, scale: number | undefined): Decimal {
    const rounded = scale === undefined ? value : roundTo(value, scale, 'halfUp');
    // A zero without sign, and of decimal.js's own constructor, whatever the formula computed with.
    return new Decimal(isZero(rounded) ? 0 : toDecimal(rounded));
}
