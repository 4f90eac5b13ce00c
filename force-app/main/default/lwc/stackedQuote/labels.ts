import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import commonProblemWithField from '@salesforce/label/c.Common_ProblemWithField';
import quoteAfterRebate from '@salesforce/label/c.Quote_AfterRebate';
import quoteAmountAlone from '@salesforce/label/c.Quote_AmountAlone';
import quoteAmountWithShare from '@salesforce/label/c.Quote_AmountWithShare';
import quoteBusinessType from '@salesforce/label/c.Quote_BusinessType';
import quoteChartStep from '@salesforce/label/c.Quote_ChartStep';
import quoteChartTitle from '@salesforce/label/c.Quote_ChartTitle';
import quoteChooseBusinessType from '@salesforce/label/c.Quote_ChooseBusinessType';
import quoteDate from '@salesforce/label/c.Quote_Date';
import quoteDiscount from '@salesforce/label/c.Quote_Discount';
import quoteEndedText from '@salesforce/label/c.Quote_EndedText';
import quoteEndedTitle from '@salesforce/label/c.Quote_EndedTitle';
import quoteExplain from '@salesforce/label/c.Quote_Explain';
import quoteFor from '@salesforce/label/c.Quote_For';
import quoteGranted from '@salesforce/label/c.Quote_Granted';
import quoteLine from '@salesforce/label/c.Quote_Line';
import quoteLineName from '@salesforce/label/c.Quote_LineName';
import quoteLineProblem from '@salesforce/label/c.Quote_LineProblem';
import quoteLines from '@salesforce/label/c.Quote_Lines';
import quoteList from '@salesforce/label/c.Quote_List';
import quoteMissedDiscounts from '@salesforce/label/c.Quote_MissedDiscounts';
import quoteMissedLines from '@salesforce/label/c.Quote_MissedLines';
import quoteNet from '@salesforce/label/c.Quote_Net';
import quoteNextTier from '@salesforce/label/c.Quote_NextTier';
import quoteNextTierSigned from '@salesforce/label/c.Quote_NextTierSigned';
import quoteNoLinesText from '@salesforce/label/c.Quote_NoLinesText';
import quoteNoLinesTitle from '@salesforce/label/c.Quote_NoLinesTitle';
import quoteNoPartnerText from '@salesforce/label/c.Quote_NoPartnerText';
import quoteNoPartnerTitle from '@salesforce/label/c.Quote_NoPartnerTitle';
import quoteNoTierText from '@salesforce/label/c.Quote_NoTierText';
import quoteNoTierTitle from '@salesforce/label/c.Quote_NoTierTitle';
import quoteNoneSaved from '@salesforce/label/c.Quote_NoneSaved';
import quoteNotStartedText from '@salesforce/label/c.Quote_NotStartedText';
import quoteNotStartedTitle from '@salesforce/label/c.Quote_NotStartedTitle';
import quoteNothingRefused from '@salesforce/label/c.Quote_NothingRefused';
import quoteNumber from '@salesforce/label/c.Quote_Number';
import quoteProtected from '@salesforce/label/c.Quote_Protected';
import quoteQuantity from '@salesforce/label/c.Quote_Quantity';
import quoteQuoteDate from '@salesforce/label/c.Quote_QuoteDate';
import quoteRebate from '@salesforce/label/c.Quote_Rebate';
import quoteRefused from '@salesforce/label/c.Quote_Refused';
import quoteRegistration from '@salesforce/label/c.Quote_Registration';
import quoteRegistrationApproved from '@salesforce/label/c.Quote_RegistrationApproved';
import quoteRegistrationAsRecorded from '@salesforce/label/c.Quote_RegistrationAsRecorded';
import quoteRegistrationNone from '@salesforce/label/c.Quote_RegistrationNone';
import quoteReset from '@salesforce/label/c.Quote_Reset';
import quoteSave from '@salesforce/label/c.Quote_Save';
import quoteSaveFailedTitle from '@salesforce/label/c.Quote_SaveFailedTitle';
import quoteSaved from '@salesforce/label/c.Quote_Saved';
import quoteSavedText from '@salesforce/label/c.Quote_SavedText';
import quoteSavedTitle from '@salesforce/label/c.Quote_SavedTitle';
import quoteSaving from '@salesforce/label/c.Quote_Saving';
import quoteShareOff from '@salesforce/label/c.Quote_ShareOff';
import quoteStatus from '@salesforce/label/c.Quote_Status';
import quoteSummary from '@salesforce/label/c.Quote_Summary';
import quoteTier from '@salesforce/label/c.Quote_Tier';
import quoteTierRecorded from '@salesforce/label/c.Quote_TierRecorded';
import quoteTitle from '@salesforce/label/c.Quote_Title';
import quoteTooManyLines from '@salesforce/label/c.Quote_TooManyLines';
import quoteTotal from '@salesforce/label/c.Quote_Total';
import quoteTotalsAnnounced from '@salesforce/label/c.Quote_TotalsAnnounced';
import quoteWhatIf from '@salesforce/label/c.Quote_WhatIf';
import quoteWhatIfBadge from '@salesforce/label/c.Quote_WhatIfBadge';
import quoteWhatIfHint from '@salesforce/label/c.Quote_WhatIfHint';
import quoteWorth from '@salesforce/label/c.Quote_Worth';

/** Every text of the component. */
export const labels = {
    commonErrorTitle,
    commonLoading,
    commonProblemWithField,
    quoteAfterRebate,
    quoteAmountAlone,
    quoteAmountWithShare,
    quoteBusinessType,
    quoteChartStep,
    quoteChartTitle,
    quoteChooseBusinessType,
    quoteDate,
    quoteDiscount,
    quoteEndedText,
    quoteEndedTitle,
    quoteExplain,
    quoteFor,
    quoteGranted,
    quoteLine,
    quoteLineName,
    quoteLineProblem,
    quoteLines,
    quoteList,
    quoteMissedDiscounts,
    quoteMissedLines,
    quoteNet,
    quoteNextTier,
    quoteNextTierSigned,
    quoteNoLinesText,
    quoteNoLinesTitle,
    quoteNoPartnerText,
    quoteNoPartnerTitle,
    quoteNoTierText,
    quoteNoTierTitle,
    quoteNoneSaved,
    quoteNotStartedText,
    quoteNotStartedTitle,
    quoteNothingRefused,
    quoteNumber,
    quoteProtected,
    quoteQuantity,
    quoteQuoteDate,
    quoteRebate,
    quoteRefused,
    quoteRegistration,
    quoteRegistrationApproved,
    quoteRegistrationAsRecorded,
    quoteRegistrationNone,
    quoteReset,
    quoteSave,
    quoteSaveFailedTitle,
    quoteSaved,
    quoteSavedText,
    quoteSavedTitle,
    quoteSaving,
    quoteShareOff,
    quoteStatus,
    quoteSummary,
    quoteTier,
    quoteTierRecorded,
    quoteTitle,
    quoteTooManyLines,
    quoteTotal,
    quoteTotalsAnnounced,
    quoteWhatIf,
    quoteWhatIfBadge,
    quoteWhatIfHint,
    quoteWorth
};
