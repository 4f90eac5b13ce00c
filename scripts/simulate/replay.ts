import { dealTotaler } from '../../force-app/main/default/lwc/programCore/programCore';
import type { DealTotaler, DealTotals, Program } from '../../force-app/main/default/lwc/programCore/programCore';
import type { ReplayedDeal } from './input/partner';

export const NO_TOTALS: DealTotals = { list: 0, discount: 0, net: 0, rebate: 0 };

/** Prices what partners sold under one program; keeps what deals without registrations and rivals have in common. */
export class Replay {
    private readonly program: Program;
    private readonly totalers = new Map<string, DealTotaler>();

    constructor(program: Program) {
        this.program = program;
    }

    /** What the deals come to for a partner of that tier with these active specializations (codes of the program). */
    total(deals: readonly ReplayedDeal[], tier: string, specializations: readonly string[]): DealTotals {
        return deals.reduce(
            (sum, deal) => add(sum, this.totalerFor(deal, tier, specializations)(deal.lines)),
            NO_TOTALS
        );
    }

    private totalerFor(deal: ReplayedDeal, tier: string, specializations: readonly string[]): DealTotaler {
        const { businessType } = deal;
        if (deal.registrations.length > 0 || deal.competing.length > 0) {
            return dealTotaler(this.program, {
                quoteDate: deal.on,
                partner: { tier, specializations },
                businessType,
                // Without a pinned rate a registration has the one that an approval would pin at this tier.
                registrations: deal.registrations.map(({ solution, from, to }) => ({
                    solution,
                    status: 'APPROVED',
                    approvedOn: from,
                    expiresOn: to,
                    rate: null
                })),
                competing: deal.competing
            });
        }
        const key = JSON.stringify([businessType, tier, specializations]);
        let totaler = this.totalers.get(key);
        if (totaler === undefined) {
            const partner = { tier, specializations };
            // The date matters to registrations alone.
            const terms = { quoteDate: deal.on, partner, businessType, registrations: [], competing: [] };
            totaler = dealTotaler(this.program, terms);
            this.totalers.set(key, totaler);
        }
        return totaler;
    }
}

/** @throws RangeError where the sum is too large to be exact */
export function add(one: DealTotals, other: DealTotals): DealTotals {
    const list = one.list + other.list;
    if (!Number.isSafeInteger(list)) {
        throw new RangeError(
            'The list amounts of all deals are too large to be added exactly, allowed: below 2^53 minor units'
        );
    }
    return {
        list,
        discount: one.discount + other.discount,
        net: one.net + other.net,
        rebate: one.rebate + other.rebate
    };
}
