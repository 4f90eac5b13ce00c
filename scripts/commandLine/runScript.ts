import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ScriptRun {
    readonly code: number | null;
    readonly output: string;
    readonly errors: string;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a command of this project as npm does, for tests of what it reads, writes and exits with. */
export function runScript(script: string, args: readonly string[], input = ''): ScriptRun {
    // The folder in which the tests were started is not the one in which the command is.
    const env = { ...process.env, INIT_CWD: undefined };
    const run = spawnSync(process.execPath, ['--import', 'tsx', script, ...args], {
        cwd: ROOT,
        env,
        input,
        encoding: 'utf8'
    });
    return { code: run.status, output: run.stdout, errors: run.stderr };
}
