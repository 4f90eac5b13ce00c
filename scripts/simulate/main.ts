import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { checkProgram } from '../../force-app/main/default/lwc/programCore/programCore';
import type { Program } from '../../force-app/main/default/lwc/programCore/programCore';
import { problemLine } from '../commandLine/problemLine';
import { fullPath, readJson } from '../commandLine/readJson';
import { readPrograms } from '../programs/readPrograms';
import { TargetOrgError } from '../programs/targetOrgError';
import { readPartnersFile } from './input/readPartners';
import type { PartnersFileEntry } from './input/readPartners';
import { readOptions, USAGE, UsageError } from './options';
import type { SimulateOptions } from './options';
import { reportProgress } from './progress';
import { csvReport } from './report/csvReport';
import { htmlReport } from './report/htmlReport';
import { jsonReport } from './report/jsonReport';
import { tableReport } from './report/tableReport';
import { simulate } from './simulate';
import type { SimulationResult } from './simulation';

/** Exit code of bad input. */
const BAD_INPUT = 2;

/** Bad input, a line a problem. */
class BadInputError extends Error {}

async function run(commandLine: readonly string[]): Promise<void> {
    const options = readOptions(commandLine);
    const draft = readDraft(options.program);
    const { days, asOf, riskDays, partnersOf, source } = options;
    const progress = reportProgress((line) => process.stderr.write(`${line}\n`));
    const name = source.kind === 'file' ? source.file : source.target;
    const simulated = await simulate(
        await entriesOf(options, (line) => process.stderr.write(`${line}\n`)),
        { draft, days, asOf, riskDays, partnersOf, programs: source.kind === 'file' ? readPrograms() : [] },
        progress
    );
    if (!simulated.ok) {
        throw new BadInputError(simulated.problems.map((problem) => problemLine(name, problem)).join('\n'));
    }
    await writeReport(simulated.result, options);
}

async function entriesOf(
    { source, days }: SimulateOptions,
    tell: (line: string) => void
): Promise<AsyncIterable<PartnersFileEntry> | Iterable<PartnersFileEntry>> {
    if (source.kind === 'file') {
        return readPartnersFile(source.file);
    }
    // What speaks to an org takes longer to load than a simulation from a file takes.
    const { readOrgPartners } = await import('./input/orgPartners');
    return readOrgPartners(source.target, days, tell);
}

function readDraft(file: string): Program {
    const document = readJson(file);
    const checked = document.ok ? checkProgram(document.value, { provenance: 'optional' }) : document;
    if (!checked.ok) {
        throw new BadInputError(checked.problems.map((problem) => problemLine(file, problem)).join('\n'));
    }
    return checked.value;
}

async function writeReport(result: SimulationResult, { format, language, out }: SimulateOptions): Promise<void> {
    const reports = {
        table: () => [tableReport(result, language)],
        html: () => [htmlReport(result, language)],
        json: () => jsonReport(result),
        csv: () => csvReport(result)
    };
    const target = out === null ? process.stdout : createWriteStream(fullPath(out));
    await pipeline(Readable.from(reports[format]()), target, { end: out !== null });
}

run(process.argv.slice(2)).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n${error instanceof UsageError ? `${USAGE}\n` : ''}`);
    process.exitCode =
        error instanceof UsageError || error instanceof BadInputError || error instanceof TargetOrgError
            ? BAD_INPUT
            : 1;
});
