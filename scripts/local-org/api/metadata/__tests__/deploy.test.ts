import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { customObject, element, formula, number, text, validationRule } from '../../../__fixtures__/project';
import { changes, deploy, failures, metadata, retrieve, start, type Running, type StartOptions } from './support';

const shelves = {
    ...customObject('Shelf', { Code: text(20), Room: number(4) }),
    ...validationRule('Shelf__c', 'Room_Positive', 'Room__c < 0', 'A room is counted from 1.', 'Room__c')
};

const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
afterAll(() => rmSync(folder, { recursive: true }));

const running: Running[] = [];
afterEach(async () => {
    await Promise.all(running.splice(0).map((each) => each.stop()));
});

async function startShelves(options: StartOptions = {}): Promise<Running> {
    const started = await start(shelves, options);
    running.push(started);
    return started;
}

const keeper = [
    '    <fields>',
    '        <fullName>Keeper__c</fullName>',
    '        <label>Keeper</label>',
    '        <length>40</length>',
    '        <type>Text</type>',
    '    </fields>'
];

const keeperField = { CustomField: ['Shelf__c.Keeper__c'] };
const shelfFile = (...lines: readonly string[]): Record<string, string> => ({
    'objects/Shelf__c.object': metadata('CustomObject', ...lines)
});

