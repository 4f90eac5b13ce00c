/** The kinds of error that the platform's GraphQL API tells apart. Source: GraphQL API, "Status Codes and Error Responses". */
export type ErrorType =
    'InvalidSyntax' | 'ValidationError' | 'DataFetchingException' | 'OperationNotSupported' | 'ExecutionAborted';

export function toErrorExtensions(errorType: ErrorType): Record<string, unknown> {
    return { ErrorType: errorType };
}
