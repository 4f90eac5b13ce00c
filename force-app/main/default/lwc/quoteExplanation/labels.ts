import quoteAmountAlone from '@salesforce/label/c.Quote_AmountAlone';
import quoteCapTrimmed from '@salesforce/label/c.Quote_CapTrimmed';
import quoteExplain from '@salesforce/label/c.Quote_Explain';
import quoteExplainTotalHeading from '@salesforce/label/c.Quote_ExplainTotalHeading';
import quoteGranted from '@salesforce/label/c.Quote_Granted';
import quoteLineCount from '@salesforce/label/c.Quote_LineCount';
import quoteLineName from '@salesforce/label/c.Quote_LineName';
import quoteMissedLines from '@salesforce/label/c.Quote_MissedLines';
import quoteNothingRefused from '@salesforce/label/c.Quote_NothingRefused';
import quoteOnAllLines from '@salesforce/label/c.Quote_OnAllLines';
import quotePolicyAdd from '@salesforce/label/c.Quote_PolicyAdd';
import quotePolicyCompound from '@salesforce/label/c.Quote_PolicyCompound';
import quotePolicyFirst from '@salesforce/label/c.Quote_PolicyFirst';
import quotePolicyHighest from '@salesforce/label/c.Quote_PolicyHighest';
import quoteRefused from '@salesforce/label/c.Quote_Refused';
import quoteSourceRegistration from '@salesforce/label/c.Quote_SourceRegistration';
import quoteSourceSpecialPrice from '@salesforce/label/c.Quote_SourceSpecialPrice';
import quoteSourceUnstated from '@salesforce/label/c.Quote_SourceUnstated';
import quoteStacking from '@salesforce/label/c.Quote_Stacking';
import quoteWorth from '@salesforce/label/c.Quote_Worth';

/** Every text of the component. */
export const labels = {
    quoteAmountAlone,
    quoteCapTrimmed,
    quoteExplain,
    quoteExplainTotalHeading,
    quoteGranted,
    quoteLineCount,
    quoteLineName,
    quoteMissedLines,
    quoteNothingRefused,
    quoteOnAllLines,
    quotePolicyAdd,
    quotePolicyCompound,
    quotePolicyFirst,
    quotePolicyHighest,
    quoteRefused,
    quoteSourceRegistration,
    quoteSourceSpecialPrice,
    quoteSourceUnstated,
    quoteStacking,
    quoteWorth
};
