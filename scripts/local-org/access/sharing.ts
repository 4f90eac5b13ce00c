import type { ObjectSchema, SourceLocation } from '../metadata/schema';
import type { ListViewSchema } from '../metadata/schema';

/** A role as its file declares it. */
export interface RoleMetadata {
    readonly apiName: string;
    readonly label: string;
    /** API name of the role above; absent at the top. */
    readonly parentRole?: string;
    readonly location: SourceLocation;
}

/** Whom a sharing rule takes records from or gives them to. */
export type ShareGroup =
    { readonly kind: 'allInternalUsers' } | { readonly kind: 'role' | 'roleAndSubordinates'; readonly role: string };

export interface SharingRuleMetadata {
    readonly apiName: string;
    readonly object: string;
    readonly access: 'Read' | 'Edit';
    readonly sharedTo: ShareGroup;
    /** Which records: those of owners in a group, or those that meet criteria on the object's own fields. */
    readonly records:
        | { readonly kind: 'ownedBy'; readonly group: ShareGroup }
        | {
              readonly kind: 'criteria';
              readonly filter: Pick<ListViewSchema, 'filters' | 'booleanFilter' | 'location'>;
          };
    readonly location: SourceLocation;
}

/**
 * What a sharing set opens to users from outside: the records that point to their account or contact. Who belongs to it
 * is said by profiles.
 */
export interface SharingSetMetadata {
    readonly apiName: string;
    readonly profiles: readonly string[];
    readonly mappings: readonly {
        readonly object: string;
        readonly access: 'Read' | 'Edit';
        /** 'Id', or the field of the object that points to the account or contact. */
        readonly objectField: string;
        /** What of the user the field must point to. */
        readonly userField: 'Account' | 'Contact';
        readonly location: SourceLocation;
    }[];
}

/** The roles of an org as a tree. */
export class RoleTree {
    private readonly children = new Map<string, string[]>();
    private readonly parents = new Map<string, string>();

    constructor(roles: Iterable<RoleMetadata>) {
        for (const { apiName, parentRole } of roles) {
            if (parentRole !== undefined) {
                this.parents.set(apiName, parentRole);
                this.children.set(parentRole, [...(this.children.get(parentRole) ?? []), apiName]);
            }
        }
    }

    /** All roles below a role, not itself. */
    below(role: string): string[] {
        return (this.children.get(role) ?? []).flatMap((child) => [child, ...this.below(child)]);
    }

    /** All roles above a role, not itself. */
    above(role: string): string[] {
        const parent = this.parents.get(role);
        return parent === undefined ? [] : [parent, ...this.above(parent)];
    }

    members(group: Extract<ShareGroup, { role: string }>): string[] {
        return group.kind === 'role' ? [group.role] : [group.role, ...this.below(group.role)];
    }
}

/** Whether the object's records belong to somebody. */
export function isOwned(object: ObjectSchema): boolean {
    return object.fields.has('OwnerId');
}
