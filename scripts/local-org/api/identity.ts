import type { ApiContext } from './context';
import { ApiError, notFound, ok } from './http';
import type { Route } from './router';

/** Who is signed in, as OAuth clients ask it. */
export function identityRoutes(): Route[] {
    return [
        { method: 'GET', pattern: '/services/oauth2/userinfo', run: ({ context }) => ok(userInfo(context)) },
        { method: 'POST', pattern: '/services/oauth2/userinfo', run: ({ context }) => ok(userInfo(context)) },
        {
            method: 'GET',
            pattern: '/services/oauth2/id/{organization}/{user}',
            run: ({ context, parameters }) => {
                if (parameters['organization'] !== organizationId(context) || parameters['user'] !== context.user.id) {
                    throw notFound();
                }
                return ok(identity(context));
            }
        }
    ];
}

/** @throws ApiError for the ways of signing in that OAuth has and this org has not: its access tokens are given at its start. */
export function refuseSignIn(path: string): void {
    if (/^\/services\/oauth2\/(token|authorize|revoke|introspect)$/i.test(path)) {
        throw new ApiError(400, {
            error: 'unsupported_grant_type',
            error_description: 'Sign in with one of the access tokens that the local org prints when it starts.'
        });
    }
}

/** Where the identity of the user is told. */
export function identityUrl(context: ApiContext): string {
    return `${context.baseUrl}/services/oauth2/id/${organizationId(context)}/${context.user.id}`;
}

function organizationId({ org }: ApiContext): string {
    const [organization] = [...org.store.readAll('Organization')];
    return String(organization?.['Id'] ?? '');
}

/** What both forms tell alike. */
function commonFacts(context: ApiContext): Record<string, unknown> {
    const { user, org, baseUrl } = context;
    const record = org.read('User', user.id);
    const data = `${baseUrl}/services/data/v{version}`;
    return {
        user_id: user.id,
        organization_id: organizationId(context),
        email: record?.['Email'] ?? user.username,
        email_verified: true,
        language: record?.['LanguageLocaleKey'] ?? 'en_US',
        locale: record?.['LocaleSidKey'] ?? 'en_US',
        user_type: 'STANDARD',
        active: true,
        urls: {
            metadata: `${baseUrl}/services/Soap/m/{version}/${organizationId(context)}`,
            rest: `${data}/`,
            sobjects: `${data}/sobjects/`,
            query: `${data}/query/`
        }
    };
}

/** GET /services/oauth2/userinfo, by OpenID Connect. */
function userInfo(context: ApiContext): Record<string, unknown> {
    const { user, org } = context;
    return {
        ...commonFacts(context),
        sub: identityUrl(context),
        preferred_username: user.username,
        nickname: user.username,
        name: user.name,
        zoneinfo: org.read('User', user.id)?.['TimeZoneSidKey'] ?? 'GMT'
    };
}

/** The identity resource that `GET /services/data/vXX.X` points at. */
function identity(context: ApiContext): Record<string, unknown> {
    const { user } = context;
    return {
        ...commonFacts(context),
        id: identityUrl(context),
        asserted_user: true,
        username: user.username,
        nick_name: user.username,
        display_name: user.name,
        utcOffset: 0
    };
}
