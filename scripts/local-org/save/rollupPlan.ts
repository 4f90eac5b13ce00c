import { Decimal } from 'decimal.js';
import { FormulaEvaluationError, type CompiledFormula } from '../formula/index';
import type { ProblemList } from '../metadata/problems';
import type { FieldSchema, ObjectSchema, OrgSchema, RollupFilter } from '../metadata/schema';
import { columnScale, isNumeric, scaledInteger } from '../store/layout';
import type { FieldValue } from '../values';
import { findPath } from './references';
import { fieldValue, type RecordScope } from './scope';

/** What one detail adds to a roll-up: nothing, or a value (blank for a count, and where the summed field is blank). */
export type Contribution = { readonly value: bigint | string | null } | undefined;

/** One roll-up summary field, ready to compute. */
export interface RollupPlan {
    readonly parent: ObjectSchema;
    readonly field: FieldSchema;
    readonly child: ObjectSchema;
    /** The detail's master field. */
    readonly childField: FieldSchema;
    readonly operation: 'count' | 'sum' | 'min' | 'max';
    /** What a detail contributes; numbers as integers in the roll-up's scale. */
    contribution(scope: RecordScope): Contribution;
}

/** Makes the plans of all roll-ups, by detail object. */
export function compileRollups(
    schema: OrgSchema,
    formulas: ReadonlyMap<string, CompiledFormula<RecordScope>>,
    problems: ProblemList
): Map<string, RollupPlan[]> {
    const plans = new Map<string, RollupPlan[]>();
    for (const parent of schema.objects.values()) {
        for (const field of parent.fields.values()) {
            const plan = field.rollup && compileRollup(schema, parent, field, formulas, problems);
            if (plan !== undefined) {
                plans.set(plan.child.apiName, [...(plans.get(plan.child.apiName) ?? []), plan]);
            }
        }
    }
    return plans;
}

function compileRollup(
    schema: OrgSchema,
    parent: ObjectSchema,
    field: FieldSchema,
    formulas: ReadonlyMap<string, CompiledFormula<RecordScope>>,
    problems: ProblemList
): RollupPlan | undefined {
    const rollup = field.rollup!;
    const child = schema.objects.get(rollup.childObject);
    const childField = child?.fields.get(rollup.childField);
    if (child === undefined || childField === undefined) {
        return undefined; // Reported when the roll-up was linked.
    }
    const summarized = child.fields.get(rollup.summarizedField ?? '');
    for (const used of [summarized, ...rollup.filters.map((filter) => child.fields.get(filter.field))]) {
        if (used?.formula !== undefined && crossesObjects(schema, child, used, formulas)) {
            problems.add(
                field.location,
                `Roll-up ${parent.apiName}.${field.apiName}: ${used.apiName} is a cross-object formula.`
            );
        }
    }
    const filters = rollup.filters.flatMap((filter) => {
        const used = child.fields.get(filter.field);
        return used === undefined ? [] : [compileFilter(used, filter, problems)];
    });
    const matches = (scope: RecordScope): boolean => filters.every((filter) => filter(scope));
    return {
        parent,
        field,
        child,
        childField,
        operation: rollup.operation,
        contribution: (scope) => (matches(scope) ? { value: summarizedValue(scope, summarized) } : undefined)
    };
}

