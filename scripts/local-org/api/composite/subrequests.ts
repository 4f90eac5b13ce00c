import { apiError, toErrorResponse } from '../http';
import type { ApiResponse } from '../http';
import { findRoute } from '../router';
import type { ApiRequest, Route } from '../router';
import { isServedVersion } from '../versions';

/** One request inside another, as composite resources take them. */
export interface Subrequest {
    readonly method: string;
    /** `/services/data/v66.0/sobjects/…`; batch also takes `v66.0/sobjects/…`. */
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
}

/** Which resources a composite resource runs: the first segments of the path, and which it does not. */
export interface Allowed {
    readonly resource: string;
    /** What the path below the version must match. */
    readonly paths: readonly RegExp[];
    /** The platform's words for the paths, for the refusal. */
    readonly named: string;
}

/** Where a subrequest goes: the version and the path below it. @throws ApiError 400 for an address of another kind. */
function placeOf(url: string): { readonly version: string; readonly path: string; readonly search: URLSearchParams } {
    let parsed: URL | undefined;
    try {
        parsed = new URL(url.replace(/^\/*/, '/'), 'http://localhost');
    } catch {
        // Told below, with the others.
    }
    const [, version, path] = /^(?:\/services\/data)?\/v(\d+\.\d)(\/.*)?$/.exec(parsed?.pathname ?? '') ?? [];
    if (!parsed || !version || !isServedVersion(version)) {
        throw apiError(
            400,
            'INVALID_INPUT',
            `The url of a subrequest must be a resource below /services/data/vXX.X; found '${url}'.`
        );
    }
    return { version, path: path ?? '/', search: parsed.searchParams };
}

/**
 * Runs a subrequest as its own request would be, for the same user; a failure is an answer too.
 * @param forceAllOrNone the outer request undoes everything on a failure, so the inner one must say what failed
 */
export function runSubrequest(
    request: ApiRequest,
    routes: readonly Route[],
    allowed: Allowed,
    subrequest: Subrequest,
    forceAllOrNone = false
): ApiResponse {
    try {
        const { version, path, search } = placeOf(subrequest.url);
        if (!allowed.paths.some((one) => one.test(path))) {
            throw apiError(
                400,
                'INVALID_INPUT',
                `${allowed.resource} does not take the subrequest ${subrequest.method} ${path}; allowed are ${allowed.named}.`
            );
        }
        const { route, parameters } = findRoute(routes, subrequest.method, path);
        const body = subrequest.body;
        const isCollection = /^\/composite\/sobjects(\/|$)/i.test(path);
        if (forceAllOrNone && isCollection) {
            search.set('allOrNone', 'true');
        }
        const text = bodyText(forceAllOrNone && isCollection && isObject(body) ? { ...body, allOrNone: true } : body);
        const answer = route.run({
            context: { ...request.context, version },
            method: subrequest.method,
            parameters,
            search,
            headers: { ...request.headers, ...subrequest.headers },
            body: text,
            bytes: Buffer.from(text)
        });
        if (answer instanceof Promise) {
            throw apiError(400, 'INVALID_INPUT', `${allowed.resource} does not take the subrequest ${path}.`);
        }
        return answer;
    } catch (error) {
        return toErrorResponse(error);
    }
}

function bodyText(body: unknown): string {
    return body === undefined || body === null ? '' : JSON.stringify(body);
}

export function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an answer tells of a failure: a collection does so in the results of its records. */
export function isFailure({ status, body }: ApiResponse): boolean {
    return (
        status >= 400 || (Array.isArray(body) && body.some((one: unknown) => isObject(one) && one['success'] === false))
    );
}

/** A list that the body of a request must have. @throws ApiError 400 */
export function requiredList(body: Readonly<Record<string, unknown>>, name: string, most: number): unknown[] {
    const list = body[name];
    if (!Array.isArray(list) || list.length === 0) {
        throw apiError(400, 'JSON_PARSER_ERROR', `The request body needs '${name}', a list that is not empty.`);
    }
    if (list.length > most) {
        throw apiError(
            400,
            'LIMIT_EXCEEDED',
            `'${name}' has ${list.length} entries; allowed are at most ${most} in one request.`
        );
    }
    return list as unknown[];
}

/** A flag of a request's body; absent is false. @throws ApiError 400 where it is something else. */
export function flag(body: Readonly<Record<string, unknown>>, name: string): boolean {
    const value = body[name];
    if (value !== undefined && value !== null && typeof value !== 'boolean') {
        throw apiError(400, 'JSON_PARSER_ERROR', `'${name}' must be true or false; found ${JSON.stringify(value)}.`);
    }
    return value === true;
}

const methods = ['GET', 'POST', 'PATCH', 'DELETE', 'PUT'];

/** A subrequest as a body writes it. @throws ApiError 400 where a part is missing or of another type. */
export function readSubrequest(value: unknown, place: string): Subrequest {
    if (!isObject(value)) {
        throw apiError(400, 'JSON_PARSER_ERROR', `${place} must be an object.`);
    }
    const { url, method, httpHeaders, body, richInput } = value;
    if (typeof url !== 'string' || url === '') {
        throw apiError(400, 'JSON_PARSER_ERROR', `${place} needs 'url', a text.`);
    }
    if (typeof method !== 'string' || !methods.includes(method.toUpperCase())) {
        throw apiError(400, 'JSON_PARSER_ERROR', `${place} needs 'method', one of ${methods.join(', ')}.`);
    }
    const headers = isObject(httpHeaders) ? Object.entries(httpHeaders) : [];
    return {
        url,
        method: method.toUpperCase(),
        headers: Object.fromEntries(headers.map(([name, text]) => [name.toLowerCase(), String(text)])),
        body: body ?? richInput
    };
}

/** Undoes a transaction that must not leave anything behind. */
export class Undo extends Error {}

/** Runs `work` in one transaction and keeps what it wrote only if it says so. */
export function transactionUnless<Result>(
    request: ApiRequest,
    work: () => Result,
    mustUndo: (result: Result) => boolean
): Result {
    let result: Result | undefined;
    try {
        request.context.org.store.transaction(() => {
            result = work();
            if (mustUndo(result)) {
                throw new Undo();
            }
        });
    } catch (error) {
        if (!(error instanceof Undo)) {
            throw error;
        }
    }
    return result as Result;
}

/** What takes the place of an answer whose work was undone with another's. */
export const rolledBack: ApiResponse = {
    status: 400,
    body: [
        {
            errorCode: 'PROCESSING_HALTED',
            message: 'The transaction was rolled back since another operation in the same transaction failed.'
        }
    ]
};
