import { readCases } from '../../test/conformance/caseFile';
import { runCases } from '../../test/conformance/runner';

/** `npm run -s conformance -- FILE`: runs a file of formula cases and prints what passed and what did not as JSON. */
const [file, ...rest] = process.argv.slice(2);
if (file === undefined || rest.length > 0) {
    process.stderr.write(
        'Usage: npm run -s conformance -- FILE\nFILE is a list of cases as in test/conformance/formula-cases.json.\n'
    );
    process.exitCode = 2;
} else {
    const { rows, passed, failures, skipped } = runCases(readCases(file));
    process.stdout.write(
        `${JSON.stringify({ rows, passed, failures, ...(skipped.length > 0 && { skipped }) }, null, 2)}\n`
    );
    process.exitCode = failures.length > 0 ? 1 : 0;
}
