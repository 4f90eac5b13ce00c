import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { constants, brotliCompressSync } from 'node:zlib';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
    '.js': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.html': 'text/html; charset=utf-8',
    '.json': 'application/json; charset=utf-8',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.jpg': 'image/jpeg',
    '.jpeg': 'image/jpeg',
    '.gif': 'image/gif',
    '.woff2': 'font/woff2',
    '.txt': 'text/plain; charset=utf-8'
};

/** The address of the style sheet; the package's version in it lets browsers keep it for good. */
export interface DesignSystem {
    readonly styleSheet: string;
    /** The file behind an address below `/slds/`, or undefined. */
    file(path: string): string | undefined;
}

/** Finds the installed Salesforce Lightning Design System: version 2 for styles, version 1 for the icon sprites. */
export function designSystem(): DesignSystem {
    const resolver = createRequire(import.meta.url);
    const styles = packageFolder(resolver, '@salesforce-ux/design-system-2');
    const icons = packageFolder(resolver, '@salesforce-ux/design-system');
    return {
        styleSheet: `/slds/styles/${styles.version}/slds2.cosmos.css`,
        file(path) {
            const style = /^\/slds\/styles\/[\w.-]+\/([\w.-]+\.css)$/.exec(path)?.[1];
            if (style !== undefined) {
                return join(styles.folder, 'dist', 'css', 'bundled', style);
            }
            const icon = /^\/slds\/icons\/([\w-]+-sprite\/svg\/symbols\.svg)$/.exec(path)?.[1];
            return icon === undefined ? undefined : join(icons.folder, 'assets', 'icons', icon);
        }
    };
}

function packageFolder(resolver: NodeJS.Require, name: string): { folder: string; version: string } {
    const candidates = resolver.resolve.paths(name) ?? [];
    const folder = candidates.map((path) => join(path, name)).find((path) => existsSync(join(path, 'package.json')));
    if (folder === undefined) {
        throw new Error(`The package ${name} is not installed; run npm ci.`);
    }
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
}

interface Stored {
    readonly modified: number;
    readonly plain: Buffer;
    readonly compressed: Buffer | undefined;
}

const stored = new Map<string, Stored>();

/**
 * Sends a file, compressed where that helps. Files under addresses with a hash or version are kept by the browser.
 * @param fileName whose ending tells the type, where the file's own name does not
 */
export function sendFile(
    request: IncomingMessage,
    response: ServerResponse,
    file: string,
    caching: 'forever' | 'revalidate',
    fileName = file
): void {
    const { plain, compressed, modified } = load(file);
    const etag = `"${modified.toString(36)}-${plain.length.toString(36)}"`;
    const headers = {
        'content-type': CONTENT_TYPES[extname(fileName).toLowerCase()] ?? 'application/octet-stream',
        'cache-control': caching === 'forever' ? 'public, max-age=31536000, immutable' : 'no-cache',
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
        etag
    };
    if (request.headers['if-none-match'] === etag) {
        response.writeHead(304, headers).end();
        return;
    }
    const acceptsCompressed = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const body = acceptsCompressed && compressed !== undefined ? compressed : plain;
    response.writeHead(200, {
        ...headers,
        ...(body === compressed ? { 'content-encoding': 'br' } : {}),
        'content-length': String(body.length)
    });
    response.end(request.method === 'HEAD' ? undefined : body);
}

/** Joins a folder and an address; undefined where the address leads outside the folder or to no file. */
export function fileWithin(folder: string, path: string): string | undefined {
    const file = normalize(join(folder, path));
    const isInside = dirname(file).startsWith(folder);
    return isInside && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function load(file: string): Stored {
    const modified = statSync(file).mtimeMs;
    const present = stored.get(file);
    if (present?.modified === modified) {
        return present;
    }
    const plain = readFileSync(file);
    const isText = /^\.(js|css|svg|json|html)$/.test(extname(file)) && plain.length > 1024;
    const compressed = isText
        ? brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
        : undefined;
    const entry = { modified, plain, compressed };
    stored.set(file, entry);
    return entry;
}
