import type { FieldSchema, ObjectSchema, OrgSchema } from '../metadata/schema';
import { Compiler } from '../query/compile';
import { quoteName } from '../store/layout';
import type { Permissions } from './permissions';
import { isOwned, type RoleTree, type ShareGroup, type SharingRuleMetadata, type SharingSetMetadata } from './sharing';
import { standardAccess } from './standardAccess';

/**
 * What somebody may do with a record: see it, change it, or dispose of it (delete it, give it to another owner), which
 * an organization-wide default of "public read/write" does not include.
 */
export type AccessLevel = 'read' | 'edit' | 'full';

/** Whose access is asked for. */
export interface Viewer {
    readonly userId: string;
    /** API name of their role, if they have one. */
    readonly role: string | undefined;
    readonly permissions: Permissions;
    /** Present for users from outside the company: the company and the person they act for. */
    readonly external?: {
        readonly profile: string;
        readonly accountId: string | undefined;
        readonly contactId: string | undefined;
    };
}

export interface SharingModel {
    readonly schema: OrgSchema;
    readonly roles: RoleTree;
    /** By object. */
    readonly rules: ReadonlyMap<string, readonly SharingRuleMetadata[]>;
    /** What is opened to users from outside. */
    readonly sets: readonly SharingSetMetadata[];
    /** The condition of a criteria-based rule on a table. */
    readonly criteria: (rule: SharingRuleMetadata, compiler: Compiler) => string;
}

/** The condition that no row meets. */
const never = '0';

/**
 * Which rows of a table somebody has access to, as a SQL condition on the table's alias; undefined: all of them. By
 * the organization-wide default, ownership, the role hierarchy, sharing rules, and the master's access for details.
 */
export function recordCondition(
    model: SharingModel,
    viewer: Viewer,
    object: ObjectSchema,
    level: AccessLevel,
    alias: string,
    compiler: Compiler
): string | undefined {
    const { read, viewAll, modifyAll } = viewer.permissions.object(object);
    if (!read) {
        return never;
    }
    if (modifyAll || (viewAll && level === 'read')) {
        return undefined;
    }
    return new RecordCondition(model, viewer, compiler).of(object, level, alias);
}

class RecordCondition {
    private readonly model: SharingModel;
    private readonly viewer: Viewer;
    private readonly compiler: Compiler;

    constructor(model: SharingModel, viewer: Viewer, compiler: Compiler) {
        this.model = model;
        this.viewer = viewer;
        this.compiler = compiler;
    }

    of(object: ObjectSchema, level: AccessLevel, alias: string): string | undefined {
        const { setup, unshared } = standardAccess(object.apiName);
        if (setup === true) {
            return level === 'read' ? this.setupRows(object, alias) : never;
        }
        if (unshared === true) {
            return undefined;
        }
        const masters = [...object.fields.values()].filter((field) => field.reference?.masterDetail !== undefined);
        if (masters.length > 0) {
            return allOf(masters.map((field) => this.ofMaster(field, level, alias)));
        }
        const sharingModel = this.viewer.external === undefined ? object.sharingModel : object.externalSharingModel;
        if (sharingModel === 'ControlledByParent') {
            return this.ofParentAccount(object, level, alias);
        }
        if (isOpen(sharingModel, level) || !isOwned(object)) {
            return undefined;
        }
        const grants = [
            this.owned(alias),
            ...(level === 'full' ? [] : this.shared(object, level, alias)),
            ...(level === 'full' ? [] : this.throughSharingSets(object, level, alias)),
            ...(object.apiName === 'Account' && level === 'read' ? this.implicit(alias) : [])
        ];
        return grants.includes(undefined) ? undefined : `(${grants.join(' OR ')})`;
    }

