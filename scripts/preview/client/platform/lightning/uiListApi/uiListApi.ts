import { request } from '../../../http';
import { dataOrError, wireAdapter } from '../../../wireAdapter';
import { holdsChangedRecord } from '../../listWire';
import type { FieldReference, ObjectReference, OneOrMany } from '../../parameters';
import { asList, fieldNames, isGiven, objectName, searchParameters, segment } from '../../parameters';

interface ListUiConfig {
    readonly objectApiName: ObjectReference;
    readonly listViewApiName?: string | { readonly listViewApiName: string };
    readonly fields?: OneOrMany<FieldReference>;
    readonly optionalFields?: OneOrMany<FieldReference>;
    readonly pageSize?: number;
    readonly pageToken?: string;
    readonly sortBy?: OneOrMany<FieldReference>;
}

/**
 * Gives a list view with its records or, without a list view's name, the list views of an object.
 * developer.salesforce.com: LWC reference, lightning/uiListApi (deprecated there in favor of lightning/uiListsApi)
 */
export const getListUi = wireAdapter<ListUiConfig, unknown>({
    isComplete: (config) =>
        isGiven(config.objectApiName) && (!('listViewApiName' in config) || isGiven(config.listViewApiName)),
    load: (config) => {
        const resource = `ui-api/list-ui/${segment(objectName(config.objectApiName))}`;
        const view = config.listViewApiName;
        if (view === undefined) {
            return request('GET', resource);
        }
        const name = typeof view === 'string' ? view : view.listViewApiName;
        const parameters = searchParameters({
            fields: fieldNames(config.fields),
            optionalFields: fieldNames(config.optionalFields),
            pageSize: config.pageSize,
            pageToken: config.pageToken,
            sortBy: asList(config.sortBy).map(sortKey)
        });
        return request('GET', `${resource}/${segment(name)}${parameters}`);
    },
    isConcerned: holdsChangedRecord,
    emission: dataOrError
});

function sortKey(reference: FieldReference): string {
    return typeof reference === 'string' ? reference : reference.fieldApiName;
}
