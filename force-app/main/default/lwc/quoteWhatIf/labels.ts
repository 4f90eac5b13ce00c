import quoteBusinessType from '@salesforce/label/c.Quote_BusinessType';
import quoteRegistration from '@salesforce/label/c.Quote_Registration';
import quoteRegistrationApproved from '@salesforce/label/c.Quote_RegistrationApproved';
import quoteRegistrationAsRecorded from '@salesforce/label/c.Quote_RegistrationAsRecorded';
import quoteRegistrationNone from '@salesforce/label/c.Quote_RegistrationNone';
import quoteReset from '@salesforce/label/c.Quote_Reset';
import quoteTier from '@salesforce/label/c.Quote_Tier';
import quoteTierRecorded from '@salesforce/label/c.Quote_TierRecorded';
import quoteWhatIf from '@salesforce/label/c.Quote_WhatIf';
import quoteWhatIfBadge from '@salesforce/label/c.Quote_WhatIfBadge';
import quoteWhatIfHint from '@salesforce/label/c.Quote_WhatIfHint';

/** Every text of the component. */
export const labels = {
    quoteBusinessType,
    quoteRegistration,
    quoteRegistrationApproved,
    quoteRegistrationAsRecorded,
    quoteRegistrationNone,
    quoteReset,
    quoteTier,
    quoteTierRecorded,
    quoteWhatIf,
    quoteWhatIfBadge,
    quoteWhatIfHint
};
