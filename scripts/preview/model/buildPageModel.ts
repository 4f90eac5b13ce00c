import type { ListViewSchema, ObjectSchema, OrgSchema, SourceLocation } from '../../local-org/metadata/schema';
import type {
    ActionOverride,
    AppMetadata,
    FlexiPageMetadata,
    FlexiPageItem,
    LayoutMetadata,
    LayoutRelatedList,
    TabMetadata,
    UiMetadata
} from '../../local-org/metadata/ui';
import { listedField } from './columns';
import { itemProblem } from './components';
import { listViewFilter } from './listViewFilter';
import type {
    AppModel,
    ColumnModel,
    FlexiPageItemModel,
    FlexiPageModel,
    LayoutModel,
    ListViewModel,
    ObjectModel,
    PageModel,
    RecordPageAssignment,
    RelatedListModel,
    TabModel,
    TabTarget
} from './pageModel';
import { KNOWN_TEMPLATES, templateRows } from './templates';
import { translator } from './translation';
import type { Translate } from './translation';

export interface PageModelInput {
    readonly schema: OrgSchema;
    readonly ui: UiMetadata;
    /** Components that may stand on a page. */
    readonly exposedComponents: readonly string[];
    /** Those of them that cannot be built, with the reasons. */
    readonly componentProblems: Readonly<Record<string, readonly string[]>>;
}

/** The icons of standard objects in SLDS. */
const STANDARD_ICONS: Readonly<Record<string, string>> = {
    Account: 'standard:account',
    Contact: 'standard:contact',
    Opportunity: 'standard:opportunity',
    OpportunityLineItem: 'standard:product_item',
    Product2: 'standard:product',
    Pricebook2: 'standard:pricebook',
    PricebookEntry: 'standard:price_book_entries',
    User: 'standard:user'
};

/** Makes the page model of a project in one language. What cannot be shown is marked in its place: see `modelProblems`. */
export function buildPageModel(input: PageModelInput, language: string): PageModel {
    const translate = translator(input.schema, language);
    const icons = objectIcons(input.ui);
    const objects: Record<string, ObjectModel> = {};
    for (const object of input.schema.objects.values()) {
        objects[object.apiName] = objectModel(object, input, translate, icons);
    }
    const pages: Record<string, FlexiPageModel> = {};
    // A utility bar is no page.
    const shown = [...input.ui.flexiPages.values()].filter(({ type }) => type !== 'UtilityBar');
    for (const page of shown) {
        pages[page.apiName] = flexiPageModel(page, input, translate);
    }
    const apps = [...input.ui.apps.values()].map((app) => appModel(app, input, translate, icons));
    const components = input.exposedComponents.map((name) => ({
        name,
        problem: input.componentProblems[name]?.join(' ') ?? null
    }));
    return { apps, objects, pages, components };
}

function appModel(
    app: AppMetadata,
    input: PageModelInput,
    translate: Translate,
    icons: ReadonlyMap<string, string>
): AppModel {
    const home = app.actionOverrides.find(({ actionName, type }) => actionName === 'Tab' && type === 'Flexipage');
    const overriding = new Set(app.actionOverrides.flatMap(({ objectApiName }) => objectApiName ?? []));
    return {
        apiName: app.apiName,
        label: translate(`$app.${app.apiName}`, app.label),
        headerColor: app.headerColor ?? null,
        tabs: app.tabs.map((name) => tabModel(name, input, translate, icons)),
        homePage: home?.content ?? null,
        recordPages: Object.fromEntries(
            [...overriding].map((object) => [
                object,
                recordPages(app.actionOverrides.filter(({ objectApiName }) => objectApiName === object))
            ])
        )
    };
}

function recordPages(overrides: readonly ActionOverride[]): RecordPageAssignment {
    const views = overrides.filter(({ actionName, type }) => actionName === 'View' && type === 'Flexipage');
    const of = (formFactor: 'Large' | 'Small'): string | null =>
        (views.find((view) => view.formFactor === formFactor) ?? views.find((view) => view.formFactor === undefined))
            ?.content ?? null;
    return { large: of('Large'), small: of('Small') };
}

