import { readFileSync } from 'node:fs';
import { startApi, type RunningApi } from '../../scripts/local-org/api/server';
import type { OrgUser } from '../../scripts/local-org/org';
import { ChannelOrg } from '../metadata/channelOrg';

/** The permission sets of this project, each with the user who has it alone. */
export const personas = ['SALES_REP', 'PARTNER_ACCOUNT_MANAGER', 'CHANNEL_OPERATIONS'] as const;
export type Persona = (typeof personas)[number];

/** Whoever can ask: a user of a partner company and the administrator, too. */
export type Asker = Persona | 'PARTNER_USER' | 'ADMINISTRATOR';

const labels: Readonly<Record<Asker, string>> = {
    SALES_REP: 'Tierstack Sales Rep',
    PARTNER_ACCOUNT_MANAGER: 'Tierstack Partner Account Manager',
    CHANNEL_OPERATIONS: 'Tierstack Channel Operations',
    PARTNER_USER: 'Tierstack Partner User',
    ADMINISTRATOR: 'Administrator'
};

export interface Answer {
    readonly status: number;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    readonly body: any;
}

/** A small channel, asked over http by its personas, each with their own token. */
export class Channel {
    readonly records = new ChannelOrg();
    private api: RunningApi | undefined;

    async start(): Promise<void> {
        this.api = await startApi(this.records.org);
    }

    async stop(): Promise<void> {
        await this.api?.close();
        this.records.close();
    }

    user(persona: Asker): OrgUser {
        return this.records.org.users.find((user) => user.persona === labels[persona])!;
    }

    async ask(persona: Asker, method: string, path: string, body?: unknown): Promise<Answer> {
        const { status, text } = await this.send(persona, method, path, 'application/json', JSON.stringify(body));
        return { status, body: text === '' ? undefined : JSON.parse(text) };
    }

    /** Updates records by a job of Bulk API 2.0, and gives the Ids of those that it updated. */
    async bulkUpdate(persona: Asker, object: string, rows: readonly Record<string, string>[]): Promise<string[]> {
        const columns = Object.keys(rows[0]!);
        const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
        const { body: job } = await this.ask(persona, 'POST', '/jobs/ingest', { object, operation: 'update' });
        const path = `/jobs/ingest/${job.id}`;
        await this.send(persona, 'PUT', `${path}/batches`, 'text/csv', `${lines.join('\n')}\n`);
        await this.ask(persona, 'PATCH', path, { state: 'UploadComplete' });
        while (!['JobComplete', 'Failed'].includes((await this.ask(persona, 'GET', path)).body.state)) {
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
        const { text } = await this.send(persona, 'GET', `${path}/successfulResults`, 'application/json');
        return [...text.matchAll(/^"?(\w{18})"?,/gm)].map(([, id = '']) => id);
    }

    private async send(
        persona: Asker,
        method: string,
        path: string,
        type: string,
        body?: string
    ): Promise<{ readonly status: number; readonly text: string }> {
        const response = await fetch(`${this.api!.url}/services/data/v66.0${path}`, {
            method,
            headers: { authorization: `Bearer ${this.user(persona).accessToken}`, 'content-type': type },
            ...(body !== undefined && { body })
        });
        return { status: response.status, text: await response.text() };
    }

    soql(persona: Asker, query: string): Promise<Answer> {
        return this.ask(persona, 'GET', `/query?q=${encodeURIComponent(query)}`);
    }

    async graphql(persona: Asker, query: string, variables: Record<string, unknown> = {}): Promise<Answer['body']> {
        return (await this.ask(persona, 'POST', '/graphql', { query, variables })).body;
    }
}

/** The GraphQL documents in a file of a component, by the name of their operation. */
export function documentsOf(file: string): ReadonlyMap<string, string> {
    const source = readFileSync(new URL(`../../force-app/main/default/lwc/${file}`, import.meta.url), 'utf8');
    const documents = [...source.matchAll(/gql`([^`$]*(?:\$\w[^`$]*)*)`/g)].map(([, text = '']) => text);
    return new Map(documents.map((text) => [/query (\w+)/.exec(text)?.[1] ?? '', text]));
}
