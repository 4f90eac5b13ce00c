import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadSchema } from '../../local-org/metadata/loadSchema';
import { loadBaseComponents } from '../build/baseComponents';
import { INTERNATIONALIZATION_KEYS, scopedModule } from '../build/scopedModules';
import type { ScopedModuleContext } from '../build/scopedModules';
import { internationalization } from '../server/internationalization';

const fixture = fileURLToPath(new URL('../__fixtures__/project', import.meta.url));

const context: ScopedModuleContext = {
    schema: loadSchema(fixture).schema,
    labels: new Set(['Garden_Note']),
    customPermissions: new Set(['Close_Gardens']),
    staticResources: new Set(['seeds']),
    contentAssets: new Set(['logo']),
    messageChannels: new Set(['Garden_Selected']),
    base: loadBaseComponents()
};

/** Runs a generated module in a session. */
function evaluate(specifier: string, session: object = {}): unknown {
    const body = scopedModule(specifier, context).replace('export default', 'return');
    return new Function('globalThis', body)({ previewSession: session });
}

describe('the @salesforce modules', () => {
    it('give a custom label in the session’s language', () => {
        const session = { labels: { Garden_Note: 'Sol lourd' } };
        expect(evaluate('@salesforce/label/c.Garden_Note', session)).toBe('Sol lourd');
    });

    it('refuse a label that the project does not have, and name those it has', () => {
        expect(() => scopedModule('@salesforce/label/c.Garden_Nota', context)).toThrow(/Garden_Note/);
    });

    it('give a base component’s label translated where there is a translation, in English otherwise', () => {
        const specifier = '@salesforce/label/LightningToast.close';
        expect(evaluate(specifier, { baseLabels: { 'LightningToast.close': 'Fermer' } })).toBe('Fermer');
        expect(evaluate(specifier, { baseLabels: {} })).toBe('Close');
    });

    it('give objects, fields and fields of parents by their API names', () => {
        expect(evaluate('@salesforce/schema/Garden__c')).toEqual({ objectApiName: 'Garden__c' });
        expect(evaluate('@salesforce/schema/Garden__c.Soil__c')).toEqual({
            objectApiName: 'Garden__c',
            fieldApiName: 'Soil__c'
        });
        expect(evaluate('@salesforce/schema/Plant__c.Garden__r.Soil__c')).toEqual({
            objectApiName: 'Plant__c',
            fieldApiName: 'Garden__r.Soil__c'
        });
    });

    it.each([
        ['@salesforce/schema/Gardn__c', /no object of the org: Gardn__c/],
        ['@salesforce/schema/Garden__c.Sand__c', /no field of Garden__c: Sand__c/],
        ['@salesforce/schema/Plant__c.Gardens__r.Soil__c', /no relationship of Plant__c: Gardens__r/],
        ['@salesforce/i18n/number.roundingMode', /not implemented/],
        ['@salesforce/user/Email', /not implemented/],
        ['@salesforce/customPermission/Open_Gardens', /Close_Gardens/],
        ['@salesforce/resourceUrl/flowers', /no static resource/],
        ['@salesforce/apex/Gardens.list', /needs Apex, which does not run here/],
        ['@salesforce/contentAssetUrl/flowers', /no asset file/],
        ['@salesforce/messageChannel/Plant_Selected__c', /Garden_Selected/]
    ])('refuse %s', (specifier, message) => {
        expect(() => scopedModule(specifier, context)).toThrow(message);
    });

    it('give true for a custom permission that the user holds, and undefined otherwise', () => {
        const specifier = '@salesforce/customPermission/Close_Gardens';
        expect(evaluate(specifier, { customPermissions: ['Close_Gardens'] })).toBe(true);
        expect(evaluate(specifier, { customPermissions: [] })).toBeUndefined();
    });

    it('give the address of a static resource and of an asset file, and the name of a message channel', () => {
        expect(evaluate('@salesforce/resourceUrl/seeds')).toBe('/resource/seeds');
        expect(evaluate('@salesforce/contentAssetUrl/logo')).toBe('/file-asset/logo');
        expect(evaluate('@salesforce/messageChannel/Garden_Selected__c')).toEqual({
            channel: 'Garden_Selected__c'
        });
    });

    it('find every internationalization value in a session of either language', () => {
        for (const language of ['en_US', 'fr'] as const) {
            const values = internationalization(language, 'EUR');
            expect(INTERNATIONALIZATION_KEYS.filter((key) => values[key] === undefined)).toEqual([]);
        }
        expect(internationalization('fr', 'EUR')['number.decimalSeparator']).toBe(',');
        expect(internationalization('fr', 'EUR')['number.currencyFormat']).toBe('#,##0.00 ¤');
        expect(internationalization('en_US', 'EUR')['number.currencySymbol']).toBe('€');
    });
});
