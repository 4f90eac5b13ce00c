import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname } from 'node:path';
import type { ApiHandler } from '../../local-org/api/handler';
import { administratorProfile } from '../../local-org/access/accessControl';
import { orgCurrency } from '../../local-org/api/locale';
import type { OrgSchema } from '../../local-org/metadata/schema';
import type { Org, OrgUser } from '../../local-org/org';
import type { Bundle } from '../build/bundle';
import type { ProjectFiles } from '../build/project';
import { visibleModel } from '../model/visibleModel';
import { buildPageModel } from '../model/buildPageModel';
import { designSystem, fileWithin, sendFile } from './assets';
import { cookieHeaders, readCookies } from './cookies';
import type { LanguageCode } from './internationalization';
import { languageCode, preferredLanguage } from './internationalization';
import { htmlPage, sessionScript } from './page';
import { previewSession } from './session';

export interface PreviewOptions {
    readonly org: Org;
    readonly api: ApiHandler;
    readonly project: ProjectFiles;
    readonly exposedComponents: readonly string[];
    readonly siteComponents: readonly string[];
    readonly bundle: Bundle;
    /** 0: any free port. */
    readonly port: number;
}

export interface RunningPreview {
    /** `http://localhost:1234` */
    readonly url: string;
    close(): Promise<void>;
}

/**
 * Serves the pages, the org's API and what both need on one port of the loopback address.
 * @throws Error (rejects) where the port is taken
 */
export async function servePreview(options: PreviewOptions): Promise<RunningPreview> {
    const handle = previewHandler(options);
    const server = createServer((request, response) => void handle(request, response));
    // Longer than any single piece of work: a connection that is closed at the end of one takes a request along.
    server.keepAliveTimeout = 60_000;
    await listen(server, options.port);
    const { port } = server.address() as AddressInfo;
    return {
        url: `http://localhost:${port}`,
        close: () =>
            new Promise((resolve, reject) => {
                server.close((error) => (error === undefined ? resolve() : reject(error)));
                server.closeAllConnections();
            })
    };
}

function previewHandler(options: PreviewOptions): ApiHandler {
    const { org, api, project, bundle } = options;
    const slds = designSystem();
    /** By what the user sees, then by who and how they are. */
    const sessionScripts = new WeakMap<OrgSchema, Map<string, string>>();
    const currency = orgCurrency(project.root);

    function userOf(request: IncomingMessage): OrgUser {
        const { username } = readCookies(request);
        const user = org.users.find((candidate) => candidate.username === username) ?? org.users[0];
        if (user === undefined) {
            throw new Error('The org has no users.');
        }
        return user;
    }

    function sendSession(request: IncomingMessage, response: ServerResponse): void {
        const user = userOf(request);
        const language = languageOf(request);
        const userAgent = request.headers['user-agent'] ?? '';
        const access = org.access.of(user.id);
        const scripts = sessionScripts.get(access.schema) ?? new Map<string, string>();
        sessionScripts.set(access.schema, scripts);
        const key = `${user.id} ${language} ${userAgent}`;
        let script = scripts.get(key);
        if (script === undefined) {
            const input = {
                ...org.project,
                exposedComponents: options.exposedComponents,
                componentProblems: bundle.componentProblems
            };
            script = sessionScript(
                previewSession({
                    project: org.project,
                    users: org.users,
                    user,
                    language,
                    currency,
                    userAgent,
                    customPermissions: [...access.permissions.customPermissions],
                    isAdministrator: isAdministrator(org, user),
                    model: visibleModel(buildPageModel(input, language), org.schema, access, options.siteComponents)
                })
            );
            scripts.set(key, script);
        }
        sendText(response, 'text/javascript; charset=utf-8', script);
    }

    function sendPage(request: IncomingMessage, response: ServerResponse): void {
        const title = [...org.project.ui.apps.values()][0]?.label ?? 'Preview';
        const language = languageOf(request).slice(0, 2);
        const page = htmlPage({ language, title, styleSheet: slds.styleSheet, scripts: bundle.scripts });
        sendText(response, 'text/html; charset=utf-8', page);
    }

    async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        if (!isLocalHost(request)) {
            sendText(response, 'text/plain; charset=utf-8', 'The preview answers on localhost only.\n', 421);
        } else if (/^\/+(?:services|local-org)\//.test(pathname)) {
            signRequest(request, userOf(request));
            await api(request, response);
        } else if (pathname === '/preview/session.js') {
            sendSession(request, response);
        } else if (pathname === '/preview/session' && request.method === 'POST') {
            await changeSession(request, response, org);
        } else if (pathname === '/') {
            response.writeHead(302, { location: '/lightning/page/home' }).end();
        } else if (pathname.startsWith('/lightning/')) {
            sendPage(request, response);
        } else {
            sendAsset(request, response, pathname);
        }
    }

    function sendAsset(request: IncomingMessage, response: ServerResponse, pathname: string): void {
        const built = /^\/assets\/(.+)$/.exec(pathname)?.[1];
        const ofProject = projectFile(project, pathname);
        const file = built === undefined ? (slds.file(pathname) ?? ofProject?.file) : fileWithin(bundle.folder, built);
        if (file === undefined) {
            sendText(response, 'text/plain; charset=utf-8', `Nothing is at ${pathname}.\n`, 404);
        } else {
            sendFile(request, response, file, ofProject === undefined ? 'forever' : 'revalidate', ofProject?.fileName);
        }
    }

    return async (request, response) => {
        try {
            await route(request, response);
        } catch (error) {
            process.stderr.write(`${(error as Error).stack ?? String(error)}\n`);
            if (!response.headersSent) {
                sendText(response, 'text/plain; charset=utf-8', `${(error as Error).message}\n`, 500);
            }
        }
    };
}

