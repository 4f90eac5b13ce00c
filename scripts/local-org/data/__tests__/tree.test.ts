import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import {
    customObject,
    lookup,
    master,
    money,
    openFixture,
    rollup,
    text,
    validationRule,
    writeProject,
    type SourceFiles
} from '../../__fixtures__/project';
import { databaseFileOf, openOrg } from '../../open';
import type { Org } from '../../org';
import { exportTree } from '../exportTree';
import { importTree } from '../importTree';
import { DataFileError, readPlan, readTreeFile } from '../treeFiles';

/** Port ← Ship ← Container; a ship may follow another ship. */
function harbor(): SourceFiles {
    return Object.assign(
        {},
        customObject('Port', { Code: { ...text(), unique: true, externalId: true, caseSensitive: false } }),
        customObject(
            'Ship',
            {
                Port: master('Port__c', 'Ships'),
                Follows: lookup('Ship__c', 'Followers'),
                Value: money(),
                Sails: { type: 'Checkbox', defaultValue: 'false' },
                Left: { type: 'DateTime' },
                Containers: rollup('count', 'Container__c.Ship__c')
            },
            { detail: true }
        ),
        customObject(
            'Container',
            { Ship: master('Ship__c', 'Containers'), Weight: money() },
            { detail: true, nameField: { label: 'Container', type: 'AutoNumber', displayFormat: 'C-{0000}' } }
        ),
        validationRule('Container__c', 'Not_Too_Heavy', 'Weight__c > 40', 'Too heavy.', 'Weight__c')
    ) as SourceFiles;
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function folder(files: Readonly<Record<string, unknown>> = {}): string {
    const path = mkdtempSync(join(tmpdir(), 'tree-'));
    folders.push(path);
    for (const [name, content] of Object.entries(files)) {
        writeFileSync(join(path, name), typeof content === 'string' ? content : JSON.stringify(content));
    }
    return path;
}

function filled(): { org: Org; userId: string } {
    const { org, save } = openFixture(harbor());
    const port = save.create('Port__c', { Name: 'Genoa', Code__c: 'GOA' });
    const first = save.create('Ship__c', {
        Name: 'Ada',
        Port__c: port,
        Value__c: '1234567890123456.78',
        Left__c: '2026-01-02T03:04:05.678Z'
    });
    const second = save.create('Ship__c', { Name: 'Bea', Port__c: port, Follows__c: first, Sails__c: true });
    save.create('Container__c', { Ship__c: second, Weight__c: 12.5 });
    save.create('Container__c', { Ship__c: second, Weight__c: 40 });
    return { org, userId: org.users[0]!.id };
}

const ships =
    'SELECT Id, Name, Follows__c, Value__c, Sails__c, Left__c, (SELECT Id, Weight__c FROM Containers__r) FROM Ship__c';

function record(type: string, referenceId: string, values: Record<string, unknown> = {}): Record<string, unknown> {
    return { attributes: { type, referenceId }, ...values };
}

function refusal(work: () => unknown): string {
    try {
        work();
    } catch (error) {
        expect(error).toBeInstanceOf(DataFileError);
        return (error as DataFileError).message;
    }
    throw new Error('It was not refused.');
}

describe('an export', () => {
    it('nests children in one file, without blanks and Ids, with a reference for each record', () => {
        const { org, userId } = filled();
        const files = exportTree(org, userId, [ships]);
        expect(files.map(({ name, records }) => [name, records])).toEqual([['Ship__c-Container__c.json', 4]]);
        expect(JSON.parse(JSON.stringify(files[0]!.content))).toEqual({
            records: [
                record('Ship__c', 'Ship__cRef1', {
                    Name: 'Ada',
                    Value__c: 1234567890123456.78,
                    Sails__c: false,
                    Left__c: '2026-01-02T03:04:05.678Z'
                }),
                record('Ship__c', 'Ship__cRef2', {
                    Name: 'Bea',
                    Follows__c: '@Ship__cRef1',
                    Sails__c: true,
                    Containers__r: {
                        records: [
                            record('Container__c', 'Container__cRef1', { Weight__c: 12.5 }),
                            record('Container__c', 'Container__cRef2', { Weight__c: 40 })
                        ]
                    }
                })
            ]
        });
        expect(JSON.stringify(files[0]!.content)).toContain('"Value__c":1234567890123456.78');
    });

    it('with a plan has one file an object, children with a reference to their parent, and the plan', () => {
        const { org, userId } = filled();
        const files = exportTree(org, userId, ['SELECT Id, Name, Code__c FROM Port__c', ships], {
            plan: true,
            prefix: 'genoa'
        });
        expect(files.map(({ name }) => name)).toEqual([
            'genoa-Port__c.json',
            'genoa-Ship__c.json',
            'genoa-Container__c.json',
            'plan.json'
        ]);
        expect(files.at(-1)!.content).toEqual([
            { sobject: 'Port__c', files: ['genoa-Port__c.json'] },
            { sobject: 'Ship__c', files: ['genoa-Ship__c.json'] },
            { sobject: 'Container__c', files: ['genoa-Container__c.json'] }
        ]);
        expect(JSON.parse(JSON.stringify(files[2]!.content))).toEqual({
            records: [
                record('Container__c', 'Container__cRef1', { Weight__c: 12.5, Ship__c: '@Ship__cRef2' }),
                record('Container__c', 'Container__cRef2', { Weight__c: 40, Ship__c: '@Ship__cRef2' })
            ]
        });
    });

    it('keeps an Id that refers to a record outside of it, and names a parent by the field that was asked for', () => {
        const { org, userId } = filled();
        const [port] = org.store.readAll('Port__c');
        const [file] = exportTree(org, userId, [
            `SELECT Name, Port__c, Port__r.Code__c FROM Ship__c WHERE Name = 'Ada'`
        ]);
        expect(file!.content).toEqual({
            records: [
                record('Ship__c', 'Ship__cRef1', {
                    Name: 'Ada',
                    Port__c: port!['Id'],
                    Port__r: { attributes: { type: 'Port__c' }, Code__c: 'GOA' }
                })
            ]
        });
    });

    it('refuses queries that find no records of an object', () => {
        const { org, userId } = filled();
        expect(() => exportTree(org, userId, ['SELECT COUNT(Id) FROM Ship__c'])).toThrow(/only queries for records/);
        expect(() => exportTree(org, userId, ['SELECT Nothing__c FROM Ship__c'])).toThrow(/Nothing__c/);
    });
});

describe('an import', () => {
    it('creates children, and records that refer to later ones, after those', () => {
        const { org } = openFixture(harbor());
        const directory = folder({
            'ships.json': {
                records: [
                    record('Ship__c', 'last', { Name: 'Last', Port__c: '@port', Follows__c: '@first' }),
                    record('Ship__c', 'first', {
                        Name: 'First',
                        Port__r: { attributes: { type: 'Port__c' }, Code__c: 'TRS' },
                        Value__c: 1,
                        Containers__r: { records: [record('Container__c', 'box', { Weight__c: 3 })] }
                    })
                ]
            },
            'ports.json': {
                records: [record('Port__c', 'port', { Name: 'Genoa', Code__c: 'GOA' })]
            },
            'trieste.json': { records: [record('Port__c', 'other', { Name: 'Trieste', Code__c: 'TRS' })] }
        });
        const userId = org.users[0]!.id;
        importTree(org, userId, [readTreeFile(join(directory, 'trieste.json'))]);
        const imported = importTree(
            org,
            userId,
            ['ships.json', 'ports.json'].map((name) => readTreeFile(join(directory, name)))
        );
        const id = Object.fromEntries(imported.map((each) => [each.reference, each.id]));
        expect(imported).toHaveLength(4);
        expect(org.read('Ship__c', id['last']!)).toMatchObject({ Port__c: id['port'], Follows__c: id['first'] });
        expect(String(org.read('Ship__c', id['first']!)!['Containers__c'])).toBe('1');
        expect(org.read('Container__c', id['box']!)).toMatchObject({ Ship__c: id['first'] });
    });

    it('takes numbers digit by digit, also beyond floating point', () => {
        const { org } = openFixture(harbor());
        const directory = folder({
            'ports.json': { records: [record('Port__c', 'port', { Name: 'Genoa', Code__c: 'GOA' })] },
            'ships.json':
                '{"records": [{"attributes": {"type": "Ship__c", "referenceId": "s"}, "Name": "S", "Port__c": "@port", "Value__c": 9007199254740993.07}]}'
        });
        const imported = importTree(
            org,
            org.users[0]!.id,
            ['ports.json', 'ships.json'].map((name) => readTreeFile(join(directory, name)))
        );
        expect(String(org.read('Ship__c', imported[1]!.id)!['Value__c'])).toBe('9007199254740993.07');
    });

    it('writes nothing where one record is refused, and names its file, reference and field', () => {
        const { org } = openFixture(harbor());
        const directory = folder({
            'ports.json': { records: [record('Port__c', 'port', { Name: 'Genoa', Code__c: 'GOA' })] },
            'ships.json': {
                records: [
                    record('Ship__c', 'ship', {
                        Name: 'S',
                        Port__c: '@port',
                        Containers__r: {
                            records: [
                                record('Container__c', 'light', { Weight__c: 1 }),
                                record('Container__c', 'heavy', { Weight__c: 41 })
                            ]
                        }
                    })
                ]
            }
        });
        const files = ['ports.json', 'ships.json'].map((name) => readTreeFile(join(directory, name)));
        expect(refusal(() => importTree(org, org.users[0]!.id, files)).split('\n')).toEqual([
            `${directory}/ships.json: heavy.Weight__c: FIELD_CUSTOM_VALIDATION_EXCEPTION: Too heavy.`,
            'Nothing was imported.'
        ]);
        expect([...org.store.readAll('Port__c')]).toEqual([]);
    });

    it('refuses references that lead nowhere, in circles, or to two records', () => {
        const { org } = openFixture(harbor());
        const run = (...records: Record<string, unknown>[]): string => {
            const directory = folder({ 'ships.json': { records } });
            const message = refusal(() =>
                importTree(org, org.users[0]!.id, [readTreeFile(join(directory, 'ships.json'))])
            );
            return message.replaceAll(`${directory}/`, '');
        };
        expect(run(record('Ship__c', 'a', { Follows__c: '@b' }))).toContain(
            'ships.json: a.Follows__c: refers to @b, which none of the files has.'
        );
        expect(
            run(record('Ship__c', 'a', { Follows__c: '@b' }), record('Ship__c', 'b', { Follows__c: '@a' }))
        ).toContain('ships.json: a.Follows__c: refers to @b, which refers back to it.');
        expect(run(record('Ship__c', 'a'), record('Ship__c', 'a'))).toContain(
            'ships.json: a: the reference is used twice; the other one is in'
        );
        expect(run(record('Boat__c', 'a'))).toContain('ships.json: a: there is no object Boat__c.');
        expect(run(record('Ship__c', 'a', { Boats: { records: [] } }))).toContain(
            'ships.json: a.Boats: is no child relationship of Ship__c; allowed: Containers__r, Followers__r.'
        );
    });

    it('refuses files that are not in tree form, or not what the plan says', () => {
        const directory = folder({
            'no.json': 'no',
            'list.json': [],
            'bare.json': { records: [{ Name: 'x' }, 7] },
            'ports.json': { records: [record('Port__c', 'port')] },
            'plan.json': [{ sobject: 'Ship__c', files: ['ports.json'] }],
            'noplan.json': { sobject: 'Ship__c' }
        });
        const at = (name: string): string => join(directory, name);
        expect(refusal(() => readTreeFile(at('none.json')))).toMatch(/none\.json: cannot be read \(ENOENT/);
        expect(refusal(() => readTreeFile(at('no.json')))).toMatch(/no\.json: is no JSON/);
        expect(refusal(() => readTreeFile(at('list.json')))).toMatch(/list\.json: has no records; allowed/);
        expect(refusal(() => readTreeFile(at('bare.json')))).toMatch(
            /records\[0\]\.attributes: must have "type".*\n.*records\[1\]: is no object/
        );
        expect(refusal(() => readPlan(at('plan.json')))).toMatch(
            /ports\.json: port: is of Port__c; the plan says that the file is of Ship__c/
        );
        expect(refusal(() => readPlan(at('noplan.json')))).toMatch(/noplan\.json: is no plan; allowed/);
    });
});

describe('the commands', { timeout: 60_000 }, () => {
    const script = (name: string): string => fileURLToPath(new URL(`../${name}.ts`, import.meta.url));
    const run = (name: string, ...flags: string[]): { code: number | null; output: string; errors: string } => {
        const { INIT_CWD: _, ...environment } = process.env;
        const result = spawnSync(process.execPath, ['--import', 'tsx', script(name), ...flags], {
            encoding: 'utf8',
            env: environment
        });
        return { code: result.status, output: result.stdout, errors: result.stderr };
    };

    it('take everything out of the org of one project and into that of another', () => {
        const from = writeProject(harbor());
        const to = writeProject(harbor());
        const org = openOrg({ projectDirectory: from, databaseFile: databaseFileOf(from) });
        const userId = org.users[0]!.id;
        org.save(
            [
                { kind: 'create', object: 'Port__c', values: { Name: 'Genoa', Code__c: 'GOA' }, alias: 'p' },
                { kind: 'create', object: 'Ship__c', values: { Name: 'Ada', Port__c: '@{p}' } }
            ],
            { userId }
        );
        const busy = run('exportMain', '--project', from, '--plan');
        expect(busy).toMatchObject({ code: 1, output: '' });
        expect(busy.errors).toContain('is in use by another process');
        org.close();

        const directory = folder();
        expect(run('exportMain', '--project', from, '--plan', '--output-dir', directory)).toMatchObject({
            code: 0,
            errors: ''
        });
        expect(readdirSync(directory).sort()).toEqual(['Port__c.json', 'Ship__c.json', 'plan.json']);
        expect(readFileSync(join(directory, 'Ship__c.json'), 'utf8')).toContain('"Port__c": "@Port__cRef1"');
        const imported = run('importMain', '--project', to, '--plan', join(directory, 'plan.json'));
        expect(imported).toEqual({
            code: 0,
            output: 'imported 1 records of Port__c\nimported 1 records of Ship__c\n',
            errors: ''
        });
        const copy = openOrg({ projectDirectory: to, databaseFile: databaseFileOf(to) });
        expect([...copy.store.readAll('Ship__c')].map((ship) => ship['Name'])).toEqual(['Ada']);
        copy.close();
    });

    it('refuse wrong flags with exit code 2 and how to use them, and an org that is not there', () => {
        expect(run('exportMain')).toMatchObject({
            code: 2,
            errors: expect.stringContaining('usage: npm run org:export')
        });
        expect(run('importMain', '--nonsense')).toMatchObject({
            code: 2,
            errors: expect.stringContaining('usage: npm run org:import')
        });
        const project = writeProject(harbor());
        expect(run('exportMain', '--project', project, '--plan')).toMatchObject({
            code: 1,
            errors: expect.stringContaining('there is no org to export from')
        });
    });
});
