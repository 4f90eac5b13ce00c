import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MetadataRequests } from '../../deploy/requests';
import type { Route } from '../router';
import { apiRoutes } from '../routes';
import { LibraryApi } from './library-api';

const library = new LibraryApi();
let routes: Route[] = [];
let bookId = '';

beforeAll(async () => {
    await library.start();
    routes = apiRoutes(library.org, new MetadataRequests(library.org, false));
    const shelf = await library.create('Shelf__c', { Name: 'Main', Code__c: 'A' });
    bookId = await library.create('Book__c', { Name: 'Emma', Shelf__c: shelf });
});

afterAll(() => library.stop());

/** A digest of every record of the org. */
function everything(): string {
    const hash = createHash('sha256');
    for (const object of library.org.schema.objects.keys()) {
        for (const record of library.org.store.readAll(object)) {
            hash.update(JSON.stringify(record));
        }
    }
    return hash.digest('hex');
}

/** What stands in the address for `{name}`: of the right form but absent, of no form at all, and hostile. */
const names: Record<string, string[]> = {
    object: ['Book__c', 'Nope__c', "x';--", '__proto__'],
    objects: ['Nope__c', 'Book__c,,'],
    id: ['001000000000001AAA', 'xyz', '..%2f..', '%00'],
    ids: ['xyz,abc', '001000000000001AAA'],
    job: ['750000000000001AAA', 'xyz'],
    field: ['Nope__c', 'Name', 'constructor'],
    list: ['Nope', 'Poems', 'Books__r'],
    recordType: ['012000000000000AAA', 'x'],
    value: ['x', '%F0%9F%92%A3'],
    locator: ['01gx-5', 'nonsense']
};

function addresses(pattern: string): string[] {
    let paths = [pattern];
    for (const [, name = ''] of pattern.matchAll(/\{(\w+)\}/g)) {
        const values = names[name] ?? ['x', '%00', '__proto__'];
        paths = paths.flatMap((path) => values.map((value) => path.replace(`{${name}}`, value)));
    }
    return paths;
}

const bodies: unknown[] = [
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '12e999',
    '{"__proto__":{"a":1},"constructor":{"prototype":{"b":2}}}',
    {},
    { fields: 7, apiName: ['Book__c'], records: 'x', compositeRequest: {}, batchRequests: 1, graphs: null },
    {
        fields: { Nope: 1 },
        apiName: 'Book__c',
        records: [null, 7],
        compositeRequest: [null],
        batchRequests: [[]],
        graphs: [[]]
    },
    {
        apiName: 'Book__c',
        fields: { Name: { a: [] }, Shelf__c: 12 },
        records: [{ attributes: { type: 'Book__c', referenceId: 'a' }, Name: { records: {} }, Shelf__c: [] }],
        compositeRequest: [{ method: 'GET', url: 'http://[', referenceId: 'a' }],
        batchRequests: [{ method: 'POST', url: 'v66.0/composite/batch' }],
        graphs: [{ graphId: 'a', compositeRequest: [{ method: 'POST', url: '/x', referenceId: 'b', body: '@{a.b}' }] }]
    },
    {
        operation: {},
        object: [],
        state: {},
        query: { a: 1 },
        ids: [{}],
        fields: [[]],
        variables: [],
        columnDelimiter: 1
    },
    { operation: 'insert', object: 'Book__c', lineEnding: 'CR', contentType: 'CSV', deployOptions: 'x' },
    { Name: 'x'.repeat(300), Shelf__c: 'not an id', Price__c: 'NaN', Nope__c: [] }
];

const searches = [
    '',
    '?q=SELECT+FROM&ids=a,b&fields=&start=x&end=y&pageSize=-1&modes=Nope&locator=%FF&allOrNone=maybe'
];

describe('every route', () => {
    it('is known to this test by the dozen', () => {
        expect(routes.length).toBeGreaterThan(50);
        expect(new Set(routes.map(({ method, pattern }) => `${method} ${pattern}`)).size).toBe(routes.length);
    });

    it('answers nonsense with a clear 4xx, writes nothing and goes on', { timeout: 120_000 }, async () => {
        const complaints = vi.spyOn(process.stderr, 'write');
        const before = everything();
        const wrong: string[] = [];
        for (const { method, pattern } of routes) {
            const takesBody = method !== 'GET' && method !== 'DELETE';
            const requests = addresses(pattern).flatMap((address) =>
                takesBody
                    ? bodies.map((body) => ({ address, body }))
                    : searches.map((search) => ({ address: `${address}${search}`, body: undefined }))
            );
            for (const { address, body } of requests) {
                const answer = await library.ask(method, address, body);
                const isClear = answer.status < 400 || answer.body !== undefined;
                if ((answer.status >= 500 && answer.status !== 501) || !isClear) {
                    wrong.push(`${method} ${address} ${JSON.stringify(body)}: ${answer.status} ${answer.text}`);
                }
            }
        }
        expect(wrong).toEqual([]);
        expect(everything()).toBe(before);
        expect(complaints.mock.calls.map(([text]) => String(text))).toEqual([]);
        complaints.mockRestore();
        expect((await library.get(`/sobjects/Book__c/${bookId}`)).status).toBe(200);
    });

    it('that takes a body refuses one that is too large, by its length alone', { timeout: 60_000 }, async () => {
        const before = everything();
        const large = 'x'.repeat(6 * 1024 * 1024 + 1);
        for (const { method, pattern, largestBody } of routes) {
            if (method !== 'GET' && method !== 'DELETE' && largestBody === undefined) {
                const [address = ''] = addresses(pattern);
                // The connection may end before the answer is read: the body was not.
                const answer = await library.ask(method, address, large).catch(() => undefined);
                expect(answer?.status ?? 413, `${method} ${address}`).toBe(413);
            }
        }
        expect(everything()).toBe(before);
    });

    it('needs a token', async () => {
        for (const { method, pattern } of routes) {
            const [address = ''] = addresses(pattern);
            const answer = await library.ask(method, address, method === 'GET' ? undefined : {}, {
                authorization: 'Bearer no'
            });
            expect(answer.status, `${method} ${address}`).toBe(401);
        }
    });
});
