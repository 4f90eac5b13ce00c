/**
 * `npm run build`: emits the JavaScript that deploys beside every component's TypeScript, and refuses to when
 * tsconfig.json does not know a bundle. `npm run build -- --paths` rewrites those entries instead.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { listBundles } from './bundles';
import { emitComponent } from './emitComponent';
import { checkPaths, writePaths } from './paths';

const bundles = listBundles();
const known = ['--paths', '--clean'];
const unknown = process.argv.slice(2).filter((argument) => !known.includes(argument));

if (unknown.length > 0) {
    process.stderr.write(`build: unknown option ${unknown.join(', ')}; allowed are ${known.join(' and ')}.\n`);
    process.exitCode = 2;
} else if (process.argv.includes('--paths')) {
    writePaths(bundles);
    process.stdout.write(`tsconfig.json: ${bundles.length} bundles.\n`);
} else if (process.argv.includes('--clean')) {
    for (const source of bundles.flatMap((bundle) => bundle.sources)) {
        rmSync(emittedFile(source), { force: true });
    }
} else {
    build();
}

function build(): void {
    const problems = checkPaths(bundles);
    if (problems.length > 0) {
        process.stderr.write(`${problems.join('\n')}\nRun \`npm run build -- --paths\` to write them.\n`);
        process.exitCode = 1;
        return;
    }
    const sources = bundles.flatMap((bundle) => bundle.sources);
    for (const source of sources) {
        writeFileSync(emittedFile(source), emitComponent(readFileSync(source, 'utf8'), source));
    }
    process.stdout.write(`${sources.length} modules of ${bundles.length} bundles emitted beside their sources.\n`);
}

function emittedFile(source: string): string {
    return source.replace(/\.ts$/, '.js');
}
