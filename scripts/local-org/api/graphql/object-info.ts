import { GraphQLBoolean, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import type { FieldSchema, ObjectSchema } from '../../metadata/schema';
import { resolveObject } from '../../query/paths';
import { dataType } from '../field-facts';
import type { GraphqlContext } from './graphql-context';

interface FieldSource {
    readonly object: ObjectSchema;
    readonly field: FieldSchema;
}

const picklistValueInfo = new GraphQLObjectType({
    name: 'PicklistValueInfo',
    fields: { label: { type: GraphQLString }, value: { type: GraphQLString } }
});

const fieldInfo = new GraphQLObjectType<FieldSource, GraphqlContext>({
    name: 'Field',
    fields: {
        ApiName: { type: new GraphQLNonNull(GraphQLString), resolve: ({ field }) => field.apiName },
        label: {
            type: GraphQLString,
            resolve: ({ object, field }, _given, context) => context.labels.field(object, field)
        },
        inlineHelpText: {
            type: GraphQLString,
            resolve: ({ object, field }, _given, context) => context.labels.help(object, field)
        },
        dataType: { type: GraphQLString, resolve: ({ field }) => dataType(field).toUpperCase() },
        required: { type: new GraphQLNonNull(GraphQLBoolean), resolve: ({ field }) => field.required },
        calculated: {
            type: new GraphQLNonNull(GraphQLBoolean),
            resolve: ({ field }) => Boolean(field.formula ?? field.rollup)
        },
        createable: { type: new GraphQLNonNull(GraphQLBoolean), resolve: ({ field }) => field.createable },
        updateable: { type: new GraphQLNonNull(GraphQLBoolean), resolve: ({ field }) => field.updateable },
        picklistValues: {
            type: new GraphQLList(picklistValueInfo),
            resolve: ({ object, field }, _given, context) =>
                field.picklist?.values
                    .filter((value) => value.isActive)
                    .map(({ value }) => ({ value, label: context.labels.picklistValue(object, field, value) })) ?? null
        }
    }
});

const objectInfo = new GraphQLObjectType<ObjectSchema, GraphqlContext>({
    name: 'ObjectInfo',
    fields: {
        ApiName: { type: new GraphQLNonNull(GraphQLString), resolve: (object) => object.apiName },
        label: { type: GraphQLString, resolve: (object, _given, context) => context.labels.object(object) },
        labelPlural: { type: GraphQLString, resolve: (object, _given, context) => context.labels.plural(object) },
        keyPrefix: { type: GraphQLString, resolve: (object) => object.keyPrefix },
        custom: { type: new GraphQLNonNull(GraphQLBoolean), resolve: (object) => object.custom },
        nameFields: { type: new GraphQLList(GraphQLString), resolve: (object) => [object.nameField] },
        fields: {
            type: new GraphQLList(fieldInfo),
            resolve: (object) => [...object.fields.values()].map((field): FieldSource => ({ object, field }))
        }
    }
});

/** `uiapi { objectInfos(apiNames: […]) { … } }` */
export const objectInfosField = {
    type: new GraphQLList(objectInfo),
    args: { apiNames: { type: new GraphQLList(GraphQLString) } },
    resolve: (_source: unknown, given: Record<string, unknown>, context: GraphqlContext): ObjectSchema[] =>
        ((given['apiNames'] ?? []) as string[]).map((name) => resolveObject(context.schema, name))
};
