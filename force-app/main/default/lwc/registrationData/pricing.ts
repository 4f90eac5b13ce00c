import { moneyFromNumber, parseRate, type Deal, type DiscountRules, type IsoDate } from 'c/programCore';
import { activeSpecializations } from 'c/quoteData';
import type { RegistrationDeal, SoldLine } from './deal';
import type { Desk } from './desk';

/** A deal with the rules that it is priced by. */
export interface RegistrationPricing {
    readonly rules: DiscountRules;
    readonly deal: Deal;
    /** Whether it is the whole of what the opportunity sells. */
    readonly isWhole: boolean;
}

/**
 * The deal as it would be quoted to the partner on a day, as a new customer's unless the opportunity says otherwise.
 * undefined while the partner has no tier.
 * @param taken solutions that are another partner's: what the price guarantee leaves of their discount follows from a
 *     registration that not everybody may see, so they are left out, and no rival's price is among the rules
 */
export function toPricing(
    { partner, lines, businessType }: RegistrationDeal,
    desk: Desk,
    taken: ReadonlySet<string>,
    quoteDate: IsoDate
): RegistrationPricing | undefined {
    if (!partner?.tier) {
        return undefined;
    }
    const { program, tier } = partner;
    const open = lines.filter(({ solution }) => solution === null || !taken.has(solution));
    return {
        rules: {
            ...program,
            priceGuarantee: null,
            provenance: {},
            tiers: [tier],
            specializations: desk.specializations
        },
        deal: {
            quoteDate,
            businessType: businessType ?? 'NEW_CUSTOMER',
            partner: { tier: tier.code, specializations: activeSpecializations(desk.achieved, desk, quoteDate) },
            registrations: desk.claims,
            competing: [],
            lines: open.map((line) => toDealLine(line, program.currency))
        },
        isWhole: open.length === lines.length
    };
}

function toDealLine({ id, solution, quantity, unitPrice }: SoldLine, currency: string): Deal['lines'][number] {
    const sold = parseRate(String(quantity));
    if (sold === null) {
        throw new RangeError(`The quantity ${quantity} of the opportunity product ${id} is not 0 or more.`);
    }
    return { id, solution, quantity: sold, unitPrice: moneyFromNumber(unitPrice, currency) };
}
