import { apiError } from './http';
import type { ApiError } from './http';
import type { Route } from './router';

/** Resources of the platform that this org does not have, by the beginning of their path below the version. */
const missing: Readonly<Record<string, string>> = {
    actions: 'Actions',
    analytics: 'Reports and dashboards',
    appMenu: 'The app menu',
    'async-queries': 'Async SOQL',
    chatter: 'Chatter',
    commerce: 'Commerce',
    compactLayouts: 'Compact layouts of several objects; ask /ui-api/layout',
    connect: 'The Connect API',
    consent: 'Consent',
    eventStore: 'Platform events',
    folders: 'Folders',
    knowledgeManagement: 'Knowledge',
    parameterizedSearch: 'Search (SOSL)',
    process: 'Approval processes and rules over REST',
    quickActions: 'Quick actions over REST',
    recent: 'Recently viewed records: the org does not record who views what',
    search: 'Search (SOSL)',
    support: 'Support',
    theme: 'Themes',
    tooling: 'The Tooling API',
    'ui-api': 'This resource of the User Interface API',
    wave: 'CRM Analytics'
};

/** The answer to a path that no route takes: 501 where the platform has a resource there, otherwise nothing (404). */
export function notImplemented(path: string): ApiError | undefined {
    const [, first = ''] = path.split('/');
    const name = Object.keys(missing).find((one) => one.toLowerCase() === first.toLowerCase());
    return name === undefined
        ? undefined
        : apiError(501, 'NOT_IMPLEMENTED', `${missing[name] ?? name}: not available in the local org (${path}).`);
}

/**
 * A query of the Tooling API. This org has none of its objects, and says so as the platform says of unknown ones, which
 * is what clients that look for an optional one expect.
 */
function toolingQuery(query: string): ApiError {
    const object = /\bFROM\s+(\w+)/i.exec(query)?.[1] ?? '';
    return apiError(
        400,
        'INVALID_TYPE',
        `sObject type '${object}' is not supported. The local org has no Tooling API objects.`
    );
}

/** GET /tooling/query, which always refuses. */
export function toolingRoutes(): Route[] {
    return [
        {
            method: 'GET',
            pattern: '/tooling/query',
            run: ({ search }) => {
                throw toolingQuery(search.get('q') ?? '');
            }
        }
    ];
}
