import { joinByFilterLogic, type LogicJoins } from '../../local-org/filterLogic';
import type {
    FieldSchema,
    FilterOperation,
    ListViewSchema,
    ObjectSchema,
    OrgSchema
} from '../../local-org/metadata/schema';
import { listedField } from './columns';

type Condition = Readonly<Record<string, unknown>>;

/** The GraphQL operator of each filter operation; negations without an operator of their own wrap another. */
const OPERATORS: Readonly<Record<FilterOperation, { readonly operator: string; readonly negated?: true }>> = {
    equals: { operator: 'eq' },
    notEqual: { operator: 'ne' },
    lessThan: { operator: 'lt' },
    greaterThan: { operator: 'gt' },
    lessOrEqual: { operator: 'lte' },
    greaterOrEqual: { operator: 'gte' },
    contains: { operator: 'like' },
    notContain: { operator: 'like', negated: true },
    startsWith: { operator: 'like' },
    includes: { operator: 'includes' },
    excludes: { operator: 'excludes' }
};

/**
 * A list view's filters as the `where` argument of the GraphQL API.
 * @throws Error saying which filter cannot be expressed and why
 */
export function listViewFilter(schema: OrgSchema, object: ObjectSchema, view: ListViewSchema): Condition | null {
    const conditions = view.filters.map(({ field, operation, value }) => {
        const target = listedField(schema, object, field);
        if (target === undefined) {
            throw new Error(`filter on "${field}": ${object.apiName} has no such field.`);
        }
        return target.parent === undefined
            ? condition(target.own, operation, value)
            : { [target.parent.relationship]: condition(target.parent.field, operation, value) };
    });
    if (conditions.length === 0) {
        return null;
    }
    return view.booleanFilter === undefined
        ? { and: conditions }
        : joinByFilterLogic(view.booleanFilter, conditions, joins);
}

function condition(field: FieldSchema, operation: FilterOperation, value: string): Condition {
    const { operator, negated } = OPERATORS[operation];
    const values = value === '' ? [null] : separate(field, value).map((item) => operand(field, item, operation));
    const several = values.length > 1 && (operator === 'eq' || operator === 'ne');
    const test = several
        ? { [operator === 'eq' ? 'in' : 'nin']: values }
        : { [operator]: operator === 'includes' || operator === 'excludes' ? values : values[0] };
    const positive = { [field.apiName]: test };
    return negated === true ? { not: positive } : positive;
}

/** Only picklists take several values, separated by commas. */
function separate(field: FieldSchema, value: string): string[] {
    const isPicklist = field.type === 'Picklist' || field.type === 'MultiselectPicklist';
    return isPicklist ? value.split(',').map((item) => item.trim()) : [value];
}

function operand(field: FieldSchema, value: string, operation: FilterOperation): unknown {
    switch (field.type) {
        case 'Checkbox':
            return value === '1' || value.toLowerCase() === 'true';
        case 'Number':
        case 'Currency':
        case 'Percent':
            return numberOperand(field, value);
        case 'Date':
        case 'DateTime':
            return dateOperand(field, value);
        default:
            return operation === 'contains' || operation === 'notContain'
                ? `%${value}%`
                : operation === 'startsWith'
                  ? `${value}%`
                  : value;
    }
}

function numberOperand(field: FieldSchema, value: string): number {
    const number = Number(value.replace(/[A-Z]{3}\s*/, ''));
    if (Number.isNaN(number)) {
        throw new Error(`filter on "${field.apiName}": "${value}" is not a number.`);
    }
    return number;
}

/** `2024-06-01`, the platform's `6/1/2024`, `TODAY` or `LAST_N_DAYS:30`. */
function dateOperand(field: FieldSchema, value: string): Condition {
    const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value);
    const iso = american === null ? value : `${american[3]}-${pad(american[1])}-${pad(american[2])}`;
    if (/^\d{4}-\d\d-\d\d/.test(iso)) {
        return { value: iso };
    }
    const range = /^((?:LAST|NEXT)_N_[A-Z_]+):(\d+)$/.exec(value);
    if (range !== null) {
        return { range: { [(range[1] ?? '').toLowerCase()]: Number(range[2]) } };
    }
    if (/^[A-Z_]+$/.test(value)) {
        return { literal: value };
    }
    throw new Error(`filter on "${field.apiName}": "${value}" is neither a date nor a date literal.`);
}

function pad(part: string | undefined): string {
    return (part ?? '').padStart(2, '0');
}

/** GraphQL's `where` joins as the logic says, over the conditions counted from 1. */
const joins: LogicJoins<Condition> = {
    and: (parts) => ({ and: parts }),
    or: (parts) => ({ or: parts }),
    not: (part) => ({ not: part })
};
