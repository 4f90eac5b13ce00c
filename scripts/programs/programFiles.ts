import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkProgram } from '../../force-app/main/default/lwc/programCore/programCore';
import type { Checked, Program } from '../../force-app/main/default/lwc/programCore/programCore';
import { readJson } from '../commandLine/readJson';

/** Where the shipped programs live, one file a version, named by its code. */
export const PROGRAMS_FOLDER = fileURLToPath(new URL('../../config/programs/', import.meta.url));
const SCHEMA_FILE = 'program.schema.json';

export const SCHEMA_PATH = path.join(PROGRAMS_FOLDER, SCHEMA_FILE);

/** The codes of the shipped programs, sorted. */
export function programCodes(): readonly string[] {
    return readdirSync(PROGRAMS_FOLDER)
        .filter((file) => file.endsWith('.json') && file !== SCHEMA_FILE)
        .map((file) => path.basename(file, '.json'))
        .sort();
}

export function programPath(code: string): string {
    return path.join(PROGRAMS_FOLDER, `${code}.json`);
}

/** A shipped program, checked. A problem is told with the file's name, for the reader's document names only the code. */
export function readProgram(code: string): Checked<Program> {
    const document = readJson(programPath(code));
    const checked = document.ok ? checkProgram(document.value) : document;
    return checked.ok
        ? checked
        : {
              ok: false,
              problems: checked.problems.map((problem) => ({
                  ...problem,
                  path: '/program',
                  problem: `config/programs/${code}.json:${problem.path}: ${problem.problem}`
              }))
          };
}
