import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import quoteAsRecorded from '@salesforce/label/c.Quote_AsRecorded';
import quoteCancel from '@salesforce/label/c.Quote_Cancel';
import quoteChooseBusinessType from '@salesforce/label/c.Quote_ChooseBusinessType';
import quoteDate from '@salesforce/label/c.Quote_Date';
import quoteEditedLines from '@salesforce/label/c.Quote_EditedLines';
import quoteEndedText from '@salesforce/label/c.Quote_EndedText';
import quoteEndedTitle from '@salesforce/label/c.Quote_EndedTitle';
import quoteFor from '@salesforce/label/c.Quote_For';
import quoteLineProblem from '@salesforce/label/c.Quote_LineProblem';
import quoteNoLinesText from '@salesforce/label/c.Quote_NoLinesText';
import quoteNoLinesTitle from '@salesforce/label/c.Quote_NoLinesTitle';
import quoteNoPartnerText from '@salesforce/label/c.Quote_NoPartnerText';
import quoteNoPartnerTitle from '@salesforce/label/c.Quote_NoPartnerTitle';
import quoteNoTierText from '@salesforce/label/c.Quote_NoTierText';
import quoteNoTierTitle from '@salesforce/label/c.Quote_NoTierTitle';
import quoteNotStartedText from '@salesforce/label/c.Quote_NotStartedText';
import quoteNotStartedTitle from '@salesforce/label/c.Quote_NotStartedTitle';
import quoteOpenCopy from '@salesforce/label/c.Quote_OpenCopy';
import quoteOpenDraft from '@salesforce/label/c.Quote_OpenDraft';
import quoteOpenVersion from '@salesforce/label/c.Quote_OpenVersion';
import quoteProtected from '@salesforce/label/c.Quote_Protected';
import quoteRegistrationApproved from '@salesforce/label/c.Quote_RegistrationApproved';
import quoteRegistrationNone from '@salesforce/label/c.Quote_RegistrationNone';
import quoteSave from '@salesforce/label/c.Quote_Save';
import quoteSaveDraft from '@salesforce/label/c.Quote_SaveDraft';
import quoteSaveFailedTitle from '@salesforce/label/c.Quote_SaveFailedTitle';
import quoteSaveNewToo from '@salesforce/label/c.Quote_SaveNewToo';
import quoteSavedDraftText from '@salesforce/label/c.Quote_SavedDraftText';
import quoteSavedText from '@salesforce/label/c.Quote_SavedText';
import quoteSavedTitle from '@salesforce/label/c.Quote_SavedTitle';
import quoteSaving from '@salesforce/label/c.Quote_Saving';
import quoteScenarioName from '@salesforce/label/c.Quote_ScenarioName';
import quoteTitle from '@salesforce/label/c.Quote_Title';
import quoteTooManyLines from '@salesforce/label/c.Quote_TooManyLines';
import quoteValidUntil from '@salesforce/label/c.Quote_ValidUntil';

/** Every text of the component. */
export const labels = {
    commonErrorTitle,
    commonLoading,
    quoteAsRecorded,
    quoteCancel,
    quoteChooseBusinessType,
    quoteDate,
    quoteEditedLines,
    quoteEndedText,
    quoteEndedTitle,
    quoteFor,
    quoteLineProblem,
    quoteNoLinesText,
    quoteNoLinesTitle,
    quoteNoPartnerText,
    quoteNoPartnerTitle,
    quoteNoTierText,
    quoteNoTierTitle,
    quoteNotStartedText,
    quoteNotStartedTitle,
    quoteOpenCopy,
    quoteOpenDraft,
    quoteOpenVersion,
    quoteProtected,
    quoteRegistrationApproved,
    quoteRegistrationNone,
    quoteSave,
    quoteSaveDraft,
    quoteSaveFailedTitle,
    quoteSaveNewToo,
    quoteSavedDraftText,
    quoteSavedText,
    quoteSavedTitle,
    quoteSaving,
    quoteScenarioName,
    quoteTitle,
    quoteTooManyLines,
    quoteValidUntil
};
