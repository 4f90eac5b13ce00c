import type { Expression, ReferencedField } from '../expression';
import type { CallNode, SyntaxNode } from '../syntax';
import type { Evaluate, ExpressionType, FormulaContext, FormulaValue } from '../types';
import type { FormulaError, FormulaErrorKind } from '../errors';

/** The surroundings of a formula, handed to functions such as NOW(). */
export interface Surroundings {
    now(scope: unknown): number;
    /** Absent where nothing is being saved. */
    readonly isNew: ((scope: unknown) => boolean) | undefined;
    isClone(scope: unknown): boolean;
}

/** What a function needs while it is compiled. */
export interface CallContext {
    readonly call: CallNode;
    /** The function's name in upper case. */
    readonly name: string;
    readonly arguments: readonly Expression[];
    readonly surroundings: Surroundings;
    /** Fails at a node. */
    fail(kind: FormulaErrorKind, node: SyntaxNode, problem: string, allowed: string): FormulaError;
    /** Fails because the argument at a place has a type that none of the expected ones is. */
    wrongType(index: number, expected: readonly (ExpressionType | 'Text Literal')[]): FormulaError;
    wrongCount(expected: number, allowed: string): FormulaError;
}

export interface CompiledCall {
    readonly type: ExpressionType;
    readonly evaluate: Evaluate;
    readonly field?: ReferencedField;
}

/** A function whose arguments are all evaluated first and whose types are fixed. */
export interface PlainFunction {
    readonly kind: 'plain';
    readonly parameters: readonly ExpressionType[];
    /** How many of the parameters must be given; all, where absent. */
    readonly required?: number;
    readonly result: ExpressionType;
    /** Receives null for omitted optional arguments as for blank ones; `count` tells them apart. */
    readonly apply: (first: never, second: never, third: never, count: number) => FormulaValue;
    readonly contexts?: readonly FormulaContext[];
}

/** A function that checks its own arguments or decides which of them to evaluate. */
export interface SpecialFunction {
    readonly kind: 'special';
    /** Argument counts, both inclusive; Infinity for any number. */
    readonly minimum: number;
    readonly maximum: number;
    compile(context: CallContext): CompiledCall;
    readonly contexts?: readonly FormulaContext[];
}

export type FunctionDefinition = PlainFunction | SpecialFunction;
export type FunctionTable = Readonly<Record<string, FunctionDefinition>>;

type Apply = PlainFunction['apply'];

/** A plain function that is blank as soon as one of its given arguments is. */
export function strict(
    parameters: readonly ExpressionType[],
    result: ExpressionType,
    apply: Apply,
    required = parameters.length
): PlainFunction {
    const guarded: Apply = (first, second, third, count) =>
        (count > 0 && first === null) || (count > 1 && second === null) || (count > 2 && third === null)
            ? null
            : apply(first, second, third, count);
    return { kind: 'plain', parameters, required, result, apply: guarded };
}

/** A plain function that looks after blanks itself. */
export function lenient(
    parameters: readonly ExpressionType[],
    result: ExpressionType,
    apply: Apply,
    required = parameters.length
): PlainFunction {
    return { kind: 'plain', parameters, required, result, apply };
}

export function special(
    minimum: number,
    maximum: number,
    compile: SpecialFunction['compile'],
    contexts?: readonly FormulaContext[]
): SpecialFunction {
    return contexts
        ? { kind: 'special', minimum, maximum, compile, contexts }
        : { kind: 'special', minimum, maximum, compile };
}
