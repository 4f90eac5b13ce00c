import type { DeployRequest, DeployRequestOptions, MetadataRequests } from '../../deploy/requests';
import { ArchiveError } from '../../deploy/zip';
import { apiError, notFound, ok, parseJsonObject, type ApiResponse } from '../http';
import type { ApiRequest, Route } from '../router';
import { mayUseMetadata } from './permission';
import { deployResult } from './results';

/** Largest deploy request in bytes: an archive of 39 MB and its form. */
const largestDeployBody = 40 * 1024 * 1024;

/** Deployments over REST: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm */
export function metadataRoutes(requests: MetadataRequests): Route[] {
    return [
        {
            method: 'POST',
            pattern: '/metadata/deployRequest',
            largestBody: largestDeployBody,
            run: (request) => deploy(requests, request)
        },
        {
            method: 'GET',
            pattern: '/metadata/deployRequest/{id}',
            run: (request) => {
                const found = deploymentOf(requests, request);
                const details = request.search.get('includeDetails') === 'true';
                return ok(answer(request, found, details));
            }
        },
        {
            method: 'PATCH',
            pattern: '/metadata/deployRequest/{id}',
            run: (request) => cancel(requests, request)
        }
    ];
}

async function deploy(requests: MetadataRequests, request: ApiRequest): Promise<ApiResponse> {
    requirePermission(request);
    const contentType = request.headers['content-type'] ?? '';
    if (contentType.startsWith('application/json')) {
        return quickDeploy(requests, request);
    }
    const { archive, options } = await readForm(request, contentType);
    try {
        const started = requests.deploy(archive, options, request.context.user.id);
        return { status: 201, body: { ...answer(request, started, false), validatedDeployRequestId: null } };
    } catch (error) {
        throw error instanceof ArchiveError ? apiError(400, 'INVALID_FIELD', error.message) : error;
    }
}

function quickDeploy(requests: MetadataRequests, request: ApiRequest): ApiResponse {
    const id = String(parseJsonObject(request.body)['validatedDeployRequestId'] ?? '');
    const started = requests.deployValidated(id, request.context.user.id);
    if (started === undefined) {
        throw apiError(400, 'INVALID_ID_FIELD', `There is no recent validation ${id} that succeeded.`);
    }
    return { status: 201, body: { ...answer(request, started, false), validatedDeployRequestId: id } };
}

async function readForm(
    { bytes, body }: ApiRequest,
    contentType: string
): Promise<{ archive: Uint8Array; options: DeployRequestOptions }> {
    let form: FormData;
    try {
        form = await new Response(new Uint8Array(bytes ?? Buffer.from(body)), {
            headers: { 'content-type': contentType }
        }).formData();
    } catch {
        throw apiError(400, 'INVALID_MULTIPART_REQUEST', 'The request body is no readable multipart/form-data.');
    }
    let archive: Uint8Array | undefined;
    let options: Record<string, unknown> | undefined;
    for (const [name, part] of form) {
        if (name === 'file' && typeof part !== 'string') {
            archive = new Uint8Array(await part.arrayBuffer());
        } else {
            options = parseJsonObject(typeof part === 'string' ? part : await part.text());
        }
    }
    if (archive === undefined || options === undefined) {
        const lacking = archive === undefined ? "'file', the zip archive" : "'json', the deploy options";
        throw apiError(400, 'INVALID_MULTIPART_REQUEST', `The form lacks the part ${lacking}.`);
    }
    return { archive, options: optionsOf(options['deployOptions']) };
}

/** @throws ApiError 400 for options that are none */
function optionsOf(given: unknown): DeployRequestOptions {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
        throw apiError(400, 'JSON_PARSER_ERROR', "'deployOptions' must be an object.");
    }
    const options = given as Record<string, unknown>;
    const flag = (name: string): boolean => {
        const value = options[name] ?? false;
        if (typeof value !== 'boolean') {
            throw apiError(400, 'JSON_PARSER_ERROR', `'${name}' must be true or false.`);
        }
        return value;
    };
    return {
        checkOnly: flag('checkOnly'),
        rollbackOnError: flag('rollbackOnError'),
        allowMissingFiles: flag('allowMissingFiles'),
        ignoreWarnings: flag('ignoreWarnings'),
        performRetrieve: flag('performRetrieve'),
        purgeOnDelete: flag('purgeOnDelete'),
        singlePackage: flag('singlePackage'),
        ...(typeof options['testLevel'] === 'string' && { testLevel: options['testLevel'] })
    };
}

function cancel(requests: MetadataRequests, request: ApiRequest): ApiResponse {
    const found = deploymentOf(requests, request);
    const { deployResult: wanted } = parseJsonObject(request.body) as { deployResult?: { status?: unknown } };
    if (wanted?.status !== 'Canceling') {
        throw apiError(400, 'INVALID_FIELD', "Only 'deployResult': {'status': 'Canceling'} can be asked for.");
    }
    if (found.completedAt !== undefined) {
        throw apiError(400, 'INVALID_ID_FIELD', 'Deployment already completed');
    }
    requests.cancel(found, request.context.user.id);
    return { status: 202, body: answer(request, found, false) };
}

function deploymentOf(requests: MetadataRequests, request: ApiRequest): DeployRequest {
    requirePermission(request);
    const found = requests.findDeployment(request.parameters['id'] ?? '');
    if (found === undefined) {
        throw notFound();
    }
    return found;
}

function answer({ context }: ApiRequest, found: DeployRequest, details: boolean): Record<string, unknown> {
    const result = deployResult(context.org, found, details);
    return { id: found.id, deployOptions: found.options, deployResult: result };
}

function requirePermission({ context }: ApiRequest): void {
    if (!mayUseMetadata(context.org, context.user)) {
        throw apiError(
            403,
            'INSUFFICIENT_ACCESS',
            'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions'
        );
    }
}
