import { listComponents } from '../../deploy/componentIndex';
import type { Manifest } from '../../deploy/manifest';
import type { DeployRequest, DeployRequestOptions, MetadataRequests } from '../../deploy/requests';
import { findType } from '../../deploy/types';
import { ArchiveError } from '../../deploy/zip';
import type { Org, OrgUser } from '../../org';
import type { ApiResponse } from '../http';
import {
    booleanOf,
    elementOf,
    elementsOf,
    readEnvelope,
    SoapFault,
    textOf,
    textsOf,
    writeFault,
    writeResponse,
    type SoapElement
} from './envelope';
import { mayUseMetadata } from './permission';
import { deployResult, describeResult, fileProperties, retrieveResult, type ApiValue } from './results';

/** Largest SOAP request in bytes: an archive of 39 MB as base64, and its envelope. */
export const largestSoapBody = 54 * 1024 * 1024;

interface Call {
    readonly org: Org;
    readonly requests: MetadataRequests;
    readonly user: OrgUser;
    readonly input: SoapElement;
}

const operations: Readonly<Record<string, (call: Call) => ApiValue | Promise<ApiValue>>> = {
    describeMetadata: () => describeResult(),
    listMetadata,
    deploy,
    deployRecentValidation,
    checkDeployStatus,
    cancelDeploy,
    retrieve,
    checkRetrieveStatus
};

/** Answers a request to `/services/Soap/m/…`. Whatever is wrong with it is a SOAP fault. */
export async function answerSoap(org: Org, requests: MetadataRequests, body: string): Promise<ApiResponse> {
    try {
        const { operation, arguments: input, sessionId } = readEnvelope(body);
        const user = org.users.find(({ accessToken }) => accessToken === sessionId);
        if (user === undefined) {
            throw new SoapFault('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
        }
        const run = operations[operation];
        if (run === undefined) {
            const known = Object.keys(operations).join(', ');
            throw new SoapFault(
                'UNKNOWN_EXCEPTION',
                `No operation available for request ${operation}; known are ${known}.`
            );
        }
        if (!mayUseMetadata(org, user)) {
            throw new SoapFault(
                'INSUFFICIENT_ACCESS',
                'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions'
            );
        }
        return xml(200, writeResponse(operation, await run({ org, requests, user, input })));
    } catch (error) {
        if (error instanceof SoapFault) {
            return xml(500, writeFault(error));
        }
        process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
        const message = error instanceof Error ? error.message : String(error);
        return xml(500, writeFault(new SoapFault('UNKNOWN_EXCEPTION', message)));
    }
}

/** A fault before an operation is known. */
export function soapFault(code: string, message: string): ApiResponse {
    return xml(500, writeFault(new SoapFault(code, message)));
}

function xml(status: number, content: string): ApiResponse {
    return { status, raw: { contentType: 'text/xml; charset=utf-8', content } };
}

function listMetadata({ org, input }: Call): ApiValue {
    const queries = elementsOf(input, 'queries');
    if (queries.length === 0 || queries.length > 3) {
        throw new SoapFault('EXCEEDED_ID_LIMIT', `listMetadata takes 1 to 3 queries; found ${queries.length}.`);
    }
    const components = listComponents(org);
    return queries.flatMap((query) => {
        const type = textOf(query, 'type') ?? '';
        const folder = textOf(query, 'folder');
        // The folders of a type are listed as a type of their own.
        const ofFolders = /^(\w+)Folder$/.exec(type)?.[1];
        const found = findType(ofFolders ?? type);
        if (found === undefined) {
            throw new SoapFault('INVALID_TYPE', `Unknown type:${type}`);
        }
        const inFolders = found.type.folderSuffix !== undefined;
        return components
            .filter((facts) => facts.type === (ofFolders ?? type))
            .filter(
                ({ fileName, fullName }) =>
                    !inFolders ||
                    (ofFolders !== undefined
                        ? fileName.endsWith('-meta.xml')
                        : !fileName.endsWith('-meta.xml') && fullName.startsWith(`${folder ?? ''}/`))
            )
            .map((facts) => ({ ...fileProperties(org, facts), type }));
    });
}

function deploy({ org, requests, user, input }: Call): ApiValue {
    const text = textOf(input, 'ZipFile') ?? '';
    if (text === '' || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text)) {
        throw new SoapFault('INVALID_FIELD', '<ZipFile> must be a zip archive in base64.');
    }
    try {
        const options = optionsOf(elementOf(input, 'DeployOptions') ?? {});
        return asyncResult(requests.deploy(Buffer.from(text, 'base64'), options, user.id), org);
    } catch (error) {
        throw error instanceof ArchiveError ? new SoapFault('INVALID_FIELD', error.message) : error;
    }
}

