import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import rebateByQuarter from '@salesforce/label/c.Rebate_ByQuarter';
import rebateNone from '@salesforce/label/c.Rebate_None';
import rebateNoneHint from '@salesforce/label/c.Rebate_NoneHint';
import rebateQuarter from '@salesforce/label/c.Rebate_Quarter';
import rebateTitle from '@salesforce/label/c.Rebate_Title';
import rebateTotal from '@salesforce/label/c.Rebate_Total';
import rebateWorthNone from '@salesforce/label/c.Rebate_WorthNone';
import rebateWorthTitle from '@salesforce/label/c.Rebate_WorthTitle';
import rebateWorthValue from '@salesforce/label/c.Rebate_WorthValue';

/** Every text of the component. */
export const labels = {
    commonErrorTitle,
    commonLoading,
    rebateByQuarter,
    rebateNone,
    rebateNoneHint,
    rebateQuarter,
    rebateTitle,
    rebateTotal,
    rebateWorthNone,
    rebateWorthTitle,
    rebateWorthValue
};