describe('a deployment that succeeds', () => {
    it('adds a field that is described and takes values at once and after a restart', async () => {
        const databaseFile = join(folder, 'field.db');
        const first = await startShelves({ databaseFile });
        const connection = first.connect();
        const result = await deploy(connection, keeperField, shelfFile(...keeper));
        expect(failures(result)).toEqual([]);
        expect(result.status).toBe('Succeeded');
        expect(changes(result)).toEqual({ 'CustomField Shelf__c.Keeper__c': 'created' });
        const { fields } = await connection.sobject('Shelf__c').describe();
        expect(fields.find(({ name }) => name === 'Keeper__c')).toMatchObject({ type: 'string', length: 40 });
        const saved = await connection.sobject('Shelf__c').create({ Name: 'A', Keeper__c: 'Ada' });
        expect(saved.success).toBe(true);
        running.pop();
        await first.stop();
        const second = await startShelves({ databaseFile, directory: first.directory });
        const { records } = await second.connect().query('SELECT Keeper__c FROM Shelf__c');
        expect(records).toMatchObject([{ Keeper__c: 'Ada' }]);
    });

    it('changes a rule that is in force from then on, and tells changed from unchanged', async () => {
        const { connect } = await startShelves();
        const connection = connect();
        const rule = [
            '    <validationRules>',
            '        <fullName>Room_Positive</fullName>',
            '        <active>true</active>',
            '        <errorConditionFormula>Room__c &lt; 1</errorConditionFormula>',
            '        <errorDisplayField>Room__c</errorDisplayField>',
            '        <errorMessage>A room is counted from 1.</errorMessage>',
            '    </validationRules>'
        ];
        const code = [
            '    <fields>',
            '        <fullName>Code__c</fullName>',
            '        <label>Code</label>',
            '        <type>Text</type>',
            '        <length>20</length>',
            '    </fields>'
        ];
        const zero = { Name: 'Zero', Room__c: 0 };
        expect((await connection.sobject('Shelf__c').create(zero)).success).toBe(true);
        const result = await deploy(
            connection,
            { ValidationRule: ['Shelf__c.Room_Positive'], CustomField: ['Shelf__c.Code__c'] },
            shelfFile(...code, ...rule)
        );
        expect(changes(result)).toEqual({
            'CustomField Shelf__c.Code__c': 'unchanged',
            'ValidationRule Shelf__c.Room_Positive': 'changed'
        });
        await expect(connection.sobject('Shelf__c').create(zero)).rejects.toThrow('A room is counted from 1.');
    });

    it('changes nothing when it is only checked', async () => {
        const { connect, org } = await startShelves();
        const result = await deploy(connect(), keeperField, shelfFile(...keeper), { checkOnly: true });
        expect(result).toMatchObject({ status: 'Succeeded', checkOnly: true });
        expect(changes(result)).toEqual({ 'CustomField Shelf__c.Keeper__c': 'created' });
        expect(org.schema.objects.get('Shelf__c')!.fields.has('Keeper__c')).toBe(false);
        const columns = org.store.database.prepare("SELECT name FROM pragma_table_info('Shelf__c')").all();
        expect(columns).not.toContainEqual({ name: 'Keeper__c' });
        expect((await retrieve(connect(), keeperField)).messages).toEqual([
            "Entity of type 'CustomField' named 'Shelf__c.Keeper__c' cannot be found"
        ]);
    });

    it('gives way to a later edit of the project’s own file', async () => {
        const databaseFile = join(folder, 'edit.db');
        const first = await startShelves({ databaseFile });
        const labels = { CustomLabels: ['CustomLabels'] };
        const file = (value: string): string =>
            metadata(
                'CustomLabels',
                '    <labels>',
                '        <fullName>Greeting</fullName>',
                '        <language>en_US</language>',
                '        <protected>true</protected>',
                '        <shortDescription>Greeting</shortDescription>',
                `        <value>${value}</value>`,
                '    </labels>'
            );
        const ruleFile = join(
            first.directory,
            'app/objects/Shelf__c/validationRules/Room_Positive.validationRule-meta.xml'
        );
        const deployed = readFileSync(ruleFile, 'utf8').replace('from 1', 'from one');
        const rule = deployed.slice(deployed.indexOf('<fullName>'), deployed.indexOf('</ValidationRule>'));
        const result = await deploy(
            first.connect(),
            { ...labels, ValidationRule: ['Shelf__c.Room_Positive'] },
            {
                ...shelfFile(`<validationRules>${rule}</validationRules>`),
                'labels/CustomLabels.labels': file('Hello')
            }
        );
        expect(failures(result)).toEqual([]);
        running.pop();
        await first.stop();
        const messageOf = async (): Promise<string | undefined> => {
            const again = await startShelves({ databaseFile, directory: first.directory });
            const message = again.org.schema.objects.get('Shelf__c')!.validationRules[0]?.errorMessage;
            expect(again.org.project.ui.labels.get('Greeting')?.value).toBe('Hello');
            running.pop();
            await again.stop();
            return message;
        };
        expect(await messageOf()).toBe('A room is counted from one.');
        writeFileSync(ruleFile, readFileSync(ruleFile, 'utf8').replace('from 1', 'from I'));
        expect(await messageOf()).toBe('A room is counted from I.');
        appendFileSync(ruleFile, '\n');
        expect(await messageOf()).toBe('A room is counted from I.');
    });

    it('adds a custom label to those that are there', async () => {
        const { connect, org } = await startShelves();
        const label = (name: string, value: string): string[] => [
            '    <labels>',
            `        <fullName>${name}</fullName>`,
            '        <language>en_US</language>',
            '        <protected>true</protected>',
            `        <shortDescription>${name}</shortDescription>`,
            `        <value>${value}</value>`,
            '    </labels>'
        ];
        const path = 'labels/CustomLabels.labels';
        await deploy(
            connect(),
            { CustomLabels: ['CustomLabels'] },
            { [path]: metadata('CustomLabels', ...label('First', 'One'), ...label('Second', 'Two')) }
        );
        const result = await deploy(
            connect(),
            { CustomLabel: ['Second', 'Third'] },
            { [path]: metadata('CustomLabels', ...label('Second', 'Zwei'), ...label('Third', 'Three')) }
        );
        expect(failures(result)).toEqual([]);
        expect(changes(result)).toEqual({
            'CustomLabels CustomLabels': 'changed',
            'CustomLabel Second': 'changed',
            'CustomLabel Third': 'created'
        });
        const values = [...org.project.ui.labels.values()].map(({ apiName, value }) => `${apiName}=${value}`);
        expect(values.sort()).toEqual(['First=One', 'Second=Zwei', 'Third=Three']);
        const { files } = await retrieve(connect(), { CustomLabel: ['Third'] });
        expect(files[path]).toContain('<fullName>Third</fullName>');
        expect(files[path]).not.toContain('<fullName>First</fullName>');
    });
});

