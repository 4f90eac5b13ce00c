import { afterAll, describe, expect, it } from 'vitest';
import {
    customObject,
    element,
    fieldPermission,
    lookup,
    master,
    objectPermission,
    permissionSet,
    saver,
    text,
    type SourceFiles
} from '../../__fixtures__/project';
import { openOrg } from '../../open';
import { gardenProject } from './garden';

/** Plots belong to companies; their diaries follow them; notices are for all to read, recipes for those inside. */
const objects: readonly SourceFiles[] = [
    customObject('Plot', { Company: lookup('Account', 'Plots'), Words: text() }, { sharingModel: 'Read' }),
    customObject(
        'Diary',
        { Plot: { ...master('Plot__c', 'Diaries'), writeRequiresMasterRead: true }, Words: text() },
        { detail: true }
    ),
    customObject('Notice', { Words: text() }, { externalSharingModel: 'Read' }),
    customObject('Recipe', { Words: text() }),
    {
        'objects/Opportunity/fields/Reseller__c.field': element('CustomField', {
            fullName: 'Reseller__c',
            label: 'Reseller',
            ...lookup('Account', 'Resold')
        })
    }
];

const visitor = permissionSet('Visitor', {
    fieldPermissions: [
        fieldPermission('Diary__c.Words__c', 'edit'),
        fieldPermission('Notice__c.Words__c', 'edit'),
        fieldPermission('Plot__c.Company__c', 'read'),
        fieldPermission('Plot__c.Words__c', 'edit'),
        fieldPermission('Recipe__c.Words__c', 'edit')
    ],
    objectPermissions: ['Account', 'Contact', 'Diary__c', 'Notice__c', 'Opportunity', 'Plot__c', 'Recipe__c'].map(
        (object) => objectPermission(object, 'crud')
    )
});

function sharingSet(...mappings: readonly Record<string, unknown>[]): SourceFiles {
    return {
        'sharingSets/Visitors.sharingSet': element('SharingSet', {
            accessMappings: mappings,
            name: 'Visitors',
            profiles: 'Partner Community User'
        })
    };
}

const plotsOfCompany = { accessLevel: 'Read', object: 'Plot__c', objectField: 'Company__c', userField: 'Account' };
const profile = 'Partner Community User';
const users = [
    { name: 'Pia', profile, permissionSets: ['Visitor'] },
    { name: 'Paul', profile, permissionSets: ['Visitor'] },
    { name: 'Nobody', profile, permissionSets: ['Visitor'] },
    { name: 'Inge', permissionSets: ['Visitor'] }
];

function project(...mappings: readonly Record<string, unknown>[]): string {
    return gardenProject(users, Object.assign({}, ...objects, visitor, sharingSet(...mappings)) as SourceFiles);
}

const org = openOrg({ projectDirectory: project(plotsOfCompany) });
const given = saver(org);
afterAll(() => org.close());

const idOf = (name: string): string => org.users.find((each) => each.persona === name)!.id;
const company = (name: string): string => given.create('Account', { Name: name });
const pines = company('Pines');
const oaks = company('Oaks');
const contact = (LastName: string, AccountId: string): string => given.create('Contact', { LastName, AccountId });
given.update('User', idOf('Pia'), { ContactId: contact('Pia', pines) });
given.update('User', idOf('Paul'), { ContactId: contact('Paul', oaks) });
const plot = given.create('Plot__c', { Name: 'Pine plot', Company__c: pines });
const diary = given.create('Diary__c', { Name: 'Pine diary', Plot__c: plot });
const notice = given.create('Notice__c', { Name: 'Closed on Sunday' });
const recipe = given.create('Recipe__c', { Name: 'Soup' });

function sees(user: string, object: string, id: string): boolean {
    return org.access.of(idOf(user)).reaches(org.schema.objects.get(object)!, id, 'read');
}
function save(user: string, operation: Parameters<typeof org.save>[0][number]): string {
    const [result] = org.save([operation], { userId: idOf(user) });
    return result!.success ? 'saved' : result!.errors.map(({ statusCode }) => statusCode).join();
}
const update = (user: string, object: string, id: string): string =>
    save(user, { kind: 'update', object, id, values: { Words__c: user } });

