import { fileURLToPath } from 'node:url';
import { readSourceProject, type SourceFile, type SourceProject } from '../../scripts/metadata-check/sourceProject';

/** This project's own source, as it stands. */
export const intact: SourceProject = readSourceProject(fileURLToPath(new URL('../../', import.meta.url)));

/** Path of a file of this project's metadata. */
export function inDefault(path: string): string {
    return `force-app/main/default/${path}`;
}

/** A file broken on purpose, and where. */
export interface BrokenCopy {
    readonly project: SourceProject;
    readonly file: string;
    /** The line on which the change begins. */
    readonly line: number;
}

/** A copy of the project in which the first occurrence of a text in one file is replaced. */
export function breakFile(path: string, original: string, replacement: string): BrokenCopy {
    const file = inDefault(path);
    const source = intact.files.find((candidate) => candidate.path === file);
    const index = source?.text.indexOf(original) ?? -1;
    if (source === undefined || index < 0) {
        throw new Error(`${file} does not contain "${original}"; the test breaks nothing.`);
    }
    const line = source.text.slice(0, index).split('\n').length;
    const text = source.text.replace(original, () => replacement);
    return { project: withFile({ path: file, text }), file, line };
}

/** A copy of the project with one file more, or changed. */
export function withFile(file: SourceFile): SourceProject {
    return { ...intact, files: [...intact.files.filter(({ path }) => path !== file.path), file] };
}

/** A copy of the project without one file. */
export function withoutFile(path: string): SourceProject {
    const file = inDefault(path);
    if (!intact.files.some((candidate) => candidate.path === file)) {
        throw new Error(`There is no ${file}; the test breaks nothing.`);
    }
    return { ...intact, files: intact.files.filter((candidate) => candidate.path !== file) };
}
