import commonErrorTitle from '@salesforce/label/c.Common_ErrorTitle';
import commonLoading from '@salesforce/label/c.Common_Loading';
import actions from '@salesforce/label/c.Registration_Actions';
import addEvidence from '@salesforce/label/c.Registration_AddEvidence';
import amount from '@salesforce/label/c.Registration_Amount';
import amountShort from '@salesforce/label/c.Registration_AmountShort';
import announceShown from '@salesforce/label/c.Registration_AnnounceShown';
import announceShownOne from '@salesforce/label/c.Registration_AnnounceShownOne';
import answer from '@salesforce/label/c.Registration_Answer';
import answerGiven from '@salesforce/label/c.Registration_AnswerGiven';
import answerLabel from '@salesforce/label/c.Registration_AnswerLabel';
import answered from '@salesforce/label/c.Registration_Answered';
import approve from '@salesforce/label/c.Registration_Approve';
import approveHint from '@salesforce/label/c.Registration_ApproveHint';
import approved from '@salesforce/label/c.Registration_Approved';
import ask from '@salesforce/label/c.Registration_Ask';
import askQuestion from '@salesforce/label/c.Registration_AskQuestion';
import asked from '@salesforce/label/c.Registration_Asked';
import askedDone from '@salesforce/label/c.Registration_AskedDone';
import awaitsAnswer from '@salesforce/label/c.Registration_AwaitsAnswer';
import backToList from '@salesforce/label/c.Registration_BackToList';
import businessType from '@salesforce/label/c.Registration_BusinessType';
import cancel from '@salesforce/label/c.Registration_Cancel';
import chooseBusinessType from '@salesforce/label/c.Registration_ChooseBusinessType';
import chooseSolution from '@salesforce/label/c.Registration_ChooseSolution';
import claimCustomerBought from '@salesforce/label/c.Registration_ClaimCustomerBought';
import claimFits from '@salesforce/label/c.Registration_ClaimFits';
import claimNotNew from '@salesforce/label/c.Registration_ClaimNotNew';
import claimSolutionBought from '@salesforce/label/c.Registration_ClaimSolutionBought';
import claimSuggest from '@salesforce/label/c.Registration_ClaimSuggest';
import closeOn from '@salesforce/label/c.Registration_CloseOn';
import closedText from '@salesforce/label/c.Registration_ClosedText';
import comment from '@salesforce/label/c.Registration_Comment';
import confirmWithdraw from '@salesforce/label/c.Registration_ConfirmWithdraw';
import conflictFilter from '@salesforce/label/c.Registration_ConflictFilter';
import conflictsMany from '@salesforce/label/c.Registration_ConflictsMany';
import conflictsOne from '@salesforce/label/c.Registration_ConflictsOne';
import customerHistory from '@salesforce/label/c.Registration_CustomerHistory';
import decideHere from '@salesforce/label/c.Registration_DecideHere';
import decideOne from '@salesforce/label/c.Registration_DecideOne';
import decideSelectedMany from '@salesforce/label/c.Registration_DecideSelectedMany';
import decideSelectedOne from '@salesforce/label/c.Registration_DecideSelectedOne';
import decisionDueIn from '@salesforce/label/c.Registration_DecisionDueIn';
import decisionDueToday from '@salesforce/label/c.Registration_DecisionDueToday';
import decisionDueTomorrow from '@salesforce/label/c.Registration_DecisionDueTomorrow';
import decisionOverdueMany from '@salesforce/label/c.Registration_DecisionOverdueMany';
import decisionOverdueOne from '@salesforce/label/c.Registration_DecisionOverdueOne';
import dueFilter from '@salesforce/label/c.Registration_DueFilter';
import dueFilterAll from '@salesforce/label/c.Registration_DueFilterAll';
import dueFilterOverdue from '@salesforce/label/c.Registration_DueFilterOverdue';
import dueFilterToday from '@salesforce/label/c.Registration_DueFilterToday';
import endCustomer from '@salesforce/label/c.Registration_EndCustomer';
import endedText from '@salesforce/label/c.Registration_EndedText';
import evidence from '@salesforce/label/c.Registration_Evidence';
import evidenceCountMany from '@salesforce/label/c.Registration_EvidenceCountMany';
import evidenceCountOne from '@salesforce/label/c.Registration_EvidenceCountOne';
import evidenceDescription from '@salesforce/label/c.Registration_EvidenceDescription';
import evidenceEntry from '@salesforce/label/c.Registration_EvidenceEntry';
import evidenceFuture from '@salesforce/label/c.Registration_EvidenceFuture';
import evidenceHeldOn from '@salesforce/label/c.Registration_EvidenceHeldOn';
import evidenceHint from '@salesforce/label/c.Registration_EvidenceHint';
import evidenceNone from '@salesforce/label/c.Registration_EvidenceNone';
import evidenceRemove from '@salesforce/label/c.Registration_EvidenceRemove';
import evidenceSaved from '@salesforce/label/c.Registration_EvidenceSaved';
import evidenceType from '@salesforce/label/c.Registration_EvidenceType';
import evidenceTypeDemo from '@salesforce/label/c.Registration_EvidenceTypeDemo';
import evidenceTypeProofOfConcept from '@salesforce/label/c.Registration_EvidenceTypeProofOfConcept';
import evidenceTypeScopingWorkshop from '@salesforce/label/c.Registration_EvidenceTypeScopingWorkshop';
import extend from '@salesforce/label/c.Registration_Extend';
import extendHint from '@salesforce/label/c.Registration_ExtendHint';
import extended from '@salesforce/label/c.Registration_Extended';
import filters from '@salesforce/label/c.Registration_Filters';
import forCustomer from '@salesforce/label/c.Registration_For';
import formTitle from '@salesforce/label/c.Registration_FormTitle';
import free from '@salesforce/label/c.Registration_Free';
import lastDecision from '@salesforce/label/c.Registration_LastDecision';
import likelyReasonAccount from '@salesforce/label/c.Registration_LikelyReasonAccount';
import likelyReasonDomain from '@salesforce/label/c.Registration_LikelyReasonDomain';
import likelyReasonGroup from '@salesforce/label/c.Registration_LikelyReasonGroup';
import likelyReasonName from '@salesforce/label/c.Registration_LikelyReasonName';
import listLabel from '@salesforce/label/c.Registration_ListLabel';
import lookAlikes from '@salesforce/label/c.Registration_LookAlikes';
import lookAlikesHint from '@salesforce/label/c.Registration_LookAlikesHint';
import lookAlikesNone from '@salesforce/label/c.Registration_LookAlikesNone';
import milestone from '@salesforce/label/c.Registration_Milestone';
import mineEmptyText from '@salesforce/label/c.Registration_MineEmptyText';
import mineEmptyTitle from '@salesforce/label/c.Registration_MineEmptyTitle';
import mineTitle from '@salesforce/label/c.Registration_MineTitle';
import moreMany from '@salesforce/label/c.Registration_MoreMany';
import moreOne from '@salesforce/label/c.Registration_MoreOne';
import needed from '@salesforce/label/c.Registration_Needed';
import needsEvidence from '@salesforce/label/c.Registration_NeedsEvidence';
import noCustomerText from '@salesforce/label/c.Registration_NoCustomerText';
import noCustomerTitle from '@salesforce/label/c.Registration_NoCustomerTitle';
import noHistory from '@salesforce/label/c.Registration_NoHistory';
import noPartnerText from '@salesforce/label/c.Registration_NoPartnerText';
import noPartnerTitle from '@salesforce/label/c.Registration_NoPartnerTitle';
import noSolutionText from '@salesforce/label/c.Registration_NoSolutionText';
import noSolutionTitle from '@salesforce/label/c.Registration_NoSolutionTitle';
import notFor from '@salesforce/label/c.Registration_NotFor';
import notForTitle from '@salesforce/label/c.Registration_NotForTitle';
import nothing from '@salesforce/label/c.Registration_Nothing';
import nothingFiltered from '@salesforce/label/c.Registration_NothingFiltered';
import nothingText from '@salesforce/label/c.Registration_NothingText';
import oneSide from '@salesforce/label/c.Registration_OneSide';
import opportunity from '@salesforce/label/c.Registration_Opportunity';
import otherSide from '@salesforce/label/c.Registration_OtherSide';
import partner from '@salesforce/label/c.Registration_Partner';
import partnerHistory from '@salesforce/label/c.Registration_PartnerHistory';
import path from '@salesforce/label/c.Registration_Path';
import pathDone from '@salesforce/label/c.Registration_PathDone';
import pending from '@salesforce/label/c.Registration_Pending';
import pendingText from '@salesforce/label/c.Registration_PendingText';
import problems from '@salesforce/label/c.Registration_Problems';
import programEnded from '@salesforce/label/c.Registration_ProgramEnded';
import isProtected from '@salesforce/label/c.Registration_Protected';
import protectedText from '@salesforce/label/c.Registration_ProtectedText';
import protectedUntil from '@salesforce/label/c.Registration_ProtectedUntil';
import protectedUntilLast from '@salesforce/label/c.Registration_ProtectedUntilLast';
import protectedUntilTomorrow from '@salesforce/label/c.Registration_ProtectedUntilTomorrow';
import protectionEnded from '@salesforce/label/c.Registration_ProtectionEnded';
import queueShortcuts from '@salesforce/label/c.Registration_QueueShortcuts';
import queueTitle from '@salesforce/label/c.Registration_QueueTitle';
import reason from '@salesforce/label/c.Registration_Reason';
import reasonAlreadyRegistered from '@salesforce/label/c.Registration_ReasonAlreadyRegistered';
import reasonNoPresalesEvidence from '@salesforce/label/c.Registration_ReasonNoPresalesEvidence';
import reasonNotNewBusiness from '@salesforce/label/c.Registration_ReasonNotNewBusiness';
import reasonOther from '@salesforce/label/c.Registration_ReasonOther';
import reasonOutOfScope from '@salesforce/label/c.Registration_ReasonOutOfScope';
import refresh from '@salesforce/label/c.Registration_Refresh';
import refused from '@salesforce/label/c.Registration_Refused';
import refusedTitle from '@salesforce/label/c.Registration_RefusedTitle';
import register from '@salesforce/label/c.Registration_Register';
import reject from '@salesforce/label/c.Registration_Reject';
import rejected from '@salesforce/label/c.Registration_Rejected';
import saveDraft from '@salesforce/label/c.Registration_SaveDraft';
import savedDraft from '@salesforce/label/c.Registration_SavedDraft';
import savedTo from '@salesforce/label/c.Registration_SavedTo';
import saving from '@salesforce/label/c.Registration_Saving';
import search from '@salesforce/label/c.Registration_Search';
import selectAll from '@salesforce/label/c.Registration_SelectAll';
import selected from '@salesforce/label/c.Registration_Selected';
import send from '@salesforce/label/c.Registration_Send';
import shortcutApprove from '@salesforce/label/c.Registration_ShortcutApprove';
import shortcutAsk from '@salesforce/label/c.Registration_ShortcutAsk';
import shortcutReject from '@salesforce/label/c.Registration_ShortcutReject';
import similarity from '@salesforce/label/c.Registration_Similarity';
import sold from '@salesforce/label/c.Registration_Sold';
import soldAmount from '@salesforce/label/c.Registration_SoldAmount';
import solution from '@salesforce/label/c.Registration_Solution';
import solutionFilterAll from '@salesforce/label/c.Registration_SolutionFilterAll';
import solutions from '@salesforce/label/c.Registration_Solutions';
import standing from '@salesforce/label/c.Registration_Standing';
import statusApproved from '@salesforce/label/c.Registration_StatusApproved';
import statusDraft from '@salesforce/label/c.Registration_StatusDraft';
import statusExpired from '@salesforce/label/c.Registration_StatusExpired';
import statusFilter from '@salesforce/label/c.Registration_StatusFilter';
import statusFilterAll from '@salesforce/label/c.Registration_StatusFilterAll';
import statusLost from '@salesforce/label/c.Registration_StatusLost';
import statusRejected from '@salesforce/label/c.Registration_StatusRejected';
import statusSubmitted from '@salesforce/label/c.Registration_StatusSubmitted';
import statusWithdrawn from '@salesforce/label/c.Registration_StatusWithdrawn';
import statusWon from '@salesforce/label/c.Registration_StatusWon';
import submitDraft from '@salesforce/label/c.Registration_SubmitDraft';
import submittedOn from '@salesforce/label/c.Registration_SubmittedOn';
import submittedTitle from '@salesforce/label/c.Registration_SubmittedTitle';
import taken from '@salesforce/label/c.Registration_Taken';
import timeline from '@salesforce/label/c.Registration_Timeline';
import timelineEntry from '@salesforce/label/c.Registration_TimelineEntry';
import timelineEntryBy from '@salesforce/label/c.Registration_TimelineEntryBy';
import title from '@salesforce/label/c.Registration_Title';
import unselect from '@salesforce/label/c.Registration_Unselect';
import vendor from '@salesforce/label/c.Registration_Vendor';
import website from '@salesforce/label/c.Registration_Website';
import withdraw from '@salesforce/label/c.Registration_Withdraw';
import withdrawn from '@salesforce/label/c.Registration_Withdrawn';
import worth from '@salesforce/label/c.Registration_Worth';
import worthNothing from '@salesforce/label/c.Registration_WorthNothing';
import worthOfRest from '@salesforce/label/c.Registration_WorthOfRest';

