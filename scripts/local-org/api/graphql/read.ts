import { getArgumentValues } from 'graphql';
import type { FieldNode, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import type { ObjectSchema, OrgSchema } from '../../metadata/schema';
import { malformed } from '../../query/errors';
import { resolveField } from '../../query/paths';
import type { ChildPlan, FieldPath, QueryPage, QueryPlan, QueryRecord, ReferenceStep } from '../../query/plan';
import { soqlContext } from '../context';
import { orderFromArgument, whereOfArguments, WrittenValue } from './filters';
import type { GraphqlContext } from './graphql-context';
import { nodesAt, selectionsOf } from './selection';

/** What a connection type resolves its fields from. */
export interface ConnectionSource {
    readonly edges: readonly { readonly node: QueryRecord; readonly cursor: string }[];
    readonly pageInfo: {
        readonly hasNextPage: boolean;
        readonly hasPreviousPage: boolean;
        readonly startCursor: string | null;
        readonly endCursor: string | null;
    };
    readonly totalCount: number;
    readonly pageResultCount: number;
}

/** Parts of a connection that need all matching rows counted. */
const needTotal = new Set(['totalCount', 'pageInfo']);

type Given = Readonly<Record<string, unknown>>;

/** Records of a page where `first` is not given, and the most it may ask for. Source: GraphQL API, "Query Limitations". */
const defaultPage = 10;
const largestPage = 2000;
const smallestUpperBoundPage = 200;

export interface PageArguments {
    readonly limit: number;
    readonly offset: number;
}

export function pageArguments(given: Given): PageArguments {
    const first = (given['first'] as number | null | undefined) ?? defaultPage;
    const upperBound = given['upperBound'] as number | null | undefined;
    if (first < 1 || first > largestPage) {
        throw malformed(`The value of 'first' must be between 1 and ${largestPage}; found ${first}.`);
    }
    if (upperBound !== null && upperBound !== undefined && first < smallestUpperBoundPage) {
        throw malformed(
            `With upperBound, 'first' must be between ${smallestUpperBoundPage} and ${largestPage}; found ${first}.`
        );
    }
    const offset = offsetOf(given['after'] as string | null | undefined);
    return { offset, limit: upperBound ? Math.max(0, Math.min(first, upperBound - offset)) : first };
}

const cursorPrefix = 'v1:';

export function cursor(position: number): string {
    return Buffer.from(`${cursorPrefix}${position}`).toString('base64');
}

function offsetOf(after: string | null | undefined): number {
    if (!after) {
        return 0;
    }
    const text = Buffer.from(after, 'base64').toString('utf8');
    if (!/^v1:\d+$/.test(text)) {
        throw malformed(`'${after}' is not a cursor that this org gave.`);
    }
    return Number(text.slice(cursorPrefix.length));
}

/** Makes a page of query results a connection. */
export function readConnection(page: QueryPage, given: Given): ConnectionSource {
    const { offset } = pageArguments(given);
    const upperBound = (given['upperBound'] as number | null | undefined) ?? Number.POSITIVE_INFINITY;
    const edges = page.records.map((node, index) => ({ node, cursor: cursor(offset + index + 1) }));
    return {
        edges,
        pageInfo: {
            hasNextPage: offset + edges.length < Math.min(page.total, upperBound),
            hasPreviousPage: offset > 0,
            startCursor: edges[0]?.cursor ?? null,
            endCursor: edges.at(-1)?.cursor ?? null
        },
        totalCount: page.total,
        pageResultCount: edges.length
    };
}

/** Runs a top-level connection with all that is selected below it. */
export function runConnection(
    context: GraphqlContext,
    object: ObjectSchema,
    given: Given,
    info: GraphQLResolveInfo
): ConnectionSource {
    const plan = connectionPlan(context, object, given, info.fieldNodes, info);
    return readConnection(context.engine.run(plan, context.user.id), given);
}

function connectionPlan(
    context: GraphqlContext,
    object: ObjectSchema,
    given: Given,
    nodes: readonly FieldNode[],
    info: GraphQLResolveInfo
): QueryPlan {
    const soql = soqlContext(context);
    const where = whereOfArguments(soql, object, given);
    const written = nodes[0]?.arguments?.find((argument) => argument.name.value === 'orderBy')?.value;
    const selected = recordSelection(context, object, nodesAt(info, nodes, ['edges', 'node']), info);
    return {
        object,
        ...selected,
        ...(where ? { where } : {}),
        orderBy: orderFromArgument(soql, object, given['orderBy'], new WrittenValue(written, context.rawVariables)),
        ...pageArguments(given),
        countAll: [...selectionsOf(info, nodes).values()].flat().some((node) => needTotal.has(node.name.value))
    };
}

/** What the nodes select of a record: its fields, its parents' to any depth, and its children. */
export function recordSelection(
    context: GraphqlContext,
    object: ObjectSchema,
    nodes: readonly FieldNode[],
    info: GraphQLResolveInfo
): { readonly select: readonly FieldPath[]; readonly children: readonly ChildPlan[] } {
    const select = new Map<string, FieldPath>();
    const children: ChildPlan[] = [];
    collectRecord(context, object, nodes, info, [], select, children);
    return { select: [...select.values()], children };
}

function collectRecord(
    context: GraphqlContext,
    object: ObjectSchema,
    nodes: readonly FieldNode[],
    info: GraphQLResolveInfo,
    steps: readonly ReferenceStep[],
    select: Map<string, FieldPath>,
    children: ChildPlan[]
): void {
    const add = (apiName: string): void => {
        const field = resolveField(context.schema, object, apiName);
        select.set([...steps.map((step) => step.reference.apiName), apiName].join('.'), { steps, field, object });
    };
    for (const [key, same] of selectionsOf(info, nodes)) {
        const name = same[0]?.name.value ?? '';
        const step = referenceStep(context.schema, object, name);
        if (object.fields.has(name)) {
            add(name);
        } else if (step) {
            // The parent's Id comes along, so that a parent of whom only children or __typename are asked is still there.
            select.set(
                [...steps, step].map((one) => one.reference.apiName).join('.') + '.Id',
                idPath(context.schema, [...steps, step])
            );
            collectRecord(context, step.target, same, info, [...steps, step], select, children);
        } else if (name === 'DisplayValue') {
            add(object.nameField);
        } else if (name === 'WeakEtag') {
            add('SystemModstamp');
        } else {
            addChild(context, object, key, same, info, steps, children);
        }
    }
}

function idPath(schema: OrgSchema, steps: readonly ReferenceStep[]): FieldPath {
    const object = steps.at(-1)?.target;
    if (!object) {
        throw new Error('A path to a parent has a step.');
    }
    return { steps, field: resolveField(schema, object, 'Id'), object };
}

function referenceStep(schema: OrgSchema, object: ObjectSchema, name: string): ReferenceStep | undefined {
    for (const field of object.fields.values()) {
        if (field.reference?.relationshipName === name) {
            const target = field.reference.referenceTo.flatMap((target) => schema.objects.get(target) ?? [])[0];
            return target && { reference: field, target };
        }
    }
    return undefined;
}

function addChild(
    context: GraphqlContext,
    object: ObjectSchema,
    key: string,
    nodes: readonly FieldNode[],
    info: GraphQLResolveInfo,
    steps: readonly ReferenceStep[],
    children: ChildPlan[]
): void {
    const [node] = nodes;
    const relationship = node && context.schema.childRelationships(object.apiName).get(node.name.value);
    if (!node || !relationship) {
        return; // ApiName, __typename: nothing to fetch
    }
    if (steps.length > 0) {
        throw malformed(
            `Children (${relationship.name}) of a parent can not be queried; query ${object.apiName} itself.`
        );
    }
    const definition = (info.schema.getType(object.apiName) as GraphQLObjectType).getFields()[relationship.name];
    const child = context.schema.objects.get(relationship.childObject);
    if (!definition || !child) {
        throw new Error(`The GraphQL schema has no ${object.apiName}.${relationship.name}.`);
    }
    const given = getArgumentValues(definition, node, info.variableValues);
    children.push({ key, relationship, plan: connectionPlan(context, child, given, nodes, info) });
}
