import { beforeAll, describe, expect, it } from 'vitest';
import type * as PageContextModule from '../client/pageContext';
import type { FlexiPageItemModel, FlexiPageModel, VisibilityModel } from '../model/pageModel';

let isVisible: typeof PageContextModule.isVisible;

beforeAll(async () => {
    globalThis.previewSession = { customPermissions: ['Close_Gardens'], formFactor: 'Large' } as never;
    ({ isVisible } = await import('../client/pageContext'));
});

const page: FlexiPageModel = {
    apiName: 'Page',
    label: 'Page',
    objectApiName: 'Garden__c',
    template: '',
    rows: [],
    regions: {},
    file: 'Page'
};

function shows(visibility: VisibilityModel, fields: Record<string, unknown>): boolean {
    const item: FlexiPageItemModel = {
        key: 'a',
        kind: 'component',
        name: 'c:a',
        properties: {},
        visibility,
        place: '',
        problem: null
    };
    const cells = Object.entries(fields).map(([name, value]) => [name, { value, displayValue: null }]);
    const record = { id: 'a', apiName: 'Garden__c', fields: Object.fromEntries(cells) };
    return isVisible(item, { page, object: undefined, objectInfo: undefined, record, recordId: 'a' });
}

const soil = (operator: 'EQUAL' | 'NE', right: string) =>
    ({ left: { kind: 'recordField', path: ['Soil__c'] }, operator, right }) as const;
const budget = (operator: 'GT' | 'LE', right: string) =>
    ({ left: { kind: 'recordField', path: ['Budget__c'] }, operator, right }) as const;

describe('a visibility rule', () => {
    it('shows an item whose field has the value', () => {
        const rule = { criteria: [soil('EQUAL', 'CLAY')], booleanFilter: null };
        expect(shows(rule, { Soil__c: 'CLAY' })).toBe(true);
        expect(shows(rule, { Soil__c: null })).toBe(false);
    });

    it('compares numbers as numbers', () => {
        const rule = { criteria: [budget('GT', '90')], booleanFilter: null };
        expect(shows(rule, { Budget__c: 100 })).toBe(true);
        expect(shows(rule, { Budget__c: 90 })).toBe(false);
    });

    it('finds a blank neither above nor below anything', () => {
        expect(shows({ criteria: [budget('LE', '90')], booleanFilter: null }, { Budget__c: null })).toBe(false);
    });

    it('follows its filter logic', () => {
        const rule = {
            criteria: [soil('EQUAL', 'CLAY'), budget('GT', '90'), soil('NE', 'SAND')],
            booleanFilter: '1 OR (2 AND 3)'
        };
        expect(shows(rule, { Soil__c: 'CLAY', Budget__c: 1 })).toBe(true);
        expect(shows(rule, { Soil__c: 'SAND', Budget__c: 100 })).toBe(false);
        expect(shows(rule, { Soil__c: 'LOAM', Budget__c: 100 })).toBe(true);
    });

    it('knows the user’s custom permissions', () => {
        const holds = (name: string, right: string) =>
            shows(
                {
                    criteria: [{ left: { kind: 'customPermission', name }, operator: 'EQUAL', right }],
                    booleanFilter: null
                },
                {}
            );
        expect(holds('Close_Gardens', 'true')).toBe(true);
        expect(holds('Open_Gardens', 'true')).toBe(false);
    });
});
