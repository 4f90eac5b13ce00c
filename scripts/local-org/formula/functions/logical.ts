import { equal } from '../comparison';
import type { Expression } from '../expression';
import { commonType } from '../types';
import type { ExpressionType, FormulaValue } from '../types';
import { special } from './definition';
import type { CallContext, CompiledCall, FunctionTable } from './definition';
import { isNumeric } from './text';

function requireConditions(context: CallContext): void {
    context.arguments.forEach((argument, index) => {
        if (argument.type !== 'Boolean' && argument.type !== 'Null') {
            throw context.wrongType(index, ['Boolean']);
        }
    });
}

/** AND and OR stop at the first argument that decides; an unknown condition counts as false. */
function junction(decisive: boolean) {
    return (context: CallContext): CompiledCall => {
        requireConditions(context);
        const conditions = context.arguments.map((argument) => argument.evaluate);
        return {
            type: 'Boolean',
            evaluate: (scope) => {
                for (const condition of conditions) {
                    if ((condition(scope) === true) === decisive) {
                        return decisive;
                    }
                }
                return !decisive;
            }
        };
    };
}

/** The common type of several results; a picklist is none, since it may only be compared or converted. */
function resultType(context: CallContext, indexes: readonly number[]): ExpressionType {
    let type: ExpressionType = 'Null';
    for (const index of indexes) {
        const found = context.arguments[index]!.type;
        if (found === 'Picklist' || found === 'MultiselectPicklist') {
            throw context.wrongType(index, type === 'Null' ? ['Text'] : [type]);
        }
        const common = commonType(type, found);
        if (common === undefined) {
            throw context.wrongType(index, [type]);
        }
        type = common;
    }
    return type;
}

function ifCall(context: CallContext): CompiledCall {
    const [condition, whenTrue, whenFalse] = context.arguments;
    // The platform refuses a bare NULL as the condition.
    if (condition!.type !== 'Boolean') {
        throw context.wrongType(0, ['Boolean']);
    }
    const type = resultType(context, [1, 2]);
    return {
        type,
        evaluate: (scope) =>
            condition!.evaluate(scope) === true ? whenTrue!.evaluate(scope) : whenFalse!.evaluate(scope)
    };
}

function refuseBoolean(context: CallContext, index: number): void {
    const argument = context.arguments[index]!;
    if (argument.type === 'Boolean') {
        throw context.fail(
            'argumentType',
            argument.node,
            `Incorrect argument type for function '${context.name}()'.`,
            'True or false is not allowed here; use IF, AND or OR.'
        );
    }
}

/**
 * CASE(expression, value, result, …, otherwise). All arguments are evaluated, as the platform does, so an error in any
 * of them is an error of the whole.
 */
function caseCall(context: CallContext): CompiledCall {
    const count = context.arguments.length;
    if (count % 2 !== 0) {
        throw context.wrongCount(
            Math.max(4, 4 + Math.trunc((count - 4) / 2) * 2),
            'An expression, pairs of a value and a result, and the result otherwise.'
        );
    }
    context.arguments.forEach((_, index) => refuseBoolean(context, index));
    const isPicklist = checkCaseValues(context);
    const results = context.arguments
        .map((_, index) => index)
        .filter((index) => index === count - 1 || (index > 0 && index % 2 === 0));
    const type = resultType(context, results);
    const asText = isPicklist || context.arguments[0]!.type === 'Text';
    const evaluators = context.arguments.map((argument) => argument.evaluate);
    return {
        type,
        evaluate: (scope) => {
            const values = evaluators.map((evaluate) => evaluate(scope));
            for (let index = 1; index < count - 1; index += 2) {
                if (equal(values[0]!, values[index]!, asText) === true) {
                    return values[index + 1]!;
                }
            }
            return values[count - 1]!;
        }
    };
}

/** Checks the values CASE compares with, and tells whether it compares a picklist, which only text literals fit. */
function checkCaseValues(context: CallContext): boolean {
    const count = context.arguments.length;
    let type = context.arguments[0]!.type;
    if (type === 'MultiselectPicklist') {
        throw context.wrongType(0, ['Number', 'Text', 'Date', 'DateTime', 'Time', 'Picklist']);
    }
    for (let index = 1; index < count - 1; index += 2) {
        const value = context.arguments[index]!;
        if (type === 'Picklist') {
            if (value.node.kind !== 'text') {
                throw context.wrongType(index, ['Text Literal']);
            }
            continue;
        }
        const common: ExpressionType | undefined = value.type === 'Picklist' ? undefined : commonType(type, value.type);
        if (common === undefined) {
            throw context.wrongType(index, [type]);
        }
        type = common;
    }
    return type === 'Picklist';
}

