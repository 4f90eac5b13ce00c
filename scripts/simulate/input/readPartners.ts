import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { checkProgram } from '../../../force-app/main/default/lwc/programCore/programCore';
import type { Checked, Problem, Program } from '../../../force-app/main/default/lwc/programCore/programCore';
import { fullPath, readJson } from '../../commandLine/readJson';

/** Something a partners file holds, with its place in it. */
export type PartnersFileEntry =
    | { readonly kind: 'program'; readonly program: Program }
    | { readonly kind: 'partner'; readonly place: string; readonly document: unknown }
    | { readonly kind: 'problem'; readonly problem: Problem };

const ALLOWED = 'an object {"programs": […], "partners": […]}';

/**
 * The entries of a partners file, one after the other. A file whose name ends in .json is one document,
 * `{"programs"?: [program, …], "partners": [partner, …]}`; any other, and standard input (-), is read line by line:
 * each line a partner, or `{"program": { … }}` before the partners that are in it.
 */
export async function* readPartnersFile(file: string): AsyncGenerator<PartnersFileEntry> {
    if (file.endsWith('.json')) {
        yield* readDocument(file);
    } else {
        yield* readLines(file);
    }
}

function* readDocument(file: string): Generator<PartnersFileEntry> {
    const read = readJson(file);
    if (!read.ok) {
        yield* read.problems.map((problem) => ({ kind: 'problem', problem }) as const);
        return;
    }
    const document = read.value as { programs?: unknown; partners?: unknown };
    if (typeof document !== 'object' || document === null || !Array.isArray(document.partners)) {
        yield { kind: 'problem', problem: { path: '/partners', problem: 'is no list', allowed: ALLOWED } };
        return;
    }
    const unknown = Object.keys(document).filter((key) => key !== 'programs' && key !== 'partners');
    for (const key of unknown) {
        yield { kind: 'problem', problem: { path: `/${key}`, problem: 'unknown key', allowed: 'programs, partners' } };
    }
    const programs = document.programs ?? [];
    if (!Array.isArray(programs)) {
        yield { kind: 'problem', problem: { path: '/programs', problem: 'is no list', allowed: ALLOWED } };
        return;
    }
    for (const [at, program] of programs.entries()) {
        yield* programEntries(program, `/programs/${at}`);
    }
    for (const [at, partner] of document.partners.entries()) {
        yield { kind: 'partner', place: `/partners/${at}`, document: partner };
    }
}

async function* readLines(file: string): AsyncGenerator<PartnersFileEntry> {
    const path = fullPath(file);
    if (file !== '-' && !existsSync(path)) {
        yield* problem('', 'cannot be read (there is no such file)', 'a readable file, or - for standard input');
        return;
    }
    const input = file === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 });
    const lines = createInterface({ input, crlfDelay: Infinity });
    let number = 0;
    for await (const line of lines) {
        number += 1;
        const text = number === 1 ? line.replace(/^\uFEFF/, '') : line;
        if (text.trim() !== '') {
            yield* lineEntries(text, `line ${number}`);
        }
    }
}

function* lineEntries(text: string, place: string): Generator<PartnersFileEntry> {
    let document: unknown;
    try {
        document = JSON.parse(text);
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        yield* problem(place, `is no JSON (${reason})`, 'one JSON object a line');
        return;
    }
    const program =
        typeof document === 'object' && document !== null ? (document as { program?: unknown }).program : null;
    if (typeof program === 'object' && program !== null) {
        yield* programEntries(program, `${place}/program`);
    } else {
        yield { kind: 'partner', place, document };
    }
}

function* programEntries(document: unknown, place: string): Generator<PartnersFileEntry> {
    const checked: Checked<Program> = checkProgram(document, { provenance: 'optional' });
    if (checked.ok) {
        yield { kind: 'program', program: checked.value };
    } else {
        for (const found of checked.problems) {
            yield { kind: 'problem', problem: { ...found, path: `${place}${found.path}` } };
        }
    }
}

function* problem(path: string, text: string, allowed: string): Generator<PartnersFileEntry> {
    yield { kind: 'problem', problem: { path, problem: text, allowed } };
}
