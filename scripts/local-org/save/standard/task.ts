import type { RecordDraft, SaveContext } from '../draft';

const HIGH = 'High';

/**
 * The status decides whether a task is closed, and since when; the priority whether it is high.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_task.htm
 */
export function deriveTask(context: SaveContext, draft: RecordDraft): void {
    const { record, prior } = draft;
    const status = draft.object.fields.get('Status')!.picklist!.values.find(({ value }) => value === record['Status']);
    const isClosed = status?.isClosed === true;
    record['IsClosed'] = isClosed;
    record['IsHighPriority'] = record['Priority'] === HIGH;
    if (!isClosed) {
        record['CompletedDateTime'] = null;
    } else if (prior?.['IsClosed'] !== true) {
        record['CompletedDateTime'] = context.timestamp;
    }
}
