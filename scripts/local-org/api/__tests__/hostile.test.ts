import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryApi } from './library-api';

const library = new LibraryApi();

beforeAll(() => library.start());
afterAll(() => library.stop());

/** Sends raw bytes and gives back what comes until the connection ends. */
function raw(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
        const socket = connect(Number(new URL(library.url).port), '127.0.0.1', () => socket.write(text));
        let answer = '';
        socket.on('data', (chunk) => (answer += chunk.toString()));
        socket.on('close', () => resolve(answer));
        socket.on('error', reject);
        socket.setTimeout(2000, () => socket.end());
    });
}

const paths = ['/sobjects/Book__c', '/ui-api/records', '/graphql', '/ui-api/list-records/Book__c/Poems'];

describe('hostile requests', () => {
    it.each(paths)('deeply nested JSON to %s is a 4xx', async (path) => {
        const answer = await library.ask('POST', path, `${'['.repeat(200_000)}${']'.repeat(200_000)}`);
        expect(answer.status).toBe(400);
    });

    it.each(paths)('a body of more than 6 MB to %s is refused as soon as its length is told', async (path) => {
        const head = `POST /services/data/v66.0${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${library.org.users[0]?.accessToken}\r\nContent-Length: 99999999\r\n\r\n`;
        const answer = await raw(head);
        expect(answer).toMatch(/^HTTP\/1\.1 413 /);
        expect(answer).toContain('REQUEST_LIMIT_EXCEEDED');
    });

    it('a deeply nested GraphQL text, filter or variable is refused', async () => {
        const nested = `${'{ a '.repeat(20_000)}${'}'.repeat(20_000)}`;
        const text = await library.ask('POST', '/graphql', { query: nested });
        expect(text.status === 400 || text.body.errors.length > 0).toBe(true);
        const where = `${'{"not":'.repeat(50_000)}{"Name":{"eq":"x"}}${'}'.repeat(50_000)}`;
        const query = 'query Q($w: Book__c_Filter) { uiapi { query { Book__c(where: $w) { totalCount } } } }';
        const variable = await library.ask(
            'POST',
            '/graphql',
            `{"query":${JSON.stringify(query)},"variables":{"w":${where}}}`
        );
        expect(variable.status === 400 || variable.body.errors.length > 0).toBe(true);
    });

    it('text that is SQL stays text', async () => {
        const shelf = await library.create('Shelf__c', { Name: `x'); DROP TABLE "Shelf__c"; --`, Code__c: '"' });
        const found = await library.soql(`SELECT Name FROM Shelf__c WHERE Name = 'x\\'); DROP TABLE "Shelf__c"; --'`);
        expect(found.body.records).toHaveLength(1);
        expect((await library.get(`/sobjects/Shelf__c/${shelf}?fields=Name"%20FROM`)).status).toBe(400);
        expect((await library.get('/sobjects/Shelf__c/Code__c/%22')).body.Id).toBe(shelf);
    });

    it('a request that is no HTTP is refused, and the org goes on', async () => {
        expect(await raw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
        expect((await library.get('/sobjects')).status).toBe(200);
    });

    const outside = Object.values(networkInterfaces())
        .flat()
        .find((address) => address?.family === 'IPv4' && !address.internal);

    it.runIf(outside)('through another address than the loopback one reach nobody', async () => {
        const { port } = new URL(library.url);
        await expect(fetch(`http://${outside?.address}:${port}/services/data`)).rejects.toThrow();
        expect((await fetch(`http://127.0.0.1:${port}/services/data`)).status).toBe(200);
    });
});
