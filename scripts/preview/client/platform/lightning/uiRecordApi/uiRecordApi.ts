import { request } from '../../../http';
import { announceRecordChange } from '../../../recordChanges';
import { dataOrError, shareInFlight, wireAdapter } from '../../../wireAdapter';

/** `Account.Name`, or what `@salesforce/schema` gives. */
export type FieldReference = string | { readonly fieldApiName: string; readonly objectApiName: string };

/** A record as the UI API gives it. */
export interface UiRecord {
    readonly id: string;
    readonly apiName: string;
    readonly fields: Readonly<Record<string, UiFieldValue>>;
    readonly lastModifiedDate?: string;
    readonly recordTypeId?: string | null;
}

export interface UiFieldValue {
    readonly value: unknown;
    readonly displayValue: string | null;
}

interface RecordConfig {
    readonly recordId: string;
    readonly fields?: FieldReference | readonly FieldReference[];
    readonly optionalFields?: FieldReference | readonly FieldReference[];
    readonly layoutTypes?: string | readonly string[];
    readonly modes?: string | readonly string[];
}

const share = shareInFlight<UiRecord>();

/** Reads one record and keeps it current when it changes through this page. */
export const getRecord = wireAdapter<RecordConfig, UiRecord>({
    isComplete: ({ recordId, fields, optionalFields, layoutTypes }) =>
        typeof recordId === 'string' &&
        recordId !== '' &&
        [fields, optionalFields, layoutTypes].some((part) => part !== undefined && asList(part).length !== 0),
    load: readRecord,
    isConcerned: ({ kind, ids }, { recordId }) => kind !== 'created' && kind !== 'deleted' && ids.has(recordId),
    emission: dataOrError
});

/** Reads one record without a wire. */
export function readRecord(config: RecordConfig): Promise<UiRecord> {
    const parameters = new URLSearchParams();
    const parts = { fields: config.fields, optionalFields: config.optionalFields };
    for (const [name, references] of Object.entries(parts)) {
        const names = fieldNames(references);
        if (names.length > 0) {
            parameters.set(name, names.join(','));
        }
    }
    for (const [name, values] of Object.entries({ layoutTypes: config.layoutTypes, modes: config.modes })) {
        if (values !== undefined) {
            parameters.set(name, asList(values).join(','));
        }
    }
    const resource = `ui-api/records/${encodeURIComponent(config.recordId)}?${parameters}`;
    return share(resource, () => request<UiRecord>('GET', resource));
}

/** The value of a field, walking parents (`Account.Owner.Name`); undefined where the record does not hold it. */
export function getFieldValue(record: UiRecord | undefined, field: FieldReference): unknown {
    return walk(record, field)?.value;
}

/** The value as people read it in the session's language, where the org formats it; otherwise null. */
export function getFieldDisplayValue(record: UiRecord | undefined, field: FieldReference): string | null | undefined {
    return walk(record, field)?.displayValue;
}

interface CreateInput {
    readonly apiName: string;
    readonly fields: Readonly<Record<string, unknown>>;
}

interface UpdateInput {
    /** Must hold `Id`. */
    readonly fields: Readonly<Record<string, unknown>>;
}

/** Creates a record; rejects with the org's errors. */
export async function createRecord(input: CreateInput): Promise<UiRecord> {
    const record = await request<UiRecord>('POST', 'ui-api/records', { apiName: input.apiName, fields: input.fields });
    await announceRecordChange('created', [record.id]);
    return record;
}

/** Changes the given fields of a record; rejects with the org's errors. */
export async function updateRecord(input: UpdateInput): Promise<UiRecord> {
    const { Id, ...fields } = input.fields;
    if (typeof Id !== 'string') {
        throw new TypeError("updateRecord needs the record's Id among its fields.");
    }
    const record = await request<UiRecord>('PATCH', `ui-api/records/${encodeURIComponent(Id)}`, { fields });
    await announceRecordChange('updated', [Id]);
    return record;
}

/** Deletes a record; rejects with the org's errors. */
export async function deleteRecord(recordId: string): Promise<void> {
    await request('DELETE', `ui-api/records/${encodeURIComponent(recordId)}`);
    await announceRecordChange('deleted', [recordId]);
}

/** Tells the page that records have changed on the server, so that wires read them again. */
export async function notifyRecordUpdateAvailable(items: readonly { readonly recordId: string }[]): Promise<void> {
    await announceRecordChange(
        'updated',
        items.map(({ recordId }) => recordId)
    );
}

/** The older name of notifyRecordUpdateAvailable. */
export function getRecordNotifyChange(items: readonly { readonly recordId: string }[]): void {
    void notifyRecordUpdateAvailable(items);
}

function walk(record: UiRecord | undefined, field: FieldReference): UiFieldValue | undefined {
    const path = fieldName(field).split('.').slice(1);
    let current: UiRecord | null | undefined = record;
    for (const relationship of path.slice(0, -1)) {
        current = current?.fields[relationship]?.value as UiRecord | null | undefined;
    }
    const last = path.at(-1);
    return last === undefined ? undefined : current?.fields[last];
}

function fieldNames(references: RecordConfig['fields']): string[] {
    return asList(references ?? []).map(fieldName);
}

function fieldName(reference: FieldReference): string {
    return typeof reference === 'string' ? reference : `${reference.objectApiName}.${reference.fieldApiName}`;
}

function asList<Item>(items: Item | readonly Item[]): readonly Item[] {
    return Array.isArray(items) ? (items as readonly Item[]) : [items as Item];
}
