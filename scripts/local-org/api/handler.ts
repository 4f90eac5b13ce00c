import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { MetadataRequests } from '../deploy/requests';
import type { Org, OrgUser } from '../org';
import { queryEngineOf } from '../query/execute';
import { Labels } from './labels';
import { localeOf, orgCurrency } from './locale';
import type { ApiContext } from './context';
import { clockRoutes } from './clock';
import { apiError, notFound, readBody, send, toErrorResponse } from './http';
import type { ApiResponse } from './http';
import { identityRoutes, refuseSignIn } from './identity';
import { answerSoap, largestSoapBody, soapFault } from './metadata/soap';
import { findRoute } from './router';
import { apiRoutes } from './routes';
import { isServedVersion, versions } from './versions';

/** Answers a request below `/services/`; resolves when the answer is sent. Never rejects. */
export type ApiHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface ApiOptions {
    /** Deployments may drop fields and objects that hold data. Default: they are refused. */
    readonly mayLoseData?: boolean;
}

/**
 * The org's HTTP API as a request handler, to be mounted in any node:http server: it answers every path, and belongs
 * at `/services/` and `/local-org/`.
 */
export function createApiHandler(org: Org, options: ApiOptions = {}): ApiHandler {
    const deployments = new MetadataRequests(org, options.mayLoseData ?? false);
    const engine = queryEngineOf(org);
    const currency = orgCurrency(org.project.directory);
    const routes = apiRoutes(org, deployments);

    function contextOf(request: IncomingMessage, user: OrgUser, version: string): ApiContext {
        const access = org.access.of(user.id);
        const { language, locale } = localeOf(org.schema, request.headers, org.read('User', user.id));
        return {
            org,
            schema: access.schema,
            access,
            engine,
            user,
            version,
            baseUrl: `http://${request.headers.host ?? 'localhost'}`,
            labels: new Labels(org.schema, language),
            formats: { locale, currency }
        };
    }

    async function answerSoapPath(request: IncomingMessage, path: string): Promise<ApiResponse> {
        const [, version] = /^\/services\/Soap\/m\/(\d+\.\d)(?:\/.*)?$/i.exec(path) ?? [];
        if (!(version && isServedVersion(version))) {
            return soapFault(
                'UNSUPPORTED_API_VERSION',
                `There is no SOAP API at ${path}; the Metadata API is at /services/Soap/m/.`
            );
        }
        return answerSoap(org, deployments, (await readBody(request, largestSoapBody)).toString('utf8'));
    }

    async function answer(request: IncomingMessage): Promise<ApiResponse> {
        // Clients join addresses carelessly: //services//data is /services/data.
        const url = new URL((request.url ?? '/').replace(/^\/+/, '/'), 'http://localhost');
        const path = url.pathname.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
        if (path === '/services/data') {
            return versions();
        }
        if (path.startsWith('/services/Soap/')) {
            return answerSoapPath(request, path);
        }
        refuseSignIn(path);
        const token = bearerToken(request.headers);
        const user = org.users.find(({ accessToken }) => accessToken === token);
        if (!user) {
            throw apiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
        }
        const [, version, rest] = /^\/services\/data\/v(\d+\.\d)(\/.*)?$/.exec(path) ?? [];
        const unversioned = path.startsWith('/services/oauth2/') || path.startsWith('/local-org/');
        if (!unversioned && !(version && isServedVersion(version))) {
            throw notFound();
        }
        // Whoever asks sees what the clock has brought about since the last request.
        org.runDueWork();
        const method = methodOf(request.method ?? 'GET', url.searchParams);
        const known = unversioned ? [...identityRoutes(), ...clockRoutes()] : routes;
        const { route, parameters } = findRoute(known, method, unversioned ? path : (rest ?? '/'));
        const bytes = await readBody(request, route.largestBody);
        return route.run({
            context: contextOf(request, user, version ?? org.schema.apiVersion),
            method,
            parameters,
            search: url.searchParams,
            headers: Object.fromEntries(
                Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')])
            ),
            body: bytes.toString('utf8'),
            bytes
        });
    }

    return async (request, response) => {
        let result: ApiResponse;
        try {
            result = await answer(request);
        } catch (error) {
            if (request.errored) {
                return; // The client has gone: nobody is left to answer.
            }
            result = toErrorResponse(error);
        }
        if (!request.complete) {
            // A body that was refused unread must not be taken for the next request.
            response.setHeader('connection', 'close');
        }
        send(response, result);
    };
}

function bearerToken(headers: IncomingHttpHeaders): string | undefined {
    return /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** Clients that can not send PATCH say it in the address of a POST. */
function methodOf(method: string, search: URLSearchParams): string {
    return method === 'POST' ? (search.get('_HttpMethod') ?? method).toUpperCase() : method;
}
