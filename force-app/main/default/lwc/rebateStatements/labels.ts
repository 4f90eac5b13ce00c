import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import rebateAccrued from '@salesforce/label/c.Rebate_Accrued';
import rebateAmount from '@salesforce/label/c.Rebate_Amount';
import rebateByQuarter from '@salesforce/label/c.Rebate_ByQuarter';
import rebateCancel from '@salesforce/label/c.Rebate_Cancel';
import rebateCheck from '@salesforce/label/c.Rebate_Check';
import rebateCheckAgrees from '@salesforce/label/c.Rebate_CheckAgrees';
import rebateCheckDiffers from '@salesforce/label/c.Rebate_CheckDiffers';
import rebateCheckNone from '@salesforce/label/c.Rebate_CheckNone';
import rebateCheckRate from '@salesforce/label/c.Rebate_CheckRate';
import rebateClose from '@salesforce/label/c.Rebate_Close';
import rebateCloseExplain from '@salesforce/label/c.Rebate_CloseExplain';
import rebateClosed from '@salesforce/label/c.Rebate_Closed';
import rebateCounterEntry from '@salesforce/label/c.Rebate_CounterEntry';
import rebateCredit from '@salesforce/label/c.Rebate_Credit';
import rebateDeal from '@salesforce/label/c.Rebate_Deal';
import rebateDrawUp from '@salesforce/label/c.Rebate_DrawUp';
import rebateDrawnUp from '@salesforce/label/c.Rebate_DrawnUp';
import rebateExport from '@salesforce/label/c.Rebate_Export';
import rebateNoCredits from '@salesforce/label/c.Rebate_NoCredits';
import rebateNone from '@salesforce/label/c.Rebate_None';
import rebateNoneHint from '@salesforce/label/c.Rebate_NoneHint';
import rebatePaid from '@salesforce/label/c.Rebate_Paid';
import rebatePaidToast from '@salesforce/label/c.Rebate_PaidToast';
import rebatePay from '@salesforce/label/c.Rebate_Pay';
import rebatePayReference from '@salesforce/label/c.Rebate_PayReference';
import rebatePayReferenceHelp from '@salesforce/label/c.Rebate_PayReferenceHelp';
import rebatePayable from '@salesforce/label/c.Rebate_Payable';
import rebateQuarter from '@salesforce/label/c.Rebate_Quarter';
import rebateQuarterName from '@salesforce/label/c.Rebate_QuarterName';
import rebateRate from '@salesforce/label/c.Rebate_Rate';
import rebateRebate from '@salesforce/label/c.Rebate_Rebate';
import rebateRefused from '@salesforce/label/c.Rebate_Refused';
import rebateReversed from '@salesforce/label/c.Rebate_Reversed';
import rebateStateNone from '@salesforce/label/c.Rebate_StateNone';
import rebateStateOpen from '@salesforce/label/c.Rebate_StateOpen';
import rebateStatePaid from '@salesforce/label/c.Rebate_StatePaid';
import rebateStatePayable from '@salesforce/label/c.Rebate_StatePayable';
import rebateStateReversed from '@salesforce/label/c.Rebate_StateReversed';
import rebateStateRunning from '@salesforce/label/c.Rebate_StateRunning';
import rebateStatement from '@salesforce/label/c.Rebate_Statement';
import rebateStatus from '@salesforce/label/c.Rebate_Status';
import rebateSummaryAgrees from '@salesforce/label/c.Rebate_SummaryAgrees';
import rebateSummaryDiffers from '@salesforce/label/c.Rebate_SummaryDiffers';
import rebateTitle from '@salesforce/label/c.Rebate_Title';
import rebateTotal from '@salesforce/label/c.Rebate_Total';
import rebateWonOn from '@salesforce/label/c.Rebate_WonOn';
import rebateWorthNone from '@salesforce/label/c.Rebate_WorthNone';
import rebateWorthTitle from '@salesforce/label/c.Rebate_WorthTitle';
import rebateWorthValue from '@salesforce/label/c.Rebate_WorthValue';

/** Every text of the component. */
export const labels = {
    commonErrorTitle,
    commonLoading,
    rebateAccrued,
    rebateAmount,
    rebateByQuarter,
    rebateCancel,
    rebateCheck,
    rebateCheckAgrees,
    rebateCheckDiffers,
    rebateCheckNone,
    rebateCheckRate,
    rebateClose,
    rebateCloseExplain,
    rebateClosed,
    rebateCounterEntry,
    rebateCredit,
    rebateDeal,
    rebateDrawUp,
    rebateDrawnUp,
    rebateExport,
    rebateNoCredits,
    rebateNone,
    rebateNoneHint,
    rebatePaid,
    rebatePaidToast,
    rebatePay,
    rebatePayReference,
    rebatePayReferenceHelp,
    rebatePayable,
    rebateQuarter,
    rebateQuarterName,
    rebateRate,
    rebateRebate,
    rebateRefused,
    rebateReversed,
    rebateStateNone,
    rebateStateOpen,
    rebateStatePaid,
    rebateStatePayable,
    rebateStateReversed,
    rebateStateRunning,
    rebateStatement,
    rebateStatus,
    rebateSummaryAgrees,
    rebateSummaryDiffers,
    rebateTitle,
    rebateTotal,
    rebateWonOn,
    rebateWorthNone,
    rebateWorthTitle,
    rebateWorthValue
};
