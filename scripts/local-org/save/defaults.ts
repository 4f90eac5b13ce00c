import { Decimal } from 'decimal.js';
import { FormulaEvaluationError } from '../formula/index';
import type { FieldSchema, ObjectSchema } from '../metadata/schema';
import type { FieldValues } from '../values';
import { draftScope, type RecordDraft, type SaveContext } from './draft';
import { convertValue } from './convert';

/**
 * Before anything else, a new record gets the default of every field that the caller did not give. A default that has
 * no result leaves the field blank.
 */
export function applyDefaults(context: SaveContext, draft: RecordDraft): void {
    const { object, record, given } = draft;
    const defaults = context.runtime.compiled.defaults.get(object.apiName);
    for (const field of object.fields.values()) {
        if (given.has(field.apiName) || field.formula !== undefined) {
            continue;
        }
        const formula = defaults?.get(field.apiName);
        const picked = field.picklist?.values.find((value) => value.isDefault)?.value ?? null;
        if (field.rollup !== undefined) {
            record[field.apiName] = emptyRollup(field);
        } else if (formula !== undefined) {
            try {
                record[field.apiName] = convertValue(field, formula.evaluate(draftScope(context, draft)));
            } catch (error) {
                if (!(error instanceof FormulaEvaluationError)) {
                    throw error;
                }
                record[field.apiName] = null;
            }
        } else {
            record[field.apiName] = field.type === 'Checkbox' ? false : picked;
        }
    }
    if (object.fields.has('OwnerId') && !given.has('OwnerId')) {
        record['OwnerId'] = context.userId;
    }
}

/** A roll-up over no details: a count and a sum are zero, a minimum and a maximum are blank. */
export function emptyRollup(field: FieldSchema): Decimal | null {
    return field.rollup!.operation === 'count' || field.rollup!.operation === 'sum' ? new Decimal(0) : null;
}

/** A record with every stored field blank: checkboxes off, roll-ups over nothing. */
export function emptyRecord(object: ObjectSchema): FieldValues {
    const record: FieldValues = {};
    for (const field of object.fields.values()) {
        if (field.formula === undefined) {
            record[field.apiName] =
                field.rollup !== undefined ? emptyRollup(field) : field.type === 'Checkbox' ? false : null;
        }
    }
    return record;
}
