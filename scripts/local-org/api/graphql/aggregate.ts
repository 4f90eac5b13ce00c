import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { ObjectSchema } from '../../metadata/schema';
import { malformed } from '../../query/errors';
import { resolveReference } from '../../query/paths';
import { dateFunctions } from '../../query/plan';
import type {
    AggregateFunction,
    AggregatePlan,
    AggregateRow,
    DateFunction,
    Expression,
    FieldPath,
    OrderItem,
    ReferenceStep
} from '../../query/plan';
import { expressionText, refuseUnaggregable } from '../../query/soql';
import { soqlContext } from '../context';
import { aggregateFields, dateFieldName } from './aggregate-types';
import { whereOfArguments, WrittenValue } from './filters';
import type { GraphqlContext } from './graphql-context';
import { cursor, pageArguments } from './read';
import { nodesAt, selectionsOf } from './selection';

type Given = Readonly<Record<string, unknown>>;

/** What an aggregate connection resolves its fields from. */
export interface AggregateConnection {
    readonly edges: readonly { readonly node: AggregateRow; readonly cursor: string }[];
    readonly pageInfo: Readonly<Record<string, unknown>>;
    readonly totalCount: number;
}

/** Runs an aggregate connection: the groups that `groupBy` makes, or one group of all rows. */
export function runAggregateConnection(
    context: GraphqlContext,
    object: ObjectSchema,
    given: Given,
    info: GraphQLResolveInfo
): AggregateConnection {
    const { limit, offset } = pageArguments(given);
    const groups = context.engine.runAggregate(aggregatePlan(context, object, given, info), context.user.id);
    const edges = groups
        .slice(offset, offset + limit)
        .map((node, index) => ({ node, cursor: cursor(offset + index + 1) }));
    return {
        edges,
        totalCount: groups.length,
        pageInfo: {
            hasNextPage: offset + edges.length < groups.length,
            hasPreviousPage: offset > 0,
            startCursor: edges[0]?.cursor ?? null,
            endCursor: edges.at(-1)?.cursor ?? null
        }
    };
}

function aggregatePlan(
    context: GraphqlContext,
    object: ObjectSchema,
    given: Given,
    info: GraphQLResolveInfo
): AggregatePlan {
    const where = whereOfArguments(soqlContext(context), object, given);
    const groupBy = groupExpressions(context, object, given['groupBy'], []);
    const selected = new Map<string, Expression>();
    collectAggregates(
        context,
        object,
        nodesAt(info, info.fieldNodes, ['edges', 'node', 'aggregate']),
        info,
        [],
        selected
    );
    const grouped = new Set(groupBy.map(expressionText));
    for (const [text, expression] of selected) {
        if (expression.kind !== 'aggregate' && !grouped.has(text)) {
            throw malformed(`Field must be grouped or aggregated: ${text}`);
        }
    }
    const written = info.fieldNodes[0]?.arguments?.find((argument) => argument.name.value === 'orderBy')?.value;
    const order = orderItems(
        context,
        object,
        given['orderBy'],
        new WrittenValue(written, context.rawVariables),
        [],
        grouped
    );
    return {
        object,
        select: [...selected].map(([alias, expression]) => ({ alias, expression })),
        ...(where ? { where } : {}),
        groupBy,
        orderBy: order
    };
}

function groupExpressions(
    context: GraphqlContext,
    object: ObjectSchema,
    groupBy: unknown,
    steps: readonly ReferenceStep[]
): Expression[] {
    return Object.entries((groupBy ?? {}) as Given).flatMap(([key, value]): Expression[] => {
        if (value === null || value === undefined) {
            return [];
        }
        const field = context.schema.findField(object, key);
        if (!field) {
            const step = resolveReference(context.schema, object, key);
            return groupExpressions(context, step.target, value, [...steps, step]);
        }
        const path: FieldPath = { steps, field, object };
        const clause = value as Given;
        if (clause['function']) {
            return [{ kind: 'date', name: clause['function'] as DateFunction, path }];
        }
        if (clause['group'] !== true) {
            return [];
        }
        if (field.type === 'DateTime' || field.type === 'Time') {
            throw malformed(`Field '${field.apiName}' of type ${field.type} can not be grouped without a function.`);
        }
        return [{ kind: 'field', path }];
    });
}

function collectAggregates(
    context: GraphqlContext,
    object: ObjectSchema,
    nodes: readonly FieldNode[],
    info: GraphQLResolveInfo,
    steps: readonly ReferenceStep[],
    selected: Map<string, Expression>
): void {
    for (const same of selectionsOf(info, nodes).values()) {
        const name = same[0]?.name.value ?? '';
        const field = object.fields.get(name);
        if (field) {
            for (const expression of fieldAggregates({ steps, field, object }, same, info)) {
                selected.set(expressionText(expression), expression);
            }
        } else if (!name.startsWith('__')) {
            const step = resolveReference(context.schema, object, name);
            collectAggregates(context, step.target, same, info, [...steps, step], selected);
        }
    }
}

const dateFunctionByField = new Map(dateFunctions.map((name) => [dateFieldName(name), name]));

function fieldAggregates(path: FieldPath, nodes: readonly FieldNode[], info: GraphQLResolveInfo): Expression[] {
    return [...selectionsOf(info, nodes).values()].flatMap((same): Expression[] => {
        const name = same[0]?.name.value ?? '';
        const dateFunction = dateFunctionByField.get(name);
        if (name in aggregateFields) {
            const aggregate = aggregateFields[name as keyof typeof aggregateFields];
            refuseUnaggregable(aggregate, path);
            return [{ kind: 'aggregate', name: aggregate, path }];
        }
        if (dateFunction) {
            return [{ kind: 'date', name: dateFunction, path }];
        }
        return name.startsWith('__') ? [] : [{ kind: 'field', path }];
    });
}

function orderItems(
    context: GraphqlContext,
    object: ObjectSchema,
    orderBy: unknown,
    written: WrittenValue,
    steps: readonly ReferenceStep[],
    grouped: ReadonlySet<string>
): OrderItem[] {
    const input = (orderBy ?? {}) as Given;
    return written.keys(input).flatMap((key): OrderItem[] => {
        const value = input[key];
        if (value === null || value === undefined) {
            return [];
        }
        const field = context.schema.findField(object, key);
        if (!field) {
            const step = resolveReference(context.schema, object, key);
            return orderItems(context, step.target, value, written.at(key), [...steps, step], grouped);
        }
        const clause = value as Given;
        const path: FieldPath = { steps, field, object };
        const expression: Expression = clause['function']
            ? { kind: 'aggregate', name: clause['function'] as AggregateFunction, path }
            : { kind: 'field', path };
        if (expression.kind === 'field' && !grouped.has(expressionText(expression))) {
            throw malformed(`Ordered field must be grouped or aggregated: ${expressionText(expression)}`);
        }
        return [{ expression, descending: clause['order'] === 'DESC', nullsLast: clause['nulls'] === 'LAST' }];
    });
}
