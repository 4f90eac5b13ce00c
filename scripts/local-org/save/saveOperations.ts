import type { UserAccess } from '../access/accessControl';
import { checkReferences, objectError, operationError, seesField } from '../access/checkSave';
import type { FieldSchema, ObjectSchema } from '../metadata/schema';
import type { SaveError, SaveOperation, SaveOptions, SaveResult } from '../org';
import { normalizeId } from '../store/ids';
import { applyValues, isExternalId } from './applyValues';
import { deleteDrafts } from './deleteRecords';
import { failed, newDraft, type RecordDraft, type SaveContext } from './draft';
import { saveDrafts } from './saveDrafts';
import type { Runtime } from './scope';
import { LimitError, SaveTransaction } from './transaction';

/** Records of one object that are saved together, as the platform's chunks are. */
const chunkSize = 200;

/** An operation on its way: its draft, or the error that kept it from becoming one. */
interface Attempt {
    readonly operation: SaveOperation;
    readonly index: number;
    draft?: RecordDraft;
    errors?: readonly SaveError[];
}

/** Undoes a transaction and carries the results out of it. */
class Undo extends Error {}

/** Saves operations in one transaction; see `Org.save`. */
export function saveOperations(
    runtime: Runtime,
    operations: readonly SaveOperation[],
    options: SaveOptions
): SaveResult[] {
    const context: SaveContext = {
        runtime,
        userId: options.userId,
        access: runtime.access.of(options.userId),
        ...(options.language === undefined ? {} : { language: options.language }),
        timestamp: new Date(runtime.clock.now()).toISOString(),
        transaction: new SaveTransaction()
    };
    const save = new OperationSave(context, operations, options.allOrNone ?? true);
    return save.run();
}

/**
 * Saves what automation writes, within the save under way: all of it or nothing. Automation may do what its user may
 * not: it runs in the system's context.
 * @throws LimitError
 */
export function saveWithin(context: SaveContext, operations: readonly SaveOperation[]): SaveResult[] {
    const { access: _user, ...system } = context;
    return context.transaction.nested(() => new OperationSave(system, operations, true).run());
}

class OperationSave {
    private readonly context: SaveContext;
    private readonly attempts: readonly Attempt[];
    private readonly access: UserAccess | undefined;
    private readonly allOrNone: boolean;
    /** Ids by alias, of the operations that have succeeded so far. */
    private readonly ids = new Map<string, string>();

    constructor(context: SaveContext, operations: readonly SaveOperation[], allOrNone: boolean) {
        this.context = context;
        this.access = context.access;
        this.attempts = operations.map((operation, index) => ({ operation, index }));
        this.allOrNone = allOrNone;
    }

    run(): SaveResult[] {
        const { store } = this.context.runtime;
        try {
            store.transaction(() => {
                for (const chunk of this.chunks()) {
                    this.saveChunk(chunk);
                    if (this.allOrNone && chunk.some(hasErrors)) {
                        throw new Undo();
                    }
                }
            });
        } catch (error) {
            if (!(error instanceof Undo)) {
                throw error;
            }
        }
        const undone = this.allOrNone && this.attempts.some(hasErrors);
        return this.attempts.map((attempt) => toResult(attempt, undone));
    }

    /** Runs of operations of one kind on one object that do not need each other's results. */
    private *chunks(): Generator<Attempt[]> {
        let chunk: Attempt[] = [];
        let aliases = new Set<string>();
        let records = new Set<string>();
        for (const attempt of this.attempts) {
            const { operation } = attempt;
            const first = chunk[0]?.operation;
            const key = recordKey(operation);
            const starts =
                first !== undefined &&
                (first.kind !== operation.kind ||
                    first.object !== operation.object ||
                    chunk.length >= chunkSize ||
                    (key !== undefined && records.has(key)) ||
                    refersTo(operation, aliases));
            if (starts) {
                yield chunk;
                chunk = [];
                aliases = new Set();
                records = new Set();
            }
            chunk.push(attempt);
            if (operation.alias !== undefined) {
                aliases.add(operation.alias);
            }
            if (key !== undefined) {
                records.add(key);
            }
        }
        if (chunk.length > 0) {
            yield chunk;
        }
    }

