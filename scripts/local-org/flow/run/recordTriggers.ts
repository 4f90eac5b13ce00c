import { FormulaEvaluationError } from '../../formula/index';
import type { FieldSchema } from '../../metadata/schema';
import type { SaveError } from '../../org';
import { convertValue, ValueError } from '../../save/convert';
import { addError, draftScope, failed, type RecordChange, type RecordDraft, type SaveContext } from '../../save/draft';
import type { RecordScope } from '../../save/scope';
import type { FieldValue } from '../../values';
import type { CompiledFlow } from '../compile/program';
import { FlowScope, type FlowEffects } from '../data';
import { keepScheduledPaths } from '../schedule/scheduledPaths';
import { flowError } from './faults';
import { Interview } from './interview';
import { runInterviews } from './runInterviews';

/** A record whose save or deletion triggers flows. */
interface Trigger {
    readonly scope: RecordScope;
    readonly effects: FlowEffects;
    /** Whether the record was refused already, so that no further flow runs for it. */
    isRefused(): boolean;
    refuse(error: SaveError): void;
}

/** Runs the before-save flows of the drafts' objects; what they assign goes into the drafts. */
export function runBeforeSaveFlows(context: SaveContext, drafts: readonly RecordDraft[]): void {
    const { beforeSave } = context.runtime.compiled.flows;
    for (const [object, own] of byObject(drafts)) {
        const flows = beforeSave.get(object) ?? [];
        if (flows.length > 0) {
            const triggers = own.map((draft) => draftTrigger(context, draft, draftEffects(draft)));
            flows.forEach((flow) => runFlow(context, flow, triggers));
        }
    }
}

/** Runs the before-delete flows for records whose deletion was asked for; not for those that go with them. */
export function runBeforeDeleteFlows(context: SaveContext, drafts: readonly RecordDraft[]): void {
    const { beforeDelete } = context.runtime.compiled.flows;
    for (const [object, own] of byObject(drafts)) {
        const flows = beforeDelete.get(object) ?? [];
        if (flows.length > 0) {
            const refuse: (draft: RecordDraft) => FlowEffects = (draft) => ({
                setField: () => {
                    throw new Error('A deleted record cannot be assigned to.');
                },
                refuse: customError((error) => draft.errors.push(error))
            });
            const triggers = own.map((draft) => draftTrigger(context, draft, refuse(draft)));
            flows.forEach((flow) => runFlow(context, flow, triggers));
        }
    }
}

/**
 * Runs the after-save flows for records that were stored, and keeps their scheduled paths.
 * @returns false if one refused; its errors are then at the drafts that caused the save.
 */
export function runAfterSaveFlows(context: SaveContext, changes: readonly RecordChange[]): boolean {
    const { afterSave } = context.runtime.compiled.flows;
    let accepted = true;
    for (const [object, own] of byObject(changes)) {
        for (const flow of afterSave.get(object) ?? []) {
            const triggers = own.flatMap((change) => changeTrigger(context, change, () => (accepted = false)) ?? []);
            const { started, others } = runFlow(context, flow, triggers);
            if (flow.scheduledPaths.length > 0) {
                keepScheduledPaths(context, flow, started, others);
            }
            if (!accepted) {
                return false;
            }
        }
    }
    return true;
}

/** Fits what waits for records to what recursive saves, which start no flows, have made of them. */
export function fitScheduledPaths(context: SaveContext, changes: readonly RecordChange[]): void {
    const { afterSave } = context.runtime.compiled.flows;
    for (const [object, own] of byObject(changes)) {
        for (const flow of (afterSave.get(object) ?? []).filter(({ scheduledPaths }) => scheduledPaths.length > 0)) {
            const triggers = own.flatMap((change) => changeTrigger(context, change, () => undefined) ?? []);
            const scopes = triggers.map(({ scope, effects }) => new FlowScope({ ...scope, isNew: false }, effects));
            keepScheduledPaths(context, flow, [], scopes);
        }
    }
}

