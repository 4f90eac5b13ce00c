import { readFileSync, writeFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bundle } from './bundles';

const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
const configurationFile = fileURLToPath(new URL('../../tsconfig.json', import.meta.url));

/** `c/name` → the bundle's main module, one entry a bundle, because TypeScript cannot map `c/*` to a folder of folders. */
export function pathsOf(bundles: readonly Bundle[]): Record<string, string[]> {
    return Object.fromEntries(
        bundles.map(({ name, folder }) => [
            `c/${name}`,
            [`./${relative(projectFolder, folder).split(sep).join('/')}/${name}.ts`]
        ])
    );
}

/** What tsconfig.json says about bundles and should not, one sentence each; empty when it is right. */
export function checkPaths(bundles: readonly Bundle[]): string[] {
    const present: Record<string, string[]> =
        JSON.parse(readFileSync(configurationFile, 'utf8')).compilerOptions.paths ?? {};
    const wanted = pathsOf(bundles);
    const missing = Object.keys(wanted).filter((key) => present[key]?.[0] !== wanted[key]?.[0]);
    const left = Object.keys(present).filter((key) => key.startsWith('c/') && !(key in wanted));
    return [
        ...missing.map((key) => `tsconfig.json: paths has no entry "${key}" for ${wanted[key]?.[0]}.`),
        ...left.map((key) => `tsconfig.json: paths names "${key}", but there is no such bundle.`)
    ];
}

/** Rewrites the `paths` of tsconfig.json to the bundles there are; every other key keeps its text. */
export function writePaths(bundles: readonly Bundle[]): void {
    const configuration = JSON.parse(readFileSync(configurationFile, 'utf8'));
    configuration.compilerOptions.paths = pathsOf(bundles);
    writeFileSync(configurationFile, `${JSON.stringify(configuration, null, 2)}\n`);
}
