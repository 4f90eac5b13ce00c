/**
 * `npm run -s metadata:check -- [DIR]`: checks the metadata of an SFDX project (this one, or DIR) before anybody
 * deploys it. Exit code 0: nothing found; 1: one line a problem on standard error; 2: no project there.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkProject } from './checkProject';
import { formatProblem } from './problems';
import { readSourceProject } from './sourceProject';

const directory = resolve(process.argv[2] ?? '.');

if (!existsSync(join(directory, 'sfdx-project.json'))) {
    process.stderr.write(
        `metadata:check: ${directory} has no sfdx-project.json; give the directory of an SFDX project.\n`
    );
    process.exitCode = 2;
} else {
    const project = readSourceProject(directory);
    const problems = await checkProject(project);
    if (problems.length > 0) {
        process.stderr.write(`${problems.map(formatProblem).join('\n')}\n`);
        process.exitCode = 1;
    } else {
        process.stdout.write(`${project.files.length} files checked, nothing found.\n`);
    }
}
