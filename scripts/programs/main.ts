import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { LOCAL } from './targetOrg';
import { administer, COMMANDS, RefusedError } from './administer';
import type { Administration, Command } from './administer';
import { fullPath } from '../commandLine/readJson';

const USAGE = `Usage: npm run -s programs -- validate | plan | apply | export [FILE …] [options]
  validate [FILE …]      checks program files; without files those of config/programs
  plan [FILE …]          shows what differs in the org, field by field, and whom it concerns
  apply [FILE …]         writes what differs, all of it or nothing; --remove also deletes what only the org has
  export [CODE …]        writes the org's programs as files into the folder of --out
  --target-org ORG       "local" (the default), the address of an org (its access token in SF_ACCESS_TOKEN), or an alias
                         that the Salesforce CLI has signed in to
  --out FOLDER           where export writes`;

/** Exit code of bad input. */
const BAD_INPUT = 2;

class UsageError extends Error {}

function readCommandLine(commandLine: readonly string[]): Administration & { readonly out: string | null } {
    let parsed;
    try {
        parsed = parseArgs({
            args: [...commandLine],
            allowPositionals: true,
            options: {
                'target-org': { type: 'string', default: LOCAL },
                remove: { type: 'boolean', default: false },
                out: { type: 'string' }
            }
        });
    } catch (error) {
        throw new UsageError(error instanceof Error ? error.message : String(error));
    }
    const [name, ...operands] = parsed.positionals;
    const command = COMMANDS.find((candidate) => candidate === name) as Command | undefined;
    if (command === undefined) {
        throw new UsageError(`"${name ?? ''}" is no command, allowed: ${COMMANDS.join(', ')}`);
    }
    const { out = null, remove } = parsed.values;
    if ((command === 'export') !== (out !== null)) {
        throw new UsageError(
            command === 'export'
                ? '--out: missing, allowed: a folder'
                : `--out: ${command} writes no files, allowed: export`
        );
    }
    if (remove && command !== 'apply' && command !== 'plan') {
        throw new UsageError(`--remove: ${command} removes nothing, allowed: plan, apply`);
    }
    return { command, operands, target: parsed.values['target-org'], remove, out };
}

async function run(): Promise<void> {
    const { out, ...administration } = readCommandLine(process.argv.slice(2));
    const { text, files } = await administer(administration);
    for (const { name, content } of files) {
        const folder = fullPath(out ?? '.');
        mkdirSync(folder, { recursive: true });
        writeFileSync(path.join(folder, name), content);
    }
    process.stdout.write(text);
}

run().catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    const isUsage = error instanceof UsageError;
    process.stderr.write(`${message}\n${isUsage ? `${USAGE}\n` : ''}`);
    process.exitCode = isUsage || error instanceof RefusedError ? BAD_INPUT : 1;
});
