import { runBeforeDeleteFlows } from '../flow/run/recordTriggers';
import { InterviewQueue } from '../flow/schedule/queue';
import type { FieldSchema, ObjectSchema, OrgSchema } from '../metadata/schema';
import type { FieldValues } from '../values';
import { addError, failed, type RecordChange, type RecordDraft, type SaveContext } from './draft';
import { saveParents } from './saveDrafts';

interface Doomed {
    readonly object: ObjectSchema;
    readonly record: Readonly<FieldValues>;
}

/** What an org cannot do without: the platform deactivates users, and never deletes them. */
const undeletable: ReadonlySet<string> = new Set(['User', 'Profile', 'Organization']);

/** What deleting one record entails. */
interface DeletePlan {
    /** The record and everything below it, masters before details. */
    readonly doomed: Map<string, Doomed>;
    readonly draft: RecordDraft;
}

/**
 * Deletes records with their details; a lookup to a deleted record is cleared, or forbids the deletion, as its field
 * says. Validation rules do not run for the deleted ones; roll-ups of surviving masters move, with those masters' saves.
 * @returns false if a master refused and the caller must undo.
 */
export function deleteDrafts(context: SaveContext, drafts: readonly RecordDraft[]): boolean {
    const changes: RecordChange[] = [];
    triggerFlows(context, drafts);
    for (const draft of drafts.filter((each) => !failed(each))) {
        const record = draft.prior!;
        if (undeletable.has(draft.object.apiName)) {
            addError(draft, 'INSUFFICIENT_ACCESS_OR_READONLY', `${draft.object.pluralLabel} cannot be deleted.`);
            continue;
        }
        if (context.runtime.store.read(draft.object.apiName, record['Id'] as string) === undefined) {
            addError(draft, 'ENTITY_IS_DELETED', 'entity is deleted');
            continue;
        }
        const plan: DeletePlan = { doomed: new Map(), draft };
        collect(context, plan, draft.object, record);
        checkRestrictions(context, plan);
        if (!failed(draft)) {
            changes.push(...clearLookups(context, plan), ...deleteAll(context, plan));
        }
    }
    return saveParents(context, changes);
}

/** While before-delete flows run, the records count as being saved: the deletion sees to the roll-ups of their parents. */
function triggerFlows(context: SaveContext, drafts: readonly RecordDraft[]): void {
    const { saving } = context.transaction;
    const ids = drafts.map(({ prior }) => prior!['Id'] as string).filter((id) => !saving.has(id));
    ids.forEach((id) => saving.add(id));
    try {
        runBeforeDeleteFlows(context, drafts);
    } finally {
        ids.forEach((id) => saving.delete(id));
    }
}

function collect(context: SaveContext, plan: DeletePlan, object: ObjectSchema, record: Readonly<FieldValues>): void {
    const id = record['Id'] as string;
    if (plan.doomed.has(id)) {
        return;
    }
    plan.doomed.set(id, { object, record });
    for (const { child, field } of referencesTo(context.runtime.schema, object)) {
        if (field.reference!.onParentDelete === 'Cascade') {
            for (const detail of context.runtime.store.findBy(child.apiName, field, id)) {
                collect(context, plan, child, detail);
            }
        }
    }
}

/** Every reference field of the org that can point to the object. */
function referencesTo(schema: OrgSchema, object: ObjectSchema): readonly { child: ObjectSchema; field: FieldSchema }[] {
    let known = referenceCache.get(schema);
    if (known === undefined) {
        known = new Map();
        referenceCache.set(schema, known);
    }
    let found = known.get(object.apiName);
    if (found === undefined) {
        found = [...schema.objects.values()].flatMap((child) =>
            [...child.fields.values()]
                .filter((field) => field.reference?.referenceTo.includes(object.apiName))
                .map((field) => ({ child, field }))
        );
        known.set(object.apiName, found);
    }
    return found;
}

const referenceCache = new WeakMap<OrgSchema, Map<string, { child: ObjectSchema; field: FieldSchema }[]>>();

function checkRestrictions(context: SaveContext, plan: DeletePlan): void {
    const { schema, store } = context.runtime;
    for (const [id, { object, record }] of plan.doomed) {
        for (const { child, field } of referencesTo(schema, object)) {
            if (field.reference!.onParentDelete !== 'Restrict') {
                continue;
            }
            const blockers = store
                .findBy(child.apiName, field, id)
                .filter((blocker) => !plan.doomed.has(blocker['Id'] as string));
            if (blockers.length > 0) {
                const name = String(record[object.nameField] ?? id);
                const names = blockers.slice(0, 10).map((blocker) => String(blocker[child.nameField] ?? blocker['Id']));
                addError(
                    plan.draft,
                    'DELETE_FAILED',
                    `Your attempt to delete ${name} could not be completed because it is associated with the following ` +
                        `${child.pluralLabel}: ${names.join(', ')}`
                );
            }
        }
    }
}

function clearLookups(context: SaveContext, plan: DeletePlan): RecordChange[] {
    const { schema, store } = context.runtime;
    const changes: RecordChange[] = [];
    for (const [id, { object }] of plan.doomed) {
        for (const { child, field } of referencesTo(schema, object)) {
            if (field.reference!.onParentDelete !== 'SetNull') {
                continue;
            }
            for (const before of store.findBy(child.apiName, field, id)) {
                if (!plan.doomed.has(before['Id'] as string)) {
                    const after = { ...before, [field.apiName]: null, SystemModstamp: context.timestamp };
                    store.update(child, after, [field.apiName, 'SystemModstamp']);
                    changes.push({ object: child, before, after, causes: new Set([plan.draft]) });
                }
            }
        }
    }
    return changes;
}

function deleteAll(context: SaveContext, plan: DeletePlan): RecordChange[] {
    const changes: RecordChange[] = [];
    for (const [id, { object, record }] of [...plan.doomed].reverse()) {
        context.runtime.store.delete(object, id);
        if (context.runtime.compiled.flows.afterSave.has(object.apiName)) {
            InterviewQueue.of(context.runtime.store).removeRecord(id);
        }
        changes.push({ object, before: record, after: undefined, causes: new Set([plan.draft]) });
    }
    return changes;
}
