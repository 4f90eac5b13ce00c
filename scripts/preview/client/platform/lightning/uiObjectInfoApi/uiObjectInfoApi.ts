import { request } from '../../../http';
import { dataOrError, wireAdapter } from '../../../wireAdapter';
import type { BatchResult, FieldReference, ObjectReference } from '../../parameters';
import { batch, isGiven, objectName } from '../../parameters';

/** The part of an object's description that the shell and the record forms use. */
export interface ObjectInfo {
    readonly apiName: string;
    readonly label: string;
    readonly labelPlural: string;
    readonly keyPrefix: string | null;
    readonly nameFields: readonly string[];
    readonly createable: boolean;
    readonly updateable: boolean;
    readonly deletable: boolean;
    readonly queryable: boolean;
    readonly defaultRecordTypeId: string;
    readonly fields: Readonly<Record<string, FieldInfo>>;
    readonly childRelationships: readonly {
        readonly childObjectApiName: string;
        readonly fieldName: string;
        readonly relationshipName: string;
    }[];
    readonly themeInfo?: { readonly iconUrl?: string; readonly color?: string };
}

export interface FieldInfo {
    readonly apiName: string;
    readonly label: string;
    /** The UI API's name of the type: String, Picklist, Currency, … */
    readonly dataType: string;
    readonly required: boolean;
    readonly createable: boolean;
    readonly updateable: boolean;
    readonly calculated: boolean;
    readonly inlineHelpText: string | null;
    readonly length: number;
    readonly precision: number;
    readonly scale: number;
    readonly sortable: boolean;
    readonly reference: boolean;
    readonly referenceToInfos: readonly { readonly apiName: string; readonly nameFields: readonly string[] }[];
    readonly relationshipName: string | null;
    readonly extraTypeInfo?: string | null;
    readonly htmlFormatted?: boolean;
}

export interface PicklistValues {
    readonly defaultValue: { readonly label: string; readonly value: string } | null;
    readonly values: readonly { readonly label: string; readonly value: string }[];
}

/** Answers stay valid as long as the page: changed metadata shows after a reload. Failures are not kept. */
const answers = new Map<string, Promise<unknown>>();

function read<Answer>(resource: string): Promise<Answer> {
    const present = answers.get(resource);
    if (present !== undefined) {
        return present as Promise<Answer>;
    }
    const answer = request<Answer>('GET', resource);
    answers.set(resource, answer);
    answer.catch(() => answers.delete(resource));
    return answer;
}

/** Describes an object as the signed-in user may see it. */
export function readObjectInfo(objectApiName: string): Promise<ObjectInfo> {
    return read(`ui-api/object-info/${encodeURIComponent(objectApiName)}`);
}

/** The picklist values of all fields of an object, by field. */
export async function readPicklists(
    objectApiName: string,
    recordTypeId: string
): Promise<Readonly<Record<string, PicklistValues>>> {
    const resource = `ui-api/object-info/${encodeURIComponent(objectApiName)}/picklist-values/${recordTypeId}`;
    return (await read<{ picklistFieldValues: Record<string, PicklistValues> }>(resource)).picklistFieldValues;
}

export const getObjectInfo = wireAdapter<{ objectApiName: ObjectReference }, ObjectInfo>({
    isComplete: ({ objectApiName }) => isGiven(objectApiName),
    load: ({ objectApiName }) => readObjectInfo(objectName(objectApiName)),
    emission: dataOrError
});

export const getObjectInfos = wireAdapter<{ objectApiNames: readonly ObjectReference[] }, { results: BatchResult[] }>({
    isComplete: ({ objectApiNames }) => Array.isArray(objectApiNames) && objectApiNames.length > 0,
    load: ({ objectApiNames }) => batch(objectApiNames.map((reference) => readObjectInfo(objectName(reference)))),
    emission: dataOrError
});

export const getPicklistValues = wireAdapter<{ recordTypeId: string; fieldApiName: FieldReference }, PicklistValues>({
    isComplete: ({ recordTypeId, fieldApiName }) => isGiven(recordTypeId) && isGiven(fieldApiName),
    load: ({ recordTypeId, fieldApiName }) => {
        const [object = '', field = ''] =
            typeof fieldApiName === 'string'
                ? fieldApiName.split('.')
                : [fieldApiName.objectApiName, fieldApiName.fieldApiName];
        return read(`ui-api/object-info/${object}/picklist-values/${recordTypeId}/${field}`);
    },
    emission: dataOrError
});

export const getPicklistValuesByRecordType = wireAdapter<
    { objectApiName: ObjectReference; recordTypeId: string },
    { picklistFieldValues: Readonly<Record<string, PicklistValues>> }
>({
    isComplete: ({ objectApiName, recordTypeId }) => isGiven(objectApiName) && isGiven(recordTypeId),
    load: async ({ objectApiName, recordTypeId }) => ({
        picklistFieldValues: await readPicklists(objectName(objectApiName), recordTypeId)
    }),
    emission: dataOrError
});
