import quoteLineProblem from '@salesforce/label/c.Quote_LineProblem';
import quoteSave from '@salesforce/label/c.Quote_Save';
import quoteSaveDraft from '@salesforce/label/c.Quote_SaveDraft';
import quoteSaveNewToo from '@salesforce/label/c.Quote_SaveNewToo';
import quoteSavedDraftText from '@salesforce/label/c.Quote_SavedDraftText';
import quoteSavedText from '@salesforce/label/c.Quote_SavedText';
import quoteSavedTitle from '@salesforce/label/c.Quote_SavedTitle';
import quoteSaving from '@salesforce/label/c.Quote_Saving';
import quoteValidUntil from '@salesforce/label/c.Quote_ValidUntil';

/** Every text of the component. */
export const labels = {
    quoteLineProblem,
    quoteSave,
    quoteSaveDraft,
    quoteSaveNewToo,
    quoteSavedDraftText,
    quoteSavedText,
    quoteSavedTitle,
    quoteSaving,
    quoteValidUntil
};
