import type { Problem } from '../../metadata-check/problems';
import type { ProjectFile, ProjectSources } from '../metadata/projectSources';
import type { OrgProject } from '../metadata/project';
import type { Org } from '../org';
import { SchemaConflictError, type SchemaConflict } from '../store/schemaChange';
import { checkSources } from './checkSources';
import { detach } from './detach';
import { findDeletion, type Deletion } from './deletion';
import { changedFiles, filesByPlace, recordDeployedFiles } from './deployedFiles';
import { heldFiles } from './heldFiles';
import { ManifestError } from './manifest';
import {
    mergedChildren,
    packageComponent,
    readPackage,
    type BroughtComponent,
    type BroughtFile,
    type DeploymentPackage,
    type PackageProblem
} from './package';
import { componentKey, sourcePlace, type ComponentName } from './place';
import { sameContent, sameMetadata } from './sameContent';

export interface DeployOptions {
    /** Check everything, change nothing. */
    readonly checkOnly: boolean;
    /** One failure undoes all. */
    readonly rollbackOnError: boolean;
    /** A member of the manifest without a file is a warning. */
    readonly allowMissingFiles: boolean;
    /** Drop fields and objects that hold data. */
    readonly mayLoseData: boolean;
}

/** What became of one component. */
export interface ComponentResult {
    readonly component: ComponentName;
    readonly fileName: string;
    readonly created: boolean;
    readonly changed: boolean;
    readonly deleted: boolean;
    readonly success: boolean;
    readonly problem?: string;
    readonly problemType?: 'Error' | 'Warning';
    /** Counted from 1, in the package's file. */
    readonly line?: number;
    readonly column?: number;
}

/**
 * Deploys a package to a running org, all its components or (without `rollbackOnError`) those that can be.
 * @param files the package's archive
 * @returns a result for each component, failures included
 */
export async function deployPackage(
    org: Org,
    files: ReadonlyMap<string, Uint8Array>,
    options: DeployOptions,
    userId: string
): Promise<ComponentResult[]> {
    const { sources } = org.project;
    const current = filesByPlace(sources.files);
    try {
        const brought = readPackage(files, current);
        return await new Deployment(org, sources, current, brought, options, userId).run();
    } catch (error) {
        if (!(error instanceof ManifestError)) {
            throw error;
        }
        const { fileName, line, message } = error;
        return [
            failure({ component: packageComponent(fileName), fileName, message, ...(line !== undefined && { line }) })
        ];
    }
}

function failure(problem: PackageProblem): ComponentResult {
    const { component, fileName, line, column, message, isWarning } = problem;
    return {
        component,
        fileName,
        created: false,
        changed: false,
        deleted: false,
        success: isWarning === true,
        problem: message,
        problemType: isWarning === true ? 'Warning' : 'Error',
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column })
    };
}

/** Path to content, null for what goes. */
type FileContents = Map<string, string | Uint8Array | null>;

interface Changes {
    readonly changed: FileContents;
    /** Files that say the same as those in force; they are checked all the same. */
    readonly repeated: FileContents;
}

/** Whether the files are those of a component that is replaced as a whole. */
function isWhole(files: readonly BroughtFile[]): boolean {
    const { kind } = sourcePlace(files[0]!.path)!.owner;
    return kind === 'bundle' || kind === 'resource';
}

class Deployment {
    private readonly org: Org;
    private readonly sources: ProjectSources;
    private readonly current: ReadonlyMap<string, ProjectFile>;
    private readonly brought: DeploymentPackage;
    private readonly options: DeployOptions;
    private readonly userId: string;
    private readonly deletions: readonly Deletion[];
    private readonly currentByComponent: ReadonlyMap<string, readonly ProjectFile[]>;
    private readonly broughtByComponent: ReadonlyMap<string, readonly BroughtFile[]>;
    /** By component's key; found out once, for emitting a component's code takes time. */
    private readonly unchanged = new Map<string, boolean>();
    private mergedBefore: ReadonlyMap<string, string> | undefined;
    private readonly problems: PackageProblem[];
    /** Components that failed, by key. */
    private readonly failed = new Set<string>();

    constructor(
        org: Org,
        sources: ProjectSources,
        current: ReadonlyMap<string, ProjectFile>,
        brought: DeploymentPackage,
        options: DeployOptions,
        userId: string
    ) {
        this.org = org;
        this.sources = sources;
        this.current = current;
        this.brought = brought;
        this.options = options;
        this.userId = userId;
        this.currentByComponent = grouped([...current.values()], ({ path }) => componentKey(sourcePlace(path)!));
        this.broughtByComponent = grouped(brought.files, ({ component }) => componentKey(component));
        this.deletions = brought.deletions.map((deletion) => findDeletion(deletion, current));
        this.problems = [
            ...brought.problems.map((problem) => this.allowMissing(problem)),
            ...this.deletions.flatMap(({ problem }) => problem ?? [])
        ];
        for (const problem of this.problems) {
            this.markFailed(problem);
        }
    }