    /**
     * Saves a chunk. Where a parent refuses what its details did, everything of the chunk is undone and, unless all
     * must succeed, tried again without the ones that are to blame.
     */
    private saveChunk(chunk: readonly Attempt[]): void {
        let rest = chunk;
        while (rest.length > 0) {
            try {
                this.context.runtime.store.transaction(() => this.attemptChunk(rest));
                return;
            } catch (error) {
                if (error instanceof LimitError && !this.context.transaction.isNested) {
                    // No record can be told from the others: all of the chunk fail.
                    const message = error.explanation ?? error.message;
                    rest.forEach((attempt) => {
                        attempt.errors = [{ statusCode: 'CANNOT_EXECUTE_FLOW_TRIGGER', message, fields: [] }];
                    });
                    return;
                }
                if (!(error instanceof Undo)) {
                    throw error;
                }
            }
            if (this.allOrNone) {
                return;
            }
            const remaining = rest.filter((attempt) => !hasErrors(attempt));
            if (remaining.length === rest.length) {
                throw new Error('A parent refused a save without blaming any of its details.');
            }
            rest = remaining;
        }
    }

    private attemptChunk(chunk: readonly Attempt[]): void {
        this.context.transaction.beginBatch();
        for (const attempt of chunk) {
            this.makeDraft(attempt);
        }
        const drafts = chunk.flatMap(({ draft }) => (draft === undefined ? [] : [draft]));
        const deleting = chunk[0]!.operation.kind === 'delete';
        const accepted = deleting ? deleteDrafts(this.context, drafts) : saveDrafts(this.context, drafts);
        for (const attempt of chunk) {
            if (attempt.draft !== undefined && failed(attempt.draft)) {
                attempt.errors = attempt.draft.errors;
            } else if (attempt.draft !== undefined && attempt.operation.alias !== undefined) {
                this.ids.set(attempt.operation.alias, attempt.draft.record['Id'] as string);
            }
        }
        if (!accepted) {
            throw new Undo();
        }
    }

    private makeDraft(attempt: Attempt): void {
        const { operation } = attempt;
        const { schema } = this.context.runtime;
        const object = schema.findObject(operation.object);
        delete attempt.draft;
        delete attempt.errors;
        if (object === undefined) {
            attempt.errors = [
                {
                    statusCode: 'INVALID_TYPE',
                    message: `sObject type '${operation.object}' is not supported.`,
                    fields: []
                }
            ];
            return;
        }
        try {
            attempt.draft = this.draftOf(operation, object);
        } catch (error) {
            if (!(error instanceof OperationError)) {
                throw error;
            }
            attempt.errors = [error.error];
        }
    }

    private draftOf(operation: SaveOperation, object: ObjectSchema): RecordDraft {
        switch (operation.kind) {
            case 'create':
                this.refuse(objectError(this.access, object, 'create'));
                return this.filledDraft(newDraftCausingItself(object, undefined), operation.values);
            case 'update':
                return this.filledDraft(this.existing(object, operation.id, 'update'), operation.values);
            case 'delete':
                return this.existing(object, operation.id, 'delete');
            case 'upsert':
                return this.upsertDraft(operation, object);
        }
    }

    private filledDraft(draft: RecordDraft, values: Readonly<Record<string, unknown>>): RecordDraft {
        const resolved: Record<string, unknown> = {};
        for (const [name, value] of Object.entries(values)) {
            resolved[name] = this.resolveAlias(value);
        }
        applyValues(this.context, draft, resolved);
        checkReferences(this.context, draft, this.context.runtime.access);
        return draft;
    }

    private resolveAlias(value: unknown): unknown {
        const alias = aliasOf(value);
        if (alias === undefined) {
            return value;
        }
        const id = this.ids.get(alias);
        if (id === undefined) {
            throw new OperationError(
                'INVALID_CROSS_REFERENCE_KEY',
                `${String(value)} stands for no earlier successful operation`
            );
        }
        return id;
    }

    /** @throws OperationError if there is an error */
    private refuse(error: SaveError | undefined): void {
        if (error !== undefined) {
            throw new OperationError(error.statusCode, error.message, error.fields);
        }
    }