/** Every text of the pages on deal registrations. */
export const labels = {
    actions,
    addEvidence,
    amount,
    amountShort,
    announceShown,
    announceShownOne,
    answer,
    answerGiven,
    answerLabel,
    answered,
    approve,
    approveHint,
    approved,
    ask,
    askQuestion,
    asked,
    askedDone,
    awaitsAnswer,
    backToList,
    businessType,
    cancel,
    chooseBusinessType,
    chooseSolution,
    claimCustomerBought,
    claimFits,
    claimNotNew,
    claimSolutionBought,
    claimSuggest,
    closeOn,
    closedText,
    comment,
    commonErrorTitle,
    commonLoading,
    confirmWithdraw,
    conflictFilter,
    conflictsMany,
    conflictsOne,
    customerHistory,
    decideHere,
    decideOne,
    decideSelectedMany,
    decideSelectedOne,
    decisionDueIn,
    decisionDueToday,
    decisionDueTomorrow,
    decisionOverdueMany,
    decisionOverdueOne,
    dueFilter,
    dueFilterAll,
    dueFilterOverdue,
    dueFilterToday,
    endCustomer,
    endedText,
    evidence,
    evidenceCountMany,
    evidenceCountOne,
    evidenceDescription,
    evidenceEntry,
    evidenceFuture,
    evidenceHeldOn,
    evidenceHint,
    evidenceNone,
    evidenceRemove,
    evidenceSaved,
    evidenceType,
    evidenceTypeDemo,
    evidenceTypeProofOfConcept,
    evidenceTypeScopingWorkshop,
    extend,
    extendHint,
    extended,
    filters,
    forCustomer,
    formTitle,
    free,
    isProtected,
    lastDecision,
    likelyReasonAccount,
    likelyReasonDomain,
    likelyReasonGroup,
    likelyReasonName,
    listLabel,
    lookAlikes,
    lookAlikesHint,
    lookAlikesNone,
    milestone,
    mineEmptyText,
    mineEmptyTitle,
    mineTitle,
    moreMany,
    moreOne,
    needed,
    needsEvidence,
    noCustomerText,
    noCustomerTitle,
    noHistory,
    noPartnerText,
    noPartnerTitle,
    noSolutionText,
    noSolutionTitle,
    notFor,
    notForTitle,
    nothing,
    nothingFiltered,
    nothingText,
    oneSide,
    opportunity,
    otherSide,
    partner,
    partnerHistory,
    path,
    pathDone,
    pending,
    pendingText,
    problems,
    programEnded,
    protectedText,
    protectedUntil,
    protectedUntilLast,
    protectedUntilTomorrow,
    protectionEnded,
    queueShortcuts,
    queueTitle,
    reason,
    reasonAlreadyRegistered,
    reasonNoPresalesEvidence,
    reasonNotNewBusiness,
    reasonOther,
    reasonOutOfScope,
    refresh,
    refused,
    refusedTitle,
    register,
    reject,
    rejected,
    saveDraft,
    savedDraft,
    savedTo,
    saving,
    search,
    selectAll,
    selected,
    send,
    shortcutApprove,
    shortcutAsk,
    shortcutReject,
    similarity,
    sold,
    soldAmount,
    solution,
    solutionFilterAll,
    solutions,
    standing,
    statusApproved,
    statusDraft,
    statusExpired,
    statusFilter,
    statusFilterAll,
    statusLost,
    statusRejected,
    statusSubmitted,
    statusWithdrawn,
    statusWon,
    submitDraft,
    submittedOn,
    submittedTitle,
    taken,
    timeline,
    timelineEntry,
    timelineEntryBy,
    title,
    unselect,
    vendor,
    website,
    withdraw,
    withdrawn,
    worth,
    worthNothing,
    worthOfRest
};
