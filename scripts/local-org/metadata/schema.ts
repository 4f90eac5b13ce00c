/**
 * The typed schema of an org: what the metadata loader makes of an SFDX project's source files and of the standard
 * objects, and what every other part of the local org works from. Plain data, read-only after loading.
 */

/** Where something was declared, for error messages. `line` counts from 1. */
export interface SourceLocation {
    readonly file: string;
    readonly line?: number;
}

export type FieldType =
    | 'Id'
    | 'Reference'
    | 'Text'
    | 'TextArea'
    | 'LongTextArea'
    | 'Html'
    | 'Email'
    | 'Phone'
    | 'Url'
    | 'Picklist'
    | 'MultiselectPicklist'
    | 'Checkbox'
    | 'Number'
    | 'Currency'
    | 'Percent'
    | 'Date'
    | 'DateTime'
    | 'Time'
    | 'AutoNumber';

export interface PicklistValue {
    readonly value: string;
    readonly label: string;
    readonly isDefault: boolean;
    readonly isActive: boolean;
    /** Standard stage picklists carry these (Opportunity.StageName). */
    readonly isClosed?: boolean;
    readonly isWon?: boolean;
    readonly probability?: number;
    readonly forecastCategory?: string;
}

export interface PicklistSchema {
    readonly values: readonly PicklistValue[];
    readonly restricted: boolean;
    /** The global value set the values come from, if any. */
    readonly globalValueSet?: string;
    /** The standard value set the values come from (`OpportunityStage`), if any. */
    readonly standardValueSet?: string;
}

export interface ReferenceSchema {
    /** API names of the objects that it can refer to; several for a polymorphic reference. */
    readonly referenceTo: readonly string[];
    /** Can refer to every custom object with activities; once linked, those are in `referenceTo`. */
    readonly toActivityObjects?: boolean;
    /** The name that walks from child to parent: `Partner__r`, `Account`. */
    readonly relationshipName: string;
    /** The name that walks from parent to children: `Partner_Quotes__r`, `Opportunities`; absent when the field declares none. */
    readonly childRelationshipName?: string;
    /** Present for master-detail only. Order 0 is the primary master. */
    readonly masterDetail?: {
        readonly order: 0 | 1;
        readonly reparentable: boolean;
        /** true: who may read the master may write its details; otherwise who may write the master. */
        readonly writeRequiresMasterRead?: boolean;
    };
    /** What deleting the parent does. Master-detail is always Cascade. */
    readonly onParentDelete: 'Cascade' | 'Restrict' | 'SetNull';
}

export interface FormulaSchema {
    readonly source: string;
    readonly treatBlanksAs: 'BlankAsZero' | 'BlankAsBlank';
    /** Where the formula's first line stands. */
    readonly location: SourceLocation;
}

export type FilterOperation =
    | 'equals'
    | 'notEqual'
    | 'lessThan'
    | 'greaterThan'
    | 'lessOrEqual'
    | 'greaterOrEqual'
    | 'contains'
    | 'notContain'
    | 'startsWith'
    | 'includes'
    | 'excludes';

export interface RollupSummarySchema {
    readonly operation: 'count' | 'sum' | 'min' | 'max';
    /** The detail object and the master-detail field on it. */
    readonly childObject: string;
    readonly childField: string;
    /** The detail's field that is summed (or min, max); absent for count. */
    readonly summarizedField?: string;
    /** All must hold. */
    readonly filters: readonly RollupFilter[];
}

export interface RollupFilter {
    readonly field: string;
    readonly operation: FilterOperation;
    /** Alternatives: one must match (for notEqual and notContain: none may). */
    readonly values: readonly string[];
    readonly location: SourceLocation;
}

