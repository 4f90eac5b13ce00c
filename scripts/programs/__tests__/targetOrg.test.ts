import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Connection } from 'jsforce';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startApi } from '../../local-org/api/server';
import { openOrg } from '../../local-org/open';
import { connectTo, workAt } from '../targetOrg';

const TOKEN = '00D000000000001!aSecret';

describe('an org that the Salesforce CLI has signed in to', () => {
    let folder = '';

    /** A stand-in for the CLI: what it answers to each of its commands. */
    const answer = (answers: Readonly<Record<string, unknown>>, exitCode = 0): void => {
        const cases = Object.entries(answers).map(
            ([command, result]) => `"${command}"*) printf '%s' '${JSON.stringify(result)}';;`
        );
        const file = path.join(folder, 'sf');
        writeFileSync(file, `#!/bin/sh\ncase "$*" in\n${cases.join('\n')}\n*) exit 127;;\nesac\nexit ${exitCode}\n`);
        chmodSync(file, 0o755);
    };

    beforeAll(() => {
        folder = mkdtempSync(path.join(tmpdir(), 'cli-'));
        vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`);
    });

    afterAll(() => {
        vi.unstubAllEnvs();
        rmSync(folder, { recursive: true, force: true });
    });

    afterEach(() => {
        rmSync(path.join(folder, 'sf'), { force: true });
    });

    it('is reached with the token that the CLI shows', () => {
        answer({ 'org display': { result: { instanceUrl: 'https://acme.my.salesforce.com/', accessToken: TOKEN } } });
        const { instanceUrl, accessToken, version } = connectTo('acme');
        expect([instanceUrl, accessToken, version]).toEqual(['https://acme.my.salesforce.com', TOKEN, '66.0']);
    });

    it('is reached with the token that the CLI shows only when asked for it', () => {
        answer({
            'org display --json --target-org acme': {
                result: {
                    instanceUrl: 'https://acme.my.salesforce.com',
                    accessToken: '[REDACTED] Use another command to view'
                }
            },
            'org auth show-access-token --json --target-org acme': { result: { accessToken: TOKEN } }
        });
        expect(connectTo('acme').accessToken).toBe(TOKEN);
    });

    it('is refused with what the CLI says where it does not know it', () => {
        answer({ 'org display': { message: 'No authorization information found for acme.' } }, 1);
        expect(() => connectTo('acme')).toThrow(
            'acme: the Salesforce CLI does not sign in (No authorization information found for acme), allowed: local, the address of an org, an alias of sf'
        );
    });

    it('needs the CLI', () => {
        expect(() => connectTo('acme')).toThrow('acme: the Salesforce CLI (sf) is not installed');
    });
});

describe('an org that is named by its address', () => {
    it('does not get its token unencrypted, unless it is on this machine', () => {
        expect(() => connectTo('http://acme.example')).toThrow('a token is not sent unencrypted');
    });

    it('is told of where nobody answers', async () => {
        const connect = (): Connection => new Connection({ instanceUrl: 'http://localhost:1', accessToken: TOKEN });
        await expect(workAt('acme', connect, async (org) => await org.query('SELECT Id FROM Account'))).rejects.toThrow(
            /^acme: nobody answers at http:\/\/localhost:1.*, allowed: an org that runs$/
        );
    });

    it('is told of where it does not accept the token', async () => {
        const org = openOrg();
        const api = await startApi(org);
        try {
            const connect = (): Connection =>
                new Connection({ instanceUrl: api.url, accessToken: TOKEN, version: '66.0' });
            await expect(
                workAt('acme', connect, async (there) => await there.query('SELECT Id FROM Account'))
            ).rejects.toThrow(
                /^acme: http:\/\/localhost:\d+ does not accept the access token \(Session expired or invalid\)/
            );
        } finally {
            await api.close();
            org.close();
        }
    });
});
