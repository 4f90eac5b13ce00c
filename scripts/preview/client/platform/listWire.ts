import type { RecordChange } from '../recordChanges';

/** Whether a change concerns one of the records that an answer holds, so that its wire reads again. */
export function holdsChangedRecord(change: RecordChange, _config: unknown, answer: unknown): boolean {
    if (change.kind === 'created' || answer === undefined) {
        return false;
    }
    const text = JSON.stringify(answer);
    return [...change.ids].some((id) => text.includes(id));
}