describe('a deployment that fails', () => {
    const refused = async (
        lines: readonly string[],
        members: Readonly<Record<string, readonly string[]>> = keeperField
    ): ReturnType<typeof deploy> => {
        const { connect, org } = await startShelves();
        const result = await deploy(connect(), members, shelfFile(...lines));
        expect(result.status).toBe('Failed');
        expect(result.success).toBe(false);
        expect(org.schema.objects.get('Shelf__c')!.fields.has('Keeper__c')).toBe(false);
        return result;
    };

    it('names a misspelt element with its line and column in the package’s file', async () => {
        const result = await refused(keeper.map((line) => line.replaceAll('length', 'lenght')));
        expect(failures(result)).toContainEqual({
            type: 'CustomField',
            fullName: 'Shelf__c.Keeper__c',
            fileName: 'objects/Shelf__c.object',
            problem: expect.stringContaining('CustomField has no element <lenght>. Did you mean length?') as string,
            line: 6,
            column: 9
        });
    });

    it('names a value that is none of those allowed', async () => {
        const result = await refused(keeper.map((line) => line.replace('>Text<', '>Txet<')));
        expect(failures(result)).toContainEqual(
            expect.objectContaining({
                fullName: 'Shelf__c.Keeper__c',
                problem: expect.stringContaining('<type> cannot be "Txet". Did you mean Text') as string,
                line: 7,
                column: 9
            })
        );
    });

    it('names a lookup to an object that is not there', async () => {
        const lines = [
            '    <fields>',
            '        <fullName>Keeper__c</fullName>',
            '        <label>Keeper</label>',
            '        <referenceTo>Keper__c</referenceTo>',
            '        <relationshipName>Shelves</relationshipName>',
            '        <type>Lookup</type>',
            '    </fields>'
        ];
        expect(failures(await refused(lines))).toContainEqual(
            expect.objectContaining({
                fullName: 'Shelf__c.Keeper__c',
                problem: expect.stringContaining('There is no object Keper__c.') as string,
                line: 6
            })
        );
    });

    it('names a formula that does not compile', async () => {
        const lines = [
            '    <fields>',
            '        <fullName>Keeper__c</fullName>',
            '        <formula>Code__c &amp;',
            '            Coed__c</formula>',
            '        <formulaTreatBlanksAs>BlankAsBlank</formulaTreatBlanksAs>',
            '        <label>Keeper</label>',
            '        <type>Text</type>',
            '    </fields>'
        ];
        const [failure] = failures(await refused(lines));
        expect(failure).toMatchObject({ type: 'CustomField', fullName: 'Shelf__c.Keeper__c', line: 6 });
        expect(failure?.problem).toContain('Coed__c');
    });

    it('names XML that is not well formed', async () => {
        const { connect } = await startShelves();
        const result = await deploy(
            connect(),
            { CustomTab: ['Shelf__c'] },
            { 'tabs/Shelf__c.tab': metadata('CustomTab', '    <customObject>true</customObjekt>') }
        );
        expect(failures(result)).toEqual([
            expect.objectContaining({
                type: 'CustomTab',
                fullName: 'Shelf__c',
                fileName: 'tabs/Shelf__c.tab',
                problem: expect.stringContaining('Not well-formed XML') as string,
                line: 3
            })
        ]);
    });

    it('names what the manifest has and the archive lacks, and the other way round', async () => {
        const { connect } = await startShelves();
        const result = await deploy(
            connect(),
            { CustomField: ['Shelf__c.Absent__c'], Gadget: ['X'] },
            {
                'tabs/Shelf__c.tab': metadata(
                    'CustomTab',
                    '    <customObject>true</customObject>',
                    '    <motif>Custom20: Airplane</motif>'
                )
            }
        );
        expect(failures(result).map(({ type, fullName, problem }) => [type, fullName, problem])).toEqual([
            [
                'CustomField',
                'Shelf__c.Absent__c',
                "An object 'Shelf__c.Absent__c' of type CustomField was named in package.xml, but was not found in zipped directory"
            ],
            ['', 'package.xml', expect.stringContaining("Unknown type name 'Gadget'")],
            ['CustomTab', 'Shelf__c', 'tabs/Shelf__c.tab is in the archive, and package.xml does not name it.']
        ]);
    });

    it('says that there is no package.xml, and where one is broken', async () => {
        const { connect } = await startShelves();
        const { archive } = await import('./support');
        const send = async (files: Record<string, string>) =>
            failures(await connect().metadata.deploy(archive(files), { rollbackOnError: true }).complete(true));
        expect(await send({ 'read.me': 'Hello' })).toMatchObject([
            { fileName: 'package.xml', problem: 'No package.xml found' }
        ]);
        expect(await send({ 'package.xml': '<Package>\n<types>\n</Package>' })).toMatchObject([
            { fileName: 'package.xml', problem: expect.stringContaining('Not well-formed XML') as string }
        ]);
    });

    it('breaks nothing else: what a change would leave dangling elsewhere is named there', async () => {
        const { connect, org } = await startShelves();
        const result = await deploy(
            connect(),
            {},
            {
                'destructiveChanges.xml': metadata(
                    'Package',
                    '    <types><members>Shelf__c.Room__c</members><name>CustomField</name></types>'
                )
            }
        );
        expect(result.status).toBe('Failed');
        expect(failures(result)).toContainEqual(
            expect.objectContaining({
                type: 'ValidationRule',
                fullName: 'Shelf__c.Room_Positive',
                problem: expect.stringContaining('Room__c') as string
            })
        );
        expect(org.schema.objects.get('Shelf__c')!.fields.has('Room__c')).toBe(true);
    });

    it('deploys the sound components alone where it may', async () => {
        const { connect, org } = await startShelves();
        const broken = keeper.map((line) => line.replaceAll('Keeper', 'Broken').replace('>Text<', '>Txet<'));
        const result = await deploy(
            connect(),
            { CustomField: ['Shelf__c.Keeper__c', 'Shelf__c.Broken__c'] },
            shelfFile(...keeper, ...broken),
            { rollbackOnError: false }
        );
        expect(result.status).toBe('SucceededPartial');
        expect(changes(result)).toEqual({ 'CustomField Shelf__c.Keeper__c': 'created' });
        expect(new Set(failures(result).map(({ fullName }) => fullName))).toEqual(new Set(['Shelf__c.Broken__c']));
        const { fields } = org.schema.objects.get('Shelf__c')!;
        expect([fields.has('Keeper__c'), fields.has('Broken__c')]).toEqual([true, false]);
    });
});

