import type { Deal, Registration } from './deal';
import type { MinorUnits } from './money';
import { isNewBusiness, tierOf } from './program';
import type { DiscountRules } from './program';
import { dealNet } from './pricing';
import type { Millionths } from './rate';

/** What a registration changes on a deal; amounts for the deal as a whole. */
export interface RegistrationWorth {
    /** Without any registration for these solutions. */
    readonly before: MinorUnits;
    /** With one. */
    readonly after: MinorUnits;
    readonly worth: MinorUnits;
    /** The highest rate of the registrations counted: the pinned one, or what the tier would pin today. */
    readonly rate: Millionths;
}

/**
 * The net of a deal without and with registrations for some of its solutions, everything else as it is: stacking and caps
 * stay in force, so a registration is worth less than its rate where another discount excludes it or a cap is reached.
 * A registration that is in force on the quote date counts with its pinned rate, a missing one with the tier's.
 * @throws RangeError where the partner's tier is none of the program's
 */
export function registrationWorth(rules: DiscountRules, deal: Deal, solutions: readonly string[]): RegistrationWorth {
    const rate = tierOf(rules, deal.partner.tier).registrationDiscount;
    const others = deal.registrations.filter(({ solution }) => !solutions.includes(solution));
    const counted = isNewBusiness(deal.businessType)
        ? solutions.flatMap((solution) => counting(deal, solution, rate))
        : [];
    const before = dealNet(rules, { ...deal, registrations: others });
    const after = dealNet(rules, { ...deal, registrations: [...others, ...counted] });
    return {
        before,
        after,
        worth: before - after,
        rate: Math.max(0, ...counted.map((registration) => registration.rate ?? 0))
    };
}

/** The registrations in force for a solution, or the one that would be if it were approved on the quote date. */
function counting({ registrations, quoteDate }: Deal, solution: string, rate: Millionths): readonly Registration[] {
    const inForce = registrations.filter(
        (registration) =>
            registration.solution === solution &&
            registration.status === 'APPROVED' &&
            registration.approvedOn !== null &&
            registration.approvedOn <= quoteDate &&
            registration.expiresOn !== null &&
            quoteDate <= registration.expiresOn
    );
    return inForce.length > 0
        ? inForce
        : [{ solution, status: 'APPROVED', approvedOn: quoteDate, expiresOn: quoteDate, rate }];
}
