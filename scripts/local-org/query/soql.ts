import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { FieldType as SoqlField, FunctionExp, OrderByClause, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import type { ObjectSchema, OrgSchema } from '../metadata/schema';
import { malformed, QueryError } from './errors';
import { resolveChildren, resolveField, resolveObject, resolvePath } from './paths';
import { aggregateFunctions, dateFunctions, pathText } from './plan';
import type {
    AggregateFunction,
    AggregatePlan,
    ChildPlan,
    Condition,
    DateFunction,
    Expression,
    FieldPath,
    OrderItem,
    QueryPlan
} from './plan';
import { groupingSets } from './subtotals';
import type { SubtotalOrder, Subtotals } from './subtotals';
import { conditionFromSoql } from './soql-conditions';
import { conditionShapes } from './soql-shape';
import type { Shape } from './soql-shape';

/** What a SOQL text asks for: rows, the number of rows (COUNT()), or aggregates. */
export type SoqlPlan =
    | { readonly kind: 'rows'; readonly plan: QueryPlan; readonly labels: readonly SoqlLabel[] }
    | { readonly kind: 'count'; readonly plan: AggregatePlan }
    | { readonly kind: 'aggregate'; readonly plan: AggregatePlan; readonly subtotals?: Subtotals };

/** `toLabel(path) alias` or `FORMAT(path) alias`: a text for people, under the alias or in the field's place. */
export interface SoqlLabel {
    /** One of the plan's selected paths, the same object. */
    readonly path: FieldPath;
    readonly kind: 'label' | 'format';
    readonly alias?: string;
    /** The field is selected for the text alone, and is not in the result itself. */
    readonly hidesField: boolean;
}

export interface SoqlContext {
    readonly schema: OrgSchema;
    /** 'YYYY-MM-DD', what date literals count from. */
    readonly today: string;
    readonly userId: string;
}

/** A context while one text is read: the shapes of the conditions that are still to come. */
export interface ReadingContext extends SoqlContext {
    readonly shapes: Shape[];
}

const longestOffset = 2000;

/**
 * Parses and resolves SOQL.
 * @throws QueryError with the platform's code: MALFORMED_QUERY, INVALID_TYPE, INVALID_FIELD.
 */
export function planSoql(request: SoqlContext, text: string): SoqlPlan {
    const query = parse(text);
    const context: ReadingContext = { ...request, shapes: conditionShapes(text) };
    const object = resolveObject(context.schema, query.sObject ?? '');
    refuseUnsupported(query);
    const fields = query.fields ?? [];
    if (fields.length === 1 && isFunction(fields[0], 'COUNT') && parameters(fields[0]).length === 0) {
        if (query.groupBy || query.orderBy) {
            throw malformed('COUNT() must be the only element in the SELECT list, without GROUP BY and ORDER BY.');
        }
        const base = aggregateBase(context, object, query);
        return {
            kind: 'count',
            plan: { ...base, select: [{ alias: 'count', expression: { kind: 'aggregate', name: 'COUNT' } }] }
        };
    }
    if (query.groupBy || fields.some((field) => isAggregateField(field))) {
        const totals = totalsClause(query);
        return totals
            ? subtotalsPlan(context, object, query, totals)
            : { kind: 'aggregate', plan: aggregatePlan(context, object, query) };
    }
    return rowsPlan(context, object, query);
}

function parse(text: string): Query {
    if (/\bALL\s+ROWS\s*$/i.test(text)) {
        throw malformed('ALL ROWS not allowed in this context; deleted records are asked for with /queryAll.');
    }
    try {
        return parseQuery(text);
    } catch (error) {
        const message = error instanceof Error ? (error.message.split('\n').pop() ?? '') : String(error);
        throw malformed(`unexpected token in query: ${message}`);
    }
}

function refuseUnsupported(query: Query | Subquery): void {
    if (query.withDataCategory) {
        throw malformed('WITH DATA CATEGORY is not supported.');
    }
    if (query.update) {
        throw malformed(`UPDATE ${query.update} is not supported.`);
    }
    if (query.offset !== undefined && query.offset > longestOffset) {
        throw new QueryError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${longestOffset}`);
    }
}

function rowsPlan(context: ReadingContext, object: ObjectSchema, query: Query): SoqlPlan {
    const labels: SoqlLabel[] = [];
    const plan = selectPlan(context, object, query, labels);
    return { kind: 'rows', plan, labels };
}

function selectPlan(
    context: ReadingContext,
    object: ObjectSchema,
    query: Query | Subquery,
    labels: SoqlLabel[]
): QueryPlan {
    refuseUnsupported(query);
    if (query.having) {
        throw malformed('HAVING needs GROUP BY.');
    }
    const known = labels.length;
    const select: FieldPath[] = [];
    const children: ChildPlan[] = [];
    for (const field of query.fields ?? []) {
        if (field.type === 'FieldSubquery') {
            children.push(childPlan(context, object, field.subquery));
        } else {
            select.push(...selectedPaths(context, object, query, field, labels));
        }
    }
    const ownLabels = labels.slice(known);
    refuseDuplicates(select.filter((path) => !ownLabels.some((label) => label.hidesField && label.path === path)));
    const where = whereOf(context, object, query);
    return {
        object,
        select,
        children,
        ...(where ? { where } : {}),
        orderBy: orderItems(context, object, query),
        ...(query.limit === undefined ? {} : { limit: query.limit }),
        ...(query.offset === undefined ? {} : { offset: query.offset })
    };
}

function selectedPaths(
    context: ReadingContext,
    object: ObjectSchema,
    query: Query | Subquery,
    field: SoqlField,
    labels: SoqlLabel[]
): FieldPath[] {
    switch (field.type) {
        case 'Field':
        case 'FieldRelationship':
            return [resolvePath(context.schema, object, unprefixed(dottedName(field), query.sObjectAlias))];
        case 'FieldFunctionExpression': {
            if (isFunction(field, 'FIELDS')) {
                return fieldsOf(object, String(field.parameters[0]), query.limit);
            }
            if (isFunction(field, 'toLabel') || isFunction(field, 'FORMAT')) {
                return [labelledPath(context, object, query, field, labels)];
            }
            throw malformed(`The function ${field.functionName} is not supported in this SELECT list.`);
        }
        default:
            throw malformed('TYPEOF is not supported.');
    }
}

function labelledPath(
    context: ReadingContext,
    object: ObjectSchema,
    query: Query | Subquery,
    field: SoqlField & { type: 'FieldFunctionExpression' },
    labels: SoqlLabel[]
): FieldPath {
    const [argument] = parameters(field);
    if (argument === undefined) {
        throw malformed(`${field.functionName}() needs a field.`);
    }
    const path = resolvePath(context.schema, object, unprefixed(argument, query.sObjectAlias));
    const kind = isFunction(field, 'toLabel') ? 'label' : 'format';
    if (kind === 'label' && !path.field.picklist) {
        throw malformed(`toLabel needs a picklist; ${pathText(path)} is ${path.field.type}.`);
    }
    labels.push({
        path,
        kind,
        hidesField: field.alias !== undefined,
        ...(field.alias === undefined ? {} : { alias: field.alias })
    });
    return path;
}

function fieldsOf(object: ObjectSchema, group: string, limit: number | undefined): FieldPath[] {
    const wanted = group.toUpperCase();
    if (!['ALL', 'STANDARD', 'CUSTOM'].includes(wanted)) {
        throw malformed(`FIELDS(${group}): allowed are ALL, STANDARD and CUSTOM.`);
    }
    if (wanted !== 'STANDARD' && (limit === undefined || limit > 200)) {
        throw malformed('The SOQL FIELDS function must have a LIMIT of at most 200');
    }
    return [...object.fields.values()]
        .filter((field) => wanted === 'ALL' || field.custom === (wanted === 'CUSTOM'))
        .map((field) => ({ steps: [], field, object }));
}

function refuseDuplicates(paths: readonly FieldPath[]): void {
    const seen = new Set<string>();
    for (const path of paths) {
        const name = pathText(path);
        if (seen.has(name)) {
            throw new QueryError('INVALID_FIELD', `duplicate field selected: ${name}`);
        }
        seen.add(name);
    }
}

function childPlan(context: ReadingContext, object: ObjectSchema, subquery: Subquery): ChildPlan {
    const relationship = resolveChildren(context.schema, object, subquery.relationshipName);
    const child = resolveObject(context.schema, relationship.childObject);
    if (subquery.groupBy || subquery.fields?.some((field) => isAggregateField(field))) {
        throw malformed('Aggregates are not supported in a subquery of the SELECT list.');
    }
    const labels: SoqlLabel[] = [];
    const plan = selectPlan(context, child, subquery, labels);
    if (labels.length > 0) {
        throw malformed('toLabel and FORMAT are not supported in a subquery of the SELECT list.');
    }
    return { key: relationship.name, relationship, plan: { ...plan, countAll: true } };
}

/** The shared parts of an aggregate query. */
function aggregateBase(context: ReadingContext, object: ObjectSchema, query: Query): Omit<AggregatePlan, 'select'> {
    const where = whereOf(context, object, query);
    return {
        object,
        ...(where ? { where } : {}),
        groupBy: [],
        orderBy: [],
        ...(query.limit === undefined ? {} : { limit: query.limit }),
        ...(query.offset === undefined ? {} : { offset: query.offset })
    };
}

function aggregatePlan(context: ReadingContext, object: ObjectSchema, query: Query): AggregatePlan {
    // WHERE before HAVING, as in the text: their shapes are taken in that order.
    const base = aggregateBase(context, object, query);
    const groupBy = [query.groupBy ?? []]
        .flat()
        .map((clause) =>
            'fn' in clause
                ? functionExpression(context, object, query, clause.fn)
                : fieldExpression(context, object, query, clause.field)
        );
    const grouped = new Set(groupBy.map(expressionText));
    let unnamed = 0;
    const select = (query.fields ?? []).map((field) => {
        if (field.type === 'FieldSubquery' || field.type === 'FieldTypeof') {
            throw malformed('A query with aggregates selects fields and aggregates only.');
        }
        const expression =
            field.type === 'FieldFunctionExpression'
                ? functionExpression(context, object, query, field)
                : fieldExpression(context, object, query, dottedName(field));
        if (expression.kind !== 'aggregate' && !grouped.has(expressionText(expression))) {
            throw malformed(`Field must be grouped or aggregated: ${expressionText(expression)}`);
        }
        const plain = expression.kind === 'field' ? expression.path.field.apiName : undefined;
        return { alias: ('alias' in field ? field.alias : undefined) ?? plain ?? `expr${unnamed++}`, expression };
    });
    const aliases = new Map(select.map((item) => [item.alias.toLowerCase(), item.expression]));
    const having = query.having
        ? conditionFromSoql(context, query.having, {
              field: (name) => aliases.get(name.toLowerCase()) ?? fieldExpression(context, object, query, name),
              function: (expression) => functionExpression(context, object, query, expression)
          })
        : undefined;
    return {
        ...base,
        select,
        groupBy,
        ...(having ? { having } : {}),
        orderBy: orderItems(context, object, query, aliases)
    };
}

/** The ROLLUP or CUBE that a query groups by, with its fields. */
interface TotalsClause {
    readonly kind: 'ROLLUP' | 'CUBE';
    readonly fields: readonly string[];
}

/** As many fields as the platform lets ROLLUP and CUBE have. */
const mostTotalled = 3;

function totalsClause(query: Query): TotalsClause | undefined {
    const [clause, ...others] = [query.groupBy ?? []].flat();
    const call = clause && 'fn' in clause ? clause.fn : undefined;
    const kind = (call?.functionName ?? '').toUpperCase();
    if (!call || (kind !== 'ROLLUP' && kind !== 'CUBE')) {
        return undefined;
    }
    const fields = parameters(call);
    if (others.length > 0 || fields.length === 0 || fields.length > mostTotalled) {
        throw malformed(`GROUP BY ${kind} takes 1 to ${mostTotalled} fields, and nothing beside it.`);
    }
    return { kind, fields };
}

/** The query is read as one that groups by all the fields; the subtotals come on top of it. */
function subtotalsPlan(context: ReadingContext, object: ObjectSchema, query: Query, totals: TotalsClause): SoqlPlan {
    let unnamed = 0;
    const named = (query.fields ?? []).map((field): SoqlField =>
        field.type === 'FieldFunctionExpression' ? { ...field, alias: field.alias ?? `expr${unnamed++}` } : field
    );
    const plain: Query = {
        ...query,
        fields: named.filter((field) => !isFunction(field, 'GROUPING')),
        groupBy: totals.fields.map((field) => ({ field }))
    };
    delete plain.orderBy;
    delete plain.limit;
    delete plain.offset;
    const plan = aggregatePlan(context, object, plain);
    if (plan.having && !aggregatesOnly(plan.having)) {
        throw malformed(`HAVING compares aggregates only where the query groups by ${totals.kind}.`);
    }
    const positionOf = (name: string): number => {
        const text = expressionText(fieldExpression(context, object, query, name));
        const position = plan.groupBy.findIndex((expression) => expressionText(expression) === text);
        if (position < 0) {
            throw malformed(`GROUPING(${name}): the query does not group by the field.`);
        }
        return position;
    };
    const groupings = named.flatMap((field) =>
        isFunction(field, 'GROUPING')
            ? [{ alias: 'alias' in field ? (field.alias ?? '') : '', position: positionOf(parameters(field)[0] ?? '') }]
            : []
    );
    const order = [query.orderBy ?? []].flat().map((clause) => ({
        key: totalsOrderKey(context, object, query, plan, clause, positionOf),
        descending: clause.order === 'DESC',
        nullsLast: clause.nulls === 'LAST'
    }));
    const subtotals: Subtotals = {
        sets: groupingSets(totals.kind, totals.fields.length),
        groupings,
        order,
        ...(query.limit === undefined ? {} : { limit: query.limit }),
        ...(query.offset === undefined ? {} : { offset: query.offset })
    };
    return { kind: 'aggregate', plan, subtotals };
}

function totalsOrderKey(
    context: ReadingContext,
    object: ObjectSchema,
    query: Query,
    plan: AggregatePlan,
    clause: OrderByClause,
    positionOf: (name: string) => number
): SubtotalOrder['key'] {
    if ('fn' in clause && (clause.fn.functionName ?? '').toUpperCase() === 'GROUPING') {
        return { position: positionOf(parameters(clause.fn)[0] ?? '') };
    }
    const byAlias =
        'field' in clause && plan.select.find(({ alias }) => alias.toLowerCase() === clause.field.toLowerCase());
    const expression =
        'fn' in clause
            ? functionExpression(context, object, query, clause.fn)
            : byAlias
              ? byAlias.expression
              : fieldExpression(context, object, query, clause.field);
    const selected = plan.select.find((item) => expressionText(item.expression) === expressionText(expression));
    if (!selected) {
        throw malformed(
            `ORDER BY ${expressionText(expression)}: with ROLLUP and CUBE, what is sorted by must be selected.`
        );
    }
    return { alias: selected.alias };
}

function aggregatesOnly(condition: Condition): boolean {
    switch (condition.kind) {
        case 'and':
        case 'or':
            return condition.conditions.every(aggregatesOnly);
        case 'not':
            return aggregatesOnly(condition.condition);
        case 'comparison':
            return condition.left.kind === 'aggregate';
        case 'semiJoin':
            return false;
    }
}

function whereOf(context: ReadingContext, object: ObjectSchema, query: Query | Subquery): Condition | undefined {
    const conditions: Condition[] = [];
    if (query.where) {
        conditions.push(
            conditionFromSoql(context, query.where, {
                field: (name) => fieldExpression(context, object, query, name),
                function: (expression) => dateExpression(context, object, query, expression)
            })
        );
    }
    if (query.usingScope) {
        conditions.push(...scopeConditions(context, object, query.usingScope));
    }
    return conditions.length > 1 ? { kind: 'and', conditions } : conditions[0];
}

/** The condition that a scope adds. Everything adds none. */
export function scopeConditions(context: SoqlContext, object: ObjectSchema, scope: string): Condition[] {
    switch (scope.toUpperCase()) {
        case 'EVERYTHING':
            return [];
        case 'MINE': {
            const path = { steps: [], field: resolveField(context.schema, object, 'OwnerId'), object };
            return [{ kind: 'comparison', left: { kind: 'field', path }, operator: 'eq', operands: [context.userId] }];
        }
        default:
            throw malformed(`The scope '${scope}' is not supported; allowed are EVERYTHING and MINE.`);
    }
}

function orderItems(
    context: ReadingContext,
    object: ObjectSchema,
    query: Query | Subquery,
    aliases: ReadonlyMap<string, Expression> = new Map()
): OrderItem[] {
    return [query.orderBy ?? []].flat().map((clause: OrderByClause) => {
        const expression =
            'fn' in clause
                ? functionExpression(context, object, query, clause.fn)
                : (aliases.get(clause.field.toLowerCase()) ?? fieldExpression(context, object, query, clause.field));
        if (expression.kind === 'field') {
            refuseUnsortable(expression.path);
        }
        return { expression, descending: clause.order === 'DESC', nullsLast: clause.nulls === 'LAST' };
    });
}

const unsortable = new Set(['LongTextArea', 'Html', 'MultiselectPicklist']);

/** @throws QueryError where the platform cannot sort by the field's type. */
export function refuseUnsortable(path: FieldPath): void {
    if (unsortable.has(path.field.type)) {
        throw malformed(`field '${pathText(path)}' can not be sorted in a query call`);
    }
}

function fieldExpression(
    context: ReadingContext,
    object: ObjectSchema,
    query: Query | Subquery,
    name: string
): Expression {
    return { kind: 'field', path: resolvePath(context.schema, object, unprefixed(name, query.sObjectAlias)) };
}

function functionExpression(
    context: ReadingContext,
    object: ObjectSchema,
    query: Query | Subquery,
    expression: FunctionExp
): Expression {
    const name = (expression.functionName ?? '').toUpperCase();
    const [argument] = parameters(expression);
    if (!(aggregateFunctions as readonly string[]).includes(name)) {
        return dateExpression(context, object, query, expression);
    }
    if (argument === undefined) {
        throw malformed(`${name}() needs a field.`);
    }
    const path = resolvePath(context.schema, object, unprefixed(argument, query.sObjectAlias));
    refuseUnaggregable(name as AggregateFunction, path);
    return { kind: 'aggregate', name: name as AggregateFunction, path };
}

const unaggregable = new Set(['LongTextArea', 'Html', 'MultiselectPicklist']);

/** @throws QueryError where the platform has no such aggregate for the field's type. */
export function refuseUnaggregable(name: AggregateFunction, path: FieldPath): void {
    const type = path.field.type;
    const numbersOnly = name === 'SUM' || name === 'AVG';
    const isNumber = type === 'Number' || type === 'Currency' || type === 'Percent';
    const ordered = name === 'MIN' || name === 'MAX';
    if ((numbersOnly && !isNumber) || unaggregable.has(type) || (ordered && type === 'Checkbox')) {
        throw malformed(`field ${pathText(path)} does not support aggregate operator ${name}`);
    }
}

function dateExpression(
    context: ReadingContext,
    object: ObjectSchema,
    query: Query | Subquery,
    expression: FunctionExp
): Expression {
    const name = (expression.functionName ?? '').toUpperCase();
    const [argument] = parameters(expression);
    if (!(dateFunctions as readonly string[]).includes(name) || argument === undefined) {
        throw malformed(`The function ${expression.rawValue ?? name} is not supported here.`);
    }
    const path = resolvePath(context.schema, object, unprefixed(argument, query.sObjectAlias));
    if (path.field.type !== 'Date' && path.field.type !== 'DateTime') {
        throw malformed(`${name} needs a date or date/time field; ${pathText(path)} is ${path.field.type}.`);
    }
    return { kind: 'date', name: name as DateFunction, path };
}

function parameters(expression: FunctionExp | SoqlField | undefined): string[] {
    const list = expression && 'parameters' in expression ? (expression.parameters ?? []) : [];
    return list.map((parameter) => {
        if (typeof parameter !== 'string') {
            throw malformed(`The nested function ${parameter.rawValue ?? ''} is not supported.`);
        }
        return parameter;
    });
}

function isFunction(field: SoqlField | undefined, name: string): boolean {
    return field?.type === 'FieldFunctionExpression' && field.functionName.toUpperCase() === name.toUpperCase();
}

function isAggregateField(field: SoqlField): boolean {
    return (
        field.type === 'FieldFunctionExpression' &&
        (aggregateFunctions as readonly string[]).includes(field.functionName.toUpperCase())
    );
}

function dottedName(
    field: Exclude<SoqlField, { type: 'FieldSubquery' | 'FieldTypeof' | 'FieldFunctionExpression' }>
): string {
    const prefix = 'objectPrefix' in field ? [field.objectPrefix] : [];
    return field.type === 'FieldRelationship'
        ? [...prefix, ...field.relationships, field.field].join('.')
        : [...prefix, field.field].join('.');
}

/** `o.Name` in `FROM Opportunity o` is `Name`. */
function unprefixed(name: string, alias: string | undefined): string {
    return alias && name.toLowerCase().startsWith(`${alias.toLowerCase()}.`) ? name.slice(alias.length + 1) : name;
}

/** Equal texts mean equal expressions. */
export function expressionText(expression: Expression): string {
    const argument = expression.path ? pathText(expression.path) : '';
    return expression.kind === 'field' ? argument : `${expression.name}(${argument})`;
}
