import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import quoteAmountAlone from '@salesforce/label/c.Quote_AmountAlone';
import quoteDiscount from '@salesforce/label/c.Quote_Discount';
import quoteDocumentCsv from '@salesforce/label/c.Quote_DocumentCsv';
import quoteDocumentTitle from '@salesforce/label/c.Quote_DocumentTitle';
import quoteDocumentView from '@salesforce/label/c.Quote_DocumentView';
import quoteDocumentViewPartner from '@salesforce/label/c.Quote_DocumentViewPartner';
import quoteDocumentViewVendor from '@salesforce/label/c.Quote_DocumentViewVendor';
import quoteList from '@salesforce/label/c.Quote_List';
import quoteNet from '@salesforce/label/c.Quote_Net';
import quotePaperDescription from '@salesforce/label/c.Quote_PaperDescription';
import quotePaperNumber from '@salesforce/label/c.Quote_PaperNumber';
import quotePrint from '@salesforce/label/c.Quote_Print';
import quoteQuantity from '@salesforce/label/c.Quote_Quantity';
import quoteRebate from '@salesforce/label/c.Quote_Rebate';
import quoteSolution from '@salesforce/label/c.Quote_Solution';
import quoteUnitPrice from '@salesforce/label/c.Quote_UnitPrice';

/** Every text of the component. */
export const labels = {
    commonErrorTitle,
    commonLoading,
    quoteAmountAlone,
    quoteDiscount,
    quoteDocumentCsv,
    quoteDocumentTitle,
    quoteDocumentView,
    quoteDocumentViewPartner,
    quoteDocumentViewVendor,
    quoteList,
    quoteNet,
    quotePaperDescription,
    quotePaperNumber,
    quotePrint,
    quoteQuantity,
    quoteRebate,
    quoteSolution,
    quoteUnitPrice
};
