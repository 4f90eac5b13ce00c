import type { FieldInfo, ObjectInfo, PicklistValues } from '../lightning/uiObjectInfoApi/uiObjectInfoApi';
import type { UiRecord } from '../lightning/uiRecordApi/uiRecordApi';

/** What a record form knows and its fields show. */
export interface FormContext {
    readonly objectInfo: ObjectInfo;
    /** Undefined for a record that is being created. */
    readonly record: UiRecord | undefined;
    readonly picklists: Readonly<Record<string, PicklistValues>>;
}

/** A field inside a record form. */
export interface FormField {
    readonly apiName: string;
    provide(context: FormContext): void;
    /** What the user has entered; undefined for fields that are only shown. */
    readonly entered?: () => unknown;
    showError?(message: string | undefined): void;
    isValid?(): boolean;
    moveFocus?(): void;
    restore?(): void;
}

/** The messages region of a form. */
export interface FormMessages {
    show(title: string, messages: readonly string[]): void;
    clear(): void;
}

/** How the parts of a form find it: an event that reaches the nearest form, which answers by calling back. */
export const REGISTER = 'privateregisterfield';

export interface Registration {
    readonly field?: FormField;
    readonly messages?: FormMessages;
    /** Set by the form: takes the part out again. */
    unregister?: () => void;
}

/** Registers a part with the form around it; the result takes it out again. */
export function register(element: EventTarget, part: Registration): () => void {
    element.dispatchEvent(new CustomEvent(REGISTER, { bubbles: true, composed: true, detail: part }));
    return () => part.unregister?.();
}

/** The field's name from the `field-name` attribute: text or a `@salesforce/schema` import. */
export function fieldApiName(value: string | { readonly fieldApiName: string } | undefined): string {
    return typeof value === 'object' ? value.fieldApiName : (value ?? '');
}

/** A field's label on pages: the platform names references there without the "ID" that the API's label ends with. */
export function pageLabel({ label, dataType }: FieldInfo): string {
    return dataType === 'Reference' ? label.replace(/ ID$/, '') : label;
}

/** Where a reference field's parent is found on a record, and what it is called. */
export function referenceName(info: FieldInfo, record: UiRecord | undefined): string | null {
    const parent = info.relationshipName === null ? undefined : record?.fields[info.relationshipName];
    const nameField = info.referenceToInfos[0]?.nameFields[0] ?? 'Name';
    const value = parent?.value as UiRecord | null | undefined;
    return parent?.displayValue ?? (value?.fields?.[nameField]?.value as string | undefined) ?? null;
}

/** The names to read so that a field can be shown: itself and, for references, its parent's name. */
export function fieldsToRead(objectInfo: ObjectInfo, fields: Iterable<string>): string[] {
    const names = new Set<string>();
    for (const name of fields) {
        const info = objectInfo.fields[name];
        if (info === undefined) {
            continue;
        }
        names.add(`${objectInfo.apiName}.${name}`);
        if (info.relationshipName !== null && info.referenceToInfos.length > 0) {
            const nameField = info.referenceToInfos[0]?.nameFields[0] ?? 'Name';
            names.add(`${objectInfo.apiName}.${info.relationshipName}.${nameField}`);
        }
    }
    return [...names];
}
