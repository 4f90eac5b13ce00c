import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ProblemList } from './problems';

/** One source file. */
export interface ProjectFile {
    /** Path from the project's directory, with forward slashes. */
    readonly path: string;
    /** Text, or bytes where they are no UTF-8. */
    readonly content: string | Uint8Array;
}

/** The source files of an SFDX project, in memory. */
export interface ProjectSources {
    /** The project's directory, absolute. */
    readonly directory: string;
    /** '66.0' */
    readonly apiVersion: string;
    /** Paths from the project's directory, the default one first. */
    readonly packageDirectories: readonly string[];
    /** What is in force. */
    readonly files: readonly ProjectFile[];
    /** The project's own files; `files` differs from them by what was deployed since. */
    readonly ownFiles: readonly ProjectFile[];
}

interface ProjectDescription {
    readonly packageDirectories?: readonly { readonly path: string; readonly default?: boolean }[];
    readonly sourceApiVersion?: string;
}

/** Folders that never deploy. */
const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '__tests__']);

/** Reads every file of every package directory that the project's sfdx-project.json names. */
export function readProjectSources(directory: string, problems: ProblemList): ProjectSources {
    const description = readDescription(directory, problems);
    const packageDirectories = [...(description.packageDirectories ?? [])]
        .sort((left, right) => Number(right.default ?? false) - Number(left.default ?? false))
        .map(({ path }) => path.replace(/^\.\//, '').replace(/\/$/, ''));
    const files = packageDirectories
        .flatMap((path) => listFiles(join(directory, path), problems))
        .sort()
        .map((file) => ({
            path: relative(directory, file).split(sep).join('/'),
            content: decodeContent(readFileSync(file))
        }));
    return {
        directory,
        apiVersion: description.sourceApiVersion ?? '66.0',
        packageDirectories,
        files,
        ownFiles: files
    };
}

function readDescription(directory: string, problems: ProblemList): ProjectDescription {
    const file = join(directory, 'sfdx-project.json');
    try {
        const description = JSON.parse(readFileSync(file, 'utf8')) as ProjectDescription;
        if ((description.packageDirectories ?? []).length === 0) {
            problems.add({ file }, 'It names no packageDirectories.');
        }
        return description;
    } catch (error) {
        problems.add({ file }, `It cannot be read: ${(error as Error).message}`);
        return {};
    }
}

function listFiles(folder: string, problems: ProblemList): string[] {
    if (!existsSync(folder)) {
        problems.add({ file: folder }, 'The package directory does not exist.');
        return [];
    }
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) {
            return skippedFolders.has(entry.name) ? [] : listFiles(path, problems);
        }
        return [path];
    });
}

/** Bytes as text where they are UTF-8, and as they are otherwise. */
export function decodeContent(bytes: Uint8Array): string | Uint8Array {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
        return new Uint8Array(bytes);
    }
}
