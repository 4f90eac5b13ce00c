/** Where the lines of a chart's axis are: round numbers, in the unit of the amounts. */
export interface Scale {
    /** The lowest value drawn: 0, or a round number below the lowest amount. */
    readonly low: number;
    /** A round number at or above the highest amount, above `low`. */
    readonly high: number;
    /** The values of the lines, from low to high. */
    readonly ticks: readonly number[];
}

/** Steps of a round axis, times a power of ten. */
const ROUND_STEPS = [1, 2, 2.5, 5, 10] as const;
const MOST_STEPS = 4;

/** An axis from zero (or below, where an amount is negative) over all amounts, in at most five lines. */
export function roundScale(amounts: readonly number[]): Scale {
    const highest = Math.max(0, ...amounts);
    const lowest = Math.min(0, ...amounts);
    const step = roundStep((highest - lowest) / MOST_STEPS);
    const low = Math.floor(lowest / step) * step;
    const high = Math.max(Math.ceil(highest / step) * step, low + step);
    const count = Math.round((high - low) / step);
    return { low, high, ticks: Array.from({ length: count + 1 }, (_unused, at) => low + at * step) };
}

function roundStep(least: number): number {
    if (least <= 0) {
        return 1;
    }
    const power = 10 ** Math.floor(Math.log10(least));
    return power * (ROUND_STEPS.find((factor) => factor * power >= least) ?? 10);
}
