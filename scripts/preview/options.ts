import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface PreviewCommand {
    /** The SFDX project, absolute. */
    readonly project: string;
    /** 0: any free port. */
    readonly port: number;
    readonly memory: boolean;
    readonly reset: boolean;
}

export const USAGE = 'usage: npm start -- [--project DIR] [--port N] [--memory] [--reset]';
const DEFAULT_PORT = '8080';

/**
 * Reads the command line.
 * @throws Error with one line for people where a flag is wrong
 */
export function readCommand(commandLine: readonly string[]): PreviewCommand {
    const { values } = parseArgs({
        args: [...commandLine],
        options: {
            project: { type: 'string', default: '.' },
            port: { type: 'string', default: DEFAULT_PORT },
            memory: { type: 'boolean', default: false },
            reset: { type: 'boolean', default: false }
        }
    });
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535) {
        throw new Error(`--port must be a number from 0 (any free port) to 65535; found "${values.port}".`);
    }
    return { project: resolve(values.project), port, memory: values.memory, reset: values.reset };
}
