import type { FlowDefinition } from '../flow/definition';
import type { CustomPermissionMetadata, PermissionSetMetadata } from './permissions';
import type { OrgSchema } from './schema';
import type { UiMetadata } from './ui';

/** All that an SFDX project declares, read, linked and checked. Plain data, read-only. */
export interface OrgProject {
    /** The project's directory, absolute. */
    readonly directory: string;
    readonly schema: OrgSchema;
    readonly ui: UiMetadata;
    /** By API name. */
    readonly permissionSets: ReadonlyMap<string, PermissionSetMetadata>;
    readonly customPermissions: ReadonlyMap<string, CustomPermissionMetadata>;
    /** Active flows by API name. */
    readonly flows: ReadonlyMap<string, FlowDefinition>;
}
