import { dealTotaler } from '../../force-app/main/default/lwc/programCore/programCore';
import type {
    BusinessType,
    Deal,
    DealTotaler,
    DealTotals,
    Program
} from '../../force-app/main/default/lwc/programCore/programCore';
import type { ReplayedDeal } from './input/partner';

type DealPartner = Deal['partner'];

export const NO_TOTALS: DealTotals = { list: 0, discount: 0, net: 0, rebate: 0 };

/** Prices what partners sold under one program; keeps what deals without registrations and rivals have in common. */
export class Replay {
    private readonly program: Program;
    /** By tier and active specializations, then by business type. */
    private readonly totalers = new Map<string, Map<BusinessType, DealTotaler>>();

    constructor(program: Program) {
        this.program = program;
    }

    /** What the deals come to for a partner of that tier with these active specializations (codes of the program). */
    total(deals: readonly ReplayedDeal[], tier: string, specializations: readonly string[]): DealTotals {
        if (deals.length === 0) {
            return NO_TOTALS;
        }
        const partner = { tier, specializations };
        const known = this.totalersFor(partner);
        return deals.reduce((sum, deal) => add(sum, this.totalerFor(deal, partner, known)(deal.lines)), NO_TOTALS);
    }

    private totalersFor({ tier, specializations }: DealPartner): Map<BusinessType, DealTotaler> {
        const key = JSON.stringify([tier, specializations]);
        const known = this.totalers.get(key) ?? new Map<BusinessType, DealTotaler>();
        this.totalers.set(key, known);
        return known;
    }

    /** @param known of the partner's tier and specializations; a new one is added */
    private totalerFor(deal: ReplayedDeal, partner: DealPartner, known: Map<BusinessType, DealTotaler>): DealTotaler {
        const { businessType } = deal;
        if (deal.registrations.length > 0 || deal.competing.length > 0) {
            return dealTotaler(this.program, {
                quoteDate: deal.on,
                partner,
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
        let totaler = known.get(businessType);
        if (totaler === undefined) {
            // The date matters to registrations alone.
            const terms = { quoteDate: deal.on, partner, businessType, registrations: [], competing: [] };
            totaler = dealTotaler(this.program, terms);
            known.set(businessType, totaler);
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
