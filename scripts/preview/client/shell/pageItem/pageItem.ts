import type { LightningElement as Component } from 'lwc';
import { LightningElement, api } from 'lwc';
import { projectComponents } from 'preview/componentRegistry';
import type { FlexiPageItemModel, RelatedListModel } from '../../../model/pageModel';
import { errorMessage } from '../../http';
import type { PageContext } from '../../pageContext';
import { isVisible } from '../../pageContext';
import { pageLabel } from '../../platform/forms/registration';
import { text } from '../../session';

/** One item of a Lightning page: a component of the platform, one of the project, or a field. */
export default class PageItem extends LightningElement {
    @api context: PageContext | undefined;
    component: (new () => Component) | undefined;
    failure: string | undefined;
    private current: FlexiPageItemModel | undefined;

    @api
    get item(): FlexiPageItemModel | undefined {
        return this.current;
    }
    set item(value: FlexiPageItemModel | undefined) {
        const isOther = value?.name !== this.current?.name;
        this.current = value;
        if (isOther) {
            this.component = undefined;
            this.failure = undefined;
            void this.loadComponent();
        }
    }

    /** A failure of a project's component is shown in its place; the rest of the page lives on. */
    override errorCallback(error: Error): void {
        console.error(error);
        this.component = undefined;
        this.failure = `${this.current?.name ?? ''}: ${error.message}`;
    }

    get problem(): string | undefined {
        const item = this.current;
        return item === undefined || item.problem === null ? undefined : `${item.place}: ${item.problem}`;
    }

    get failureHeading(): string {
        return text('componentFailed', this.current?.name ?? '');
    }

    get isHighlights(): boolean {
        return this.shows('force:highlightsPanel');
    }

    get isDetail(): boolean {
        return this.shows('force:detailPanel');
    }

    get isRelatedContainer(): boolean {
        return this.shows('force:relatedListContainer');
    }

    get isTabset(): boolean {
        return this.shows('flexipage:tabset');
    }

    get isFieldSection(): boolean {
        return this.shows('flexipage:fieldSection');
    }

    get isColumn(): boolean {
        return this.shows('flexipage:column');
    }

    get isRichText(): boolean {
        return this.shows('flexipage:richText');
    }

    get isField(): boolean {
        return this.problem === undefined && this.current?.kind === 'field';
    }

    get isListCard(): boolean {
        return this.shows('flexipage:filterListCard');
    }

    get singleRelatedList(): RelatedListModel | undefined {
        if (!this.shows('force:relatedListSingleContainer') && !this.shows('lst:dynamicRelatedList')) {
            return undefined;
        }
        const name = String(this.property('relatedListApiName') ?? '');
        const lists = this.context?.object?.layout.relatedLists ?? [];
        const listed = lists.find(({ relationshipName }) => relationshipName === name);
        const relationship = this.context?.objectInfo?.childRelationships.find(
            ({ relationshipName }) => relationshipName === name
        );
        return (
            listed ??
            (relationship && {
                relationshipName: name,
                childObject: relationship.childObjectApiName,
                childField: relationship.fieldName,
                columns: [{ field: 'Name' }],
                sortField: null,
                sortDescending: false
            })
        );
    }

    get missingRelatedList(): string | undefined {
        const isSingle = this.shows('force:relatedListSingleContainer') || this.shows('lst:dynamicRelatedList');
        return isSingle && this.singleRelatedList === undefined
            ? `${this.current?.place ?? ''}: related list "${String(this.property('relatedListApiName') ?? '')}"`
            : undefined;
    }

    get relatedLists() {
        return this.context?.object?.layout.relatedLists ?? [];
    }

    get tabs() {
        const context = this.context;
        return this.facet('tabs')
            .filter((tab) => context !== undefined && isVisible(tab, context))
            .map((tab) => ({
                key: tab.key,
                label: tabLabel(String(tab.properties['title'] ?? '')),
                items: this.facetNamed(tab.properties['body'])
            }));
    }

    get activeTab(): string | undefined {
        return this.facet('tabs').find(({ properties }) => properties['active'] === 'true')?.key;
    }

    get sectionColumns() {
        const columns = this.facet('columns');
        return columns.map((column) => ({
            key: column.key,
            items: this.facetNamed(column.properties['body']),
            className: `slds-col slds-size_1-of-1 slds-medium-size_1-of-${columns.length}`
        }));
    }

    get sectionLabel(): string {
        return tabLabel(String(this.property('label') ?? ''));
    }

    get columnItems(): readonly FlexiPageItemModel[] {
        return this.facet('body');
    }

    get richText(): string {
        return String(this.property('richTextValue') ?? '');
    }

    get listObject(): string {
        return String(this.property('entityName') ?? '');
    }

    get listView(): string {
        return String(this.property('filterName') ?? '');
    }

    get fieldInfo() {
        return this.context?.objectInfo?.fields[this.current?.name ?? ''];
    }

    get fieldLabel(): string {
        return this.fieldInfo === undefined ? '' : pageLabel(this.fieldInfo);
    }

    get componentProperties(): Record<string, unknown> {
        const given = Object.entries(this.current?.properties ?? {}).map(([name, value]) => [
            name,
            typedProperty(value)
        ]);
        const { recordId, object } = this.context ?? {};
        const ofRecord = recordId === undefined ? {} : { recordId, objectApiName: object?.apiName };
        return { ...(Object.fromEntries(given) as Record<string, unknown>), ...ofRecord };
    }

    private shows(name: string): boolean {
        return this.problem === undefined && this.current?.name === name && this.current.kind === 'component';
    }

    private property(name: string): string | readonly string[] | undefined {
        return this.current?.properties[name];
    }

    private facet(property: string): readonly FlexiPageItemModel[] {
        return this.facetNamed(this.property(property));
    }

    private facetNamed(name: unknown): readonly FlexiPageItemModel[] {
        return typeof name === 'string' ? (this.context?.page.regions[name] ?? []) : [];
    }

    private async loadComponent(): Promise<void> {
        const item = this.current;
        const name = /^(?:c:)?(\w+)$/.exec(item?.name ?? '')?.[1];
        const load = name === undefined ? undefined : projectComponents[name];
        if (item?.kind !== 'component' || load === undefined) {
            return;
        }
        try {
            const module = await load();
            if (item.name === this.current?.name) {
                this.component = module.default;
            }
        } catch (error) {
            this.failure = errorMessage(error);
        }
    }
}

/** The App Builder's own tab titles are names of standard labels. */
function tabLabel(title: string): string {
    const standard = /^Standard\.Tab\.(\w+)$/.exec(title)?.[1];
    const known: Readonly<Record<string, string>> = {
        detail: text('details'),
        relatedLists: text('related'),
        home: text('home')
    };
    return standard === undefined ? title : (known[standard] ?? standard);
}

function typedProperty(value: string | readonly string[]): unknown {
    if (value === 'true' || value === 'false') {
        return value === 'true';
    }
    return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}
