import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { administratorProfile, minimumProfile, partnerProfile } from './access/accessControl';
import { declaredUsers } from './access/declaredUsers';
import type { RoleMetadata } from './access/sharing';
import type { OrgProject } from './metadata/project';
import type { ObjectSchema } from './metadata/schema';
import type { OrgUser } from './org';
import { emptyRecord } from './save/defaults';
import type { Store } from './store/store';
import type { FieldValues } from './values';

const administratorPersona = 'Administrator';
const mailDomain = 'local-org.example';

/**
 * Sets up what every org has before anybody works in it: the organization, profiles, the standard price book, the
 * project's permission sets and roles, the administrator, one user for each permission set, who has just that one
 * (unless a partner's user that the project declares is that one), and the users that the project declares (see
 * `access/declaredUsers.ts`). What is there already stays.
 */
export function setUpOrg(store: Store, project: OrgProject, timestamp: string, tokens: AccessTokens): OrgUser[] {
    return store.transaction(() => new OrgSetup(store, project, timestamp).run(tokens));
}

interface NewUser {
    readonly username: string;
    readonly name: string;
    readonly profileId: string;
    /** API names. */
    readonly permissionSets?: readonly string[];
    readonly roleId?: string | null;
}

class OrgSetup {
    private readonly store: Store;
    private readonly project: OrgProject;
    private readonly timestamp: string;
    private administratorId = '';
    /** Ids of permission sets by API name. */
    private readonly setIds = new Map<string, string>();

    constructor(store: Store, project: OrgProject, timestamp: string) {
        this.store = store;
        this.project = project;
        this.timestamp = timestamp;
    }

    run(accessTokens: AccessTokens): OrgUser[] {
        const administrators = this.ensure('Profile', 'Name', {
            Name: administratorProfile,
            UserType: 'Standard'
        });
        const userProfile = this.ensure('Profile', 'Name', { Name: minimumProfile, UserType: 'Standard' });
        this.administratorId = this.ensureUser({
            username: `admin@${mailDomain}`,
            name: administratorPersona,
            profileId: administrators
        });
        const organizationId = this.ensureOrganization();
        this.ensure('Pricebook2', 'Name', { Name: 'Standard Price Book', IsActive: true, IsStandard: true });
        const roleIds = this.ensureRoles();
        const personas = [{ id: this.administratorId, persona: administratorPersona }];
        const declared = declaredUsers(this.project);
        const ofPartners = declared.filter(({ profile }) => profile === partnerProfile);
        for (const set of this.project.permissionSets.values()) {
            this.setIds.set(
                set.apiName,
                this.ensure('PermissionSet', 'Name', { Name: set.apiName, Label: set.label, IsCustom: true })
            );
            if (ofPartners.some(({ permissionSets }) => permissionSets.join() === set.apiName)) {
                continue;
            }
            const id = this.ensureUser({
                username: `${set.apiName.toLowerCase().replaceAll('_', '.')}@${mailDomain}`,
                name: set.label,
                profileId: userProfile,
                permissionSets: [set.apiName]
            });
            personas.push({ id, persona: set.label });
        }
        const partners = () => this.ensure('Profile', 'Name', { Name: partnerProfile, UserType: 'PowerPartner' });
        for (const { username, name, profile, permissionSets, role } of declared) {
            const profileId =
                profile === administratorProfile
                    ? administrators
                    : profile === partnerProfile
                      ? partners()
                      : userProfile;
            const roleId = role === undefined ? null : roleIds.get(role)!;
            const id = this.ensureUser({ username, name, profileId, permissionSets, roleId });
            personas.push({ id, persona: name });
        }
        const tokens = accessTokens.of(
            organizationId,
            personas.map(({ id }) => id)
        );
        return personas.map(({ id, persona }) => {
            const record = this.store.read('User', id)!;
            return {
                id,
                username: String(record['Username']),
                name: String(record['Name']),
                persona,
                accessToken: tokens[id]!
            };
        });
    }

