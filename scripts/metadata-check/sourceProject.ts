import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** One file of a project's package directories. */
export interface SourceFile {
    /** Path from the project's directory, with forward slashes. */
    readonly path: string;
    readonly text: string;
}

/** All source files of an SFDX project, in memory: the checks read nothing else. */
export interface SourceProject {
    readonly directory: string;
    /** The API version of sfdx-project.json, such as 66. */
    readonly apiVersion: number;
    readonly files: readonly SourceFile[];
}

interface ProjectFile {
    readonly packageDirectories?: readonly { readonly path: string }[];
    readonly sourceApiVersion?: string;
}

/** Never part of what deploys: see .forceignore. */
const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '__tests__']);

/**
 * Reads every package directory that sfdx-project.json names.
 * @throws Error where there is no readable sfdx-project.json
 */
export function readSourceProject(directory: string): SourceProject {
    const project = JSON.parse(readFileSync(join(directory, 'sfdx-project.json'), 'utf8')) as ProjectFile;
    const files = (project.packageDirectories ?? []).flatMap(({ path }) => listFiles(join(directory, path)));
    return {
        directory,
        apiVersion: Number(project.sourceApiVersion),
        files: files.sort().map((file) => ({
            path: relative(directory, file).split(sep).join('/'),
            text: readFileSync(file, 'utf8')
        }))
    };
}

function listFiles(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) {
            return skippedFolders.has(entry.name) ? [] : listFiles(path);
        }
        return [path];
    });
}
