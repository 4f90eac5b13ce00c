import type { IncomingMessage } from 'node:http';

/** Who is signed in and in which language: the preview's two cookies. */
export interface SessionCookies {
    readonly username: string | undefined;
    readonly language: string | undefined;
}

const USER = 'previewUser';
const LANGUAGE = 'previewLanguage';

/** Reads the preview's cookies. */
export function readCookies(request: IncomingMessage): SessionCookies {
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('=', 2));
    const values = new Map(pairs.map(([name = '', value = '']) => [name, decodeURIComponent(value)]));
    return { username: values.get(USER), language: values.get(LANGUAGE) };
}

/** The headers that set them: for this site alone, out of reach of scripts, for a year. */
export function cookieHeaders(choice: Partial<SessionCookies>): string[] {
    const attributes = 'Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict';
    const named: readonly (readonly [string, string | undefined])[] = [
        [USER, choice.username],
        [LANGUAGE, choice.language]
    ];
    return named.flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}=${encodeURIComponent(value)}; ${attributes}`]
    );
}
