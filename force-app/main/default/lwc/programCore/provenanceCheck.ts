import { describe, pointerTo } from './check';
import type { DocumentReader, JsonObject } from './check';

const STATEMENTS = ['published', 'example'];
/** Texts that are numbers: rates and money. Dates, codes and names are not. */
const NUMBER_TEXT = /^\d+(\.\d+)?$/;

/**
 * The provenance of a program file: every pointer names a place that exists and says `published` or `example`; and
 * where coverage is required, every number lies at or below a pointer.
 */
export function checkProvenance(reader: DocumentReader, program: JsonObject, coverageRequired: boolean): void {
    const provenance = program['provenance'];
    if (typeof provenance !== 'object' || provenance === null || Array.isArray(provenance)) {
        reader.report(
            '/provenance',
            `${describe(provenance)} is no object`,
            'an object: JSON pointer -> published or example'
        );
        return;
    }
    for (const [pointer, statement] of Object.entries(provenance)) {
        const path = pointerTo('/provenance', pointer);
        if (!STATEMENTS.includes(statement as string)) {
            reader.report(path, `${describe(statement)} is unknown`, STATEMENTS.join(', '));
        }
        if (!namesSomething(program, pointer)) {
            reader.report(
                path,
                `"${pointer}" names nothing in this program`,
                'a JSON pointer to a value, "" for the whole program'
            );
        }
    }
    if (coverageRequired) {
        reportUncovered(reader, program, '', provenance as JsonObject);
    }
}

/** Whether a JSON pointer names a value of a program file other than the provenance itself; "" is the whole. */
export function namesSomething(document: unknown, pointer: string): boolean {
    if (pointer === '') {
        return true;
    }
    if (!pointer.startsWith('/') || pointer.startsWith('/provenance')) {
        return false;
    }
    let value = document;
    for (const step of pointer.slice(1).split('/')) {
        const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
            return false;
        }
        if (Array.isArray(value) && !/^(0|[1-9]\d*)$/.test(key)) {
            return false;
        }
        value = (value as Record<string, unknown>)[key];
    }
    return true;
}

/** Walks down until a pointer covers all below. */
function reportUncovered(reader: DocumentReader, value: unknown, path: string, provenance: JsonObject): void {
    if (Object.hasOwn(provenance, path)) {
        return;
    }
    if (typeof value === 'number' || (typeof value === 'string' && NUMBER_TEXT.test(value))) {
        reader.report(path, `the number ${value} has no provenance`, 'a pointer at or above it in /provenance');
        return;
    }
    if (typeof value !== 'object' || value === null) {
        return;
    }
    for (const [key, child] of Object.entries(value)) {
        if (path !== '' || key !== 'provenance') {
            reportUncovered(reader, child, pointerTo(path, key), provenance);
        }
    }
}
