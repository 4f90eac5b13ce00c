import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const library = fileURLToPath(new URL('../api/__tests__/library', import.meta.url));
const main = fileURLToPath(new URL('../main.ts', import.meta.url));

interface Run {
    readonly process: ChildProcess;
    readonly output: () => string;
    readonly errors: () => string;
    readonly ended: Promise<number | null>;
}

function start(...flags: string[]): Run {
    const child = spawn(process.execPath, ['--import', 'tsx', main, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    return { process: child, output: () => output, errors: () => errors, ended };
}

interface Ready {
    readonly ready: true;
    readonly url: string;
    readonly apiVersion: string;
    readonly users: readonly { readonly username: string; readonly persona: string; readonly accessToken: string }[];
}

async function ready(run: Run): Promise<Ready> {
    const line = new Promise<Ready>((resolve) => {
        run.process.stdout?.on('data', () => {
            if (run.output().includes('\n')) {
                resolve(JSON.parse(run.output()) as Ready);
            }
        });
    });
    return Promise.race([
        line,
        run.ended.then((code) => {
            throw new Error(`The org ended with ${code}: ${run.errors()}`);
        })
    ]);
}

async function ask(
    org: Ready,
    method: string,
    path: string,
    body?: unknown
): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(`${org.url}/services/data/v66.0${path}`, {
        method,
        headers: { authorization: `Bearer ${org.users[0]?.accessToken}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) })
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('the org command', { timeout: 60_000 }, () => {
    let project = '';

    beforeAll(() => {
        project = mkdtempSync(join(tmpdir(), 'library-'));
        cpSync(library, project, { recursive: true });
    });

    afterAll(() => rmSync(project, { recursive: true, force: true }));

    it('says when it is ready, keeps records and sign-ins across a restart, and forgets them on --reset', async () => {
        const first = start('--project', project);
        const org = await ready(first);
        expect(org).toMatchObject({ ready: true, apiVersion: '66.0' });
        expect(org.url).toMatch(/^http:\/\/localhost:\d+$/);
        expect(org.users[0]).toMatchObject({ username: expect.stringContaining('@'), persona: expect.any(String) });
        expect((await ask(org, 'POST', '/sobjects/Shelf__c', { Name: 'Kept', Code__c: 'K' })).status).toBe(201);
        first.process.kill('SIGTERM');
        expect(await first.ended).toBe(0);
        expect(first.output().trim().split('\n')).toHaveLength(1);

        const second = start('--project', project);
        const again = await ready(second);
        expect(again.users).toEqual(org.users);
        expect((await ask(again, 'GET', '/query?q=SELECT+COUNT()+FROM+Shelf__c')).body['totalSize']).toBe(1);
        second.process.kill('SIGINT');
        expect(await second.ended).toBe(0);

        const third = start('--project', project, '--reset');
        const empty = await ready(third);
        expect((await ask(empty, 'GET', '/query?q=SELECT+COUNT()+FROM+Shelf__c')).body['totalSize']).toBe(0);
        third.process.kill('SIGTERM');
        expect(await third.ended).toBe(0);
        const tokens = statSync(join(project, '.local-org', 'org.db.tokens.json'));
        expect(tokens.mode & 0o777).toBe(0o600);
    });

    it('refuses to open or to reset an org that another process runs, which goes on undisturbed', async () => {
        const running = start('--project', project);
        const org = await ready(running);
        expect((await ask(org, 'POST', '/sobjects/Shelf__c', { Name: 'There', Code__c: 'T' })).status).toBe(201);
        for (const flags of [[], ['--reset']]) {
            const second = start('--project', project, ...flags);
            expect(await second.ended).toBe(1);
            expect(second.errors()).toMatch(/org\.db is in use by another process; stop that one first\.\n$/);
            expect(second.output()).toBe('');
        }
        running.process.kill('SIGTERM');
        expect(await running.ended).toBe(0);
        const again = start('--project', project);
        const found = await ask(await ready(again), 'GET', "/query?q=SELECT+COUNT()+FROM+Shelf__c+WHERE+Code__c='T'");
        expect(found.body['totalSize']).toBe(1);
        again.process.kill('SIGTERM');
        expect(await again.ended).toBe(0);
    });

    it('stops when npm, which started it, is told to', async () => {
        const npm = spawn('npm', ['run', '-s', 'org', '--', '--project', project, '--memory'], {
            stdio: ['ignore', 'pipe', 'ignore']
        });
        const ended = new Promise<number | null>((resolve) => npm.once('exit', resolve));
        const org = await new Promise<Ready>((resolve) =>
            npm.stdout.once('data', (line: Buffer) => resolve(JSON.parse(line.toString()) as Ready))
        );
        npm.kill('SIGTERM');
        expect(await ended).toBe(0);
        await expect(fetch(`${org.url}/services/data`)).rejects.toThrow();
    });

    it('writes no file with --memory, and listens where it is told', async () => {
        const folder = mkdtempSync(join(tmpdir(), 'library-'));
        cpSync(library, folder, { recursive: true });
        const run = start('--project', folder, '--memory');
        const org = await ready(run);
        const port = new URL(org.url).port;
        const taken = start('--project', folder, '--memory', '--port', port);
        expect(await taken.ended).toBe(1);
        expect(taken.errors()).toContain(`Port ${port} is taken`);
        run.process.kill('SIGTERM');
        expect(await run.ended).toBe(0);
        expect(existsSync(join(folder, '.local-org'))).toBe(false);
        rmSync(folder, { recursive: true, force: true });
    });

    it('refuses flags that it does not know or understand with exit code 2 and how to use it', async () => {
        for (const flags of [['--nonsense'], ['--port', 'abc'], ['--port', '70000'], ['extra']]) {
            const run = start(...flags);
            expect(await run.ended).toBe(2);
            expect(run.errors()).toContain('usage: npm run org');
            expect(run.output()).toBe('');
        }
    });

    it('refuses a project whose metadata is wrong with exit code 1, the file and the line', async () => {
        const folder = mkdtempSync(join(tmpdir(), 'library-'));
        cpSync(library, folder, { recursive: true });
        const field = join(folder, 'app/objects/Book__c/fields/Net_Price__c.field-meta.xml');
        writeFileSync(field, readFileSync(field, 'utf8').replace('ROUND(', 'ROUNDISH('));
        const run = start('--project', folder, '--memory');
        expect(await run.ended).toBe(1);
        expect(run.errors()).toMatch(/app\/objects\/Book__c\/fields\/Net_Price__c\.field-meta\.xml:4: .*ROUNDISH/);
        expect(run.output()).toBe('');
        rmSync(folder, { recursive: true, force: true });
    });
});
