import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { customObject, element, text } from '../../../__fixtures__/project';
import type * as Deployment from '../../../deploy/deployment';
import { ProblemList } from '../../../metadata/problems';
import { parseXml, type XmlElement } from '../../../metadata/xml';
import { archive, changes, deploy, failures, manifest, metadata, retrieve, start, type Running } from './support';

/** Lets a test keep deployments from going on once they have begun. */
const gate = vi.hoisted(() => {
    let open = Promise.resolve();
    return {
        opened: () => open,
        hold(): () => void {
            let release = (): void => {};
            open = new Promise((resolve) => (release = resolve));
            return release;
        }
    };
});

vi.mock('../../../deploy/deployment', async (original) => {
    const deployment = await original<typeof Deployment>();
    return {
        ...deployment,
        deployPackage: async (...given: Parameters<typeof deployment.deployPackage>) => {
            await gate.opened();
            return deployment.deployPackage(...given);
        }
    };
});

const shelves = {
    ...customObject('Shelf', { Code: text(20) }),
    'permissionsets/Deployers.permissionset': element('PermissionSet', {
        label: 'Deployers',
        hasActivationRequired: false,
        userPermissions: { enabled: true, name: 'ModifyMetadata' }
    }),
    'permissionsets/Readers.permissionset': element('PermissionSet', { label: 'Readers', hasActivationRequired: false })
};

let running: Running;
beforeEach(async () => {
    running = await start(shelves);
});
afterEach(() => running.stop());

/** What an XML file says, without its layout. */
function meaning(source: string): unknown {
    const value = ({ name, text: own, children }: XmlElement): unknown =>
        children.length === 0 ? [name, own.trim()] : [name, children.map(value)];
    return value(parseXml(source, '', new ProblemList())!);
}

const boxFile = metadata(
    'CustomObject',
    '    <compactLayoutAssignment>Box</compactLayoutAssignment>',
    '    <compactLayouts>',
    '        <fullName>Box</fullName>',
    '        <fields>Name</fields>',
    '        <label>Box</label>',
    '    </compactLayouts>',
    '    <deploymentStatus>Deployed</deploymentStatus>',
    '    <fields>',
    '        <fullName>Size__c</fullName>',
    '        <label>Size</label>',
    '        <precision>4</precision>',
    '        <scale>0</scale>',
    '        <type>Number</type>',
    '    </fields>',
    '    <fields>',
    '        <fullName>Volume__c</fullName>',
    '        <formula>/* of a',
    '  cube */ Size__c * Size__c * Size__c</formula>',
    '        <formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs>',
    '        <label>Volume</label>',
    '        <precision>18</precision>',
    '        <scale>0</scale>',
    '        <type>Number</type>',
    '    </fields>',
    '    <label>Box</label>',
    '    <nameField>',
    '        <label>Box Name</label>',
    '        <type>Text</type>',
    '    </nameField>',
    '    <pluralLabel>Boxes</pluralLabel>',
    '    <sharingModel>ReadWrite</sharingModel>',
    '    <validationRules>',
    '        <fullName>Not_Negative</fullName>',
    '        <active>true</active>',
    '        <errorConditionFormula>Size__c &lt; 0</errorConditionFormula>',
    '        <errorMessage>A box’s size is not negative.</errorMessage>',
    '    </validationRules>'
);

const bundle = {
    'lwc/greeting/greeting.js':
        "import { LightningElement } from 'lwc';\nexport default class Greeting extends LightningElement {\n    name = 'World';\n}\n",
    'lwc/greeting/greeting.html': '<template>\n    <p>Hello {name}</p>\n</template>\n',
    'lwc/greeting/greeting.js-meta.xml': metadata(
        'LightningComponentBundle',
        '    <apiVersion>66.0</apiVersion>',
        '    <isExposed>false</isExposed>'
    )
};

