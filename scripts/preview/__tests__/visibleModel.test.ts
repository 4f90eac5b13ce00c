import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { UserAccess } from '../../local-org/access/accessControl';
import { administratorPermissions } from '../../local-org/access/permissions';
import { loadSchema } from '../../local-org/metadata/loadSchema';
import { buildPageModel } from '../model/buildPageModel';
import type { FlexiPageItemModel, PageModel } from '../model/pageModel';
import { visibleModel } from '../model/visibleModel';

const project = loadSchema(fileURLToPath(new URL('../__fixtures__/project', import.meta.url)));
const built = buildPageModel({ ...project, exposedComponents: ['gardenNote'], componentProblems: {} }, 'en_US');

function item(name: string, properties: FlexiPageItemModel['properties'] = {}): FlexiPageItemModel {
    return { key: name, kind: 'component', name, properties, visibility: null, place: '', problem: null };
}

const page = built.pages['Garden_Page']!;
const lists = ['Plants__r', 'Weeds__r'].map((relatedListApiName) =>
    item('force:relatedListSingleContainer', { relatedListApiName })
);
const model: PageModel = {
    ...built,
    pages: { Garden_Page: { ...page, regions: { main: [item('c:gardenNote'), item('force:detailPanel'), ...lists] } } }
};

/** Somebody who sees all objects but the given one. */
function without(hidden: string, isExternal: boolean): UserAccess {
    const objects = new Map([...project.schema.objects].filter(([name]) => name !== hidden));
    return {
        userId: '005000000000001AAA',
        isExternal,
        permissions: administratorPermissions([]),
        schema: { ...project.schema, objects } as UserAccess['schema'],
        rowFilter: undefined,
        reaches: () => true
    };
}

function shown(access: UserAccess, siteComponents: readonly string[]): unknown[] {
    const visible = visibleModel(model, project.schema, access, siteComponents);
    return visible.pages['Garden_Page']!.regions['main']!.map(
        ({ name, properties }) => properties['relatedListApiName'] ?? name
    );
}

describe('the pages of one user', () => {
    it('leave out lists of records that are not theirs to see, and show one that does not exist as a mistake', () => {
        expect(shown(without('Plant__c', false), [])).toEqual(['c:gardenNote', 'force:detailPanel', 'Weeds__r']);
        expect(shown(without('Nothing__c', false), [])).toEqual([
            'c:gardenNote',
            'force:detailPanel',
            'Plants__r',
            'Weeds__r'
        ]);
    });

    it('of another company have the components that can be placed in sites', () => {
        const outsider = without('Plant__c', true);

        expect(shown(outsider, [])).toEqual(['force:detailPanel', 'Weeds__r']);
        expect(shown(outsider, ['gardenNote'])).toEqual(['c:gardenNote', 'force:detailPanel', 'Weeds__r']);
        expect(visibleModel(model, project.schema, outsider, []).components).toEqual([]);
    });
});
