import { FormulaEvaluationError } from '../formula/index';
import type { FieldSchema } from '../metadata/schema';
import { convertValue, ValueError } from '../save/convert';
import { addError, type RecordDraft } from '../save/draft';
import type { RecordScope } from '../save/scope';
import type { FieldValue } from '../values';
import type { CompiledFlow, FlowEffects } from './compileFlow';
import type { FlowScope } from './references';

/** As many elements as the platform lets one interview run, so that a circle of connectors ends. */
const mostElements = 2000;

/** Runs a before-save flow for a record, if its entry conditions hold. What it assigns goes into the draft. */
export function runBeforeSaveFlow(flow: CompiledFlow, recordScope: RecordScope, draft: RecordDraft): void {
    const scope: FlowScope = { ...recordScope, variables: new Map(), found: new Map() };
    const effects: FlowEffects = {
        setField: (field, value) => setField(draft, field, value),
        refuse: (message, field) =>
            addError(draft, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, field === undefined ? [] : [field])
    };
    try {
        if (flow.starts(scope)) {
            runSteps(flow, scope, effects);
        }
    } catch (error) {
        if (!(error instanceof FormulaEvaluationError)) {
            throw error;
        }
        addError(
            draft,
            'CANNOT_EXECUTE_FLOW_TRIGGER',
            `We can't save this record because the “${flow.definition.label}” process failed. ${error.message}`
        );
    }
}

function runSteps(flow: CompiledFlow, scope: FlowScope, effects: FlowEffects): void {
    for (const [name, read] of flow.initialVariables) {
        scope.variables.set(name, read(scope));
    }
    let next = flow.definition.start.next;
    for (let count = 0; next !== undefined; count += 1) {
        if (count >= mostElements) {
            throw new FormulaEvaluationError(`It ran ${mostElements} elements without an end.`);
        }
        next = flow.steps.get(next)!(scope, effects);
    }
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
