/** The user's words for special prices. No rule is in here, only language. */
import { dayOf } from 'c/clock';
import { fill, formatDate } from 'c/formats';
import { SPECIAL_PRICE_LIMITS, type SpecialPriceLimit, type SpecialPriceStatus } from 'c/programCore';
import { sayRate } from 'c/programLabels';
import type { SpecialPriceRequest } from 'c/specialPriceData';
import { labels } from './labels';

export { labels };

export const statusLabels: Readonly<Record<SpecialPriceStatus, string>> = {
    REQUESTED: labels.statusRequested,
    APPROVED: labels.statusApproved,
    REJECTED: labels.statusRejected,
    WITHDRAWN: labels.statusWithdrawn,
    EXPIRED: labels.statusExpired
};

/** Which approver a rate takes; null is a rate that nobody may grant. */
export function sayLimit(limit: SpecialPriceLimit | null): string {
    return limit === null
        ? fill(labels.needsTooMuch, sayRate(Math.max(...SPECIAL_PRICE_LIMITS)))
        : fill(labels.needs, sayRate(limit));
}

/** Who decided and when; who asked and when, while nobody has. */
export function sayWho(request: SpecialPriceRequest): string {
    return request.decidedBy !== null && request.decidedOn !== null
        ? fill(labels.by, request.decidedBy, formatDate(dayOf(request.decidedOn)))
        : fill(labels.by, request.requestedBy, formatDate(dayOf(request.requestedOn)));
}

/** What a request is for. */
export function sayTarget({ targetName }: SpecialPriceRequest): string {
    return targetName ?? labels.lineGone;
}
