import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import commonProblemWithField from '@salesforce/label/c.Common_ProblemWithField';
import quoteAsRecorded from '@salesforce/label/c.Quote_AsRecorded';
import quoteChooseBusinessType from '@salesforce/label/c.Quote_ChooseBusinessType';
import quoteDate from '@salesforce/label/c.Quote_Date';
import quoteEditedLines from '@salesforce/label/c.Quote_EditedLines';
import quoteEndedText from '@salesforce/label/c.Quote_EndedText';
import quoteEndedTitle from '@salesforce/label/c.Quote_EndedTitle';
import quoteFor from '@salesforce/label/c.Quote_For';
import quoteLineProblem from '@salesforce/label/c.Quote_LineProblem';
import quoteNet from '@salesforce/label/c.Quote_Net';
import quoteNoLinesText from '@salesforce/label/c.Quote_NoLinesText';
import quoteNoLinesTitle from '@salesforce/label/c.Quote_NoLinesTitle';
import quoteNoPartnerText from '@salesforce/label/c.Quote_NoPartnerText';
import quoteNoPartnerTitle from '@salesforce/label/c.Quote_NoPartnerTitle';
import quoteNoTierText from '@salesforce/label/c.Quote_NoTierText';
import quoteNoTierTitle from '@salesforce/label/c.Quote_NoTierTitle';
import quoteNoneSaved from '@salesforce/label/c.Quote_NoneSaved';
import quoteNotStartedText from '@salesforce/label/c.Quote_NotStartedText';
import quoteNotStartedTitle from '@salesforce/label/c.Quote_NotStartedTitle';
import quoteNumber from '@salesforce/label/c.Quote_Number';
import quoteProtected from '@salesforce/label/c.Quote_Protected';
import quoteQuoteDate from '@salesforce/label/c.Quote_QuoteDate';
import quoteRebate from '@salesforce/label/c.Quote_Rebate';
import quoteRegistrationApproved from '@salesforce/label/c.Quote_RegistrationApproved';
import quoteRegistrationNone from '@salesforce/label/c.Quote_RegistrationNone';
import quoteSave from '@salesforce/label/c.Quote_Save';
import quoteSaveFailedTitle from '@salesforce/label/c.Quote_SaveFailedTitle';
import quoteSaved from '@salesforce/label/c.Quote_Saved';
import quoteSavedText from '@salesforce/label/c.Quote_SavedText';
import quoteSavedTitle from '@salesforce/label/c.Quote_SavedTitle';
import quoteSaving from '@salesforce/label/c.Quote_Saving';
import quoteScenarioName from '@salesforce/label/c.Quote_ScenarioName';
import quoteStatus from '@salesforce/label/c.Quote_Status';
import quoteTitle from '@salesforce/label/c.Quote_Title';
import quoteTooManyLines from '@salesforce/label/c.Quote_TooManyLines';

/** Every text of the component. */
export const labels = {
    commonErrorTitle,
    commonLoading,
    commonProblemWithField,
    quoteAsRecorded,
    quoteChooseBusinessType,
    quoteDate,
    quoteEditedLines,
    quoteEndedText,
    quoteEndedTitle,
    quoteFor,
    quoteLineProblem,
    quoteNet,
    quoteNoLinesText,
    quoteNoLinesTitle,
    quoteNoPartnerText,
    quoteNoPartnerTitle,
    quoteNoTierText,
    quoteNoTierTitle,
    quoteNoneSaved,
    quoteNotStartedText,
    quoteNotStartedTitle,
    quoteNumber,
    quoteProtected,
    quoteQuoteDate,
    quoteRebate,
    quoteRegistrationApproved,
    quoteRegistrationNone,
    quoteSave,
    quoteSaveFailedTitle,
    quoteSaved,
    quoteSavedText,
    quoteSavedTitle,
    quoteSaving,
    quoteScenarioName,
    quoteStatus,
    quoteTitle,
    quoteTooManyLines
};
