import { FormulaEvaluationError } from '../formula/index';
import type { ValidationRuleSchema } from '../metadata/schema';
import { addError, draftScope, type RecordDraft, type SaveContext } from './draft';

/** Runs every active validation rule of the object; all that hold are reported together. */
export function checkValidationRules(context: SaveContext, draft: RecordDraft): void {
    const scope = draftScope(context, draft);
    for (const { rule, formula } of context.runtime.compiled.rules.get(draft.object.apiName) ?? []) {
        const fields = rule.errorField === undefined ? [] : [rule.errorField];
        try {
            if (formula.evaluate(scope) === true) {
                addError(draft, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', messageOf(context, draft, rule), fields);
            }
        } catch (error) {
            if (!(error instanceof FormulaEvaluationError)) {
                throw error;
            }
            addError(
                draft,
                'FORMULA_EXPRESSION_INVALID',
                `The validation formula "${rule.name}" of ${draft.object.apiName} has no result: ${error.message}`
            );
        }
    }
}

/** Translated error messages are the object translation's; a rule without one speaks the project's language. */
function messageOf(context: SaveContext, draft: RecordDraft, rule: ValidationRuleSchema): string {
    const translations = context.runtime.schema.translations.get(context.language ?? '');
    return translations?.get(`${draft.object.apiName}.$validationRule.${rule.name}`) ?? rule.errorMessage;
}
