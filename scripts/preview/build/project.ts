import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { BuildProblem } from './problems';

/** An asset file: its content, and the name it was uploaded under, whose ending tells what it is. */
export interface ContentAsset {
    readonly file: string;
    readonly fileName: string;
}

/** The parts of an SFDX project that the preview's bundle is made from. */
export interface ProjectFiles {
    readonly root: string;
    /** Every `lwc` bundle by name, with its folder. */
    readonly bundles: ReadonlyMap<string, string>;
    /** Static resources by name, with the file that holds the content, or the folder of an unpacked archive. */
    readonly staticResources: ReadonlyMap<string, string>;
    /** Asset files by name. */
    readonly contentAssets: ReadonlyMap<string, ContentAsset>;
    /** The source files of one kind, by suffix, such as `.labels-meta.xml`. */
    filesEndingWith(suffix: string): readonly string[];
}

/**
 * Finds the project's source files.
 * @param root the folder that holds sfdx-project.json
 * @throws BuildProblem when that file is missing or names no package directory
 */
export function readProject(root: string): ProjectFiles {
    const files = packageDirectories(root).flatMap((directory) => [...walk(join(root, directory))]);
    const bundles = new Map<string, string>();
    for (const file of files) {
        const bundle = /^(.*\/lwc\/(\w+))\/\2\.(?:ts|js|html)$/.exec(file);
        if (bundle?.[1] !== undefined && bundle[2] !== undefined) {
            bundles.set(bundle[2], bundle[1]);
        }
    }
    return {
        root,
        bundles,
        staticResources: staticResources(files),
        contentAssets: contentAssets(files),
        filesEndingWith: (suffix) => files.filter((file) => file.endsWith(suffix))
    };
}

const RESOURCE_SUFFIX = '.resource-meta.xml';
const ASSET_SUFFIX = '.asset-meta.xml';

/** A resource is a file beside its description, or an archive unpacked into a folder of its name. */
function staticResources(files: readonly string[]): Map<string, string> {
    const resources = new Map<string, string>();
    for (const description of files.filter((file) => file.endsWith(RESOURCE_SUFFIX))) {
        const stem = description.slice(0, -RESOURCE_SUFFIX.length);
        const content = existsSync(stem)
            ? stem
            : files.find((file) => file.startsWith(`${stem}.`) && file !== description);
        if (content !== undefined) {
            resources.set(basename(stem), content);
        }
    }
    return resources;
}

function contentAssets(files: readonly string[]): Map<string, ContentAsset> {
    const assets = new Map<string, ContentAsset>();
    for (const description of files.filter((file) => file.endsWith(ASSET_SUFFIX))) {
        const file = description.replace(/-meta\.xml$/, '');
        const fileName = /<pathOnClient>([^<]+)</.exec(readFileSync(description, 'utf8'))?.[1];
        if (existsSync(file)) {
            assets.set(basename(file, '.asset'), { file, fileName: fileName ?? basename(file) });
        }
    }
    return assets;
}

/** A path for messages: relative to the project where it lies inside it. */
export function displayPath(root: string, file: string): string {
    const path = relative(root, file);
    return path.startsWith('..') ? file : path;
}

function packageDirectories(root: string): string[] {
    const file = join(root, 'sfdx-project.json');
    if (!existsSync(file)) {
        throw new BuildProblem(file, 'is missing; give the folder of a Salesforce DX project with --project.');
    }
    const project = JSON.parse(readFileSync(file, 'utf8')) as { packageDirectories?: { path: string }[] };
    const directories = (project.packageDirectories ?? []).map(({ path }) => path);
    if (directories.length === 0) {
        throw new BuildProblem(file, 'names no packageDirectories.');
    }
    return directories.filter((directory) => existsSync(join(root, directory)));
}

function* walk(folder: string): Generator<string> {
    for (const name of readdirSync(folder).sort()) {
        const path = join(folder, name);
        if (statSync(path).isDirectory()) {
            if (name !== '__tests__' && name !== 'node_modules') {
                yield* walk(path);
            }
        } else {
            yield path;
        }
    }
}
