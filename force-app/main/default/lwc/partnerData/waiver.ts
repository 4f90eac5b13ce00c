import type { IsoDate } from 'c/programCore';
import { updateRecord } from 'lightning/uiRecordApi';

/** Holds the partner's tier until a day; the org records who granted it. */
export async function grantWaiver(partnerId: string, until: IsoDate, reason: string): Promise<void> {
    await save(partnerId, until, reason);
}

/** Ends the partner's waiver; the org judges the tier at once. */
export async function endWaiver(partnerId: string): Promise<void> {
    await save(partnerId, null, null);
}

async function save(Id: string, until: IsoDate | null, reason: string | null): Promise<void> {
    await updateRecord({ fields: { Id, Waiver_Until__c: until, Waiver_Reason__c: reason } });
}
