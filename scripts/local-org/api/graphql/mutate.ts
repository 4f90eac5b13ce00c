import { getArgumentValues, getNamedType, GraphQLError } from 'graphql';
import type { FieldNode, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import type { ObjectSchema } from '../../metadata/schema';
import type { SaveError, SaveOperation, SaveResult } from '../../org';
import { saveOptions } from '../context';
import { resolveField } from '../../query/paths';
import type { QueryRecord } from '../../query/plan';
import { toErrorExtensions } from './errors';
import type { GraphqlContext } from './graphql-context';
import { recordSelection } from './read';
import { nodesAt, selectionsOf } from './selection';

type Given = Readonly<Record<string, unknown>>;

interface Mutation {
    readonly key: string;
    readonly node: FieldNode;
    readonly object: ObjectSchema;
    readonly operation: SaveOperation;
}

/** By response key: what was asked and what became of it. */
export type MutationResults = ReadonlyMap<string, { readonly mutation: Mutation; readonly result: SaveResult }>;

/** Saves all operations of a request in one transaction, in the order in which they are written. */
export function runMutations(context: GraphqlContext, given: Given, info: GraphQLResolveInfo): MutationResults {
    const mutations = [...selectionsOf(info, info.fieldNodes)].flatMap(([key, nodes]) => {
        const [node] = nodes;
        return node && !node.name.value.startsWith('__') ? [toMutation(context, key, node, info)] : [];
    });
    const allOrNone = ((given['input'] ?? {}) as Given)['allOrNone'] !== false;
    const results = context.org.save(
        mutations.map((mutation) => mutation.operation),
        { ...saveOptions(context), allOrNone }
    );
    const byKey = new Map<string, { mutation: Mutation; result: SaveResult }>();
    for (const [index, mutation] of mutations.entries()) {
        const result = results[index];
        if (!result) {
            throw new Error(`The org gave no result for ${mutation.key}.`);
        }
        byKey.set(mutation.key, { mutation, result });
    }
    return byKey;
}

const operationName = /^(\w+)(Create|Update|Delete)$/;

function toMutation(context: GraphqlContext, key: string, node: FieldNode, info: GraphQLResolveInfo): Mutation {
    const name = node.name.value;
    const [, objectName = '', kind] = operationName.exec(name) ?? [];
    const object = context.schema.objects.get(objectName);
    const field = (getNamedType(info.returnType) as GraphQLObjectType).getFields()[name];
    if (!object || !field) {
        throw new Error(`The GraphQL schema has no mutation ${name}.`);
    }
    const input = getArgumentValues(field, node, info.variableValues)['input'] as Given;
    const values = { ...((input[objectName] ?? {}) as Given) };
    const id = String(input['Id'] ?? '');
    const operation: SaveOperation =
        kind === 'Create'
            ? { kind: 'create', object: objectName, values, alias: key }
            : kind === 'Update'
              ? { kind: 'update', object: objectName, id, values, alias: key }
              : { kind: 'delete', object: objectName, id, alias: key };
    return { key, node, object, operation };
}

/** The answer to one operation: the record as it now is, or the error that names the field. */
export function resolvePayload(results: MutationResults, context: GraphqlContext, info: GraphQLResolveInfo): unknown {
    const entry = results.get(String(info.path.key));
    if (!entry) {
        throw new Error(`There is no result for ${String(info.path.key)}.`);
    }
    const { mutation, result } = entry;
    if (!result.success) {
        reportErrors(context, info, result.errors);
        return null;
    }
    if (mutation.operation.kind === 'delete') {
        return { Id: result.id };
    }
    return { success: true, Record: readRecord(context, mutation.object, result.id, info) };
}

/** An operation that failed only because another one did says nothing of its own: the other one's error is there. */
const consequence = 'ALL_OR_NONE_OPERATION_ROLLED_BACK';

function reportErrors(context: GraphqlContext, info: GraphQLResolveInfo, errors: readonly SaveError[]): void {
    const path = pathOf(info);
    const [node] = info.fieldNodes;
    for (const error of errors.filter((candidate) => candidate.statusCode !== consequence)) {
        const extensions = {
            ...toErrorExtensions('DataFetchingException'),
            errorCode: error.statusCode,
            fields: error.fields
        };
        context.moreErrors.push(
            new GraphQLError(error.message, { ...(node ? { nodes: node } : {}), path, extensions }).toJSON()
        );
    }
}

function pathOf(info: GraphQLResolveInfo): (string | number)[] {
    const keys: (string | number)[] = [];
    for (let path: GraphQLResolveInfo['path'] | undefined = info.path; path; path = path.prev) {
        keys.unshift(path.key);
    }
    return keys;
}

function readRecord(
    context: GraphqlContext,
    object: ObjectSchema,
    id: string,
    info: GraphQLResolveInfo
): QueryRecord | null {
    const selected = recordSelection(context, object, nodesAt(info, info.fieldNodes, ['Record']), info);
    const path = { steps: [], field: resolveField(context.schema, object, 'Id'), object };
    const page = context.engine.run(
        {
            object,
            ...selected,
            where: { kind: 'comparison', left: { kind: 'field', path }, operator: 'eq', operands: [id] },
            orderBy: []
        },
        context.user.id
    );
    return page.records[0] ?? null;
}
