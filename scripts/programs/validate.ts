import { problemLine } from '../commandLine/problemLine';
import { programCodes } from './programFiles';
import { validatePrograms } from './validatePrograms';

/** Exit code of a program that is refused. */
const BAD_INPUT = 2;

const files = process.argv.slice(2);
const problems = validatePrograms(files);
if (problems.length > 0) {
    process.stderr.write(`${problems.map((problem) => problemLine(problem.file, problem)).join('\n')}\n`);
    process.exitCode = BAD_INPUT;
} else {
    process.stdout.write(`Valid: ${(files.length > 0 ? files : programCodes()).join(', ')}\n`);
}