    private existing(object: ObjectSchema, givenId: string, kind: 'update' | 'delete'): RecordDraft {
        this.refuse(objectError(this.access, object, kind));
        const id = normalizeId(String(this.resolveAlias(givenId)));
        if (id === undefined || !id.startsWith(object.keyPrefix)) {
            throw new OperationError('MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${givenId}`, [
                'Id'
            ]);
        }
        const record = this.context.runtime.store.read(object.apiName, id);
        if (record === undefined) {
            throw new OperationError('ENTITY_IS_DELETED', 'entity is deleted');
        }
        this.refuse(operationError(this.access, object, kind, id));
        return newDraftCausingItself(object, record);
    }

    private upsertDraft(operation: SaveOperation & { kind: 'upsert' }, object: ObjectSchema): RecordDraft {
        const { schema, store } = this.context.runtime;
        const field = schema.findField(object, operation.externalIdField);
        this.refuse(objectError(this.access, object, 'create') && objectError(this.access, object, 'update'));
        if (field === undefined || !isExternalId(object, field) || !seesField(this.access, object, field)) {
            throw new OperationError(
                'INVALID_FIELD',
                `${operation.externalIdField} is no external Id of ${object.apiName}`
            );
        }
        const matches = store.findBy(object.apiName, field, operation.externalId, 2);
        if (matches.length > 1) {
            throw new OperationError(
                'DUPLICATE_EXTERNAL_ID',
                `${field.apiName}: more than one record found for external id field: [${matches.map((each) => String(each['Id'])).join(', ')}]`
            );
        }
        const [prior] = matches;
        this.refuse(
            prior === undefined
                ? objectError(this.access, object, 'create')
                : operationError(this.access, object, 'update', prior['Id'] as string)
        );
        const draft = newDraftCausingItself(object, prior);
        const values =
            prior === undefined
                ? withKey(field, operation)
                : withoutMasters(this.context, object, prior, operation.values);
        return this.filledDraft(draft, values);
    }
}

function withKey(field: FieldSchema, operation: SaveOperation & { kind: 'upsert' }): Record<string, unknown> {
    // A key that a flow sets is not writable, nor needs it to be: the flow will set the same one.
    return { [field.apiName]: operation.externalId, ...operation.values };
}

/** A fixed master may be given in an upsert that turns out to be an update, so long as it is the same. */
function withoutMasters(
    context: SaveContext,
    object: ObjectSchema,
    prior: Readonly<Record<string, unknown>>,
    values: Readonly<Record<string, unknown>>
): Record<string, unknown> {
    return Object.fromEntries(
        Object.entries(values).filter(([name, value]) => {
            const field = context.runtime.schema.findField(object, name);
            const fixed = field?.reference?.masterDetail !== undefined && !field.updateable;
            return !(fixed && normalizeId(String(value)) === prior[field.apiName]);
        })
    );
}

class OperationError extends Error {
    readonly error: SaveError;

    constructor(statusCode: string, message: string, fields: readonly string[] = []) {
        super(message);
        this.error = { statusCode, message, fields };
    }
}

function newDraftCausingItself(object: ObjectSchema, prior: RecordDraft['prior']): RecordDraft {
    const draft = newDraft(object, prior);
    draft.causes.add(draft);
    return draft;
}

function hasErrors(attempt: Attempt): boolean {
    return attempt.errors !== undefined;
}

function aliasOf(value: unknown): string | undefined {
    return typeof value === 'string' ? /^@\{([^}]+)\}$/.exec(value)?.[1] : undefined;
}

function refersTo(operation: SaveOperation, aliases: ReadonlySet<string>): boolean {
    if (aliases.size === 0) {
        return false;
    }
    const values: unknown[] = 'values' in operation ? Object.values(operation.values) : [];
    if ('id' in operation) {
        values.push(operation.id);
    }
    return values.some((value) => aliases.has(aliasOf(value) ?? ''));
}

/** What identifies the record of an operation, so that one chunk does not touch it twice. */
function recordKey(operation: SaveOperation): string | undefined {
    switch (operation.kind) {
        case 'create':
            return undefined;
        case 'upsert':
            return operation.externalId.toLowerCase();
        default:
            return operation.id.slice(0, 15);
    }
}

function toResult(attempt: Attempt, undone: boolean): SaveResult {
    if (attempt.errors !== undefined) {
        const id = 'id' in attempt.operation ? { id: attempt.operation.id } : {};
        return { success: false, ...id, errors: attempt.errors };
    }
    if (undone) {
        const message =
            'Record rolled back because not all records were valid and the request was using AllOrNone header';
        return { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message, fields: [] }] };
    }
    const { record, prior } = attempt.draft!;
    return { success: true, id: record['Id'] as string, created: prior === undefined };
}
