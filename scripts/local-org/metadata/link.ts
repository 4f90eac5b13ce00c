import { checkPermissionSets } from './checkPermissionSets';
import { checkSharing } from './checkSharing';
import { checkUi } from './checkUi';
import type { GlobalValueSet, ObjectDraft, ProjectDraft } from './draft';
import { addressParts } from './compoundFields';
import { assignKeyPrefixes } from './keyPrefixes';
import type { PermissionSetMetadata } from './permissions';
import type { LinkedProject } from './project';
import type { ChildRelationship, FieldSchema, ObjectSchema, OrgSchema, PicklistValue } from './schema';
import { linkTranslations } from './linkTranslations';

/**
 * Makes the finished project of what the files said: resolves value sets, relationships and roll-ups, and reports every
 * name that leads nowhere.
 */
export function linkProject(draft: ProjectDraft, directory: string, apiVersion: string): LinkedProject {
    for (const object of draft.objects.values()) {
        if (!object.declared) {
            draft.problems.add(
                object.location,
                `There is no object ${object.apiName}: it has no object file, and it is not standard.`
            );
            draft.objects.delete(object.apiName);
        }
    }
    assignKeyPrefixes(draft.objects);
    for (const object of draft.objects.values()) {
        linkFields(draft, object);
    }
    linkRollups(draft);
    for (const object of draft.objects.values()) {
        checkObject(draft, object);
    }
    const schema = buildSchema(draft, apiVersion);
    const project: LinkedProject = {
        directory,
        schema,
        ui: {
            apps: draft.apps,
            tabs: draft.tabs,
            flexiPages: draft.flexiPages,
            layouts: draft.layouts,
            labels: draft.labels,
            objectActionOverrides: draft.objectActionOverrides
        },
        permissionSets: withAddressParts(draft),
        customPermissions: draft.customPermissions,
        roles: draft.roles,
        sharingRules: draft.sharingRules,
        sharingSets: draft.sharingSets,
        flows: draft.flows
    };
    checkUi(project, draft.problems);
    checkPermissionSets(project, draft.problems);
    checkSharing(project, draft.problems);
    return project;
}

/** Who is granted an address as a whole may use its parts. */
function withAddressParts({ permissionSets, objects }: ProjectDraft): Map<string, PermissionSetMetadata> {
    const expanded = [...permissionSets].map(([name, set]): [string, PermissionSetMetadata] => {
        const fields = [...set.fields].flatMap(([path, permission]) => {
            const [objectName = '', fieldName = ''] = path.split('.');
            const parts = addressParts(objects.get(objectName)?.fields ?? new Map(), fieldName);
            return parts.length === 0
                ? [[path, permission] as const]
                : parts.map((part) => [`${objectName}.${part}`, permission] as const);
        });
        return [name, { ...set, fields: new Map(fields) }];
    });
    return new Map(expanded);
}

function linkFields(draft: ProjectDraft, object: ObjectDraft): void {
    for (const field of object.fields.values()) {
        const linked = linkActivities(draft, linkPicklist(draft, field));
        object.fields.set(field.apiName, linked);
        for (const target of linked.reference?.referenceTo ?? []) {
            if (!draft.objects.has(target)) {
                draft.problems.add(
                    field.location,
                    `${object.apiName}.${field.apiName} refers to ${target}, which is no object.`
                );
            }
        }
        if (field.unique && field.type === 'Checkbox') {
            draft.problems.add(field.location, `${object.apiName}.${field.apiName}: a checkbox cannot be unique.`);
        }
    }
    checkMasters(draft, object);
}

/** What an activity is about can be a record of every custom object that allows activities. */
function linkActivities(draft: ProjectDraft, field: FieldSchema): FieldSchema {
    const { reference } = field;
    if (reference?.toActivityObjects !== true) {
        return field;
    }
    const others = [...draft.objects.values()].filter(({ hasActivities }) => hasActivities === true);
    const referenceTo = [...reference.referenceTo, ...others.map(({ apiName }) => apiName)];
    return { ...field, reference: { ...reference, referenceTo } };
}

