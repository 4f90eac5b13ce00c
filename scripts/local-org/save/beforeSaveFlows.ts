import { runBeforeSaveFlow } from '../flow/runFlow';
import { draftScope, failed, type RecordDraft, type SaveContext } from './draft';

/** Runs the object's before-save flows, one after another; the first that refuses the record ends it. */
export function runBeforeSaveFlows(context: SaveContext, draft: RecordDraft): void {
    for (const flow of context.runtime.compiled.flows.get(draft.object.apiName) ?? []) {
        runBeforeSaveFlow(flow, draftScope(context, draft), draft);
        if (failed(draft)) {
            return;
        }
    }
}
