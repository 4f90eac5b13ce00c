import type { RecordDraft, SaveContext } from '../draft';

/** A person's Name is the first and the last name. */
export function derivePersonName(_context: SaveContext, draft: RecordDraft): void {
    const parts = [draft.record['FirstName'], draft.record['LastName']].filter((part) => typeof part === 'string');
    draft.record['Name'] = parts.join(' ') || null;
}
