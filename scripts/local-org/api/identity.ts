import { ok } from './http';
import type { Route } from './router';

/** Who is signed in, as OAuth clients ask it. */
export function identityRoutes(): Route[] {
    return [
        {
            method: 'GET',
            pattern: '/services/oauth2/userinfo',
            run: ({ context }) => {
                const { user, org, baseUrl } = context;
                const [organization] = [...org.store.readAll('Organization')];
                const organizationId = String(organization?.['Id'] ?? '');
                const record = org.read('User', user.id);
                return ok({
                    sub: `${baseUrl}/id/${organizationId}/${user.id}`,
                    user_id: user.id,
                    organization_id: organizationId,
                    preferred_username: user.username,
                    nickname: user.username,
                    name: user.name,
                    email: record?.['Email'] ?? user.username,
                    email_verified: true,
                    zoneinfo: record?.['TimeZoneSidKey'] ?? 'GMT',
                    language: record?.['LanguageLocaleKey'] ?? 'en_US',
                    locale: record?.['LocaleSidKey'] ?? 'en_US',
                    user_type: 'STANDARD',
                    active: true,
                    urls: {
                        rest: `${baseUrl}/services/data/v{version}/`,
                        sobjects: `${baseUrl}/services/data/v{version}/sobjects/`,
                        query: `${baseUrl}/services/data/v{version}/query/`
                    }
                });
            }
        }
    ];
}
