import { formatDate, formatMoney, formatRate, plural } from 'c/formats';

describe('texts for a French reader', () => {
    it('shows money, rates and dates as French writes them', () => {
        expect(formatMoney('1250.5', 'EUR').replace(/\s/g, ' ')).toBe('1 250,50 €');
        expect(formatRate('0.175').replace(/\s/g, ' ')).toBe('17,5 %');
        expect(formatDate('2024-06-01')).toBe('1 juin 2024');
    });

    it('counts none as one, as French does', () => {
        expect(plural(0, '{0} personne', '{0} personnes')).toBe('0 personne');
    });
});
