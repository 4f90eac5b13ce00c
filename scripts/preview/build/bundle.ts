import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OrgSchema } from '../../local-org/metadata/schema';
import type { ProjectFiles } from './project';
import { BuildProblem } from './problems';

const previewFolder = fileURLToPath(new URL('../', import.meta.url));
const clientFolder = join(previewFolder, 'client');

export interface BundleOptions {
    readonly project: ProjectFiles;
    readonly schema: OrgSchema;
    /** Where the built files go. */
    readonly outputFolder: string;
    /** Told what is being done, one line at a time. */
    readonly report: (line: string) => void;
}

/** The built client: the scripts that the page loads, in order, relative to the output folder. */
export interface Bundle {
    readonly folder: string;
    readonly scripts: readonly string[];
    /** Components of the project that cannot be shown, with a line for each reason that names file and import. */
    readonly componentProblems: Readonly<Record<string, readonly string[]>>;
}

const PROBLEMS_FILE = 'component-problems.json';

/**
 * The engine looks for synthetic shadow when it starts, and a bundler may start shared code before the module that
 * imports it: so synthetic shadow is a script of its own that goes first.
 */
const ENTRIES = ['syntheticShadow', 'main'] as const;

/**
 * Builds the client, unless what is there was built from the very same inputs. Components of the project that cannot be
 * built are left out, and the result says why; the others are there.
 */
export async function buildBundle(options: BundleOptions): Promise<Bundle> {
    const fingerprintFile = join(options.outputFolder, 'inputs.sha256');
    const fingerprint = inputsFingerprint(options);
    const isCurrent = existsSync(fingerprintFile) && readFileSync(fingerprintFile, 'utf8') === fingerprint;
    if (!isCurrent) {
        options.report('Building the pages (a few seconds; only when a component or the project changed) …');
        const started = Date.now();
        rmSync(options.outputFolder, { recursive: true, force: true });
        // Compilers and bundler take seconds and much memory to load: only when there is something to build.
        const { buildClient } = await import('./buildClient');
        const problems = await buildClient(options, ENTRIES);
        writeFileSync(join(options.outputFolder, PROBLEMS_FILE), JSON.stringify(Object.fromEntries(problems)));
        writeFileSync(fingerprintFile, fingerprint);
        options.report(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
    }
    const folder = options.outputFolder;
    return {
        folder,
        scripts: ENTRIES.map((name) => findEntry(folder, name)),
        componentProblems: JSON.parse(readFileSync(join(folder, PROBLEMS_FILE), 'utf8')) as Bundle['componentProblems']
    };
}

function findEntry(folder: string, entryName: string): string {
    const entry = readdirSync(folder).find((name) => name.startsWith(`${entryName}-`) && name.endsWith('.js'));
    if (entry === undefined) {
        throw new BuildProblem(folder, `holds no script "${entryName}"; delete the folder and start again.`);
    }
    return entry;
}

/** Everything that the bundle is made from: our sources, the project's components and names, the installed packages. */
function inputsFingerprint({ project, schema }: BundleOptions): string {
    const hash = createHash('sha256');
    const sources = [clientFolder, join(previewFolder, 'build'), ...project.bundles.values()].flatMap((folder) => [
        ...filesOf(folder)
    ]);
    const named = ['.labels-meta.xml', '.customPermission-meta.xml', '.messageChannel-meta.xml'].flatMap((end) =>
        project.filesEndingWith(end)
    );
    for (const file of [...sources, ...named].sort()) {
        hash.update(file).update('\0').update(readFileSync(file)).update('\0');
    }
    for (const object of schema.objects.values()) {
        hash.update(`${object.apiName}:${[...object.fields.keys()].join()}\0`);
    }
    hash.update([...project.staticResources.keys(), '', ...project.contentAssets.keys()].join());
    for (const name of ['lwc', 'vite', 'lightning-base-components']) {
        const manifest = join(previewFolder, '..', '..', 'node_modules', name, 'package.json');
        hash.update(JSON.stringify((JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version));
    }
    return hash.digest('hex');
}

function* filesOf(folder: string): Generator<string> {
    for (const name of readdirSync(folder).sort()) {
        const path = join(folder, name);
        if (!statSync(path).isDirectory()) {
            yield path;
        } else if (!name.startsWith('__') && name !== 'node_modules') {
            yield* filesOf(path);
        }
    }
}