/** Roll-ups cannot use a formula that looks at other records or at the clock: nobody would notice when it changes. */
function crossesObjects(
    schema: OrgSchema,
    object: ObjectSchema,
    field: FieldSchema,
    formulas: ReadonlyMap<string, CompiledFormula<RecordScope>>
): boolean {
    if (/\b(?:TODAY|NOW|TIMENOW)\s*\(/i.test(field.formula!.source)) {
        return true;
    }
    const references = formulas.get(`${object.apiName}.${field.apiName}`)?.references ?? [];
    return references.some((path) => {
        const found = findPath(schema, object, path);
        return (
            found === undefined ||
            found.hops.length > 0 ||
            (found.field.formula !== undefined && crossesObjects(schema, object, found.field, formulas))
        );
    });
}

function summarizedValue(scope: RecordScope, field: FieldSchema | undefined): bigint | string | null {
    const value = field === undefined ? null : safeValue(scope, field);
    if (value === null || field === undefined) {
        return null;
    }
    return isNumeric(field)
        ? scaledInteger(
              (value as Decimal).toDecimalPlaces(columnScale(field), Decimal.ROUND_HALF_UP),
              columnScale(field)
          )
        : String(value);
}

/** A formula in error counts as blank. */
function safeValue(scope: RecordScope, field: FieldSchema): FieldValue {
    try {
        return fieldValue(scope, field);
    } catch (error) {
        if (error instanceof FormulaEvaluationError) {
            return null;
        }
        throw error;
    }
}

type Filter = (scope: RecordScope) => boolean;

function compileFilter(field: FieldSchema, filter: RollupFilter, problems: ProblemList): Filter {
    const { operation } = filter;
    const report = (): Filter => {
        problems.add(filter.location, `Operation ${operation} does not fit ${field.apiName} (${field.type}).`);
        return () => false;
    };
    if (['lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual'].includes(operation)) {
        return ['Number', 'Currency', 'Percent', 'Date', 'DateTime'].includes(field.type)
            ? orderFilter(field, filter, problems)
            : report();
    }
    if (['includes', 'excludes'].includes(operation)) {
        return field.type === 'MultiselectPicklist' ? setFilter(field, filter) : report();
    }
    if (['contains', 'notContain', 'startsWith'].includes(operation)) {
        return ['Text', 'TextArea', 'Picklist', 'Email', 'Phone', 'Url', 'AutoNumber'].includes(field.type)
            ? textFilter(field, filter)
            : report();
    }
    return equalityFilter(field, filter, problems);
}

/** Values as texts that are equal where the values are. Text is compared without regard to case. */
function comparable(value: FieldValue): string {
    return value === null ? '' : typeof value === 'object' ? value.toFixed() : String(value).toLowerCase();
}

function equalityFilter(field: FieldSchema, filter: RollupFilter, problems: ProblemList): Filter {
    const wanted = new Set(filter.values.map((value) => comparable(parseOperand(field, value, filter, problems))));
    const negated = filter.operation === 'notEqual';
    return (scope) => wanted.has(comparable(safeValue(scope, field))) !== negated;
}

function parseOperand(field: FieldSchema, text: string, filter: RollupFilter, problems: ProblemList): FieldValue {
    if (text === '') {
        return field.type === 'Checkbox' ? false : null;
    }
    const bad = (allowed: string): null => {
        problems.add(
            filter.location,
            `"${text}" is no value of ${field.apiName} (${field.type}); allowed: ${allowed}.`
        );
        return null;
    };
    switch (field.type) {
        case 'Checkbox':
            return /^(?:true|1)$/i.test(text) ? true : /^(?:false|0)$/i.test(text) ? false : bad('True, False');
        case 'Number':
        case 'Currency':
        case 'Percent':
            return /^-?\d+(?:\.\d+)?$/.test(text) ? new Decimal(text) : bad('a number');
        case 'Date':
            return /^\d{4}-\d\d-\d\d$/.test(text) ? text : bad('a date as YYYY-MM-DD');
        case 'DateTime':
            return Number.isNaN(Date.parse(text)) ? bad('an ISO 8601 date-time') : new Date(text).toISOString();
        case 'Picklist': {
            const known = field.picklist!.values.find((value) => value.value.toLowerCase() === text.toLowerCase());
            return known?.value ?? bad(field.picklist!.values.map((value) => value.value).join(', '));
        }
        default:
            return text;
    }
}

function orderFilter(field: FieldSchema, filter: RollupFilter, problems: ProblemList): Filter {
    const operand = parseOperand(field, filter.values[0] ?? '', filter, problems);
    const accepts: Record<string, (order: number) => boolean> = {
        lessThan: (order) => order < 0,
        greaterThan: (order) => order > 0,
        lessOrEqual: (order) => order <= 0,
        greaterOrEqual: (order) => order >= 0
    };
    return (scope) => {
        const value = safeValue(scope, field);
        if (value === null || operand === null) {
            return false;
        }
        const order =
            typeof value === 'object'
                ? value.comparedTo(operand as Decimal)
                : value === operand
                  ? 0
                  : value < operand
                    ? -1
                    : 1;
        return accepts[filter.operation]!(order);
    };
}

function textFilter(field: FieldSchema, filter: RollupFilter): Filter {
    const wanted = filter.values.map((value) => value.toLowerCase());
    return (scope) => {
        const text = comparable(safeValue(scope, field));
        switch (filter.operation) {
            case 'startsWith':
                return wanted.some((part) => text.startsWith(part));
            case 'contains':
                return wanted.some((part) => text.includes(part));
            default:
                return !wanted.some((part) => text.includes(part));
        }
    };
}

function setFilter(field: FieldSchema, filter: RollupFilter): Filter {
    const wanted = filter.values.map((value) => value.toLowerCase());
    return (scope) => {
        const chosen = comparable(safeValue(scope, field)).split(';');
        return wanted.some((value) => chosen.includes(value)) === (filter.operation === 'includes');
    };
}
