import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fullPath } from '../commandLine/readJson';
import { connectTo, LOCAL } from '../programs/targetOrg';
import { importRegistrations, ImportStoppedError } from './importRegistrations';
import { COLUMNS, readRegistrationFile, RegistrationFileError } from './readRegistrationFile';
import { reportText } from './reportText';

const USAGE = `Usage: npm run -s registrations -- import FILE.csv [options]
  import FILE.csv        registers deals from a file, each row whole or not at all, and reports what was accepted, refused
                         and duplicate; run again, a file registers nothing twice;
                         columns: ${COLUMNS.join(', ')}
  --target-org ORG       "local" (the default), the address of an org (its access token in SF_ACCESS_TOKEN), or an alias
                         that the Salesforce CLI has signed in to
  --dry-run              looks everything up and writes nothing`;

/** Exit code of bad input; 1 says that rows were refused. */
const BAD_INPUT = 2;

class UsageError extends Error {}

function readCommandLine(commandLine: readonly string[]): { file: string; target: string; dryRun: boolean } {
    try {
        const { values, positionals } = parseArgs({
            args: [...commandLine],
            allowPositionals: true,
            options: {
                'target-org': { type: 'string', default: LOCAL },
                'dry-run': { type: 'boolean', default: false }
            }
        });
        const [command, file, ...rest] = positionals;
        if (command !== 'import' || file === undefined || rest.length > 0) {
            throw new UsageError(`"${positionals.join(' ')}" is no command, allowed: import FILE.csv`);
        }
        return { file, target: values['target-org'], dryRun: values['dry-run'] };
    } catch (error) {
        throw new UsageError(error instanceof Error ? error.message : String(error));
    }
}

async function run(): Promise<void> {
    const { file, target, dryRun } = readCommandLine(process.argv.slice(2));
    const rows = readRegistrationFile(file, readFileSync(fullPath(file), 'utf8'));
    const outcomes = await importRegistrations(connectTo(target), rows, dryRun).catch((error: unknown) => {
        if (error instanceof ImportStoppedError) {
            process.stdout.write(reportText(file, error.outcomes, dryRun));
        }
        throw error;
    });
    process.stdout.write(reportText(file, outcomes, dryRun));
    process.exitCode = outcomes.some(({ outcome }) => outcome === 'refused') ? 1 : 0;
}

run().catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    const isUsage = error instanceof UsageError;
    process.stderr.write(`${message}\n${isUsage ? `${USAGE}\n` : ''}`);
    process.exitCode = isUsage || error instanceof RegistrationFileError ? BAD_INPUT : 1;
});
