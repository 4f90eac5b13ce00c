import type { ObjectDraft, ProjectDraft } from '../local-org/metadata/draft';
import { addStandardObjects } from '../local-org/metadata/standardObjects';
import { systemFields } from '../local-org/metadata/systemFields';
import type { XmlElement } from '../local-org/metadata/xml';
import { children, text } from './elements';
import type { MetadataFile } from './metadataFiles';

/** A field as the checks need it: standard, or declared by a file. */
export interface CatalogField {
    readonly name: string;
    readonly type: string;
    readonly required: boolean;
    /** A formula, a roll-up or an auto number: nobody writes it. */
    readonly computed: boolean;
    readonly referenceTo: readonly string[];
    /** From child to parent: `Partner__r`. */
    readonly relationshipName?: string;
    /** From parent to children: `Partner_Quotes__r`. */
    readonly childRelationshipName?: string;
    /** Value to label; absent where the field has no values of its own. */
    readonly values?: ReadonlyMap<string, string>;
    readonly globalValueSet?: string;
    /** Where the project declares it; absent for standard fields. */
    readonly file?: MetadataFile;
}

export interface CatalogObject {
    readonly name: string;
    readonly custom: boolean;
    readonly fields: ReadonlyMap<string, CatalogField>;
    /** The object's own file; standard objects may have none. */
    readonly file?: MetadataFile;
    /** The project's parts of the object, by folder: `validationRules`, `listViews`, `compactLayouts`. */
    readonly parts: ReadonlyMap<string, readonly MetadataFile[]>;
}

/** Everything that can be named: the project's metadata and the standard objects. */
export interface Catalog {
    readonly objects: ReadonlyMap<string, CatalogObject>;
    /** Value to label. */
    readonly globalValueSets: ReadonlyMap<string, ReadonlyMap<string, string>>;
    /** Files of a type of the Metadata API, by name: `FlexiPage`, `CustomTab`, …; those below a folder where one is given. */
    files(type: string, folder?: string): ReadonlyMap<string, MetadataFile>;
    /** Custom labels and the elements that declare them. */
    readonly labels: ReadonlyMap<string, { readonly file: MetadataFile; readonly element: XmlElement }>;
}

/** Collects what the project's files declare. */
export function buildCatalog(files: readonly MetadataFile[]): Catalog {
    const ofType = (type: string): MetadataFile[] => files.filter(({ fileType }) => fileType.type === type);
    const globalValueSets = new Map(
        ofType('GlobalValueSet').map((file) => [file.name, valuesOf(children(file.root, 'customValue'))])
    );
    const objects = new Map<string, CatalogObject>();
    const standard = standardObjects();
    const names = new Set([
        ...standard.keys(),
        ...files.filter(({ fileType }) => fileType.folder === 'objects').map(({ owner }) => owner)
    ]);
    for (const name of names) {
        const own = files.filter((file) => file.fileType.folder === 'objects' && file.owner === name);
        objects.set(name, toObject(name, own, standard.get(name)));
    }
    const labels = new Map(
        ofType('CustomLabels').flatMap((file) =>
            children(file.root, 'labels').map(
                (element) => [text(element, 'fullName') ?? '', { file, element }] as const
            )
        )
    );
    return {
        objects,
        globalValueSets,
        files: (type, folder = '') =>
            new Map(ofType(type).flatMap((file) => (file.path.startsWith(folder) ? [[file.name, file]] : []))),
        labels
    };
}

/** The standard objects of the local org; the checks take over its knowledge of the platform. */
function standardObjects(): ReadonlyMap<string, ObjectDraft> {
    const draft = { objects: new Map(), standardValueSets: new Map() } as unknown as ProjectDraft;
    addStandardObjects(draft);
    return draft.objects;
}

