import { request } from '../../../http';
import { announceRecordChange } from '../../../recordChanges';
import { dataOrError, shareInFlight, wireAdapter } from '../../../wireAdapter';
import { holdsChangedRecord } from '../../listWire';
import type { BatchResult, FieldReference, ObjectReference, OneOrMany } from '../../parameters';
import { asList, fieldName, fieldNames, isGiven, objectName, searchParameters, segment } from '../../parameters';
import type { ObjectInfo } from '../uiObjectInfoApi/uiObjectInfoApi';

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

export type { FieldReference };

interface RecordConfig {
    readonly recordId: string;
    readonly fields?: OneOrMany<FieldReference>;
    readonly optionalFields?: OneOrMany<FieldReference>;
    readonly layoutTypes?: OneOrMany<string>;
    readonly modes?: OneOrMany<string>;
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
    const parameters = searchParameters({
        fields: fieldNames(config.fields),
        optionalFields: fieldNames(config.optionalFields),
        layoutTypes: asList(config.layoutTypes),
        modes: asList(config.modes)
    });
    const resource = `ui-api/records/${segment(config.recordId)}${parameters}`;
    return share(resource, () => request<UiRecord>('GET', resource));
}

interface RecordGroup {
    readonly recordIds: readonly string[];
    readonly fields?: OneOrMany<FieldReference>;
    readonly optionalFields?: OneOrMany<FieldReference>;
}

/** Reads records of several objects; each may fail by itself. Results come in the order of the Ids. */
export const getRecords = wireAdapter<
    { readonly records: readonly RecordGroup[] },
    { readonly results: readonly BatchResult[] }
>({
    isComplete: ({ records }) =>
        Array.isArray(records) && records.length > 0 && records.every(({ recordIds }) => asList(recordIds).length > 0),
    load: async ({ records }) => {
        const groups = await Promise.all(records.map(readGroup));
        return { results: groups.flat() };
    },
    isConcerned: holdsChangedRecord,
    emission: dataOrError
});

async function readGroup({ recordIds, fields, optionalFields }: RecordGroup): Promise<readonly BatchResult[]> {
    const parameters = searchParameters({ fields: fieldNames(fields), optionalFields: fieldNames(optionalFields) });
    const resource = `ui-api/records/batch/${recordIds.map(segment).join(',')}${parameters}`;
    return (await request<{ results: readonly BatchResult[] }>('GET', resource)).results;
}

/** Gives records with the layouts and object infos to show them. */
export const getRecordUi = wireAdapter<
    {
        readonly recordIds: OneOrMany<string>;
        readonly layoutTypes: OneOrMany<string>;
        readonly modes: OneOrMany<string>;
        readonly optionalFields?: OneOrMany<FieldReference>;
    },
    unknown
>({
    isComplete: ({ recordIds, layoutTypes, modes }) => isGiven(recordIds) && isGiven(layoutTypes) && isGiven(modes),
    load: ({ recordIds, layoutTypes, modes, optionalFields }) => {
        const parameters = searchParameters({
            layoutTypes: asList(layoutTypes),
            modes: asList(modes),
            optionalFields: fieldNames(optionalFields)
        });
        return request('GET', `ui-api/record-ui/${asList(recordIds).map(segment).join(',')}${parameters}`);
    },
    isConcerned: holdsChangedRecord,
    emission: dataOrError
});

/** Gives the default values of a new record, with its layout and object info. */
export const getRecordCreateDefaults = wireAdapter<
    {
        readonly objectApiName: ObjectReference;
        readonly recordTypeId?: string;
        readonly formFactor?: string;
        readonly optionalFields?: OneOrMany<FieldReference>;
    },
    unknown
>({
    isComplete: ({ objectApiName }) => isGiven(objectApiName),
    load: ({ objectApiName, recordTypeId, formFactor, optionalFields }) => {
        const parameters = searchParameters({ recordTypeId, formFactor, optionalFields: fieldNames(optionalFields) });
        return request('GET', `ui-api/record-defaults/create/${segment(objectName(objectApiName))}${parameters}`);
    },
    emission: dataOrError
});

/** What `createRecord` takes, made of a record's values; with an object info, of the fields that may be set on creation. */
export function generateRecordInputForCreate(
    record: Pick<UiRecord, 'apiName' | 'fields'>,
    objectInfo?: ObjectInfo
): CreateInput & { fields: Record<string, unknown> } {
    return {
        apiName: record.apiName,
        fields: plainValues(record, (name) => objectInfo === undefined || objectInfo.fields[name]?.createable === true)
    };
}

/** What `updateRecord` takes, made of a record's values; with an object info, of the fields that may be changed. */
export function generateRecordInputForUpdate(
    record: UiRecord,
    objectInfo?: ObjectInfo
): { fields: Record<string, unknown> } {
    const mayChange = (name: string): boolean =>
        objectInfo === undefined || objectInfo.fields[name]?.updateable === true;
    return { fields: { ...plainValues(record, mayChange), Id: record.id } };
}

/** Leaves of an input what differs from the record. */
export function createRecordInputFilteredByEditedFields<Input extends UpdateInput>(
    input: Input,
    original: Pick<UiRecord, 'fields'>
): Input {
    const edited = Object.entries(input.fields).filter(
        ([name, value]) => name === 'Id' || original.fields[name]?.value !== value
    );
    return { ...input, fields: Object.fromEntries(edited) };
}

/** A record's own values, without its parents. */
function plainValues(
    { fields }: Pick<UiRecord, 'fields'>,
    isTaken: (name: string) => boolean
): Record<string, unknown> {
    const taken = Object.entries(fields).filter(
        ([name, { value }]) => isTaken(name) && !(typeof value === 'object' && value !== null && 'fields' in value)
    );
    return Object.fromEntries(taken.map(([name, { value }]) => [name, value]));
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
    const record = await request<UiRecord>('PATCH', `ui-api/records/${segment(Id)}`, { fields });
    await announceRecordChange('updated', [Id]);
    return record;
}

/** Deletes a record; rejects with the org's errors. */
export async function deleteRecord(recordId: string): Promise<void> {
    await request('DELETE', `ui-api/records/${segment(recordId)}`);
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
