import { describe, expect, it } from 'vitest';
import { customObject, element, lookup, text, writeProject, type SourceFiles } from '../../__fixtures__/project';
import { loadSchema } from '../loadSchema';

const thing = customObject('Thing', { Word: text(10), Account: lookup('Account', 'Things') });

const page = (visibility: Record<string, unknown> = {}): SourceFiles => ({
    'flexipages/Thing_Page.flexipage': element('FlexiPage', {
        flexiPageRegions: [
            {
                itemInstances: [
                    {
                        componentInstance: {
                            componentInstanceProperties: [
                                { name: 'title', value: 'Hello' },
                                { name: 'names', valueList: { valueListItems: [{ value: 'a' }, { value: 'b' }] } }
                            ],
                            componentName: 'greeting',
                            identifier: 'c_greeting',
                            ...visibility
                        }
                    },
                    {
                        fieldInstance: {
                            fieldInstanceProperties: { name: 'uiBehavior', value: 'required' },
                            fieldItem: 'Record.Word__c',
                            identifier: 'RecordWord'
                        }
                    }
                ],
                name: 'main',
                type: 'Region'
            }
        ],
        masterLabel: 'Thing page',
        sobjectType: 'Thing__c',
        template: { name: 'flexipage:recordHomeTemplateDesktop' },
        type: 'RecordPage'
    })
});

const others: SourceFiles = {
    'applications/Things.app': element('CustomApplication', {
        actionOverrides: {
            actionName: 'View',
            content: 'Thing_Page',
            formFactor: 'Large',
            skipRecordTypeSelect: false,
            type: 'Flexipage',
            pageOrSobjectType: 'Thing__c'
        },
        brand: { headerColor: '#0070D2', shouldOverrideOrgTheme: false },
        formFactors: ['Small', 'Large'],
        label: 'Things',
        navType: 'Standard',
        tabs: ['standard-Opportunity', 'Thing__c'],
        uiType: 'Lightning'
    }),
    'tabs/Thing__c.tab': element('CustomTab', { customObject: true, motif: 'Custom53: Bell' }),
    'layouts/Thing__c-Thing Layout.layout': element('Layout', {
        layoutSections: {
            customLabel: true,
            detailHeading: true,
            editHeading: true,
            label: 'Words',
            layoutColumns: [
                {
                    layoutItems: [
                        { behavior: 'Required', field: 'Name' },
                        { behavior: 'Edit', field: 'Word__c' }
                    ]
                },
                { layoutItems: { emptySpace: true } }
            ],
            style: 'TwoColumnsLeftToRight'
        }
    }),
    'layouts/Account-Account Layout.layout': element('Layout', {
        relatedLists: {
            fields: ['NAME', 'Word__c'],
            relatedList: 'Thing__c.Account__c',
            sortField: 'NAME',
            sortOrder: 'Asc'
        }
    }),
    'objects/Thing__c/listViews/All.listView': element('ListView', {
        fullName: 'All',
        columns: ['NAME', 'Word__c', 'OWNER.ALIAS'],
        filterScope: 'Everything',
        filters: { field: 'Word__c', operation: 'equals', value: 'a' },
        label: 'All things'
    })
};

describe('what the user interface is made of', () => {
    const { ui, schema } = loadSchema(writeProject({ ...thing, ...page(), ...others }));

    it('is read from apps and tabs', () => {
        expect(ui.apps.get('Things')).toMatchObject({
            label: 'Things',
            navType: 'Standard',
            headerColor: '#0070D2',
            tabs: ['standard-Opportunity', 'Thing__c'],
            actionOverrides: [
                {
                    actionName: 'View',
                    content: 'Thing_Page',
                    objectApiName: 'Thing__c',
                    type: 'Flexipage',
                    formFactor: 'Large'
                }
            ]
        });
        expect(ui.tabs.get('Thing__c')!.target).toEqual({ kind: 'object', objectApiName: 'Thing__c' });
    });

    it('is read from pages, region by region', () => {
        const read = ui.flexiPages.get('Thing_Page')!;
        expect(read).toMatchObject({
            type: 'RecordPage',
            objectApiName: 'Thing__c',
            template: 'flexipage:recordHomeTemplateDesktop'
        });
        const [component, field] = read.regions.get('main')!.items;
        expect(component).toMatchObject({ kind: 'component', componentName: 'greeting', identifier: 'c_greeting' });
        expect(component!.kind === 'component' && [...component!.properties]).toEqual([
            ['title', 'Hello'],
            ['names', ['a', 'b']]
        ]);
        expect(field).toMatchObject({ kind: 'field', field: 'Word__c', behavior: 'required' });
    });

    it('is read from layouts, with sections, columns and related lists', () => {
        expect(ui.layouts.get('Thing__c-Thing Layout')!.sections).toEqual([
            {
                label: 'Words',
                detailHeading: true,
                editHeading: true,
                style: 'TwoColumnsLeftToRight',
                columns: [
                    [
                        { kind: 'field', field: 'Name', behavior: 'Required' },
                        { kind: 'field', field: 'Word__c', behavior: 'Edit' }
                    ],
                    [{ kind: 'emptySpace' }]
                ]
            }
        ]);
        expect(ui.layouts.get('Account-Account Layout')!.relatedLists[0]).toMatchObject({
            childObject: 'Thing__c',
            childField: 'Account__c',
            sortField: 'NAME'
        });
    });

    it('is read from list views, with field paths for the old names of columns', () => {
        expect(schema.objects.get('Thing__c')!.listViews[0]).toMatchObject({
            columns: ['Name', 'Word__c', 'Owner.Alias'],
            filters: [{ field: 'Word__c', operation: 'equals', value: 'a' }]
        });
    });
});

describe('visibility rules', () => {
    const rule = (leftValue: string): Record<string, unknown> => ({
        visibilityRule: { booleanFilter: '1', criteria: { leftValue, operator: 'EQUAL', rightValue: 'x' } }
    });
    const item = (leftValue: string) => {
        const { ui } = loadSchema(writeProject({ ...thing, ...page(rule(leftValue)) }));
        return ui.flexiPages.get('Thing_Page')!.regions.get('main')!.items[0]!.visibility;
    };

    it('compare fields of the record', () => {
        expect(item('{!Record.Word__c}')).toEqual({
            booleanFilter: '1',
            criteria: [{ left: { kind: 'recordField', path: ['Word__c'] }, operator: 'EQUAL', right: 'x' }]
        });
    });

    it('are refused where they compare what is not supported or not there', () => {
        expect(() => item('{!$User.Profile.Name}')).toThrow(
            /Thing_Page\.flexipage-meta\.xml:\d+: This visibility criterion is not supported/
        );
        expect(() => item('{!Record.Nothing__c}')).toThrow('Thing__c has no field Nothing__c');
        expect(() => item('{!$Permission.CustomPermission.Nobody}')).toThrow('There is no custom permission Nobody');
    });
});
