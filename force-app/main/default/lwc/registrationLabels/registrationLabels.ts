/** The user's words for deal registrations: standings, deadlines, claims. No rule is in here, only language. */
import { fill, formatDate, formatMoney, formatNumber, formatRate, plural } from 'c/formats';
import {
    formatMoney as moneyText,
    formatRate as rateText,
    type ClaimCheck,
    type LookAlikeReason,
    type RegistrationClock,
    type RegistrationStatus,
    type RegistrationWorth,
    type StandingCode,
    type Urgency
} from 'c/programCore';
import { businessTypeLabels } from 'c/programLabels';
import type { EvidenceType, RegistrationPricing, RejectionReason } from 'c/registrationData';
import { labels } from './labels';

export { labels };

export const statusLabels: Readonly<Record<RegistrationStatus, string>> = {
    DRAFT: labels.statusDraft,
    SUBMITTED: labels.statusSubmitted,
    APPROVED: labels.statusApproved,
    REJECTED: labels.statusRejected,
    WON: labels.statusWon,
    LOST: labels.statusLost,
    EXPIRED: labels.statusExpired,
    WITHDRAWN: labels.statusWithdrawn
};

export const evidenceTypeLabels: Readonly<Record<EvidenceType, string>> = {
    DEMO: labels.evidenceTypeDemo,
    PROOF_OF_CONCEPT: labels.evidenceTypeProofOfConcept,
    SCOPING_WORKSHOP: labels.evidenceTypeScopingWorkshop
};

export const rejectionReasonLabels: Readonly<Record<RejectionReason, string>> = {
    ALREADY_REGISTERED: labels.reasonAlreadyRegistered,
    NO_PRESALES_EVIDENCE: labels.reasonNoPresalesEvidence,
    NOT_NEW_BUSINESS: labels.reasonNotNewBusiness,
    OUT_OF_SCOPE: labels.reasonOutOfScope,
    OTHER: labels.reasonOther
};

export const standingLabels: Readonly<Record<StandingCode, string>> = {
    FREE: labels.free,
    DRAFT: labels.statusDraft,
    SUBMITTED: labels.statusSubmitted,
    APPROVED: labels.statusApproved,
    ENDED: labels.statusExpired,
    PROTECTED: labels.isProtected,
    PENDING: labels.pending
};

/** A sign beside the words, so that the standing is seen at a glance. */
export const standingIcons: Readonly<Record<StandingCode, string>> = {
    FREE: 'utility:add',
    DRAFT: 'utility:edit_form',
    SUBMITTED: 'utility:clock',
    APPROVED: 'utility:success',
    ENDED: 'utility:warning',
    PROTECTED: 'utility:lock',
    PENDING: 'utility:lock'
};

export const urgencyIcons: Readonly<Record<Urgency, string>> = {
    CALM: 'utility:clock',
    SOON: 'utility:clock',
    URGENT: 'utility:warning',
    PASSED: 'utility:error'
};

/** A deadline as a sentence. */
export function sayClock({ kind, on, daysLeft }: RegistrationClock): string {
    return kind === 'DECISION' ? sayDecision(on, daysLeft) : sayProtection(on, daysLeft);
}

function sayDecision(on: string, daysLeft: number): string {
    if (daysLeft < 0) {
        return plural(-daysLeft, labels.decisionOverdueOne, labels.decisionOverdueMany);
    }
    if (daysLeft === 0) {
        return labels.decisionDueToday;
    }
    return daysLeft === 1
        ? labels.decisionDueTomorrow
        : fill(labels.decisionDueIn, formatNumber(daysLeft), formatDate(on));
}

function sayProtection(on: string, daysLeft: number): string {
    if (daysLeft < 0) {
        return fill(labels.protectionEnded, formatDate(on));
    }
    if (daysLeft === 0) {
        return labels.protectedUntilLast;
    }
    return daysLeft === 1
        ? labels.protectedUntilTomorrow
        : fill(labels.protectedUntil, formatDate(on), formatNumber(daysLeft));
}

/** Why a business type cannot be claimed, and which one can; empty where it holds. */
export function sayClaim({ problem, because, fitting }: ClaimCheck, solutionLabelOf: (code: string) => string): string {
    if (problem === null) {
        return '';
    }
    const [sale] = because;
    const suggestion = (text: string): string =>
        problem === 'NOT_NEW_BUSINESS' || fitting === 'RENEWAL'
            ? text
            : fill(labels.claimSuggest, text, businessTypeLabels[fitting]);
    if (problem === 'NOT_NEW_BUSINESS' || sale === undefined) {
        return labels.claimNotNew;
    }
    const what = sale.solution === null ? labels.soldAmount : solutionLabelOf(sale.solution);
    const text = problem === 'CUSTOMER_BOUGHT' ? labels.claimCustomerBought : labels.claimSolutionBought;
    return suggestion(fill(text, what, formatDate(sale.wonOn)));
}

/** What a registration is worth on a quote, or on what of it no other partner has registered. */
export function sayWorth(
    { before, after, worth, rate }: RegistrationWorth,
    { rules: { currency }, isWhole }: RegistrationPricing
): string {
    const money = (amount: number): string => formatMoney(moneyText(amount, currency), currency);
    return worth === 0
        ? labels.worthNothing
        : fill(
              isWhole ? labels.worth : labels.worthOfRest,
              money(worth),
              money(after),
              formatRate(rateText(rate)),
              money(before)
          );
}

/** Why two companies may be one customer. */
export function sayLikeness(reason: LookAlikeReason, similarity: number): string {
    switch (reason) {
        case 'SAME_ACCOUNT':
            return labels.likelyReasonAccount;
        case 'SAME_GROUP':
            return labels.likelyReasonGroup;
        case 'SAME_DOMAIN':
            return labels.likelyReasonDomain;
        case 'SIMILAR_NAME':
            return fill(labels.likelyReasonName, sayShare(similarity));
    }
}

/** A share from 0 to 1 in whole percents. */
export function sayShare(share: number): string {
    return formatRate(rateText(Math.round(share * 100) * 10_000));
}
