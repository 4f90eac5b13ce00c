import type { ApiContext } from './context';
import type { ApiResponse } from './http';
import { notImplemented } from './not-implemented';
import { apiError, notFound } from './http';

/** One request to a resource, taken apart. */
export interface ApiRequest {
    readonly context: ApiContext;
    readonly method: string;
    /** What stood for `{name}` in the route's pattern, decoded. */
    readonly parameters: Readonly<Record<string, string>>;
    readonly search: URLSearchParams;
    /** Header names in lower case; repeated ones joined. */
    readonly headers: Readonly<Record<string, string | undefined>>;
    /** As UTF-8 text. */
    readonly body: string;
    /** The same as it came; absent for a part of a composite request. */
    readonly bytes?: Buffer;
}

export interface Route {
    readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';
    /** Below `/services/data/vXX.0`: literal segments and `{name}`. */
    readonly pattern: string;
    /** Bytes of a body that are accepted, where they are more than usual. */
    readonly largestBody?: number;
    readonly run: (request: ApiRequest) => ApiResponse | Promise<ApiResponse>;
}

/**
 * The first route that fits.
 * @throws ApiError 404 for an unknown path, 501 for one that only the platform has, 405 for a known one with another method.
 */
export function findRoute(
    routes: readonly Route[],
    method: string,
    path: string
): { readonly route: Route; readonly parameters: Record<string, string> } {
    const segments = path.split('/').filter((segment) => segment !== '');
    let pathIsKnown = false;
    for (const route of routes) {
        const parameters = matchSegments(route.pattern, segments);
        if (parameters && route.method === method) {
            return { route, parameters };
        }
        pathIsKnown ||= parameters !== undefined;
    }
    if (pathIsKnown) {
        throw apiError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed for this resource.`);
    }
    throw notImplemented(path) ?? notFound();
}

const knownPatterns = new Map<string, readonly string[]>();

/** The parts of a route's pattern, taken apart once. */
function segmentsOf(pattern: string): readonly string[] {
    let segments = knownPatterns.get(pattern);
    if (segments === undefined) {
        segments = pattern.split('/').filter((segment) => segment !== '');
        knownPatterns.set(pattern, segments);
    }
    return segments;
}

function matchSegments(pattern: string, segments: readonly string[]): Record<string, string> | undefined {
    const expected = segmentsOf(pattern);
    if (expected.length !== segments.length) {
        return undefined;
    }
    const parameters: Record<string, string> = {};
    for (const [index, name] of expected.entries()) {
        const segment = segments[index] ?? '';
        if (name.startsWith('{')) {
            parameters[name.slice(1, -1)] = decode(segment);
        } else if (name.toLowerCase() !== segment.toLowerCase()) {
            return undefined;
        }
    }
    return parameters;
}

function decode(segment: string): string {
    try {
        return decodeURIComponent(segment);
    } catch {
        throw apiError(400, 'MALFORMED_ID', `'${segment}' is not a valid part of an address.`);
    }
}
