import { applyDefaults } from './defaults';
import { fitScheduledPaths, runAfterSaveFlows, runBeforeSaveFlows } from '../flow/run/recordTriggers';
import { failed, refuseCauses, type RecordChange, type RecordDraft, type SaveContext } from './draft';
import { parentDrafts } from './rollups';
import { applyStandardBehavior } from './standard/behaviors';
import { checkSystemRules } from './systemValidation';
import { checkValidationRules } from './validationRules';
import { writeDraft } from './write';

/**
 * The platform's order of execution for a batch of records of one object:
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 *
 * defaults → before-save flows → required fields, picklists, references → validation rules → unique keys and storing →
 * after-save flows → roll-ups, with each parent's own save by the same order, to any depth.
 *
 * A save of a record whose save is under way already (its after-save flow, or what follows from it, writes it again) is
 * recursive and, as there, ends when the record is stored; the outer save computes the roll-ups from what it then finds.
 *
 * Values were converted before (`applyValues`). Drafts with errors are left out of the steps that follow; errors of a
 * parent become errors of the drafts that caused its save.
 * @returns whether everything that was written may stay: false if a flow or a parent refused, and the caller must undo.
 */
export function saveDrafts(context: SaveContext, drafts: readonly RecordDraft[]): boolean {
    return finishSave(context, prepareAndWrite(context, drafts));
}

function prepareAndWrite(context: SaveContext, drafts: readonly RecordDraft[]): RecordChange[] {
    const forEach = (step: (context: SaveContext, draft: RecordDraft) => void): void =>
        drafts.filter((draft) => !failed(draft)).forEach((draft) => step(context, draft));
    forEach((_, draft) => (draft.prior === undefined ? applyDefaults(context, draft) : undefined));
    forEach(applyStandardBehavior);
    runBeforeSaveFlows(
        context,
        drafts.filter((draft) => !failed(draft))
    );
    // Again, because a flow may have changed what the platform derives from.
    forEach(applyStandardBehavior);
    forEach(checkSystemRules);
    forEach(checkValidationRules);
    return drafts.flatMap((draft) => (failed(draft) ? [] : (writeDraft(context, draft) ?? [])));
}

/** What follows when the records are stored: after-save flows, then the parents. */
function finishSave(context: SaveContext, changes: readonly RecordChange[]): boolean {
    const { saving } = context.transaction;
    const own = changes.filter((change) => !saving.has(idOf(change)));
    own.forEach((change) => saving.add(idOf(change)));
    try {
        if (!runAfterSaveFlows(context, own) || !settleParents(context, own, saving)) {
            return false;
        }
        fitScheduledPaths(
            context,
            own.filter((change) => asStored(context, change) !== change)
        );
        return true;
    } finally {
        own.forEach((change) => saving.delete(idOf(change)));
    }
}

/**
 * Saves the parents of what was deleted, or changed without a save of its own.
 * @returns false if one refused; its errors are then at the drafts that caused it.
 */
export function saveParents(context: SaveContext, changes: readonly RecordChange[]): boolean {
    const { saving } = context.transaction;
    return settleParents(
        context,
        changes.filter((change) => !saving.has(idOf(change))),
        saving
    );
}

/**
 * Saves the parents whose roll-ups the changes have changed, and theirs. Where automation then writes the same records
 * again, their parents are saved once more, by what has changed since; parents already saved count as being saved until
 * all is done, so that this ends.
 */
function settleParents(context: SaveContext, changes: readonly RecordChange[], saving: Set<string>): boolean {
    const added: string[] = [];
    try {
        for (let open = changes.map((change) => asStored(context, change)); open.length > 0;) {
            const parents = parentDrafts(context, open);
            if (parents.length === 0) {
                return true;
            }
            const parentChanges = prepareAndWrite(context, parents);
            const refused = parents.filter(failed);
            refused.forEach((parent) => refuseCauses(parent.causes, parent.errors));
            if (refused.length > 0 || !finishSave(context, parentChanges)) {
                return false;
            }
            for (const id of parentChanges.map(idOf)) {
                if (!saving.has(id)) {
                    saving.add(id);
                    added.push(id);
                }
            }
            open = open.flatMap((change) => changedSince(context, change));
        }
        return true;
    } finally {
        added.forEach((id) => saving.delete(id));
    }
}

function idOf({ before, after }: RecordChange): string {
    return (after ?? before)!['Id'] as string;
}

/** The change as it is now that flows have run: they may have written the record again, or deleted it. */
function asStored(context: SaveContext, change: RecordChange): RecordChange {
    const stored = context.runtime.store.read(change.object.apiName, idOf(change));
    return stored === change.after ? change : { ...change, after: stored };
}

function changedSince(context: SaveContext, change: RecordChange): RecordChange[] {
    const now = asStored(context, change);
    return now === change || (now.before === undefined && now.after === undefined)
        ? []
        : [{ ...now, before: change.after }];
}
