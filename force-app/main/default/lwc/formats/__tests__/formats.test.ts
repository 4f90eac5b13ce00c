import {
    fill,
    formatDate,
    formatMoney,
    formatMoneyBriefly,
    formatMonth,
    formatRate,
    formatThreshold,
    plural
} from 'c/formats';

describe('texts for an English reader', () => {
    it('shows money in the currency of the program, to the cent', () => {
        expect(formatMoney('1250.5', 'EUR')).toBe('€1,250.50');
    });

    it('shows an amount larger than binary floating point can hold exactly', () => {
        expect(formatMoney('90071992547409931.01', 'EUR')).toBe('€90,071,992,547,409,931.01');
    });

    it('shows a threshold without decimals where there are none', () => {
        expect(['800000.00', '0.00', '1250.50'].map((amount) => formatThreshold(amount, 'EUR'))).toEqual([
            '€800,000',
            '€0',
            '€1,250.50'
        ]);
    });

    it('shows money on a scale briefly, negative amounts too', () => {
        expect(formatMoneyBriefly('800000.00', 'EUR')).toBe('€800K');
        expect(formatMoneyBriefly('-2500000.00', 'EUR')).toBe('-€2.5M');
    });

    it('names months', () => {
        expect([formatMonth('2024-06', 'long'), formatMonth('2024-06', 'short')]).toEqual(['June 2024', 'Jun']);
    });

    it('shows a rate as a percentage with as many decimals as it has', () => {
        expect(formatRate('0.175')).toBe('17.5%');
        expect(formatRate('0.123456')).toBe('12.3456%');
    });

    it('shows a date without shifting it by the time zone', () => {
        expect(formatDate('2024-06-01')).toBe('Jun 1, 2024');
    });

    it('fills the places of a label and leaves those without a value', () => {
        expect(fill('{1} before {0}, {2}', 'b', 'a')).toBe('a before b, {2}');
    });

    it('tells one from many', () => {
        expect(plural(1, '{0} person', '{0} people')).toBe('1 person');
        expect(plural(0, '{0} person', '{0} people')).toBe('0 people');
        expect(plural(1500, '{0} person', '{0} people')).toBe('1,500 people');
    });
});
