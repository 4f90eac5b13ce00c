import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { newestVersion } from './api/versions';
import { startApi } from './api/server';
import { databaseFileOf, openOrg } from './open';

const usage = 'usage: npm run org -- [--project DIR] [--port N] [--memory] [--reset] [--allow-data-loss]';

interface Options {
    readonly project: string;
    readonly port: number;
    readonly memory: boolean;
    readonly reset: boolean;
    /** Whether deployments may drop fields and objects that hold data. */
    readonly allowDataLoss: boolean;
}

/** @throws Error with one line for people where a flag is wrong. */
function readOptions(commandLine: readonly string[]): Options {
    const { values } = parseArgs({
        args: [...commandLine],
        options: {
            project: { type: 'string', default: '.' },
            port: { type: 'string', default: '0' },
            memory: { type: 'boolean', default: false },
            reset: { type: 'boolean', default: false },
            'allow-data-loss': { type: 'boolean', default: false }
        }
    });
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535) {
        throw new Error(`--port must be a number from 0 (any free port) to 65535; found '${values.port}'.`);
    }
    return {
        project: resolve(values.project),
        port,
        memory: values.memory,
        reset: values.reset,
        allowDataLoss: values['allow-data-loss']
    };
}

async function main(): Promise<void> {
    let options: Options;
    try {
        options = readOptions(process.argv.slice(2));
    } catch (error) {
        process.stderr.write(`${(error as Error).message}\n${usage}\n`);
        process.exitCode = 2;
        return;
    }
    const org = openOrg({
        projectDirectory: options.project,
        databaseFile: options.memory ? 'memory' : databaseFileOf(options.project),
        reset: options.reset
    });
    const api = await startApi(org, { port: options.port, mayLoseData: options.allowDataLoss }).catch(
        (error: unknown) => {
            org.close();
            throw error;
        }
    );
    // Before the org says that it is ready: whoever reads that may stop it at once. npm passes a terminal's signal on,
    // so the same one may come twice.
    let stopping = false;
    const stop = (): void => {
        if (!stopping) {
            stopping = true;
            void api
                .close()
                .finally(() => org.close())
                .finally(() => process.off('SIGINT', stop).off('SIGTERM', stop));
        }
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
    const users = org.users.map(({ username, persona, accessToken }) => ({ username, persona, accessToken }));
    process.stdout.write(`${JSON.stringify({ ready: true, url: api.url, apiVersion: newestVersion, users })}\n`);
}

main().catch((error: unknown) => {
    // Problems of the metadata and of the database file are messages for people, a line each.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
});
