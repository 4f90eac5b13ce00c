import { errorMessage, request } from '../../../http';
import { announceRecordChange } from '../../../recordChanges';
import { wireAdapter } from '../../../wireAdapter';

/** A parsed document; opaque to components. */
export interface GraphQLDocument {
    readonly source: string;
}

export interface GraphQLRequest {
    readonly query: GraphQLDocument | undefined;
    readonly variables?: Readonly<Record<string, unknown>> | undefined;
    readonly operationName?: string | undefined;
}

export interface GraphQLError {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly locations?: readonly { readonly line: number; readonly column: number }[];
    readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface GraphQLAnswer {
    readonly data?: unknown;
    readonly errors?: readonly GraphQLError[] | undefined;
}

/**
 * The template tag of GraphQL documents. In `${…}` stand other documents (fragments) or, as `lightning/graphql` allows,
 * text from which a document is constructed at run time.
 * @throws TypeError for any other value: those are passed as variables
 */
export function gql(parts: TemplateStringsArray, ...values: readonly unknown[]): GraphQLDocument {
    const source = parts.reduce((text, part, index) => text + textOf(values[index - 1]) + part);
    return Object.freeze({ source });
}

function textOf(value: unknown): string {
    const text = typeof value === 'string' ? value : (value as GraphQLDocument | undefined)?.source;
    if (typeof text !== 'string') {
        throw new TypeError('gql takes only other gql documents and text in ${…}; pass values as variables.');
    }
    return text;
}

/** The wire adapter: `{ data, errors, refresh }`. It waits while `query` is undefined. */
export const graphql = wireAdapter<GraphQLRequest, GraphQLAnswer>({
    isComplete: ({ query }) => query !== undefined && query !== null,
    load: send,
    isConcerned: (change, _config, answer) => {
        if (change.kind === 'created' || answer === undefined) {
            return false;
        }
        const text = JSON.stringify(answer.data ?? null);
        return [...change.ids].some((id) => text.includes(id));
    },
    emission: (answer, error, refresh) => ({
        data: answer?.data ?? undefined,
        errors: error === undefined ? answer?.errors : [{ message: errorMessage(error) }],
        refresh
    })
});

/**
 * Runs a mutation. Refusals of the org are in `errors`, not thrown. Wires that show a changed record read it again;
 * a new record appears in query results after their `refresh`, as on the platform.
 */
export async function executeMutation(mutation: GraphQLRequest): Promise<GraphQLAnswer> {
    try {
        const { data, errors } = await send(mutation);
        await announceRecordChange('updated', recordIds(data));
        return { data, errors };
    } catch (error) {
        return { data: undefined, errors: [{ message: errorMessage(error) }] };
    }
}

async function send({ query, variables, operationName }: GraphQLRequest): Promise<GraphQLAnswer> {
    const answer = await request<{ data?: unknown; errors?: readonly GraphQLError[] }>('POST', 'graphql', {
        query: query?.source,
        variables: variables ?? {},
        ...(operationName === undefined ? {} : { operationName })
    });
    // The service answers an empty list where nothing failed; components are given undefined.
    const errors = answer.errors === undefined || answer.errors.length === 0 ? undefined : answer.errors;
    return { data: answer.data ?? undefined, errors };
}

function* recordIds(data: unknown): Generator<string> {
    if (typeof data === 'object' && data !== null) {
        for (const [key, value] of Object.entries(data)) {
            if (key === 'Id' && typeof value === 'string') {
                yield value;
            } else {
                yield* recordIds(value);
            }
        }
    }
}
