import { describe, expect, it } from 'vitest';
import { customObject, element, text, writeProject, type SourceFiles } from '../../__fixtures__/project';
import { loadSchema } from '../loadSchema';

const leaf = customObject('Leaf', { Word: text(10) });

function load(...files: readonly SourceFiles[]) {
    return loadSchema(writeProject(Object.assign({}, ...files) as SourceFiles));
}

function permissionSet(field: string): SourceFiles {
    return {
        'permissionsets/Editor.permissionset': element('PermissionSet', {
            label: 'Editor',
            classAccesses: { apexClass: 'Sorter', enabled: true },
            fieldPermissions: { field, readable: true, editable: true }
        })
    };
}

describe('metadata without effect in the local org', () => {
    it('is listed by its kind, with the reason and the number of files', () => {
        const { notices } = load(leaf, {
            'classes/Sorter.cls': element('ApexClass', { apiVersion: '66.0', status: 'Active' }),
            'classes/SorterTest.cls': element('ApexClass', { apiVersion: '66.0', status: 'Active' }),
            'aura/bench/bench.app': element('AuraDefinitionBundle', { apiVersion: '66.0' }),
            'flows/Greeting.flow': element('Flow', { label: 'Greeting', processType: 'Flow', status: 'Active' })
        });
        expect(notices).toEqual([
            'app: Aura components are not shown (1 file)',
            'cls: no Apex runs here (2 files)',
            'flow: flows with screens are not shown (1 file)'
        ]);
    });

    it('is named with its place where one might expect an effect', () => {
        const { notices } = load(leaf, {
            'applications/Herbal.app': element('CustomApplication', {
                label: 'Herbal',
                uiType: 'Lightning',
                utilityBar: 'Herbal_Bar'
            })
        });
        expect(notices).toEqual([
            expect.stringMatching(
                /Herbal\.app-meta\.xml:\d+: <utilityBar> has no effect here: pages are shown without a utility bar\./
            )
        ]);
    });

    it('is not an Apex trigger, which would change what a save does', () => {
        expect(() =>
            load(leaf, { 'triggers/Sort.trigger': element('ApexTrigger', { apiVersion: '66.0', status: 'Active' }) })
        ).toThrow('Metadata of type "trigger" is not supported');
    });
});

describe('an address in a permission set', () => {
    it('grants the parts that it is stored as', () => {
        const { permissionSets } = load(leaf, permissionSet('Contact.MailingAddress'));
        expect([...(permissionSets.get('Editor')?.fields.keys() ?? [])]).toEqual([
            'Contact.MailingStreet',
            'Contact.MailingCity',
            'Contact.MailingState',
            'Contact.MailingPostalCode',
            'Contact.MailingCountry'
        ]);
    });

    it('must be one of the object', () => {
        expect(() => load(leaf, permissionSet('Contact.HolidayAddress'))).toThrow(
            'there is no field Contact.HolidayAddress'
        );
    });
});
