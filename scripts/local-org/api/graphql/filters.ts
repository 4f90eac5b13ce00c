import { Kind } from 'graphql';
import type { ValueNode } from 'graphql';
import type { ObjectSchema } from '../../metadata/schema';
import { dateLiteral } from '../../query/date-literals';
import { malformed } from '../../query/errors';
import { toDateFunctionOperand, toOperand } from '../../query/operands';
import { resolveField, resolveObject, resolveReference } from '../../query/paths';
import { dateFunctions } from '../../query/plan';
import type {
    ComparisonOperator,
    Condition,
    DateFunction,
    DateRange,
    Expression,
    FieldPath,
    Operand,
    OrderItem,
    ReferenceStep
} from '../../query/plan';
import { refuseUnsortable, scopeConditions } from '../../query/soql';
import type { SoqlContext } from '../../query/soql';
import { checkedOperator } from '../../query/soql-conditions';

type Input = Readonly<Record<string, unknown>>;

/** A `where` argument as a condition; undefined where it restricts nothing. */
export function conditionFromWhere(
    context: SoqlContext,
    object: ObjectSchema,
    where: unknown,
    steps: readonly ReferenceStep[] = []
): Condition | undefined {
    const conditions: Condition[] = [];
    for (const [key, value] of Object.entries((where ?? {}) as Input)) {
        if (value === null || value === undefined) {
            continue;
        }
        const condition = conditionOfKey(context, object, key, value, steps);
        if (condition) {
            conditions.push(condition);
        }
    }
    return joined('and', conditions);
}

function conditionOfKey(
    context: SoqlContext,
    object: ObjectSchema,
    key: string,
    value: unknown,
    steps: readonly ReferenceStep[]
): Condition | undefined {
    const inner = (part: unknown): Condition | undefined => conditionFromWhere(context, object, part, steps);
    if (key === 'and' || key === 'or') {
        return joined(
            key,
            (value as unknown[]).flatMap((part) => inner(part) ?? [])
        );
    }
    if (key === 'not') {
        const condition = inner(value);
        return condition && { kind: 'not', condition };
    }
    const field = context.schema.findField(object, key);
    if (field) {
        return operatorConditions(context, { steps, field, object }, value as Input);
    }
    const step = resolveReference(context.schema, object, key);
    return conditionFromWhere(context, step.target, value, [...steps, step]);
}

function joined(kind: 'and' | 'or', conditions: readonly Condition[]): Condition | undefined {
    return conditions.length > 1 ? { kind, conditions } : conditions[0];
}

function operatorConditions(context: SoqlContext, path: FieldPath, operators: Input): Condition | undefined {
    const conditions = Object.entries(operators).flatMap(([operator, value]) =>
        value === undefined ? [] : operatorCondition(context, path, operator, value)
    );
    return joined('and', conditions);
}

function operatorCondition(context: SoqlContext, path: FieldPath, operator: string, value: unknown): Condition[] {
    if (operator === 'inq' || operator === 'ninq') {
        return value === null ? [] : [semiJoin(context, path, operator === 'ninq', value as Input)];
    }
    if ((dateFunctions as readonly string[]).includes(operator)) {
        const left: Expression = { kind: 'date', name: operator as DateFunction, path };
        return Object.entries((value ?? {}) as Input).map(([name, operand]) =>
            comparison(context, left, name, operand)
        );
    }
    return [comparison(context, { kind: 'field', path }, operator, value)];
}

function comparison(context: SoqlContext, left: Expression, operator: string, value: unknown): Condition {
    const isList = ['in', 'nin', 'includes', 'excludes'].includes(operator);
    const values = isList ? ((value ?? []) as unknown[]) : [value];
    return {
        kind: 'comparison',
        left,
        operator: checkedOperator(left, operator as ComparisonOperator),
        operands: values.map((item) => toFilterOperand(context, left, item))
    };
}

function toFilterOperand(context: SoqlContext, left: Expression, value: unknown): Operand {
    if (value === null || value === undefined) {
        return null;
    }
    if (typeof value === 'object') {
        return dateOperand(context, left, value as Input);
    }
    const literal = { kind: 'any', text: String(value) } as const;
    if (left.kind === 'date') {
        return toDateFunctionOperand(left.name, literal);
    }
    if (left.kind === 'field') {
        return value === '' ? null : toOperand(left.path.field, literal);
    }
    throw malformed('An aggregate can not be filtered here.');
}

