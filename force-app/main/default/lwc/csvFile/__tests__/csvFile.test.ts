import { writeCsv } from 'c/csvFile';

describe('a CSV file for an English reader', () => {
    it('separates by commas, and quotes what needs it', () => {
        expect(
            writeCsv([
                ['Line', 'Net'],
                ['say "yes", twice', { decimal: '-1250.50' }]
            ])
        ).toBe('Line,Net\r\n"say ""yes"", twice",-1250.50\r\n');
    });

    it.each(['=1+1', '+1', '-1', '@name', '\tx', '＝1＋1'])(
        'marks %j as text, which a spreadsheet would take for a formula',
        (text) => {
            expect(writeCsv([[text]])).toBe(`'${text}\r\n`);
        }
    );
});
