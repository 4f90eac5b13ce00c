import { apiError, ok, parseJsonObject } from './http';
import type { Route } from './router';
import { GraphqlExecutor } from './graphql/execute';
import { buildGraphqlSchema } from './graphql/schema';
import type { OrgSchema } from '../metadata/schema';

/** POST /graphql. The GraphQL schema is built when the first request comes. */
export function graphqlRoutes(schema: OrgSchema): Route[] {
    let executor: GraphqlExecutor | undefined;
    return [
        {
            method: 'POST',
            pattern: '/graphql',
            run: async ({ context, body }) => {
                const { query, variables, operationName } = parseJsonObject(body);
                if (typeof query !== 'string') {
                    throw apiError(
                        400,
                        'JSON_PARSER_ERROR',
                        "The request body needs 'query', the text of a GraphQL document."
                    );
                }
                if (
                    variables !== undefined &&
                    variables !== null &&
                    (typeof variables !== 'object' || Array.isArray(variables))
                ) {
                    throw apiError(400, 'JSON_PARSER_ERROR', "'variables' must be an object.");
                }
                executor ??= new GraphqlExecutor(buildGraphqlSchema(schema));
                return ok(
                    await executor.execute(context, {
                        query,
                        variables: (variables ?? {}) as Record<string, unknown>,
                        ...(typeof operationName === 'string' && operationName !== '' ? { operationName } : {})
                    })
                );
            }
        }
    ];
}
