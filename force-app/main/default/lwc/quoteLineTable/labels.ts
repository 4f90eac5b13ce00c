import quoteAmountAlone from '@salesforce/label/c.Quote_AmountAlone';
import quoteDiscount from '@salesforce/label/c.Quote_Discount';
import quoteEditDone from '@salesforce/label/c.Quote_EditDone';
import quoteEditLines from '@salesforce/label/c.Quote_EditLines';
import quoteExplainLine from '@salesforce/label/c.Quote_ExplainLine';
import quoteExplainTotal from '@salesforce/label/c.Quote_ExplainTotal';
import quoteLine from '@salesforce/label/c.Quote_Line';
import quoteLineCount from '@salesforce/label/c.Quote_LineCount';
import quoteLineName from '@salesforce/label/c.Quote_LineName';
import quoteLines from '@salesforce/label/c.Quote_Lines';
import quoteLinesRegion from '@salesforce/label/c.Quote_LinesRegion';
import quoteList from '@salesforce/label/c.Quote_List';
import quoteNet from '@salesforce/label/c.Quote_Net';
import quoteNumberInvalid from '@salesforce/label/c.Quote_NumberInvalid';
import quoteQuantity from '@salesforce/label/c.Quote_Quantity';
import quoteRebate from '@salesforce/label/c.Quote_Rebate';
import quoteRemoveLine from '@salesforce/label/c.Quote_RemoveLine';
import quoteTotal from '@salesforce/label/c.Quote_Total';
import quoteUnitPrice from '@salesforce/label/c.Quote_UnitPrice';

/** Every text of the component. */
export const labels = {
    quoteAmountAlone,
    quoteDiscount,
    quoteEditDone,
    quoteEditLines,
    quoteExplainLine,
    quoteExplainTotal,
    quoteLine,
    quoteLineCount,
    quoteLineName,
    quoteLines,
    quoteLinesRegion,
    quoteList,
    quoteNet,
    quoteNumberInvalid,
    quoteQuantity,
    quoteRebate,
    quoteRemoveLine,
    quoteTotal,
    quoteUnitPrice
};
