import type { ShareGroup, SharingRuleMetadata } from '../access/sharing';
import { addOnce, type ProjectDraft, type SourceFile } from './draft';
import { filterOperations } from './readField';
import type { ElementReader } from './xml';

/** Reads `roles/<role>.role-meta.xml`. */
export function readRole(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const parentRole = root.text('parentRole');
    const role = {
        apiName: file.name,
        label: root.requiredText('name'),
        ...(parentRole !== undefined && { parentRole }),
        location: root.location
    };
    // What an account's owner may do with its children is not widened by roles here, and nobody forecasts.
    root.noEffect(
        'description',
        'caseAccessLevel',
        'contactAccessLevel',
        'opportunityAccessLevel',
        'mayForecastManagerShare'
    ).finish();
    addOnce(draft.roles, file.name, role, 'role', root.location, draft.problems);
}

/** Reads `sharingRules/<object>.sharingRules-meta.xml`. Rules for guests and territories are refused. */
export function readSharingRules(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    for (const item of root.children('sharingOwnerRules')) {
        const from = item.child('sharedFrom');
        const group = from === undefined ? undefined : readGroup(from);
        if (group === undefined) {
            item.problem('An owner-based sharing rule needs <sharedFrom>.');
        } else {
            addRule(draft, file.name, item, { kind: 'ownedBy', group });
        }
    }
    for (const item of root.children('sharingCriteriaRules')) {
        addRule(draft, file.name, item, { kind: 'criteria', filter: readCriteria(item) });
    }
    root.finish();
}

function readCriteria(item: ElementReader): Extract<SharingRuleMetadata['records'], { kind: 'criteria' }>['filter'] {
    const booleanFilter = item.text('booleanFilter');
    return {
        filters: item.children('criteriaItems').map((criterion) => {
            const read = {
                field: criterion.requiredText('field'),
                operation: criterion.choice('operation', filterOperations) ?? ('equals' as const),
                value: criterion.text('value') ?? ''
            };
            criterion.finish();
            return read;
        }),
        ...(booleanFilter !== undefined && { booleanFilter }),
        location: item.location
    };
}

function addRule(
    draft: ProjectDraft,
    object: string,
    item: ElementReader,
    records: SharingRuleMetadata['records']
): void {
    const to = item.child('sharedTo');
    const sharedTo = to === undefined ? undefined : readGroup(to);
    const access = item.choice('accessLevel', ['Read', 'Edit']);
    const apiName = item.requiredText('fullName');
    if (item.boolean('includeRecordsOwnedByAll') === false) {
        item.problem('<includeRecordsOwnedByAll> must be true: there are no users without a license here.');
    }
    item.noEffect('label', 'description').finish();
    if (sharedTo === undefined || access === undefined) {
        item.problem(`Sharing rule ${apiName} needs <sharedTo> and <accessLevel>.`);
        return;
    }
    draft.sharingRules.push({ apiName, object, access, sharedTo, records, location: item.location });
}

/** Roles, roles with those below them, and everybody; other groups are refused as elements that are not supported. */
function readGroup(reader: ElementReader): ShareGroup | undefined {
    const role = reader.text('role');
    const withSubordinates = reader.text('roleAndSubordinates') ?? reader.text('roleAndSubordinatesInternal');
    const isEverybody = reader.has('allInternalUsers');
    if (isEverybody) {
        reader.noEffect('allInternalUsers');
    }
    reader.finish();
    if (role !== undefined) {
        return { kind: 'role', role };
    }
    if (withSubordinates !== undefined) {
        return { kind: 'roleAndSubordinates', role: withSubordinates };
    }
    return isEverybody ? { kind: 'allInternalUsers' } : undefined;
}

/**
 * Reads `sharingSets/<set>.sharingSet-meta.xml`. Access by way of another record (`Entitlement.Account`) is refused.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_sharingset.htm
 */
export function readSharingSet(draft: ProjectDraft, file: SourceFile): void {
    const { root } = file;
    const mappings = root.children('accessMappings').map((item) => {
        const mapping = {
            object: item.requiredText('object'),
            access: item.choice('accessLevel', ['Read', 'Edit']) ?? ('Read' as const),
            objectField: item.requiredText('objectField'),
            userField: item.choice('userField', ['Account', 'Contact']) ?? ('Account' as const),
            location: item.location
        };
        item.finish();
        return mapping;
    });
    const profiles = root.texts('profiles');
    root.requiredText('name');
    root.noEffect('description').finish();
    draft.sharingSets.push({ apiName: file.name, profiles, mappings });
}
