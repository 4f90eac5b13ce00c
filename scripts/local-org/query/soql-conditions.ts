import type { FunctionExp, HavingClause, LiteralType, Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import { dateLiteral } from './date-literals';
import { malformed } from './errors';
import { toDateFunctionOperand, toNumberOperand, toOperand } from './operands';
import type { Literal, LiteralKind } from './operands';
import { resolveObject, resolvePath } from './paths';
import type { ComparisonOperator, Condition, Expression, Operand } from './plan';
import type { ReadingContext } from './soql';
import type { Shape } from './soql-shape';

/** How names and functions of a condition become expressions; WHERE and HAVING differ in it. */
export interface ExpressionResolver {
    field(name: string): Expression;
    function(expression: FunctionExp): Expression;
}

/** One condition of the parser's list, without the shape differences between its variants. */
interface RawCondition {
    readonly field?: string;
    readonly fn?: FunctionExp;
    readonly operator: string;
    readonly value?: string | string[];
    readonly valueQuery?: Query;
    readonly literalType?: LiteralType | LiteralType[];
}

const operators: Record<string, ComparisonOperator> = {
    '=': 'eq',
    '!=': 'ne',
    '<>': 'ne',
    '<': 'lt',
    '>': 'gt',
    '<=': 'lte',
    '>=': 'gte',
    LIKE: 'like',
    IN: 'in',
    'NOT IN': 'nin',
    INCLUDES: 'includes',
    EXCLUDES: 'excludes'
};

/**
 * A WHERE or HAVING as a condition: its shape is the next of `context.shapes`, its comparisons the parser's, one after
 * the other.
 */
export function conditionFromSoql(
    context: ReadingContext,
    clause: WhereClause | HavingClause,
    resolver: ExpressionResolver
): Condition {
    const shape = context.shapes.shift();
    const comparisons = comparisonsOf(clause);
    const build = (part: Shape): Condition => {
        if (part.kind === 'not') {
            return { kind: 'not', condition: build(part.part) };
        }
        if (part.kind !== 'leaf') {
            return { kind: part.kind, conditions: part.parts.map(build) };
        }
        const next = comparisons.shift();
        if (!next) {
            throw malformed('a comparison is missing in the condition');
        }
        return comparison(context, next, resolver);
    };
    const condition = shape && build(shape);
    if (!condition || comparisons.length > 0) {
        throw malformed('the condition can not be read');
    }
    return condition;
}

function comparisonsOf(clause: WhereClause | HavingClause): RawCondition[] {
    const comparisons: RawCondition[] = [];
    let node: WhereClause | HavingClause | undefined = clause;
    while (node) {
        const left = node.left as Partial<RawCondition> | null;
        if (left?.operator !== undefined) {
            comparisons.push(left as RawCondition);
        }
        node = 'right' in node ? node.right : undefined;
    }
    return comparisons;
}

function comparison(context: ReadingContext, raw: RawCondition, resolver: ExpressionResolver): Condition {
    const left = raw.fn ? resolver.function(raw.fn) : resolver.field(raw.field ?? '');
    const operator = operators[raw.operator.toUpperCase()];
    if (!operator) {
        throw malformed(`the operator '${raw.operator}' is not supported`);
    }
    if (raw.valueQuery) {
        return semiJoin(context, left, operator, raw.valueQuery);
    }
    checkedOperator(left, operator);
    const texts = [raw.value ?? []].flat();
    const types = [raw.literalType ?? []].flat();
    const operands = texts
        .map((text, index) => operand(context, left, text, types[index] ?? types[0]))
        .map((value) => (operator !== 'like' && typeof value === 'string' ? value.replace(/\\([%_])/g, '$1') : value));
    return { kind: 'comparison', left, operator, operands };
}

/** @throws QueryError where the operator does not fit the type of what is compared. */
export function checkedOperator(left: Expression, operator: ComparisonOperator): ComparisonOperator {
    if (left.kind !== 'field') {
        return operator;
    }
    const { type, apiName } = left.path.field;
    if (type === 'LongTextArea' || type === 'Html') {
        throw malformed(`field '${apiName}' can not be filtered in a query call`);
    }
    const forMultiselect = operator === 'includes' || operator === 'excludes';
    if (forMultiselect && type !== 'MultiselectPicklist') {
        throw malformed(`the operator ${operator} is for multi-select picklists; '${apiName}' is ${type}`);
    }
    const notText = [
        'Number',
        'Currency',
        'Percent',
        'Checkbox',
        'Date',
        'DateTime',
        'Time',
        'Id',
        'Reference'
    ].includes(type);
    if (operator === 'like' && notText) {
        throw malformed(`invalid operator on ${type} field '${apiName}': like`);
    }
    if (['lt', 'gt', 'lte', 'gte'].includes(operator) && type === 'Checkbox') {
        throw malformed(`invalid operator on Checkbox field '${apiName}': ${operator}`);
    }
    return operator;
}

function operand(context: ReadingContext, left: Expression, text: string, type: LiteralType | undefined): Operand {
    if (type === 'DATE_LITERAL' || type === 'DATE_N_LITERAL') {
        if (left.kind !== 'field' || (left.path.field.type !== 'Date' && left.path.field.type !== 'DateTime')) {
            throw malformed(`the date literal ${text} needs a date or date/time field`);
        }
        const [name = '', count] = text.split(':');
        return dateLiteral(name, count === undefined ? undefined : Number(count), context.today);
    }
    const literal = toLiteral(text, type);
    switch (left.kind) {
        case 'field':
            return toOperand(left.path.field, literal);
        case 'date':
            return toDateFunctionOperand(left.name, literal);
        case 'aggregate':
            return (left.name === 'MIN' || left.name === 'MAX') && left.path
                ? toOperand(left.path.field, literal)
                : toNumberOperand(left.name, literal);
    }
}

const literalKinds: Partial<Record<LiteralType, LiteralKind>> = {
    STRING: 'string',
    INTEGER: 'number',
    DECIMAL: 'number',
    BOOLEAN: 'boolean',
    NULL: 'null',
    DATE: 'date',
    DATETIME: 'dateTime'
};

function toLiteral(text: string, type: LiteralType | undefined): Literal {
    const kind = type && literalKinds[type];
    if (!kind) {
        throw malformed(
            `the value ${text} is not supported${type === 'APEX_BIND_VARIABLE' ? ': bind variables need Apex' : ''}`
        );
    }
    return { kind, text: kind === 'string' ? unescapeText(text.slice(1, -1)) : text };
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** LIKE's `\_` and `\%` keep their backslash: only the comparison knows what they mean. */
function unescapeText(text: string): string {
    return text.replace(/\\(.)/g, (whole, character: string) =>
        character === '_' || character === '%' ? whole : (escapes[character.toLowerCase()] ?? character)
    );
}

function semiJoin(context: ReadingContext, left: Expression, operator: ComparisonOperator, query: Query): Condition {
    if (left.kind !== 'field' || (left.path.field.type !== 'Id' && left.path.field.type !== 'Reference')) {
        throw malformed('The left operand of a semi-join must be an Id or a reference field.');
    }
    if (operator !== 'in' && operator !== 'nin') {
        throw malformed('A subquery needs IN or NOT IN.');
    }
    const object = resolveObject(context.schema, query.sObject ?? '');
    const [selected, ...others] = query.fields ?? [];
    if (!selected || others.length > 0 || (selected.type !== 'Field' && selected.type !== 'FieldRelationship')) {
        throw malformed('The subquery of a semi-join must select exactly one field.');
    }
    if (query.limit !== undefined || query.orderBy || query.groupBy) {
        throw malformed('The subquery of a semi-join has no LIMIT, ORDER BY or GROUP BY.');
    }
    const name =
        selected.type === 'FieldRelationship' ? [...selected.relationships, selected.field].join('.') : selected.field;
    const select = resolvePath(context.schema, object, name);
    if (select.field.type !== 'Id' && select.field.type !== 'Reference') {
        throw malformed(
            `The subquery of a semi-join must select an Id or a reference field; '${name}' is ${select.field.type}.`
        );
    }
    const where = query.where
        ? conditionFromSoql(context, query.where, {
              field: (field) => ({ kind: 'field', path: resolvePath(context.schema, object, field) }),
              function: (expression) => {
                  throw malformed(`The function ${expression.rawValue ?? ''} is not supported in a semi-join.`);
              }
          })
        : undefined;
    return {
        kind: 'semiJoin',
        left: left.path,
        negated: operator === 'nin',
        subquery: { object, select, ...(where ? { where } : {}) }
    };
}
