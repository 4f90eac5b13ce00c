import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseFileOf, openOrg } from '../../scripts/local-org/open';
import type { Org } from '../../scripts/local-org/org';

const root = fileURLToPath(new URL('../../', import.meta.url));
const linked = ['config', 'force-app', 'node_modules', 'package.json', 'scripts', 'sfdx-project.json'];

/** A folder that is this project but for its org, which is its own. */
export function benchProject(): string {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    linked.forEach((name) => symlinkSync(join(root, name), join(folder, name)));
    return folder;
}

/** A new project whose org holds what another's does. */
export function copyOfProject(seeded: string): string {
    const folder = benchProject();
    mkdirSync(join(folder, '.local-org'));
    // An org that was not closed leaves a part of its data in its log.
    for (const ending of ['', '-wal'].filter((each) => existsSync(`${databaseFileOf(seeded)}${each}`))) {
        copyFileSync(`${databaseFileOf(seeded)}${ending}`, `${databaseFileOf(folder)}${ending}`);
    }
    return folder;
}

/** Runs work with an org opened in this process on a copy of the demo data, and removes it afterwards. */
export function withDemoOrg<Result>(seeded: string, work: (org: Org, project: string) => Result): Result {
    const project = copyOfProject(seeded);
    const org = openOrg({ projectDirectory: project, databaseFile: databaseFileOf(project) });
    try {
        return work(org, project);
    } finally {
        org.close();
        rmSync(project, { recursive: true });
    }
}

/** A command of this project that serves an org. */
export type Server = 'scripts/local-org/main.ts' | 'scripts/preview/main.ts';

/** A server in a process of its own. */
export class ServedOrg {
    readonly url: string;
    /** From the start of the process to the line that says it is ready. */
    readonly startMilliseconds: number;
    private readonly token: string;
    private readonly process: ChildProcess;
    private readonly agent = new Agent({ keepAlive: true });

    private constructor(process: ChildProcess, url: string, token: string, startMilliseconds: number) {
        this.process = process;
        this.url = url;
        this.token = token;
        this.startMilliseconds = startMilliseconds;
    }

    static start(server: Server, project: string): Promise<ServedOrg> {
        const started = performance.now();
        const child = spawn(
            process.execPath,
            ['--import', 'tsx', join(root, server), '--project', project, '--port', '0'],
            { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] }
        );
        return new Promise((resolve, reject) => {
            let output = '';
            child.stdout.on('data', (chunk: Buffer) => {
                output += chunk.toString();
                const url = /"url":"([^"]+)"|^Open (\S+)/m.exec(output);
                if (url !== null && output.endsWith('\n')) {
                    const time = performance.now() - started;
                    resolve(new ServedOrg(child, url[1] ?? url[2]!, administratorToken(project), time));
                }
            });
            child.once('exit', (code) => reject(new Error(`${server} ended with ${code}: ${output}`)));
        });
    }

    /** @returns the answer's body. @throws Error (rejects) where the status is no success. */
    ask(method: string, path: string, body: string | null = null, contentType = 'application/json'): Promise<string> {
        return new Promise((resolve, reject) => {
            const headers = {
                authorization: `Bearer ${this.token}`,
                ...(body === null ? {} : { 'content-type': contentType, 'content-length': Buffer.byteLength(body) })
            };
            const request = send(this.url + path, { method, headers, agent: this.agent }, (response) => {
                const chunks: Buffer[] = [];
                response.on('data', (chunk: Buffer) => chunks.push(chunk));
                response.on('end', () => {
                    const text = Buffer.concat(chunks).toString();
                    if ((response.statusCode ?? 500) < 300) {
                        resolve(text);
                    } else {
                        reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 500)}`));
                    }
                });
            });
            request.on('error', reject).end(body ?? undefined);
        });
    }

    /** Resident memory in MB (10^6 bytes). */
    memory(): number {
        const status = `/proc/${this.process.pid}/status`;
        const kibibytes = existsSync(status)
            ? /^VmRSS:\s*(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1]
            : spawnSync('ps', ['-o', 'rss=', '-p', String(this.process.pid)], { encoding: 'utf8' }).stdout;
        if (!(Number(kibibytes) > 0)) {
            throw new Error('How much memory the org takes cannot be told on this machine.');
        }
        return (Number(kibibytes) * 1024) / 1_000_000;
    }

    async stop(): Promise<void> {
        const ended = new Promise((resolve) => this.process.once('exit', resolve));
        this.agent.destroy();
        this.process.kill('SIGTERM');
        await ended;
    }
}

function administratorToken(project: string): string {
    const tokens = JSON.parse(readFileSync(`${databaseFileOf(project)}.tokens.json`, 'utf8')) as Record<string, string>;
    return Object.values(tokens)[0]!;
}