    private setupRows(object: ObjectSchema, alias: string): string | undefined {
        const { ownRows } = standardAccess(object.apiName);
        if (this.viewer.external !== undefined && object.apiName === 'User') {
            return this.colleagues(alias);
        }
        if (ownRows === undefined) {
            return undefined;
        }
        const me = this.compiler.bind(this.viewer.userId);
        return ownRows.kind === 'assigned'
            ? `${alias}."Id" IN (SELECT "PermissionSetId" FROM "PermissionSetAssignment" WHERE "AssigneeId" = ${me})`
            : `${alias}.${quoteName(ownRows.column)} = (SELECT ${quoteName(ownRows.userColumn)} FROM "User" WHERE "Id" = ${me})`;
    }

    /** Users from outside know themselves and those of their own company. */
    private colleagues(alias: string): string {
        const me = `${alias}."Id" = ${this.compiler.bind(this.viewer.userId)}`;
        const accountId = this.viewer.external?.accountId;
        return accountId === undefined ? me : `(${me} OR ${alias}."AccountId" = ${this.compiler.bind(accountId)})`;
    }

    /** A detail is as accessible as its master; changing it asks for what the relationship says. */
    private ofMaster(field: FieldSchema, level: AccessLevel, alias: string): string | undefined {
        const { referenceTo, masterDetail } = field.reference!;
        const master = this.model.schema.objects.get(referenceTo[0]!)!;
        const needed = level === 'read' || masterDetail!.writeRequiresMasterRead === true ? 'read' : 'edit';
        return this.inTable(master, needed, `${alias}.${quoteName(field.apiName)}`);
    }

    /** Contacts whose sharing is controlled by their account's; a contact without an account is its owner's alone. */
    private ofParentAccount(object: ObjectSchema, level: AccessLevel, alias: string): string | undefined {
        const parent = object.fields.get('AccountId');
        const account = this.model.schema.objects.get('Account');
        if (parent === undefined || account === undefined) {
            return undefined;
        }
        const column = `${alias}.${quoteName(parent.apiName)}`;
        const byAccount = this.inTable(account, level === 'read' ? 'read' : 'edit', column) ?? `${column} IS NOT NULL`;
        return `(${byAccount} OR ${this.owned(alias)})`;
    }

    private inTable(object: ObjectSchema, level: AccessLevel, column: string): string | undefined {
        // Table aliases of the compiler are its own; these stand in a subquery.
        const alias = this.compiler.newAlias();
        const condition = recordConditionOf(this.model, this.viewer, object, level, alias, this.compiler);
        return condition === undefined
            ? undefined
            : `EXISTS (SELECT 1 FROM ${quoteName(object.apiName)} ${alias} WHERE ${alias}."Id" = ${column} AND ${condition})`;
    }

    /** Records of the viewer and of those below in the role hierarchy. */
    private owned(alias: string): string {
        const mine = `${alias}."OwnerId" = ${this.compiler.bind(this.viewer.userId)}`;
        const below = this.viewer.role === undefined ? [] : this.model.roles.below(this.viewer.role);
        return below.length === 0 ? mine : `(${mine} OR ${this.ownedByRoles(below, alias)})`;
    }

    private ownedByRoles(roles: readonly string[], alias: string): string {
        return (
            `${alias}."OwnerId" IN (SELECT u."Id" FROM "User" u JOIN "UserRole" r ON r."Id" = u."UserRoleId" ` +
            `WHERE r."DeveloperName" IN (SELECT value FROM json_each(${this.compiler.bind(JSON.stringify(roles))})))`
        );
    }

    /** What sharing rules open to the viewer; undefined among them: everything. */
    private shared(object: ObjectSchema, level: AccessLevel, alias: string): (string | undefined)[] {
        const rules = this.model.rules.get(object.apiName) ?? [];
        return rules
            .filter((rule) => (level === 'read' || rule.access === 'Edit') && this.reaches(rule.sharedTo))
            .map((rule) => this.recordsOf(rule, alias));
    }

