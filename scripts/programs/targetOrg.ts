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
    const token = process.env['SF_ACCESS_TOKEN'];
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

/** What the Salesforce CLI knows of an alias or user name it has signed in to. */
function signedIn(alias: string): Connection {
    let answer: string;
    try {
        answer = execFileSync('sf', ['org', 'display', '--json', '--target-org', alias], {
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'ignore']
        });
    } catch (error) {
        const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
        const reason = missing ? 'the Salesforce CLI (sf) is not installed' : 'the Salesforce CLI knows no such org';
        throw new TargetOrgError(`${alias}: ${reason}, allowed: ${LOCAL}, the address of an org, an alias of sf`);
    }
    const { result } = JSON.parse(answer) as { result: { instanceUrl: string; accessToken: string } };
    return connection(result.instanceUrl, result.accessToken);
}

/** All records of a query, however many answers they take. */
export async function queryAll<Row>(org: Connection, soql: string): Promise<readonly Row[]> {
    const rows: Row[] = [];
    let answer = await org.query(soql);
    for (;;) {
        rows.push(...(answer.records as Row[]));
        if (answer.done || answer.nextRecordsUrl === undefined) {
            return rows;
        }
        answer = await org.queryMore(answer.nextRecordsUrl);
    }
}

/** How many records a query `SELECT COUNT() FROM …` finds. */
export async function count(org: Connection, soql: string): Promise<number> {
    return (await org.query(soql)).totalSize;
}