describe('a destructive deployment', () => {
    const without = (type: string, name: string): Record<string, string> => ({
        'destructiveChanges.xml': metadata(
            'Package',
            `    <types><members>${name}</members><name>${type}</name></types>`
        )
    });

    it('drops a field without values', async () => {
        const { connect, org } = await startShelves();
        const result = await deploy(connect(), {}, without('CustomField', 'Shelf__c.Code__c'));
        expect(changes(result)).toEqual({ 'CustomField Shelf__c.Code__c': 'deleted' });
        expect(org.schema.objects.get('Shelf__c')!.fields.has('Code__c')).toBe(false);
        await expect(connect().query('SELECT Code__c FROM Shelf__c')).rejects.toThrow('Code__c');
    });

    it('takes the field off layouts, out of permission sets and translations', async () => {
        const started = await start({
            ...shelves,
            'layouts/Shelf__c-Shelf Layout.layout': element('Layout', {
                layoutSections: {
                    label: 'Shelf',
                    layoutColumns: {
                        layoutItems: [
                            { behavior: 'Edit', field: 'Code__c' },
                            { behavior: 'Edit', field: 'Room__c' }
                        ]
                    },
                    style: 'OneColumn'
                }
            }),
            'permissionsets/Readers.permissionset': element('PermissionSet', {
                fieldPermissions: [
                    { editable: true, field: 'Shelf__c.Code__c', readable: true },
                    { editable: true, field: 'Shelf__c.Room__c', readable: true }
                ],
                label: 'Readers'
            }),
            'objectTranslations/Shelf__c-fr/Shelf__c-fr.objectTranslation': element('CustomObjectTranslation', {
                nameFieldLabel: 'Nom'
            }),
            'objectTranslations/Shelf__c-fr/Code__c.fieldTranslation': element('CustomFieldTranslation', {
                label: 'Code',
                name: 'Code__c'
            })
        });
        running.push(started);
        const result = await deploy(started.connect(), {}, without('CustomField', 'Shelf__c.Code__c'));
        expect(failures(result)).toEqual([]);
        const { files } = await retrieve(started.connect(), {
            Layout: ['*'],
            PermissionSet: ['*'],
            CustomObjectTranslation: ['*']
        });
        const all = Object.values(files).join();
        expect(all).not.toContain('Code__c');
        expect(all).toContain('<field>Room__c</field>');
        expect(all).toContain('<field>Shelf__c.Room__c</field>');
    });

    it('takes single labels out of their file', async () => {
        const label = (name: string) => ({
            fullName: name,
            language: 'en_US',
            protected: true,
            shortDescription: name,
            value: name
        });
        const started = await start({
            ...shelves,
            'labels/CustomLabels.labels': element('CustomLabels', {
                labels: [label('First'), label('Second'), label('Third')]
            })
        });
        running.push(started);
        const result = await deploy(
            started.connect(),
            {},
            {
                'destructiveChangesPost.xml': metadata(
                    'Package',
                    '<types><members>First</members><members>Third</members><name>CustomLabel</name></types>'
                )
            }
        );
        expect(changes(result)).toEqual({ 'CustomLabel First': 'deleted', 'CustomLabel Third': 'deleted' });
        expect([...started.org.project.ui.labels.keys()]).toEqual(['Second']);
    });

    it('is refused where values would be lost, and for an object with records', async () => {
        const { connect, org } = await startShelves();
        await connect().sobject('Shelf__c').create({ Name: 'A', Code__c: 'X1' });
        const field = await deploy(connect(), {}, without('CustomField', 'Shelf__c.Code__c'));
        expect(failures(field)).toEqual([
            expect.objectContaining({
                type: 'CustomField',
                fullName: 'Shelf__c.Code__c',
                problem: expect.stringContaining('there are values') as string
            })
        ]);
        const object = await deploy(connect(), {}, without('CustomObject', 'Shelf__c'), { checkOnly: true });
        expect(failures(object)).toMatchObject([{ type: 'CustomObject', fullName: 'Shelf__c' }]);
        expect(org.read('Shelf__c', (await connect().query('SELECT Id FROM Shelf__c')).records[0]!.Id!)).toMatchObject({
            Code__c: 'X1'
        });
    });

    it('loses data where the org was started to allow that', async () => {
        const { connect, org } = await startShelves({ mayLoseData: true });
        await connect().sobject('Shelf__c').create({ Name: 'A', Code__c: 'X1' });
        const result = await deploy(connect(), {}, without('CustomObject', 'Shelf__c'));
        expect(failures(result)).toEqual([]);
        expect(changes(result)).toEqual({ 'CustomObject Shelf__c': 'deleted' });
        expect(org.schema.findObject('Shelf__c')).toBeUndefined();
    });

    it('is warned of what is not there', async () => {
        const { connect } = await startShelves();
        const result = await deploy(connect(), {}, without('CustomField', 'Shelf__c.Absent__c'));
        expect(result.status).toBe('Succeeded');
        expect([result.details.componentSuccesses].flat()).toContainEqual(
            expect.objectContaining({
                problem: 'No CustomField named: Shelf__c.Absent__c found',
                problemType: 'Warning'
            })
        );
    });

    it('is refused for a standard object', async () => {
        const { connect } = await startShelves();
        const result = await deploy(connect(), {}, without('CustomObject', 'Account'));
        expect(failures(result)).toMatchObject([
            { fullName: 'Account', problem: expect.stringContaining('standard') as string }
        ]);
    });
});

