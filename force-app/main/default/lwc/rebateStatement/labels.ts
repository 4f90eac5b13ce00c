import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import quotePrint from '@salesforce/label/c.Quote_Print';
import rebateAmount from '@salesforce/label/c.Rebate_Amount';
import rebateCancel from '@salesforce/label/c.Rebate_Cancel';
import rebateClose from '@salesforce/label/c.Rebate_Close';
import rebateCloseExplain from '@salesforce/label/c.Rebate_CloseExplain';
import rebateClosed from '@salesforce/label/c.Rebate_Closed';
import rebateDeal from '@salesforce/label/c.Rebate_Deal';
import rebateDrawUp from '@salesforce/label/c.Rebate_DrawUp';
import rebateDrawnUp from '@salesforce/label/c.Rebate_DrawnUp';
import rebateExport from '@salesforce/label/c.Rebate_Export';
import rebateNoCredits from '@salesforce/label/c.Rebate_NoCredits';
import rebatePaidToast from '@salesforce/label/c.Rebate_PaidToast';
import rebatePay from '@salesforce/label/c.Rebate_Pay';
import rebatePayReference from '@salesforce/label/c.Rebate_PayReference';
import rebatePayReferenceHelp from '@salesforce/label/c.Rebate_PayReferenceHelp';
import rebateQuote from '@salesforce/label/c.Rebate_Quote';
import rebateRate from '@salesforce/label/c.Rebate_Rate';
import rebateRebate from '@salesforce/label/c.Rebate_Rebate';
import rebateRefused from '@salesforce/label/c.Rebate_Refused';
import rebateShowDocument from '@salesforce/label/c.Rebate_ShowDocument';
import rebateShowTable from '@salesforce/label/c.Rebate_ShowTable';
import rebateStatement from '@salesforce/label/c.Rebate_Statement';
import rebateStatus from '@salesforce/label/c.Rebate_Status';
import rebateTotal from '@salesforce/label/c.Rebate_Total';
import rebateWonOn from '@salesforce/label/c.Rebate_WonOn';

/** Every text of the component. */
export const labels = {
    commonErrorTitle,
    commonLoading,
    quotePrint,
    rebateAmount,
    rebateCancel,
    rebateClose,
    rebateCloseExplain,
    rebateClosed,
    rebateDeal,
    rebateDrawUp,
    rebateDrawnUp,
    rebateExport,
    rebateNoCredits,
    rebatePaidToast,
    rebatePay,
    rebatePayReference,
    rebatePayReferenceHelp,
    rebateQuote,
    rebateRate,
    rebateRebate,
    rebateRefused,
    rebateShowDocument,
    rebateShowTable,
    rebateStatement,
    rebateStatus,
    rebateTotal,
    rebateWonOn
};
