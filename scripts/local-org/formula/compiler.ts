import type { FieldType } from '../metadata/schema';
import type { FieldValue } from '../values';
import { FormulaError, positionAt } from './errors';
import type { FormulaErrorKind } from './errors';
import type { Expression } from './expression';
import { conversionOf } from './fieldAccess';
import type { CallContext, FunctionDefinition, PlainFunction, Surroundings } from './functions/definition';
import { FUNCTIONS, UNSUPPORTED_FUNCTIONS } from './functions/table';
import { fromText, negate } from './numbers';
import type { FormulaNumber } from './numbers';
import { acceptedTypes, applyOverload, equality, findOverload, isOrdering, ORDERED_TYPES, ordering } from './operators';
import type { BinaryNode, CallNode, SyntaxNode, UnaryNode } from './syntax';
import { commonType, typeOfField } from './types';
import type { Evaluate, ExpressionType, FormulaContext } from './types';
import { describeWrongType } from './wrongType';

/** A field as the resolver describes it, whatever the scope is. */
export interface ResolvedField {
    readonly type: FieldType;
    read(scope: unknown): FieldValue;
    readPrior?(scope: unknown): FieldValue;
}

export interface CompilerOptions {
    readonly source: string;
    readonly context: FormulaContext;
    readonly blankAsZero: boolean;
    readonly surroundings: Surroundings;
    resolveField(path: readonly string[]): ResolvedField | undefined;
}

const CONTEXT_NAMES: Readonly<Record<FormulaContext, string>> = {
    formulaField: 'formula fields',
    validationRule: 'validation rules',
    defaultValue: 'default values',
    flow: 'flows'
};

/** The platform keeps these out of formula fields and default values. */
const LONG_TEXT: Partial<Record<FieldType, string>> = { LongTextArea: 'Long Text Area', Html: 'Rich Text Area' };

/** Checks the types of a syntax tree and turns it into closures. */
export class Compiler {
    /** Every reference once, in order of appearance. */
    readonly references: (readonly string[])[] = [];
    private readonly options: CompilerOptions;
    private readonly seen = new Set<string>();

    constructor(options: CompilerOptions) {
        this.options = options;
    }

    compile(node: SyntaxNode): Expression {
        switch (node.kind) {
            case 'number':
                return constant(node, 'Number', fromText(node.text));
            case 'text':
                return constant(node, 'Text', node.value === '' ? null : node.value);
            case 'boolean':
                return constant(node, 'Boolean', node.value);
            case 'null':
                return constant(node, 'Null', null);
            case 'reference':
                return this.reference(node, node.name);
            case 'unary':
                return this.unary(node);
            case 'binary':
                return this.binary(node);
            case 'call':
                return this.call(node);
        }
    }

    fail(kind: FormulaErrorKind, node: SyntaxNode, problem: string, allowed: string): FormulaError {
        return new FormulaError(kind, positionAt(this.options.source, firstOffset(node)), problem, allowed);
    }

    private reference(node: SyntaxNode, name: string): Expression {
        const path = name.split('.');
        const field = path.includes('') ? undefined : this.options.resolveField(path);
        if (field === undefined) {
            throw this.fail(
                'unknownField',
                node,
                `Field ${name} does not exist. Check spelling.`,
                'Give the API name of a field of the object, or a path to one such as Account.Name or Parent__r.Field__c.'
            );
        }
        this.refuseLongText(node, name, field.type);
        this.remember(path, name);
        const convert = conversionOf(field.type, this.options.context);
        const type = typeOfField(field.type);
        const stored: Evaluate = (scope) => convert(field.read(scope));
        const evaluate: Evaluate =
            type === 'Number' && this.options.blankAsZero ? (scope) => stored(scope) ?? 0 : stored;
        const readPrior = field.readPrior?.bind(field);
        return {
            type,
            evaluate,
            node,
            field: {
                path,
                fieldType: field.type,
                stored,
                ...(readPrior && { prior: (scope: unknown) => convert(readPrior(scope)) })
            }
        };
    }

    private refuseLongText(node: SyntaxNode, name: string, type: FieldType): void {
        const label = LONG_TEXT[type];
        const { context } = this.options;
        if (label !== undefined && (context === 'formulaField' || context === 'defaultValue')) {
            throw this.fail(
                'unsupportedField',
                node,
                `You referenced an unsupported field type called "${label}" using the following field: ${name}`,
                `${CONTEXT_NAMES[context]} may use any field but long and rich text areas.`
            );
        }
    }

