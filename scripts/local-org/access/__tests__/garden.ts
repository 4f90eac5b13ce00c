import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
    customObject,
    element,
    fieldPermission,
    formula,
    lookup,
    master,
    money,
    objectPermission,
    permissionSet,
    rollup,
    text,
    writeProject,
    type SourceFiles
} from '../../__fixtures__/project';

/**
 * Gardens are private, their beds (details) follow them, visits may be written by whoever reads the garden, tools are
 * for all to read, seeds for all to change.
 */
const objects: readonly SourceFiles[] = [
    customObject(
        'Garden',
        {
            Soil: text(),
            Budget: money(),
            Town: text(),
            Plants: rollup('sum', 'Bed__c.Garden__c', 'Bed__c.Plants__c'),
            Doubled: formula('Number', 'Budget__c * 2')
        },
        { sharingModel: 'Private' }
    ),
    customObject(
        'Bed',
        { Garden: master('Garden__c', 'Beds'), Plants: { type: 'Number', precision: 4, scale: 0 }, Note: text() },
        { detail: true }
    ),
    customObject(
        'Visit',
        { Garden: { ...master('Garden__c', 'Visits'), writeRequiresMasterRead: true }, Note: text() },
        { detail: true }
    ),
    customObject('Tool', { Garden: lookup('Garden__c', 'Tools'), Price: money() }, { sharingModel: 'Read' }),
    customObject('Seed', { Kind: { ...text(), required: true } })
];

const permissionSets: readonly SourceFiles[] = [
    permissionSet('Gardener', {
        fieldPermissions: [
            fieldPermission('Bed__c.Plants__c', 'edit'),
            fieldPermission('Garden__c.Plants__c', 'read'),
            fieldPermission('Garden__c.Soil__c', 'edit'),
            fieldPermission('Garden__c.Town__c', 'read'),
            fieldPermission('Tool__c.Garden__c', 'edit')
        ],
        objectPermissions: [
            objectPermission('Bed__c', 'crud'),
            objectPermission('Garden__c', 'crud'),
            objectPermission('Seed__c', 'crud'),
            objectPermission('Tool__c', 'crud'),
            objectPermission('Visit__c', 'crud')
        ]
    }),
    permissionSet('Money', { fieldPermissions: fieldPermission('Garden__c.Budget__c', 'edit') }),
    permissionSet('Inspector', {
        objectPermissions: [objectPermission('Garden__c', 'rv'), objectPermission('Bed__c', 'r')]
    }),
    permissionSet('Owner_Of_All', { objectPermissions: objectPermission('Garden__c', 'crudvm') }),
    permissionSet('Keeper', { userPermissions: { enabled: true, name: 'ModifyAllData' } }),
    permissionSet('Stranger', {})
];

/** Company → North and South; North → Coast. */
const roles: SourceFiles = Object.fromEntries(
    [
        ['Company', undefined],
        ['North', 'Company'],
        ['South', 'Company'],
        ['Coast', 'North']
    ].map(([name, parentRole]) => [
        `roles/${name}.role`,
        element('Role', { name, ...(parentRole !== undefined && { parentRole }) })
    ])
);

const sharingRules: SourceFiles = {
    'sharingRules/Garden__c.sharingRules': element('SharingRules', {
        sharingCriteriaRules: {
            fullName: 'Public_Town',
            accessLevel: 'Read',
            label: 'Public town',
            sharedTo: { allInternalUsers: '' },
            criteriaItems: { field: 'Town__c', operation: 'equals', value: 'Open' },
            includeRecordsOwnedByAll: true
        },
        sharingOwnerRules: {
            fullName: 'Coast_To_South',
            accessLevel: 'Edit',
            label: 'Coast to South',
            sharedTo: { role: 'South' },
            sharedFrom: { role: 'Coast' }
        }
    })
};

export interface GardenUser {
    readonly name: string;
    readonly permissionSets: readonly string[];
    readonly role?: string;
    readonly profile?: string;
}

/** A project of gardens with its users; `more` adds and replaces files. */
export function gardenProject(users: readonly GardenUser[], more: SourceFiles = {}): string {
    const directory = writeProject(
        Object.assign({}, ...objects, ...permissionSets, roles, sharingRules, more) as SourceFiles
    );
    mkdirSync(join(directory, 'config/local-org'), { recursive: true });
    const declared = users.map(({ name, ...rest }) => ({
        username: `${name.toLowerCase()}@garden.example`,
        name,
        ...rest
    }));
    writeFileSync(join(directory, 'config/local-org/users.json'), JSON.stringify({ users: declared }));
    return directory;
}