function tabModel(
    name: string,
    { schema, ui }: PageModelInput,
    translate: Translate,
    icons: ReadonlyMap<string, string>
): TabModel {
    const standard = /^standard-(\w+)$/.exec(name)?.[1];
    if (standard === 'home') {
        return {
            apiName: name,
            label: '',
            icon: 'standard:home',
            target: { kind: 'home' }
        };
    }
    const tab = ui.tabs.get(name);
    const objectName = standard ?? (tab?.target.kind === 'object' ? tab.target.objectApiName : name);
    const object = schema.findObject(objectName);
    if (tab === undefined || tab.target.kind === 'object') {
        const target: TabTarget =
            object === undefined
                ? {
                      kind: 'unsupported',
                      problem: `The app's tab "${name}" is no tab of the project and no object of the org.`
                  }
                : { kind: 'object', objectApiName: object.apiName };
        const label = object === undefined ? name : pluralLabel(object, translate);
        return { apiName: name, label, icon: iconOf(objectName, icons), target };
    }
    return {
        apiName: name,
        label: translate(`$tab.${name}`, tab.label ?? name),
        icon: motifIcon(tab) ?? 'standard:lightning_component',
        target:
            tab.target.kind === 'flexiPage'
                ? { kind: 'page', page: tab.target.flexiPage }
                : { kind: 'component', component: tab.target.component }
    };
}

function objectModel(
    object: ObjectSchema,
    input: PageModelInput,
    translate: Translate,
    icons: ReadonlyMap<string, string>
): ObjectModel {
    const layout = [...input.ui.layouts.values()].find(({ objectApiName }) => objectApiName === object.apiName);
    return {
        apiName: object.apiName,
        label: translate(object.apiName, object.label),
        pluralLabel: pluralLabel(object, translate),
        keyPrefix: object.keyPrefix,
        nameField: object.nameField,
        icon: iconOf(object.apiName, icons),
        listViews: listViews(object, input.schema, translate),
        compactFields: object.compactLayout ?? defaultCompactFields(object),
        layout: layoutModel(object, layout, input, translate),
        recordPage: recordPages(input.ui.objectActionOverrides.get(object.apiName) ?? [])
    };
}

/** The platform's default compact layout shows the name alone; the first fields beside it say more. */
function defaultCompactFields(object: ObjectSchema): string[] {
    return [object.nameField];
}

function listViews(object: ObjectSchema, schema: OrgSchema, translate: Translate): ListViewModel[] {
    const views = object.listViews.map((view) => listViewModel(object, view, schema, translate));
    if (views.length > 0) {
        return views;
    }
    // Every object of the platform has an "All" view before an administrator makes others.
    const columns = [{ field: object.nameField }, ...existing(object, ['LastModifiedDate'])];
    const label = translate(`$listView.All`, 'All');
    return [{ apiName: 'All', label, columns, onlyMine: false, filter: null, problems: [] }];
}

function existing(object: ObjectSchema, fields: readonly string[]): ColumnModel[] {
    return fields.filter((field) => object.fields.has(field)).map((field) => ({ field }));
}

function listViewModel(
    object: ObjectSchema,
    view: ListViewSchema,
    schema: OrgSchema,
    translate: Translate
): ListViewModel {
    const problems: string[] = [];
    let filter: ListViewModel['filter'] = null;
    try {
        filter = listViewFilter(schema, object, view);
    } catch (error) {
        problems.push(`${place(view.location)}: ${(error as Error).message}`);
    }
    const listed = view.columns.length === 0 ? [object.nameField] : view.columns;
    const columns = listed.map((column) => columnModel(schema, object, column, translate));
    problems.push(
        ...columns.flatMap((column) => ('problem' in column ? [`${place(view.location)}: ${column.problem}`] : []))
    );
    return {
        apiName: view.apiName,
        label: translate(`${object.apiName}.$listView.${view.apiName}`, view.label),
        columns,
        onlyMine: view.filterScope === 'Mine',
        filter,
        problems
    };
}

