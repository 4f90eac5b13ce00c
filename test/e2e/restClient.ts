import type { Browser, Page } from 'playwright-core';
import { Session } from './session';

export interface RestAnswer {
    readonly status: number;
    readonly body: unknown;
}

const API = '/services/data/v66.0';

/**
 * A plain client of the platform's REST and GraphQL APIs, as anybody could write it who is signed in: its requests go
 * out from a page of the preview, whose session signs them, past all components.
 */
export class RestClient {
    private readonly page: Page;

    private constructor(page: Page) {
        this.page = page;
    }

    /** @param username who is signed in; the administrator unless given */
    static async open(browser: Browser, url: string, username?: string): Promise<RestClient> {
        const session = await Session.open(browser, url, 'en_US', undefined, username);
        await session.goTo('/');
        return new RestClient(session.page);
    }

    /** Creates a record and gives its Id; a refusal fails the test. */
    async create(object: string, values: Readonly<Record<string, unknown>>): Promise<string> {
        const { status, body } = await this.send('POST', `/sobjects/${object}`, values);
        if (status !== 201) {
            throw new Error(`Creating ${object} was answered ${status}: ${JSON.stringify(body)}`);
        }
        return (body as { id: string }).id;
    }

    async read(object: string, id: string): Promise<Record<string, unknown>> {
        const { status, body } = await this.send('GET', `/sobjects/${object}/${id}`);
        if (status !== 200) {
            throw new Error(`Reading ${object} ${id} was answered ${status}: ${JSON.stringify(body)}`);
        }
        return body as Record<string, unknown>;
    }

    async query(soql: string): Promise<Record<string, unknown>[]> {
        const { status, body } = await this.send('GET', `/query?q=${encodeURIComponent(soql)}`);
        if (status !== 200) {
            throw new Error(`${soql} was answered ${status}: ${JSON.stringify(body)}`);
        }
        return (body as { records: Record<string, unknown>[] }).records;
    }

    /** The Id of the only record that meets the condition. */
    async idOf(object: string, condition: string): Promise<string> {
        const records = await this.query(`SELECT Id FROM ${object} WHERE ${condition}`);
        if (records.length !== 1) {
            throw new Error(`${records.length} records of ${object} meet ${condition}; the test needs one.`);
        }
        return String(records[0]?.Id);
    }

    async update(object: string, id: string, values: Readonly<Record<string, unknown>>): Promise<RestAnswer> {
        return this.send('PATCH', `/sobjects/${object}/${id}`, values);
    }

    async graphql(query: string, variables: Readonly<Record<string, unknown>>): Promise<RestAnswer> {
        return this.send('POST', '/graphql', { query, variables });
    }

    private send(method: string, path: string, body?: unknown): Promise<RestAnswer> {
        const request = { url: API + path, method, body: body === undefined ? null : JSON.stringify(body) };
        return this.page.evaluate(async ({ url, ...rest }): Promise<RestAnswer> => {
            const response = await fetch(url, { ...rest, headers: { 'Content-Type': 'application/json' } });
            const text = await response.text();
            return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
        }, request);
    }
}
