import { applyDefaults } from './defaults';
import { runBeforeSaveFlows } from './beforeSaveFlows';
import { failed, type RecordChange, type RecordDraft, type SaveContext } from './draft';
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
 * roll-ups, with each parent's own save by the same order, to any depth.
 *
 * Values were converted before (`applyValues`). Drafts with errors are left out of the steps that follow; errors of a
 * parent become errors of the drafts that caused its save.
 * @returns whether everything that was written may stay: false if a parent refused, and the caller must undo.
 */
export function saveDrafts(context: SaveContext, drafts: readonly RecordDraft[]): boolean {
    return saveParents(context, prepareAndWrite(context, drafts));
}

function prepareAndWrite(context: SaveContext, drafts: readonly RecordDraft[]): RecordChange[] {
    const steps: ((context: SaveContext, draft: RecordDraft) => void)[] = [
        (_, draft) => (draft.prior === undefined ? applyDefaults(context, draft) : undefined),
        applyStandardBehavior,
        runBeforeSaveFlows,
        // Again, because a flow may have changed what the platform derives from.
        applyStandardBehavior,
        checkSystemRules,
        checkValidationRules
    ];
    for (const step of steps) {
        for (const draft of drafts) {
            if (!failed(draft)) {
                step(context, draft);
            }
        }
    }
    return drafts.flatMap((draft) => (failed(draft) ? [] : (writeDraft(context, draft) ?? [])));
}

/**
 * Saves the parents whose roll-ups the changes have changed, and theirs.
 * @returns false if one refused; its errors are then at the drafts that caused it.
 */
export function saveParents(context: SaveContext, changes: readonly RecordChange[]): boolean {
    const parents = parentDrafts(context, changes);
    if (parents.length === 0) {
        return true;
    }
    const parentChanges = prepareAndWrite(context, parents);
    const refused = parents.filter(failed);
    for (const parent of refused) {
        for (const cause of parent.causes) {
            // The fields are the parent's, not the caused record's.
            cause.errors.push(...parent.errors.map((error) => ({ ...error, fields: [] })));
        }
    }
    return refused.length === 0 && saveParents(context, parentChanges);
}
