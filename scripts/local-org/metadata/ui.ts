import type { SourceLocation } from './schema';

/** What the user interface is made of, as the metadata declares it. Plain data; whoever renders it decides how. */
export interface UiMetadata {
    /** By API name (the file's name). */
    readonly apps: ReadonlyMap<string, AppMetadata>;
    /** By API name; a custom object's tab is named as the object. */
    readonly tabs: ReadonlyMap<string, TabMetadata>;
    readonly flexiPages: ReadonlyMap<string, FlexiPageMetadata>;
    /** By full name: `Partner__c-Partner Layout`. */
    readonly layouts: ReadonlyMap<string, LayoutMetadata>;
    /** Custom labels by API name. */
    readonly labels: ReadonlyMap<string, LabelMetadata>;
    /** Object-level record page and action assignments by object API name. */
    readonly objectActionOverrides: ReadonlyMap<string, readonly ActionOverride[]>;
}

export interface AppMetadata {
    readonly apiName: string;
    readonly label: string;
    readonly description?: string;
    readonly navType: 'Standard' | 'Console';
    readonly headerColor?: string;
    /** Tab API names in order: `standard-Opportunity`, `Partner__c`, a custom tab's name. */
    readonly tabs: readonly string[];
    readonly actionOverrides: readonly ActionOverride[];
    readonly location: SourceLocation;
}

/** Assigns a page to an action of an object: action `View` with type `Flexipage` is the record page. */
export interface ActionOverride {
    readonly actionName: string;
    readonly type: 'Default' | 'Standard' | 'Flexipage' | 'LightningComponent';
    /** The flexipage's API name (or the component's); absent for Default and Standard. */
    readonly content?: string;
    readonly formFactor?: 'Large' | 'Small' | 'Medium';
    /** The object; absent on object-level overrides, which are the object's own. */
    readonly objectApiName?: string;
}

export interface TabMetadata {
    readonly apiName: string;
    readonly label?: string;
    /** `Custom53: Bell` and the like. */
    readonly motif?: string;
    readonly target:
        | { readonly kind: 'object'; readonly objectApiName: string }
        | { readonly kind: 'flexiPage'; readonly flexiPage: string }
        | { readonly kind: 'lwc'; readonly component: string };
    readonly location: SourceLocation;
}

export interface FlexiPageMetadata {
    readonly apiName: string;
    readonly label: string;
    readonly type: 'RecordPage' | 'AppPage' | 'HomePage' | 'UtilityBar';
    /** Record pages: their object. */
    readonly objectApiName?: string;
    /** `flexipage:recordHomeTemplateDesktop` and the like. */
    readonly template: string;
    /** Regions and facets by name, in file order. A component's facet property names one of them. */
    readonly regions: ReadonlyMap<string, FlexiPageRegion>;
    readonly location: SourceLocation;
}

export interface FlexiPageRegion {
    readonly name: string;
    /** The background region of a utility bar shows nothing. */
    readonly kind: 'Region' | 'Facet' | 'Background';
    readonly items: readonly FlexiPageItem[];
}

export type FlexiPageItem = FlexiPageComponent | FlexiPageField;

export interface FlexiPageComponent {
    readonly kind: 'component';
    /** `force:detailPanel`, `c:quoteBuilder` or a bare custom component name, as the file has it. */
    readonly componentName: string;
    readonly identifier?: string;
    readonly properties: ReadonlyMap<string, string | readonly string[]>;
    readonly visibility?: VisibilityRule;
    readonly location: SourceLocation;
}

/** A dynamic-forms field. */
export interface FlexiPageField {
    readonly kind: 'field';
    /** The field's API name, without the leading `Record.`. */
    readonly field: string;
    readonly identifier?: string;
    readonly behavior: 'none' | 'readonly' | 'required';
    readonly visibility?: VisibilityRule;
    readonly location: SourceLocation;
}

export interface VisibilityRule {
    readonly criteria: readonly VisibilityCriterion[];
    /** `1 AND (2 OR 3)`; absent: all must hold. */
    readonly booleanFilter?: string;
}

export interface VisibilityCriterion {
    readonly left:
        | { readonly kind: 'recordField'; readonly path: readonly string[] }
        | { readonly kind: 'customPermission'; readonly name: string }
        | { readonly kind: 'formFactor' };
    readonly operator: 'EQUAL' | 'NE' | 'GT' | 'GE' | 'LT' | 'LE' | 'CONTAINS';
    /** As the file has it; blank is ''. */
    readonly right: string;
}

export interface LayoutMetadata {
    readonly fullName: string;
    readonly objectApiName: string;
    readonly sections: readonly LayoutSection[];
    readonly relatedLists: readonly LayoutRelatedList[];
    readonly location: SourceLocation;
}

export interface LayoutSection {
    readonly label: string;
    /** Whether the heading shows on the detail page and on the edit page. */
    readonly detailHeading: boolean;
    readonly editHeading: boolean;
    readonly style: 'OneColumn' | 'TwoColumnsLeftToRight' | 'TwoColumnsTopToBottom' | 'CustomLinks';
    readonly columns: readonly (readonly LayoutItem[])[];
}

export type LayoutItem =
    | { readonly kind: 'field'; readonly field: string; readonly behavior: 'Edit' | 'Readonly' | 'Required' }
    | { readonly kind: 'emptySpace' };

export interface LayoutRelatedList {
    /** As the file has it: `Tier__c.Program__c` (child object and field) or a standard name such as `RelatedContactList`. */
    readonly relatedList: string;
    /** Resolved for custom names: the detail object and its reference field. */
    readonly childObject?: string;
    readonly childField?: string;
    /** Columns as the file has them: API names, or the platform's upper-case names of standard fields (`NAME`). */
    readonly fields: readonly string[];
    readonly sortField?: string;
    readonly sortOrder?: 'Asc' | 'Desc';
}

export interface LabelMetadata {
    readonly apiName: string;
    readonly value: string;
    readonly language: string;
    readonly shortDescription: string;
    readonly location: SourceLocation;
}
