import { ProblemList } from '../local-org/metadata/problems';
import { parseXml, type XmlElement } from '../local-org/metadata/xml';
import { fileKind, type FileType } from './fileTypes';
import type { Problem } from './problems';
import type { SourceProject } from './sourceProject';

/** One metadata file, parsed. */
export interface MetadataFile {
    readonly path: string;
    readonly fileType: FileType;
    readonly name: string;
    readonly owner: string;
    readonly root: XmlElement;
}

/** Parses every metadata file of a project; what is no metadata file, or not well formed, is a problem. */
export function readMetadataFiles(project: SourceProject): { files: MetadataFile[]; problems: Problem[] } {
    const files: MetadataFile[] = [];
    const broken = new ProblemList();
    for (const { path, text } of project.files) {
        const kind = fileKind(path);
        if (kind.kind === 'unknown') {
            broken.add({ file: path, line: 1 }, kind.message);
        } else if (kind.kind === 'metadata') {
            const root = parseXml(text, path, broken);
            if (root !== undefined) {
                files.push({ path, fileType: kind.fileType, name: kind.name, owner: kind.owner, root });
            }
        }
    }
    const problems = broken.problems.map(({ file, line, problem }) => ({ file, line: line ?? 1, message: problem }));
    return { files, problems };
}
