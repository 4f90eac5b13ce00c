import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import aboveFloor from '@salesforce/label/c.SpecialPrice_AboveFloor';
import actions from '@salesforce/label/c.SpecialPrice_Actions';
import again from '@salesforce/label/c.SpecialPrice_Again';
import approve from '@salesforce/label/c.SpecialPrice_Approve';
import approveAsk from '@salesforce/label/c.SpecialPrice_ApproveAsk';
import approveBeyond from '@salesforce/label/c.SpecialPrice_ApproveBeyond';
import approveImpossible from '@salesforce/label/c.SpecialPrice_ApproveImpossible';
import approveLower from '@salesforce/label/c.SpecialPrice_ApproveLower';
import approved from '@salesforce/label/c.SpecialPrice_Approved';
import approvedText from '@salesforce/label/c.SpecialPrice_ApprovedText';
import asAsked from '@salesforce/label/c.SpecialPrice_AsAsked';
import asGranted from '@salesforce/label/c.SpecialPrice_AsGranted';
import ask from '@salesforce/label/c.SpecialPrice_Ask';
import askedFor from '@salesforce/label/c.SpecialPrice_AskedFor';
import askedText from '@salesforce/label/c.SpecialPrice_AskedText';
import askedTitle from '@salesforce/label/c.SpecialPrice_AskedTitle';
import backToList from '@salesforce/label/c.SpecialPrice_BackToList';
import before from '@salesforce/label/c.SpecialPrice_Before';
import by from '@salesforce/label/c.SpecialPrice_By';
import cancel from '@salesforce/label/c.SpecialPrice_Cancel';
import changesNothing from '@salesforce/label/c.SpecialPrice_ChangesNothing';
import comment from '@salesforce/label/c.SpecialPrice_Comment';
import commentHelp from '@salesforce/label/c.SpecialPrice_CommentHelp';
import confirm from '@salesforce/label/c.SpecialPrice_Confirm';
import customer from '@salesforce/label/c.SpecialPrice_Customer';
import decide from '@salesforce/label/c.SpecialPrice_Decide';
import decideBlind from '@salesforce/label/c.SpecialPrice_DecideBlind';
import discount from '@salesforce/label/c.SpecialPrice_Discount';
import effect from '@salesforce/label/c.SpecialPrice_Effect';
import floor from '@salesforce/label/c.SpecialPrice_Floor';
import floorStops from '@salesforce/label/c.SpecialPrice_FloorStops';
import forWhat from '@salesforce/label/c.SpecialPrice_For';
import formTitle from '@salesforce/label/c.SpecialPrice_FormTitle';
import granted from '@salesforce/label/c.SpecialPrice_Granted';
import grantedRate from '@salesforce/label/c.SpecialPrice_GrantedRate';
import grantedTooHigh from '@salesforce/label/c.SpecialPrice_GrantedTooHigh';
import guarantee from '@salesforce/label/c.SpecialPrice_Guarantee';
import guaranteeStops from '@salesforce/label/c.SpecialPrice_GuaranteeStops';
import history from '@salesforce/label/c.SpecialPrice_History';
import historyNone from '@salesforce/label/c.SpecialPrice_HistoryNone';
import how from '@salesforce/label/c.SpecialPrice_How';
import howPrice from '@salesforce/label/c.SpecialPrice_HowPrice';
import howRate from '@salesforce/label/c.SpecialPrice_HowRate';
import leftAfterRebate from '@salesforce/label/c.SpecialPrice_LeftAfterRebate';
import limitFilter from '@salesforce/label/c.SpecialPrice_LimitFilter';
import limitFilterAll from '@salesforce/label/c.SpecialPrice_LimitFilterAll';
import limitFilterMine from '@salesforce/label/c.SpecialPrice_LimitFilterMine';
import limitOfUser from '@salesforce/label/c.SpecialPrice_LimitOfUser';
import lineGone from '@salesforce/label/c.SpecialPrice_LineGone';
import lines from '@salesforce/label/c.SpecialPrice_Lines';
import linesOne from '@salesforce/label/c.SpecialPrice_LinesOne';
import list from '@salesforce/label/c.SpecialPrice_List';
import lowest from '@salesforce/label/c.SpecialPrice_Lowest';
import needs from '@salesforce/label/c.SpecialPrice_Needs';
import needsShort from '@salesforce/label/c.SpecialPrice_NeedsShort';
import needsTooMuch from '@salesforce/label/c.SpecialPrice_NeedsTooMuch';
import needsTooMuchShort from '@salesforce/label/c.SpecialPrice_NeedsTooMuchShort';
import net from '@salesforce/label/c.SpecialPrice_Net';
import noDraft from '@salesforce/label/c.SpecialPrice_NoDraft';
import none from '@salesforce/label/c.SpecialPrice_None';
import notForText from '@salesforce/label/c.SpecialPrice_NotForText';
import notForTitle from '@salesforce/label/c.SpecialPrice_NotForTitle';
import nothing from '@salesforce/label/c.SpecialPrice_Nothing';
import nothingFiltered from '@salesforce/label/c.SpecialPrice_NothingFiltered';
import nothingText from '@salesforce/label/c.SpecialPrice_NothingText';
import number from '@salesforce/label/c.SpecialPrice_Number';
import opportunity from '@salesforce/label/c.SpecialPrice_Opportunity';
import partner from '@salesforce/label/c.SpecialPrice_Partner';
import priceAlready from '@salesforce/label/c.SpecialPrice_PriceAlready';
import priceTooLow from '@salesforce/label/c.SpecialPrice_PriceTooLow';
import priceWanted from '@salesforce/label/c.SpecialPrice_PriceWanted';
import program from '@salesforce/label/c.SpecialPrice_Program';
import queueTitle from '@salesforce/label/c.SpecialPrice_QueueTitle';
import quote from '@salesforce/label/c.SpecialPrice_Quote';
import quoteDiscount from '@salesforce/label/c.SpecialPrice_QuoteDiscount';
import quoteNet from '@salesforce/label/c.SpecialPrice_QuoteNet';
import rateComesTo from '@salesforce/label/c.SpecialPrice_RateComesTo';
import rateInvalid from '@salesforce/label/c.SpecialPrice_RateInvalid';
import rateWanted from '@salesforce/label/c.SpecialPrice_RateWanted';
import reason from '@salesforce/label/c.SpecialPrice_Reason';
import rebate from '@salesforce/label/c.SpecialPrice_Rebate';
import refresh from '@salesforce/label/c.SpecialPrice_Refresh';
import refusedTitle from '@salesforce/label/c.SpecialPrice_RefusedTitle';
import reject from '@salesforce/label/c.SpecialPrice_Reject';
import rejectAsk from '@salesforce/label/c.SpecialPrice_RejectAsk';
import rejected from '@salesforce/label/c.SpecialPrice_Rejected';
import reprice from '@salesforce/label/c.SpecialPrice_Reprice';
import repriceShort from '@salesforce/label/c.SpecialPrice_RepriceShort';
import required from '@salesforce/label/c.SpecialPrice_Required';
import search from '@salesforce/label/c.SpecialPrice_Search';
import shortcutApprove from '@salesforce/label/c.SpecialPrice_ShortcutApprove';
import shortcutReject from '@salesforce/label/c.SpecialPrice_ShortcutReject';
import shortcuts from '@salesforce/label/c.SpecialPrice_Shortcuts';
import shown from '@salesforce/label/c.SpecialPrice_Shown';
import shownOne from '@salesforce/label/c.SpecialPrice_ShownOne';
import status from '@salesforce/label/c.SpecialPrice_Status';
import statusApproved from '@salesforce/label/c.SpecialPrice_StatusApproved';
import statusExpired from '@salesforce/label/c.SpecialPrice_StatusExpired';
import statusRejected from '@salesforce/label/c.SpecialPrice_StatusRejected';
import statusRequested from '@salesforce/label/c.SpecialPrice_StatusRequested';
import statusWithdrawn from '@salesforce/label/c.SpecialPrice_StatusWithdrawn';
import target from '@salesforce/label/c.SpecialPrice_Target';
import title from '@salesforce/label/c.SpecialPrice_Title';
import until from '@salesforce/label/c.SpecialPrice_Until';
import validUntil from '@salesforce/label/c.SpecialPrice_ValidUntil';
import withdraw from '@salesforce/label/c.SpecialPrice_Withdraw';
import withdrawAsk from '@salesforce/label/c.SpecialPrice_WithdrawAsk';
import withdrawOn from '@salesforce/label/c.SpecialPrice_WithdrawOn';
import withdrawn from '@salesforce/label/c.SpecialPrice_Withdrawn';

