import { listViewColumn } from '../../local-org/metadata/listViewColumns';
import type { XmlElement } from '../../local-org/metadata/xml';
import { childRelationships, findField } from '../catalog';
import { child, children, descendants, text } from '../elements';
import type { MetadataFile } from '../metadataFiles';
import type { Reporter } from './reporter';

/** The platform's own names of related lists on layouts, and what they list. */
const standardRelatedLists: ReadonlyMap<string, string> = new Map([
    ['RelatedContactList', 'Contact'],
    ['RelatedOpportunityList', 'Opportunity'],
    ['RelatedLineItemList', 'OpportunityLineItem'],
    ['RelatedPricebookEntryList', 'PricebookEntry']
]);

/** Checks what layouts, record pages, apps and tabs name. */
export function checkPageReferences(report: Reporter): void {
    for (const layout of report.catalog.files('Layout').values()) {
        checkLayout(report, layout);
    }
    for (const page of report.catalog.files('FlexiPage').values()) {
        checkPage(report, page);
    }
    for (const app of report.catalog.files('CustomApplication').values()) {
        checkApp(report, app);
    }
    for (const tab of report.catalog.files('CustomTab').values()) {
        checkTab(report, tab);
    }
}

function checkLayout(report: Reporter, layout: MetadataFile): void {
    const object = layout.name.slice(0, layout.name.indexOf('-'));
    if (!report.catalog.objects.has(object)) {
        report.add(layout, undefined, `The layout is for ${object || layout.name}, which is no object.`);
        return;
    }
    for (const item of descendants(layout.root, 'layoutItems')) {
        children(item, 'field').forEach((element) => report.field(layout, element, object));
        checkBehavior(report, layout, item, object);
    }
    children(layout.root, 'relatedLists').forEach((list) => checkRelatedList(report, layout, list, object));
}

/** Required fields are required on the layout as well, and what nobody can write is read only. */
function checkBehavior(report: Reporter, layout: MetadataFile, item: XmlElement, object: string): void {
    const behavior = child(item, 'behavior');
    const field = findField(report.catalog, object, text(item, 'field') ?? '');
    const expected =
        field?.computed === true
            ? 'Readonly'
            : field?.required === true && field.file !== undefined
              ? 'Required'
              : undefined;
    if (expected !== undefined && behavior !== undefined && behavior.text.trim() !== expected) {
        report.add(
            layout,
            behavior,
            `<behavior> of ${field?.name} is ${behavior.text.trim()}; it must be ${expected}.`
        );
    }
}

function checkRelatedList(report: Reporter, layout: MetadataFile, list: XmlElement, object: string): void {
    const named = child(list, 'relatedList');
    if (named === undefined) {
        return;
    }
    const name = named.text.trim();
    const [childObject = '', childField = ''] = name.split('.');
    const listed = standardRelatedLists.get(name) ?? childObject;
    if (!standardRelatedLists.has(name)) {
        report.field(layout, named, childObject, childField);
        const reference = findField(report.catalog, childObject, childField);
        if (reference !== undefined && !reference.referenceTo.includes(object)) {
            report.add(layout, named, `${name} does not refer to ${object}.`);
        }
    }
    for (const column of [...children(list, 'fields'), ...children(list, 'sortField')]) {
        report.field(layout, column, listed, listViewColumn(listed, column.text.trim()));
    }
}

function checkPage(report: Reporter, page: MetadataFile): void {
    const { catalog } = report;
    const object = child(page.root, 'sobjectType');
    if (object !== undefined) {
        report.oneOf(page, object, 'object', catalog.objects.keys());
    }
    const facets = new Set(children(page.root, 'flexiPageRegions').map((region) => text(region, 'name') ?? ''));
    for (const instance of descendants(page.root, 'componentInstance')) {
        checkComponent(report, page, instance, facets);
    }
    for (const value of descendants(page.root, 'value')) {
        for (const name of labelsIn(value.text)) {
            report.oneOf(page, { ...value, text: name }, 'custom label', catalog.labels.keys());
        }
    }
    for (const item of descendants(page.root, 'fieldItem')) {
        report.field(page, item, object?.text.trim() ?? '', item.text.trim().replace(/^Record\./, ''));
    }
}

/** The custom labels that a text of the App Builder names: `{!$Label.Name}`. */
export function labelsIn(value: string): string[] {
    return [...value.matchAll(/\{!\$Label\.(\w+)\}/g)].flatMap(([, name]) => name ?? []);
}