    /** Roles by API name, those above before those below. */
    private ensureRoles(): Map<string, string> {
        const ids = new Map<string, string>();
        const add = (role: RoleMetadata): string => {
            const known = ids.get(role.apiName);
            if (known !== undefined) {
                return known;
            }
            const above = role.parentRole === undefined ? null : add(this.project.roles.get(role.parentRole)!);
            const id = this.ensure('UserRole', 'DeveloperName', {
                DeveloperName: role.apiName,
                Name: role.label,
                ParentRoleId: above
            });
            ids.set(role.apiName, id);
            return id;
        };
        for (const role of this.project.roles.values()) {
            add(role);
        }
        return ids;
    }

    /** A user who is there already keeps what was changed since, permission sets included. */
    private ensureUser(user: NewUser): string {
        const { username, name, profileId, permissionSets = [], roleId = null } = user;
        const object = this.object('User');
        const [existing] = this.store.findBy('User', object.fields.get('Username')!, username, 1);
        if (existing !== undefined) {
            return String(existing['Id']);
        }
        const alias = username.slice(0, username.indexOf('@'));
        const id = this.insert(object, {
            Username: username,
            Email: username,
            LastName: name,
            Name: name,
            Alias: alias.slice(0, 8),
            IsActive: true,
            UserType: this.store.read('Profile', profileId)?.['UserType'] ?? 'Standard',
            ProfileId: profileId,
            UserRoleId: roleId,
            TimeZoneSidKey: 'GMT',
            LocaleSidKey: 'en_US',
            LanguageLocaleKey: 'en_US',
            EmailEncodingKey: 'UTF-8'
        });
        for (const set of permissionSets) {
            this.insert(this.object('PermissionSetAssignment'), {
                AssigneeId: id,
                PermissionSetId: this.setIds.get(set)!
            });
        }
        return id;
    }

    private ensureOrganization(): string {
        return this.ensure('Organization', 'Name', {
            Name: 'Local Org',
            OrganizationType: 'Developer Edition',
            IsSandbox: false,
            InstanceName: 'LOCAL',
            LanguageLocaleKey: 'en_US',
            DefaultLocaleSidKey: 'en_US',
            TimeZoneSidKey: 'GMT'
        });
    }

    /** The Id of the record that has the key, made if there is none. */
    private ensure(objectName: string, key: string, values: FieldValues): string {
        const object = this.object(objectName);
        const [existing] = this.store.findBy(objectName, object.fields.get(key)!, values[key] ?? null, 1);
        return (existing?.['Id'] as string | undefined) ?? this.insert(object, values);
    }

    private object(name: string): ObjectSchema {
        return this.project.schema.objects.get(name)!;
    }

    private insert(object: ObjectSchema, values: FieldValues): string {
        const id = this.store.nextId(object);
        // The first user of an org is created by nobody but itself.
        const by = this.administratorId || (object.apiName === 'User' ? id : null);
        this.store.insert(object, {
            ...emptyRecord(object),
            ...(object.fields.has('OwnerId') && { OwnerId: by }),
            ...values,
            Id: id,
            CreatedDate: this.timestamp,
            CreatedById: by,
            LastModifiedDate: this.timestamp,
            LastModifiedById: by,
            SystemModstamp: this.timestamp
        });
        return id;
    }
}

/**
 * One random access token a user, kept in a file that only its owner can read, so that sign-ins survive a restart; in
 * memory where there is no file.
 */
export class AccessTokens {
    private readonly file: string | undefined;
    private readonly known: Record<string, string>;

    constructor(file: string | undefined) {
        this.file = file;
        this.known =
            file !== undefined && existsSync(file)
                ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
                : {};
    }

    /** Tokens by user Id, made for those who have none. */
    of(organizationId: string, userIds: readonly string[]): Readonly<Record<string, string>> {
        for (const id of userIds) {
            this.known[id] ??= `${organizationId.slice(0, 15)}!${randomBytes(48).toString('base64url')}`;
        }
        if (this.file !== undefined) {
            writeWhole(this.file, `${JSON.stringify(this.known, null, 2)}\n`);
        }
        return this.known;
    }
}

/** Replaces a file that only its owner may read, so that whoever is killed meanwhile leaves the old one or the new one. */
function writeWhole(file: string, content: string): void {
    const draft = `${file}.new`;
    // The mode below holds only for a file that is not there yet.
    rmSync(draft, { force: true });
    writeFileSync(draft, content, { mode: 0o600 });
    renameSync(draft, file);
}
