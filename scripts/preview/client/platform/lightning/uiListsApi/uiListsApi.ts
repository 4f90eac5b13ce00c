import { request } from '../../../http';
import { dataOrError, wireAdapter } from '../../../wireAdapter';
import { holdsChangedRecord } from '../../listWire';
import type { BatchResult, FieldReference, ObjectReference, OneOrMany } from '../../parameters';
import { asList, batch, fieldNames, isGiven, objectName, searchParameters, segment } from '../../parameters';

interface ListName {
    readonly objectApiName: ObjectReference;
    readonly listViewApiName: string;
}

interface ListRecordsConfig extends ListName {
    readonly fields?: OneOrMany<FieldReference>;
    readonly optionalFields?: OneOrMany<FieldReference>;
    readonly pageSize?: number;
    readonly pageToken?: string;
    readonly sortBy?: OneOrMany<string>;
    /** A filter in the form of the GraphQL API, as text. */
    readonly where?: string;
}

function listPath(kind: 'list-info' | 'list-records', object: ObjectReference, view: string): string {
    return `ui-api/${kind}/${segment(objectName(object))}/${segment(view)}`;
}

/** Describes a list view: its label and columns. */
export const getListInfoByName = wireAdapter<ListName, unknown>({
    isComplete: ({ objectApiName, listViewApiName }) => isGiven(objectApiName) && isGiven(listViewApiName),
    load: ({ objectApiName, listViewApiName }) => request('GET', listPath('list-info', objectApiName, listViewApiName)),
    emission: dataOrError
});

/** Describes several list views, each named `Object:List_View`. */
export const getListInfosByName = wireAdapter<
    { readonly names: readonly string[] },
    { readonly results: BatchResult[] }
>({
    isComplete: ({ names }) => Array.isArray(names) && names.length > 0,
    load: ({ names }) =>
        batch(
            names.map((name) => {
                const [object = '', view = ''] = name.split(':', 2);
                return request('GET', listPath('list-info', object, view));
            })
        ),
    emission: dataOrError
});

/** Gives the list views of an object. */
export const getListInfosByObjectName = wireAdapter<{ readonly objectApiName: ObjectReference }, unknown>({
    isComplete: ({ objectApiName }) => isGiven(objectApiName),
    load: ({ objectApiName }) => request('GET', `ui-api/list-info/${segment(objectName(objectApiName))}`),
    emission: dataOrError
});

/** Gives the records of a list view. */
export const getListRecordsByName = wireAdapter<ListRecordsConfig, unknown>({
    isComplete: ({ objectApiName, listViewApiName }) => isGiven(objectApiName) && isGiven(listViewApiName),
    load: (config) => {
        const parameters = searchParameters({
            fields: fieldNames(config.fields),
            optionalFields: fieldNames(config.optionalFields),
            pageSize: config.pageSize,
            pageToken: config.pageToken,
            sortBy: asList(config.sortBy),
            where: config.where
        });
        return request('GET', listPath('list-records', config.objectApiName, config.listViewApiName) + parameters);
    },
    isConcerned: holdsChangedRecord,
    emission: dataOrError
});
