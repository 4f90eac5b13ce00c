/**
 * `npm test`: every suite, one after the other, and the sum as the last line. A failing suite does not stop the
 * others, so that one run tells everything that is wrong. `npm test -- components core` runs only those named.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tallyExitCode, tallyRun, totalLine, type SuiteOutcome } from './tally';

interface Suite {
    readonly name: string;
    readonly command: (reportFile: string) => readonly string[];
    /** Whether the command writes a Jest-style report; a plain check has only its exit code. */
    readonly reports: boolean;
}

const vitest =
    (project: string) =>
    (reportFile: string): readonly string[] => [
        'vitest',
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${reportFile}`
    ];

const suites: readonly Suite[] = [
    { name: 'types', command: () => ['tsc', '--noEmit'], reports: false },
    { name: 'lint', command: () => ['npm', 'run', '--silent', 'lint'], reports: false },
    { name: 'core', command: vitest('core'), reports: true },
    { name: 'scripts', command: vitest('scripts'), reports: true },
    { name: 'org', command: vitest('org'), reports: true },
    {
        name: 'components',
        command: (reportFile) => ['jest', '--json', `--outputFile=${reportFile}`],
        reports: true
    },
    { name: 'e2e', command: vitest('e2e'), reports: true }
];

function run(suite: Suite, reportFolder: string): SuiteOutcome {
    const reportFile = join(reportFolder, `${suite.name}.json`);
    const [program, ...args] = suite.command(reportFile) as [string, ...string[]];
    console.log(`\n=== ${suite.name} ===`);
    const { status, error } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    if (error) {
        return { suite: suite.name, passed: 0, failed: 1, broken: error.message };
    }
    const exitCode = status ?? 1;
    if (!suite.reports) {
        return tallyExitCode(suite.name, exitCode);
    }
    return tallyRun(suite.name, exitCode, existsSync(reportFile) ? readFileSync(reportFile, 'utf8') : undefined);
}

function selected(names: readonly string[]): readonly Suite[] {
    const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
    if (unknown.length > 0) {
        console.error(`Unknown suite ${unknown.join(', ')}; allowed: ${suites.map((suite) => suite.name).join(', ')}.`);
        process.exit(2);
    }
    return names.length === 0 ? suites : suites.filter((suite) => names.includes(suite.name));
}

const reportFolder = 'test-results';
const chosen = selected(process.argv.slice(2));
rmSync(reportFolder, { recursive: true, force: true });
mkdirSync(reportFolder, { recursive: true });

const outcomes = chosen.map((suite) => {
    const start = Date.now();
    const outcome = run(suite, reportFolder);
    return { ...outcome, seconds: Math.round((Date.now() - start) / 1000) };
});

console.log('');
for (const { suite, passed, failed, seconds, broken } of outcomes) {
    console.log(`${suite.padEnd(12)} ${passed} passed, ${failed} failed, ${seconds} s${broken ? ` (${broken})` : ''}`);
}
console.log(totalLine(outcomes));
process.exit(outcomes.some((outcome) => outcome.failed > 0) ? 1 : 0);
