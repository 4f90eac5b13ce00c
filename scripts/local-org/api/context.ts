import type { UserAccess } from '../access/accessControl';
import type { OrgSchema } from '../metadata/schema';
import type { Org, OrgUser, SaveOptions } from '../org';
import type { QueryEngine } from '../query/execute';
import type { SoqlContext } from '../query/soql';
import { today } from '../clock';
import type { Labels } from './labels';
import type { Formats } from './display';

/** Everything a resource needs to answer one request of one user. */
export interface ApiContext {
    readonly org: Org;
    /** The schema as the user sees it: what they may not read is not in it. */
    readonly schema: OrgSchema;
    readonly access: UserAccess;
    readonly engine: QueryEngine;
    readonly user: OrgUser;
    /** '66.0' */
    readonly version: string;
    /** `http://localhost:1234`, as the client addressed it. */
    readonly baseUrl: string;
    readonly labels: Labels;
    readonly formats: Formats;
}

/** How this user's changes are saved: as this user, with messages in the language of the request. */
export function saveOptions(context: ApiContext): SaveOptions {
    return { userId: context.user.id, language: context.labels.language };
}

/** What SOQL and filters are resolved in. */
export function soqlContext(context: ApiContext): SoqlContext {
    return { schema: context.schema, today: today(context.org.clock), userId: context.user.id };
}
