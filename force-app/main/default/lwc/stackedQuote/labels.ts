import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import quoteAsRecorded from '@salesforce/label/c.Quote_AsRecorded';
import quoteChooseBusinessType from '@salesforce/label/c.Quote_ChooseBusinessType';
import quoteEditedLines from '@salesforce/label/c.Quote_EditedLines';
import quoteEndedText from '@salesforce/label/c.Quote_EndedText';
import quoteEndedTitle from '@salesforce/label/c.Quote_EndedTitle';
import quoteNoLinesText from '@salesforce/label/c.Quote_NoLinesText';
import quoteNoLinesTitle from '@salesforce/label/c.Quote_NoLinesTitle';
import quoteNoPartnerText from '@salesforce/label/c.Quote_NoPartnerText';
import quoteNoPartnerTitle from '@salesforce/label/c.Quote_NoPartnerTitle';
import quoteNoTierText from '@salesforce/label/c.Quote_NoTierText';
import quoteNoTierTitle from '@salesforce/label/c.Quote_NoTierTitle';
import quoteNotStartedText from '@salesforce/label/c.Quote_NotStartedText';
import quoteNotStartedTitle from '@salesforce/label/c.Quote_NotStartedTitle';
import quoteRegistrationApproved from '@salesforce/label/c.Quote_RegistrationApproved';
import quoteRegistrationNone from '@salesforce/label/c.Quote_RegistrationNone';
import quoteSaveFailedTitle from '@salesforce/label/c.Quote_SaveFailedTitle';
import quoteScenarioName from '@salesforce/label/c.Quote_ScenarioName';
import quoteTitle from '@salesforce/label/c.Quote_Title';
import quoteTooManyLines from '@salesforce/label/c.Quote_TooManyLines';

/** Every text of the component. */
export const labels = {
    commonErrorTitle,
    commonLoading,
    quoteAsRecorded,
    quoteChooseBusinessType,
    quoteEditedLines,
    quoteEndedText,
    quoteEndedTitle,
    quoteNoLinesText,
    quoteNoLinesTitle,
    quoteNoPartnerText,
    quoteNoPartnerTitle,
    quoteNoTierText,
    quoteNoTierTitle,
    quoteNotStartedText,
    quoteNotStartedTitle,
    quoteRegistrationApproved,
    quoteRegistrationNone,
    quoteSaveFailedTitle,
    quoteScenarioName,
    quoteTitle,
    quoteTooManyLines
};