export interface FieldSchema {
    readonly apiName: string;
    readonly label: string;
    /** For formula and roll-up fields: the type of the result. */
    readonly type: FieldType;
    readonly custom: boolean;
    readonly description?: string;
    readonly inlineHelpText?: string;
    /** Text: most characters. */
    readonly length?: number;
    /** Numbers: all digits, and those after the point. */
    readonly precision?: number;
    readonly scale?: number;
    /** Required in every save, whoever saves (universally required, master-detail, standard required). */
    readonly required: boolean;
    readonly unique: boolean;
    readonly caseSensitive: boolean;
    readonly externalId: boolean;
    readonly isNameField: boolean;
    readonly createable: boolean;
    readonly updateable: boolean;
    /** A formula expression, as the platform's default values are. Picklists have theirs in `picklist`. */
    readonly defaultValue?: string;
    readonly defaultValueLocation?: SourceLocation;
    readonly picklist?: PicklistSchema;
    readonly reference?: ReferenceSchema;
    readonly formula?: FormulaSchema;
    readonly rollup?: RollupSummarySchema;
    /** AutoNumber: `Q-{000000}`. */
    readonly displayFormat?: string;
    /** AutoNumber: the first number given; 1 unless the metadata says otherwise. */
    readonly startingNumber?: number;
    readonly location: SourceLocation;
}

export interface ValidationRuleSchema {
    readonly name: string;
    readonly active: boolean;
    readonly formula: string;
    readonly errorMessage: string;
    /** The field the message is shown at; absent: the top of the page. */
    readonly errorField?: string;
    readonly location: SourceLocation;
    /** Where the formula's first line stands. */
    readonly formulaLocation: SourceLocation;
}

export interface ObjectSchema {
    readonly apiName: string;
    readonly label: string;
    readonly pluralLabel: string;
    readonly custom: boolean;
    /** First three characters of every Id of this object. */
    readonly keyPrefix: string;
    readonly nameField: string;
    readonly sharingModel: string;
    /** The organization-wide default for users from outside the company. */
    readonly externalSharingModel: string;
    /** By API name, in declaration order; standard and system fields (Id, CreatedDate, …) included. */
    readonly fields: ReadonlyMap<string, FieldSchema>;
    readonly validationRules: readonly ValidationRuleSchema[];
    readonly listViews: readonly ListViewSchema[];
    readonly compactLayout?: readonly string[];
    /** What the user may do whose view of the schema this is; absent in the org's own schema, which permits everything. */
    readonly permits?: ObjectPermits;
    readonly location: SourceLocation;
}

export interface ObjectPermits {
    readonly create: boolean;
    readonly edit: boolean;
    readonly delete: boolean;
}

export interface ListViewSchema {
    readonly apiName: string;
    readonly label: string;
    readonly columns: readonly string[];
    readonly filterScope: 'Everything' | 'Mine';
    readonly filters: readonly {
        readonly field: string;
        readonly operation: FilterOperation;
        readonly value: string;
    }[];
    readonly booleanFilter?: string;
    readonly location: SourceLocation;
}

/** A child relationship seen from the parent. */
export interface ChildRelationship {
    readonly name: string;
    readonly childObject: string;
    readonly childField: string;
}

export interface OrgSchema {
    readonly apiVersion: string;
    readonly objects: ReadonlyMap<string, ObjectSchema>;
    /** Children of an object by relationship name. */
    childRelationships(objectApiName: string): ReadonlyMap<string, ChildRelationship>;
    /** Case-insensitive, as SOQL and the APIs are. */
    findObject(apiName: string): ObjectSchema | undefined;
    findField(object: ObjectSchema, apiName: string): FieldSchema | undefined;
    /**
     * Translated labels: language ('fr') → overrides by a dotted path. Of an object `A__c`: `A__c` (label), `A__c.$plural`;
     * of its field `B__c`: `A__c.B__c`, `A__c.B__c.$help`, `A__c.B__c.$relationship`; of a picklist value: `A__c.B__c.VALUE`;
     * of a validation rule's message: `A__c.$validationRule.Rule_Name`; of a layout section: `A__c.$layout.Layout name.Section`.
     * Of the project: `$label.Name`, `$app.Name`, `$tab.Name`.
     */
    readonly translations: ReadonlyMap<string, ReadonlyMap<string, string>>;
}
