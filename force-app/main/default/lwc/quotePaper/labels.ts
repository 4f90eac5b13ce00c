import quoteAmountAlone from '@salesforce/label/c.Quote_AmountAlone';
import quoteDiscount from '@salesforce/label/c.Quote_Discount';
import quoteList from '@salesforce/label/c.Quote_List';
import quoteNet from '@salesforce/label/c.Quote_Net';
import quotePaperAmountsIn from '@salesforce/label/c.Quote_PaperAmountsIn';
import quotePaperBusinessType from '@salesforce/label/c.Quote_PaperBusinessType';
import quotePaperDate from '@salesforce/label/c.Quote_PaperDate';
import quotePaperDescription from '@salesforce/label/c.Quote_PaperDescription';
import quotePaperDraft from '@salesforce/label/c.Quote_PaperDraft';
import quotePaperFor from '@salesforce/label/c.Quote_PaperFor';
import quotePaperIssuedBy from '@salesforce/label/c.Quote_PaperIssuedBy';
import quotePaperNetTotal from '@salesforce/label/c.Quote_PaperNetTotal';
import quotePaperNumber from '@salesforce/label/c.Quote_PaperNumber';
import quotePaperOpportunity from '@salesforce/label/c.Quote_PaperOpportunity';
import quotePaperProgram from '@salesforce/label/c.Quote_PaperProgram';
import quotePaperProgramAndTier from '@salesforce/label/c.Quote_PaperProgramAndTier';
import quotePaperRebate from '@salesforce/label/c.Quote_PaperRebate';
import quotePaperReplaces from '@salesforce/label/c.Quote_PaperReplaces';
import quotePaperSuperseded from '@salesforce/label/c.Quote_PaperSuperseded';
import quotePaperTitle from '@salesforce/label/c.Quote_PaperTitle';
import quotePaperTo from '@salesforce/label/c.Quote_PaperTo';
import quotePaperValidUntil from '@salesforce/label/c.Quote_PaperValidUntil';
import quotePaperVersion from '@salesforce/label/c.Quote_PaperVersion';
import quoteQuantity from '@salesforce/label/c.Quote_Quantity';
import quoteRateAndAmount from '@salesforce/label/c.Quote_RateAndAmount';
import quoteTotal from '@salesforce/label/c.Quote_Total';
import quoteUnitPrice from '@salesforce/label/c.Quote_UnitPrice';

/** Every text of the component. */
export const labels = {
    quoteAmountAlone,
    quoteDiscount,
    quoteList,
    quoteNet,
    quotePaperAmountsIn,
    quotePaperBusinessType,
    quotePaperDate,
    quotePaperDescription,
    quotePaperDraft,
    quotePaperFor,
    quotePaperIssuedBy,
    quotePaperNetTotal,
    quotePaperNumber,
    quotePaperOpportunity,
    quotePaperProgram,
    quotePaperProgramAndTier,
    quotePaperRebate,
    quotePaperReplaces,
    quotePaperSuperseded,
    quotePaperTitle,
    quotePaperTo,
    quotePaperValidUntil,
    quotePaperVersion,
    quoteQuantity,
    quoteRateAndAmount,
    quoteTotal,
    quoteUnitPrice
};
