import {
    execute,
    getOperationAST,
    GraphQLError,
    Kind,
    parse,
    TypeInfo,
    validate,
    visit,
    visitWithTypeInfo
} from 'graphql';
import type { DocumentNode, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { QueryError } from '../../query/errors';
import { isTooDeep } from '../http';
import type { ApiContext } from '../context';
import { toErrorExtensions } from './errors';
import type { ErrorType } from './errors';
import type { GraphqlContext } from './graphql-context';
import { optionalDirective } from './schema';

export interface GraphqlRequest {
    readonly query: string;
    readonly variables: Readonly<Record<string, unknown>>;
    readonly operationName?: string;
}

export interface GraphqlAnswer {
    readonly data: unknown;
    readonly errors: readonly GraphQLFormattedError[];
}

/** Texts kept parsed and checked: pages send the same ones again and again. */
const documentLimit = 200;

/** Answers GraphQL requests against one schema. */
export class GraphqlExecutor {
    private readonly schema: GraphQLSchema;
    private readonly documents = new Map<string, DocumentNode>();

    constructor(schema: GraphQLSchema) {
        this.schema = schema;
    }

    async execute(api: ApiContext, request: GraphqlRequest): Promise<GraphqlAnswer> {
        const document = this.document(request.query);
        if (Array.isArray(document)) {
            return { data: null, errors: document };
        }
        if (!getOperationAST(document, request.operationName)) {
            const message = request.operationName
                ? `Unknown operation named '${request.operationName}'.`
                : 'Must provide operation name if query contains multiple operations.';
            return { data: null, errors: [formatted(new GraphQLError(message), 'OperationNotSupported')] };
        }
        const context: GraphqlContext = { ...api, rawVariables: request.variables, moreErrors: [] };
        const result = await execute({
            schema: this.schema,
            document,
            contextValue: context,
            variableValues: request.variables,
            operationName: request.operationName ?? null
        });
        const thrown = (result.errors ?? []).map(asGraphqlError);
        const errors = thrown.map((error) => formatted(error, errorTypeOf(error)));
        reportUnexpected(thrown);
        return { data: result.data ?? null, errors: [...errors, ...context.moreErrors] };
    }

    /** The parsed and checked document, or what is wrong with it. */
    private document(text: string): DocumentNode | GraphQLFormattedError[] {
        const known = this.documents.get(text);
        if (known) {
            return known;
        }
        let document: DocumentNode;
        try {
            document = withoutAbsentOptionals(this.schema, parse(text, { maxTokens: 50_000 }));
        } catch (error) {
            if (error instanceof GraphQLError) {
                return [formatted(error, 'InvalidSyntax')];
            }
            throw error;
        }
        const errors = validate(this.schema, document);
        if (errors.length > 0) {
            return errors.map((error) => formatted(error, 'ValidationError'));
        }
        if (this.documents.size >= documentLimit) {
            this.documents.clear();
        }
        this.documents.set(text, document);
        return document;
    }
}

/** Takes out fields marked @optional that the schema does not have. */
function withoutAbsentOptionals(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
    const types = new TypeInfo(schema);
    return visit(
        document,
        visitWithTypeInfo(types, {
            [Kind.FIELD]: (node) => {
                const isOptional = node.directives?.some(
                    (directive) => directive.name.value === optionalDirective.name
                );
                return isOptional && !types.getFieldDef() ? null : undefined;
            }
        })
    );
}

/** Nesting beyond what the stack holds is the request's fault; graphql lets that error through as it is. */
function asGraphqlError(error: Error): GraphQLError {
    const cause = error instanceof GraphQLError ? error.originalError : error;
    if (isTooDeep(cause)) {
        return new GraphQLError('The request is nested too deeply.');
    }
    return error instanceof GraphQLError ? error : new GraphQLError(error.message, { originalError: error });
}

/** A wrong variable is the request's fault; everything else that happens while fetching is a DataFetchingException. */
function errorTypeOf(error: GraphQLError): ErrorType {
    return error.path === undefined ? 'ValidationError' : 'DataFetchingException';
}

function formatted(error: GraphQLError, errorType: ErrorType): GraphQLFormattedError {
    const json = error.toJSON();
    const cause = error.originalError;
    const errorCode = cause instanceof QueryError ? { errorCode: cause.errorCode } : {};
    return {
        ...json,
        message: errorType === 'ValidationError' ? validationMessage(json.message) : json.message,
        extensions: { ...json.extensions, ...toErrorExtensions(errorType), ...errorCode }
    };
}

/** The platform's words for the commonest mistake. */
function validationMessage(message: string): string {
    const match = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message);
    return match
        ? `Validation error of type FieldUndefined: Field '${match[1]}' in type '${match[2]}' is undefined`
        : message;
}

/** What no request should be able to cause is told where the org runs, too. */
function reportUnexpected(errors: readonly GraphQLError[]): void {
    for (const { originalError } of errors) {
        if (originalError && !(originalError instanceof QueryError) && !(originalError instanceof GraphQLError)) {
            process.stderr.write(`${originalError.stack ?? originalError.message}\n`);
        }
    }
}
