import type { Org, OrgUser } from '../../org';

/** Whether the user may read and change metadata. */
export function mayUseMetadata(org: Org, user: OrgUser): boolean {
    const { permissions } = org.access.of(user.id);
    return permissions.has('ModifyMetadata') || permissions.has('ModifyAllData');
}
