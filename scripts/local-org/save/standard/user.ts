import type { RecordDraft, SaveContext } from '../draft';
import { derivePersonName } from './personName';

/**
 * A user from outside acts for a contact, and so for the contact's account; the profile says what kind of user it is.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_user.htm
 */
export function deriveUser(context: SaveContext, draft: RecordDraft): void {
    derivePersonName(context, draft);
    const { record } = draft;
    const { store } = context.runtime;
    const contact = store.read('Contact', String(record['ContactId'] ?? ''));
    record['AccountId'] = contact?.['AccountId'] ?? null;
    record['UserType'] = store.read('Profile', String(record['ProfileId'] ?? ''))?.['UserType'] ?? 'Standard';
}
