import { isPermissionable } from '../access/permissions';
import type { PermissionSetMetadata } from './permissions';
import type { ProblemList } from './problems';
import type { LinkedProject } from './project';

/** Reports what permission sets name and nobody declares, and grants that the platform refuses to deploy. */
export function checkPermissionSets(project: LinkedProject, problems: ProblemList): void {
    for (const set of project.permissionSets.values()) {
        const report = (problem: string): void =>
            problems.add(set.location, `Permission set ${set.apiName}: ${problem}`);
        checkObjects(project, set, report);
        checkFields(project, set, report);
        for (const name of set.customPermissions) {
            if (!project.customPermissions.has(name)) {
                report(`there is no custom permission ${name}.`);
            }
        }
        for (const name of set.tabs.keys()) {
            if (!name.startsWith('standard-') && !project.ui.tabs.has(name)) {
                report(`there is no tab ${name}.`);
            }
        }
        for (const name of set.apps) {
            if (!name.startsWith('standard__') && !project.ui.apps.has(name)) {
                report(`there is no app ${name}.`);
            }
        }
    }
}

function checkObjects(project: LinkedProject, set: PermissionSetMetadata, report: (problem: string) => void): void {
    for (const [name, permission] of set.objects) {
        if (!project.schema.objects.has(name)) {
            report(`there is no object ${name}.`);
        }
        const writes = permission.create || permission.edit || permission.delete || permission.viewAll;
        if (writes && !permission.read) {
            report(`${name}: whoever may write must be allowed to read.`);
        }
        for (const parent of parentsToRead(project, name)) {
            if (permission.read && set.objects.get(parent)?.read !== true) {
                report(`${name}: whoever may read it must be allowed to read ${parent}.`);
            }
        }
        if ((permission.delete || permission.modifyAll) && !permission.edit) {
            report(`${name}: whoever may delete must be allowed to edit.`);
        }
    }
}

/** Objects that the platform's permission to read the given one depends on: its masters, and the account of a standard one. */
function parentsToRead(project: LinkedProject, objectName: string): readonly string[] {
    if (objectName === 'Contact' || objectName === 'Opportunity') {
        return ['Account'];
    }
    const fields = [...(project.schema.objects.get(objectName)?.fields.values() ?? [])];
    return fields.flatMap((field) => (field.reference?.masterDetail === undefined ? [] : field.reference.referenceTo));
}

function checkFields(project: LinkedProject, set: PermissionSetMetadata, report: (problem: string) => void): void {
    for (const [path, permission] of set.fields) {
        const [objectName = '', fieldName = ''] = path.split('.');
        const object = project.schema.objects.get(objectName);
        const field = object?.fields.get(fieldName);
        if (object === undefined || field === undefined) {
            report(`there is no field ${path}.`);
        } else if (field.custom && field.required) {
            report(`${path} is required; the platform takes no field permission for it.`);
        } else if (!isPermissionable(object, field)) {
            report(`${path} is seen by whoever sees the object; the platform takes no field permission for it.`);
        } else if (permission.editable && !field.createable && !field.updateable) {
            report(`${path} is computed; it cannot be editable.`);
        } else if (permission.editable && !permission.readable) {
            report(`${path}: what can be edited must be readable.`);
        }
    }
}