    async run(): Promise<ComponentResult[]> {
        for (;;) {
            const problems = await this.tryChanges(this.changes());
            if (problems.length === 0) {
                return this.results();
            }
            const known = this.failed.size;
            problems.forEach((problem) => this.markFailed(problem));
            this.problems.push(...problems);
            if (this.options.rollbackOnError || this.failed.size === known) {
                // With nothing more to leave out, nothing can be deployed.
                return this.results();
            }
        }
    }

    private allowMissing(problem: PackageProblem): PackageProblem {
        return this.options.allowMissingFiles && problem.message.includes('was not found in zipped directory')
            ? { ...problem, isWarning: true }
            : problem;
    }

    private markFailed({ component, isWarning }: PackageProblem): void {
        if (isWarning !== true) {
            this.failed.add(componentKey(component));
        }
    }

    /** What the components that have not failed change. */
    private changes(): Changes {
        const changed: FileContents = new Map();
        const repeated: FileContents = new Map();
        const deletions = this.deletions.filter(
            ({ component, problem }) => problem === undefined && !this.failed.has(componentKey(component))
        );
        const detached = detach(
            deletions.map(({ component }) => component),
            this.current
        );
        detached.forEach((content, path) => changed.set(path, content));
        deletions.flatMap(({ paths }) => paths).forEach((path) => changed.set(path, null));
        for (const [key, files] of this.broughtByComponent) {
            if (!this.failed.has(key)) {
                const isUnchanged = this.isUnchanged(key);
                // What is the same in several files was compiled before; nothing is gained by taking it twice.
                if (!isUnchanged || !isWhole(files)) {
                    this.replacedPaths(files).forEach((path) => changed.set(path, null));
                    files.forEach(({ path, content }) => (isUnchanged ? repeated : changed).set(path, content));
                }
            }
        }
        return { changed, repeated };
    }

    /** A component of several files is replaced as a whole. */
    private replacedPaths(files: readonly BroughtFile[]): string[] {
        return isWhole(files) ? this.currentFiles(files[0]!.component).map(({ path }) => sourcePlace(path)!.path) : [];
    }

    private currentFiles(component: ComponentName): readonly ProjectFile[] {
        return this.currentByComponent.get(componentKey(component)) ?? [];
    }

    private isUnchanged(key: string): boolean {
        let isUnchanged = this.unchanged.get(key);
        if (isUnchanged === undefined) {
            isUnchanged = this.saysTheSame(this.broughtByComponent.get(key) ?? []);
            this.unchanged.set(key, isUnchanged);
        }
        return isUnchanged;
    }

    /** Whether the files say what those in force say. */
    private saysTheSame(files: readonly BroughtFile[]): boolean {
        if (files.length === 0) {
            return true;
        }
        const currentFiles = isWhole(files)
            ? this.currentFiles(files[0]!.component)
            : files.flatMap(({ path }) => this.current.get(path) ?? []);
        const held = safelyHeld(currentFiles);
        return (
            held !== undefined &&
            held.size === files.length &&
            files.every(({ path, content }) => held.has(path) && sameContent(path, held.get(path)!, content))
        );
    }

    /**
     * Checks the changes and, unless a failure before forbids it, makes them; what stands against them is returned, and
     * then nothing was changed.
     */
    private async tryChanges({ changed, repeated }: Changes): Promise<PackageProblem[]> {
        const changes = new Map([...repeated, ...changed]);
        const sources = { ...this.sources, files: changedFiles(this.sources, this.sources.files, changes) };
        const bundles = new Set(
            sources.files.flatMap(({ path }) => {
                const place = sourcePlace(path);
                return place?.owner.kind === 'bundle' && changed.has(place.path) ? [path] : [];
            })
        );
        const { problems, project } = await checkSources(sources, bundles);
        const found = await this.causedProblems(problems, project === undefined);
        if (found.length > 0 || project === undefined) {
            return found;
        }
        return this.failed.size > 0 && this.options.rollbackOnError ? [] : this.apply(project, changed);
    }

    /** Problems of what the package brings, and those that it causes elsewhere. */
    private async causedProblems(problems: readonly Problem[], isUnusable: boolean): Promise<PackageProblem[]> {
        const taken = this.brought.files.filter(({ component }) => !this.failed.has(componentKey(component)));
        const brought = new Map(taken.map((file) => [file.path, file]));
        const elsewhere = problems.filter(({ file }) => !brought.has(sourcePlace(file)?.path ?? ''));
        const before =
            elsewhere.length === 0
                ? []
                : (await checkSources(this.sources, new Set())).problems.map(
                      ({ file, message }) => `${file}:${message}`
                  );
        const known = new Set(before);
        const caused = elsewhere.filter(({ file, message }) => !known.has(`${file}:${message}`));
        const own = problems.filter(({ file }) => brought.has(sourcePlace(file)?.path ?? ''));
        if (isUnusable && own.length + caused.length === 0) {
            throw new Error(`The org cannot be loaded: ${problems.map(({ message }) => message).join(' ')}`);
        }
        return [...own, ...caused].map((problem) =>
            locate(problem, brought.get(sourcePlace(problem.file)?.path ?? ''))
        );
    }

