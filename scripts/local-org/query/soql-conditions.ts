import type { FunctionExp, HavingClause, LiteralType, Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import { dateLiteral } from './date-literals';
import { malformed } from './errors';
import { toDateFunctionOperand, toNumberOperand, toOperand } from './operands';
import type { Literal, LiteralKind } from './operands';
import { resolveObject, resolvePath } from './paths';
import type { ComparisonOperator, Condition, Expression, Operand } from './plan';
import type { SoqlContext } from './soql';

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

type Token =
    | { readonly kind: '(' | ')' | 'AND' | 'OR' | 'NOT' }
    | { readonly kind: 'condition'; readonly condition: RawCondition };

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
 * The parser gives WHERE and HAVING as a linked list with counts of parentheses: written out as tokens again, then read
 * with SOQL's grammar, in which AND and OR may only be mixed with parentheses.
 */
export function conditionFromSoql(
    context: SoqlContext,
    clause: WhereClause | HavingClause,
    resolver: ExpressionResolver
): Condition {
    const tokens = tokensOf(clause);
    let position = 0;

    function parseGroup(): Condition {
        const first = parseOperand();
        const conditions = [first];
        let connective: 'AND' | 'OR' | undefined;
        for (let next = tokens[position]; next?.kind === 'AND' || next?.kind === 'OR'; next = tokens[position]) {
            if (connective && connective !== next.kind) {
                throw malformed(`unexpected token: '${next.kind}'; AND and OR on one level need parentheses`);
            }
            connective = next.kind;
            position++;
            conditions.push(parseOperand());
        }
        return connective ? { kind: connective === 'AND' ? 'and' : 'or', conditions } : first;
    }

    function parseOperand(): Condition {
        const token = tokens[position++];
        switch (token?.kind) {
            case 'NOT':
                return { kind: 'not', condition: parseOperand() };
            case '(': {
                const inner = parseGroup();
                if (tokens[position++]?.kind !== ')') {
                    throw malformed('a parenthesis is not closed');
                }
                return inner;
            }
            case 'condition':
                return comparison(context, token.condition, resolver);
            default:
                throw malformed(`unexpected ${token ? `token: '${token.kind}'` : 'end of the condition'}`);
        }
    }

    const condition = parseGroup();
    if (position < tokens.length) {
        throw malformed(`unexpected token: '${tokens[position]?.kind}'`);
    }
    return condition;
}

function tokensOf(clause: WhereClause | HavingClause): Token[] {
    const tokens: Token[] = [];
    let node: WhereClause | HavingClause | undefined = clause;
    while (node) {
        const operator: string | undefined = 'operator' in node ? node.operator : undefined;
        const left = node.left as ({ openParen?: number; closeParen?: number } & Partial<RawCondition>) | null;
        for (let count = left?.openParen ?? 0; count > 0; count--) {
            tokens.push({ kind: '(' });
        }
        if (left?.operator !== undefined) {
            tokens.push({ kind: 'condition', condition: left as RawCondition });
        }
        for (let count = left?.closeParen ?? 0; count > 0; count--) {
            tokens.push({ kind: ')' });
        }
        if (operator === 'AND' || operator === 'OR' || operator === 'NOT') {
            tokens.push({ kind: operator });
        }
        node = 'right' in node ? node.right : undefined;
    }
    return tokens;
}

function comparison(context: SoqlContext, raw: RawCondition, resolver: ExpressionResolver): Condition {
    const left = raw.fn ? resolver.function(raw.fn) : resolver.field(raw.field ?? '');
    const operator = operators[raw.operator.toUpperCase()];
    if (!operator) {
        throw malformed(`the operator '${raw.operator}' is not supported`);
    }
    if (raw.valueQuery) {
        return semiJoin(context, left, operator, raw.valueQuery);
    }
    const texts = [raw.value ?? []].flat();
    const types = [raw.literalType ?? []].flat();
    const operands = texts
        .map((text, index) => operand(context, left, text, types[index] ?? types[0]))
        .map((value) => (operator !== 'like' && typeof value === 'string' ? value.replace(/\\([%_])/g, '$1') : value));
    return { kind: 'comparison', left, operator: checkedOperator(left, operator), operands };
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

function operand(context: SoqlContext, left: Expression, text: string, type: LiteralType | undefined): Operand {
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

function semiJoin(context: SoqlContext, left: Expression, operator: ComparisonOperator, query: Query): Condition {
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
