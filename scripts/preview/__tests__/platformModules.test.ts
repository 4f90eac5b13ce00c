import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunningApi } from '../../local-org/api/server';
import { startApi } from '../../local-org/api/server';
import { openOrg } from '../../local-org/open';
import type { Org } from '../../local-org/org';

const fixture = fileURLToPath(new URL('../__fixtures__/project', import.meta.url));
const platform = '../client/platform/lightning';

let org: Org;
let api: RunningApi;
const ids: Record<string, string> = {};

beforeAll(async () => {
    org = openOrg({ projectDirectory: fixture });
    api = await startApi(org);
    const user = org.users[0]!;
    const results = org.save(
        [
            { kind: 'create', object: 'Garden__c', values: { Name: 'North', Budget__c: 10 }, alias: 'north' },
            { kind: 'create', object: 'Garden__c', values: { Name: 'South', Budget__c: 20 } },
            { kind: 'create', object: 'Plant__c', values: { Name: 'Aster', Garden__c: '@{north}' } },
            { kind: 'create', object: 'Plant__c', values: { Name: 'Bellflower', Garden__c: '@{north}' } }
        ],
        { userId: user.id }
    );
    for (const [index, name] of ['north', 'south', 'aster', 'bellflower'].entries()) {
        ids[name] = results[index]?.id ?? '';
    }
    vi.stubGlobal('previewSession', { apiVersion: org.schema.apiVersion, language: 'en_US', texts: {} });
    const send = globalThis.fetch;
    vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
        send(api.url + path, {
            ...init,
            headers: { ...(init.headers as object), Authorization: `Bearer ${user.accessToken}` }
        })
    );
});

afterAll(async () => {
    vi.unstubAllGlobals();
    await api.close();
    org.close();
});

interface Emission {
    readonly data?: unknown;
    readonly error?: unknown;
    readonly errors?: unknown;
    readonly refresh?: () => Promise<void>;
}

type Adapter = new (callback: (value: unknown) => void) => { connect(): void; update(config: object): void };

async function module(name: string): Promise<Record<string, unknown>> {
    return (await import(`${platform}/${name}/${name}.ts`)) as Record<string, unknown>;
}

/** What a wire gives first for a configuration. */
async function wired(moduleName: string, adapterName: string, config: object): Promise<Emission> {
    const adapter = (await module(moduleName))[adapterName] as Adapter;
    return new Promise((resolve) => {
        const wire = new adapter((value) => {
            const { data, error, errors } = value as Emission;
            if (data !== undefined || error !== undefined || errors !== undefined) {
                resolve(value as Emission);
            }
        });
        wire.update(config);
    });
}

function names(page: unknown): unknown[] {
    const { records } = page as { records: { fields: { Name: { value: unknown } } }[] };
    return records.map(({ fields }) => fields.Name.value);
}

describe('list modules', () => {
    it('give a list view with its columns and records, each with its Id', async () => {
        const { data } = await wired('uiListApi', 'getListUi', {
            objectApiName: { objectApiName: 'Garden__c' },
            listViewApiName: 'All',
            sortBy: { objectApiName: 'Garden__c', fieldApiName: 'Name' },
            pageSize: 1
        });
        const { info, records } = data as { info: { label: string }; records: { totalCount: number } };
        expect(info.label).toBe('All Gardens');
        expect(records).toMatchObject({ count: 1, totalCount: 2 });
        expect(records).toMatchObject({ records: [{ fields: { Id: { value: ids['north'] } } }] });
    });

    it('give an object’s list views where no list view is named', async () => {
        const { data } = await wired('uiListApi', 'getListUi', { objectApiName: 'Garden__c' });
        const { lists } = data as { lists: { apiName: string }[] };
        expect(lists.map(({ apiName }) => apiName).sort()).toEqual(['All', 'Long_Label', 'Rich_Clay']);
    });

    it('give the records of a list by its name, filtered', async () => {
        const { data } = await wired('uiListsApi', 'getListRecordsByName', {
            objectApiName: 'Garden__c',
            listViewApiName: 'All',
            where: '{ Budget__c: { gt: 15 } }'
        });
        expect(names(data)).toEqual(['South']);
    });

    it('describe several lists, of which one does not exist', async () => {
        const { data } = await wired('uiListsApi', 'getListInfosByName', {
            names: ['Garden__c:All', 'Garden__c:Lost']
        });
        const { results } = data as { results: { statusCode: number }[] };
        expect(results.map(({ statusCode }) => statusCode)).toEqual([200, 404]);
    });

    it('give the org’s refusal of an unknown object', async () => {
        const { error } = await wired('uiListsApi', 'getListInfosByObjectName', { objectApiName: 'Shed__c' });
        expect(error).toMatchObject({ status: 404, body: { errorCode: 'INVALID_TYPE' } });
    });
});