describe('retrieving', () => {
    it('gives a deployed object back as it was, all its parts in one file', async () => {
        const members = { CustomObject: ['Box__c'] };
        const deployed = await deploy(running.connect(), members, { 'objects/Box__c.object': boxFile });
        expect(failures(deployed)).toEqual([]);
        expect(changes(deployed)).toEqual({
            'CustomObject Box__c': 'created',
            'CompactLayout Box__c.Box': 'created',
            'CustomField Box__c.Size__c': 'created',
            'CustomField Box__c.Volume__c': 'created',
            'ValidationRule Box__c.Not_Negative': 'created'
        });
        const { files } = await retrieve(running.connect(), members);
        expect(Object.keys(files).sort()).toEqual(['objects/Box__c.object', 'package.xml']);
        expect(files['objects/Box__c.object']).toBe(boxFile);
        const again = await deploy(running.connect(), members, files);
        expect(new Set(Object.values(changes(again)))).toEqual(new Set(['unchanged']));
    });

    it('gives single fields, and what a wildcard stands for', async () => {
        await deploy(running.connect(), { CustomObject: ['Box__c'] }, { 'objects/Box__c.object': boxFile });
        const one = await retrieve(running.connect(), { CustomField: ['Box__c.Size__c'] });
        expect(meaning(one.files['objects/Box__c.object']!)).toEqual([
            'CustomObject',
            [
                [
                    'fields',
                    [
                        ['fullName', 'Size__c'],
                        ['label', 'Size'],
                        ['precision', '4'],
                        ['scale', '0'],
                        ['type', 'Number']
                    ]
                ]
            ]
        ]);
        const all = await retrieve(running.connect(), { CustomObject: ['*'], PermissionSet: ['*'] });
        expect(Object.keys(all.files).sort()).toEqual([
            'objects/Box__c.object',
            'objects/Shelf__c.object',
            'package.xml',
            'permissionsets/Deployers.permissionset',
            'permissionsets/Readers.permissionset'
        ]);
    });

    it('says what it does not find', async () => {
        const { messages } = await retrieve(running.connect(), {
            CustomObject: ['Absent__c', 'Account'],
            Gadget: ['*']
        });
        expect(messages).toEqual([
            "Entity of type 'CustomObject' named 'Absent__c' cannot be found",
            'Account is a standard object, and nothing of it was customized',
            "Entity type: 'Gadget' is unknown"
        ]);
    });
});

describe('what has no effect in the org', () => {
    it('is kept and given back: a component, its files replaced as a whole', async () => {
        const members = { LightningComponentBundle: ['greeting'] };
        const deployed = await deploy(running.connect(), members, bundle);
        expect(failures(deployed)).toEqual([]);
        expect(changes(deployed)).toEqual({ 'LightningComponentBundle greeting': 'created' });
        const { files } = await retrieve(running.connect(), members);
        expect(files).toMatchObject(bundle);
        const smaller = { ...bundle, 'lwc/greeting/greeting.css': 'p {\n    color: red;\n}\n' };
        await deploy(running.connect(), members, smaller);
        const back = await deploy(running.connect(), members, bundle);
        expect(changes(back)).toEqual({ 'LightningComponentBundle greeting': 'changed' });
        expect(Object.keys((await retrieve(running.connect(), members)).files)).not.toContain(
            'lwc/greeting/greeting.css'
        );
    });

    it('is refused where it does not compile, with the line', async () => {
        const broken = {
            ...bundle,
            'lwc/greeting/greeting.html': '<template>\n    <p>Hello {name}</div>\n</template>\n'
        };
        const result = await deploy(running.connect(), { LightningComponentBundle: ['greeting'] }, broken);
        expect(failures(result)).toEqual([
            expect.objectContaining({
                type: 'LightningComponentBundle',
                fullName: 'greeting',
                fileName: 'lwc/greeting/greeting.html',
                line: 2
            })
        ]);
    });

    it('includes reports in their folders', async () => {
        const report = metadata(
            'Report',
            '    <columns>',
            '        <field>CUST_NAME</field>',
            '    </columns>',
            '    <format>Tabular</format>',
            '    <name>Shelves</name>',
            '    <reportType>CustomEntity$Shelf__c</reportType>'
        );
        const files = {
            'reports/Library-meta.xml': metadata('ReportFolder', '    <name>Library</name>'),
            'reports/Library/Shelves.report': report
        };
        const members = { Report: ['Library', 'Library/Shelves'] };
        const result = await deploy(running.connect(), members, files);
        expect(failures(result)).toEqual([]);
        expect((await retrieve(running.connect(), members)).files).toMatchObject(files);
        const listed = await running.connect().metadata.list([{ type: 'Report', folder: 'Library' }]);
        expect(listed.map(({ fullName }) => fullName)).toEqual(['Library/Shelves']);
        const folders = await running.connect().metadata.list([{ type: 'ReportFolder' }]);
        expect(folders.map(({ fullName }) => fullName)).toEqual(['Library']);
    });
});

