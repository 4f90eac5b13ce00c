import type { Org, SaveError, SaveOperation, SaveResult } from '../../org';
import { isObject } from './subrequests';

/** What becomes of a record that a request gives: an operation, or the error that keeps it from being one. */
export type Attempt = { readonly operation: SaveOperation } | { readonly error: SaveError };

/** Values of a record without what only describes it, `attributes`, in it and in the parents that it names by a key. */
export function recordValues(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(
        Object.entries(record).flatMap(([name, value]) =>
            name === 'attributes' ? [] : [[name, isObject(value) ? recordValues(value) : value]]
        )
    );
}

/** Saves what can be saved; with `allOrNone` nothing, if anything can not. Results in the order of the attempts. */
export function saveAttempts(org: Org, userId: string, attempts: readonly Attempt[], allOrNone: boolean): SaveResult[] {
    const operations = attempts.flatMap((attempt) => ('operation' in attempt ? [attempt.operation] : []));
    if (allOrNone && operations.length < attempts.length) {
        return attempts.map((attempt) => failure('error' in attempt ? attempt.error : undone));
    }
    const saved = org.save(operations, { userId, allOrNone });
    return attempts.map((attempt) =>
        'error' in attempt ? failure(attempt.error) : (saved.shift() ?? failure(undone))
    );
}

const undone: SaveError = {
    statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
    fields: []
};

function failure(error: SaveError): SaveResult {
    return { success: false, errors: [error] };
}
