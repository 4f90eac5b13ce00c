import { randomInt } from 'node:crypto';
import type { Org } from '../org';
import { recordId } from '../store/ids';
import type { ComponentResult } from './deployment';
import type { Manifest } from './manifest';
import type { RetrievedPackage } from './retrieval';
import { readZip } from './zip';

export interface DeployRequestOptions {
    readonly checkOnly: boolean;
    readonly rollbackOnError: boolean;
    readonly allowMissingFiles: boolean;
    readonly ignoreWarnings: boolean;
    readonly performRetrieve: boolean;
    readonly purgeOnDelete: boolean;
    readonly singlePackage: boolean;
    readonly testLevel?: string;
}

export type DeployStatus = 'Pending' | 'InProgress' | 'Succeeded' | 'SucceededPartial' | 'Failed' | 'Canceled';

/** A deployment that was asked for, and what became of it. */
export interface DeployRequest {
    readonly id: string;
    readonly options: DeployRequestOptions;
    readonly userId: string;
    /** Points in time: milliseconds, as the org's clock gives them. */
    readonly createdAt: number;
    startedAt?: number;
    completedAt?: number;
    status: DeployStatus;
    canceledBy?: string;
    results: readonly ComponentResult[];
    /** A failure of the org itself. */
    errorMessage?: string;
    readonly files: ReadonlyMap<string, Uint8Array>;
    /** Resolves when it is done. */
    done: Promise<void>;
}

export interface RetrieveRequest {
    readonly id: string;
    readonly result: RetrievedPackage;
}

/** How many past requests can still be asked about. */
const mostKept = 50;

/** The deployments and retrievals of an org since it was started; deployments run one after the other. */
export class MetadataRequests {
    private readonly org: Org;
    private readonly mayLoseData: boolean;
    private readonly deployments = new Map<string, DeployRequest>();
    private readonly retrievals = new Map<string, RetrieveRequest>();
    private last: Promise<void> = Promise.resolve();
    // Ids of an earlier start shall not name requests of this one.
    private next = randomInt(1, 2 ** 40);

    constructor(org: Org, mayLoseData: boolean) {
        this.org = org;
        this.mayLoseData = mayLoseData;
    }

    /**
     * Takes in a deployment, which begins when those before it are done.
     * @throws ArchiveError for bytes that are no zip archive
     */
    deploy(archive: Uint8Array, options: DeployRequestOptions, userId: string): DeployRequest {
        return this.enqueue(readZip(archive), options, userId);
    }

    /** Deploys what was only checked before; undefined where there is no such validation that succeeded. */
    deployValidated(id: string, userId: string): DeployRequest | undefined {
        const validated = this.findDeployment(id);
        return validated?.options.checkOnly === true && validated.status === 'Succeeded'
            ? this.enqueue(validated.files, { ...validated.options, checkOnly: false }, userId)
            : undefined;
    }

    findDeployment(id: string): DeployRequest | undefined {
        return this.deployments.get(id) ?? [...this.deployments.values()].find((each) => each.id.slice(0, 15) === id);
    }

    /** Cancels a deployment that has not begun. */
    cancel(request: DeployRequest, userId: string): void {
        if (request.status === 'Pending') {
            request.status = 'Canceled';
            request.canceledBy = userId;
            request.completedAt = this.org.clock.now();
        }
    }

    async retrieve(manifest: Manifest, folder: string): Promise<RetrieveRequest> {
        // Compilers take time and room that an org without deployments can do without.
        const { retrievePackage } = await import('./retrieval');
        const request = { id: this.newId('09S'), result: retrievePackage(this.org, manifest, folder) };
        remember(this.retrievals, request);
        return request;
    }

    findRetrieval(id: string): RetrieveRequest | undefined {
        return this.retrievals.get(id);
    }

    private enqueue(
        files: ReadonlyMap<string, Uint8Array>,
        options: DeployRequestOptions,
        userId: string
    ): DeployRequest {
        const request: DeployRequest = {
            id: this.newId('0Af'),
            options,
            userId,
            createdAt: this.org.clock.now(),
            status: 'Pending',
            results: [],
            files,
            done: Promise.resolve()
        };
        request.done = this.last.then(() => this.run(request));
        this.last = request.done;
        remember(this.deployments, request);
        return request;
    }

    private async run(request: DeployRequest): Promise<void> {
        // The answer to who asked goes out first.
        await new Promise((resolve) => setImmediate(resolve));
        if (request.status === 'Canceled') {
            return;
        }
        request.status = 'InProgress';
        request.startedAt = this.org.clock.now();
        try {
            const { deployPackage } = await import('./deployment');
            const options = { ...request.options, mayLoseData: this.mayLoseData };
            request.results = await deployPackage(this.org, request.files, options, request.userId);
            request.status = statusOf(request.results, request.options.rollbackOnError);
        } catch (error) {
            process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
            request.errorMessage = error instanceof Error ? error.message : String(error);
            request.status = 'Failed';
        }
        request.completedAt = this.org.clock.now();
    }

    private newId(prefix: string): string {
        this.next += 1;
        return recordId(prefix, this.next);
    }
}

function statusOf(results: readonly ComponentResult[], rollbackOnError: boolean): DeployStatus {
    const failures = results.filter(({ success }) => !success);
    if (failures.length === 0) {
        return 'Succeeded';
    }
    const succeeded = results.filter(
        ({ success, component, problemType }) => success && problemType === undefined && component.type !== ''
    );
    return rollbackOnError || succeeded.length === 0 ? 'Failed' : 'SucceededPartial';
}

function remember<Request extends { readonly id: string }>(requests: Map<string, Request>, request: Request): void {
    requests.set(request.id, request);
    const [oldest] = requests.keys();
    if (requests.size > mostKept && oldest !== undefined) {
        requests.delete(oldest);
    }
}
