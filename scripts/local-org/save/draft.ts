import type { UserAccess } from '../access/accessControl';
import type { SaveError } from '../org';
import type { ObjectSchema } from '../metadata/schema';
import type { FieldValues } from '../values';
import type { RecordScope, Runtime } from './scope';
import type { SaveTransaction } from './transaction';

/** One record on its way through the save. Steps change `record` and add to `errors`; a draft with errors is left out. */
export interface RecordDraft {
    readonly object: ObjectSchema;
    /** The stored record; undefined while creating. */
    readonly prior: Readonly<FieldValues> | undefined;
    readonly record: FieldValues;
    /** API names of the fields the caller gave. */
    readonly given: Set<string>;
    readonly errors: SaveError[];
    /** For a parent that is saved because its roll-ups changed: the records of the operation that changed them. */
    readonly causes: Set<RecordDraft>;
    /** The stage that the standard behavior of opportunities has last been applied to. */
    derivedFrom?: string | null;
}

/** One record that was written or deleted, for those who summarize it. */
export interface RecordChange {
    readonly object: ObjectSchema;
    readonly before: Readonly<FieldValues> | undefined;
    readonly after: Readonly<FieldValues> | undefined;
    readonly causes: ReadonlySet<RecordDraft>;
}

/** Who saves, and in which org. */
export interface SaveContext {
    readonly runtime: Runtime;
    readonly userId: string;
    /** See `SaveOptions`. */
    readonly language?: string;
    /** The instant of the whole save, as stored in date-time fields. */
    readonly timestamp: string;
    /** What automation does and may do while the save is under way. */
    readonly transaction: SaveTransaction;
    /** What the user may see and do, where it is asked; absent: the system saves, which may do everything. */
    readonly access?: UserAccess;
}

export function newDraft(object: ObjectSchema, prior: Readonly<FieldValues> | undefined): RecordDraft {
    return { object, prior, record: { ...prior }, given: new Set(), errors: [], causes: new Set() };
}

export function failed(draft: RecordDraft): boolean {
    return draft.errors.length > 0;
}

export function addError(
    draft: RecordDraft,
    statusCode: string,
    message: string,
    fields: readonly string[] = []
): void {
    draft.errors.push({ statusCode, message, fields });
}

/** Refuses the drafts that caused the save of another record, by that one's errors. Its fields are not theirs. */
export function refuseCauses(causes: Iterable<RecordDraft>, errors: readonly SaveError[]): void {
    for (const cause of causes) {
        cause.errors.push(...errors.map((error) => ({ ...error, fields: [] })));
    }
}

/** What formulas see while the draft is being saved. */
export function draftScope(context: SaveContext, draft: RecordDraft): RecordScope {
    return {
        runtime: context.runtime,
        userId: context.userId,
        ...(context.language !== undefined && { language: context.language }),
        object: draft.object,
        record: draft.record,
        ...(draft.prior !== undefined && { prior: draft.prior }),
        isNew: draft.prior === undefined
    };
}
