import type { Org } from '../org';
import { Jobs } from './bulk/jobs';
import { bulkRoutes } from './bulk/routes';
import { allCompositeRoutes } from './composite/routes';
import { graphqlRoutes } from './graphql';
import { metadataRoutes } from './metadata/rest';
import { limitRoutes } from './limits';
import { toolingRoutes } from './not-implemented';
import { queryRoutes } from './query';
import { replicationRoutes } from './replication';
import { sobjectRoutes } from './sobjects';
import { tabRoutes } from './tabs';
import { uiListRoutes } from './ui-lists';
import { uiMetadataRoutes } from './ui-metadata';
import { uiRelatedListInfoRoutes } from './ui-related-list-info';
import { uiRecordRoutes } from './ui-records';
import type { MetadataRequests } from '../deploy/requests';
import type { Route } from './router';
import { resources } from './versions';

/** All resources below `/services/data/vXX.0`. */
export function apiRoutes(org: Org, deployments: MetadataRequests): Route[] {
    const jobs = new Jobs(org);
    const routes: Route[] = [
        { method: 'GET', pattern: '/', run: ({ context }) => resources(context) },
        // Before the records: `updated` and `deleted` stand where their Ids do.
        ...replicationRoutes(),
        ...sobjectRoutes(),
        ...queryRoutes(),
        ...allCompositeRoutes(() => routes),
        ...bulkRoutes(org, jobs),
        ...limitRoutes(jobs),
        ...tabRoutes(),
        ...toolingRoutes(),
        ...graphqlRoutes(),
        ...uiRecordRoutes(),
        ...uiListRoutes(),
        ...uiMetadataRoutes(),
        ...uiRelatedListInfoRoutes(),
        ...metadataRoutes(deployments)
    ];
    return routes;
}
