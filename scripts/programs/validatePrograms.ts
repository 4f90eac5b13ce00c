import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { checkProgram, checkProgramsTogether } from '../../force-app/main/default/lwc/programCore/programCore';
import type { Problem, Program } from '../../force-app/main/default/lwc/programCore/programCore';
import { fullPath, readJson } from '../commandLine/readJson';
import { programCodes, programPath, SCHEMA_PATH } from './programFiles';
import { senseProblems } from './programSense';

export interface FileProblem extends Problem {
    /** The path as it was given, or that of a shipped file. */
    readonly file: string;
}

interface CheckedFile {
    readonly file: string;
    readonly program: Program | null;
    readonly problems: readonly FileProblem[];
}

/**
 * Checks program files: each one against the published schema, the core's rules and
 * common sense, and all of them together. Given
 * files are checked beside the shipped ones, replacing those of the same code; only problems of the given ones are told.
 * @param files paths; none checks the shipped programs
 */
export function validatePrograms(files: readonly string[]): readonly FileProblem[] {
    const schema = compileSchema();
    const shippedFiles = programCodes().map(programPath);
    if (files.length === 0) {
        const checked = shippedFiles.map((file) => checkFile(path.relative(process.cwd(), file), file, schema));
        return [
            ...checked.flatMap((entry) => [...entry.problems, ...misnamed(entry)]),
            ...problemsTogether(checked, [])
        ];
    }
    const given = files.map((file) => checkFile(file, fullPath(file), schema));
    const codes = new Set(given.map((entry) => entry.program?.code));
    const beside = shippedFiles
        .map((file) => checkFile(file, file, schema))
        .filter((entry) => entry.program !== null && !codes.has(entry.program.code));
    return [...given.flatMap((entry) => entry.problems), ...problemsTogether(given, beside)];
}

function compileSchema(): ValidateFunction {
    const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
    addFormats.default(ajv);
    return ajv.compile(JSON.parse(readFileSync(SCHEMA_PATH, 'utf8')));
}

function checkFile(name: string, file: string, schema: ValidateFunction): CheckedFile {
    const document = readJson(file);
    const checked = document.ok ? checkProgram(document.value) : document;
    const problems: Problem[] = checked.ok ? [] : [...checked.problems];
    if (document.ok && problems.length === 0) {
        // The core says more than a schema can, in better words; the schema has the word where the core is content.
        problems.push(...schemaProblems(schema, document.value));
    }
    if (checked.ok && problems.length === 0) {
        problems.push(...senseProblems(checked.value));
    }
    return {
        file: name,
        program: checked.ok && problems.length === 0 ? checked.value : null,
        problems: problems.map((problem) => ({ ...problem, file: name }))
    };
}

/** What the published schema finds in a document. */
export function schemaProblems(schema: ValidateFunction, document: unknown): readonly Problem[] {
    schema(document);
    return (schema.errors ?? []).map((error) => ({
        path: error.instancePath,
        problem: `the schema refuses it: ${error.message ?? error.keyword}`,
        allowed: JSON.stringify(error.params)
    }));
}

function problemsTogether(checked: readonly CheckedFile[], beside: readonly CheckedFile[]): readonly FileProblem[] {
    // Shipped programs come first, so that a given file is the one to which a clash is told.
    const readable = [...beside, ...checked].filter((entry) => entry.program !== null);
    return checkProgramsTogether(readable.map((entry) => entry.program as Program)).flatMap(({ index, ...problem }) => {
        const entry = readable[index] as CheckedFile;
        return checked.includes(entry) ? [{ ...problem, file: entry.file }] : [];
    });
}

/** A shipped program is found by the name of its file. */
function misnamed(entry: CheckedFile): readonly FileProblem[] {
    const name = path.basename(entry.file, '.json');
    return entry.program === null || entry.program.code === name
        ? []
        : [{ file: entry.file, path: '/code', problem: `${entry.program.code} is not the file's name`, allowed: name }];
}
