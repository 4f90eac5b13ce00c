/**
 * What the shell renders from, made of the project's metadata in one language. Plain data that travels to the page as JSON:
 * everything is resolved (fields, icons, assigned pages), so that the page only has to draw.
 */
export interface PageModel {
    readonly apps: readonly AppModel[];
    readonly objects: Readonly<Record<string, ObjectModel>>;
    readonly pages: Readonly<Record<string, FlexiPageModel>>;
    /** The project's exposed components, sorted. */
    readonly components: readonly ComponentModel[];
}

export interface ComponentModel {
    readonly name: string;
    /** Why it cannot be shown; null where it can. */
    readonly problem: string | null;
}

export interface AppModel {
    readonly apiName: string;
    readonly label: string;
    readonly headerColor: string | null;
    readonly tabs: readonly TabModel[];
    /** The app's home page, where it assigns one. */
    readonly homePage: string | null;
    /** Record pages that this app assigns, by object and form factor. */
    readonly recordPages: Readonly<Record<string, RecordPageAssignment>>;
}

export interface RecordPageAssignment {
    readonly large: string | null;
    readonly small: string | null;
}

export interface TabModel {
    readonly apiName: string;
    readonly label: string;
    readonly icon: string;
    readonly target: TabTarget;
}

export type TabTarget =
    | { readonly kind: 'home' }
    | { readonly kind: 'object'; readonly objectApiName: string }
    | { readonly kind: 'page'; readonly page: string }
    | { readonly kind: 'component'; readonly component: string }
    | { readonly kind: 'unsupported'; readonly problem: string };

export interface ObjectModel {
    readonly apiName: string;
    readonly label: string;
    readonly pluralLabel: string;
    readonly keyPrefix: string;
    readonly nameField: string;
    readonly icon: string;
    readonly listViews: readonly ListViewModel[];
    /** Fields of the highlights panel; the first is the title's. */
    readonly compactFields: readonly string[];
    readonly layout: LayoutModel;
    /** The record page the object itself assigns. */
    readonly recordPage: RecordPageAssignment;
}

export interface ListViewModel {
    readonly apiName: string;
    readonly label: string;
    readonly columns: readonly ColumnModel[];
    readonly onlyMine: boolean;
    /** The `where` argument of the GraphQL query; null for all records. */
    readonly filter: Readonly<Record<string, unknown>> | null;
    /** What of the list view's definition cannot be shown. */
    readonly problems: readonly string[];
}

/** A column: the object's own field, or a parent's (`Owner`, `Alias`) behind it; or what is wrong with it. */
export type ColumnModel =
    | {
          readonly field: string;
          readonly parent?: { readonly relationship: string; readonly field: string; readonly label: string };
      }
    | { readonly problem: string };

export interface LayoutModel {
    readonly sections: readonly LayoutSectionModel[];
    readonly relatedLists: readonly RelatedListModel[];
}

export interface LayoutSectionModel {
    readonly label: string;
    readonly showOnView: boolean;
    readonly showOnEdit: boolean;
    readonly columns: readonly (readonly LayoutItemModel[])[];
}

/** A field's place on the layout; an empty place has no field. */
export interface LayoutItemModel {
    readonly field: string | null;
    readonly behavior: 'Edit' | 'Readonly' | 'Required';
}

export interface RelatedListModel {
    readonly relationshipName: string;
    readonly childObject: string;
    readonly childField: string;
    readonly columns: readonly ColumnModel[];
    readonly sortField: string | null;
    readonly sortDescending: boolean;
}

export interface FlexiPageModel {
    readonly apiName: string;
    readonly label: string;
    readonly objectApiName: string | null;
    readonly template: string;
    /** How the template arranges its regions; null where the preview does not know the template. */
    readonly rows: readonly TemplateRow[] | null;
    readonly regions: Readonly<Record<string, readonly FlexiPageItemModel[]>>;
    readonly file: string;
}

/** One row of a template: its regions with their share of twelve columns on wide screens. */
export type TemplateRow = readonly { readonly region: string; readonly size: number }[];

export interface FlexiPageItemModel {
    /** Unique on its page. */
    readonly key: string;
    readonly kind: 'component' | 'field';
    /** `force:detailPanel`, `c:quoteBuilder`; for fields the API name. */
    readonly name: string;
    readonly properties: Readonly<Record<string, string | readonly string[]>>;
    readonly visibility: VisibilityModel | null;
    /** Where the page's file places it. */
    readonly place: string;
    /** Why it cannot be shown; null where it can. */
    readonly problem: string | null;
}

export interface VisibilityModel {
    readonly criteria: readonly {
        readonly left:
            | { readonly kind: 'recordField'; readonly path: readonly string[] }
            | { readonly kind: 'customPermission'; readonly name: string }
            | { readonly kind: 'formFactor' };
        readonly operator: 'EQUAL' | 'NE' | 'GT' | 'GE' | 'LT' | 'LE' | 'CONTAINS';
        readonly right: string;
    }[];
    readonly booleanFilter: string | null;
}
