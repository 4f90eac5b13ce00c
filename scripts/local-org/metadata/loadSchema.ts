import { ProblemList } from './problems';
import type { OrgProject } from './project';

/**
 * Reads an SFDX project in source format (every package directory of its sfdx-project.json), together with the standard
 * objects, into one linked and checked description.
 * @throws MetadataError with every problem found, each with its file and, where it has one, its line.
 */
export function loadSchema(projectDirectory: string): OrgProject {
    const problems = new ProblemList();
    problems.add({ file: projectDirectory }, 'Reading SFDX projects is being written.');
    throw problems.throwIfAny();
}
