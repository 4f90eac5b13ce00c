import type { UserAccess } from '../../local-org/access/accessControl';
import type { ObjectSchema, OrgSchema } from '../../local-org/metadata/schema';
import { customComponentName } from './components';
import type {
    AppModel,
    ColumnModel,
    FlexiPageItemModel,
    FlexiPageModel,
    LayoutModel,
    ListViewModel,
    ObjectModel,
    PageModel,
    TabModel
} from './pageModel';

/**
 * The page model as one user has it: without the apps, tabs, objects, fields and related lists that are not theirs to
 * see. What the org does not let them do, its object infos tell the pages.
 * Users of other companies work in Experience Cloud sites: they have the components that can be placed there.
 * @param schema the org's own, with everything in it
 * @param siteComponents names of the components that can be placed on pages of sites
 */
export function visibleModel(
    model: PageModel,
    schema: OrgSchema,
    access: UserAccess,
    siteComponents: readonly string[] = []
): PageModel {
    if (access.schema === schema) {
        return model;
    }
    const view = new UserView(schema, access, access.isExternal ? new Set(siteComponents) : undefined);
    return {
        ...model,
        components: model.components.filter(({ name }) => view.showsComponent(name)),
        apps: model.apps.filter(({ apiName }) => access.permissions.showsApp(apiName)).map((app) => view.app(app)),
        objects: Object.fromEntries(
            Object.entries(model.objects).flatMap(([name, object]) => {
                const visible = access.schema.objects.get(name);
                return visible === undefined ? [] : [[name, view.object(object, visible)]];
            })
        ),
        pages: Object.fromEntries(Object.entries(model.pages).map(([name, page]) => [name, view.page(page)]))
    };
}

class UserView {
    private readonly all: OrgSchema;
    private readonly access: UserAccess;
    /** undefined: all. */
    private readonly components: ReadonlySet<string> | undefined;

    constructor(all: OrgSchema, access: UserAccess, components: ReadonlySet<string> | undefined) {
        this.all = all;
        this.access = access;
        this.components = components;
    }

    showsComponent(name: string): boolean {
        return this.components?.has(name) !== false;
    }

    app(app: AppModel): AppModel {
        return { ...app, tabs: app.tabs.filter((tab) => this.showsTab(tab)) };
    }

    private showsTab({ apiName, target }: TabModel): boolean {
        if (target.kind === 'home' || target.kind === 'unsupported') {
            return true;
        }
        const hidden = target.kind === 'object' && !this.access.schema.objects.has(target.objectApiName);
        return !hidden && this.access.permissions.showsTab(apiName);
    }

    object(model: ObjectModel, object: ObjectSchema): ObjectModel {
        return {
            ...model,
            compactFields: model.compactFields.filter((field) => this.sees(object, field)),
            listViews: model.listViews.map((view) => this.listView(view, object)),
            layout: this.layout(model.layout, object)
        };
    }

    private listView(view: ListViewModel, object: ObjectSchema): ListViewModel {
        return { ...view, columns: this.columns(view.columns, object) };
    }

    private layout(layout: LayoutModel, object: ObjectSchema): LayoutModel {
        return {
            sections: layout.sections.map((section) => ({
                ...section,
                columns: section.columns.map((items) =>
                    items.filter(({ field }) => field === null || this.sees(object, field))
                )
            })),
            relatedLists: layout.relatedLists.flatMap((list) => {
                const child = this.access.schema.objects.get(list.childObject);
                if (child === undefined || !this.sees(child, list.childField)) {
                    return [];
                }
                const sortField = list.sortField !== null && this.sees(child, list.sortField) ? list.sortField : null;
                return [{ ...list, sortField, columns: this.columns(list.columns, child) }];
            })
        };
    }

    /** Columns with a problem stay: they say what is wrong with the metadata. */
    private columns(columns: readonly ColumnModel[], object: ObjectSchema): ColumnModel[] {
        return columns.filter((column) => {
            if ('problem' in column) {
                return true;
            }
            const target = object.fields.get(column.field)?.reference?.referenceTo[0] ?? '';
            const parent = this.access.schema.objects.get(target);
            return (
                this.sees(object, column.field) &&
                (column.parent === undefined || (parent !== undefined && this.sees(parent, column.parent.field)))
            );
        });
    }

    page(page: FlexiPageModel): FlexiPageModel {
        const object = this.access.schema.objects.get(page.objectApiName ?? '');
        const shows = (item: FlexiPageItemModel): boolean =>
            item.kind === 'component'
                ? this.showsItem(item, page.objectApiName ?? '')
                : object === undefined || this.sees(object, item.name);
        return {
            ...page,
            regions: Object.fromEntries(
                Object.entries(page.regions).map(([name, items]) => [name, items.filter(shows)])
            )
        };
    }

    private showsItem({ name, properties }: FlexiPageItemModel, parent: string): boolean {
        const custom = customComponentName(name);
        const relationship = properties['relatedListApiName'];
        return custom === undefined
            ? typeof relationship !== 'string' || this.showsRelatedList(relationship, parent)
            : this.showsComponent(custom);
    }

    /** A list of records that the org does not have at all is not hidden either. */
    private showsRelatedList(relationship: string, parent: string): boolean {
        const [child] = [...this.all.objects.values()].filter(({ fields }) =>
            [...fields.values()].some(
                ({ reference }) =>
                    reference?.childRelationshipName === relationship && reference.referenceTo.includes(parent)
            )
        );
        return child === undefined || this.access.schema.objects.has(child.apiName);
    }

    /** A field that the org does not have at all is not hidden: the page says so in its place. */
    private sees(object: ObjectSchema, field: string): boolean {
        return object.fields.has(field) || !this.all.objects.get(object.apiName)?.fields.has(field);
    }
}
