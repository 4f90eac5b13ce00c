import type { DatabaseSync } from 'node:sqlite';
import type { Access } from './access/accessControl';
import type { Clock } from './clock';
import type { FlowRun } from './flow/schedule/dueWork';
import type { TimeOverview } from './flow/schedule/orgTime';
import type { OrgProject } from './metadata/project';
import type { OrgSchema } from './metadata/schema';
import type { Store } from './store/store';
import type { FieldValue, FieldValues } from './values';

/** A platform error on one record: a status code as the platform names it, a message for people, the fields concerned. */
export interface SaveError {
    /** FIELD_CUSTOM_VALIDATION_EXCEPTION, REQUIRED_FIELD_MISSING, DUPLICATE_VALUE, STRING_TOO_LONG, … */
    readonly statusCode: string;
    readonly message: string;
    readonly fields: readonly string[];
}

/**
 * One change to one record. Values may be given as the APIs receive them (numbers as JSON numbers or decimal text,
 * dates as text); the save pipeline converts by field type and refuses what does not fit.
 * A reference value `@{alias}` stands for the Id of an earlier operation of the same call.
 */
export type SaveOperation =
    | {
          readonly kind: 'create';
          readonly object: string;
          readonly values: Readonly<Record<string, unknown>>;
          readonly alias?: string;
      }
    | {
          readonly kind: 'update';
          readonly object: string;
          readonly id: string;
          readonly values: Readonly<Record<string, unknown>>;
          readonly alias?: string;
      }
    | {
          readonly kind: 'upsert';
          readonly object: string;
          readonly externalIdField: string;
          readonly externalId: string;
          readonly values: Readonly<Record<string, unknown>>;
          readonly alias?: string;
      }
    | { readonly kind: 'delete'; readonly object: string; readonly id: string; readonly alias?: string };

export type SaveResult =
    | { readonly success: true; readonly id: string; readonly created: boolean }
    | { readonly success: false; readonly id?: string; readonly errors: readonly SaveError[] };

export interface SaveOptions {
    /** true: one failure undoes all. Default true. */
    readonly allOrNone?: boolean;
    readonly userId: string;
    /** The language of the messages, as the project's translations are keyed: 'fr'. Default: the project's own. */
    readonly language?: string;
}

/** The running org: the one door through which everything reads and writes. Implemented by `openOrg` in `open.ts`. */
export interface Org {
    readonly schema: OrgSchema;
    /** Everything the project declares: schema, pages, labels, permission sets, flows. */
    readonly project: OrgProject;
    /** The database, for reading: its tables are described in `store/layout.ts`. Write through `save` only. */
    readonly store: Store;
    readonly clock: Clock;
    readonly users: readonly OrgUser[];
    /** Who may see and do what. */
    readonly access: Access;
    /** The full order of execution for each operation, all in one transaction (savepoints per record when not allOrNone). */
    save(operations: readonly SaveOperation[], options: SaveOptions): SaveResult[];
    /**
     * Runs scheduled paths and schedule-triggered flows whose time has come, in order of time, each as of the time it was
     * due and in a transaction of its own. A save does so before and after; call it where time has passed without one.
     */
    runDueWork(): FlowRun[];
    /**
     * Moves the org's clock, which then goes on from there, also after a restart. Forwards, what is due on the way runs;
     * backwards, what has run does not run again.
     * @param instant ISO 8601, or milliseconds since 1970-01-01T00:00:00Z. @throws RangeError where it is neither.
     */
    advanceTo(instant: string | number): FlowRun[];
    /** Takes the org's clock back to the one it was opened with. */
    resetClock(): void;
    /** The org's time, and what waits for it. */
    timeOverview(): TimeOverview;
    /** All stored fields of one record, or undefined. Formula fields are not in it: see `formulaValue`. */
    read(object: string, id: string): FieldValues | undefined;
    /**
     * The present value of a formula field of a stored record; a formula that fails gives null, as on the platform's pages.
     * `record` must hold Id and the object's stored fields (those that `read` gives). `userId` is who looks ($User);
     * default the administrator.
     */
    formulaValue(object: string, field: string, record: FieldValues, userId?: string): FieldValue;
    /**
     * Goes over to other metadata while running: the database is fitted to it, roll-ups that changed are computed anew,
     * users of new permission sets are set up; all or nothing.
     * @throws SchemaConflictError where the database holds data that the metadata has no place for
     */
    changeMetadata(project: OrgProject, options?: MetadataChangeOptions): void;
    close(): void;
}

export interface MetadataChangeOptions {
    /** Do everything, and then undo it. */
    readonly checkOnly?: boolean;
    /** Drop fields and objects that hold data. */
    readonly mayLoseData?: boolean;
    /** Runs in the same transaction at the end: writes down what was changed. */
    readonly record?: (database: DatabaseSync) => void;
}

export interface OrgUser {
    readonly id: string;
    readonly username: string;
    readonly name: string;
    readonly persona: string;
    readonly accessToken: string;
}
