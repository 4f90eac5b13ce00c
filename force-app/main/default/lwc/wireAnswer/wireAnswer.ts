/**
 * What a GraphQL wire has answered so far. A component keeps one for each of its wires and assigns it anew with every
 * answer, so that it is drawn again:
 *
 *     private desk: WireAnswer<Desk> = NOTHING_YET;
 *     receiveDesk(result: GraphQLResult): void { this.desk = takeAnswer(this.desk, result, toDesk); }
 */
import { errorMessages } from 'c/errorReduction';
import type { GraphQLResult } from 'lightning/graphql';

export interface WireAnswer<Value> {
    /** The last good answer; it stays while it is read again, and after that failed. */
    readonly value: Value | undefined;
    /** What went wrong the last time, in words. */
    readonly errors: readonly string[];
    /** Reads again; the wire is handed the new answer. */
    readonly refresh: () => Promise<void>;
}

/** Before the first answer. */
export const NOTHING_YET: WireAnswer<never> = { value: undefined, errors: [], refresh: async () => {} };

/**
 * The answer that takes the place of an earlier one.
 * @param toValue maps the data; what it throws is an error of the answer
 */
export function takeAnswer<Value>(
    before: WireAnswer<Value>,
    result: GraphQLResult,
    toValue: (data: unknown) => Value
): WireAnswer<Value> {
    let { value } = before;
    const errors = receiveAnswer(result, (data) => {
        value = toValue(data);
    });
    return { value, errors: errors ?? before.errors, refresh: result.refresh ?? before.refresh };
}

/**
 * Hands on the data of an answer, for a component on whose state several wires work.
 * @param take takes the data in; what it throws is an error of the answer
 * @returns what went wrong, in words, empty where all went well; undefined while there is no answer yet
 */
export function receiveAnswer(
    { data, errors }: GraphQLResult,
    take: (data: unknown) => void
): readonly string[] | undefined {
    if (errors?.length) {
        return errorMessages(errors);
    }
    if (!data) {
        return undefined;
    }
    try {
        take(data);
        return [];
    } catch (error) {
        return errorMessages(error);
    }
}
