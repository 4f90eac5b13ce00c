import type { FieldSchema } from '../metadata/schema';
import { DuplicateValueError } from '../store/store';
import { formatAutoNumber } from './autoNumber';
import { addError, type RecordChange, type RecordDraft, type SaveContext } from './draft';

/**
 * Stores the draft, with its system fields. A value that another record has already becomes an error of the draft; the
 * database's unique index decides, so that of two at the same moment one loses.
 * @returns what changed, or undefined where the record was refused.
 */
export function writeDraft(context: SaveContext, draft: RecordDraft): RecordChange | undefined {
    const { object, prior, record } = draft;
    const { store } = context.runtime;
    stamp(context, draft);
    try {
        if (prior === undefined) {
            store.insert(object, record);
        } else {
            store.update(object, record, changedFields(draft));
        }
    } catch (error) {
        if (!(error instanceof DuplicateValueError)) {
            throw error;
        }
        addError(draft, 'DUPLICATE_VALUE', error.message);
        return undefined;
    }
    return { object, before: prior, after: record, causes: draft.causes };
}

function stamp(context: SaveContext, draft: RecordDraft): void {
    const { object, prior, record } = draft;
    if (prior === undefined) {
        record['Id'] = context.runtime.store.nextId(object);
        record['IsDeleted'] = false;
        record['CreatedDate'] = context.timestamp;
        record['CreatedById'] = context.userId;
        for (const field of object.fields.values()) {
            if (field.type === 'AutoNumber') {
                record[field.apiName] = nextAutoNumber(context, object.apiName, field);
            }
        }
    }
    record['LastModifiedDate'] = context.timestamp;
    record['LastModifiedById'] = context.userId;
    record['SystemModstamp'] = context.timestamp;
}

function nextAutoNumber(context: SaveContext, object: string, field: FieldSchema): string {
    const number = context.runtime.store.nextNumber(`auto:${object}.${field.apiName}`, field.startingNumber ?? 1);
    return formatAutoNumber(field.displayFormat ?? '{0}', number, context.timestamp);
}

function changedFields(draft: RecordDraft): string[] {
    return Object.keys(draft.record).filter((name) => draft.record[name] !== draft.prior?.[name]);
}
