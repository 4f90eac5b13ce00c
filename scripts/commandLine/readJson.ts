import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Checked } from '../../force-app/main/default/lwc/programCore/programCore';

const STANDARD_INPUT = 0;

/**
 * The JSON of a file, or of standard input for "-". A relative path is that of the folder the command was typed in,
 * which npm keeps in INIT_CWD while it runs scripts in the project's root.
 */
export function readJson(argument: string): Checked<unknown> {
    let text: string;
    try {
        text = readFileSync(argument === '-' ? STANDARD_INPUT : fullPath(argument), 'utf8');
    } catch (error) {
        return wrong(`cannot be read (${messageOf(error)})`, 'a readable file, or - for standard input');
    }
    try {
        return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
    } catch (error) {
        return wrong(`is no JSON (${messageOf(error)})`, 'one JSON document');
    }
}

export function fullPath(argument: string): string {
    return path.resolve(process.env['INIT_CWD'] ?? process.cwd(), argument);
}

function wrong(problem: string, allowed: string): Checked<unknown> {
    return { ok: false, problems: [{ path: '', problem, allowed }] };
}

function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
