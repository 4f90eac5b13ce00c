import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemClock, type Clock } from './clock';
import { FormulaEvaluationError } from './formula/index';
import { loadSchema } from './metadata/loadSchema';
import type { OrgProject } from './metadata/project';
import type { Org, OrgUser, SaveOperation, SaveOptions, SaveResult } from './org';
import type { SaveContext } from './save/draft';
import { recomputeRollups } from './save/recomputeRollups';
import { saveOperations } from './save/saveOperations';
import { fieldValue, type Runtime } from './save/scope';
import { Store } from './store/store';
import { setUpOrg } from './users';
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

/**
 * Opens an org on a project: reads its metadata, fits the database to it, sets up the standard users.
 * @throws MetadataError with every problem of the project; SchemaConflictError where the database holds data that the
 *   metadata has no place for any more; Error where another process has the database open.
 */
export function openOrg(options: OpenOptions = {}): Org {
    const project = loadSchema(options.projectDirectory ?? process.cwd());
    const file =
        options.databaseFile === undefined || options.databaseFile === 'memory' ? undefined : options.databaseFile;
    if (file !== undefined) {
        mkdirSync(dirname(file), { recursive: true });
        if (options.reset === true) {
            removeDatabase(file);
        }
    }
    const store = new Store(project.schema, file ?? ':memory:');
    try {
        return new LocalOrg(
            project,
            store,
            options.clock ?? systemClock,
            file === undefined ? undefined : tokenFile(file)
        );
    } catch (error) {
        store.close();
        throw error;
    }
}

function tokenFile(databaseFile: string): string {
    return `${databaseFile}.tokens.json`;
}

function removeDatabase(file: string): void {
    for (const path of [file, `${file}-wal`, `${file}-shm`, tokenFile(file)]) {
        rmSync(path, { force: true });
    }
}

class LocalOrg implements Org {
    readonly project: OrgProject;
    readonly store: Store;
    readonly clock: Clock;
    readonly users: readonly OrgUser[];
    private readonly runtime: Runtime;

    constructor(project: OrgProject, store: Store, clock: Clock, tokens: string | undefined) {
        this.project = project;
        this.store = store;
        this.clock = clock;
        this.runtime = {
            schema: project.schema,
            store,
            clock,
            compiled: project.compiled,
            customPermissionsOf: (userId) => this.customPermissionsOf(userId)
        };
        const timestamp = new Date(clock.now()).toISOString();
        this.users = setUpOrg(store, project, timestamp, tokens);
        const context: SaveContext = { runtime: this.runtime, userId: this.users[0]!.id, timestamp };
        store.transaction(() => recomputeRollups(context, store.changes));
    }

    get schema(): OrgProject['schema'] {
        return this.project.schema;
    }

    save(operations: readonly SaveOperation[], options: SaveOptions): SaveResult[] {
        return saveOperations(this.runtime, operations, options);
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

    close(): void {
        this.store.close();
    }

    private customPermissionsOf(userId: string): ReadonlySet<string> {
        const assignment = this.schema.objects.get('PermissionSetAssignment')!;
        const assigned = this.store.findBy(assignment.apiName, assignment.fields.get('AssigneeId')!, userId);
        return new Set(
            assigned.flatMap((each) => {
                const set = this.store.read('PermissionSet', each['PermissionSetId'] as string);
                return this.project.permissionSets.get(String(set?.['Name']))?.customPermissions ?? [];
            })
        );
    }
}
