import { describe, expect, it } from 'vitest';
import { normalizeId, recordId, withChecksum } from '../ids';

describe('record Ids', () => {
    it('carry the checksum of the platform', () => {
        // Pairs of 15 and 18 characters as the platform's documentation and public examples show them.
        expect(withChecksum('001D000000IqhSL')).toBe('001D000000IqhSLIAZ');
        expect(withChecksum('003D000000PHedL')).toBe('003D000000PHedLIAT');
        expect(withChecksum('000000000000000')).toBe('000000000000000AAA');
    });

    it('count in base 62 after the key prefix, so that they sort by age', () => {
        expect(recordId('001', 1)).toBe('001000000000001AAA');
        expect(recordId('001', 61).slice(0, 15)).toBe('00100000000000z');
        expect(recordId('001', 62).slice(0, 15)).toBe('001000000000010');
        expect(recordId('001', 61) < recordId('001', 62)).toBe(true);
    });

    it('are accepted in both lengths, and refused with a wrong checksum', () => {
        expect(normalizeId('001D000000IqhSL')).toBe('001D000000IqhSLIAZ');
        expect(normalizeId('001D000000IqhSLIAZ')).toBe('001D000000IqhSLIAZ');
        expect(normalizeId('001D000000IqhSLIAA')).toBeUndefined();
        expect(normalizeId('Acme')).toBeUndefined();
    });
});
