import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const STARTED = /^Open (http:\/\/localhost:\d+)/m;

export interface StartedPreview {
    readonly url: string;
    stop(): Promise<void>;
}

/** Starts the preview as `npm start -- --memory` does, on any free port, with the demo data in a new org. */
export function startPreview(): Promise<StartedPreview> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/preview/main.ts', '--memory', '--port', '0'], {
        cwd: PROJECT,
        stdio: ['ignore', 'pipe', 'pipe']
    });
    let output = '';
    return new Promise((resolve, reject) => {
        const exited = new Promise<void>((done) => child.once('exit', () => done()));
        const stop = async (): Promise<void> => {
            child.kill('SIGTERM');
            await exited;
        };
        const read = (chunk: Buffer): void => {
            output += chunk.toString('utf8');
            const url = STARTED.exec(output)?.[1];
            if (url !== undefined) {
                resolve({ url, stop });
            }
        };
        child.stdout.on('data', read);
        child.stderr.on('data', read);
        child.once('exit', (code) => reject(new Error(`The preview ended with code ${code}:\n${output}`)));
    });
}
