import { isCompoundAddress } from './compoundFields';
import type { ProblemList } from './problems';
import type { LinkedProject } from './project';
import type { ObjectSchema, OrgSchema, SourceLocation } from './schema';
import type { ActionOverride, FlexiPageMetadata, LayoutMetadata, VisibilityRule } from './ui';

/** Reports everything that pages, apps, tabs and layouts name and nobody declares. */
export function checkUi(project: LinkedProject, problems: ProblemList): void {
    const { ui } = project;
    for (const app of ui.apps.values()) {
        for (const tab of app.tabs.filter((name) => !name.startsWith('standard-') && !ui.tabs.has(name))) {
            problems.add(app.location, `App ${app.apiName}: there is no tab ${tab}.`);
        }
        app.actionOverrides.forEach((override) => checkOverride(project, override, app.location, problems));
    }
    for (const [objectName, overrides] of ui.objectActionOverrides) {
        const location = project.schema.objects.get(objectName)?.location ?? { file: objectName };
        overrides.forEach((override) => checkOverride(project, override, location, problems));
    }
    for (const tab of ui.tabs.values()) {
        if (tab.target.kind === 'object' && !project.schema.objects.has(tab.target.objectApiName)) {
            problems.add(tab.location, `Tab ${tab.apiName}: there is no such object.`);
        }
        if (tab.target.kind === 'flexiPage' && !ui.flexiPages.has(tab.target.flexiPage)) {
            problems.add(tab.location, `Tab ${tab.apiName}: there is no page ${tab.target.flexiPage}.`);
        }
    }
    ui.flexiPages.forEach((page) => checkPage(project, page, problems));
    ui.layouts.forEach((layout) => checkLayout(project.schema, layout, problems));
}

function checkOverride(
    project: LinkedProject,
    override: ActionOverride,
    location: SourceLocation,
    problems: ProblemList
): void {
    if (override.objectApiName !== undefined && !override.objectApiName.startsWith('standard-')) {
        if (!project.schema.objects.has(override.objectApiName)) {
            problems.add(location, `An action override names ${override.objectApiName}, which is no object.`);
        }
    }
    if (override.type === 'Flexipage' && !project.ui.flexiPages.has(override.content ?? '')) {
        problems.add(location, `An action override names the page ${override.content}, which does not exist.`);
    }
}

function checkPage(project: LinkedProject, page: FlexiPageMetadata, problems: ProblemList): void {
    const object = project.schema.objects.get(page.objectApiName ?? '');
    if (page.objectApiName !== undefined && object === undefined) {
        problems.add(page.location, `Page ${page.apiName}: there is no object ${page.objectApiName}.`);
        return;
    }
    for (const region of page.regions.values()) {
        for (const item of region.items) {
            if (item.kind === 'field' && !object?.fields.has(item.field)) {
                problems.add(item.location, `${page.objectApiName} has no field ${item.field}.`);
            }
            checkVisibility(project, object, item.visibility, item.location, problems);
        }
    }
}

function checkVisibility(
    project: LinkedProject,
    object: ObjectSchema | undefined,
    rule: VisibilityRule | undefined,
    location: SourceLocation,
    problems: ProblemList
): void {
    for (const { left } of rule?.criteria ?? []) {
        if (left.kind === 'customPermission' && !project.customPermissions.has(left.name)) {
            problems.add(location, `There is no custom permission ${left.name}.`);
        }
        if (left.kind === 'recordField' && (object === undefined || !pathExists(project.schema, object, left.path))) {
            problems.add(
                location,
                `${object?.apiName ?? 'A page without object'} has no field ${left.path.join('.')}.`
            );
        }
    }
}

function checkLayout(schema: OrgSchema, layout: LayoutMetadata, problems: ProblemList): void {
    const object = schema.objects.get(layout.objectApiName);
    if (object === undefined) {
        problems.add(layout.location, `There is no object ${layout.objectApiName}.`);
        return;
    }
    for (const item of layout.sections.flatMap((section) => section.columns.flat())) {
        if (item.kind === 'field' && !object.fields.has(item.field) && !isCompoundAddress(object.fields, item.field)) {
            problems.add(layout.location, `${layout.objectApiName} has no field ${item.field}.`);
        }
    }
    for (const list of layout.relatedLists) {
        const child = schema.objects.get(list.childObject ?? '');
        if (
            list.childField !== undefined &&
            !child?.fields.get(list.childField)?.reference?.referenceTo.includes(object.apiName)
        ) {
            problems.add(layout.location, `Related list ${list.relatedList} is no reference to ${object.apiName}.`);
        }
    }
}

function pathExists(schema: OrgSchema, object: ObjectSchema, path: readonly string[]): boolean {
    const [first = '', ...rest] = path;
    if (rest.length === 0) {
        return object.fields.has(first);
    }
    const reference = [...object.fields.values()].find(
        (field) => field.reference?.relationshipName === first
    )?.reference;
    const parent = schema.objects.get(reference?.referenceTo[0] ?? '');
    return parent !== undefined && pathExists(schema, parent, rest);
}
