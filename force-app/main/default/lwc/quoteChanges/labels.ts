import quoteAmountAlone from '@salesforce/label/c.Quote_AmountAlone';
import quoteChangeAmount from '@salesforce/label/c.Quote_ChangeAmount';
import quoteChangeRate from '@salesforce/label/c.Quote_ChangeRate';
import quoteChanges from '@salesforce/label/c.Quote_Changes';
import quoteChangesNone from '@salesforce/label/c.Quote_ChangesNone';
import quoteChangesNow from '@salesforce/label/c.Quote_ChangesNow';
import quoteChangesThen from '@salesforce/label/c.Quote_ChangesThen';
import quoteChangesWhat from '@salesforce/label/c.Quote_ChangesWhat';
import quoteLine from '@salesforce/label/c.Quote_Line';
import quoteLineName from '@salesforce/label/c.Quote_LineName';
import quoteList from '@salesforce/label/c.Quote_List';

/** Every text of the component. */
export const labels = {
    quoteAmountAlone,
    quoteChangeAmount,
    quoteChangeRate,
    quoteChanges,
    quoteChangesNone,
    quoteChangesNow,
    quoteChangesThen,
    quoteChangesWhat,
    quoteLine,
    quoteLineName,
    quoteList
};
