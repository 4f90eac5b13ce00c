import quoteCancel from '@salesforce/label/c.Quote_Cancel';
import quoteDate from '@salesforce/label/c.Quote_Date';
import quoteFor from '@salesforce/label/c.Quote_For';
import quoteIssuedOpened from '@salesforce/label/c.Quote_IssuedOpened';
import quoteOpenCopy from '@salesforce/label/c.Quote_OpenCopy';
import quoteOpenDraft from '@salesforce/label/c.Quote_OpenDraft';
import quoteOpenVersion from '@salesforce/label/c.Quote_OpenVersion';
import quoteProtected from '@salesforce/label/c.Quote_Protected';

/** Every text of the component. */
export const labels = {
    quoteCancel,
    quoteDate,
    quoteFor,
    quoteIssuedOpened,
    quoteOpenCopy,
    quoteOpenDraft,
    quoteOpenVersion,
    quoteProtected
};
