import type { OrgProject } from '../metadata/project';
import type { ObjectPermission, PermissionSetMetadata } from '../metadata/permissions';
import type { FieldSchema, ObjectSchema } from '../metadata/schema';
import { standardAccess } from './standardAccess';

export interface FieldAccess {
    readonly readable: boolean;
    readonly editable: boolean;
}

/** System permissions that have an effect here; every other one that a permission set grants has none. */
export const honoredSystemPermissions = [
    'ActivitiesAccess',
    'EditTask',
    'ModifyAllData',
    'ModifyMetadata',
    'ViewAllData',
    'ViewSetup'
] as const;
export type SystemPermission = (typeof honoredSystemPermissions)[number];

/** What all permission sets of one user, taken together, permit. Computed once for each combination of sets. */
export interface Permissions {
    has(permission: SystemPermission): boolean;
    object(object: ObjectSchema): ObjectPermission;
    field(object: ObjectSchema, field: FieldSchema): FieldAccess;
    readonly customPermissions: ReadonlySet<string>;
    /** Whether the tab stands in the navigation of its apps. */
    showsTab(tab: string): boolean;
    showsApp(app: string): boolean;
}

const everything: ObjectPermission = {
    create: true,
    read: true,
    edit: true,
    delete: true,
    viewAll: true,
    modifyAll: true
};
const nothing: ObjectPermission = {
    create: false,
    read: false,
    edit: false,
    delete: false,
    viewAll: false,
    modifyAll: false
};
const open: FieldAccess = { readable: true, editable: true };
const closed: FieldAccess = { readable: false, editable: false };

/**
 * The permissions of the system administrator: all there are. Custom permissions are not among them; the platform
 * grants those by permission sets to administrators too.
 */
export function administratorPermissions(sets: readonly PermissionSetMetadata[]): Permissions {
    return {
        has: () => true,
        object: () => everything,
        field: () => open,
        customPermissions: customPermissionsOf(sets),
        showsTab: () => true,
        showsApp: () => true
    };
}

/** The permissions of somebody with a profile that permits nothing, by their permission sets alone. */
export function combinedPermissions(project: OrgProject, sets: readonly PermissionSetMetadata[]): Permissions {
    const system = new Set(sets.flatMap((set) => set.userPermissions));
    const has = (permission: SystemPermission): boolean =>
        system.has(permission) || (permission === 'ViewAllData' && system.has('ModifyAllData'));
    const objects = new Map<string, ObjectPermission>();
    for (const object of project.schema.objects.values()) {
        objects.set(object.apiName, objectPermission(object.apiName, sets, has));
    }
    const fields = grantedFields(sets);
    return {
        has,
        object: (object) => objects.get(object.apiName) ?? nothing,
        field: (object, field) =>
            objects.get(object.apiName)?.read !== true
                ? closed
                : !isPermissionable(object, field)
                  ? open
                  : (fields.get(`${object.apiName}.${field.apiName}`) ?? closed),
        customPermissions: customPermissionsOf(sets),
        showsTab: (tab) => sets.some((set) => set.tabs.get(tab) === 'Visible'),
        showsApp: (app) => sets.some((set) => set.apps.includes(app))
    };
}

function customPermissionsOf(sets: readonly PermissionSetMetadata[]): ReadonlySet<string> {
    return new Set(sets.flatMap((set) => set.customPermissions));
}

function objectPermission(
    objectApiName: string,
    sets: readonly PermissionSetMetadata[],
    has: (permission: SystemPermission) => boolean
): ObjectPermission {
    if (has('ModifyAllData')) {
        return everything;
    }
    const { governedBy, setup, activity } = standardAccess(objectApiName);
    if (setup === true) {
        return { ...nothing, read: true, viewAll: has('ViewAllData') || has('ViewSetup') };
    }
    if (governedBy !== undefined) {
        const governor = objectPermission(governedBy, sets, has);
        return { ...governor, create: governor.edit, delete: governor.edit };
    }
    if (activity === true) {
        return activityPermission(has);
    }
    const granted = sets.flatMap((set) => set.objects.get(objectApiName) ?? []);
    const any = (right: keyof ObjectPermission): boolean => granted.some((permission) => permission[right]);
    const viewsAll = has('ViewAllData');
    return {
        create: any('create'),
        read: viewsAll || any('read'),
        edit: any('edit'),
        delete: any('delete'),
        viewAll: viewsAll || any('viewAll') || any('modifyAll'),
        modifyAll: any('modifyAll')
    };
}

/** Activities have no object permissions: "Access Activities" shows them, "Edit Tasks" changes them too. */
function activityPermission(has: (permission: SystemPermission) => boolean): ObjectPermission {
    const edits = has('EditTask');
    const read = edits || has('ActivitiesAccess') || has('ViewAllData');
    return { ...nothing, read, create: edits, edit: edits, delete: edits, viewAll: has('ViewAllData') };
}

/** Field grants by `Object.Field`. */
function grantedFields(sets: readonly PermissionSetMetadata[]): ReadonlyMap<string, FieldAccess> {
    const fields = new Map<string, FieldAccess>();
    const grant = (path: string, access: FieldAccess): void => {
        const before = fields.get(path) ?? closed;
        fields.set(path, {
            readable: before.readable || access.readable || access.editable,
            editable: before.editable || access.editable
        });
    };
    for (const set of sets) {
        for (const [path, access] of set.fields) {
            grant(path, access);
        }
    }
    return fields;
}

const systemFields: ReadonlySet<string> = new Set([
    'Id',
    'OwnerId',
    'IsDeleted',
    'CreatedDate',
    'CreatedById',
    'LastModifiedDate',
    'LastModifiedById',
    'SystemModstamp'
]);

/**
 * Whether access to the field is granted field by field. Names, required fields, master-detail fields and the system's
 * own come with the object.
 */
export function isPermissionable(object: ObjectSchema, field: FieldSchema): boolean {
    if (field.apiName === object.nameField || field.required || systemFields.has(field.apiName)) {
        return false;
    }
    if (field.reference?.masterDetail !== undefined) {
        return false;
    }
    const { permissionable } = standardAccess(object.apiName);
    return field.custom || permissionable === undefined || permissionable.has(field.apiName);
}
