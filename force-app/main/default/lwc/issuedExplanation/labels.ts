import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import quoteAmountAlone from '@salesforce/label/c.Quote_AmountAlone';
import quoteDiscount from '@salesforce/label/c.Quote_Discount';
import quoteIssuedAmounts from '@salesforce/label/c.Quote_IssuedAmounts';
import quoteIssuedBasis from '@salesforce/label/c.Quote_IssuedBasis';
import quoteIssuedBasisNote from '@salesforce/label/c.Quote_IssuedBasisNote';
import quoteIssuedDifference from '@salesforce/label/c.Quote_IssuedDifference';
import quoteIssuedDiffersNote from '@salesforce/label/c.Quote_IssuedDiffersNote';
import quoteIssuedDiffersTitle from '@salesforce/label/c.Quote_IssuedDiffersTitle';
import quoteIssuedMissingFacts from '@salesforce/label/c.Quote_IssuedMissingFacts';
import quoteIssuedMissingRules from '@salesforce/label/c.Quote_IssuedMissingRules';
import quoteIssuedMissingTitle from '@salesforce/label/c.Quote_IssuedMissingTitle';
import quoteIssuedNoOtherRules from '@salesforce/label/c.Quote_IssuedNoOtherRules';
import quoteIssuedProblem from '@salesforce/label/c.Quote_IssuedProblem';
import quoteIssuedRate from '@salesforce/label/c.Quote_IssuedRate';
import quoteIssuedUnreadableTitle from '@salesforce/label/c.Quote_IssuedUnreadableTitle';
import quoteLine from '@salesforce/label/c.Quote_Line';
import quoteLineName from '@salesforce/label/c.Quote_LineName';
import quoteLineProblem from '@salesforce/label/c.Quote_LineProblem';
import quoteList from '@salesforce/label/c.Quote_List';
import quoteNet from '@salesforce/label/c.Quote_Net';
import quoteNotIssuedDraft from '@salesforce/label/c.Quote_NotIssuedDraft';
import quoteNotIssuedSuperseded from '@salesforce/label/c.Quote_NotIssuedSuperseded';
import quoteRebate from '@salesforce/label/c.Quote_Rebate';
import quoteTotal from '@salesforce/label/c.Quote_Total';

/** Every text of the component. */
export const labels = {
    commonErrorTitle,
    commonLoading,
    quoteAmountAlone,
    quoteDiscount,
    quoteIssuedAmounts,
    quoteIssuedBasis,
    quoteIssuedBasisNote,
    quoteIssuedDifference,
    quoteIssuedDiffersNote,
    quoteIssuedDiffersTitle,
    quoteIssuedMissingFacts,
    quoteIssuedMissingRules,
    quoteIssuedMissingTitle,
    quoteIssuedNoOtherRules,
    quoteIssuedProblem,
    quoteIssuedRate,
    quoteIssuedUnreadableTitle,
    quoteLine,
    quoteLineName,
    quoteLineProblem,
    quoteList,
    quoteNet,
    quoteNotIssuedDraft,
    quoteNotIssuedSuperseded,
    quoteRebate,
    quoteTotal
};
