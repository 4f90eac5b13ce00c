import rebateAccrued from '@salesforce/label/c.Rebate_Accrued';
import rebateAmount from '@salesforce/label/c.Rebate_Amount';
import rebateBaseRate from '@salesforce/label/c.Rebate_BaseRate';
import rebateBusinessType from '@salesforce/label/c.Rebate_BusinessType';
import rebateCapRate from '@salesforce/label/c.Rebate_CapRate';
import rebateCheck from '@salesforce/label/c.Rebate_Check';
import rebateCheckAgrees from '@salesforce/label/c.Rebate_CheckAgrees';
import rebateCheckDiffers from '@salesforce/label/c.Rebate_CheckDiffers';
import rebateCheckNone from '@salesforce/label/c.Rebate_CheckNone';
import rebateCheckRate from '@salesforce/label/c.Rebate_CheckRate';
import rebateCredit from '@salesforce/label/c.Rebate_Credit';
import rebateDeal from '@salesforce/label/c.Rebate_Deal';
import rebateEndCustomer from '@salesforce/label/c.Rebate_EndCustomer';
import rebatePaid from '@salesforce/label/c.Rebate_Paid';
import rebatePayable from '@salesforce/label/c.Rebate_Payable';
import rebateQuarter from '@salesforce/label/c.Rebate_Quarter';
import rebateQuarterName from '@salesforce/label/c.Rebate_QuarterName';
import rebateQuote from '@salesforce/label/c.Rebate_Quote';
import rebateQuotedRebate from '@salesforce/label/c.Rebate_QuotedRebate';
import rebateRate from '@salesforce/label/c.Rebate_Rate';
import rebateRebate from '@salesforce/label/c.Rebate_Rebate';
import rebateReversed from '@salesforce/label/c.Rebate_Reversed';
import rebateReversedOn from '@salesforce/label/c.Rebate_ReversedOn';
import rebateSolution from '@salesforce/label/c.Rebate_Solution';
import rebateStateNone from '@salesforce/label/c.Rebate_StateNone';
import rebateStateOpen from '@salesforce/label/c.Rebate_StateOpen';
import rebateStatePaid from '@salesforce/label/c.Rebate_StatePaid';
import rebateStatePayable from '@salesforce/label/c.Rebate_StatePayable';
import rebateStateReversed from '@salesforce/label/c.Rebate_StateReversed';
import rebateStateRunning from '@salesforce/label/c.Rebate_StateRunning';
import rebateStatus from '@salesforce/label/c.Rebate_Status';
import rebateSummaryAgrees from '@salesforce/label/c.Rebate_SummaryAgrees';
import rebateSummaryDiffers from '@salesforce/label/c.Rebate_SummaryDiffers';
import rebateTakenBackFrom from '@salesforce/label/c.Rebate_TakenBackFrom';
import rebateTakenBackOn from '@salesforce/label/c.Rebate_TakenBackOn';
import rebateTakesBack from '@salesforce/label/c.Rebate_TakesBack';
import rebateTermsBaseCapped from '@salesforce/label/c.Rebate_TermsBaseCapped';
import rebateTermsCapped from '@salesforce/label/c.Rebate_TermsCapped';
import rebateTermsUplift from '@salesforce/label/c.Rebate_TermsUplift';
import rebateTotal from '@salesforce/label/c.Rebate_Total';
import rebateUpliftRate from '@salesforce/label/c.Rebate_UpliftRate';
import rebateWonOn from '@salesforce/label/c.Rebate_WonOn';

/** Every text of the module. */
export const labels = {
    rebateAccrued,
    rebateAmount,
    rebateBaseRate,
    rebateBusinessType,
    rebateCapRate,
    rebateCheck,
    rebateCheckAgrees,
    rebateCheckDiffers,
    rebateCheckNone,
    rebateCheckRate,
    rebateCredit,
    rebateDeal,
    rebateEndCustomer,
    rebatePaid,
    rebatePayable,
    rebateQuarter,
    rebateQuarterName,
    rebateQuote,
    rebateQuotedRebate,
    rebateRate,
    rebateRebate,
    rebateReversed,
    rebateReversedOn,
    rebateSolution,
    rebateStateNone,
    rebateStateOpen,
    rebateStatePaid,
    rebateStatePayable,
    rebateStateReversed,
    rebateStateRunning,
    rebateStatus,
    rebateSummaryAgrees,
    rebateSummaryDiffers,
    rebateTakenBackFrom,
    rebateTakenBackOn,
    rebateTakesBack,
    rebateTermsBaseCapped,
    rebateTermsCapped,
    rebateTermsUplift,
    rebateTotal,
    rebateUpliftRate,
    rebateWonOn
};
