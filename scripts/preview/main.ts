import type { PreviewCommand } from './options';
import { USAGE, readCommand } from './options';
import type { RunningPreview } from './server/serve';
import { startPreview } from './start';

/** `npm start`: the Lightning pages of an SFDX project on the local org, in one process on one port. */
async function main(): Promise<void> {
    let command: PreviewCommand;
    try {
        command = readCommand(process.argv.slice(2));
    } catch (error) {
        process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
        process.exitCode = 2;
        return;
    }
    try {
        const running = await startPreview(command, (line) => process.stdout.write(`${line}\n`));
        stopOnSignals(running);
        process.stdout.write(`Each component on a page of its own: ${running.url}/lightning/cmp\n`);
        process.stdout.write(`Open ${running.url} (Ctrl+C stops)\n`);
    } catch (error) {
        process.stderr.write(`${startFailure(error, command.port)}\n`);
        process.exitCode = 1;
    }
}

/** npm passes a terminal's signal on, so the same one may come twice; the second must not cut the first short. */
function stopOnSignals(running: RunningPreview): void {
    let stopping = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.on(signal, () => {
            if (!stopping) {
                stopping = true;
                void running.close().then(() => process.exit(0));
            }
        });
    }
}

function startFailure(error: unknown, port: number): string {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
        return `Port ${port} is taken; give another with --port N (0: any free one).`;
    }
    return error instanceof Error ? error.message : String(error);
}

await main();
