import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saver } from '../../__fixtures__/project';
import { gardenProject } from '../../access/__tests__/garden';
import { openOrg } from '../../open';
import { startApi } from '../server';
import type { RunningApi } from '../server';
import type { Json } from './library-api';

// Gardens are private; neither of the two is above the other.
const org = openOrg({
    projectDirectory: gardenProject([
        { name: 'Anna', permissionSets: ['Gardener'] },
        { name: 'Bert', permissionSets: ['Gardener'] }
    ])
});
let api: RunningApi;
let garden = '';

beforeAll(async () => {
    api = await startApi(org);
    garden = saver(org).create('Garden__c', { Name: 'Anna’s', OwnerId: user('Anna').id, Budget__c: 100 });
});

afterAll(async () => {
    await api.close();
    org.close();
});

function user(name: string) {
    return org.users.find((each) => each.name === name || each.persona === name)!;
}

interface Answer {
    readonly status: number;
    readonly text: string;
    readonly body: Json;
}

async function ask(
    name: string,
    method: string,
    path: string,
    body?: unknown,
    type = 'application/json'
): Promise<Answer> {
    const response = await fetch(`${api.url}/services/data/v66.0${path}`, {
        method,
        headers: { authorization: `Bearer ${user(name).accessToken}`, 'content-type': type },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) })
    });
    const text = await response.text();
    return {
        status: response.status,
        text,
        body: text.startsWith('[') || text.startsWith('{') ? JSON.parse(text) : text
    };
}

async function load(name: string, job: Record<string, unknown>, data: string): Promise<Json> {
    const { body, text } = await ask(name, 'POST', '/jobs/ingest', job);
    expect(body.id, text).toBeDefined();
    await ask(name, 'PUT', `/jobs/ingest/${body.id}/batches`, data, 'text/csv');
    await ask(name, 'PATCH', `/jobs/ingest/${body.id}`, { state: 'UploadComplete' });
    return ended(name, `/jobs/ingest/${body.id}`);
}

async function ended(name: string, path: string): Promise<Json> {
    for (;;) {
        const { body } = await ask(name, 'GET', path);
        if (body.state !== 'UploadComplete' && body.state !== 'InProgress') {
            return body;
        }
    }
}

const nameOfGarden = (): unknown => org.read('Garden__c', garden)?.['Name'];

describe('what several requests or records in one may do', () => {
    it('is what the user may do with each: nobody changes another’s record by a collection', async () => {
        const changed = await ask('Bert', 'PATCH', '/composite/sobjects', {
            records: [{ attributes: { type: 'Garden__c' }, id: garden, Name: 'Bert’s' }]
        });
        expect(changed.body[0].success).toBe(false);
        const gone = await ask('Bert', 'DELETE', `/composite/sobjects?ids=${garden}`);
        expect(gone.body[0].success).toBe(false);
        const read = await ask('Bert', 'GET', `/composite/sobjects/Garden__c?ids=${garden}&fields=Name`);
        expect(read.body).toEqual([null]);
        const own = await ask('Anna', 'GET', `/composite/sobjects/Garden__c?ids=${garden}&fields=Name`);
        expect(own.body[0].Name).toBe('Anna’s');
        expect(nameOfGarden()).toBe('Anna’s');
    });

    it('nor by composite, nor by a tree with a field that is hidden', async () => {
        const url = `/services/data/v66.0/sobjects/Garden__c/${garden}`;
        const composite = await ask('Bert', 'POST', '/composite', {
            compositeRequest: [
                { method: 'PATCH', url, referenceId: 'a', body: { Name: 'Bert’s' } },
                { method: 'GET', url, referenceId: 'b' }
            ]
        });
        for (const { httpStatusCode } of composite.body.compositeResponse) {
            expect(httpStatusCode).toBeGreaterThanOrEqual(400);
        }
        const tree = await ask('Bert', 'POST', '/composite/tree/Garden__c', {
            records: [{ attributes: { type: 'Garden__c', referenceId: 'g' }, Name: 'Rich', Budget__c: 5 }]
        });
        expect(tree.status).toBe(400);
        expect(tree.body.results[0].errors[0].statusCode).toBe('INVALID_FIELD');
        expect(nameOfGarden()).toBe('Anna’s');
    });

    it('nor by a bulk load, where a hidden field is a column that is not there', async () => {
        const others = await load('Bert', { operation: 'update', object: 'Garden__c' }, `Id,Name\n${garden},Bert’s`);
        expect(others).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 1 });
        const hidden = await load('Bert', { operation: 'insert', object: 'Garden__c' }, 'Name,Budget__c\nRich,5');
        expect(hidden).toMatchObject({
            state: 'Failed',
            errorMessage: 'InvalidBatch : Field name not found : Budget__c'
        });
        const own = await load('Anna', { operation: 'update', object: 'Garden__c' }, `Id,Soil__c\n${garden},Loam`);
        expect(own).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 0 });
        expect(nameOfGarden()).toBe('Anna’s');
    });

    it('nor is another’s record exported, nor another’s job seen', async () => {
        const query = { operation: 'query', query: 'SELECT Name FROM Garden__c' };
        const job = await ask('Bert', 'POST', '/jobs/query', query);
        await ended('Bert', `/jobs/query/${job.body.id}`);
        expect((await ask('Bert', 'GET', `/jobs/query/${job.body.id}/results`)).text).toBe('"Name"\n');
        expect((await ask('Anna', 'GET', `/jobs/query/${job.body.id}/results`)).status).toBe(404);
        expect((await ask('Anna', 'GET', '/jobs/query')).body.records).toEqual([]);
        const refused = await ask('Bert', 'POST', '/jobs/query', {
            ...query,
            query: 'SELECT Budget__c FROM Garden__c'
        });
        expect(refused.status).toBe(400);
        expect(refused.body[0].errorCode).toBe('INVALID_FIELD');
    });
});