function columnModel(schema: OrgSchema, object: ObjectSchema, column: string, translate: Translate): ColumnModel {
    const listed = listedField(schema, object, column);
    if (listed === undefined) {
        return { problem: `column "${column}" is no field of ${object.apiName}` };
    }
    const { own, parent } = listed;
    if (parent === undefined) {
        return { field: own.apiName };
    }
    // "Owner ID" and "Alias" make "Owner Alias".
    const ownLabel = translate(`${object.apiName}.${own.apiName}`, own.label).replace(/ ID$/, '');
    const parentLabel = translate(`${own.reference?.referenceTo[0] ?? ''}.${parent.field.apiName}`, parent.field.label);
    const label = `${ownLabel} ${parentLabel}`;
    return { field: own.apiName, parent: { relationship: parent.relationship, field: parent.field.apiName, label } };
}

function layoutModel(
    object: ObjectSchema,
    layout: LayoutMetadata | undefined,
    input: PageModelInput,
    translate: Translate
): LayoutModel {
    if (layout === undefined) {
        return { sections: [defaultSection(object, translate)], relatedLists: [] };
    }
    const layoutName = layout.fullName.slice(layout.fullName.indexOf('-') + 1);
    return {
        sections: layout.sections
            .filter(({ style }) => style !== 'CustomLinks')
            .map((section) => ({
                label: translate(`${object.apiName}.$layout.${layoutName}.${section.label}`, section.label),
                showOnView: section.detailHeading,
                showOnEdit: section.editHeading,
                columns: section.columns.map((items) =>
                    items.map((item) =>
                        item.kind === 'field'
                            ? { field: item.field, behavior: item.behavior }
                            : { field: null, behavior: 'Readonly' as const }
                    )
                )
            })),
        relatedLists: layout.relatedLists.flatMap(
            (list) => relatedListModel(list, object, input.schema, translate) ?? []
        )
    };
}

/** An object without a layout of its own shows all its fields, as the platform's first layout does. */
function defaultSection(object: ObjectSchema, translate: Translate): LayoutModel['sections'][number] {
    const shown = [...object.fields.values()].filter(
        ({ apiName, type }) => type !== 'Id' && !['IsDeleted', 'SystemModstamp', 'LastActivityDate'].includes(apiName)
    );
    const items = shown.map((field) => ({
        field: field.apiName,
        behavior: field.createable || field.updateable ? ('Edit' as const) : ('Readonly' as const)
    }));
    const half = Math.ceil(items.length / 2);
    return {
        label: translate('$section.information', 'Information'),
        showOnView: true,
        showOnEdit: true,
        columns: [items.slice(0, half), items.slice(half)]
    };
}

/** Standard related lists by the names that layout files give them. */
const STANDARD_RELATED_LISTS: Readonly<Record<string, { readonly child: string; readonly field: string }>> = {
    RelatedContactList: { child: 'Contact', field: 'AccountId' },
    RelatedOpportunityList: { child: 'Opportunity', field: 'AccountId' },
    RelatedLineItemList: { child: 'OpportunityLineItem', field: 'OpportunityId' },
    RelatedPricebookEntryList: { child: 'PricebookEntry', field: 'Product2Id' }
};

function relatedListModel(
    list: LayoutRelatedList,
    parent: ObjectSchema,
    schema: OrgSchema,
    translate: Translate
): RelatedListModel | undefined {
    const standard = STANDARD_RELATED_LISTS[list.relatedList];
    const [namedObject, namedField] = list.relatedList.split('.', 2);
    const childObject = schema.findObject(list.childObject ?? standard?.child ?? namedObject ?? '');
    const childField = list.childField ?? standard?.field ?? namedField;
    const relationship = [...schema.childRelationships(parent.apiName).values()].find(
        (candidate) => candidate.childObject === childObject?.apiName && candidate.childField === childField
    );
    if (childObject === undefined || relationship === undefined) {
        return undefined;
    }
    const sortField = list.sortField === undefined ? undefined : listedField(schema, childObject, list.sortField);
    const fields = list.fields.length === 0 ? [childObject.nameField] : list.fields;
    return {
        relationshipName: relationship.name,
        childObject: childObject.apiName,
        childField: relationship.childField,
        columns: fields.map((field) => columnModel(schema, childObject, field, translate)),
        sortField: sortField?.own.apiName ?? null,
        sortDescending: list.sortOrder === 'Desc'
    };
}

