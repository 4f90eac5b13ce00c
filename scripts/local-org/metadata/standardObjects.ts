import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ObjectDraft, ProjectDraft } from './draft';
import type { FieldSchema, FieldType, PicklistValue } from './schema';
import { plainField, systemFields } from './systemFields';

/** The shape of `standard/*.json`: the platform's objects as data. */
interface StandardObject {
    readonly apiName: string;
    readonly label: string;
    readonly pluralLabel: string;
    readonly keyPrefix: string;
    readonly owned: boolean;
    /** The organization-wide default where it is not the one of a new org for most objects. */
    readonly sharingModel?: string;
    readonly nameField: string;
    readonly fields: Readonly<Record<string, StandardField>>;
}

interface StandardField {
    readonly label: string;
    readonly type: FieldType;
    readonly length?: number;
    readonly precision?: number;
    readonly scale?: number;
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly createable?: boolean;
    readonly updateable?: boolean;
    readonly standardValueSet?: string;
    readonly values?: readonly string[];
    readonly referenceTo?: readonly string[];
    /** Refers to every custom object with activities as well. */
    readonly referenceToActivityObjects?: boolean;
    readonly relationshipName?: string;
    readonly childRelationshipName?: string;
    readonly onParentDelete?: 'Cascade' | 'Restrict' | 'SetNull';
    readonly masterDetail?: { readonly order: 0 | 1; readonly reparentable: boolean };
}

const folder = fileURLToPath(new URL('./standard/', import.meta.url));
const valueSetsFile = 'valueSets.json';

/** Puts the standard objects and value sets into an empty draft. */
export function addStandardObjects(draft: ProjectDraft): void {
    const valueSets = readJson(valueSetsFile) as Record<string, Partial<PicklistValue>[]>;
    for (const [name, values] of Object.entries(valueSets)) {
        draft.standardValueSets.set(
            name,
            values.map((value) => ({ isDefault: false, isActive: true, ...value }) as PicklistValue)
        );
    }
    for (const file of readdirSync(folder).filter((name) => name !== valueSetsFile)) {
        const object = toDraft(readJson(file) as StandardObject, file);
        draft.objects.set(object.apiName, object);
    }
}

function readJson(file: string): unknown {
    return JSON.parse(readFileSync(`${folder}${file}`, 'utf8'));
}

function toDraft(standard: StandardObject, file: string): ObjectDraft {
    const location = { file: `${folder}${file}` };
    const fields = new Map(systemFields(standard.owned).map((field) => [field.apiName, field]));
    for (const [apiName, field] of Object.entries(standard.fields)) {
        fields.set(apiName, toField(apiName, field, standard, location.file));
    }
    return {
        apiName: standard.apiName,
        custom: false,
        label: standard.label,
        pluralLabel: standard.pluralLabel,
        keyPrefix: standard.keyPrefix,
        nameField: standard.nameField,
        sharingModel: standard.sharingModel ?? (standard.owned ? 'ReadWrite' : 'ControlledByParent'),
        location,
        declared: true,
        fields,
        validationRules: [],
        listViews: [],
        compactLayouts: new Map()
    };
}

function toField(apiName: string, field: StandardField, object: StandardObject, file: string): FieldSchema {
    const {
        standardValueSet,
        values,
        referenceTo,
        referenceToActivityObjects,
        relationshipName,
        childRelationshipName,
        onParentDelete,
        masterDetail,
        ...plain
    } = field;
    return {
        ...plainField,
        ...plain,
        apiName,
        isNameField: apiName === object.nameField,
        location: { file },
        ...(field.type === 'Picklist' && {
            // Standard picklists are not restricted. The values of a value set are filled in when the draft is linked.
            picklist: {
                restricted: false,
                values: (values ?? []).map((value) => ({ value, label: value, isDefault: false, isActive: true })),
                ...(standardValueSet !== undefined && { standardValueSet })
            }
        }),
        ...(referenceTo !== undefined && {
            reference: {
                referenceTo,
                ...(referenceToActivityObjects === true && { toActivityObjects: true }),
                relationshipName: relationshipName!,
                onParentDelete: onParentDelete!,
                ...(childRelationshipName !== undefined && { childRelationshipName }),
                ...(masterDetail !== undefined && { masterDetail })
            }
        })
    };
}