/** The file behind the address of a static resource, of a file within one, or of an asset file. */
function projectFile(project: ProjectFiles, pathname: string): { file: string; fileName: string } | undefined {
    const asset = project.contentAssets.get(/^\/file-asset\/(\w+)$/.exec(pathname)?.[1] ?? '');
    if (asset !== undefined) {
        return asset;
    }
    const [, name = '', path] = /^\/resource\/(\w+)(?:\/(.+))?$/.exec(pathname) ?? [];
    const resource = project.staticResources.get(name);
    if (resource === undefined) {
        return undefined;
    }
    const file =
        path === undefined
            ? fileWithin(dirname(resource), basename(resource))
            : fileWithin(resource, decodeURIComponent(path));
    return file === undefined ? undefined : { file, fileName: basename(file) };
}

/** The page's requests carry no token: its cookie says who is signed in. API clients bring their own token. */
function signRequest(request: IncomingMessage, user: OrgUser): void {
    const isFromPage = request.headers['sec-fetch-site'] === 'same-origin';
    if (request.headers.authorization === undefined && isFromPage) {
        request.headers.authorization = `Bearer ${user.accessToken}`;
    }
}

/** Names that point here from elsewhere could let other sites read the org through the browser. */
function isLocalHost(request: IncomingMessage): boolean {
    return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? '');
}

function languageOf(request: IncomingMessage): LanguageCode {
    return languageCode(readCookies(request).language) ?? preferredLanguage(request.headers['accept-language']);
}

async function changeSession(request: IncomingMessage, response: ServerResponse, org: Org): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) {
        chunks.push(chunk);
    }
    const choice = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { language?: string; username?: string };
    const isKnown =
        (choice.language === undefined || languageCode(choice.language) !== undefined) &&
        (choice.username === undefined || org.users.some(({ username }) => username === choice.username));
    if (!isKnown) {
        sendText(response, 'text/plain; charset=utf-8', 'No such language or user.\n', 400);
        return;
    }
    response.writeHead(204, { 'set-cookie': cookieHeaders(choice) }).end();
}

function isAdministrator(org: Org, user: OrgUser): boolean {
    const profile = org.read('Profile', String(org.read('User', user.id)?.['ProfileId'] ?? ''));
    return profile?.['Name'] === administratorProfile;
}

function sendText(response: ServerResponse, type: string, body: string, status = 200): void {
    response.writeHead(status, {
        'content-type': type,
        'content-length': String(Buffer.byteLength(body)),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff'
    });
    response.end(body);
}

function listen(server: Server, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', resolve);
    });
}
