import type { ShareGroup } from '../access/sharing';
import type { ProblemList } from './problems';
import type { LinkedProject } from './project';

/** Reports roles and sharing rules that name what nobody declares, and role hierarchies that run in a circle. */
export function checkSharing(project: LinkedProject, problems: ProblemList): void {
    checkSharingSets(project, problems);
    for (const role of project.roles.values()) {
        if (role.parentRole !== undefined && !project.roles.has(role.parentRole)) {
            problems.add(role.location, `Role ${role.apiName}: there is no role ${role.parentRole}.`);
        } else if (isItsOwnAncestor(project, role.apiName)) {
            problems.add(role.location, `Role ${role.apiName} stands above itself.`);
        }
    }
    for (const rule of project.sharingRules) {
        const report = (problem: string): void =>
            problems.add(rule.location, `Sharing rule ${rule.object}.${rule.apiName}: ${problem}`);
        const object = project.schema.objects.get(rule.object);
        if (object === undefined) {
            report(`there is no object ${rule.object}.`);
            continue;
        }
        if (!['Private', 'Read'].includes(object.sharingModel)) {
            report(`records of ${rule.object} need no sharing: its sharing model is ${object.sharingModel}.`);
        }
        const groups: ShareGroup[] = [rule.sharedTo];
        if (rule.records.kind === 'ownedBy') {
            groups.push(rule.records.group);
        } else {
            for (const { field } of rule.records.filter.filters) {
                if (!object.fields.has(field)) {
                    report(`${field} is no field of ${rule.object}.`);
                } else if (object.fields.get(field)!.formula !== undefined) {
                    report(`${field} is a formula; criteria take stored fields only.`);
                }
            }
        }
        for (const group of groups) {
            if (group.kind !== 'allInternalUsers' && !project.roles.has(group.role)) {
                report(`there is no role ${group.role}.`);
            }
        }
    }
}

/** Reports access mappings whose object or field is not there, or points elsewhere than the user's account or contact. */
function checkSharingSets(project: LinkedProject, problems: ProblemList): void {
    for (const { apiName, mappings } of project.sharingSets) {
        for (const { object, objectField, userField, location } of mappings) {
            const report = (problem: string): void => problems.add(location, `Sharing set ${apiName}: ${problem}`);
            const schema = project.schema.objects.get(object);
            const targets =
                objectField === 'Id' ? [object] : (schema?.fields.get(objectField)?.reference?.referenceTo ?? []);
            if (schema === undefined) {
                report(`there is no object ${object}.`);
            } else if (!targets.includes(userField)) {
                report(
                    `${object}.${objectField} does not lead to ${userField === 'Account' ? 'an account' : 'a contact'}.`
                );
            }
        }
    }
}

function isItsOwnAncestor(project: LinkedProject, role: string): boolean {
    const seen = new Set<string>();
    let parent = project.roles.get(role)?.parentRole;
    while (parent !== undefined && !seen.has(parent)) {
        if (parent === role) {
            return true;
        }
        seen.add(parent);
        parent = project.roles.get(parent)?.parentRole;
    }
    return false;
}
