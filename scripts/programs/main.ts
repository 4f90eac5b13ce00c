import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { administer } from './administer';
import { readCommandLine, USAGE, UsageError } from './commandLine';
import { fullPath } from '../commandLine/readJson';
import { movePartners } from './movePartners';
import { readPrograms } from './readPrograms';
import { RefusedError } from './refusedError';
import { retireProgram } from './retireProgram';
import { TargetOrgError } from './targetOrgError';

/** Exit code of bad input. */
const BAD_INPUT = 2;

async function run(): Promise<void> {
    const asked = readCommandLine(process.argv.slice(2));
    if (asked.command === 'move') {
        process.stdout.write((await movePartners(asked.move)).text);
        return;
    }
    if (asked.command === 'retire') {
        process.stdout.write((await retireProgram(asked.retirement, readPrograms())).text);
        return;
    }
    const { text, files } = await administer(asked.administration);
    for (const { name, content } of files) {
        const folder = fullPath(asked.out ?? '.');
        mkdirSync(folder, { recursive: true });
        writeFileSync(path.join(folder, name), content);
    }
    process.stdout.write(text);
}

run().catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    const isUsage = error instanceof UsageError;
    process.stderr.write(`${message}\n${isUsage ? `${USAGE}\n` : ''}`);
    process.exitCode = isUsage || error instanceof RefusedError || error instanceof TargetOrgError ? BAD_INPUT : 1;
});
