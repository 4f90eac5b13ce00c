import type { ApiContext } from './context';
import { ok } from './http';
import { identityUrl } from './identity';
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
export function resources(context: ApiContext): ApiResponse {
    const base = `/services/data/v${context.version}`;
    const names = ['composite', 'graphql', 'limits', 'metadata', 'query', 'queryAll', 'sobjects', 'tabs', 'ui-api'];
    return ok({
        ...Object.fromEntries(names.map((name) => [name, `${base}/${name}`])),
        jobs: `${base}/jobs`,
        identity: identityUrl(context)
    });
}
