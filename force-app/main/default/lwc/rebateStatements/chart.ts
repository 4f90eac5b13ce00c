import { roundScale } from 'c/chartScale';
import type { ChartAxis, ChartColumn, ChartSeries } from 'c/columnChart';
import { fill, formatMoneyBriefly } from 'c/formats';
import { rebatesByQuarter, type Quarter, type QuarterRebates } from 'c/programCore';
import { SHOWN_QUARTERS, type PartnerRebates } from 'c/rebateData';
import { COUNTED_STATUSES, decimalOf, say, sayQuarter, STATUS_LABELS } from 'c/rebateLabels';
import { labels } from './labels';

/** The rebates of the last quarters for c-column-chart, and in words. */
export interface RebateChart {
    readonly heading: string;
    readonly description: string;
    readonly series: readonly ChartSeries[];
    readonly columns: readonly ChartColumn[];
    readonly axis: ChartAxis;
}

export function toChart({ credits, currency }: PartnerRebates, present: Quarter): RebateChart {
    const quarters = rebatesByQuarter(credits, present, SHOWN_QUARTERS);
    const total = (status: (typeof COUNTED_STATUSES)[number]): string =>
        say(
            quarters.reduce((sum, { byStatus }) => sum + byStatus[status], 0),
            currency
        );
    const first = quarters[0]?.quarter ?? present;
    return {
        heading: fill(labels.rebateByQuarter, sayQuarter(first), sayQuarter(present)),
        description: quarters
            .map(({ quarter, total: sum }) => `${sayQuarter(quarter)}: ${say(sum, currency)}`)
            .join('; '),
        series: COUNTED_STATUSES.map((status) => ({
            key: status,
            label: STATUS_LABELS[status],
            totalText: total(status)
        })),
        columns: quarters.map(({ quarter, byStatus, total: sum }) => ({
            key: quarter,
            label: sayQuarter(quarter),
            shortLabel: sayQuarter(quarter),
            amounts: COUNTED_STATUSES.map((status) => byStatus[status]),
            texts: COUNTED_STATUSES.map((status) => say(byStatus[status], currency)),
            totalText: say(sum, currency)
        })),
        axis: toAxis(quarters, currency)
    };
}

/** A scale over what stands above zero in each quarter and what hangs below it. */
function toAxis(quarters: readonly QuarterRebates[], currency: string): ChartAxis {
    const sums = quarters.flatMap(({ byStatus }) => {
        const amounts = COUNTED_STATUSES.map((status) => byStatus[status]);
        const sum = (chosen: readonly number[]): number => chosen.reduce((total, amount) => total + amount, 0);
        return [sum(amounts.filter((amount) => amount > 0)), sum(amounts.filter((amount) => amount < 0))];
    });
    const { low, high, ticks } = roundScale(sums);
    const sayTick = (value: number): string => formatMoneyBriefly(decimalOf(Math.round(value), currency), currency);
    return { low, high, ticks: ticks.map((value) => ({ value, text: sayTick(value) })) };
}
