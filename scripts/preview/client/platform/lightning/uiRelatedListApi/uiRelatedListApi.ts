import { request } from '../../../http';
import { dataOrError, wireAdapter } from '../../../wireAdapter';
import { holdsChangedRecord } from '../../listWire';
import type { BatchResult, FieldReference, ObjectReference, OneOrMany } from '../../parameters';
import { asList, batch, fieldNames, isGiven, objectName, searchParameters, segment } from '../../parameters';

interface RelatedListPage {
    readonly relatedListId: string;
    readonly fields?: OneOrMany<FieldReference>;
    readonly optionalFields?: OneOrMany<FieldReference>;
    readonly pageSize?: number;
    readonly pageToken?: string;
    readonly sortBy?: OneOrMany<string>;
    /** A filter in the form of the GraphQL API, as text. */
    readonly where?: string;
}

interface RelatedListRecords {
    /** How many records this page of the list holds. */
    readonly count: number;
    /** How many the whole list holds. */
    readonly totalCount?: number;
    readonly records: readonly unknown[];
}

/** Gives the records of one related list. */
export const getRelatedListRecords = wireAdapter<
    RelatedListPage & { readonly parentRecordId: string },
    RelatedListRecords
>({
    isComplete: ({ parentRecordId, relatedListId }) => isGiven(parentRecordId) && isGiven(relatedListId),
    load: ({ parentRecordId, ...page }) => readRecords(parentRecordId, page),
    isConcerned: holdsChangedRecord,
    emission: dataOrError
});

/** Gives the records of several related lists of one record. */
export const getRelatedListRecordsBatch = wireAdapter<
    { readonly parentRecordId: string; readonly relatedListParameters: readonly RelatedListPage[] },
    { readonly results: BatchResult[] }
>({
    isComplete: ({ parentRecordId, relatedListParameters }) =>
        isGiven(parentRecordId) && Array.isArray(relatedListParameters) && relatedListParameters.length > 0,
    load: ({ parentRecordId, relatedListParameters }) =>
        batch(relatedListParameters.map((page) => readRecords(parentRecordId, page))),
    isConcerned: holdsChangedRecord,
    emission: dataOrError
});

/** Gives the related lists of an object. */
export const getRelatedListsInfo = wireAdapter<{ readonly parentObjectApiName: ObjectReference }, unknown>({
    isComplete: ({ parentObjectApiName }) => isGiven(parentObjectApiName),
    load: ({ parentObjectApiName }) =>
        request('GET', `ui-api/related-list-info/${segment(objectName(parentObjectApiName))}`),
    emission: dataOrError
});

/** Describes one related list: its label and columns. */
export const getRelatedListInfo = wireAdapter<
    { readonly parentObjectApiName: ObjectReference; readonly relatedListId: string },
    unknown
>({
    isComplete: ({ parentObjectApiName, relatedListId }) => isGiven(parentObjectApiName) && isGiven(relatedListId),
    load: ({ parentObjectApiName, relatedListId }) => readInfo(parentObjectApiName, relatedListId),
    emission: dataOrError
});

/** Describes several related lists of one object. */
export const getRelatedListInfoBatch = wireAdapter<
    { readonly parentObjectApiName: ObjectReference; readonly relatedListNames: readonly string[] },
    { readonly results: BatchResult[] }
>({
    isComplete: ({ parentObjectApiName, relatedListNames }) =>
        isGiven(parentObjectApiName) && Array.isArray(relatedListNames) && relatedListNames.length > 0,
    load: ({ parentObjectApiName, relatedListNames }) =>
        batch(relatedListNames.map((name) => readInfo(parentObjectApiName, name))),
    emission: dataOrError
});

function readInfo(parent: ObjectReference, relatedList: string): Promise<unknown> {
    return request('GET', `ui-api/related-list-info/${segment(objectName(parent))}/${segment(relatedList)}`);
}

function readRecords(parentRecordId: string, page: RelatedListPage): Promise<RelatedListRecords> {
    const parameters = searchParameters({
        fields: fieldNames(page.fields),
        optionalFields: fieldNames(page.optionalFields),
        pageSize: page.pageSize,
        pageToken: page.pageToken,
        sortBy: asList(page.sortBy),
        where: page.where
    });
    const resource = `ui-api/related-list-records/${segment(parentRecordId)}/${segment(page.relatedListId)}`;
    return request('GET', resource + parameters);
}
