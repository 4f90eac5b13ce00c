import { addOnce, type ProjectDraft, type SourceFile } from './draft';
import type { ObjectPermission } from './permissions';
import type { ElementReader } from './xml';

/** Reads `permissionsets/<name>.permissionset-meta.xml`. */
export function readPermissionSet(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const description = root.text('description');
    const objects = new Map<string, ObjectPermission>();
    for (const item of root.children('objectPermissions')) {
        addOnce(
            objects,
            item.requiredText('object'),
            readObjectPermission(item),
            'object permission',
            item.location,
            draft.problems
        );
    }
    const fields = new Map<string, { readable: boolean; editable: boolean }>();
    for (const item of root.children('fieldPermissions')) {
        const permission = { readable: item.boolean('readable') ?? false, editable: item.boolean('editable') ?? false };
        addOnce(fields, item.requiredText('field'), permission, 'field permission', item.location, draft.problems);
        item.finish();
    }
    const tabs = new Map<string, 'Available' | 'Visible' | 'None'>();
    for (const item of root.children('tabSettings')) {
        const visibility = item.choice('visibility', ['Available', 'Visible', 'None']) ?? 'None';
        addOnce(tabs, item.requiredText('tab'), visibility, 'tab setting', item.location, draft.problems);
        item.finish();
    }
    const set = {
        apiName: file.name,
        label: root.requiredText('label'),
        ...(description !== undefined && { description }),
        objects,
        fields,
        customPermissions: enabled(root, 'customPermissions', 'name', 'enabled'),
        tabs,
        apps: enabled(root, 'applicationVisibilities', 'application', 'visible'),
        userPermissions: enabled(root, 'userPermissions', 'name', 'enabled'),
        location: root.location
    };
    // A granted set is always active here, and there are no licenses; no Apex runs and no Visualforce page is shown.
    root.noEffect('hasActivationRequired', 'license', 'classAccesses', 'pageAccesses').finish();
    addOnce(draft.permissionSets, file.name, set, 'permission set', root.location, draft.problems);
}

function readObjectPermission(item: ElementReader): ObjectPermission {
    const permission = {
        create: item.boolean('allowCreate') ?? false,
        read: item.boolean('allowRead') ?? false,
        edit: item.boolean('allowEdit') ?? false,
        delete: item.boolean('allowDelete') ?? false,
        viewAll: item.boolean('viewAllRecords') ?? false,
        modifyAll: item.boolean('modifyAllRecords') ?? false
    };
    // Fields are granted one by one here; "all fields" would hide a forgotten one.
    if (item.boolean('viewAllFields') === true) {
        item.problem(
            '<viewAllFields> is not supported by the local org; grant the fields one by one.',
            'viewAllFields'
        );
    }
    item.text('object');
    item.finish();
    return permission;
}

function enabled(root: ElementReader, element: string, name: string, flag: string): string[] {
    return root.children(element).flatMap((item) => {
        const on = item.boolean(flag) ?? false;
        const text = item.requiredText(name);
        // Which app opens first is the person's choice.
        item.noEffect('default').finish();
        return on ? [text] : [];
    });
}

/** Reads `customPermissions/<name>.customPermission-meta.xml`. */
export function readCustomPermission(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const permission = { apiName: file.name, label: root.requiredText('label'), location: root.location };
    // There are no licenses, and a required permission is granted by its own entry.
    root.noEffect('description', 'isLicensed').finish();
    addOnce(draft.customPermissions, file.name, permission, 'custom permission', root.location, draft.problems);
}