    /** What sharing sets open: the records that point to the viewer's account or contact. */
    private throughSharingSets(object: ObjectSchema, level: AccessLevel, alias: string): string[] {
        const { external } = this.viewer;
        if (external === undefined) {
            return [];
        }
        const mappings = this.model.sets
            .filter(({ profiles }) => profiles.includes(external.profile))
            .flatMap((set) => set.mappings)
            .filter((mapping) => mapping.object === object.apiName && (level === 'read' || mapping.access === 'Edit'));
        return mappings.flatMap(({ objectField, userField }) => {
            const id = userField === 'Account' ? external.accountId : external.contactId;
            return id === undefined ? [] : [`${alias}.${quoteName(objectField)} = ${this.compiler.bind(id)}`];
        });
    }

    /** Accounts that are read without being shared: a user's from outside own one, and those whose children one has. */
    private implicit(alias: string): string[] {
        const accountId = this.viewer.external?.accountId;
        const own = accountId === undefined ? [] : [`${alias}."Id" = ${this.compiler.bind(accountId)}`];
        return [...own, ...this.throughChildren(alias)];
    }

    /**
     * Implicit sharing: whoever has an account's opportunity or contact by ownership, a rule or a sharing set reads the
     * account.
     * (What an account's owner has of its children by the role's settings is left out: roles have none here.)
     */
    private throughChildren(alias: string): string[] {
        return ['Opportunity', 'Contact'].flatMap((name) => {
            const child = this.model.schema.objects.get(name);
            if (child === undefined || child.sharingModel === 'ControlledByParent') {
                return [];
            }
            const inner = this.compiler.newAlias();
            const grants = [
                this.owned(inner),
                ...this.shared(child, 'read', inner),
                ...this.throughSharingSets(child, 'read', inner)
            ];
            const condition = grants.includes(undefined) ? '1' : grants.join(' OR ');
            const isChild = `${inner}."AccountId" = ${alias}."Id"`;
            return `EXISTS (SELECT 1 FROM ${quoteName(name)} ${inner} WHERE ${isChild} AND (${condition}))`;
        });
    }

    /** Whether the viewer belongs to a group, or stands above one who does. */
    private reaches(group: ShareGroup): boolean {
        const { role, external } = this.viewer;
        if (group.kind === 'allInternalUsers') {
            return external === undefined;
        }
        const members = this.model.roles.members(group);
        return role !== undefined && (members.includes(role) || this.model.roles.above(group.role).includes(role));
    }

    private recordsOf(rule: SharingRuleMetadata, alias: string): string | undefined {
        if (rule.records.kind === 'criteria') {
            const object = this.model.schema.objects.get(rule.object)!;
            // Criteria take the object's own stored fields only (see `checkSharing`): no join is needed.
            return this.model.criteria(rule, new Compiler(object, { outer: this.compiler, root: alias }));
        }
        const { group } = rule.records;
        return group.kind === 'allInternalUsers'
            ? undefined
            : this.ownedByRoles(this.model.roles.members(group), alias);
    }
}

/** The same without the object's own permission to read: access to a master is sharing alone. */
function recordConditionOf(
    model: SharingModel,
    viewer: Viewer,
    object: ObjectSchema,
    level: AccessLevel,
    alias: string,
    compiler: Compiler
): string | undefined {
    const { viewAll, modifyAll } = viewer.permissions.object(object);
    return modifyAll || (viewAll && level === 'read')
        ? undefined
        : new RecordCondition(model, viewer, compiler).of(object, level, alias);
}

/** Whether the organization-wide default gives the access to everybody. */
function isOpen(sharingModel: string, level: AccessLevel): boolean {
    switch (sharingModel) {
        case 'FullAccess':
            return true;
        case 'ReadWrite':
            return level !== 'full';
        case 'Read':
            return level === 'read';
        default:
            return false;
    }
}

/** All conditions together; undefined holds always. */
function allOf(conditions: readonly (string | undefined)[]): string | undefined {
    const needed = conditions.filter((condition) => condition !== undefined);
    return needed.length === 0 ? undefined : `(${needed.join(' AND ')})`;
}
