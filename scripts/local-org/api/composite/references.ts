import { apiError } from '../http';
import type { ApiError } from '../http';
import { isObject } from './subrequests';
import type { Subrequest } from './subrequests';

const pattern = /@\{([^{}]*)\}/g;
const referenceId = /^[A-Za-z0-9]\w*$/;

/** @throws ApiError 400 for a reference id that the platform does not take. */
export function checkReferenceId(id: unknown): string {
    if (typeof id !== 'string' || id === '') {
        throw apiError(400, 'JSON_PARSER_ERROR', "Each subrequest needs 'referenceId', a text.");
    }
    if (!referenceId.test(id)) {
        throw apiError(
            400,
            'INVALID_INPUT',
            `Provided referenceId ('${id}') must start with a letter or a number, ` +
                "and it can contain only letters, numbers and underscores ('_')."
        );
    }
    return id;
}

/** The reference ids that a subrequest mentions. */
export function mentionedIds({ url, body }: Subrequest): Set<string> {
    const ids = new Set<string>();
    for (const [, path = ''] of `${url} ${JSON.stringify(body ?? null)}`.matchAll(pattern)) {
        ids.add(path.split(/[.[]/)[0] ?? '');
    }
    return ids;
}

/**
 * Puts what earlier subrequests answered in the place of `@{referenceId.path}`, in the url and anywhere in the body.
 * @param answers bodies by reference id
 * @throws ApiError 400 PROCESSING_HALTED for a reference that has no value
 */
export function withReferences(subrequest: Subrequest, answers: ReadonlyMap<string, unknown>): Subrequest {
    return {
        ...subrequest,
        url: subrequest.url.replace(pattern, (_whole, path: string, offset: number) => {
            const text = textOf(path, lookUp(path, answers));
            // The address of a record takes the place of the whole; anything inside an address must stay one part of it.
            return offset === 0 ? text : encodeURIComponent(text);
        }),
        body: replaced(subrequest.body, answers)
    };
}

function replaced(value: unknown, answers: ReadonlyMap<string, unknown>): unknown {
    if (typeof value === 'string') {
        const [, whole] = /^@\{([^{}]*)\}$/.exec(value) ?? [];
        return whole === undefined
            ? value.replace(pattern, (_match, path: string) => textOf(path, lookUp(path, answers)))
            : lookUp(whole, answers);
    }
    if (Array.isArray(value)) {
        return value.map((one: unknown) => replaced(one, answers));
    }
    return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaced(one, answers)]))
        : value;
}

function noValue(path: string): ApiError {
    const [id = ''] = path.split(/[.[]/);
    return apiError(
        400,
        'PROCESSING_HALTED',
        `Invalid reference specified. No value for ${path} found in ${id}. ` +
            `Provided referenceId ('${path}') must start with a letter or a number, ` +
            "and it can contain only letters, numbers and underscores ('_')."
    );
}

/** `refAccounts[0].id`, `refQuery.records[0].Name`: names are case-sensitive, as JSON is. */
function lookUp(path: string, answers: ReadonlyMap<string, unknown>): unknown {
    const [id = '', ...steps] = path.match(/[^.[\]]+/g) ?? [];
    let value: unknown = answers.get(id);
    for (const step of steps) {
        const holder = value as Record<string, unknown> | null | undefined;
        value = typeof holder === 'object' && holder !== null && Object.hasOwn(holder, step) ? holder[step] : undefined;
    }
    if (value === undefined || value === null || steps.length === 0) {
        throw noValue(path);
    }
    return value;
}

function textOf(path: string, value: unknown): string {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
        return String(value);
    }
    // An exact number: the text that JSON gets.
    const raw = (value as { rawJSON?: unknown }).rawJSON;
    if (typeof raw === 'string') {
        return raw;
    }
    throw noValue(path);
}
