import type { Deal } from './deal';
import { multiplyMoney } from './money';
import type { MinorUnits } from './money';
import type { DiscountRules } from './program';
import type { Millionths } from './rate';
import { programSource } from './trace';
import type { CapCode, Source, TracedCap } from './trace';

/** A cap as a rate of the list amount. */
export interface CapTerms {
    readonly code: CapCode;
    readonly rate: Millionths;
    readonly source: Source;
}

/** The lowest discount that protects a solution for a rival of the partner, or null where none does. */
export function protectedDiscount(deal: Deal, solution: string | null): Millionths | null {
    let lowest: Millionths | null = null;
    for (const competing of deal.competing) {
        if (competing.solution === solution && (lowest === null || competing.discount < lowest)) {
            lowest = competing.discount;
        }
    }
    return lowest;
}

/**
 * The caps in force: the program's maximal discount, and the price guarantee against a partner who quotes a deal that
 * is protected for a rival: it stays below the rival's pinned discount, so that the registered one is the cheapest.
 */
export function capTerms(program: DiscountRules, protectedFor: Millionths | null): readonly CapTerms[] {
    const caps: CapTerms[] = [];
    if (program.maxDiscount !== null) {
        caps.push({
            code: 'MAX_DISCOUNT',
            rate: program.maxDiscount,
            source: programSource(program, '/maxDiscount')
        });
    }
    if (program.priceGuarantee !== null && protectedFor !== null) {
        caps.push({
            code: 'PRICE_GUARANTEE',
            rate: Math.max(0, protectedFor - program.priceGuarantee),
            source: programSource(program, '/priceGuarantee')
        });
    }
    return caps;
}

export function traceCaps(caps: readonly CapTerms[], list: MinorUnits): readonly TracedCap[] {
    return caps.map((cap) => ({ ...cap, amount: multiplyMoney(list, cap.rate) }));
}

/** The lowest cap, of equal ones the earlier; null without one. */
export function lowestCap(caps: readonly TracedCap[]): TracedCap | null {
    let lowest: TracedCap | null = null;
    for (const cap of caps) {
        if (lowest === null || cap.amount < lowest.amount) {
            lowest = cap;
        }
    }
    return lowest;
}

/** The amount of the lowest cap; Infinity without one. */
export function lowestCapAmount(caps: readonly CapTerms[], list: MinorUnits): number {
    let lowest = Infinity;
    for (const cap of caps) {
        lowest = Math.min(lowest, multiplyMoney(list, cap.rate));
    }
    return lowest;
}
