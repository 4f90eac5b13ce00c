import { fileURLToPath } from 'node:url';
import { FixedClock } from '../../clock';
import { openOrg } from '../../open';
import type { Org } from '../../org';
import { startApi } from '../server';
import type { RunningApi } from '../server';

/** A JSON value that each test looks into as it knows it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export interface Answer {
    readonly status: number;
    readonly body: Json;
    readonly text: string;
    readonly headers: Headers;
}

/** A library org with its API on a free port, asked over http as any client would. */
export class LibraryApi {
    readonly org: Org;
    private api: RunningApi | undefined;

    /** @param databaseFile where the records are kept; default: in memory */
    constructor(databaseFile = 'memory') {
        this.org = openOrg({
            projectDirectory: fileURLToPath(new URL('./library', import.meta.url)),
            databaseFile,
            clock: new FixedClock('2024-05-15T10:00:00.000Z')
        });
    }

    async start(): Promise<void> {
        this.api = await startApi(this.org);
    }

    async stop(): Promise<void> {
        await this.api?.close();
        this.org.close();
    }

    get url(): string {
        return this.api?.url ?? '';
    }

    get userId(): string {
        return this.org.users[0]?.id ?? '';
    }

    /** @param path below /services/data/v66.0, or from /services on */
    async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
        const response = await fetch(`${this.url}${path.includes('services') ? path : `/services/data/v66.0${path}`}`, {
            method,
            headers: {
                authorization: `Bearer ${this.org.users[0]?.accessToken}`,
                'content-type': 'application/json',
                ...headers
            },
            ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) })
        });
        const text = await response.text();
        const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
        return {
            status: response.status,
            body: isJson && text !== '' ? JSON.parse(text) : undefined,
            text,
            headers: response.headers
        };
    }

    get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
        return this.ask('GET', path, undefined, headers);
    }

    async soql(query: string): Promise<Answer> {
        return this.get(`/query?q=${encodeURIComponent(query)}`);
    }

    async graphql(
        query: string,
        variables: Record<string, unknown> = {},
        headers: Record<string, string> = {}
    ): Promise<Json> {
        const answer = await this.ask('POST', '/graphql', { query, variables }, headers);
        return answer.body;
    }

    /** Makes a record through the REST API and gives its Id. */
    async create(object: string, values: Record<string, unknown>): Promise<string> {
        const answer = await this.ask('POST', `/sobjects/${object}`, values);
        if (answer.status !== 201) {
            throw new Error(answer.text);
        }
        return String(answer.body.id);
    }
}
