import { describe, expect, it } from 'vitest';
import {
    decodeDefaultFieldValues,
    encodeDefaultFieldValues
} from '../client/platform/lightning/pageReferenceUtils/pageReferenceUtils';
import { fromUrl, toUrl } from '../client/router';

const recordId = 'a0X000000000001AAA';

describe('the addresses of pages', () => {
    it.each([
        [
            'standard__recordPage',
            { objectApiName: 'Garden__c', recordId, actionName: 'view' },
            `/lightning/r/Garden__c/${recordId}/view`
        ],
        ['standard__recordPage', { recordId, actionName: 'edit' }, `/lightning/r/${recordId}/edit`],
        ['standard__objectPage', { objectApiName: 'Garden__c', actionName: 'list' }, '/lightning/o/Garden__c/list'],
        ['standard__navItemPage', { apiName: 'Tools' }, '/lightning/n/Tools'],
        ['standard__namedPage', { pageName: 'home' }, '/lightning/page/home'],
        [
            'standard__recordRelationshipPage',
            { objectApiName: 'Garden__c', recordId, relationshipApiName: 'Plants__r', actionName: 'view' },
            `/lightning/r/Garden__c/${recordId}/related/Plants__r/view`
        ]
    ])('%s %o is %s, both ways', (type, attributes, url) => {
        expect(toUrl({ type, attributes })).toBe(url);
        expect(fromUrl(url)).toEqual({ type, attributes, state: {} });
    });

    it('keep the state in the query', () => {
        const page = {
            type: 'standard__objectPage',
            attributes: { objectApiName: 'Account', actionName: 'list' },
            state: { filterName: 'Mine' }
        };
        expect(toUrl(page)).toBe('/lightning/o/Account/list?filterName=Mine');
        expect(fromUrl(toUrl(page))).toEqual(page);
    });

    it('refuse a page type that the preview does not implement, and name those it does', () => {
        expect(() => toUrl({ type: 'comm__namedPage', attributes: {} })).toThrow(/standard__recordPage/);
    });

    it('refuse a page reference without the attributes its address needs', () => {
        expect(() => toUrl({ type: 'standard__objectPage', attributes: {} })).toThrow(/lacks attributes/);
    });

    it('name no page for an address outside the app', () => {
        expect(fromUrl('/lightning/setup/Users/home')).toBeUndefined();
    });

    it('carry default values with commas and equals signs unharmed', () => {
        const values = { Name: 'Roses, red = best', Garden__c: recordId };
        expect(decodeDefaultFieldValues(encodeDefaultFieldValues(values))).toEqual(values);
    });
});
