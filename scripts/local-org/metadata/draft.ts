import type { RoleMetadata, SharingRuleMetadata, SharingSetMetadata } from '../access/sharing';
import type { FlowDefinition } from '../flow/definition';
import type { CustomPermissionMetadata, PermissionSetMetadata } from './permissions';
import type { ProblemList } from './problems';
import type { FieldSchema, ListViewSchema, PicklistValue, SourceLocation, ValidationRuleSchema } from './schema';
import type { ActionOverride, AppMetadata, FlexiPageMetadata, LabelMetadata, LayoutMetadata, TabMetadata } from './ui';
import type { ElementReader } from './xml';

/** An object while the project is being read: what several files say of it comes together here. */
export interface ObjectDraft {
    readonly apiName: string;
    readonly custom: boolean;
    label: string;
    pluralLabel: string;
    keyPrefix: string;
    nameField: string;
    sharingModel: string;
    /** What the object's file says of users from outside; absent: private, or the parent's. */
    externalSharingModel?: string;
    location: SourceLocation;
    compactLayoutAssignment?: string;
    /** Whether the object's own file (or the standard data) was read; an object with fields alone is not one. */
    declared: boolean;
    /** Tasks can be about records of the object. */
    hasActivities?: boolean;
    readonly fields: Map<string, FieldSchema>;
    readonly validationRules: ValidationRuleSchema[];
    readonly listViews: ListViewSchema[];
    readonly compactLayouts: Map<string, { readonly fields: readonly string[]; readonly location: SourceLocation }>;
}

/** A translation as read, before it is known which object or value it concerns. */
export interface TranslationDraft {
    readonly language: string;
    readonly path: string;
    readonly text: string;
    /** Picklist translations name the value by its label: object and field (or the value set) to look it up in. */
    readonly byLabel?: {
        readonly object?: string;
        readonly field?: string;
        readonly valueSet?: string;
        readonly label: string;
    };
    readonly location: SourceLocation;
}

export interface GlobalValueSet {
    readonly values: readonly PicklistValue[];
    readonly location: SourceLocation;
}

/** Everything read so far. */
export interface ProjectDraft {
    readonly problems: ProblemList;
    readonly objects: Map<string, ObjectDraft>;
    readonly globalValueSets: Map<string, GlobalValueSet>;
    /** The values of standard picklists; a project's standardValueSets replace them. */
    readonly standardValueSets: Map<string, readonly PicklistValue[]>;
    readonly apps: Map<string, AppMetadata>;
    readonly tabs: Map<string, TabMetadata>;
    readonly flexiPages: Map<string, FlexiPageMetadata>;
    readonly layouts: Map<string, LayoutMetadata>;
    readonly labels: Map<string, LabelMetadata>;
    readonly objectActionOverrides: Map<string, ActionOverride[]>;
    readonly permissionSets: Map<string, PermissionSetMetadata>;
    readonly customPermissions: Map<string, CustomPermissionMetadata>;
    readonly roles: Map<string, RoleMetadata>;
    readonly sharingRules: SharingRuleMetadata[];
    readonly sharingSets: SharingSetMetadata[];
    readonly flows: Map<string, FlowDefinition>;
    readonly translations: TranslationDraft[];
}

/** One source file being read. */
export interface SourceFile {
    readonly root: ElementReader;
    /** The file's name without its suffix, percent-decoded: the component's API name. */
    readonly name: string;
    /** Names of the folders above, nearest first. */
    readonly folders: readonly string[];
}

/** The object a decomposed file belongs to, made if no file has named it yet. */
export function objectDraft(draft: ProjectDraft, apiName: string, location: SourceLocation): ObjectDraft {
    let object = draft.objects.get(apiName);
    if (object === undefined) {
        object = {
            apiName,
            custom: apiName.endsWith('__c'),
            label: apiName,
            pluralLabel: apiName,
            keyPrefix: '',
            nameField: 'Name',
            sharingModel: 'ReadWrite',
            location,
            declared: false,
            fields: new Map(),
            validationRules: [],
            listViews: [],
            compactLayouts: new Map()
        };
        draft.objects.set(apiName, object);
    }
    return object;
}

/** Adds an entry, or reports that its name is taken. */
export function addOnce<Value>(
    map: Map<string, Value>,
    name: string,
    value: Value,
    what: string,
    location: SourceLocation,
    problems: ProblemList
): void {
    const taken = [...map.keys()].find((key) => key.toLowerCase() === name.toLowerCase());
    if (taken !== undefined) {
        problems.add(location, `There is a second ${what} named ${name}; API names must be unique.`);
        return;
    }
    map.set(name, value);
}
