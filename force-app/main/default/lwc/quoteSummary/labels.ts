import quoteAfterRebate from '@salesforce/label/c.Quote_AfterRebate';
import quoteAmountWithShare from '@salesforce/label/c.Quote_AmountWithShare';
import quoteChartStep from '@salesforce/label/c.Quote_ChartStep';
import quoteChartTitle from '@salesforce/label/c.Quote_ChartTitle';
import quoteDiscount from '@salesforce/label/c.Quote_Discount';
import quoteList from '@salesforce/label/c.Quote_List';
import quoteNet from '@salesforce/label/c.Quote_Net';
import quoteRebate from '@salesforce/label/c.Quote_Rebate';
import quoteShareOff from '@salesforce/label/c.Quote_ShareOff';
import quoteSummary from '@salesforce/label/c.Quote_Summary';
import quoteTotalsAnnounced from '@salesforce/label/c.Quote_TotalsAnnounced';

/** Every text of the component. */
export const labels = {
    quoteAfterRebate,
    quoteAmountWithShare,
    quoteChartStep,
    quoteChartTitle,
    quoteDiscount,
    quoteList,
    quoteNet,
    quoteRebate,
    quoteShareOff,
    quoteSummary,
    quoteTotalsAnnounced
};