function byObject<Item extends { readonly object: { readonly apiName: string } }>(
    items: readonly Item[]
): Map<string, Item[]> {
    const groups = new Map<string, Item[]>();
    for (const item of items) {
        const group = groups.get(item.object.apiName);
        if (group === undefined) {
            groups.set(item.object.apiName, [item]);
        } else {
            group.push(item);
        }
    }
    return groups;
}

/** Runs one flow for those of the records that meet its entry conditions. */
function runFlow(
    context: SaveContext,
    flow: CompiledFlow,
    triggers: readonly Trigger[]
): { readonly started: readonly FlowScope[]; readonly others: readonly FlowScope[] } {
    const interviews: { interview: Interview; trigger: Trigger }[] = [];
    const started: FlowScope[] = [];
    const others: FlowScope[] = [];
    for (const trigger of triggers) {
        if (!trigger.isRefused()) {
            const scope = new FlowScope(trigger.scope, trigger.effects);
            const failure = attempt(() => {
                if (flow.starts(scope)) {
                    started.push(scope);
                    interviews.push({ interview: new Interview(flow, scope), trigger });
                } else {
                    others.push(scope);
                }
            });
            if (failure !== undefined) {
                trigger.refuse(flowError(flow.definition.label, failure));
            }
        }
    }
    runInterviews(
        context,
        interviews.map(({ interview }) => interview)
    );
    for (const { interview, trigger } of interviews) {
        if (interview.failure !== undefined) {
            trigger.refuse(flowError(flow.definition.label, interview.failure));
        }
    }
    return { started, others };
}

/** Runs something that evaluates formulas; gives the reason where one has no result. */
function attempt(run: () => void): string | undefined {
    try {
        run();
        return undefined;
    } catch (error) {
        if (!(error instanceof FormulaEvaluationError)) {
            throw error;
        }
        return error.message;
    }
}

function draftTrigger(context: SaveContext, draft: RecordDraft, effects: FlowEffects): Trigger {
    return {
        scope: draftScope(context, draft),
        effects,
        isRefused: () => failed(draft),
        refuse: (error) => draft.errors.push(error)
    };
}

function draftEffects(draft: RecordDraft): FlowEffects {
    return {
        setField: (_, field, value) => setField(draft, field, value),
        refuse: (message, field) =>
            addError(draft, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, field === undefined ? [] : [field])
    };
}

function setField(draft: RecordDraft, field: FieldSchema, value: FieldValue): void {
    try {
        draft.record[field.apiName] = convertValue(field, value);
    } catch (error) {
        if (!(error instanceof ValueError)) {
            throw error;
        }
        draft.errors.push(error.error);
    }
}

/** The record as it is stored now: flows that ran before may have written it again. Absent where one deleted it. */
function changeTrigger(context: SaveContext, change: RecordChange, onRefusal: () => void): Trigger | undefined {
    const { runtime, userId, language } = context;
    const record = runtime.store.read(change.object.apiName, change.after!['Id'] as string);
    let refused = false;
    const refuse = (error: SaveError): void => {
        refused = true;
        onRefusal();
        for (const cause of change.causes) {
            const isOwn = cause.record['Id'] === change.after!['Id'];
            cause.errors.push(isOwn ? error : { ...error, fields: [] });
        }
    };
    return (
        record && {
            scope: {
                runtime,
                userId,
                ...(language !== undefined && { language }),
                object: change.object,
                record,
                ...(change.before !== undefined && { prior: change.before }),
                isNew: change.before === undefined
            },
            effects: {
                setField: (scope, field, value) => scope.setRecordField(field.apiName, value),
                refuse: customError(refuse)
            },
            isRefused: () => refused,
            refuse
        }
    );
}

function customError(refuse: (error: SaveError) => void): FlowEffects['refuse'] {
    return (message, field) =>
        refuse({
            statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            message,
            fields: field === undefined ? [] : [field]
        });
}