function flexiPageModel(page: FlexiPageMetadata, input: PageModelInput, translate: Translate): FlexiPageModel {
    let count = 0;
    const item = (source: FlexiPageItem): FlexiPageItemModel => {
        count += 1;
        const labeled = labeledProperties(source, input, translate);
        return {
            key: source.identifier ?? `item${count}`,
            kind: source.kind,
            name: source.kind === 'component' ? source.componentName : source.field,
            properties: labeled.properties,
            visibility:
                source.visibility === undefined
                    ? null
                    : {
                          criteria: source.visibility.criteria,
                          booleanFilter: source.visibility.booleanFilter ?? null
                      },
            place: place(source.location),
            problem: itemProblem(source, page, input) ?? labeled.problem
        };
    };
    return {
        apiName: page.apiName,
        label: page.label,
        objectApiName: page.objectApiName ?? null,
        template: page.template,
        rows: templateRows(page.template, filledRegions(page)) ?? null,
        regions: Object.fromEntries([...page.regions].map(([name, region]) => [name, region.items.map(item)])),
        file: place(page.location)
    };
}

/** An item's properties with `{!$Label.Name}`, the App Builder's way to a translated title, as the label's text. */
function labeledProperties(
    item: FlexiPageItem,
    { ui }: PageModelInput,
    translate: Translate
): Pick<FlexiPageItemModel, 'properties' | 'problem'> {
    if (item.kind === 'field') {
        return { properties: { uiBehavior: item.behavior }, problem: null };
    }
    let problem: string | null = null;
    const texts = [...item.properties].map(([property, value]) => {
        const name = typeof value === 'string' ? /^\{!\$Label\.(\w+)\}$/.exec(value)?.[1] : undefined;
        if (name === undefined) {
            return [property, value] as const;
        }
        const label = ui.labels.get(name);
        if (label === undefined) {
            problem = `property "${property}" names the label "${name}", which the project does not have.`;
        }
        return [property, translate(`$label.${name}`, label?.value ?? name)] as const;
    });
    return { properties: Object.fromEntries(texts), problem };
}

function filledRegions({ regions }: FlexiPageMetadata): string[] {
    return [...regions.values()].flatMap(({ kind, name }) => (kind === 'Region' ? [name] : []));
}

/** Everything of a model that the preview shows as an error in its place, one line each. */
export function modelProblems(model: PageModel): string[] {
    const pages = Object.values(model.pages).flatMap((page) => [
        ...(page.rows === null
            ? [
                  `${page.file}: template "${page.template}" is not implemented; implemented are ${KNOWN_TEMPLATES.join(', ')}.`
              ]
            : []),
        ...Object.values(page.regions).flatMap((items) =>
            items.flatMap((item) => (item.problem === null ? [] : [`${item.place}: ${item.problem}`]))
        )
    ]);
    const lists = Object.values(model.objects).flatMap(({ listViews: views }) =>
        views.flatMap(({ problems }) => problems)
    );
    const tabs = model.apps.flatMap((app) =>
        app.tabs.flatMap(({ target }) => (target.kind === 'unsupported' ? [`${app.apiName}: ${target.problem}`] : []))
    );
    return [...pages, ...lists, ...tabs];
}

function pluralLabel(object: ObjectSchema, translate: Translate): string {
    return translate(`${object.apiName}.$plural`, object.pluralLabel);
}

function objectIcons(ui: UiMetadata): ReadonlyMap<string, string> {
    const icons = new Map(Object.entries(STANDARD_ICONS));
    for (const tab of ui.tabs.values()) {
        const icon = motifIcon(tab);
        if (tab.target.kind === 'object' && icon !== undefined) {
            icons.set(tab.target.objectApiName, icon);
        }
    }
    return icons;
}

/** A tab's motif `Custom53: Bell` is the SLDS icon custom:custom53. */
function motifIcon(tab: TabMetadata): string | undefined {
    const number = /^Custom(\d+)/.exec(tab.motif ?? '')?.[1];
    return number === undefined ? undefined : `custom:custom${number}`;
}

function iconOf(objectApiName: string, icons: ReadonlyMap<string, string>): string {
    return icons.get(objectApiName) ?? 'standard:record';
}

/** Where metadata declares something; its files are relative to the project. */
function place({ file, line }: SourceLocation): string {
    return line === undefined ? file : `${file}:${line}`;
}
