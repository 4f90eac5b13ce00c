import type { ApiContext } from './context';
import { ok } from './http';
import type { ApiResponse } from './http';

const oldest = 50;
const newest = 66;

export const newestVersion = `${newest}.0`;

export function isServedVersion(version: string): boolean {
    const number = Number(version);
    return Number.isInteger(number) && number >= oldest && number <= newest;
}

/** The season a version was released in: three a year, version 50 in Winter '21. */
function releaseName(version: number): string {
    const seasons = ['Winter', 'Spring', 'Summer'];
    const index = version - 50;
    return `${seasons[index % 3]} '${21 + Math.floor(index / 3)}`;
}

/** GET /services/data: no sign-in needed. */
export function versions(): ApiResponse {
    const numbers = Array.from({ length: newest - oldest + 1 }, (_unused, index) => oldest + index);
    return ok(
        numbers.map((number) => ({
            label: releaseName(number),
            url: `/services/data/v${number}.0`,
            version: `${number}.0`
        }))
    );
}

/** GET /services/data/vXX.0: the resources there are. */
export function resources({ version }: ApiContext): ApiResponse {
    const base = `/services/data/v${version}`;
    return ok({
        sobjects: `${base}/sobjects`,
        query: `${base}/query`,
        queryAll: `${base}/queryAll`,
        graphql: `${base}/graphql`,
        'ui-api': `${base}/ui-api`,
        identity: '/services/oauth2/userinfo'
    });
}
