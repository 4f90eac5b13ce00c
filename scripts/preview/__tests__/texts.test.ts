import { describe, expect, it } from 'vitest';
import { loadBaseComponents } from '../build/baseComponents';
import { FRENCH_BASE_LABELS } from '../server/baseLabels';
import { preferredLanguage } from '../server/internationalization';
import { shellTexts } from '../server/texts';

const placeholders = (text: string): string[] => (text.match(/\{\d+\}/g) ?? []).sort();

describe('the shell’s texts', () => {
    const english = shellTexts('en_US');
    const french = shellTexts('fr');

    it('have the same placeholders in both languages', () => {
        const different = Object.keys(english).filter(
            (key) => placeholders(english[key] ?? '').join() !== placeholders(french[key] ?? '').join()
        );
        expect(different).toEqual([]);
    });

    it('translate labels that the base components really have, with their placeholders', () => {
        const { scopedModules } = loadBaseComponents();
        const unknown = Object.keys(FRENCH_BASE_LABELS).filter(
            (name) => !scopedModules.has(`@salesforce/label/${name}`)
        );
        expect(unknown).toEqual([]);
    });

    it('follow the browser’s languages until somebody chooses', () => {
        expect(preferredLanguage('fr-CA,fr;q=0.9,en;q=0.8')).toBe('fr');
        expect(preferredLanguage('de,en;q=0.7')).toBe('en_US');
        expect(preferredLanguage(undefined)).toBe('en_US');
    });
});
