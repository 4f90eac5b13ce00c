import { today, type Clock } from '../clock';
import type { OrgProject } from '../metadata/project';
import type { ObjectSchema, OrgSchema } from '../metadata/schema';
import { Compiler, type RowFilter } from '../query/compile';
import type { Store } from '../store/store';
import { administratorPermissions, combinedPermissions, type Permissions } from './permissions';
import { recordCondition, type AccessLevel, type SharingModel, type Viewer } from './recordAccess';
import { sharingModel } from './sharingModel';
import { visibleSchema } from './visibleSchema';

/** The one profile that permits everything; every other one permits nothing by itself. */
export const administratorProfile = 'System Administrator';
/** The profile of everybody else: what they may do comes from permission sets. */
export const minimumProfile = 'Minimum Access - Salesforce';

/** The profile of users of a partner company, who act for one of its contacts. */
export const partnerProfile = 'Partner Community User';

/** What one user may see and do, as of now. */
export interface UserAccess {
    readonly userId: string;
    /** A user of another company, who works in an Experience Cloud site. */
    readonly isExternal: boolean;
    readonly permissions: Permissions;
    /** The schema as they see it; the same object for all users with the same permissions. */
    readonly schema: OrgSchema;
    /** Keeps queries to the rows they may see; undefined: they see every row. */
    readonly rowFilter: RowFilter | undefined;
    /** Whether they have access to a stored record, whatever the object's permissions say of the level. */
    reaches(object: ObjectSchema, id: string, level: AccessLevel): boolean;
}

/** Who may see and do what in an org. */
export interface Access {
    isUser(id: string): boolean;
    /** @throws Error where there is no such user */
    of(userId: string): UserAccess;
}

/** Permissions and the schema they leave visible, shared by all users who have the same. */
interface Grants {
    readonly permissions: Permissions;
    readonly schema: OrgSchema;
}

/**
 * Who may see and do what in an org, by its permission sets and sharing. Assignments are read anew at every question;
 * what follows from a combination of permission sets is computed once.
 */
export class AccessControl implements Access {
    private readonly project: OrgProject;
    private readonly store: Store;
    private readonly grants = new Map<string, Grants>();
    private readonly sharing: SharingModel;

    constructor(project: OrgProject, store: Store, clock: Clock) {
        this.project = project;
        this.store = store;
        this.sharing = sharingModel(project, () => today(clock));
    }

    isUser(id: string): boolean {
        return this.store.read('User', id) !== undefined;
    }

    of(userId: string): UserAccess {
        const user = this.store.read('User', userId);
        if (user === undefined) {
            throw new Error(`There is no user ${userId}.`);
        }
        const profileId = String(user['ProfileId'] ?? '');
        const profile = this.store.read('Profile', profileId)?.['Name'];
        const { permissions, schema } = this.grantsOf(profile === administratorProfile, this.assignedSets(userId));
        const roleId = user['UserRoleId'];
        const role = typeof roleId === 'string' ? this.store.read('UserRole', roleId)?.['DeveloperName'] : undefined;
        const viewer: Viewer = {
            userId,
            permissions,
            role: role === undefined ? undefined : String(role),
            ...(user['UserType'] === 'PowerPartner' && {
                external: {
                    profile: String(profile),
                    accountId: textOf(user['AccountId']),
                    contactId: textOf(user['ContactId'])
                }
            })
        };
        return {
            userId,
            isExternal: viewer.external !== undefined,
            permissions,
            schema,
            rowFilter: permissions.has('ModifyAllData')
                ? undefined
                : (object, alias, compiler) =>
                      recordCondition(this.sharing, viewer, this.ownObject(object), 'read', alias, compiler),
            reaches: (object, id, level) => this.reaches(viewer, this.ownObject(object), id, level)
        };
    }

    /** The object in the org's own schema, of which the given one may be a user's view. */
    private ownObject(object: ObjectSchema): ObjectSchema {
        return this.project.schema.objects.get(object.apiName)!;
    }

    /** Names of the permission sets assigned to a user, sorted. */
    private assignedSets(userId: string): string[] {
        const object = this.project.schema.objects.get('PermissionSetAssignment')!;
        return this.store
            .findBy(object.apiName, object.fields.get('AssigneeId')!, userId)
            .flatMap((assignment) => {
                const set = this.store.read('PermissionSet', String(assignment['PermissionSetId']));
                return set === undefined ? [] : [String(set['Name'])];
            })
            .sort();
    }

    private grantsOf(isAdministrator: boolean, setNames: readonly string[]): Grants {
        const key = `${isAdministrator}:${setNames.join(',')}`;
        let grants = this.grants.get(key);
        if (grants === undefined) {
            const sets = setNames.flatMap((name) => this.project.permissionSets.get(name) ?? []);
            const permissions = isAdministrator
                ? administratorPermissions(sets)
                : combinedPermissions(this.project, sets);
            const schema = isAdministrator ? this.project.schema : visibleSchema(this.project.schema, permissions);
            grants = { permissions, schema };
            this.grants.set(key, grants);
        }
        return grants;
    }

    private reaches(viewer: Viewer, object: ObjectSchema, id: string, level: AccessLevel): boolean {
        if (viewer.permissions.has('ModifyAllData')) {
            return true;
        }
        const compiler = new Compiler(object);
        const condition = recordCondition(this.sharing, viewer, object, level, compiler.root, compiler);
        if (condition === undefined) {
            return true;
        }
        const idIs = `${compiler.root}."Id" = ${compiler.bind(id)}`;
        const sql = `SELECT 1 ${compiler.from()} WHERE ${idIs} AND ${condition}`;
        return this.store.database.prepare(sql).get(...compiler.values()) !== undefined;
    }
}

function textOf(value: unknown): string | undefined {
    return typeof value === 'string' ? value : undefined;
}