function linkPicklist(draft: ProjectDraft, field: FieldSchema): FieldSchema {
    const { picklist } = field;
    let values: readonly PicklistValue[] | undefined;
    if (picklist?.globalValueSet !== undefined) {
        values = (draft.globalValueSets.get(picklist.globalValueSet) as GlobalValueSet | undefined)?.values;
        if (values === undefined) {
            draft.problems.add(field.location, `There is no global value set ${picklist.globalValueSet}.`);
        }
    } else if (picklist?.standardValueSet !== undefined) {
        values = draft.standardValueSets.get(picklist.standardValueSet);
    }
    return picklist === undefined || values === undefined ? field : { ...field, picklist: { ...picklist, values } };
}

function checkMasters(draft: ProjectDraft, object: ObjectDraft): void {
    const masters = [...object.fields.values()].filter((field) => field.reference?.masterDetail !== undefined);
    const orders = masters.map((field) => field.reference!.masterDetail!.order);
    const ownMaster = masters.find((field) => field.custom && !object.custom);
    if (ownMaster !== undefined) {
        draft.problems.add(
            ownMaster.location,
            `${object.apiName} is a standard object and cannot be the detail of ${ownMaster.apiName}.`
        );
    } else if (masters.length > 2) {
        draft.problems.add(object.location, `${object.apiName} has ${masters.length} masters; two are allowed.`);
    } else if (masters.length > 0 && !(orders.includes(0) && new Set(orders).size === orders.length)) {
        draft.problems.add(
            masters[0]!.location,
            `The masters of ${object.apiName} need the <relationshipOrder>s 0 and 1.`
        );
    }
    if (object.custom && masters.length > 0 !== (object.sharingModel === 'ControlledByParent')) {
        draft.problems.add(
            object.location,
            `${object.apiName}: <sharingModel> must be ControlledByParent for a detail, and only for a detail.`
        );
    }
}

/** Gives each roll-up the type of its result and checks that it can be computed; one that summarizes another comes after it. */
function linkRollups(draft: ProjectDraft): void {
    const linked = new Set<string>();
    const link = (object: ObjectDraft, field: FieldSchema): void => {
        const name = `${object.apiName}.${field.apiName}`;
        if (field.rollup === undefined || linked.has(name)) {
            return;
        }
        linked.add(name);
        const child = draft.objects.get(field.rollup.childObject);
        const summarized = child?.fields.get(field.rollup.summarizedField ?? '');
        if (child !== undefined && summarized !== undefined) {
            link(child, summarized);
        }
        object.fields.set(field.apiName, linkRollup(draft, object, field));
    };
    for (const object of draft.objects.values()) {
        [...object.fields.values()].forEach((field) => link(object, field));
    }
}

function linkRollup(draft: ProjectDraft, object: ObjectDraft, field: FieldSchema): FieldSchema {
    const rollup = field.rollup!;
    const report = (problem: string): void =>
        draft.problems.add(field.location, `Roll-up ${object.apiName}.${field.apiName}: ${problem}`);
    const child = draft.objects.get(rollup.childObject);
    const reference = child?.fields.get(rollup.childField)?.reference;
    if (reference?.masterDetail === undefined || !reference.referenceTo.includes(object.apiName)) {
        report(`${rollup.childObject}.${rollup.childField} is not a master-detail field to ${object.apiName}.`);
        return field;
    }
    for (const filter of rollup.filters) {
        if (!child!.fields.has(filter.field)) {
            draft.problems.add(filter.location, `${rollup.childObject} has no field ${filter.field}.`);
        }
    }
    if (rollup.operation === 'count') {
        if (rollup.summarizedField !== undefined) {
            report('a count has no <summarizedField>.');
        }
        return { ...field, type: 'Number', precision: 18, scale: 0 };
    }
    const summarized = child!.fields.get(rollup.summarizedField ?? '');
    if (summarized === undefined) {
        report(`${rollup.childObject} has no field ${rollup.summarizedField ?? '(none named)'}.`);
        return field;
    }
    const numeric = ['Number', 'Currency', 'Percent'].includes(summarized.type);
    const temporal = ['Date', 'DateTime', 'Time'].includes(summarized.type);
    if (!(numeric || (temporal && rollup.operation !== 'sum'))) {
        report(`a ${rollup.operation} of ${summarized.apiName} (${summarized.type}) is not possible.`);
    }
    return {
        ...field,
        type: summarized.type,
        ...(numeric && { precision: 18, scale: summarized.scale ?? 0 })
    };
}

