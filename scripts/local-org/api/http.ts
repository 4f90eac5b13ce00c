import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Decimal } from 'decimal.js';
import { QueryError } from '../query/errors';

/** Largest accepted request body in bytes; the platform's own limit for REST requests is 6 MB. */
export const largestBody = 6 * 1024 * 1024;

/** One entry of the platform's REST error body. */
export interface ErrorEntry {
    readonly errorCode: string;
    readonly message: string;
    readonly fields?: readonly string[];
}

/** An answer that is an error: status and body as the platform gives them. */
export class ApiError extends Error {
    readonly status: number;
    readonly body: unknown;

    constructor(status: number, body: readonly ErrorEntry[] | Readonly<Record<string, unknown>>) {
        const first = Array.isArray(body)
            ? (body as readonly ErrorEntry[])[0]?.message
            : (body as { message?: string }).message;
        super(first ?? `HTTP ${status}`);
        this.name = 'ApiError';
        this.status = status;
        this.body = body;
    }
}

export function apiError(status: number, errorCode: string, message: string, fields?: readonly string[]): ApiError {
    return new ApiError(status, [{ errorCode, message, ...(fields ? { fields } : {}) }]);
}

export function notFound(): ApiError {
    return apiError(404, 'NOT_FOUND', 'The requested resource does not exist');
}

export interface ApiResponse {
    readonly status: number;
    /** Sent as JSON. */
    readonly body?: unknown;
    /** Sent as it is, instead of a body. */
    readonly raw?: { readonly contentType: string; readonly content: string | Uint8Array };
    readonly headers?: Readonly<Record<string, string>>;
}

export function ok(body: unknown): ApiResponse {
    return { status: 200, body };
}

export const noContent: ApiResponse = { status: 204 };

/** Whether something was nested beyond what the stack holds. */
export function isTooDeep(error: unknown): boolean {
    return error instanceof RangeError && error.message.includes('call stack');
}

/** Any failure as the answer that tells it; what is no error of the request is a 500 and goes to standard error too. */
export function toErrorResponse(error: unknown): ApiResponse {
    if (error instanceof ApiError) {
        return { status: error.status, body: error.body };
    }
    if (error instanceof QueryError) {
        return { status: 400, body: [{ message: error.message, errorCode: error.errorCode }] };
    }
    if (isTooDeep(error)) {
        return {
            status: 400,
            body: [{ message: 'The request is nested too deeply.', errorCode: 'QUERY_TOO_COMPLICATED' }]
        };
    }
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    const message = error instanceof Error ? error.message : String(error);
    return { status: 500, body: [{ message, errorCode: 'UNKNOWN_EXCEPTION' }] };
}

/**
 * The request's body.
 * @param largest bytes that are accepted
 * @throws ApiError 413 where it is larger
 */
export async function readBody(request: IncomingMessage, largest = largestBody): Promise<Buffer> {
    const tooLarge = (): ApiError =>
        apiError(413, 'REQUEST_LIMIT_EXCEEDED', `The request body exceeds the limit of ${largest} bytes`);
    if (Number(request.headers['content-length'] ?? 0) > largest) {
        throw tooLarge();
    }
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > largest) {
            throw tooLarge();
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

/**
 * A body that must be a JSON object.
 * @throws ApiError 400 JSON_PARSER_ERROR
 */
export function parseJsonObject(text: string): Record<string, unknown> {
    let value: unknown;
    try {
        value = JSON.parse(text);
    } catch (error) {
        throw apiError(400, 'JSON_PARSER_ERROR', error instanceof Error ? error.message : String(error));
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw apiError(400, 'JSON_PARSER_ERROR', 'The request body must be a JSON object.');
    }
    return value as Record<string, unknown>;
}

/** A number written into JSON digit by digit, so that no amount passes through floating point. */
export function exactNumber(value: Decimal): unknown {
    return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(value.toFixed());
}

export function send(response: ServerResponse, answer: ApiResponse): void {
    const json = answer.body === undefined ? '' : JSON.stringify(answer.body);
    const content = answer.raw?.content ?? json;
    const contentType =
        answer.raw?.contentType ?? (answer.body === undefined ? undefined : 'application/json;charset=UTF-8');
    response.writeHead(answer.status, {
        ...(contentType === undefined ? {} : { 'content-type': contentType }),
        'content-length': String(Buffer.byteLength(content)),
        'cache-control': 'no-store',
        ...answer.headers
    });
    response.end(content);
}
