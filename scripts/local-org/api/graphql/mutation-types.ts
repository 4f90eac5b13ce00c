import { GraphQLBoolean, GraphQLID, GraphQLInputObjectType, GraphQLNonNull, GraphQLObjectType } from 'graphql';
import type { GraphQLFieldConfigMap, GraphQLInputFieldConfigMap } from 'graphql';
import type { FieldSchema, ObjectSchema } from '../../metadata/schema';
import type { GraphqlContext } from './graphql-context';
import { resolvePayload, runMutations } from './mutate';
import type { MutationResults } from './mutate';
import type { RecordTypes } from './record-types';
import { scalars } from './scalars';
import { valueKind } from './value-types';

/**
 * `Mutation { uiapi(input: {allOrNone}) { XCreate XUpdate XDelete } }` for every object, as far as the user may do that;
 * undefined where they may change nothing at all.
 */
export function mutationType(records: RecordTypes): GraphQLObjectType<unknown, GraphqlContext> | undefined {
    const writable = records.objects().filter(({ permits: may }) => !may || may.create || may.edit || may.delete);
    if (writable.length === 0) {
        return undefined;
    }
    const mutations = new GraphQLObjectType<MutationResults, GraphqlContext>({
        name: 'UIAPIMutations',
        fields: () => Object.assign({}, ...writable.map((object) => objectMutations(records, object)))
    });
    const input = new GraphQLInputObjectType({
        name: 'UIAPIMutationsInput',
        fields: { allOrNone: { type: GraphQLBoolean, defaultValue: true } }
    });
    return new GraphQLObjectType<unknown, GraphqlContext>({
        name: 'Mutation',
        fields: {
            uiapi: {
                type: new GraphQLNonNull(mutations),
                args: { input: { type: input } },
                resolve: (_source, given, context, info) => runMutations(context, given, info)
            }
        }
    });
}

const deleteInput = new GraphQLInputObjectType({
    name: 'RecordDeleteInput',
    fields: { Id: { type: new GraphQLNonNull(scalars.IdOrRef) } }
});
const deletePayload = new GraphQLObjectType({ name: 'RecordDeletePayload', fields: { Id: { type: GraphQLID } } });

function objectMutations(
    records: RecordTypes,
    object: ObjectSchema
): GraphQLFieldConfigMap<MutationResults, GraphqlContext> {
    const name = object.apiName;
    const record = records.record(object);
    const createInput = new GraphQLInputObjectType({
        name: `${name}CreateInput`,
        fields: { [name]: { type: new GraphQLNonNull(representation(object, 'Create')) } }
    });
    const updateInput = new GraphQLInputObjectType({
        name: `${name}UpdateInput`,
        fields: {
            Id: { type: new GraphQLNonNull(scalars.IdOrRef) },
            [name]: { type: new GraphQLNonNull(representation(object, 'Update')) }
        }
    });
    const payload = (kind: 'Create' | 'Update'): GraphQLObjectType =>
        new GraphQLObjectType({
            name: `${name}${kind}Payload`,
            fields: { Record: { type: record }, ...(kind === 'Update' ? { success: { type: GraphQLBoolean } } : {}) }
        });
    const mutation = (
        type: GraphQLObjectType,
        input: GraphQLInputObjectType
    ): GraphQLFieldConfigMap<MutationResults, GraphqlContext>[string] => ({
        type,
        args: { input: { type: new GraphQLNonNull(input) } },
        resolve: (results, _given, context, info) => resolvePayload(results, context, info)
    });
    const may = object.permits ?? { create: true, edit: true, delete: true };
    return {
        ...(may.create && { [`${name}Create`]: mutation(payload('Create'), createInput) }),
        ...(may.edit && { [`${name}Update`]: mutation(payload('Update'), updateInput) }),
        ...(may.delete && { [`${name}Delete`]: mutation(deletePayload, deleteInput) })
    };
}

/** The fields that may be given. None is mandatory here: what a record needs, the save itself says, naming the field. */
function representation(object: ObjectSchema, kind: 'Create' | 'Update'): GraphQLInputObjectType {
    const fields: GraphQLInputFieldConfigMap = {};
    for (const field of object.fields.values()) {
        if (isWritable(field, kind)) {
            fields[field.apiName] = { type: field.type === 'Reference' ? scalars.IdOrRef : valueKind(field).scalar };
        }
    }
    if (Object.keys(fields).length === 0) {
        fields['Id'] = { type: scalars.IdOrRef };
    }
    return new GraphQLInputObjectType({ name: `${object.apiName}${kind}Representation`, fields });
}

function isWritable(field: FieldSchema, kind: 'Create' | 'Update'): boolean {
    const allowed = kind === 'Create' ? field.createable : field.updateable;
    return allowed && !field.formula && !field.rollup && field.type !== 'Id' && field.type !== 'AutoNumber';
}