function optionsOf(element: SoapElement): DeployRequestOptions {
    const testLevel = textOf(element, 'testLevel');
    return {
        checkOnly: booleanOf(element, 'checkOnly', false),
        rollbackOnError: booleanOf(element, 'rollbackOnError', false),
        allowMissingFiles: booleanOf(element, 'allowMissingFiles', false),
        ignoreWarnings: booleanOf(element, 'ignoreWarnings', false),
        performRetrieve: booleanOf(element, 'performRetrieve', false),
        purgeOnDelete: booleanOf(element, 'purgeOnDelete', false),
        singlePackage: booleanOf(element, 'singlePackage', false),
        ...(testLevel !== undefined && { testLevel })
    };
}

function asyncResult({ id }: DeployRequest, org: Org): ApiValue {
    return { done: false, id, state: 'Queued', createdDate: new Date(org.clock.now()).toISOString() };
}

function deployRecentValidation({ requests, user, input }: Call): ApiValue {
    const id = textOf(input, 'validationId') ?? '';
    const request = requests.deployValidated(id, user.id);
    if (request === undefined) {
        throw new SoapFault('INVALID_ID_FIELD', `There is no recent validation ${id} that succeeded.`);
    }
    return request.id;
}

function checkDeployStatus({ org, requests, input }: Call): ApiValue {
    return deployResult(
        org,
        deploymentOf(requests, textOf(input, 'asyncProcessId')),
        booleanOf(input, 'includeDetails', false)
    );
}

function cancelDeploy({ requests, user, input }: Call): ApiValue {
    const request = deploymentOf(requests, textOf(input, 'id') ?? textOf(input, 'String'));
    if (request.completedAt !== undefined) {
        throw new SoapFault('INVALID_ID_FIELD', 'Deployment already completed');
    }
    requests.cancel(request, user.id);
    return { done: request.completedAt !== undefined, id: request.id };
}

function deploymentOf(requests: MetadataRequests, id: string | undefined): DeployRequest {
    const request = requests.findDeployment(id ?? '');
    if (request === undefined) {
        throw new SoapFault('INVALID_CROSS_REFERENCE_KEY', `There is no deployment with the Id ${id ?? '(none)'}.`);
    }
    return request;
}

async function retrieve({ requests, input }: Call): Promise<ApiValue> {
    const request = elementOf(input, 'request') ?? elementOf(input, 'retrieveRequest') ?? {};
    const packageNames = textsOf(request, 'packageNames');
    if (packageNames.length > 0) {
        throw new SoapFault('INVALID_CROSS_REFERENCE_KEY', `No package named '${packageNames[0]}' found`);
    }
    const unpackaged = elementOf(request, 'unpackaged');
    if (unpackaged === undefined) {
        throw new SoapFault('INVALID_FIELD', 'A retrieve request needs <unpackaged>, which names what to retrieve.');
    }
    const folder = booleanOf(request, 'singlePackage', false) ? '' : 'unpackaged/';
    const { id } = await requests.retrieve(manifestOf(unpackaged), folder);
    return { done: false, id, state: 'Queued' };
}

function manifestOf(element: SoapElement): Manifest {
    const version = textOf(element, 'version');
    return {
        ...(version !== undefined && { version }),
        types: elementsOf(element, 'types').map((type) => ({
            name: textOf(type, 'name') ?? '',
            members: textsOf(type, 'members').map((member) => member.trim()),
            line: 1
        }))
    };
}

function checkRetrieveStatus({ org, requests, input }: Call): ApiValue {
    const id = textOf(input, 'asyncProcessId') ?? textOf(input, 'id') ?? '';
    const request = requests.findRetrieval(id);
    if (request === undefined) {
        throw new SoapFault('INVALID_CROSS_REFERENCE_KEY', `There is no retrieval with the Id ${id}.`);
    }
    return retrieveResult(org, request, booleanOf(input, 'includeZip', true));
}