describe('describing and listing', () => {
    it('names the types with where their files lie', async () => {
        const { metadataObjects, partialSaveAllowed } = await running.connect().metadata.describe();
        expect(partialSaveAllowed).toBe(true);
        expect(metadataObjects.find(({ xmlName }) => xmlName === 'CustomObject')).toMatchObject({
            directoryName: 'objects',
            suffix: 'object',
            inFolder: false
        });
        const object = metadataObjects.find(({ xmlName }) => xmlName === 'CustomObject');
        expect(object?.childXmlNames).toContain('ValidationRule');
    });

    it('lists components with who changed them when', async () => {
        await deploy(running.connect(), { LightningComponentBundle: ['greeting'] }, bundle);
        const [component] = await running.connect().metadata.list([{ type: 'LightningComponentBundle' }]);
        expect(component).toMatchObject({
            fullName: 'greeting',
            type: 'LightningComponentBundle',
            fileName: 'lwc/greeting',
            lastModifiedByName: 'Administrator',
            lastModifiedDate: '2026-03-15T12:00:00.000Z'
        });
        const fields = await running.connect().metadata.list([{ type: 'CustomField' }]);
        expect(fields.map(({ fullName }) => fullName)).toEqual(['Shelf__c.Code__c']);
        await expect(running.connect().metadata.list([{ type: 'Gadget' }])).rejects.toThrow('Unknown type:Gadget');
    });
});

describe('the SOAP address', () => {
    const post = async (body: string, path = '/services/Soap/m/66.0'): Promise<{ status: number; text: string }> => {
        const response = await fetch(running.api.url + path, { method: 'POST', body });
        return { status: response.status, text: await response.text() };
    };
    const envelope = (body: string, session = running.org.users[0]!.accessToken): string =>
        '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header>' +
        `<SessionHeader xmlns="http://soap.sforce.com/2006/04/metadata"><sessionId>${session}</sessionId></SessionHeader>` +
        `</e:Header><e:Body>${body}</e:Body></e:Envelope>`;

    it.each([
        ['nothing', '', 'SOAP_PARSER_ERROR'],
        ['no XML', 'hello', 'SOAP_PARSER_ERROR'],
        ['broken XML', '<a><b></a>', 'SOAP_PARSER_ERROR'],
        ['XML that is no envelope', '<a/>', 'SOAP_PARSER_ERROR'],
        ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'SOAP_PARSER_ERROR']
    ])('answers %s with a fault', async (_what, body, code) => {
        const { status, text: answer } = await post(body);
        expect(status).toBe(500);
        expect(answer).toContain(`<faultcode>sf:${code}</faultcode>`);
    });

    it('answers other operations, other addresses and missing arguments with a fault', async () => {
        const faultOf = async (body: string, path?: string): Promise<string | undefined> =>
            /<faultcode>sf:(\w+)</.exec((await post(envelope(body), path)).text)?.[1];
        expect(await faultOf('<renameMetadata/>')).toBe('UNKNOWN_EXCEPTION');
        expect(await faultOf('<describeMetadata/>', '/services/Soap/u/66.0')).toBe('UNSUPPORTED_API_VERSION');
        expect(await faultOf('<deploy/>')).toBe('INVALID_FIELD');
        expect(await faultOf('<deploy><ZipFile>@@@</ZipFile></deploy>')).toBe('INVALID_FIELD');
        expect(await faultOf('<deploy><ZipFile>aGVsbG8=</ZipFile></deploy>')).toBe('INVALID_FIELD');
        expect(await faultOf('<retrieve/>')).toBe('INVALID_FIELD');
        expect(await faultOf('<listMetadata/>')).toBe('EXCEEDED_ID_LIMIT');
        expect(await faultOf('<checkDeployStatus><asyncProcessId>0Af</asyncProcessId></checkDeployStatus>')).toBe(
            'INVALID_CROSS_REFERENCE_KEY'
        );
    });

    it('needs a session, and a user who may change metadata', async () => {
        const { text: noSession } = await post(envelope('<describeMetadata/>', 'nobody'));
        expect(noSession).toContain('<faultcode>sf:INVALID_SESSION_ID</faultcode>');
        const reader = running.connect('readers@local-org.example');
        await expect(reader.metadata.describe()).rejects.toThrow('Metadata API');
        await expect(deploy(reader, { LightningComponentBundle: ['greeting'] }, bundle)).rejects.toThrow(
            'Metadata API'
        );
        const deployer = running.connect('deployers@local-org.example');
        const deployed = await deploy(deployer, { LightningComponentBundle: ['greeting'] }, bundle);
        expect(deployed).toMatchObject({ status: 'Succeeded', createdByName: 'Deployers' });
    });
});

