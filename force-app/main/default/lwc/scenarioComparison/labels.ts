import quoteAddScenario from '@salesforce/label/c.Quote_AddScenario';
import quoteAfterRebateFigure from '@salesforce/label/c.Quote_AfterRebateFigure';
import quoteBest from '@salesforce/label/c.Quote_Best';
import quoteCompare from '@salesforce/label/c.Quote_Compare';
import quoteCompareFigure from '@salesforce/label/c.Quote_CompareFigure';
import quoteCompareFull from '@salesforce/label/c.Quote_CompareFull';
import quoteCompareHint from '@salesforce/label/c.Quote_CompareHint';
import quoteDifferenceToFirst from '@salesforce/label/c.Quote_DifferenceToFirst';
import quoteList from '@salesforce/label/c.Quote_List';
import quoteNet from '@salesforce/label/c.Quote_Net';
import quoteRebate from '@salesforce/label/c.Quote_Rebate';
import quoteRemoveScenario from '@salesforce/label/c.Quote_RemoveScenario';
import quoteUseScenario from '@salesforce/label/c.Quote_UseScenario';

/** Every text of the component. */
export const labels = {
    quoteAddScenario,
    quoteAfterRebateFigure,
    quoteBest,
    quoteCompare,
    quoteCompareFigure,
    quoteCompareFull,
    quoteCompareHint,
    quoteDifferenceToFirst,
    quoteList,
    quoteNet,
    quoteRebate,
    quoteRemoveScenario,
    quoteUseScenario
};
