import { randomUUID } from 'node:crypto';
import type { FieldSchema, FieldType, ObjectSchema } from '../metadata/schema';
import { translationKey } from '../metadata/translationKey';
import type { RecordScope, Runtime } from '../save/scope';
import type { FieldValue, FieldValues } from '../values';
import { equalValues } from './values';

/** A record that a flow holds: found, created, or being put together. Fields that it says nothing of are absent. */
export class FlowRecord {
    readonly object: ObjectSchema;
    readonly values: FieldValues;
    /** API names of the fields that the flow has assigned: those that it writes. */
    readonly changed: Set<string>;

    constructor(object: ObjectSchema, values: Readonly<FieldValues> = {}, changed: Iterable<string> = []) {
        this.object = object;
        this.values = { ...values };
        this.changed = new Set(changed);
    }

    set(field: string, value: FieldValue): void {
        this.values[field] = value;
        this.changed.add(field);
    }

    copy(): FlowRecord {
        return new FlowRecord(this.object, this.values, this.changed);
    }
}

export type FlowItem = FieldValue | FlowRecord;
/** What a resource of a running flow holds. A collection that was never filled is null. */
export type FlowData = FlowItem | readonly FlowItem[];

/** What a resource can hold. */
export type FlowType = (
    { readonly kind: 'value'; readonly type: FieldType } | { readonly kind: 'record'; readonly object: ObjectSchema }
) & { readonly collection: boolean };

export const valueType = (type: FieldType, collection = false): FlowType => ({ kind: 'value', type, collection });
export const recordType = (object: ObjectSchema, collection = false): FlowType => ({
    kind: 'record',
    object,
    collection
});

/** The type as messages name it. */
export function describeType(type: FlowType): string {
    const item = type.kind === 'record' ? `${type.object.apiName} record` : type.type;
    return type.collection ? `collection of ${item}` : item;
}

/** Records are copied where they are passed on, so that what is done to one is not done to the other. */
export function copyItem(item: FlowItem): FlowItem {
    return item instanceof FlowRecord ? item.copy() : item;
}

export function copyData(data: FlowData): FlowData {
    return isCollection(data) ? data.map(copyItem) : copyItem(data);
}

export function isCollection(data: FlowData): data is readonly FlowItem[] {
    return Array.isArray(data);
}

/** A collection's items; none where it was never filled. */
export function itemsOf(data: FlowData): readonly FlowItem[] {
    return isCollection(data) ? data : [];
}

/** Records are the same if they have the same Id or, where one has none, the same values. */
export function sameItem(left: FlowItem, right: FlowItem): boolean {
    if (!(left instanceof FlowRecord) || !(right instanceof FlowRecord)) {
        return !(left instanceof FlowRecord) && !(right instanceof FlowRecord) && equalValues(left, right);
    }
    const ids = [left.values['Id'] ?? null, right.values['Id'] ?? null];
    if (ids[0] !== null && ids[1] !== null) {
        return ids[0] === ids[1];
    }
    const names = new Set([...Object.keys(left.values), ...Object.keys(right.values)]);
    return [...names].every((name) => equalValues(left.values[name] ?? null, right.values[name] ?? null));
}

/** What a running flow can do to the record that triggered it. */
export interface FlowEffects {
    setField(scope: FlowScope, field: FieldSchema, value: FieldValue): void;
    /** Refuses the record; `field` is where the message is shown, the top of the page where it is absent. */
    refuse(message: string, field?: string): void;
}

/** What one interview knows: the record that triggered it, and what it has found and computed so far. */
export class FlowScope implements RecordScope {
    readonly runtime: Runtime;
    readonly userId: string;
    readonly object: ObjectSchema;
    /** `$Record`; in a before-save flow the draft itself. */
    record: Readonly<FieldValues>;
    readonly prior?: Readonly<FieldValues>;
    readonly isNew: boolean;
    /** What variables, elements and called flows have given so far, by name. */
    readonly data = new Map<string, FlowData>();
    /** Loops that are under way. */
    readonly loops = new Map<string, { readonly items: readonly FlowItem[]; position: number }>();
    /** Fields of `$Record` that an after-save flow has assigned and not yet written. */
    readonly changed = new Set<string>();
    /** Milliseconds since 1970-01-01T00:00:00Z. */
    readonly startedAt: number;
    faultMessage: string | null = null;
    private interviewGuid: string | undefined;
    private knownLanguage: string | undefined;
    readonly effects: FlowEffects;

    constructor(scope: RecordScope, effects: FlowEffects) {
        this.effects = effects;
        this.runtime = scope.runtime;
        this.userId = scope.userId;
        this.knownLanguage = scope.language;
        this.object = scope.object;
        this.record = scope.record;
        if (scope.prior !== undefined) {
            this.prior = scope.prior;
        }
        this.isNew = scope.isNew;
        this.startedAt = scope.runtime.clock.now();
    }

    /** The language that labels are read in, such as 'fr': that of the request, otherwise the user's. */
    get language(): string {
        this.knownLanguage ??= translationKey(
            this.runtime.schema,
            String(this.runtime.store.read('User', this.userId)?.['LanguageLocaleKey'] ?? 'en_US')
        );
        return this.knownLanguage;
    }

    /** A name that no other interview has. */
    get guid(): string {
        this.interviewGuid ??= randomUUID();
        return this.interviewGuid;
    }

    /** Assigns a field of `$Record` outside the save: in the flow's own copy. */
    setRecordField(field: string, value: FieldValue): void {
        this.record = { ...this.record, [field]: value };
        this.changed.add(field);
    }
}

/** The formula scope of a record that a flow holds. */
export function scopeOfRecord(scope: RecordScope, record: FlowRecord): RecordScope {
    return { runtime: scope.runtime, userId: scope.userId, object: record.object, record: record.values, isNew: false };
}
