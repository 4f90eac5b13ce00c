import type { GraphQLFormattedError } from 'graphql';
import type { ApiContext } from '../context';

/** What the resolvers of one request share. */
export interface GraphqlContext extends ApiContext {
    /** Variables as the request gave them: the coerced ones have lost the order of their keys. */
    readonly rawVariables: Readonly<Record<string, unknown>>;
    /** Errors beyond the one that a resolver can throw. */
    readonly moreErrors: GraphQLFormattedError[];
}
