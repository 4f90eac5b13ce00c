import { ok } from '../http';
import type { Route } from '../router';
import { batchRoutes } from './batch';
import { collectionRoutes } from './collections';
import { compositeRoutes } from './composite';
import { graphRoutes } from './graph';
import { treeRoutes } from './tree';

/**
 * /composite: several requests, or several records, in one.
 * @param routes all resources of the org, for the requests inside
 */
export function allCompositeRoutes(routes: () => readonly Route[]): Route[] {
    return [
        {
            method: 'GET',
            pattern: '/composite',
            run: ({ context }) => {
                const base = `/services/data/v${context.version}/composite`;
                return ok({
                    batch: `${base}/batch`,
                    graph: `${base}/graph`,
                    sobjects: `${base}/sobjects`,
                    tree: `${base}/tree`
                });
            }
        },
        ...compositeRoutes(routes),
        ...batchRoutes(routes),
        ...graphRoutes(routes),
        ...collectionRoutes(),
        ...treeRoutes()
    ];
}
