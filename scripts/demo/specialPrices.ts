import { addDays, rateFromPercent } from '../../force-app/main/default/lwc/programCore/programCore';
import type { IsoDate, Millionths, SpecialPriceStatus } from '../../force-app/main/default/lwc/programCore/programCore';
import type { QuoteStatus } from './quotes';
import { RandomStream } from './random';
import type { DealSources } from './sources';

/** A request for a discount beyond the stack, on a quote. */
export interface DemoSpecialPrice {
    readonly reference: string;
    readonly status: Exclude<SpecialPriceStatus, 'EXPIRED'>;
    /** Whether the quote's lines were priced with it. */
    readonly isApplied: boolean;
    /** For the quote's first line alone; otherwise for all lines of its solution. */
    readonly isForLine: boolean;
    readonly rate: Millionths;
    readonly grantedRate: Millionths;
    readonly reason: string;
    readonly comment: string | null;
    readonly validUntil: IsoDate;
}

/** What whoever decides in the demo may grant: the limit of a partner account manager. */
const LIMIT: Millionths = 100_000;

/**
 * The requests of the quotes, by the quotes' positions. None has expired: nobody can ask for a price that has ended, and
 * those of the demo end as its days go by.
 */
export function planSpecialPrices(
    seed: string,
    statuses: readonly QuoteStatus[],
    { specialPrices: source }: DealSources,
    today: IsoDate
): ReadonlyMap<number, DemoSpecialPrice> {
    const random = new RandomStream(seed, 'special prices');
    const plan = new Map<number, DemoSpecialPrice>();
    const add = (index: number, status: DemoSpecialPrice['status'], isApplied: boolean): void => {
        const at = plan.size;
        const rate = rateFromPercent(source.points[at % source.points.length] as string);
        plan.set(index, {
            reference: `special price/${at + 1}`,
            status,
            isApplied,
            // A line has to be there before somebody can ask for it.
            isForLine: !isApplied && at % 2 === 1,
            rate,
            grantedRate: Math.min(rate, LIMIT),
            reason: random.pick(source.reasons),
            comment: status === 'APPROVED' || status === 'REJECTED' ? source.comments[status] : null,
            validUntil: addDays(today, random.integer(...source.daysValid))
        });
    };
    const free = (status: QuoteStatus, count: number): number[] => {
        const indexes = statuses.flatMap((each, index) => (each === status && !plan.has(index) ? [index] : []));
        if (indexes.length < count) {
            throw new RangeError(
                `config/demo/deals.json:/specialPrices asks for ${count} more quotes that are ${status}, and there are ` +
                    `${indexes.length}; raise /quotes/${status}.`
            );
        }
        return indexes.slice(0, count);
    };
    for (const [status, count] of Object.entries(source.applied)) {
        free(status as QuoteStatus, count).forEach((index) => add(index, 'APPROVED', true));
    }
    for (const [status, count] of Object.entries(source.onDrafts)) {
        free('DRAFT', count).forEach((index) => add(index, status as DemoSpecialPrice['status'], false));
    }
    return plan;
}