/** TEXT() of a picklist, which the blank functions look through. */
function isTextOfPicklist(expression: Expression): boolean {
    return expression.type === 'Text' && expression.field?.fieldType === 'Picklist';
}

/** ISNULL never holds for text, which is empty at most; ISBLANK does. */
function blankTest(textCanBeNull: boolean) {
    return (context: CallContext): CompiledCall => {
        const argument = context.arguments[0]!;
        refuseBoolean(context, 0);
        if (argument.type === 'Picklist') {
            throw context.wrongType(0, ['Text', 'Number', 'Date', 'DateTime', 'Time']);
        }
        const never = argument.type === 'Text' && !textCanBeNull && !isTextOfPicklist(argument);
        return { type: 'Boolean', evaluate: (scope) => argument.evaluate(scope) === null && !never };
    };
}

/** BLANKVALUE and NULLVALUE; both arguments are evaluated. NULLVALUE never replaces text. */
function blankReplacement(replacesText: boolean) {
    return (context: CallContext): CompiledCall => {
        const [value, substitute] = context.arguments;
        refuseBoolean(context, 0);
        const type = resultType(context, [0, 1]);
        const keeps = type === 'Text' && !replacesText && !isTextOfPicklist(value!);
        return {
            type,
            evaluate: (scope) => {
                const found = value!.evaluate(scope);
                const other = substitute!.evaluate(scope);
                return found === null && !keeps ? other : found;
            }
        };
    };
}

function requireLiteral(context: CallContext, index: number): string | null {
    const node = context.arguments[index]!.node;
    if (node.kind !== 'text') {
        throw context.wrongType(index, ['Text Literal']);
    }
    return node.value === '' ? null : node.value;
}

function isPickVal(context: CallContext): CompiledCall {
    const picklist = context.arguments[0]!;
    if (picklist.type !== 'Picklist') {
        throw context.wrongType(0, ['Picklist']);
    }
    const value = requireLiteral(context, 1);
    return { type: 'Boolean', evaluate: (scope) => picklist.evaluate(scope) === value };
}

/** The chosen values of a multi-select picklist, which stores them with semicolons between. */
function chosenValues(stored: FormulaValue): readonly string[] {
    return stored === null ? [] : (stored as string).split(';').map((value) => value.trim());
}

function includes(context: CallContext): CompiledCall {
    const picklist = context.arguments[0]!;
    if (picklist.type !== 'MultiselectPicklist') {
        throw context.wrongType(0, ['MultiselectPicklist']);
    }
    const value = requireLiteral(context, 1);
    return {
        type: 'Boolean',
        evaluate: (scope) => {
            const chosen = chosenValues(picklist.evaluate(scope));
            return value === null ? chosen.length === 0 : chosen.includes(value);
        }
    };
}

function picklistCount(context: CallContext): CompiledCall {
    const picklist = context.arguments[0]!;
    if (picklist.type !== 'MultiselectPicklist') {
        throw context.wrongType(0, ['MultiselectPicklist']);
    }
    return { type: 'Number', evaluate: (scope) => chosenValues(picklist.evaluate(scope)).length };
}

function isNumber(context: CallContext): CompiledCall {
    const argument = context.arguments[0]!;
    if (argument.type !== 'Text') {
        throw context.wrongType(0, ['Text']);
    }
    return {
        type: 'Boolean',
        evaluate: (scope) => {
            const text = argument.evaluate(scope);
            return text !== null && isNumeric(text as string);
        }
    };
}

/** https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm, "Logical functions", and those for picklists. */
export const LOGICAL_FUNCTIONS: FunctionTable = {
    AND: special(1, Infinity, junction(false)),
    OR: special(1, Infinity, junction(true)),
    IF: special(3, 3, ifCall),
    CASE: special(4, Infinity, caseCall),
    ISBLANK: special(1, 1, blankTest(true)),
    ISNULL: special(1, 1, blankTest(false)),
    BLANKVALUE: special(2, 2, blankReplacement(true)),
    NULLVALUE: special(2, 2, blankReplacement(false)),
    ISNUMBER: special(1, 1, isNumber),
    ISPICKVAL: special(2, 2, isPickVal),
    INCLUDES: special(2, 2, includes),
    PICKLISTCOUNT: special(1, 1, picklistCount)
};
