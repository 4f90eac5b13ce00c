import { fill, formatDate } from 'c/formats';
import { specialPriceLimit, type SpecialPriceLimit } from 'c/programCore';
import { sayRate } from 'c/programLabels';
import type { QueueItem } from 'c/queueList';
import type { OpenRequest } from 'c/specialPriceData';
import { labels, sayTarget } from 'c/specialPriceLabels';

export interface QueueFilters {
    readonly search: string;
    /** Only what the user may grant in full. */
    readonly isWithinLimit: boolean;
}

/** The requests that the filters show. */
export function filterRequests(
    requests: readonly OpenRequest[],
    { search, isWithinLimit }: QueueFilters,
    limit: SpecialPriceLimit | null
): OpenRequest[] {
    const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    return requests.filter((request) => {
        const needed = specialPriceLimit(request.requestedRate);
        const text = [
            request.name,
            request.quoteName,
            request.accountName,
            request.partnerName,
            request.opportunityName,
            request.reason,
            sayTarget(request)
        ]
            .join(' ')
            .toLocaleLowerCase();
        return (
            words.every((word) => text.includes(word)) &&
            (!isWithinLimit || (needed !== null && limit !== null && needed <= limit))
        );
    });
}

export function toQueueItem(request: OpenRequest): QueueItem {
    const needed = specialPriceLimit(request.requestedRate);
    return {
        id: request.id,
        customer: request.accountName ?? request.opportunityName,
        partner: request.partnerName,
        subject: `${sayTarget(request)} – ${sayRate(request.requestedRate)}`,
        clock: null,
        marks: [
            fill(labels.until, formatDate(request.validUntil)),
            needed === null ? labels.needsTooMuchShort : fill(labels.needsShort, sayRate(needed))
        ]
    };
}
