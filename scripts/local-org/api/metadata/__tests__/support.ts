import { strToU8, unzipSync, zipSync } from 'fflate';
import { Connection } from 'jsforce';
import type { DeployResult } from 'jsforce/lib/api/metadata';
import { openOrg } from '../../../open';
import type { Org } from '../../../org';
import { writeProject, type SourceFiles } from '../../../__fixtures__/project';
import { FixedClock } from '../../../clock';
import { startApi, type RunningApi } from '../../server';

/** An org that runs, and a client signed in to it. */
export interface Running {
    readonly org: Org;
    readonly api: RunningApi;
    readonly directory: string;
    connect(username?: string): Connection;
    stop(): Promise<void>;
}

export interface StartOptions {
    readonly directory?: string;
    readonly databaseFile?: string;
    readonly mayLoseData?: boolean;
}

export async function start(files: SourceFiles, options: StartOptions = {}): Promise<Running> {
    const directory = options.directory ?? writeProject(files);
    const org = openOrg({
        projectDirectory: directory,
        clock: new FixedClock('2026-03-15T12:00:00Z'),
        ...(options.databaseFile !== undefined && { databaseFile: options.databaseFile })
    });
    const api = await startApi(org, { mayLoseData: options.mayLoseData ?? false });
    return {
        org,
        api,
        directory,
        connect: (username = 'admin@local-org.example') => {
            const user = org.users.find((each) => each.username === username);
            const connection = new Connection({
                instanceUrl: api.url,
                accessToken: user?.accessToken ?? 'none',
                version: '66.0'
            });
            connection.metadata.pollInterval = 20;
            connection.metadata.pollTimeout = 60_000;
            return connection;
        },
        stop: async () => {
            await api.close();
            org.close();
        }
    };
}

const namespace = 'http://soap.sforce.com/2006/04/metadata';

/** A metadata file; lines count from its first line, the prolog. */
export function metadata(root: string, ...lines: readonly string[]): string {
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<${root} xmlns="${namespace}">`,
        ...lines,
        `</${root}>`,
        ''
    ].join('\n');
}

/** A manifest that names members by type. */
export function manifest(types: Readonly<Record<string, readonly string[]>>): string {
    const lines = Object.entries(types).flatMap(([name, members]) => [
        '    <types>',
        ...members.map((member) => `        <members>${member}</members>`),
        `        <name>${name}</name>`,
        '    </types>'
    ]);
    return metadata('Package', ...lines, '    <version>66.0</version>');
}

export function archive(files: Readonly<Record<string, string>>): Buffer {
    return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))));
}

export function unpack(zipFile: string): Record<string, string> {
    const files = unzipSync(Buffer.from(zipFile, 'base64'));
    return Object.fromEntries(
        Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')])
    );
}

/** Deploys files with a manifest that names the members, and waits for the result. */
export async function deploy(
    connection: Connection,
    members: Readonly<Record<string, readonly string[]>>,
    files: Readonly<Record<string, string>>,
    options: Readonly<Record<string, boolean>> = {}
): Promise<DeployResult> {
    const zip = archive({ 'package.xml': manifest(members), ...files });
    return connection.metadata.deploy(zip, { rollbackOnError: true, ...options }).complete(true);
}

export async function retrieve(
    connection: Connection,
    members: Readonly<Record<string, readonly string[]>>
): Promise<{ readonly files: Record<string, string>; readonly messages: string[] }> {
    const types = Object.entries(members).map(([name, names]) => ({ name, members: [...names] }));
    const result = await connection.metadata
        .retrieve({
            apiVersion: 66,
            singlePackage: true,
            packageNames: [],
            specificFiles: [],
            unpackaged: { types, version: '66.0' } as never
        })
        .complete();
    return {
        files: unpack(result.zipFile),
        messages: [result.messages].flat().map(({ problem }) => problem)
    };
}

export interface Message {
    readonly type: string;
    readonly fullName: string;
    readonly fileName: string;
    readonly problem: string;
    readonly line: number | undefined;
    readonly column: number | undefined;
}

export function failures({ details }: DeployResult): Message[] {
    return [details.componentFailures].flat().map((message) => ({
        type: message.componentType ?? '',
        fullName: message.fullName,
        fileName: message.fileName,
        problem: message.problem ?? '',
        line: message.lineNumber ?? undefined,
        column: message.columnNumber ?? undefined
    }));
}

/** What became of each component: 'CustomField Shelf__c.Code__c': 'created'. */
export function changes({ details }: DeployResult): Record<string, string> {
    return Object.fromEntries(
        [details.componentSuccesses]
            .flat()
            .filter(({ componentType }) => (componentType ?? '') !== '')
            .map(({ componentType, fullName, created, deleted, changed }) => [
                `${componentType} ${fullName}`,
                deleted ? 'deleted' : created ? 'created' : changed ? 'changed' : 'unchanged'
            ])
    );
}
