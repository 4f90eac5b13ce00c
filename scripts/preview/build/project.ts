import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BuildProblem } from './problems';

/** The parts of an SFDX project that the preview's bundle is made from. */
export interface ProjectFiles {
    readonly root: string;
    /** Every `lwc` bundle by name, with its folder. */
    readonly bundles: ReadonlyMap<string, string>;
    /** Static resources by name, with the file that holds the content. */
    readonly staticResources: ReadonlyMap<string, string>;
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
    const staticResources = new Map<string, string>();
    for (const file of files) {
        const bundle = /^(.*\/lwc\/(\w+))\/\2\.(?:ts|js|html)$/.exec(file);
        if (bundle?.[1] !== undefined && bundle[2] !== undefined) {
            bundles.set(bundle[2], bundle[1]);
        }
        const resource = /\/staticresources\/(\w+)\.(?!resource-meta\.xml$)[\w.]+$/.exec(file);
        if (resource?.[1] !== undefined) {
            staticResources.set(resource[1], file);
        }
    }
    return {
        root,
        bundles,
        staticResources,
        filesEndingWith: (suffix) => files.filter((file) => file.endsWith(suffix))
    };
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
