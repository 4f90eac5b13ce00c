import type { Quarter } from 'c/programCore';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';

/** Draws up the statement of a quarter, which the org does itself every night after the quarter's end. */
export async function drawUpStatement(partnerId: string, quarter: Quarter): Promise<void> {
    await createRecord({ apiName: 'Rebate_Statement__c', fields: { Partner__c: partnerId, Quarter__c: quarter } });
}

/** Closes the period: its rebates become payable, and the statement no longer changes. */
export async function closeStatement(statementId: string): Promise<void> {
    await updateRecord({ fields: { Id: statementId, Status__c: 'PAYABLE' } });
}

/** Marks a closed statement as paid. */
export async function payStatement(statementId: string, paymentReference: string): Promise<void> {
    await updateRecord({
        fields: { Id: statementId, Status__c: 'PAID', Payment_Reference__c: paymentReference }
    });
}
