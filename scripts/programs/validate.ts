import { problemLine } from '../commandLine/problemLine';
import { validatePrograms } from './validatePrograms';

const BAD_INPUT = 2;

const problems = validatePrograms(process.argv.slice(2));
if (problems.length > 0) {
    process.stderr.write(`${problems.map((problem) => problemLine(problem.file, problem)).join('\n')}\n`);
    process.exitCode = BAD_INPUT;
}