    private remember(path: readonly string[], name: string): void {
        const key = name.toLowerCase();
        if (!this.seen.has(key)) {
            this.seen.add(key);
            this.references.push(path);
        }
    }

    private unary(node: UnaryNode): Expression {
        const operand = this.compile(node.operand);
        const { evaluate } = operand;
        if (node.operator === 'NOT') {
            if (operand.type !== 'Boolean' && operand.type !== 'Null') {
                throw this.wrongType("function 'NOT()'", ['Boolean'], operand);
            }
            return {
                type: 'Boolean',
                node,
                evaluate: (scope) => {
                    const value = evaluate(scope);
                    return value === null ? null : value !== true;
                }
            };
        }
        if (operand.type !== 'Number') {
            throw this.wrongType(`operator '${node.operator}'`, ['Number'], operand);
        }
        if (node.operator === '+') {
            return { type: 'Number', node, evaluate };
        }
        return {
            type: 'Number',
            node,
            evaluate: (scope) => {
                const value = evaluate(scope);
                return value === null ? null : negate(value as FormulaNumber);
            }
        };
    }

    private binary(node: BinaryNode): Expression {
        const left = this.compile(node.left);
        const right = this.compile(node.right);
        const { operator } = node;
        if (operator === '&&' || operator === '||') {
            return this.junction(node, left, right);
        }
        if (operator === '=' || operator === '<>') {
            const type = this.comparable(operator, left, right);
            const evaluate = equality(operator === '<>', type === 'Text', left.evaluate, right.evaluate);
            return { type: 'Boolean', node, evaluate };
        }
        if (isOrdering(operator)) {
            const type = this.comparable(operator, left, right);
            for (const operand of [left, right]) {
                if (operand.type !== 'Null' && !ORDERED_TYPES.includes(operand.type)) {
                    throw this.wrongType(`operator '${operator}'`, ORDERED_TYPES, operand);
                }
            }
            return { type: 'Boolean', node, evaluate: ordering(operator, type, left.evaluate, right.evaluate) };
        }
        return this.arithmetic(node, left, right);
    }

    private junction(node: BinaryNode, left: Expression, right: Expression): Expression {
        const name = node.operator === '&&' ? 'AND' : 'OR';
        for (const operand of [left, right]) {
            if (operand.type !== 'Boolean' && operand.type !== 'Null') {
                throw this.wrongType(`function '${name}()'`, ['Boolean'], operand);
            }
        }
        const first = left.evaluate;
        const second = right.evaluate;
        return {
            type: 'Boolean',
            node,
            evaluate:
                name === 'AND'
                    ? (scope) => first(scope) === true && second(scope) === true
                    : (scope) => first(scope) === true || second(scope) === true
        };
    }

    private comparable(operator: string, left: Expression, right: Expression): ExpressionType {
        for (const operand of [left, right]) {
            if (operand.type === 'Picklist' || operand.type === 'MultiselectPicklist') {
                throw this.wrongType(`operator '${operator}'`, ['Text'], operand);
            }
        }
        const type = commonType(left.type, right.type);
        if (type === undefined) {
            throw this.wrongType(`operator '${operator}'`, [left.type], right);
        }
        return type;
    }

    private arithmetic(node: BinaryNode, left: Expression, right: Expression): Expression {
        const overload = findOverload(node.operator, left.type, right.type);
        if (overload) {
            return { type: overload.result, node, evaluate: applyOverload(overload, left.evaluate, right.evaluate) };
        }
        const subject = `operator '${node.operator}'`;
        const wanted = left.type === 'Null' ? acceptedTypes(node.operator) : acceptedTypes(node.operator, left.type);
        throw wanted.length === 0
            ? this.wrongType(subject, acceptedTypes(node.operator), left)
            : this.wrongType(subject, wanted, right);
    }

    private call(node: CallNode): Expression {
        const name = node.name.toUpperCase();
        const definition = this.definitionOf(node, name);
        this.checkCount(node, name, definition);
        const compiled = node.arguments.map((argument) => this.compile(argument));
        const context = this.callContext(node, name, compiled);
        return definition.kind === 'plain'
            ? this.plainCall(context, definition)
            : { ...definition.compile(context), node };
    }