describe('A user of a partner company', () => {
    it('is of that company through the contact', () => {
        expect(org.read('User', idOf('Pia'))).toMatchObject({ UserType: 'PowerPartner', AccountId: pines });
        expect(org.read('User', idOf('Inge'))).toMatchObject({ UserType: 'Standard', AccountId: null });
        expect(org.read('User', idOf('Nobody'))).toMatchObject({ UserType: 'PowerPartner', AccountId: null });
    });

    it('sees what a sharing set opens to the company, and its details; others do not', () => {
        for (const [object, id] of [
            ['Plot__c', plot],
            ['Diary__c', diary]
        ] as const) {
            expect(['Pia', 'Paul', 'Nobody', 'Inge'].map((user) => sees(user, object, id))).toEqual([
                true,
                false,
                false,
                true
            ]);
        }
    });

    it('changes only what may be changed with the access that the set gives', () => {
        expect(update('Pia', 'Plot__c', plot)).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
        // Reading the plot is enough for its diaries.
        expect(update('Pia', 'Diary__c', diary)).toBe('saved');
        expect(update('Paul', 'Diary__c', diary)).toMatch(/INSUFFICIENT_ACCESS|ENTITY_IS_DELETED|NOT_FOUND/);
        const another = { kind: 'create', object: 'Diary__c', values: { Name: 'x', Plot__c: plot } } as const;
        expect([save('Pia', another), save('Paul', another)]).toEqual([
            'saved',
            'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'
        ]);
    });

    it('has the organization-wide defaults of users from outside, which are private where none is said', () => {
        expect(['Pia', 'Inge'].map((user) => sees(user, 'Notice__c', notice))).toEqual([true, true]);
        expect(['Pia', 'Inge'].map((user) => update(user, 'Notice__c', notice))).toEqual([
            'INSUFFICIENT_ACCESS_OR_READONLY',
            'saved'
        ]);
        expect(['Pia', 'Inge'].map((user) => sees(user, 'Recipe__c', recipe))).toEqual([false, true]);
        expect(save('Pia', { kind: 'create', object: 'Recipe__c', values: { Name: 'Pie' } })).toBe('saved');
    });

    it('reads the account of an opportunity that a sharing set opens, not the account’s other opportunities', () => {
        const other = openOrg({
            projectDirectory: project({
                accessLevel: 'Read',
                object: 'Opportunity',
                objectField: 'Reseller__c',
                userField: 'Account'
            })
        });
        const saved = saver(other);
        const [reseller, customer] = ['Elms', 'Customer'].map((Name) => saved.create('Account', { Name })) as [
            string,
            string
        ];
        const pia = other.users.find((each) => each.persona === 'Pia')!.id;
        saved.update('User', pia, { ContactId: saved.create('Contact', { LastName: 'Pia', AccountId: reseller }) });
        const deal = (values: Record<string, unknown>): string =>
            saved.create('Opportunity', {
                AccountId: customer,
                StageName: 'Prospecting',
                CloseDate: '2026-12-31',
                ...values
            });
        const reaches = (object: string, id: string): boolean =>
            other.access.of(pia).reaches(other.schema.objects.get(object)!, id, 'read');
        const alien = deal({ Name: 'Alien' });
        expect(reaches('Account', customer)).toBe(false);
        const own = deal({ Name: 'Own', Reseller__c: reseller });
        expect([reaches('Opportunity', own), reaches('Opportunity', alien), reaches('Account', customer)]).toEqual([
            true,
            false,
            true
        ]);
        other.close();
    });

    it('reads the own company and its people, no other, and knows no other users', () => {
        expect([sees('Pia', 'Account', pines), sees('Pia', 'Account', oaks)]).toEqual([true, false]);
        expect(['Pia', 'Paul', 'Inge'].map((user) => sees('Pia', 'User', idOf(user)))).toEqual([true, false, false]);
        expect(sees('Inge', 'User', idOf('Pia'))).toBe(true);
    });
});

describe('A sharing set', () => {
    it('gives the edit access that it says', () => {
        const other = openOrg({ projectDirectory: project({ ...plotsOfCompany, accessLevel: 'Edit' }) });
        const saved = saver(other);
        const account = saved.create('Account', { Name: 'Elms' });
        const pia = other.users.find((each) => each.persona === 'Pia')!.id;
        saved.update('User', pia, { ContactId: saved.create('Contact', { LastName: 'Pia', AccountId: account }) });
        const id = saved.create('Plot__c', { Name: 'Elm plot', Company__c: account });
        const results = other.save([{ kind: 'update', object: 'Plot__c', id, values: { Words__c: 'x' } }], {
            userId: pia
        });
        expect(results[0]!.success).toBe(true);
        other.close();
    });

    it.each([
        [{ ...plotsOfCompany, object: 'Forest__c' }, 'there is no object Forest__c'],
        [{ ...plotsOfCompany, objectField: 'Words__c' }, 'Plot__c.Words__c does not lead to an account'],
        [{ ...plotsOfCompany, userField: 'Contact' }, 'Plot__c.Company__c does not lead to a contact'],
        [{ ...plotsOfCompany, userField: 'Manager' }, 'Account']
    ])('is refused where it leads nowhere: %j', (mapping, problem) => {
        expect(() => openOrg({ projectDirectory: project(mapping) })).toThrow(problem);
    });
});
