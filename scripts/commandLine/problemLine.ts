import type { Problem } from '../../force-app/main/default/lwc/programCore/programCore';

/** A problem of a file as one line: `file:path: what is wrong, allowed: what is allowed`. */
export function problemLine(file: string, { path, problem, allowed }: Problem): string {
    return oneLine(`${file}:${path === '' ? '/' : path}: ${problem}, allowed: ${allowed}`);
}

/** Keys of a document may hold line breaks; a problem stays on its line. */
function oneLine(text: string): string {
    return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');
}