describe('a type change of a field with values', () => {
    it('is refused', async () => {
        const { connect } = await startShelves();
        await connect().sobject('Shelf__c').create({ Name: 'A', Code__c: 'X1' });
        const lines = [
            '    <fields>',
            '        <fullName>Code__c</fullName>',
            '        <label>Code</label>',
            '        <precision>4</precision>',
            '        <scale>0</scale>',
            '        <type>Number</type>',
            '    </fields>'
        ];
        const result = await deploy(connect(), { CustomField: ['Shelf__c.Code__c'] }, shelfFile(...lines));
        expect(failures(result)).toMatchObject([
            {
                fullName: 'Shelf__c.Code__c',
                fileName: 'objects/Shelf__c.object',
                problem: expect.stringContaining('type or scale') as string
            }
        ]);
    });

    it('is possible for a formula, whose values are nobody’s', async () => {
        const { connect } = await start({
            ...shelves,
            ...customObject('Box', { Both: formula('Text', 'Name & "!"') })
        }).then((started) => (running.push(started), started));
        const lines = [
            '    <fields>',
            '        <fullName>Both__c</fullName>',
            '        <formula>LEN(Name)</formula>',
            '        <formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs>',
            '        <label>Both</label>',
            '        <precision>18</precision>',
            '        <scale>0</scale>',
            '        <type>Number</type>',
            '    </fields>'
        ];
        await connect().sobject('Box__c').create({ Name: 'Four' });
        const result = await deploy(
            connect(),
            { CustomField: ['Box__c.Both__c'] },
            { 'objects/Box__c.object': metadata('CustomObject', ...lines) }
        );
        expect(failures(result)).toEqual([]);
        expect((await connect().query('SELECT Both__c FROM Box__c')).records).toMatchObject([{ Both__c: 4 }]);
    });
});
