import { addDays, addMonths, firstDayOfYear, lastDayOfYear } from './dates';
import type { IsoDate } from './dates';
import type { RevenueEntry } from './history';
import type { MinorUnits } from './money';
import { isNewBusiness } from './program';
import type { Program } from './program';

/** The revenue that counts toward a tier, and the days (both included) from which it was summed. */
export interface QualifyingRevenue {
    readonly from: IsoDate;
    readonly to: IsoDate;
    readonly amount: MinorUnits;
}

/**
 * The revenue that counts on a date by the program's basis and window. Revenue after `asOf` never counts.
 * @param specializedSolutions solutions of the partner's active specializations
 */
export function qualifyingRevenue(
    program: Program,
    entries: readonly RevenueEntry[],
    asOf: IsoDate,
    specializedSolutions: ReadonlySet<string>
): QualifyingRevenue {
    const sum = (from: IsoDate, to: IsoDate): QualifyingRevenue =>
        revenueBetween(program, entries, from, to, specializedSolutions);
    if (program.revenue.window === 'ROLLING_12_MONTHS') {
        return sum(addDays(addMonths(asOf, -12), 1), asOf);
    }
    const thisYear = sum(firstDayOfYear(asOf), asOf);
    const lastYear = sum(firstDayOfYear(asOf, 1), lastDayOfYear(asOf, 1));
    return lastYear.amount > thisYear.amount ? lastYear : thisYear;
}

function revenueBetween(
    program: Program,
    entries: readonly RevenueEntry[],
    from: IsoDate,
    to: IsoDate,
    specializedSolutions: ReadonlySet<string>
): QualifyingRevenue {
    let amount = 0;
    for (const entry of entries) {
        if (entry.on >= from && entry.on <= to && countsTowardTier(program, entry, specializedSolutions)) {
            amount += entry.amount;
        }
    }
    return { from, to, amount };
}

/** Whether an entry counts by the program's basis, whatever its day. */
export function countsTowardTier(
    program: Program,
    entry: RevenueEntry,
    specializedSolutions: ReadonlySet<string>
): boolean {
    switch (program.revenue.basis) {
        case 'ALL':
            return true;
        case 'NEW_BUSINESS':
            return isNewBusiness(entry.type);
        case 'SPECIALIZED_NEW_BUSINESS':
            return isNewBusiness(entry.type) && entry.solution !== null && specializedSolutions.has(entry.solution);
    }
}
