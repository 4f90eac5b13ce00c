import { writeCsv } from 'c/csvFile';

describe('a CSV file for a French reader', () => {
    it('separates by semicolons and writes decimal commas, as French spreadsheets expect', () => {
        expect(writeCsv([['a,b', 'c;d', { decimal: '1250.50' }]])).toBe('a,b;"c;d";1250,50\r\n');
    });
});