function toObject(name: string, own: readonly MetadataFile[], standard: ObjectDraft | undefined): CatalogObject {
    const file = own.find(({ fileType }) => fileType.type === 'CustomObject');
    const fields = new Map<string, CatalogField>();
    const sharing = file === undefined ? undefined : text(file.root, 'sharingModel');
    for (const field of standard?.fields.values() ?? systemFields(sharing !== 'ControlledByParent')) {
        fields.set(field.apiName, {
            name: field.apiName,
            type: field.type,
            required: field.required,
            computed: !field.createable && !field.updateable,
            referenceTo: field.reference?.referenceTo ?? [],
            ...(field.reference?.relationshipName !== undefined && {
                relationshipName: field.reference.relationshipName
            }),
            ...(field.reference?.childRelationshipName !== undefined && {
                childRelationshipName: field.reference.childRelationshipName
            })
        });
    }
    if (standard === undefined) {
        fields.set('Name', nameField(file));
    }
    for (const declared of own.filter(({ fileType }) => fileType.type === 'CustomField')) {
        fields.set(declared.name, toField(declared));
    }
    const parts = new Map<string, MetadataFile[]>();
    for (const part of own) {
        const folder = part.fileType.part ?? '';
        parts.set(folder, [...(parts.get(folder) ?? []), part]);
    }
    return { name, custom: standard === undefined, fields, parts, ...(file !== undefined && { file }) };
}

function nameField(file: MetadataFile | undefined): CatalogField {
    const element = file?.root.children.find(({ name }) => name === 'nameField');
    const type = (element === undefined ? undefined : text(element, 'type')) ?? 'Text';
    return { name: 'Name', type, required: type === 'Text', computed: type === 'AutoNumber', referenceTo: [] };
}

function toField(file: MetadataFile): CatalogField {
    const { root, name } = file;
    const type = text(root, 'type') ?? '';
    const valueSet = root.children.find((element) => element.name === 'valueSet');
    const definition = valueSet?.children.find((element) => element.name === 'valueSetDefinition');
    const globalValueSet = valueSet === undefined ? undefined : text(valueSet, 'valueSetName');
    const parent = text(root, 'referenceTo');
    const childName = text(root, 'relationshipName');
    return {
        name,
        type,
        required: text(root, 'required') === 'true' || type === 'MasterDetail',
        computed: text(root, 'formula') !== undefined || type === 'Summary' || type === 'AutoNumber',
        referenceTo: parent === undefined ? [] : [parent],
        ...(parent !== undefined && { relationshipName: name.replace(/__c$/, '__r') }),
        ...(childName !== undefined && { childRelationshipName: `${childName}__r` }),
        ...(definition !== undefined && { values: valuesOf(children(definition, 'value')) }),
        ...(globalValueSet !== undefined && { globalValueSet }),
        file
    };
}

function valuesOf(elements: readonly XmlElement[]): Map<string, string> {
    return new Map(
        elements.map((value) => [text(value, 'fullName') ?? '', text(value, 'label') ?? text(value, 'fullName') ?? ''])
    );
}

/** The values a picklist field allows, by value; undefined where the checks do not know them. */
export function allowedValues(catalog: Catalog, field: CatalogField): ReadonlyMap<string, string> | undefined {
    return field.values ?? catalog.globalValueSets.get(field.globalValueSet ?? '');
}

/** Follows a path such as `Partner__r.Tier__c` from an object; undefined where it leads nowhere. */
export function findField(catalog: Catalog, object: string, path: string): CatalogField | undefined {
    const [first = '', ...rest] = path.split('.');
    const fields = catalog.objects.get(object)?.fields;
    if (rest.length === 0) {
        return fields?.get(first);
    }
    const reference = [...(fields?.values() ?? [])].find(({ relationshipName }) => relationshipName === first);
    return reference === undefined ? undefined : findField(catalog, reference.referenceTo[0] ?? '', rest.join('.'));
}

/** The object and field behind a child relationship of an object, by its name. */
export function childRelationships(catalog: Catalog, parent: string): Map<string, { object: string; field: string }> {
    const found = new Map<string, { object: string; field: string }>();
    for (const object of catalog.objects.values()) {
        for (const field of object.fields.values()) {
            if (field.childRelationshipName !== undefined && field.referenceTo.includes(parent)) {
                found.set(field.childRelationshipName, { object: object.name, field: field.name });
            }
        }
    }
    return found;
}
