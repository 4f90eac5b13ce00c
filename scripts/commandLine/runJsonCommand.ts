import type { Checked, Program } from '../../force-app/main/default/lwc/programCore/programCore';
import { problemLine } from './problemLine';
import { programOf } from './programOf';
import { readJson } from './readJson';

/** Exit code of bad input. */
const BAD_INPUT = 2;

/**
 * A command that reads one JSON document (a file, or - for standard input) with a "program" in it and writes one to
 * standard output. Bad input writes nothing there, one line a problem to standard error, and exits with 2.
 * @param compute what the command does with the program and the document
 */
export function runJsonCommand(name: string, compute: (program: Program, document: unknown) => Checked<unknown>): void {
    const [file, ...others] = process.argv.slice(2);
    if (file === undefined || others.length > 0) {
        fail([`Usage: npm run -s ${name} -- FILE, or - for standard input`]);
        return;
    }
    const computed = computeFrom(file, compute);
    if (computed.ok) {
        process.stdout.write(`${JSON.stringify(computed.value, null, 2)}\n`);
    } else {
        fail(computed.problems.map((problem) => problemLine(file, problem)));
    }
}

function computeFrom(
    file: string,
    compute: (program: Program, document: unknown) => Checked<unknown>
): Checked<unknown> {
    const document = readJson(file);
    if (!document.ok) {
        return document;
    }
    const program = programOf(document.value);
    return program.ok ? compute(program.value, document.value) : program;
}

function fail(lines: readonly string[]): void {
    process.stderr.write(`${lines.join('\n')}\n`);
    process.exitCode = BAD_INPUT;
}
