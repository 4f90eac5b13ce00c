import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** How the columns and rows of a job's data are written. Source: Bulk API 2.0 guide, "Create a Job". */
export interface CsvFormat {
    readonly columnDelimiter: string;
    readonly lineEnding: string;
}

export const columnDelimiters: Readonly<Record<string, string>> = {
    BACKQUOTE: '`',
    CARET: '^',
    COMMA: ',',
    PIPE: '|',
    SEMICOLON: ';',
    TAB: '\t'
};

export const lineEndings: Readonly<Record<string, string>> = { LF: '\n', CRLF: '\r\n' };

/** Data that can not be read; the message is the job's error. */
export class CsvError extends Error {}

export interface CsvTable {
    readonly header: readonly string[];
    readonly rows: readonly (readonly string[])[];
}

/**
 * Reads a table with a header line. Empty lines are skipped.
 * @throws CsvError where the lines end in another way, a quote is not closed or a row has more or fewer columns.
 */
export function readCsv(text: string, { columnDelimiter, lineEnding }: CsvFormat): CsvTable {
    const firstEnd = text.indexOf('\n');
    const isCrlf = firstEnd > 0 && text[firstEnd - 1] === '\r';
    if (firstEnd >= 0 && isCrlf !== (lineEnding === 'CRLF')) {
        throw new CsvError(
            `ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${lineEnding}`
        );
    }
    let lines: string[][];
    try {
        lines = parse(text, {
            delimiter: columnDelimiters[columnDelimiter] ?? ',',
            record_delimiter: lineEndings[lineEnding] ?? '\n',
            skip_empty_lines: true,
            relax_column_count: false
        });
    } catch (error) {
        throw new CsvError(
            `InvalidBatch : Failed to parse CSV: ${error instanceof Error ? error.message : String(error)}`
        );
    }
    const [header, ...rows] = lines;
    if (!header) {
        throw new CsvError('InvalidBatch : The data has no header line.');
    }
    return { header: header.map((name) => name.trim()), rows };
}

/** Writes rows with every value in quotes, as the platform does; each ends with the line ending. */
export function writeCsv(rows: readonly (readonly string[])[], { columnDelimiter, lineEnding }: CsvFormat): string {
    return stringify(rows as string[][], {
        delimiter: columnDelimiters[columnDelimiter] ?? ',',
        record_delimiter: lineEndings[lineEnding] ?? '\n',
        quoted: true,
        quoted_empty: true
    });
}
