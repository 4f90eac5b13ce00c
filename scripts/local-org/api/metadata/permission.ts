import type { Org, OrgUser } from '../../org';

/** What lets a user read and change metadata. */
const sufficient: ReadonlySet<string> = new Set(['ModifyMetadata', 'ModifyAllData']);

/** Whether the user may use the Metadata API: the administrator may, and who has the permission by a permission set. */
export function mayUseMetadata(org: Org, user: OrgUser): boolean {
    if (user.id === org.users[0]?.id) {
        return true;
    }
    const assignee = org.schema.objects.get('PermissionSetAssignment')?.fields.get('AssigneeId');
    const assignments = assignee === undefined ? [] : org.store.findBy('PermissionSetAssignment', assignee, user.id);
    return assignments.some(({ PermissionSetId: id }) => {
        const name = String(org.store.read('PermissionSet', String(id))?.['Name']);
        return org.project.permissionSets.get(name)?.userPermissions.some((permission) => sufficient.has(permission));
    });
}
