import { fill, formatMoney, plural } from 'c/formats';
import { isWaitingForAnswer, lookAlikes, registrationClock, type IsoDate } from 'c/programCore';
import type { LookAlike } from 'c/lookAlikeList';
import type { QueueItem } from 'c/queueList';
import type { RegistrationRequest } from 'c/registrationData';
import { labels } from 'c/registrationLabels';

export const DUE_FILTERS = ['ALL', 'TODAY', 'OVERDUE'] as const;
export type DueFilter = (typeof DUE_FILTERS)[number];

/** What of the queue is shown. */
export interface QueueFilters {
    readonly search: string;
    readonly due: DueFilter;
    /** A solution's code; '' for all. */
    readonly solution: string;
    readonly onlyLookAlikes: boolean;
}

export const NO_FILTERS: QueueFilters = { search: '', due: 'ALL', solution: '', onlyLookAlikes: false };

/** A request that awaits its decision, with those it may be in conflict with. */
export interface PendingRequest {
    readonly request: RegistrationRequest;
    readonly lookAlikes: readonly LookAlike[];
}

/** The undecided requests, the earliest due first, each with its look-alikes of the same vendor and solution. */
export function pendingRequests(open: readonly RegistrationRequest[]): PendingRequest[] {
    const rivals = Map.groupBy(open, ({ vendor, solution }) => `${vendor}:${solution}`);
    return open
        .filter(({ status }) => status === 'SUBMITTED')
        .sort(
            (one, other) => compare(one.decisionDueOn ?? '', other.decisionDueOn ?? '') || compare(one.name, other.name)
        )
        .map((request) => {
            const candidates = rivals.get(`${request.vendor}:${request.solution}`) ?? [];
            const others = candidates.filter(({ id }) => id !== request.id);
            return { request, lookAlikes: lookAlikes(request.endCustomer, others, ({ endCustomer }) => endCustomer) };
        });
}

export function filterPending(
    pending: readonly PendingRequest[],
    { search, due, solution, onlyLookAlikes }: QueueFilters,
    today: IsoDate
): PendingRequest[] {
    const words = plain(search).split(/\s+/).filter(Boolean);
    return pending.filter(({ request, lookAlikes: similar }) => {
        const text = plain(`${request.name} ${request.endCustomer.name} ${request.partner.name}`);
        return (
            words.every((word) => text.includes(word)) &&
            isDue(request.decisionDueOn, due, today) &&
            (solution === '' || request.solution === solution) &&
            (!onlyLookAlikes || similar.length > 0)
        );
    });
}

function isDue(dueOn: IsoDate | null, filter: DueFilter, today: IsoDate): boolean {
    switch (filter) {
        case 'ALL':
            return true;
        case 'TODAY':
            return dueOn !== null && dueOn <= today;
        case 'OVERDUE':
            return dueOn !== null && dueOn < today;
    }
}

export function toQueueItem({ request, lookAlikes: similar }: PendingRequest, today: IsoDate): QueueItem {
    const { amount, partner, solutionLabel } = request;
    const money = amount === null ? [] : [formatMoney(String(amount), partner.currency)];
    return {
        id: request.id,
        customer: request.endCustomer.name,
        partner: partner.name,
        subject: [solutionLabel, ...money].join(' – '),
        clock: registrationClock(request, today),
        marks: [
            ...(similar.length > 0 ? [plural(similar.length, labels.conflictsOne, labels.conflictsMany)] : []),
            ...(isWaitingForAnswer(request) ? [labels.awaitsAnswer] : []),
            ...(request.informationAnswer === null ? [] : [fill(labels.answerGiven, request.informationAnswer)])
        ]
    };
}

/** Without accents and case, as people search. */
function plain(text: string): string {
    return text
        .normalize('NFD')
        .replace(/\p{Mark}/gu, '')
        .toLowerCase();
}

function compare(one: string, other: string): number {
    return one < other ? -1 : one > other ? 1 : 0;
}