/** `{value}`, `{literal}` or `{range}` of a date or date-time. */
function dateOperand(context: SoqlContext, left: Expression, input: Input): Operand | DateRange {
    const given = Object.entries(input).filter(([, value]) => value !== undefined);
    const [entry, ...others] = given;
    if (!entry || others.length > 0) {
        throw malformed(
            `A date filter has exactly one of value, literal and range; found ${given.map(([name]) => name).join(', ') || 'none'}.`
        );
    }
    const [name, value] = entry;
    if (name === 'value') {
        return toFilterOperand(context, left, value);
    }
    if (name === 'literal') {
        return dateLiteral(String(value), undefined, context.today);
    }
    const [range, ...more] = Object.entries((value ?? {}) as Input).filter(
        ([, count]) => count !== undefined && count !== null
    );
    if (!range || more.length > 0) {
        throw malformed('A date range names exactly one kind of range, such as last_n_days.');
    }
    return dateLiteral(range[0], Number(range[1]), context.today);
}

/** `{Opportunity: {where…}, ApiName: "AccountId"}`: the Ids that field has in the rows that the filter lets through. */
function semiJoin(context: SoqlContext, left: FieldPath, negated: boolean, input: Input): Condition {
    const objects = Object.entries(input).filter(([name, value]) => name !== 'ApiName' && value !== undefined);
    const [entry, ...others] = objects;
    const apiName = input['ApiName'];
    if (!entry || others.length > 0 || typeof apiName !== 'string') {
        throw malformed(
            'A join filter names one object with its conditions, and with ApiName the Id or reference field of it.'
        );
    }
    const object = resolveObject(context.schema, entry[0]);
    const field = resolveField(context.schema, object, apiName);
    if (field.type !== 'Id' && field.type !== 'Reference') {
        throw malformed(
            `A join filter needs an Id or reference field; ${object.apiName}.${field.apiName} is ${field.type}.`
        );
    }
    const where = conditionFromWhere(context, object, entry[1]);
    return {
        kind: 'semiJoin',
        left,
        negated,
        subquery: { object, select: { steps: [], field, object }, ...(where ? { where } : {}) }
    };
}

/** The `where` and `scope` arguments together. */
export function whereOfArguments(context: SoqlContext, object: ObjectSchema, given: Input): Condition | undefined {
    const where = conditionFromWhere(context, object, given['where']);
    const scope = given['scope'] ? scopeConditions(context, object, String(given['scope'])) : [];
    return joined('and', where ? [where, ...scope] : scope);
}

/**
 * The `orderBy` argument. Its keys count in the order in which the request wrote them, which the coerced value has lost:
 * `written` is the argument as written.
 */
export function orderFromArgument(
    context: SoqlContext,
    object: ObjectSchema,
    orderBy: unknown,
    written: WrittenValue,
    steps: readonly ReferenceStep[] = []
): OrderItem[] {
    const input = (orderBy ?? {}) as Input;
    return written.keys(input).flatMap((key): OrderItem[] => {
        const value = input[key];
        if (value === null || value === undefined) {
            return [];
        }
        const field = context.schema.findField(object, key);
        if (!field) {
            const step = resolveReference(context.schema, object, key);
            return orderFromArgument(context, step.target, value, written.at(key), [...steps, step]);
        }
        const path = { steps, field, object };
        refuseUnsortable(path);
        const clause = value as Input;
        return [
            {
                expression: { kind: 'field', path },
                descending: clause['order'] === 'DESC',
                nullsLast: clause['nulls'] === 'LAST'
            }
        ];
    });
}

/** An input object as the request wrote it, in the query text or as a variable. Knows the order of its keys. */
export class WrittenValue {
    private readonly node: ValueNode | undefined;
    private readonly json: unknown;
    private readonly variables: Readonly<Record<string, unknown>>;

    constructor(node: ValueNode | undefined, variables: Readonly<Record<string, unknown>>, json?: unknown) {
        const isVariable = node?.kind === Kind.VARIABLE;
        this.node = isVariable ? undefined : node;
        this.json = isVariable ? variables[node.name.value] : json;
        this.variables = variables;
    }

    /** The keys of `coerced` in the order in which they were written. */
    keys(coerced: Input): string[] {
        const present = Object.keys(coerced);
        const written =
            this.node?.kind === Kind.OBJECT
                ? this.node.fields.map((field) => field.name.value)
                : Object.keys(typeof this.json === 'object' && this.json !== null ? this.json : {});
        return [...written.filter((key) => present.includes(key)), ...present.filter((key) => !written.includes(key))];
    }

    at(key: string): WrittenValue {
        if (this.node?.kind === Kind.OBJECT) {
            return new WrittenValue(this.node.fields.find((field) => field.name.value === key)?.value, this.variables);
        }
        return new WrittenValue(undefined, this.variables, (this.json as Input | undefined)?.[key]);
    }
}
