import { moneyFromNumber, type DealDays, type IsoDate, type PartnerStanding, type Program } from 'c/programCore';
import { activeSpecializations } from './deal';
import type { DealContext, Opportunity } from './reading';

/** How far the partner is, by the org's own roll-ups, from what it does not have yet. */
export function toPartnerStanding(
    opportunity: Opportunity,
    context: DealContext,
    program: Program,
    quoteDate: IsoDate
): PartnerStanding {
    const counts = opportunity.partner?.counts ?? null;
    return {
        specialists: Object.fromEntries(context.specializations.map(({ code, specialists }) => [code, specialists])),
        metrics: counts && {
            ...counts,
            // A year of reversals may be below zero, which counts as nothing.
            revenue: moneyFromNumber(Math.max(0, counts.revenue), program.currency),
            specializations: activeSpecializations(context.specializations, program, quoteDate)
        }
    };
}

/** By when a step has to be done to count for the deal. */
export function toDealDays({ closeOn }: Opportunity, { own }: DealContext): DealDays {
    const due = own.flatMap(({ status, solution, decisionDueOn }) =>
        status === 'SUBMITTED' && decisionDueOn !== null ? [[solution, decisionDueOn] as const] : []
    );
    return { closeOn, decisionDueOn: Object.fromEntries(due) };
}
