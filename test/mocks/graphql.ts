/**
 * Stands in for `lightning/graphql` in component tests. Documents are parsed, so that a test fails on one that is not
 * GraphQL; a wire answers when the test says so; a mutation answers what the test recorded for it.
 */
import { parse, print, type DocumentNode } from 'graphql';
import { createTestWireAdapter } from '@salesforce/wire-service-jest-util';

type Matches = (config: { query: DocumentNode; variables: Record<string, unknown> }) => boolean;

interface TestAdapter {
    emit(value: unknown, matches?: Matches): void;
    getLastConfig(): { query?: DocumentNode; variables?: Record<string, unknown> };
}

/** The wire adapter itself; see `answer` and `answerErrors`. */
export const graphql = createTestWireAdapter() as unknown as TestAdapter;

/** Lets the matching wires answer with data and, as the service does, an empty list of errors; `refresh` is what the component calls to read again. */
export function answer(data: unknown, matches: Matches, refresh: () => Promise<void> = async () => {}): void {
    graphql.emit({ data, errors: [], refresh }, matches);
}

export function answerErrors(errors: readonly unknown[], matches: Matches): void {
    graphql.emit({ data: undefined, errors }, matches);
}

export function gql(parts: readonly string[], ...values: readonly unknown[]): DocumentNode {
    return parse(parts.reduce((text, part, index) => text + String(values[index - 1]) + part));
}

/** The operation's name, to tell the wires of a component apart. */
export function operationName(document: DocumentNode): string | undefined {
    const [definition] = document.definitions;
    return definition?.kind === 'OperationDefinition' ? definition.name?.value : undefined;
}

/** The wire whose document carries this operation name. */
export function named(name: string): Matches {
    return ({ query }) => query !== undefined && operationName(query) === name;
}

export function textOf(document: DocumentNode): string {
    return print(document);
}

export const executeMutation = jest.fn();