export const labels = {
    aboveFloor,
    actions,
    again,
    approve,
    approveAsk,
    approveBeyond,
    approveImpossible,
    approveLower,
    approved,
    approvedText,
    asAsked,
    asGranted,
    ask,
    askedFor,
    askedText,
    askedTitle,
    backToList,
    before,
    by,
    cancel,
    changesNothing,
    comment,
    commentHelp,
    commonErrorTitle,
    commonLoading,
    confirm,
    customer,
    decide,
    decideBlind,
    discount,
    effect,
    floor,
    floorStops,
    forWhat,
    formTitle,
    granted,
    grantedRate,
    grantedTooHigh,
    guarantee,
    guaranteeStops,
    history,
    historyNone,
    how,
    howPrice,
    howRate,
    leftAfterRebate,
    limitFilter,
    limitFilterAll,
    limitFilterMine,
    limitOfUser,
    lineGone,
    lines,
    linesOne,
    list,
    lowest,
    needs,
    needsShort,
    needsTooMuch,
    needsTooMuchShort,
    net,
    noDraft,
    none,
    notForText,
    notForTitle,
    nothing,
    nothingFiltered,
    nothingText,
    number,
    opportunity,
    partner,
    priceAlready,
    priceTooLow,
    priceWanted,
    program,
    queueTitle,
    quote,
    quoteDiscount,
    quoteNet,
    rateComesTo,
    rateInvalid,
    rateWanted,
    reason,
    rebate,
    refresh,
    refusedTitle,
    reject,
    rejectAsk,
    rejected,
    reprice,
    repriceShort,
    required,
    search,
    shortcutApprove,
    shortcutReject,
    shortcuts,
    shown,
    shownOne,
    status,
    statusApproved,
    statusExpired,
    statusRejected,
    statusRequested,
    statusWithdrawn,
    target,
    title,
    until,
    validUntil,
    withdraw,
    withdrawAsk,
    withdrawOn,
    withdrawn
};
