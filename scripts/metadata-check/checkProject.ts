import { relative, sep } from 'node:path';
import { loadSchema } from '../local-org/metadata/loadSchema';
import { MetadataError } from '../local-org/metadata/problems';
import { checkBundles } from './bundles';
import { buildCatalog } from './catalog';
import { checkCompleteness } from './completeness';
import { checkLimits } from './limits';
import { readMetadataFiles } from './metadataFiles';
import { sortProblems, type Problem } from './problems';
import { checkComponentReferences, checkUnusedLabels } from './references/componentReferences';
import { checkObjectReferences } from './references/objectReferences';
import { checkPageReferences } from './references/pageReferences';
import { checkPermissionReferences } from './references/permissionReferences';
import { Reporter } from './references/reporter';
import { checkTranslationReferences } from './references/translationReferences';
import type { SourceProject } from './sourceProject';
import { validateFile } from './validateFile';

/** Everything that can be told from the files alone: what a deployment refuses, and what this project wants beyond that. */
export function checkSource(project: SourceProject): Problem[] {
    return checkFiles(project, ({ catalog, gaps }) => [
        ...gaps,
        ...checkCompleteness(catalog),
        ...checkUnusedLabels(project, catalog)
    ]);
}

/** What a deployment refuses: the form of the files, names that lead nowhere, the platform's limits. */
export function checkDeployable(project: SourceProject): Problem[] {
    return checkFiles(project, () => []);
}

function checkFiles(project: SourceProject, further: (report: Reporter) => Problem[]): Problem[] {
    const { files, problems } = readMetadataFiles(project);
    const formProblems = [...problems, ...files.flatMap(validateFile)];
    if (problems.length > 0) {
        // What a file that cannot be read declares is not known, so whoever names it is not to blame.
        return sortProblems(formProblems);
    }
    const catalog = buildCatalog(files);
    const report = new Reporter(catalog);
    checkObjectReferences(report);
    checkPageReferences(report);
    checkPermissionReferences(report);
    checkTranslationReferences(report);
    return sortProblems([
        ...formProblems,
        ...report.problems,
        ...checkComponentReferences(project, catalog),
        ...checkLimits(catalog, files),
        ...further(report)
    ]);
}

/** What the local org refuses: formulas, validation rules and flows that do not compile, and what it does not honour. */
export function checkInLocalOrg(directory: string): Problem[] {
    try {
        loadSchema(directory);
        return [];
    } catch (error) {
        if (!(error instanceof MetadataError)) {
            throw error;
        }
        return error.problems.map(({ file, line, problem }) => ({
            file: file.startsWith('/') ? relative(directory, file).split(sep).join('/') : file,
            line: line ?? 1,
            message: problem
        }));
    }
}

/** All checks of a project on disk. What the local org says about a file only counts where nothing else was found in it. */
export async function checkProject(project: SourceProject): Promise<Problem[]> {
    const found = [...checkSource(project), ...(await checkBundles(project))];
    const files = new Set(found.map(({ file }) => file));
    const further = checkInLocalOrg(project.directory).filter(({ file }) => !files.has(file));
    return sortProblems([...found, ...further]);
}