    private definitionOf(node: CallNode, name: string): FunctionDefinition {
        const { context } = this.options;
        const definition = FUNCTIONS.get(name);
        if (definition === undefined) {
            const reason = UNSUPPORTED_FUNCTIONS.get(name);
            if (reason !== undefined) {
                throw this.fail(
                    'unsupportedFunction',
                    node,
                    `Function ${name} may not be used in this type of formula`,
                    reason
                );
            }
            const allowed = [...FUNCTIONS].filter(([, candidate]) => isAllowed(candidate, context)).map(([key]) => key);
            throw this.fail(
                'unknownFunction',
                node,
                `Unknown function ${node.name}. Check spelling.`,
                `Functions of ${CONTEXT_NAMES[context]}: ${[...allowed, 'NOT'].sort().join(', ')}.`
            );
        }
        if (!isAllowed(definition, context)) {
            const places = definition.contexts!.map((place) => CONTEXT_NAMES[place]).join(', ');
            throw this.fail(
                'functionNotAllowed',
                node,
                `Function ${name} may not be used in this type of formula`,
                `It is allowed in ${places}.`
            );
        }
        return definition;
    }

    private checkCount(node: CallNode, name: string, definition: FunctionDefinition): void {
        const [minimum, maximum] =
            definition.kind === 'plain'
                ? [definition.required ?? definition.parameters.length, definition.parameters.length]
                : [definition.minimum, definition.maximum];
        const given = node.arguments.length;
        if (given < minimum || given > maximum) {
            const range =
                minimum === maximum
                    ? `exactly ${minimum}`
                    : `${minimum} to ${maximum === Infinity ? 'any number' : maximum}`;
            throw this.wrongCount(node, name, given < minimum ? minimum : maximum, `${name}() takes ${range}.`);
        }
    }

    private wrongCount(node: CallNode, name: string, expected: number, allowed: string): FormulaError {
        const problem = `Incorrect number of parameters for function '${name}()'. Expected ${expected}, received ${node.arguments.length}`;
        return this.fail('argumentCount', node, problem, allowed);
    }

    private callContext(node: CallNode, name: string, compiled: readonly Expression[]): CallContext {
        return {
            call: node,
            name,
            arguments: compiled,
            surroundings: this.options.surroundings,
            fail: this.fail.bind(this),
            wrongType: (index, expected) => this.wrongType(`function '${name}()'`, expected, compiled[index]!),
            wrongCount: (expected, allowed) => this.wrongCount(node, name, expected, allowed)
        };
    }

    private plainCall(context: CallContext, definition: PlainFunction): Expression {
        definition.parameters.slice(0, context.arguments.length).forEach((expected, index) => {
            const found = context.arguments[index]!.type;
            if (found !== expected && found !== 'Null') {
                throw context.wrongType(index, [expected]);
            }
        });
        const evaluators = context.arguments.map((argument) => argument.evaluate);
        return { type: definition.result, node: context.call, evaluate: applied(definition.apply, evaluators) };
    }

    private wrongType(
        subject: string,
        expected: readonly (ExpressionType | 'Text Literal')[],
        actual: Expression
    ): FormulaError {
        const { problem, allowed } = describeWrongType(subject, expected, actual);
        return this.fail('argumentType', actual.node, problem, allowed);
    }
}

function isAllowed(definition: FunctionDefinition, context: FormulaContext): boolean {
    return definition.contexts === undefined || definition.contexts.includes(context);
}

/** Errors point at the beginning of what is wrong, not at its operator. */
function firstOffset(node: SyntaxNode): number {
    return node.kind === 'binary' ? firstOffset(node.left) : node.offset;
}

function constant(node: SyntaxNode, type: ExpressionType, value: ReturnType<Evaluate>): Expression {
    return { type, node, evaluate: () => value };
}

function applied(apply: PlainFunction['apply'], evaluators: readonly Evaluate[]): Evaluate {
    const [first, second, third] = evaluators as [Evaluate, Evaluate, Evaluate];
    switch (evaluators.length) {
        case 0:
            return () => apply(null as never, null as never, null as never, 0);
        case 1:
            return (scope) => apply(first(scope) as never, null as never, null as never, 1);
        case 2:
            return (scope) => apply(first(scope) as never, second(scope) as never, null as never, 2);
        default:
            return (scope) => apply(first(scope) as never, second(scope) as never, third(scope) as never, 3);
    }
}
