/**
 * Tables as CSV files that a spreadsheet opens by a double click: with the separator and the decimal mark that it expects
 * in the user's locale, and marked as UTF-8.
 */
import locale from '@salesforce/i18n/locale';

/** A text, or a number as its plain decimal text, such as `1250.00`. */
export type CsvCell = string | { readonly decimal: string };

const BYTE_ORDER_MARK = '\uFEFF';
/** What a spreadsheet takes for the start of a formula. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/** The table as CSV, a line a row (RFC 4180). A text that a spreadsheet would run as a formula is marked as text. */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
    const decimalMark =
        new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';
    const separator = decimalMark === ',' ? ';' : ',';
    const lines = rows.map((row) => row.map((cell) => writeCell(cell, separator, decimalMark)).join(separator));
    return `${lines.join('\r\n')}\r\n`;
}

/** Offers the browser a CSV file of that name. */
export function downloadCsv(fileName: string, csv: string): void {
    const address = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, csv], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(address);
}

function writeCell(cell: CsvCell, separator: string, decimalMark: string): string {
    if (typeof cell !== 'string') {
        return cell.decimal.replace('.', decimalMark);
    }
    const text = FORMULA_START.test(cell) ? `'${cell}` : cell;
    return text.includes('"') || text.includes('\n') || text.includes('\r') || text.includes(separator)
        ? `"${text.replaceAll('"', '""')}"`
        : text;
}
