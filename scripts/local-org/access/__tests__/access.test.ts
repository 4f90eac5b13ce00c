import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saver } from '../../__fixtures__/project';
import { startApi, type RunningApi } from '../../api/server';
import { FixedClock } from '../../clock';
import { openOrg } from '../../open';
import type { SaveOperation } from '../../org';
import { gardenProject } from './garden';

// Nora's role is below Carl's; Sam's is beside it. Who is alone has no role.
const org = openOrg({
    projectDirectory: gardenProject([
        { name: 'Carl', permissionSets: ['Gardener'], role: 'Company' },
        { name: 'Nora', permissionSets: ['Gardener'], role: 'North' },
        { name: 'Cora', permissionSets: ['Gardener'], role: 'Coast' },
        { name: 'Sam', permissionSets: ['Gardener'], role: 'South' },
        { name: 'Alone', permissionSets: ['Gardener'] },
        { name: 'Rich', permissionSets: ['Gardener', 'Money'] },
        { name: 'Poor', permissionSets: ['Money'] }
    ]),
    clock: new FixedClock('2026-03-15T12:00:00Z')
});
const asAdministrator = saver(org);
let api: RunningApi;
beforeAll(async () => {
    api = await startApi(org);
});
afterAll(async () => {
    await api.close();
    org.close();
});

function user(persona: string) {
    const found = org.users.find((each) => each.persona === persona);
    if (found === undefined) {
        throw new Error(`No persona ${persona}`);
    }
    return found;
}

function save(persona: string, operation: SaveOperation): string {
    const [result] = org.save([operation], { userId: user(persona).id });
    return result!.success ? 'saved' : result!.errors.map(({ statusCode }) => statusCode).join(',');
}

const create = (persona: string, object: string, values: Record<string, unknown>) =>
    save(persona, { kind: 'create', object, values });
const update = (persona: string, object: string, id: string, values: Record<string, unknown>) =>
    save(persona, { kind: 'update', object, id, values });
const remove = (persona: string, object: string, id: string) => save(persona, { kind: 'delete', object, id });

/** A record that belongs to a persona. */
function given(object: string, owner: string, values: Record<string, unknown> = {}): string {
    return asAdministrator.create(object, { Name: 'given', OwnerId: user(owner).id, ...values });
}

interface Answer {
    readonly status: number;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    readonly body: any;
}

async function ask(persona: string, method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${api.url}/services/data/v66.0${path}`, {
        method,
        headers: { authorization: `Bearer ${user(persona).accessToken}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) })
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const soql = (persona: string, query: string) => ask(persona, 'GET', `/query?q=${encodeURIComponent(query)}`);
const graphql = async (persona: string, query: string) => (await ask(persona, 'POST', '/graphql', { query })).body;

async function sees(persona: string, object: string, id: string): Promise<boolean> {
    const { body } = await soql(persona, `SELECT Id FROM ${object} WHERE Id = '${id}'`);
    return body.totalSize === 1;
}

