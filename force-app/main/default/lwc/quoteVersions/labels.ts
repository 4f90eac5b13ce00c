import quoteAccept from '@salesforce/label/c.Quote_Accept';
import quoteAcceptAsk from '@salesforce/label/c.Quote_AcceptAsk';
import quoteAcceptedNote from '@salesforce/label/c.Quote_AcceptedNote';
import quoteActionOn from '@salesforce/label/c.Quote_ActionOn';
import quoteActions from '@salesforce/label/c.Quote_Actions';
import quoteCopy from '@salesforce/label/c.Quote_Copy';
import quoteDelete from '@salesforce/label/c.Quote_Delete';
import quoteDeleteAsk from '@salesforce/label/c.Quote_DeleteAsk';
import quoteDeletedText from '@salesforce/label/c.Quote_DeletedText';
import quoteDone from '@salesforce/label/c.Quote_Done';
import quoteDoneText from '@salesforce/label/c.Quote_DoneText';
import quoteEdit from '@salesforce/label/c.Quote_Edit';
import quoteIssue from '@salesforce/label/c.Quote_Issue';
import quoteIssueAsk from '@salesforce/label/c.Quote_IssueAsk';
import quoteIssuedExplain from '@salesforce/label/c.Quote_IssuedExplain';
import quoteIssuedNote from '@salesforce/label/c.Quote_IssuedNote';
import quoteNet from '@salesforce/label/c.Quote_Net';
import quoteNewVersion from '@salesforce/label/c.Quote_NewVersion';
import quoteNoneSaved from '@salesforce/label/c.Quote_NoneSaved';
import quoteNumber from '@salesforce/label/c.Quote_Number';
import quoteQuoteDate from '@salesforce/label/c.Quote_QuoteDate';
import quoteRebate from '@salesforce/label/c.Quote_Rebate';
import quoteRefusedTitle from '@salesforce/label/c.Quote_RefusedTitle';
import quoteReplacedNote from '@salesforce/label/c.Quote_ReplacedNote';
import quoteReplacesNote from '@salesforce/label/c.Quote_ReplacesNote';
import quoteSaved from '@salesforce/label/c.Quote_Saved';
import quoteSaving from '@salesforce/label/c.Quote_Saving';
import quoteStatus from '@salesforce/label/c.Quote_Status';
import quoteSupersede from '@salesforce/label/c.Quote_Supersede';
import quoteSupersedeAsk from '@salesforce/label/c.Quote_SupersedeAsk';
import quoteValidUntilNote from '@salesforce/label/c.Quote_ValidUntilNote';
import quoteVersionNote from '@salesforce/label/c.Quote_VersionNote';
import quoteVersionReplaces from '@salesforce/label/c.Quote_VersionReplaces';

/** Every text of the component. */
export const labels = {
    quoteAccept,
    quoteAcceptAsk,
    quoteAcceptedNote,
    quoteActionOn,
    quoteActions,
    quoteCopy,
    quoteDelete,
    quoteDeleteAsk,
    quoteDeletedText,
    quoteDone,
    quoteDoneText,
    quoteEdit,
    quoteIssue,
    quoteIssueAsk,
    quoteIssuedExplain,
    quoteIssuedNote,
    quoteNet,
    quoteNewVersion,
    quoteNoneSaved,
    quoteNumber,
    quoteQuoteDate,
    quoteRebate,
    quoteRefusedTitle,
    quoteReplacedNote,
    quoteReplacesNote,
    quoteSaved,
    quoteSaving,
    quoteStatus,
    quoteSupersede,
    quoteSupersedeAsk,
    quoteValidUntilNote,
    quoteVersionNote,
    quoteVersionReplaces
};
