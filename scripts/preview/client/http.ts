import { session } from './session';

/** One field's error as the UI API answers it. */
export interface FieldError {
    readonly errorCode?: string;
    readonly field?: string;
    readonly fieldLabel?: string;
    readonly message: string;
}

/** The body of a UI API error. */
export interface ErrorBody {
    readonly message: string;
    readonly errorCode?: string;
    readonly output?: {
        readonly errors: readonly FieldError[];
        readonly fieldErrors: Readonly<Record<string, readonly FieldError[]>>;
    };
}

/** What a failed request rejects with, in the form Lightning Data Service gives its errors. */
export interface FetchError {
    readonly ok: false;
    readonly status: number;
    readonly statusText: string;
    readonly body: ErrorBody;
}

/** The address of an API resource of the org. */
export function apiPath(resource: string): string {
    return `/services/data/v${session.apiVersion}/${resource}`;
}

/**
 * Sends one request to the org as the signed-in user (the page's cookie says who that is) and in the page's language.
 * @throws FetchError when the org refuses or cannot be reached
 */
export function request<Answer>(method: string, resource: string, body?: unknown): Promise<Answer> {
    return send(method, apiPath(resource), body);
}

/** The same for an address that is no resource of an API version. */
export async function send<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    let response: Response;
    try {
        response = await fetch(path, {
            method,
            headers: {
                Accept: 'application/json',
                'Accept-Language': session.language.replace('_', '-'),
                ...(body === undefined ? {} : { 'Content-Type': 'application/json' })
            },
            ...(body === undefined ? {} : { body: JSON.stringify(body) })
        });
    } catch (error) {
        throw failure(0, 'Network Error', { message: `The org does not answer: ${(error as Error).message}` });
    }
    const content = response.status === 204 ? undefined : await parse(response);
    if (!response.ok) {
        throw failure(response.status, response.statusText, errorBody(content));
    }
    return content as Answer;
}

/** The message for people of anything that `request` or a component may throw. */
export function errorMessage(error: unknown): string {
    const body = (error as Partial<FetchError>).body;
    const details = body?.output;
    const messages = [
        ...(details?.errors ?? []).map(({ message }) => message),
        ...Object.values(details?.fieldErrors ?? {}).flatMap((errors) => errors.map(({ message }) => message))
    ];
    if (messages.length > 0) {
        return messages.join(' ');
    }
    return body?.message ?? (error instanceof Error ? error.message : String(error));
}

async function parse(response: Response): Promise<unknown> {
    const content = await response.text();
    try {
        return JSON.parse(content) as unknown;
    } catch {
        return { message: content.slice(0, 500) };
    }
}

/** REST resources answer a list of errors, UI API resources one object. */
function errorBody(content: unknown): ErrorBody {
    const first = Array.isArray(content) ? (content[0] as ErrorBody | undefined) : (content as ErrorBody | undefined);
    return first?.message === undefined ? { ...first, message: 'The org refused the request.' } : first;
}

function failure(status: number, statusText: string, body: ErrorBody): FetchError {
    return { ok: false, status, statusText, body };
}
