import { gql, graphql } from '../graphql/graphql';

/** The older module of the GraphQL wire; `lightning/graphql` has the same template tag and adapter. */
export { gql, graphql };

/** Reads a wire's query again; `result` is what the wire gave. */
export function refreshGraphQL(result: { readonly refresh?: () => Promise<void> } | undefined): Promise<void> {
    if (result?.refresh === undefined) {
        return Promise.reject(new TypeError('refreshGraphQL takes what the graphql wire gave.'));
    }
    return result.refresh();
}
