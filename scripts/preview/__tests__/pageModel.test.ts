import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadSchema } from '../../local-org/metadata/loadSchema';
import { buildPageModel, modelProblems } from '../model/buildPageModel';

const project = loadSchema(fileURLToPath(new URL('../__fixtures__/project', import.meta.url)));
const model = buildPageModel({ ...project, exposedComponents: ['gardenNote'], componentProblems: {} }, 'en_US');
const garden = model.objects['Garden__c'];

describe('the page model', () => {
    it('resolves the app’s tabs with their icons and the pages it assigns', () => {
        const [app] = model.apps;
        expect(app?.tabs.map(({ label, icon }) => [label, icon])).toEqual([
            ['', 'standard:home'],
            ['Gardens', 'custom:custom20']
        ]);
        expect(app?.recordPages['Garden__c']).toEqual({ large: 'Garden_Page', small: null });
    });

    it('names standard columns by their fields and walks to the owner’s alias', () => {
        expect(garden?.listViews[0]?.columns).toEqual([
            { field: 'Name' },
            { field: 'Soil__c' },
            { field: 'Budget__c' },
            { field: 'Opened_On__c' },
            { field: 'OwnerId', parent: { relationship: 'Owner', field: 'Alias', label: 'Owner Alias' } }
        ]);
    });

    it('turns a list view’s filters and their logic into the where argument of the GraphQL API', () => {
        expect(garden?.listViews.find(({ apiName }) => apiName === 'Rich_Clay')?.filter).toEqual({
            and: [{ Soil__c: { eq: 'CLAY' } }, { or: [{ Budget__c: { gte: 1000 } }, { Public__c: { eq: true } }] }]
        });
    });

    it('resolves the related lists of the layout', () => {
        expect(garden?.layout.relatedLists).toEqual([
            {
                relationshipName: 'Plants__r',
                childObject: 'Plant__c',
                childField: 'Garden__c',
                columns: [{ field: 'Name' }, { field: 'Height__c' }],
                sortField: null,
                sortDescending: false
            }
        ]);
    });

    it('speaks the language asked for', () => {
        const french = buildPageModel({ ...project, exposedComponents: [], componentProblems: {} }, 'fr');
        expect(french.objects['Garden__c']).toMatchObject({ label: 'Jardin', pluralLabel: 'Jardins' });
    });

    it('gives a tab the custom label that its title names, in the language asked for', () => {
        const titles = ['en_US', 'fr'].map((language) => {
            const { pages } = buildPageModel({ ...project, exposedComponents: [], componentProblems: {} }, language);
            return pages['Garden_Page']?.regions['tabs']?.[0]?.properties['title'];
        });
        expect(titles).toEqual(['Heavy soil: dig in autumn', 'Sol lourd : bêcher en automne']);
    });

    it('lists a title that names no label of the project', () => {
        const ui = { ...project.ui, labels: new Map() };
        const unlabeled = buildPageModel({ ...project, ui, exposedComponents: [], componentProblems: {} }, 'en_US');
        expect(modelProblems(unlabeled).join('\n')).toContain(
            'property "title" names the label "Garden_Note", which the project does not have'
        );
    });

    it('lists a component that the preview does not implement, with file and line', () => {
        expect(modelProblems(model)).toEqual([
            expect.stringMatching(
                /^force-app\/main\/default\/flexipages\/Garden_Page\.flexipage-meta\.xml:\d+: component "greenhouse:weather" is not implemented/
            )
        ]);
    });

    it('lists a component of the project that is not exposed', () => {
        const without = buildPageModel({ ...project, exposedComponents: [], componentProblems: {} }, 'en_US');
        expect(modelProblems(without).join('\n')).toContain('component "gardenNote" is no exposed component');
    });
});
