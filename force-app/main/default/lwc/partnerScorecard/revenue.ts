import { roundScale } from 'c/chartScale';
import type { ChartAxis, ChartColumn, ChartSeries } from 'c/columnChart';
import { fill, formatDate, formatMoneyBriefly, formatMonth } from 'c/formats';
import type { Partner } from 'c/partnerData';
import {
    BUSINESS_TYPES,
    formatMoney,
    revenuePeriods,
    type Program,
    type RevenuePeriod,
    type RevenuePeriodCode,
    type RevenueSum
} from 'c/programCore';
import { businessTypeLabels, revenueBasisLabels, sayMoney } from 'c/programLabels';
import { labels } from './labels';

/** The revenue of one period for c-column-chart, and in words. */
export interface RevenueView {
    readonly code: RevenuePeriodCode;
    readonly label: string;
    /** What of it counts. */
    readonly countedText: string;
    /** Whether this period decides the tier, and by which rule. */
    readonly ruleText: string;
    readonly heading: string;
    readonly description: string;
    readonly series: readonly ChartSeries[];
    readonly columns: readonly ChartColumn[];
    readonly axis: ChartAxis;
    readonly isEmpty: boolean;
    readonly decides: boolean;
}

/** Every period in which the partner's revenue is looked at. */
export function toRevenueViews({ program, history }: Partner): readonly RevenueView[] {
    return revenuePeriods(program, history).map((period) => toView(period, program));
}

function toView(period: RevenuePeriod, program: Program): RevenueView {
    const { code, months, from, to, decides, counted } = period;
    const range = fill(labels.partnerFromTo, formatDate(from), formatDate(to));
    const basis = revenueBasisLabels[program.revenue.basis];
    return {
        code,
        label: code === 'LAST_12_MONTHS' ? labels.partnerPeriodRolling : to.slice(0, 4),
        countedText: sayMoney(counted, program),
        ruleText: fill(decides ? labels.partnerPeriodDecides : labels.partnerPeriodOther, range, basis),
        heading: fill(labels.partnerRevenueHeading, range),
        description: BUSINESS_TYPES.map(
            (type) => `${businessTypeLabels[type]}: ${sayMoney(period.byType[type], program)}`
        ).join('; '),
        series: BUSINESS_TYPES.map((type) => ({
            key: type,
            label: businessTypeLabels[type],
            totalText: sayMoney(period.byType[type], program)
        })),
        columns: months.map((month) => ({
            key: month.month,
            label: formatMonth(month.month, 'long'),
            shortLabel: formatMonth(month.month, 'short'),
            amounts: BUSINESS_TYPES.map((type) => month.byType[type]),
            texts: BUSINESS_TYPES.map((type) => sayMoney(month.byType[type], program)),
            totalText: sayMoney(month.total, program),
            extraText: sayMoney(month.counted, program)
        })),
        axis: toAxis(months, program),
        isEmpty: months.every(({ byType }) => BUSINESS_TYPES.every((type) => byType[type] === 0)),
        decides
    };
}

/** A scale over what stands above zero in each month and what hangs below it. */
function toAxis(months: readonly RevenueSum[], { currency }: Program): ChartAxis {
    const sums = months.flatMap(({ byType }) => {
        const amounts = BUSINESS_TYPES.map((type) => byType[type]);
        const sum = (chosen: readonly number[]): number => chosen.reduce((total, amount) => total + amount, 0);
        return [sum(amounts.filter((amount) => amount > 0)), sum(amounts.filter((amount) => amount < 0))];
    });
    const { low, high, ticks } = roundScale(sums);
    return {
        low,
        high,
        ticks: ticks.map((value) => ({ value, text: sayTick(Math.round(value), currency) }))
    };
}

function sayTick(value: number, currency: string): string {
    const sign = value < 0 ? '-' : '';
    return formatMoneyBriefly(`${sign}${formatMoney(Math.abs(value), currency)}`, currency);
}