function checkObject(draft: ProjectDraft, object: ObjectDraft): void {
    const fieldExists = (path: string): boolean => resolvesTo(draft, object, path.split('.'));
    for (const rule of object.validationRules) {
        if (rule.errorField !== undefined && !object.fields.has(rule.errorField)) {
            draft.problems.add(
                rule.location,
                `<errorDisplayField> ${rule.errorField} is no field of ${object.apiName}.`
            );
        }
    }
    for (const view of object.listViews) {
        for (const column of [...view.columns, ...view.filters.map((filter) => filter.field)]) {
            if (!fieldExists(column)) {
                draft.problems.add(
                    view.location,
                    `List view ${view.apiName}: ${column} is no field of ${object.apiName}.`
                );
            }
        }
    }
    for (const [name, layout] of object.compactLayouts) {
        for (const field of layout.fields.filter((path) => !fieldExists(path))) {
            draft.problems.add(layout.location, `Compact layout ${name}: ${field} is no field of ${object.apiName}.`);
        }
    }
    if (object.compactLayoutAssignment !== undefined && !object.compactLayouts.has(object.compactLayoutAssignment)) {
        draft.problems.add(object.location, `There is no compact layout ${object.compactLayoutAssignment}.`);
    }
}

function resolvesTo(draft: ProjectDraft, object: ObjectDraft, path: readonly string[]): boolean {
    const [first, ...rest] = path;
    if (rest.length === 0) {
        return object.fields.has(first!);
    }
    const reference = [...object.fields.values()].find(
        (field) => field.reference?.relationshipName === first
    )?.reference;
    const parent = draft.objects.get(reference?.referenceTo[0] ?? '');
    return parent !== undefined && resolvesTo(draft, parent, rest);
}

function buildSchema(draft: ProjectDraft, apiVersion: string): OrgSchema {
    const objects = new Map<string, ObjectSchema>();
    for (const object of draft.objects.values()) {
        const compactLayout = object.compactLayouts.get(object.compactLayoutAssignment ?? '')?.fields;
        objects.set(object.apiName, {
            apiName: object.apiName,
            label: object.label,
            pluralLabel: object.pluralLabel,
            custom: object.custom,
            keyPrefix: object.keyPrefix,
            nameField: object.nameField,
            sharingModel: object.sharingModel,
            externalSharingModel: object.externalSharingModel ?? externalDefault(object.sharingModel),
            fields: object.fields,
            validationRules: object.validationRules,
            listViews: object.listViews,
            ...(compactLayout !== undefined && { compactLayout }),
            location: object.location
        });
    }
    const children = childRelationships(draft, objects);
    const byLowerCase = new Map([...objects].map(([name, object]) => [name.toLowerCase(), object]));
    const fieldsByLowerCase = new Map(
        [...objects.values()].map((object) => [
            object,
            new Map([...object.fields].map(([name, field]) => [name.toLowerCase(), field]))
        ])
    );
    const none: ReadonlyMap<string, ChildRelationship> = new Map();
    return {
        apiVersion,
        objects,
        childRelationships: (objectApiName) => children.get(objectApiName) ?? none,
        findObject: (apiName) => byLowerCase.get(apiName.toLowerCase()),
        findField: (object, apiName) => fieldsByLowerCase.get(object)?.get(apiName.toLowerCase()),
        translations: linkTranslations(draft)
    };
}

function childRelationships(
    draft: ProjectDraft,
    objects: ReadonlyMap<string, ObjectSchema>
): Map<string, Map<string, ChildRelationship>> {
    const children = new Map<string, Map<string, ChildRelationship>>();
    for (const object of objects.values()) {
        for (const field of object.fields.values()) {
            const name = field.reference?.childRelationshipName;
            for (const parent of name === undefined ? [] : field.reference!.referenceTo) {
                const ofParent = children.get(parent) ?? new Map<string, ChildRelationship>();
                children.set(parent, ofParent);
                const taken = ofParent.get(name!);
                if (taken !== undefined) {
                    draft.problems.add(
                        field.location,
                        `${parent} has the child relationship ${name} already, from ${taken.childObject}.${taken.childField}.`
                    );
                }
                ofParent.set(name!, { name: name!, childObject: object.apiName, childField: field.apiName });
            }
        }
    }
    return children;
}

/** Users from outside see nothing that is not opened to them; details follow their master for everybody. */
function externalDefault(sharingModel: string): string {
    return sharingModel === 'ControlledByParent' ? sharingModel : 'Private';
}
