import quotePaperAmountsIn from '@salesforce/label/c.Quote_PaperAmountsIn';
import quotePaperNumber from '@salesforce/label/c.Quote_PaperNumber';
import quotePaperProgram from '@salesforce/label/c.Quote_PaperProgram';
import rebateAmount from '@salesforce/label/c.Rebate_Amount';
import rebateCheckNone from '@salesforce/label/c.Rebate_CheckNone';
import rebateDeal from '@salesforce/label/c.Rebate_Deal';
import rebatePaperAgrees from '@salesforce/label/c.Rebate_PaperAgrees';
import rebatePaperAmount from '@salesforce/label/c.Rebate_PaperAmount';
import rebatePaperClosed from '@salesforce/label/c.Rebate_PaperClosed';
import rebatePaperClosedBy from '@salesforce/label/c.Rebate_PaperClosedBy';
import rebatePaperCounts from '@salesforce/label/c.Rebate_PaperCounts';
import rebatePaperDiffers from '@salesforce/label/c.Rebate_PaperDiffers';
import rebatePaperHow from '@salesforce/label/c.Rebate_PaperHow';
import rebatePaperPaid from '@salesforce/label/c.Rebate_PaperPaid';
import rebatePaperPeriod from '@salesforce/label/c.Rebate_PaperPeriod';
import rebatePaperPeriodValue from '@salesforce/label/c.Rebate_PaperPeriodValue';
import rebatePaperProvisional from '@salesforce/label/c.Rebate_PaperProvisional';
import rebatePaperRate from '@salesforce/label/c.Rebate_PaperRate';
import rebatePaperReference from '@salesforce/label/c.Rebate_PaperReference';
import rebatePaperReversed from '@salesforce/label/c.Rebate_PaperReversed';
import rebatePaperTitle from '@salesforce/label/c.Rebate_PaperTitle';
import rebatePaperTo from '@salesforce/label/c.Rebate_PaperTo';
import rebateQuote from '@salesforce/label/c.Rebate_Quote';
import rebateRate from '@salesforce/label/c.Rebate_Rate';
import rebateRebate from '@salesforce/label/c.Rebate_Rebate';
import rebateStatus from '@salesforce/label/c.Rebate_Status';
import rebateTotal from '@salesforce/label/c.Rebate_Total';
import rebateWonOn from '@salesforce/label/c.Rebate_WonOn';

/** Every text of the component. */
export const labels = {
    quotePaperAmountsIn,
    quotePaperNumber,
    quotePaperProgram,
    rebateAmount,
    rebateCheckNone,
    rebateDeal,
    rebatePaperAgrees,
    rebatePaperAmount,
    rebatePaperClosed,
    rebatePaperClosedBy,
    rebatePaperCounts,
    rebatePaperDiffers,
    rebatePaperHow,
    rebatePaperPaid,
    rebatePaperPeriod,
    rebatePaperPeriodValue,
    rebatePaperProvisional,
    rebatePaperRate,
    rebatePaperReference,
    rebatePaperReversed,
    rebatePaperTitle,
    rebatePaperTo,
    rebateQuote,
    rebateRate,
    rebateRebate,
    rebateStatus,
    rebateTotal,
    rebateWonOn
};
