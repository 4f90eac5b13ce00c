import commonCancel from '@salesforce/label/c.Common_Cancel';
import commonSave from '@salesforce/label/c.Common_Save';
import partnerWaiverGrant from '@salesforce/label/c.Partner_WaiverGrant';
import partnerWaiverReason from '@salesforce/label/c.Partner_WaiverReason';
import partnerWaiverReasonHelp from '@salesforce/label/c.Partner_WaiverReasonHelp';
import partnerWaiverRefused from '@salesforce/label/c.Partner_WaiverRefused';
import partnerWaiverUntil from '@salesforce/label/c.Partner_WaiverUntil';

/** Every text of the component. */
export const labels = {
    commonCancel,
    commonSave,
    partnerWaiverGrant,
    partnerWaiverReason,
    partnerWaiverReasonHelp,
    partnerWaiverRefused,
    partnerWaiverUntil
};
