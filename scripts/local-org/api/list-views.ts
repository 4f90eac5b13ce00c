import { joinByFilterLogic, type LogicJoins } from '../filterLogic';
import type { FilterOperation, ListViewSchema, ObjectSchema } from '../metadata/schema';
import { dateLiteral } from '../query/date-literals';
import { malformed } from '../query/errors';
import { toOperand } from '../query/operands';
import { resolvePath } from '../query/paths';
import type { ComparisonOperator, Condition, FieldPath, Operand } from '../query/plan';
import { scopeConditions } from '../query/soql';
import type { SoqlContext } from '../query/soql';

/** The condition of a list view: its scope, and its filters joined as its filter logic says. */
export function listViewCondition(
    context: SoqlContext,
    object: ObjectSchema,
    view: ListViewSchema
): Condition | undefined {
    const scope = scopeConditions(context, object, view.filterScope);
    const filters = view.filters.map((filter) => filterCondition(context, object, filter));
    const logic = view.booleanFilter === undefined ? filters : [filterLogic(view.booleanFilter, filters, view)];
    const conditions = [...scope, ...logic];
    return conditions.length > 1 ? { kind: 'and', conditions } : conditions[0];
}

const operators: Record<
    FilterOperation,
    { operator: ComparisonOperator; negated?: boolean; pattern?: (text: string) => string }
> = {
    equals: { operator: 'eq' },
    notEqual: { operator: 'eq', negated: true },
    lessThan: { operator: 'lt' },
    greaterThan: { operator: 'gt' },
    lessOrEqual: { operator: 'lte' },
    greaterOrEqual: { operator: 'gte' },
    contains: { operator: 'like', pattern: (text) => `%${text}%` },
    notContain: { operator: 'like', negated: true, pattern: (text) => `%${text}%` },
    startsWith: { operator: 'like', pattern: (text) => `${text}%` },
    includes: { operator: 'includes' },
    excludes: { operator: 'includes', negated: true }
};

/** One filter line. Several values, separated by commas, are alternatives. */
function filterCondition(
    context: SoqlContext,
    object: ObjectSchema,
    filter: ListViewSchema['filters'][number]
): Condition {
    const path = resolvePath(context.schema, object, filter.field);
    const { operator, negated, pattern } = operators[filter.operation];
    const texts = filter.value.split(',').map((text) => text.trim());
    const conditions = texts.map((text): Condition => {
        const operand = pattern ? pattern(text.replace(/[%_]/g, '\\$&')) : filterOperand(context, path, text);
        return { kind: 'comparison', left: { kind: 'field', path }, operator, operands: [operand] };
    });
    const [only] = conditions;
    const any: Condition = conditions.length === 1 && only ? only : { kind: 'or', conditions };
    return negated ? { kind: 'not', condition: any } : any;
}

function filterOperand(context: SoqlContext, path: FieldPath, text: string): Operand {
    const { type } = path.field;
    if (text === '') {
        return null;
    }
    if (type === 'Checkbox') {
        return text === '1' || text.toLowerCase() === 'true';
    }
    if ((type === 'Date' || type === 'DateTime') && /^[A-Z]/i.test(text)) {
        const [name = '', count] = text.split(':');
        return dateLiteral(name, count === undefined ? undefined : Number(count), context.today);
    }
    if (type === 'DateTime' && /^\d{4}-\d{2}-\d{2}$/.test(text)) {
        return toOperand(path.field, { kind: 'any', text: `${text}T00:00:00Z` });
    }
    return toOperand(path.field, { kind: 'any', text });
}

const joins: LogicJoins<Condition> = {
    and: (conditions) => ({ kind: 'and', conditions }),
    or: (conditions) => ({ kind: 'or', conditions }),
    not: (condition) => ({ kind: 'not', condition })
};

/** `1 AND (2 OR 3)`: filters by their number, from 1. */
function filterLogic(logic: string, filters: readonly Condition[], view: ListViewSchema): Condition {
    try {
        return joinByFilterLogic(logic, filters, joins);
    } catch (error) {
        throw error instanceof SyntaxError ? malformed(`List view ${view.apiName}: ${error.message}`) : error;
    }
}
