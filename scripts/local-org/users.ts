import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
 * project's permission sets, the administrator, and one user for each permission set, who has just that one. What is
 * there already stays.
 */
export function setUpOrg(store: Store, project: OrgProject, timestamp: string, tokens: AccessTokens): OrgUser[] {
    return store.transaction(() => new OrgSetup(store, project, timestamp).run(tokens));
}

class OrgSetup {
    private readonly store: Store;
    private readonly project: OrgProject;
    private readonly timestamp: string;
    private administratorId = '';

    constructor(store: Store, project: OrgProject, timestamp: string) {
        this.store = store;
        this.project = project;
        this.timestamp = timestamp;
    }

    run(accessTokens: AccessTokens): OrgUser[] {
        const administratorProfile = this.ensure('Profile', 'Name', {
            Name: 'System Administrator',
            UserType: 'Standard'
        });
        const userProfile = this.ensure('Profile', 'Name', { Name: 'Standard User', UserType: 'Standard' });
        this.administratorId = this.ensureUser('admin', administratorPersona, administratorProfile);
        const organizationId = this.ensureOrganization();
        this.ensure('Pricebook2', 'Name', { Name: 'Standard Price Book', IsActive: true, IsStandard: true });
        const personas = [{ id: this.administratorId, persona: administratorPersona }];
        for (const set of this.project.permissionSets.values()) {
            const setId = this.ensure('PermissionSet', 'Name', { Name: set.apiName, Label: set.label, IsCustom: true });
            const userId = this.ensureUser(set.apiName.toLowerCase().replaceAll('_', '.'), set.label, userProfile);
            this.ensureAssignment(userId, setId);
            personas.push({ id: userId, persona: set.label });
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

    private ensureUser(alias: string, name: string, profileId: string): string {
        const username = `${alias}@${mailDomain}`;
        return this.ensure('User', 'Username', {
            Username: username,
            Email: username,
            LastName: name,
            Name: name,
            Alias: alias.slice(0, 8),
            IsActive: true,
            UserType: 'Standard',
            ProfileId: profileId,
            TimeZoneSidKey: 'GMT',
            LocaleSidKey: 'en_US',
            LanguageLocaleKey: 'en_US',
            EmailEncodingKey: 'UTF-8'
        });
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

    private ensureAssignment(userId: string, setId: string): void {
        const object = this.object('PermissionSetAssignment');
        const assigned = this.store.findBy(object.apiName, object.fields.get('AssigneeId')!, userId);
        if (!assigned.some((each) => each['PermissionSetId'] === setId)) {
            this.insert(object, { AssigneeId: userId, PermissionSetId: setId });
        }
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
