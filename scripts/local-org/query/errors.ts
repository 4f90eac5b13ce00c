/**
 * A query that the platform would refuse. The code is the platform's (INVALID_FIELD, INVALID_TYPE, MALFORMED_QUERY, …);
 * the message says where and what.
 */
export class QueryError extends Error {
    readonly errorCode: string;

    constructor(errorCode: string, message: string) {
        super(message);
        this.name = 'QueryError';
        this.errorCode = errorCode;
    }
}

export function malformed(message: string): QueryError {
    return new QueryError('MALFORMED_QUERY', message);
}
