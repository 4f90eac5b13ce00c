import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AccessControl, type Access } from './access/accessControl';
import { OrgClock, systemClock, type Clock } from './clock';
import { DueWork, type FlowRun } from './flow/schedule/dueWork';
import { OrgTime, type TimeOverview } from './flow/schedule/orgTime';
import { FormulaEvaluationError } from './formula/index';
import { deployedFiles, withDeployedFiles } from './deploy/deployedFiles';
import { loadSources } from './metadata/loadSchema';
import { ProblemList } from './metadata/problems';
import type { OrgProject } from './metadata/project';
import { readProjectSources } from './metadata/projectSources';
import type { MetadataChangeOptions, Org, OrgUser, SaveOperation, SaveOptions, SaveResult } from './org';
import type { SaveContext } from './save/draft';
import { recomputeRollups } from './save/recomputeRollups';
import { saveOperations } from './save/saveOperations';
import { fieldValue, type Runtime } from './save/scope';
import { SaveTransaction } from './save/transaction';
import type { SchemaChange } from './store/schemaChange';
import { DatabaseInUseError, openDatabase, Store } from './store/store';
import { AccessTokens, setUpOrg } from './users';
import type { FieldValue, FieldValues } from './values';

export interface OpenOptions {
    /** The SFDX project to run; default: the current directory. */
    readonly projectDirectory?: string;
    /** Where the records are kept: a file, or 'memory' (the default), which ends with the org. */
    readonly databaseFile?: string;
    /** Begin with an empty database, whatever the file holds. */
    readonly reset?: boolean;
    readonly clock?: Clock;
}

/** The one file in which a project's org keeps its records, whichever command runs it. */
export function databaseFileOf(projectDirectory: string): string {
    return join(projectDirectory, '.local-org', 'org.db');
}

/**
 * Opens an org on a project: reads its metadata and what was deployed since, fits the database to it, sets up the
 * standard users.
 * @throws MetadataError with every problem of the project; SchemaConflictError where the database holds data that the
 *   metadata has no place for any more; Error where another process has the database open.
 */
export function openOrg(options: OpenOptions = {}): Org {
    const problems = new ProblemList();
    const sources = readProjectSources(resolve(options.projectDirectory ?? process.cwd()), problems);
    const file =
        options.databaseFile === undefined || options.databaseFile === 'memory' ? undefined : options.databaseFile;
    if (file !== undefined) {
        mkdirSync(dirname(file), { recursive: true });
    }
    if (file !== undefined && options.reset === true) {
        // Nothing is deleted for a project that could not start then.
        loadSources(sources);
        refuseIfInUse(file);
        removeDatabase(file);
    }
    const database = openDatabase(file ?? ':memory:');
    let store: Store | undefined;
    try {
        const project = loadSources(withDeployedFiles(sources, deployedFiles(database)), problems);
        store = new Store(project.schema, file ?? ':memory:', database);
        return new LocalOrg(
            project,
            store,
            options.clock ?? systemClock,
            new AccessTokens(file === undefined ? undefined : tokenFile(file))
        );
    } catch (error) {
        if (database.isOpen) {
            database.close();
        }
        throw error;
    }
}

function tokenFile(databaseFile: string): string {
    return `${databaseFile}.tokens.json`;
}

/** A file that another org works with must not vanish under it; one that is no database any more may. */
function refuseIfInUse(file: string): void {
    try {
        openDatabase(file).close();
    } catch (error) {
        if (error instanceof DatabaseInUseError) {
            throw error;
        }
    }
}

function removeDatabase(file: string): void {
    for (const path of [file, `${file}-wal`, `${file}-shm`, tokenFile(file)]) {
        rmSync(path, { force: true });
    }
}

/** Undoes a change of metadata that was only to be checked. */
class CheckedOnly extends Error {}

/** What an org works with between two changes of its metadata. */
interface OrgState {
    readonly project: OrgProject;
    readonly runtime: Runtime;
    readonly users: readonly OrgUser[];
    /** What the flows of this metadata have to do by the clock. */
    readonly dueWork: DueWork;
}

class LocalOrg implements Org {
    readonly store: Store;
    readonly clock: OrgClock;
    private readonly time: OrgTime;
    private readonly tokens: AccessTokens;
    private state: OrgState;

    constructor(project: OrgProject, store: Store, clock: Clock, tokens: AccessTokens) {
        this.store = store;
        this.clock = new OrgClock(clock);
        this.time = new OrgTime(this.clock, store);
        this.tokens = tokens;
        this.state = store.transaction(() => this.stateOf(project, store.changes));
    }

    get project(): OrgProject {
        return this.state.project;
    }

    get users(): readonly OrgUser[] {
        return this.state.users;
    }

    private get runtime(): Runtime {
        return this.state.runtime;
    }

    get access(): Access {
        return this.runtime.access;
    }

    get schema(): OrgProject['schema'] {
        return this.project.schema;
    }

    save(operations: readonly SaveOperation[], options: SaveOptions): SaveResult[] {
        this.runDueWork();
        const results = saveOperations(this.runtime, operations, options);
        // What runs right after the commit.
        this.runDueWork();
        return results;
    }

    runDueWork(): FlowRun[] {
        return this.time.runDueWork(this.state.dueWork);
    }

    advanceTo(instant: string | number): FlowRun[] {
        return this.time.advanceTo(this.state.dueWork, instant);
    }

    resetClock(): void {
        this.time.reset(this.state.dueWork);
    }

    timeOverview(): TimeOverview {
        return this.time.overview();
    }

    read(object: string, id: string): FieldValues | undefined {
        const record = this.store.read(object, id);
        return record === undefined ? undefined : { ...record };
    }

    formulaValue(objectName: string, fieldName: string, record: FieldValues, userId?: string): FieldValue {
        const object = this.schema.findObject(objectName);
        const field = object && this.schema.findField(object, fieldName);
        if (object === undefined || field?.formula === undefined) {
            throw new Error(`${objectName}.${fieldName} is no formula field.`);
        }
        try {
            return fieldValue(
                { runtime: this.runtime, userId: userId ?? this.users[0]!.id, object, record, isNew: false },
                field
            );
        } catch (error) {
            if (error instanceof FormulaEvaluationError) {
                return null;
            }
            throw error;
        }
    }

    changeMetadata(project: OrgProject, options: MetadataChangeOptions = {}): void {
        const before = this.state;
        try {
            this.store.changeSchema(project.schema, options, (changes) => {
                this.state = this.stateOf(project, changes);
                options.record?.(this.store.database);
                if (options.checkOnly === true) {
                    throw new CheckedOnly();
                }
            });
        } catch (error) {
            this.state = before;
            if (!(error instanceof CheckedOnly)) {
                throw error;
            }
        }
    }

    close(): void {
        this.store.close();
    }

    /** Compiled rules, users and roll-ups of a project whose schema the store has taken over. */
    private stateOf(project: OrgProject, changes: readonly SchemaChange[]): OrgState {
        const runtime: Runtime = {
            schema: project.schema,
            store: this.store,
            clock: this.clock,
            compiled: project.compiled,
            access: new AccessControl(project, this.store, this.clock)
        };
        const timestamp = new Date(this.clock.now()).toISOString();
        const users = setUpOrg(this.store, project, timestamp, this.tokens);
        const context: SaveContext = { runtime, userId: users[0]!.id, timestamp, transaction: new SaveTransaction() };
        const dueWork = new DueWork(runtime, users[0]!.id);
        recomputeRollups(context, changes);
        dueWork.planSchedules();
        return { project, runtime, users, dueWork };
    }
}
