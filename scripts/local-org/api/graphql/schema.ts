import {
    GraphQLDirective,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLString,
    specifiedDirectives
} from 'graphql';
import type { GraphQLFieldConfigMap, GraphQLResolveInfo } from 'graphql';
import { DirectiveLocation } from 'graphql';
import type { OrgSchema } from '../../metadata/schema';
import { malformed } from '../../query/errors';
import { runAggregateConnection } from './aggregate';
import { AggregateTypes } from './aggregate-types';
import type { GraphqlContext } from './graphql-context';
import { mutationType } from './mutation-types';
import { objectInfosField } from './object-info';
import { runConnection } from './read';
import { RecordTypes } from './record-types';
import { nodesAt, selectionsOf } from './selection';

/** Connections that one request may ask for. Source: GraphQL API, "Query Limitations". */
const mostSubqueries = 10;

/** `field @optional`: left out of the answer where the user's schema does not have it. */
export const optionalDirective = new GraphQLDirective({ name: 'optional', locations: [DirectiveLocation.FIELD] });

/** Older clients mark what a selection is for; nothing depends on it. */
const categoryDirective = new GraphQLDirective({
    name: 'category',
    locations: [DirectiveLocation.FIELD],
    args: { name: { type: GraphQLString } }
});

/** The GraphQL schema of an org: `uiapi { query aggregate objectInfos }` and the mutations. */
export function buildGraphqlSchema(schema: OrgSchema): GraphQLSchema {
    const records = new RecordTypes(schema);
    const aggregates = new AggregateTypes(schema, records);
    const queries: GraphQLFieldConfigMap<unknown, GraphqlContext> = {};
    const aggregateQueries: GraphQLFieldConfigMap<unknown, GraphqlContext> = {};
    for (const object of records.objects()) {
        queries[object.apiName] = {
            type: records.connection(object),
            args: records.rootArguments(object),
            resolve: (_source, given, context, info) => runConnection(context, object, given, info)
        };
        aggregateQueries[object.apiName] = {
            type: aggregates.connection(object),
            args: aggregates.arguments(object),
            resolve: (_source, given, context, info) => runAggregateConnection(context, object, given, info)
        };
    }
    const uiapi = new GraphQLObjectType<unknown, GraphqlContext>({
        name: 'UIAPI',
        fields: {
            query: {
                type: new GraphQLNonNull(new GraphQLObjectType({ name: 'RecordQuery', fields: queries })),
                resolve: () => ({})
            },
            aggregate: {
                type: new GraphQLNonNull(
                    new GraphQLObjectType({ name: 'RecordQueryAggregate', fields: aggregateQueries })
                ),
                resolve: () => ({})
            },
            objectInfos: objectInfosField
        }
    });
    const mutation = mutationType(records);
    return new GraphQLSchema({
        query: new GraphQLObjectType<unknown, GraphqlContext>({
            name: 'Query',
            fields: {
                uiapi: {
                    type: new GraphQLNonNull(uiapi),
                    resolve: (_source, _given, _context, info) => {
                        refuseTooManySubqueries(info);
                        return {};
                    }
                }
            }
        }),
        ...(mutation !== undefined && { mutation }),
        types: records.extraTypes(),
        directives: [...specifiedDirectives, optionalDirective, categoryDirective]
    });
}

function refuseTooManySubqueries(info: GraphQLResolveInfo): void {
    const count = ['query', 'aggregate']
        .map((name) => selectionsOf(info, nodesAt(info, info.fieldNodes, [name])).size)
        .reduce((sum, size) => sum + size, 0);
    if (count > mostSubqueries) {
        throw malformed(`A request can contain up to ${mostSubqueries} subqueries; found ${count}.`);
    }
}
