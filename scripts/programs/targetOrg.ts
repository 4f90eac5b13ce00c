import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Connection } from 'jsforce';
import { databaseFileOf } from '../local-org/open';
import { TargetOrgError } from './targetOrgError';

/** The target that means the org of this project on this machine. */
export const LOCAL = 'local';
/** Where `npm start` serves it unless it is told otherwise. */
const LOCAL_URL = 'http://localhost:8080';
const API_VERSION = '66.0';

/**
 * Connects to an org: "local", the address of an org, or an alias that the Salesforce CLI has signed in to.
 * The local org's token is the administrator's, which it keeps in .local-org; at another address the token is the one
 * in SF_ACCESS_TOKEN.
 * @throws TargetOrgError
 */
export function connectTo(target: string): Connection {
    const token = process.env['SF_ACCESS_TOKEN'] || undefined;
    if (target === LOCAL) {
        return connection(process.env['TIERSTACK_LOCAL_URL'] ?? LOCAL_URL, token ?? localToken(target));
    }
    if (URL.canParse(target) && /^https?:$/.test(new URL(target).protocol)) {
        const url = new URL(target);
        const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
        if (!isLocal && url.protocol !== 'https:') {
            throw new TargetOrgError(`${target}: a token is not sent unencrypted, allowed: an https address`);
        }
        if (!isLocal && token === undefined) {
            throw new TargetOrgError(`${target}: no token, allowed: an access token in SF_ACCESS_TOKEN`);
        }
        return connection(url.origin, token ?? localToken(target));
    }
    return signedIn(target);
}

function connection(instanceUrl: string, accessToken: string): Connection {
    return new Connection({ instanceUrl, accessToken, version: API_VERSION });
}

/** The first user of an org is its administrator. */
function localToken(target: string): string {
    const file = `${databaseFileOf(process.cwd())}.tokens.json`;
    const tokens = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
    const [token] = Object.values(tokens);
    if (token === undefined) {
        throw new TargetOrgError(
            `${target}: ${path.relative(process.cwd(), file)} holds no token, allowed: start the org first (npm start, or npm run org), or give an access token in SF_ACCESS_TOKEN`
        );
    }
    return token;
}

/**
 * What the Salesforce CLI knows of an alias or user name it has signed in to. Asking for the org renews its access token
 * where that has expired; newer versions of the CLI then show the token only when they are asked for it by name.
 */
function signedIn(alias: string): Connection {
    const { instanceUrl, accessToken } = askCli<{ readonly instanceUrl: string; readonly accessToken?: string }>(
        ['org', 'display'],
        alias
    );
    const token =
        accessToken !== undefined && isToken(accessToken)
            ? accessToken
            : askCli<{ readonly accessToken: string }>(['org', 'auth', 'show-access-token'], alias).accessToken;
    return connection(new URL(instanceUrl).origin, token);
}

/** An access token is the Id of the org, an exclamation mark and the secret; a redacted one is a sentence. */
function isToken(text: string): boolean {
    return /^00D\w+!\S+$/.test(text);
}

function askCli<Result>(command: readonly string[], alias: string): Result {
    let answer: string;
    try {
        answer = execFileSync('sf', [...command, '--json', '--target-org', alias], {
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'ignore']
        });
    } catch (error) {
        throw new TargetOrgError(
            `${alias}: ${cliRefusal(error)}, allowed: ${LOCAL}, the address of an org, an alias of sf`
        );
    }
    return (JSON.parse(answer) as { readonly result: Result }).result;
}

/** The CLI writes why it refuses as JSON to standard output. */
function cliRefusal(error: unknown): string {
    const { code, stdout } = error as { readonly code?: unknown; readonly stdout?: unknown };
    if (code === 'ENOENT') {
        return 'the Salesforce CLI (sf) is not installed';
    }
    try {
        const { message } = JSON.parse(String(stdout)) as { readonly message?: string };
        return `the Salesforce CLI does not sign in (${message?.replace(/\s+/g, ' ').replace(/[.\s]+$/, '')})`;
    } catch {
        return 'the Salesforce CLI does not sign in';
    }
}

/**
 * Connects, works, and says in words which org was not to be reached where it was not.
 * @throws TargetOrgError where there is no such org, nobody answers, or the token is refused; whatever `work` throws
 */
export async function workAt<Result>(
    target: string,
    connect: (target: string) => Connection,
    work: (org: Connection) => Promise<Result>
): Promise<Result> {
    const org = connect(target);
    try {
        return await work(org);
    } catch (error) {
        throw unreachable(target, org, error) ?? error;
    }
}

function unreachable(target: string, org: Connection, error: unknown): TargetOrgError | null {
    const { message, errorCode, cause } = error as {
        readonly message?: string;
        readonly errorCode?: string;
        readonly cause?: { readonly code?: string };
    };
    if (errorCode === 'INVALID_SESSION_ID') {
        return new TargetOrgError(
            `${target}: ${org.instanceUrl} does not accept the access token (${message}), allowed: a token of that org that is still valid`
        );
    }
    return message === 'fetch failed'
        ? new TargetOrgError(
              `${target}: nobody answers at ${org.instanceUrl}${cause?.code === undefined ? '' : ` (${cause.code})`}, allowed: an org that runs`
          )
        : null;
}

/** The records of a query, answer by answer, however many answers they take. */
export async function* queryPages<Row>(org: Connection, soql: string): AsyncGenerator<readonly Row[]> {
    let answer = await org.query(soql);
    for (;;) {
        yield answer.records as Row[];
        if (answer.done || answer.nextRecordsUrl === undefined) {
            return;
        }
        answer = await org.queryMore(answer.nextRecordsUrl);
    }
}

/** All records of a query. */
export async function queryAll<Row>(org: Connection, soql: string): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for await (const page of queryPages<Row>(org, soql)) {
        rows.push(...page);
    }
    return rows;
}

/** How many records a query `SELECT COUNT() FROM …` finds. */
export async function count(org: Connection, soql: string): Promise<number> {
    return (await org.query(soql)).totalSize;
}