describe('object permissions', () => {
    it('let nobody without them see that the object exists', async () => {
        expect((await soql('Stranger', 'SELECT Id FROM Seed__c')).body[0]).toMatchObject({ errorCode: 'INVALID_TYPE' });
        expect((await ask('Stranger', 'GET', '/sobjects/Seed__c/describe')).status).toBe(404);
        expect((await ask('Stranger', 'GET', '/ui-api/object-info/Seed__c')).status).toBe(404);
        const { body } = await ask('Stranger', 'GET', '/sobjects');
        const names = body.sobjects.map(({ name }: { name: string }) => name);
        expect(names).not.toContain('Seed__c');
        expect(names).toContain('User');
        const answer = await graphql('Stranger', '{ uiapi { query { Seed__c { edges { node { Id } } } } } }');
        expect(answer.data).toBeNull();
        expect(answer.errors[0].message).toContain("Field 'Seed__c' in type 'RecordQuery' is undefined");
    });

    it('forbid creating, changing and deleting one by one', () => {
        const garden = given('Garden__c', 'Gardener');
        expect(create('Inspector', 'Garden__c', { Name: 'mine' })).toBe('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
        expect(update('Inspector', 'Garden__c', garden, { Name: 'x' })).toBe('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
        expect(remove('Inspector', 'Garden__c', garden)).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
        expect(create('Stranger', 'Garden__c', { Name: 'mine' })).toBe('INVALID_TYPE');
    });

    it('are told by describe and object info, which pages hide their buttons by', async () => {
        const { body: description } = await ask('Inspector', 'GET', '/sobjects/Garden__c/describe');
        expect(description).toMatchObject({ createable: false, updateable: false, deletable: false });
        const { body: info } = await ask('Gardener', 'GET', '/ui-api/object-info/Garden__c');
        expect(info).toMatchObject({ createable: true, updateable: true, deletable: true });
    });

    it('of one permission set add to those of another, and go with the assignment', () => {
        expect(create('Rich', 'Garden__c', { Name: 'rich', Budget__c: 5 })).toBe('saved');
        expect(create('Poor', 'Garden__c', { Name: 'poor' })).toBe('INVALID_TYPE');
        const assignment = [...org.store.readAll('PermissionSetAssignment')].find(
            (each) =>
                each['AssigneeId'] === user('Rich').id &&
                org.read('PermissionSet', String(each['PermissionSetId']))!['Name'] === 'Money'
        );
        asAdministrator.delete('PermissionSetAssignment', String(assignment!['Id']));
        expect(create('Rich', 'Garden__c', { Name: 'rich', Budget__c: 5 })).toBe('INVALID_FIELD');
        expect(create('Rich', 'Garden__c', { Name: 'rich' })).toBe('saved');
    });

    it('of all data reach every object and record, and no hidden field', () => {
        const garden = given('Garden__c', 'Gardener');
        expect(update('Keeper', 'Garden__c', garden, { Name: 'kept' })).toBe('saved');
        expect(update('Keeper', 'Garden__c', garden, { Budget__c: 1 })).toBe('INVALID_FIELD');
        expect(remove('Keeper', 'Garden__c', garden)).toBe('saved');
    });
});

describe('field permissions', () => {
    it('hide a field as if there were none of the name', async () => {
        const garden = given('Garden__c', 'Gardener', { Budget__c: 10 });
        expect((await soql('Gardener', 'SELECT Budget__c FROM Garden__c')).body[0]).toMatchObject({
            errorCode: 'INVALID_FIELD',
            message: expect.stringContaining("No such column 'Budget__c' on entity 'Garden__c'")
        });
        expect((await soql('Gardener', 'SELECT Id FROM Garden__c WHERE Budget__c > 1')).status).toBe(400);
        expect((await soql('Gardener', 'SELECT Id FROM Garden__c ORDER BY Budget__c')).status).toBe(400);
        expect((await soql('Gardener', 'SELECT Doubled__c FROM Garden__c')).status).toBe(400);
        const record = await ask('Gardener', 'GET', `/sobjects/Garden__c/${garden}`);
        expect(record.body).toHaveProperty('Soil__c');
        expect(record.body).not.toHaveProperty('Budget__c');
        const answer = await graphql(
            'Gardener',
            '{ uiapi { query { Garden__c { edges { node { Budget__c { value } } } } } } }'
        );
        expect(answer.errors[0].message).toContain("Field 'Budget__c' in type 'Garden__c' is undefined");
        expect(update('Gardener', 'Garden__c', garden, { Budget__c: 1 })).toBe('INVALID_FIELD');
    });

    it('leave hidden fields out of the UI API where they are optional, and refuse them where they are not', async () => {
        const garden = given('Garden__c', 'Gardener', { Budget__c: 10, Soil__c: 'clay' });
        const path = `/ui-api/records/${garden}`;
        const optional = await ask('Gardener', 'GET', `${path}?optionalFields=Garden__c.Budget__c,Garden__c.Soil__c`);
        expect(Object.keys(optional.body.fields)).toEqual(['Soil__c']);
        const required = await ask('Gardener', 'GET', `${path}?fields=Garden__c.Budget__c`);
        expect([required.status, required.body[0].errorCode]).toEqual([400, 'INVALID_FIELD']);
        const { body: info } = await ask('Gardener', 'GET', '/ui-api/object-info/Garden__c');
        expect(info.fields).not.toHaveProperty('Budget__c');
        expect(info.fields.Town__c).toMatchObject({ createable: false, updateable: false });
        expect(info.fields.Soil__c).toMatchObject({ createable: true, updateable: true });
    });

    it('refuse what may be read only, in the platform’s words', () => {
        const [result] = org.save([{ kind: 'create', object: 'Garden__c', values: { Name: 'x', Town__c: 'Delft' } }], {
            userId: user('Gardener').id
        });
        expect(result).toMatchObject({
            success: false,
            errors: [
                {
                    statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
                    message:
                        'Unable to create/update fields: Town__c. Please check the security settings of this field and ' +
                        'verify that it is read/write for your profile or permission set.',
                    fields: ['Town__c']
                }
            ]
        });
    });

    it('come with the object for names, required fields and masters', async () => {
        expect(create('Gardener', 'Seed__c', { Name: 'bean', Kind__c: 'bush' })).toBe('saved');
        const { status } = await soql('Gardener', 'SELECT Name, Kind__c, OwnerId, CreatedDate FROM Seed__c');
        expect(status).toBe(200);
        const garden = given('Garden__c', 'Gardener');
        expect(create('Gardener', 'Bed__c', { Name: 'bed', Garden__c: garden, Plants__c: 3 })).toBe('saved');
        // The roll-up is the system's work, whatever the user may edit.
        const { body } = await soql('Gardener', `SELECT Plants__c FROM Garden__c WHERE Id = '${garden}'`);
        expect(body.records[0].Plants__c).toBe(3);
    });
});

describe('access to records', () => {
    it('of a private object is the owner’s and that of those above, and of nobody beside or below', async () => {
        const garden = given('Garden__c', 'Nora');
        for (const [persona, seen] of [
            ['Nora', true],
            ['Carl', true],
            ['Administrator', true],
            ['Inspector', true],
            ['Owner Of All', true],
            ['Cora', false],
            ['Sam', false],
            ['Alone', false]
        ] as const) {
            expect([persona, await sees(persona, 'Garden__c', garden)]).toEqual([persona, seen]);
        }
        expect(update('Carl', 'Garden__c', garden, { Soil__c: 'sand' })).toBe('saved');
        expect(update('Sam', 'Garden__c', garden, { Soil__c: 'x' })).toBe(
            'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'
        );
        expect(remove('Cora', 'Garden__c', garden)).toBe('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
        expect(remove('Carl', 'Garden__c', garden)).toBe('saved');
    });

    it('is widened by rules: by the owner’s role, and by criteria', async () => {
        const coast = given('Garden__c', 'Cora');
        expect(await sees('Sam', 'Garden__c', coast)).toBe(true);
        expect(update('Sam', 'Garden__c', coast, { Soil__c: 'salt' })).toBe('saved');
        expect(remove('Sam', 'Garden__c', coast)).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
        const open = given('Garden__c', 'Nora', { Town__c: 'Open' });
        expect(await sees('Alone', 'Garden__c', open)).toBe(true);
        expect(update('Alone', 'Garden__c', open, { Soil__c: 'x' })).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
    });

    it('follows the master: to read, and to write as the relationship says', async () => {
        const open = given('Garden__c', 'Nora', { Town__c: 'Open' });
        const hidden = given('Garden__c', 'Nora');
        const bed = asAdministrator.create('Bed__c', { Name: 'bed', Garden__c: open });
        const hiddenBed = asAdministrator.create('Bed__c', { Name: 'bed', Garden__c: hidden });
        expect(await sees('Alone', 'Bed__c', bed)).toBe(true);
        expect(await sees('Alone', 'Bed__c', hiddenBed)).toBe(false);
        expect(update('Alone', 'Bed__c', bed, { Plants__c: 1 })).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
        expect(create('Alone', 'Bed__c', { Name: 'x', Garden__c: open })).toBe(
            'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'
        );
        expect(create('Alone', 'Visit__c', { Name: 'x', Garden__c: open })).toBe('saved');
        expect(create('Alone', 'Visit__c', { Name: 'x', Garden__c: hidden })).toBe(
            'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'
        );
    });

    it('by public defaults is to read, or to change, never to delete or to give away', async () => {
        const tool = given('Tool__c', 'Nora');
        const seed = given('Seed__c', 'Nora', { Kind__c: 'bush' });
        expect(await sees('Alone', 'Tool__c', tool)).toBe(true);
        expect(update('Alone', 'Tool__c', tool, { Name: 'x' })).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
        expect(update('Alone', 'Seed__c', seed, { Name: 'x' })).toBe('saved');
        expect(remove('Alone', 'Seed__c', seed)).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
        expect(update('Alone', 'Seed__c', seed, { OwnerId: user('Alone').id })).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
        expect(update('Nora', 'Seed__c', seed, { OwnerId: user('Stranger').id })).toBe('TRANSFER_REQUIRES_READ');
        expect(update('Nora', 'Seed__c', seed, { OwnerId: user('Alone').id })).toBe('saved');
    });

    it('is needed to point to a record, and without it the parent is blank', async () => {
        const garden = given('Garden__c', 'Nora');
        expect(create('Alone', 'Tool__c', { Name: 'rake', Garden__c: garden })).toBe(
            'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'
        );
        expect(create('Nora', 'Tool__c', { Name: 'rake', Garden__c: garden })).toBe('saved');
        const query = `SELECT Garden__r.Name FROM Tool__c WHERE Garden__c = '${garden}'`;
        expect((await soql('Nora', query)).body.records[0].Garden__r.Name).toBe('given');
        expect((await soql('Alone', query)).body.records[0].Garden__r).toBeNull();
    });

    it('keeps hidden records out of counts, aggregates, child lists and semi-joins', async () => {
        const town = 'Counted';
        const mine = given('Garden__c', 'Alone', { Town__c: town });
        const other = given('Garden__c', 'Nora', { Town__c: town });
        for (const [name, garden] of Object.entries({ a: mine, b: other })) {
            given('Tool__c', 'Nora', { Name: name, Garden__c: garden });
        }
        const where = `WHERE Town__c = '${town}'`;
        expect((await soql('Alone', `SELECT COUNT() FROM Garden__c ${where}`)).body.totalSize).toBe(1);
        const grouped = await soql('Alone', `SELECT COUNT(Id) n FROM Garden__c ${where}`);
        expect(grouped.body.records[0].n).toBe(1);
        const joined = await soql(
            'Alone',
            `SELECT Name FROM Tool__c WHERE Garden__c IN (SELECT Id FROM Garden__c ${where})`
        );
        expect(joined.body.records.map(({ Name }: { Name: string }) => Name)).toEqual(['a']);
        const beds = await soql('Administrator', `SELECT Id, (SELECT Id FROM Tools__r) FROM Garden__c ${where}`);
        expect(beds.body.totalSize).toBe(2);
    });

    it('answers a page with 403 where the record is there, and 404 where it is not', async () => {
        const garden = given('Garden__c', 'Nora');
        const path = (id: string) => `/ui-api/records/${id}?fields=Garden__c.Name`;
        const hidden = await ask('Alone', 'GET', path(garden));
        expect([hidden.status, hidden.body[0].errorCode]).toEqual([403, 'INSUFFICIENT_ACCESS']);
        asAdministrator.delete('Garden__c', garden);
        expect((await ask('Alone', 'GET', path(garden))).status).toBe(404);
        const shown = given('Tool__c', 'Nora');
        const refused = await ask('Alone', 'PATCH', `/sobjects/Tool__c/${shown}`, { Name: 'x' });
        expect([refused.status, refused.body[0].errorCode]).toEqual([403, 'INSUFFICIENT_ACCESS_OR_READONLY']);
    });
});

describe('the setup', () => {
    it('shows everybody the users, and of profiles, sets, roles and assignments their own', async () => {
        const { body: users } = await soql('Nora', 'SELECT Id FROM User');
        expect(users.totalSize).toBe(org.users.length);
        const own = await soql('Nora', 'SELECT PermissionSet.Name, Assignee.Name FROM PermissionSetAssignment');
        expect(own.body.records).toMatchObject([{ PermissionSet: { Name: 'Gardener' }, Assignee: { Name: 'Nora' } }]);
        const profiles = await soql('Nora', 'SELECT Name FROM Profile');
        expect(profiles.body.records).toMatchObject([{ Name: 'Minimum Access - Salesforce' }]);
        const all = await soql('Administrator', 'SELECT DeveloperName, ParentRole.DeveloperName FROM UserRole');
        expect(all.body.totalSize).toBe(4);
        expect(create('Nora', 'PermissionSetAssignment', {})).toBe('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    });
});
