import type { ComponentFacts } from '../../deploy/componentIndex';
import type { ComponentResult } from '../../deploy/deployment';
import type { DeployRequest, RetrieveRequest } from '../../deploy/requests';
import { componentTypes, type ComponentType } from '../../deploy/types';
import type { Org } from '../../org';

/** A value of the Metadata API: undefined parts are left out, lists are repeated elements in XML. */
export type ApiValue =
    string | number | boolean | readonly ApiValue[] | { readonly [name: string]: ApiValue | undefined };

/** DeployResult: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deployresult.htm */
export function deployResult(
    org: Org,
    request: DeployRequest,
    includeDetails: boolean
): Record<string, ApiValue | undefined> {
    const { options, status, results } = request;
    const done = isDone(request);
    const components = results.filter(({ component }) => component.type !== '');
    const failures = results.filter(({ success }) => !success);
    const deployed = components.filter(({ success }) => success);
    return {
        ...(request.canceledBy !== undefined && {
            canceledBy: request.canceledBy,
            canceledByName: userName(org, request.canceledBy)
        }),
        checkOnly: options.checkOnly,
        ...(request.completedAt !== undefined && { completedDate: timestamp(request.completedAt) }),
        createdBy: request.userId,
        createdByName: userName(org, request.userId),
        createdDate: timestamp(request.createdAt),
        details: includeDetails ? details(request, results) : undefined,
        done,
        ...(request.errorMessage !== undefined && {
            errorMessage: request.errorMessage,
            errorStatusCode: 'UNKNOWN_EXCEPTION'
        }),
        id: request.id,
        ignoreWarnings: options.ignoreWarnings,
        lastModifiedDate: timestamp(request.completedAt ?? request.startedAt ?? request.createdAt),
        numberComponentErrors: failures.length,
        numberComponentsDeployed: deployed.length,
        numberComponentsTotal: deployed.length + failures.length,
        numberTestErrors: 0,
        numberTestsCompleted: 0,
        numberTestsTotal: 0,
        rollbackOnError: options.rollbackOnError,
        runTestsEnabled: false,
        ...(request.startedAt !== undefined && { startDate: timestamp(request.startedAt) }),
        status,
        success: status === 'Succeeded' || status === 'SucceededPartial'
    };
}

function isDone({ completedAt }: DeployRequest): boolean {
    return completedAt !== undefined;
}

function details(request: DeployRequest, results: readonly ComponentResult[]): ApiValue {
    const message = (result: ComponentResult): ApiValue => deployMessage(request, result);
    return {
        componentFailures: results.filter(({ success }) => !success).map(message),
        componentSuccesses: results.filter(({ success }) => success).map(message),
        // There is no Apex here, so there are no tests to run.
        runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 }
    };
}

function deployMessage(request: DeployRequest, result: ComponentResult): ApiValue {
    return {
        changed: result.changed || result.created || result.deleted,
        ...(result.column !== undefined && { columnNumber: result.column }),
        componentType: result.component.type,
        created: result.created,
        createdDate: timestamp(request.completedAt ?? request.createdAt),
        deleted: result.deleted,
        fileName: result.fileName,
        fullName: result.component.fullName,
        ...(result.line !== undefined && { lineNumber: result.line }),
        ...(result.problem !== undefined && { problem: result.problem }),
        ...(result.problemType !== undefined && { problemType: result.problemType }),
        success: result.success
    };
}

/** RetrieveResult: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_retrieveresult.htm */
export function retrieveResult(org: Org, { id, result }: RetrieveRequest, includeZip: boolean): ApiValue {
    return {
        done: true,
        fileProperties: result.files.map((facts) => fileProperties(org, facts)),
        id,
        messages: result.messages,
        status: 'Succeeded',
        success: true,
        ...(includeZip && { zipFile: Buffer.from(result.zip).toString('base64') })
    };
}

/** FileProperties, as listMetadata and retrieve give them. */
export function fileProperties(org: Org, facts: ComponentFacts): Record<string, ApiValue> {
    return {
        createdById: facts.createdById,
        createdByName: userName(org, facts.createdById),
        createdDate: facts.createdDate,
        fileName: facts.fileName,
        fullName: facts.fullName,
        id: facts.id,
        lastModifiedById: facts.lastModifiedById,
        lastModifiedByName: userName(org, facts.lastModifiedById),
        lastModifiedDate: facts.lastModifiedDate,
        manageableState: 'unmanaged',
        type: facts.type
    };
}

/** DescribeMetadataResult: the types that can be deployed and retrieved here. */
export function describeResult(): Record<string, ApiValue> {
    return {
        metadataObjects: [...componentTypes].sort((left, right) => (left.name < right.name ? -1 : 1)).map(describeType),
        organizationNamespace: '',
        partialSaveAllowed: true,
        testRequired: false
    };
}

function describeType(type: ComponentType): Record<string, ApiValue | undefined> {
    return {
        childXmlNames: (type.children ?? []).filter(({ internal }) => internal !== true).map(({ name }) => name),
        directoryName: type.directory,
        inFolder: type.folderSuffix !== undefined,
        metaFile: type.kind === 'resource',
        suffix: type.suffix,
        xmlName: type.name
    };
}

function userName(org: Org, id: string): string {
    return org.users.find((user) => user.id === id)?.name ?? String(org.read('User', id)?.['Name'] ?? id);
}

function timestamp(instant: number): string {
    return new Date(instant).toISOString();
}
