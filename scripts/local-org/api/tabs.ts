import type { ApiContext } from './context';
import { ok } from './http';
import type { Route } from './router';

/** GET /tabs: the tabs that the project declares. */
export function tabRoutes(): Route[] {
    return [{ method: 'GET', pattern: '/tabs', run: ({ context }) => ok(tabs(context)) }];
}

function tabs(context: ApiContext): unknown[] {
    return [...context.org.project.ui.tabs.values()].map((tab) => {
        const object = tab.target.kind === 'object' ? context.schema.findObject(tab.target.objectApiName) : undefined;
        return {
            colors: [],
            custom: object?.custom ?? true,
            iconUrl: null,
            icons: [],
            label: object ? context.labels.plural(object) : context.labels.tab(tab.apiName, tab.label ?? tab.apiName),
            miniIconUrl: null,
            name: tab.apiName,
            sobjectName: object?.apiName ?? '',
            url: `${context.baseUrl}/lightning/${object ? `o/${object.apiName}/home` : `n/${tab.apiName}`}`
        };
    });
}