describe('deployments over REST', () => {
    const request = async (
        method: string,
        path: string,
        body?: FormData | string,
        user = running.org.users[0]!
    ): Promise<{ status: number; body: Record<string, unknown> }> => {
        const response = await fetch(`${running.api.url}/services/data/v66.0/metadata/deployRequest${path}`, {
            method,
            headers: {
                authorization: `Bearer ${user.accessToken}`,
                ...(typeof body === 'string' && { 'content-type': 'application/json' })
            },
            ...(body !== undefined && { body })
        });
        return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const form = (options: unknown, zip: Uint8Array | undefined): FormData => {
        const parts = new FormData();
        parts.append('json', new Blob([JSON.stringify(options)], { type: 'application/json' }));
        if (zip !== undefined) {
            parts.append('file', new Blob([new Uint8Array(zip)], { type: 'application/zip' }), 'deploy.zip');
        }
        return parts;
    };
    const greeting = (): Buffer =>
        archive({ 'package.xml': manifest({ LightningComponentBundle: ['greeting'] }), ...bundle });

    async function finished(id: string): Promise<Record<string, unknown>> {
        for (;;) {
            const { body } = await request('GET', `/${id}?includeDetails=true`);
            const result = body['deployResult'] as Record<string, unknown>;
            if (result['done'] === true) {
                return result;
            }
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
    }

    it('check, and then deploy what was checked', async () => {
        const options = { deployOptions: { checkOnly: true, rollbackOnError: true } };
        const started = await request('POST', '', form(options, greeting()));
        expect(started).toMatchObject({ status: 201, body: { deployResult: { done: false } } });
        const id = String(started.body['id']);
        expect(await finished(id)).toMatchObject({
            status: 'Succeeded',
            checkOnly: true,
            details: {
                componentSuccesses: expect.arrayContaining([
                    expect.objectContaining({ fullName: 'greeting', created: true })
                ]) as unknown
            }
        });
        expect(await running.connect().metadata.list([{ type: 'LightningComponentBundle' }])).toEqual([]);
        const quick = await request('POST', '', JSON.stringify({ validatedDeployRequestId: id }));
        expect(quick.status).toBe(201);
        expect(await finished(String(quick.body['id']))).toMatchObject({ status: 'Succeeded', checkOnly: false });
        expect(await running.connect().metadata.list([{ type: 'LightningComponentBundle' }])).toHaveLength(1);
    });

    it('refuse malformed requests', async () => {
        const options = { deployOptions: {} };
        const code = async (body: FormData | string): Promise<unknown> => {
            const answer = await request('POST', '', body);
            expect(answer.status).toBe(400);
            return (answer.body as unknown as { errorCode: string }[])[0]?.errorCode;
        };
        expect(await code(form(options, undefined))).toBe('INVALID_MULTIPART_REQUEST');
        expect(await code(form(options, Buffer.from('no zip')))).toBe('INVALID_FIELD');
        expect(await code(form({ deployOptions: { checkOnly: 'yes' } }, greeting()))).toBe('JSON_PARSER_ERROR');
        expect(await code(form([], greeting()))).toBe('JSON_PARSER_ERROR');
        expect(await code('{"validatedDeployRequestId": "0Af000000000001AAA"}')).toBe('INVALID_ID_FIELD');
        expect((await request('GET', '/0Af000000000001AAA')).status).toBe(404);
        const reader = running.org.users.find(({ persona }) => persona === 'Readers')!;
        expect((await request('POST', '', form(options, greeting()), reader)).status).toBe(403);
    });

    it('can be canceled before they begin', async () => {
        const options = { deployOptions: { rollbackOnError: true } };
        const release = gate.hold();
        const begun = await request('POST', '', form(options, greeting()));
        try {
            const waiting = await request('POST', '', form(options, greeting()));
            const canceled = await request(
                'PATCH',
                `/${String(waiting.body['id'])}`,
                JSON.stringify({ deployResult: { status: 'Canceling' } })
            );
            expect(canceled).toMatchObject({ status: 202, body: { deployResult: { status: 'Canceled', done: true } } });
        } finally {
            release();
        }
        // The org is not stopped while it deploys.
        await expect
            .poll(() => request('GET', `/${String(begun.body['id'])}`), { timeout: 20_000 })
            .toMatchObject({ body: { deployResult: { status: 'Succeeded', done: true } } });
    });
});