/** Which property of a platform component names a facet of the page. */
const facetProperties: ReadonlyMap<string, string> = new Map([
    ['flexipage:tabset', 'tabs'],
    ['flexipage:tab', 'body'],
    ['flexipage:fieldSection', 'columns'],
    ['flexipage:column', 'body']
]);

function checkComponent(report: Reporter, page: MetadataFile, instance: XmlElement, facets: ReadonlySet<string>): void {
    const named = child(instance, 'componentName');
    const name = named?.text.trim() ?? '';
    if (named !== undefined && (!name.includes(':') || name.startsWith('c:'))) {
        checkCustomComponent(report, page, named, name.replace(/^c:/, ''));
    }
    const property = (wanted: string): XmlElement | undefined =>
        children(instance, 'componentInstanceProperties')
            .filter((candidate) => text(candidate, 'name') === wanted)
            .map((candidate) => child(candidate, 'value'))[0];
    const facet = property(facetProperties.get(name) ?? '');
    if (facet !== undefined) {
        report.oneOf(page, facet, 'region or facet of the page called', facets);
    }
    const relatedList = name === 'force:relatedListSingleContainer' ? property('relatedListApiName') : undefined;
    if (relatedList !== undefined) {
        const [parent = ''] = property('parentFieldApiName')?.text.trim().split('.') ?? [];
        const lists = childRelationships(report.catalog, parent);
        report.oneOf(page, relatedList, `child relationship of ${parent} called`, lists.keys());
    }
}

/** A component on a record page is exposed to record pages. */
function checkCustomComponent(report: Reporter, page: MetadataFile, named: XmlElement, name: string): void {
    const bundles = report.catalog.files('LightningComponentBundle');
    report.oneOf(page, { ...named, text: name }, 'component', bundles.keys());
    const bundle = bundles.get(name);
    if (bundle === undefined) {
        return;
    }
    const targets = descendants(bundle.root, 'target').map((target) => target.text.trim());
    if (text(bundle.root, 'isExposed') !== 'true') {
        report.add(page, named, `Component ${name} is not exposed: see ${bundle.path}.`);
    } else if (text(page.root, 'type') === 'RecordPage' && !targets.includes('lightning__RecordPage')) {
        report.add(
            page,
            named,
            `Component ${name} is not for record pages: lightning__RecordPage is no target of ${bundle.path}.`
        );
    }
}

function checkApp(report: Reporter, app: MetadataFile): void {
    const { catalog } = report;
    const tabs = catalog.files('CustomTab');
    for (const tab of children(app.root, 'tabs')) {
        checkTabName(report, app, tab, tabs.keys());
    }
    for (const override of children(app.root, 'actionOverrides')) {
        const object = child(override, 'pageOrSobjectType');
        if (object !== undefined && !object.text.trim().startsWith('standard-')) {
            report.oneOf(app, object, 'object', catalog.objects.keys());
        }
        const content = child(override, 'content');
        if (content !== undefined && text(override, 'type') === 'Flexipage') {
            report.oneOf(app, content, 'page', catalog.files('FlexiPage').keys());
            const page = catalog.files('FlexiPage').get(content.text.trim());
            const shown = page === undefined ? undefined : text(page.root, 'sobjectType');
            if (shown !== undefined && object !== undefined && shown !== object.text.trim()) {
                report.add(
                    app,
                    content,
                    `Page ${page?.name} shows ${shown}; the override is for ${object.text.trim()}.`
                );
            }
        }
    }
}

/** `standard-Account`, `standard-home`, or a tab of the project. */
export function checkTabName(report: Reporter, file: MetadataFile, element: XmlElement, tabs: Iterable<string>): void {
    const standard = /^standard-(\w+)$/.exec(element.text.trim())?.[1];
    if (standard === undefined) {
        report.oneOf(file, element, 'tab', tabs);
    } else if (standard !== 'home') {
        report.oneOf(file, { ...element, text: standard }, 'standard tab', report.catalog.objects.keys());
    }
}

function checkTab(report: Reporter, tab: MetadataFile): void {
    if (text(tab.root, 'customObject') === 'true' && report.catalog.objects.get(tab.name)?.custom !== true) {
        report.add(tab, undefined, `The tab shows the object ${tab.name}, which does not exist.`);
    }
    children(tab.root, 'flexiPage').forEach((element) =>
        report.oneOf(tab, element, 'page', report.catalog.files('FlexiPage').keys())
    );
    children(tab.root, 'lwcComponent').forEach((element) =>
        report.oneOf(tab, element, 'component', report.catalog.files('LightningComponentBundle').keys())
    );
}
