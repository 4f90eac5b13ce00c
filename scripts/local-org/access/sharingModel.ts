import { listViewCondition } from '../api/list-views';
import type { OrgProject } from '../metadata/project';
import type { SharingModel } from './recordAccess';
import { RoleTree, type SharingRuleMetadata } from './sharing';

/**
 * The record sharing that a project declares.
 * @param today 'YYYY-MM-DD', what relative dates in criteria count from
 */
export function sharingModel(project: OrgProject, today: () => string): SharingModel {
    const { schema } = project;
    const rules = new Map<string, SharingRuleMetadata[]>();
    for (const rule of project.sharingRules) {
        rules.set(rule.object, [...(rules.get(rule.object) ?? []), rule]);
    }
    return {
        schema,
        roles: new RoleTree(project.roles.values()),
        rules,
        sets: project.sharingSets,
        criteria: (rule, compiler) => {
            if (rule.records.kind !== 'criteria') {
                throw new Error(`Sharing rule ${rule.apiName} has no criteria.`);
            }
            const view = {
                apiName: rule.apiName,
                label: rule.apiName,
                columns: [],
                filterScope: 'Everything' as const,
                ...rule.records.filter
            };
            const condition = listViewCondition(
                { schema, today: today(), userId: '' },
                schema.objects.get(rule.object)!,
                view
            );
            return condition === undefined ? '1' : compiler.condition(condition);
        }
    };
}