describe('related-list modules', () => {
    it('give the records of a related list in order', async () => {
        const { data } = await wired('uiRelatedListApi', 'getRelatedListRecords', {
            parentRecordId: ids['north'],
            relatedListId: 'Plants__r',
            fields: ['Plant__c.Name'],
            sortBy: ['-Plant__c.Name']
        });
        expect(names(data)).toEqual(['Bellflower', 'Aster']);
    });

    it('give several related lists at once, each with its own outcome', async () => {
        const { data } = await wired('uiRelatedListApi', 'getRelatedListRecordsBatch', {
            parentRecordId: ids['south'],
            relatedListParameters: [
                { relatedListId: 'Plants__r', fields: ['Plant__c.Name'] },
                { relatedListId: 'Gnomes__r', fields: ['Plant__c.Name'] }
            ]
        });
        const { results } = data as { results: { statusCode: number; result: unknown }[] };
        expect(results[0]).toMatchObject({ statusCode: 200, result: { count: 0 } });
        expect(results[1]?.statusCode).toBe(400);
    });

    it('name an object’s related lists', async () => {
        const { data } = await wired('uiRelatedListApi', 'getRelatedListsInfo', { parentObjectApiName: 'Garden__c' });
        const { relatedLists } = data as { relatedLists: { relatedListId: string }[] };
        expect(relatedLists.map(({ relatedListId }) => relatedListId)).toContain('Plants__r');
    });
});

describe('lightning/uiRecordApi', () => {
    it('reads records of several objects in the order asked for', async () => {
        const { data } = await wired('uiRecordApi', 'getRecords', {
            records: [
                { recordIds: [ids['bellflower'], ids['aster']], fields: ['Plant__c.Name'] },
                { recordIds: [ids['south']], fields: ['Garden__c.Name'] }
            ]
        });
        const { results } = data as { results: { result: { id: string } }[] };
        expect(results.map(({ result }) => result.id)).toEqual([ids['bellflower'], ids['aster'], ids['south']]);
    });

    it('makes the input of a new record of the defaults, with the fields that may be set', async () => {
        const { data } = await wired('uiRecordApi', 'getRecordCreateDefaults', { objectApiName: 'Garden__c' });
        const defaults = data as { record: object; objectInfos: Record<string, object> };
        const { generateRecordInputForCreate: generate } = await module('uiRecordApi');
        const input = (generate as (...parameters: unknown[]) => { apiName: string; fields: object })(
            defaults.record,
            defaults.objectInfos['Garden__c']
        );
        expect(input.apiName).toBe('Garden__c');
        expect(input.fields).toHaveProperty('Budget__c', null);
        expect(input.fields).not.toHaveProperty('Plant_Count__c');
    });

    it('leaves of an update what has changed', async () => {
        const { createRecordInputFilteredByEditedFields: filter } = await module('uiRecordApi');
        const input = { fields: { Id: 'a', Name: 'North', Budget__c: 11 } };
        const original = { fields: { Name: { value: 'North' }, Budget__c: { value: 10 } } };
        expect((filter as (...parameters: unknown[]) => unknown)(input, original)).toEqual({
            fields: { Id: 'a', Budget__c: 11 }
        });
    });
});

describe('other modules', () => {
    it('describe several objects, of which one does not exist', async () => {
        const { data } = await wired('uiObjectInfoApi', 'getObjectInfos', { objectApiNames: ['Garden__c', 'Shed__c'] });
        const { results } = data as { results: { statusCode: number; result: unknown }[] };
        expect(results.map(({ statusCode }) => statusCode)).toEqual([200, 404]);
        expect(results[0]).toMatchObject({ result: { apiName: 'Garden__c' } });
    });

    it('read a GraphQL query again where the older module asks to', async () => {
        const { gql, refreshGraphQL } = await module('uiGraphQLApi');
        const query = (gql as (text: TemplateStringsArray) => unknown)`
            query {
                uiapi {
                    query {
                        Garden__c(orderBy: { Name: { order: ASC } }) {
                            totalCount
                        }
                    }
                }
            }
        `;
        const result = await wired('uiGraphQLApi', 'graphql', { query });
        expect(result.data).toEqual({ uiapi: { query: { Garden__c: { totalCount: 2 } } } });
        await expect((refreshGraphQL as (result: unknown) => Promise<void>)(result)).resolves.toBeUndefined();
        await expect((refreshGraphQL as (result: unknown) => Promise<void>)({})).rejects.toThrow(TypeError);
    });

    it('say that there is no console, and refuse its calls', async () => {
        const { IsConsoleNavigation, openTab } = await module('platformWorkspaceApi');
        const given: unknown[] = [];
        new (IsConsoleNavigation as Adapter)((value) => given.push(value)).connect();
        expect(given).toEqual([false]);
        await expect((openTab as () => Promise<unknown>)()).rejects.toThrow('openTab: the preview has no console');
    });

    it('bring a message to the subscribers of its channel alone', async () => {
        const { publish, subscribe, unsubscribe } = (await module('messageService')) as Record<
            string,
            (...parameters: unknown[]) => unknown
        >;
        const heard: unknown[] = [];
        const subscription = subscribe?.({}, { channel: 'Garden_Selected__c' }, (message: unknown) =>
            heard.push(message)
        );
        publish?.({}, { channel: 'Garden_Selected__c' }, { recordId: 'north' });
        publish?.({}, { channel: 'Plant_Selected__c' }, { recordId: 'aster' });
        unsubscribe?.(subscription);
        publish?.({}, { channel: 'Garden_Selected__c' }, { recordId: 'south' });
        expect(heard).toEqual([{ recordId: 'north' }]);
    });
});
