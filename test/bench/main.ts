/**
 * `npm run bench`: how fast everything is, with ratios against named peers in the same run; `npm run bench -- saves pages`
 * runs some of it. Each bench has a process of its own. Exits with 1 where a target is missed.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchBulkLoad } from './bulkLoad';
import { benchEditing } from './editing';
import { benchFormula } from './formula';
import { benchGrowth } from './growth';
import { benchProject, ServedOrg } from './org';
import { benchPages } from './pageTimes';
import { benchPricing } from './pricing';
import { meetsTarget, table, type Result } from './result';
import { benchSaves } from './saves';
import { benchSimulate } from './simulate';
import { benchStart } from './start';

/** @param seeded a project whose org has the demo data */
type Bench = (seeded: string) => readonly Result[] | Promise<readonly Result[]>;

const benches: Readonly<Record<string, Bench>> = {
    pricing: benchPricing,
    editing: benchEditing,
    formula: benchFormula,
    start: benchStart,
    pages: benchPages,
    saves: benchSaves,
    bulk: benchBulkLoad,
    growth: benchGrowth,
    simulate: benchSimulate
};
const withoutDemo = ['pricing', 'editing', 'formula', 'growth', 'simulate'];
const marker = 'bench results: ';

/** Runs one bench in this process, for the one that prints the table. */
async function runHere(name: string, seeded: string): Promise<void> {
    process.stdout.write(`${marker}${JSON.stringify(await benches[name]!(seeded))}\n`);
}

function runApart(name: string, seeded: string): Result[] {
    const self = fileURLToPath(import.meta.url);
    const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', self, '--here', name, seeded], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit']
    });
    const line = stdout.split('\n').find((each) => each.startsWith(marker));
    if (status !== 0 || line === undefined) {
        throw new Error(`The bench ${name} failed.`);
    }
    return JSON.parse(line.slice(marker.length)) as Result[];
}

/** Starts the preview on a new project once, which loads the demo data and builds the pages. */
async function seed(): Promise<string> {
    const project = benchProject();
    const preview = await ServedOrg.start('scripts/preview/main.ts', project);
    await preview.stop();
    return project;
}

async function main(names: readonly string[]): Promise<void> {
    const unknown = names.filter((name) => !(name in benches));
    if (unknown.length > 0) {
        process.stderr.write(`Unknown bench ${unknown.join(', ')}; allowed: ${Object.keys(benches).join(', ')}.\n`);
        process.exitCode = 2;
        return;
    }
    const chosen = names.length === 0 ? Object.keys(benches) : names;
    const seeded = chosen.every((name) => withoutDemo.includes(name)) ? undefined : await seed();
    try {
        const results: Result[] = [];
        for (const name of chosen) {
            const found = runApart(name, seeded ?? '');
            results.push(...found);
            process.stderr.write(`${name}: ${found.length} results\n`);
        }
        process.stdout.write(`\n${machine()}\n\n`);
        process.stdout.write(`${table(results)}\n`);
        process.exitCode = results.every(meetsTarget) ? 0 : 1;
    } finally {
        if (seeded !== undefined) {
            rmSync(seeded, { recursive: true });
        }
    }
}

/** On which machine, and how busy it was: figures of a busy one say less than their ratios. */
function machine(): string {
    const model = cpus()[0]?.model ?? 'unknown processor';
    return `${model}, ${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}`;
}

const [first, ...rest] = process.argv.slice(2);
if (first === '--here') {
    await runHere(rest[0]!, rest[1]!);
} else {
    await main(first === undefined ? [] : [first, ...rest]);
}
