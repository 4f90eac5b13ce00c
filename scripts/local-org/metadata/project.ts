import type { RoleMetadata, SharingRuleMetadata, SharingSetMetadata } from '../access/sharing';
import type { FlowDefinition } from '../flow/definition';
import type { CompiledProject } from '../save/compileProject';
import type { CustomPermissionMetadata, PermissionSetMetadata } from './permissions';
import type { ProjectSources } from './projectSources';
import type { OrgSchema } from './schema';
import type { UiMetadata } from './ui';

/** All that an SFDX project declares, read, linked and checked. Read-only. */
export interface OrgProject {
    /** The project's directory, absolute. */
    readonly directory: string;
    /** What all this was read from. */
    readonly sources: ProjectSources;
    readonly schema: OrgSchema;
    readonly ui: UiMetadata;
    /** By API name. */
    readonly permissionSets: ReadonlyMap<string, PermissionSetMetadata>;
    readonly customPermissions: ReadonlyMap<string, CustomPermissionMetadata>;
    /** By API name. */
    readonly roles: ReadonlyMap<string, RoleMetadata>;
    readonly sharingRules: readonly SharingRuleMetadata[];
    readonly sharingSets: readonly SharingSetMetadata[];
    /** Active flows by API name. */
    readonly flows: ReadonlyMap<string, FlowDefinition>;
    /** What the project declares and this org does not do, one line each, for people. */
    readonly notices: readonly string[];
    /** The formulas, rules, defaults, flows and roll-ups, ready to run. */
    readonly compiled: CompiledProject;
}

/** A project that is read and linked, before its formulas are compiled. */
export type LinkedProject = Omit<OrgProject, 'compiled' | 'sources' | 'notices'>;