    private apply(project: OrgProject, changed: FileContents): PackageProblem[] {
        const changedAt = new Date(this.org.clock.now()).toISOString();
        const own = filesByPlace(this.sources.ownFiles);
        try {
            this.org.changeMetadata(project, {
                checkOnly: this.options.checkOnly,
                mayLoseData: this.options.mayLoseData,
                record: (database) =>
                    recordDeployedFiles(
                        database,
                        own,
                        [...changed].map(([path, content]) => ({ path, content, changedAt, changedBy: this.userId }))
                    )
            });
            return [];
        } catch (error) {
            if (!(error instanceof SchemaConflictError)) {
                throw error;
            }
            return error.conflicts.map((conflict) => this.conflictProblem(conflict));
        }
    }

    private conflictProblem({ object, field, message }: SchemaConflict): PackageProblem {
        const component =
            field === undefined
                ? { type: 'CustomObject', fullName: object }
                : { type: 'CustomField', fullName: `${object}.${field}` };
        const keys = [componentKey(component), componentKey({ type: 'CustomObject', fullName: object })];
        const blamed = [
            ...this.deletions.map((deletion) => ({ name: deletion.component, fileName: deletion.fileName })),
            ...this.brought.components.values()
        ].find(({ name }) => keys.includes(componentKey(name)));
        return {
            component: blamed?.name ?? component,
            fileName: blamed?.fileName ?? 'package.xml',
            message: `${message} Nothing is lost unless the org was started with --allow-data-loss.`
        };
    }

    /** Whether a component is new, or says something else than before. */
    private difference(key: string, { name, text }: BroughtComponent): { created: boolean; changed: boolean } {
        if (text !== undefined) {
            this.mergedBefore ??= mergedComponents(this.current.values());
            const before = this.mergedBefore.get(key);
            return { created: before === undefined, changed: before !== undefined && !sameMetadata(before, text) };
        }
        const isBrought = this.broughtByComponent.has(key);
        const created = isBrought && this.currentFiles(name).length === 0;
        return { created, changed: isBrought && !created && !this.isUnchanged(key) };
    }

    private results(): ComponentResult[] {
        const failures = this.problems.map(failure);
        const failedKeys = new Set(
            this.problems.filter(({ isWarning }) => isWarning !== true).map(({ component }) => componentKey(component))
        );
        const succeeded = [...this.brought.components].filter(([key]) => !failedKeys.has(key));
        const deleted = this.deletions.filter(
            ({ component, problem }) => problem === undefined && !failedKeys.has(componentKey(component))
        );
        return [
            ...(failedKeys.has(componentKey(packageComponent())) ? [] : [success(packageComponent(), 'package.xml')]),
            ...succeeded.map(([key, component]) => ({
                ...success(component.name, component.fileName),
                ...this.difference(key, component)
            })),
            ...deleted.map(({ component, fileName }) => ({ ...success(component, fileName), deleted: true })),
            ...failures
        ];
    }
}

/** The components without a file of their own, by key, with their elements. */
function mergedComponents(files: Iterable<ProjectFile>): Map<string, string> {
    const found = new Map<string, string>();
    for (const { path, content } of files) {
        const { owner, ownerName } = sourcePlace(path)!;
        for (const { component, text } of mergedChildren(owner, ownerName, content)) {
            found.set(componentKey(component), text);
        }
    }
    return found;
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
    const groups = new Map<string, Item[]>();
    for (const item of items) {
        const group = groups.get(keyOf(item));
        if (group === undefined) {
            groups.set(keyOf(item), [item]);
        } else {
            group.push(item);
        }
    }
    return groups;
}

function success(component: ComponentName, fileName: string): ComponentResult {
    return { component, fileName, created: false, changed: false, deleted: false, success: true };
}

/** Undefined where the component's source cannot be brought into its deployed form. */
function safelyHeld(files: readonly ProjectFile[]): Map<string, string | Uint8Array> | undefined {
    try {
        return new Map(heldFiles(files).map(({ path, content }) => [path, content]));
    } catch {
        return undefined;
    }
}

/** A problem at its place in the package, or in the org where the package does not bring the file. */
function locate({ file, line, column, message }: Problem, brought: BroughtFile | undefined): PackageProblem {
    if (brought === undefined) {
        const place = sourcePlace(file);
        const component = place === undefined ? packageComponent() : { type: place.type, fullName: place.fullName };
        return { component, fileName: place?.path ?? file, line, ...(column !== undefined && { column }), message };
    }
    const { component, fileName, origins, content } = brought;
    const start = typeof content === 'string' ? firstColumn(content, line) : 1;
    const origin = origins === undefined ? { line, shift: 0 } : origins[line - 1];
    return {
        component,
        fileName,
        message,
        ...(origin !== undefined && { line: origin.line, column: (column ?? start) + origin.shift })
    };
}

/** The column of the first letter of a line. */
function firstColumn(content: string, line: number): number {
    return (content.split('\n')[line - 1] ?? '').search(/\S|$/) + 1;
}
