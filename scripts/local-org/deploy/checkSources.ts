import { checkBundles } from '../../metadata-check/bundles';
import { checkDeployable } from '../../metadata-check/checkProject';
import { fileKind } from '../../metadata-check/fileTypes';
import type { Problem } from '../../metadata-check/problems';
import type { SourceProject } from '../../metadata-check/sourceProject';
import { loadSources } from '../metadata/loadSchema';
import { MetadataError } from '../metadata/problems';
import type { OrgProject } from '../metadata/project';
import type { ProjectFile, ProjectSources } from '../metadata/projectSources';

export interface CheckedSources {
    readonly problems: readonly Problem[];
    /** Undefined where the org could not work with the sources. */
    readonly project?: OrgProject;
}

/**
 * Everything that stands against a state of the metadata: its form, names that lead nowhere, the platform's limits,
 * components that do not compile, and what the org does not honour. What the org says about a file only counts where
 * nothing else was found in it.
 * @param bundlePaths files of the components to compile; the others are taken to be sound
 */
export async function checkSources(sources: ProjectSources, bundlePaths: ReadonlySet<string>): Promise<CheckedSources> {
    const project = checkableProject(sources);
    const bundles = { ...project, files: project.files.filter(({ path }) => bundlePaths.has(path)) };
    const found = [...checkDeployable(project), ...(await checkBundles(bundles))];
    const files = new Set(found.map(({ file }) => file));
    // Others are answered between the steps.
    await new Promise((resolve) => setImmediate(resolve));
    try {
        return { problems: found, project: loadSources(sources) };
    } catch (error) {
        if (!(error instanceof MetadataError)) {
            throw error;
        }
        const further = error.problems
            .filter(({ file }) => !files.has(file))
            .map(({ file, line, problem }) => ({ file, line: line ?? 1, message: problem }));
        return { problems: [...found, ...further] };
    }
}

/** The files that the checks know; whether the others can be used is for the org to say. */
function checkableProject({ directory, apiVersion, files }: ProjectSources): SourceProject {
    return {
        directory,
        apiVersion: Number(apiVersion),
        files: files.flatMap(({ path, content }: ProjectFile) =>
            typeof content === 'string' && fileKind(path).kind !== 'unknown' ? [{ path, text: content }] : []
        )
    };
}
