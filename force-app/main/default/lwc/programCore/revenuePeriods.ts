import { addDays, addMonths, firstDayOfYear } from './dates';
import type { IsoDate } from './dates';
import type { TierHistory } from './history';
import type { MinorUnits } from './money';
import { BUSINESS_TYPES } from './program';
import type { BusinessType, Program } from './program';
import { countsTowardTier, qualifyingRevenue } from './revenue';
import { specializationsOn } from './specializations';

export interface RevenueSum {
    readonly byType: Readonly<Record<BusinessType, MinorUnits>>;
    readonly total: MinorUnits;
    /** The part that counts toward the tier by the program's basis. */
    readonly counted: MinorUnits;
}

export interface MonthlyRevenue extends RevenueSum {
    /** YYYY-MM. */
    readonly month: string;
}

export type RevenuePeriodCode = 'THIS_YEAR' | 'LAST_YEAR' | 'LAST_12_MONTHS';

/** Revenue from one day to another (both included), month by month; months without revenue are there with zeros. */
export interface RevenuePeriod extends RevenueSum {
    readonly code: RevenuePeriodCode;
    readonly from: IsoDate;
    readonly to: IsoDate;
    /** Whether this period's revenue decides the tier. */
    readonly decides: boolean;
    readonly months: readonly MonthlyRevenue[];
}

/**
 * The periods in which a partner's revenue is looked at on `history.asOf`: this year and last year, and before them the
 * last twelve months where the program counts those. The period that decides the tier is marked.
 */
export function revenuePeriods(program: Program, history: TierHistory): readonly RevenuePeriod[] {
    const { asOf } = history;
    const solutions = activeSolutions(program, history);
    const yearStart = firstDayOfYear(asOf);
    const years = [
        { code: 'THIS_YEAR', from: yearStart, to: asOf },
        { code: 'LAST_YEAR', from: firstDayOfYear(asOf, 1), to: addDays(yearStart, -1) }
    ] as const;
    const rolling = { code: 'LAST_12_MONTHS', from: addDays(addMonths(asOf, -12), 1), to: asOf } as const;
    const isRolling = program.revenue.window === 'ROLLING_12_MONTHS';
    const counting = qualifyingRevenue(program, history.revenue, asOf, solutions);
    const deciding = isRolling ? 'LAST_12_MONTHS' : counting.from === yearStart ? 'THIS_YEAR' : 'LAST_YEAR';
    const periods = isRolling ? [rolling, ...years] : years;
    return periods.map(({ code, from, to }) => ({
        code,
        from,
        to,
        decides: code === deciding,
        ...sumBetween(program, history, solutions, from, to),
        months: monthsBetween(from, to).map(({ month, first, last }) => ({
            month,
            ...sumBetween(program, history, solutions, first, last)
        }))
    }));
}

function activeSolutions(program: Program, history: TierHistory): ReadonlySet<string> {
    const active = specializationsOn(program, history, history.asOf).filter((standing) => standing.active);
    return new Set(active.map(({ specialization }) => specialization.solution));
}

function sumBetween(
    program: Program,
    { revenue }: TierHistory,
    solutions: ReadonlySet<string>,
    from: IsoDate,
    to: IsoDate
): RevenueSum {
    const entries = revenue.filter(({ on }) => on >= from && on <= to);
    const sum = (chosen: typeof entries): MinorUnits => chosen.reduce((total, { amount }) => total + amount, 0);
    const ofType = (type: BusinessType): MinorUnits => sum(entries.filter((entry) => entry.type === type));
    return {
        byType: Object.fromEntries(BUSINESS_TYPES.map((type) => [type, ofType(type)])) as Record<
            BusinessType,
            MinorUnits
        >,
        total: sum(entries),
        counted: sum(entries.filter((entry) => countsTowardTier(program, entry, solutions)))
    };
}

interface MonthPart {
    readonly month: string;
    readonly first: IsoDate;
    readonly last: IsoDate;
}

/** The months of a period, the first and the last cut to its days. */
function monthsBetween(from: IsoDate, to: IsoDate): readonly MonthPart[] {
    const parts: MonthPart[] = [];
    for (let first = from; first <= to;) {
        const month = first.slice(0, 7);
        const next = addMonths(`${month}-01`, 1);
        parts.push({ month, first, last: next <= to ? addDays(next, -1) : to });
        first = next;
    }
    return parts;
}
