import { apiError, ok, parseJsonObject } from './http';
import type { Route } from './router';
import { GraphqlExecutor } from './graphql/execute';
import { buildGraphqlSchema } from './graphql/schema';
import type { OrgSchema } from '../metadata/schema';

/** POST /graphql. The GraphQL schema is built when the first request comes, and again when the org's metadata has changed. */
export function graphqlRoutes(): Route[] {
    const executors = new WeakMap<OrgSchema, GraphqlExecutor>();
    const executorOf = (schema: OrgSchema): GraphqlExecutor => {
        const executor = executors.get(schema) ?? new GraphqlExecutor(buildGraphqlSchema(schema));
        executors.set(schema, executor);
        return executor;
    };
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
                return ok(
                    await executorOf(context.schema).execute(context, {
                        query,
                        variables: (variables ?? {}) as Record<string, unknown>,
                        ...(typeof operationName === 'string' && operationName !== '' ? { operationName } : {})
                    })
                );
            }
        }
    ];
}
