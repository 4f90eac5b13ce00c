import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import quoteCustomerAbove from '@salesforce/label/c.Quote_CustomerAbove';
import quoteCustomerEmpty from '@salesforce/label/c.Quote_CustomerEmpty';
import quoteCustomerEmptyTitle from '@salesforce/label/c.Quote_CustomerEmptyTitle';
import quoteCustomerEvidenceMany from '@salesforce/label/c.Quote_CustomerEvidenceMany';
import quoteCustomerEvidenceOne from '@salesforce/label/c.Quote_CustomerEvidenceOne';
import quoteCustomerHeading from '@salesforce/label/c.Quote_CustomerHeading';
import quoteCustomerNoSolution from '@salesforce/label/c.Quote_CustomerNoSolution';
import quoteCustomerPartner from '@salesforce/label/c.Quote_CustomerPartner';
import quoteCustomerProtected from '@salesforce/label/c.Quote_CustomerProtected';
import quoteCustomerProtectedPartner from '@salesforce/label/c.Quote_CustomerProtectedPartner';
import quoteCustomerStanding from '@salesforce/label/c.Quote_CustomerStanding';
import quoteCustomerTitle from '@salesforce/label/c.Quote_CustomerTitle';
import quoteCustomerUndercuts from '@salesforce/label/c.Quote_CustomerUndercuts';
import quoteCustomerUnprotected from '@salesforce/label/c.Quote_CustomerUnprotected';
import quoteDiscount from '@salesforce/label/c.Quote_Discount';
import quoteList from '@salesforce/label/c.Quote_List';
import quoteNet from '@salesforce/label/c.Quote_Net';
import quoteNumber from '@salesforce/label/c.Quote_Number';
import quoteQuoteDate from '@salesforce/label/c.Quote_QuoteDate';
import quoteStatus from '@salesforce/label/c.Quote_Status';

/** Every text of the component. */
export const labels = {
    commonErrorTitle,
    commonLoading,
    quoteCustomerAbove,
    quoteCustomerEmpty,
    quoteCustomerEmptyTitle,
    quoteCustomerEvidenceMany,
    quoteCustomerEvidenceOne,
    quoteCustomerHeading,
    quoteCustomerNoSolution,
    quoteCustomerPartner,
    quoteCustomerProtected,
    quoteCustomerProtectedPartner,
    quoteCustomerStanding,
    quoteCustomerTitle,
    quoteCustomerUndercuts,
    quoteCustomerUnprotected,
    quoteDiscount,
    quoteList,
    quoteNet,
    quoteNumber,
    quoteQuoteDate,
    quoteStatus
};
