/** The value below which the share of the values lies: 0.5 is the median, 0.95 the 95th percentile. */
export function percentile(values: readonly number[], share: number): number {
    const sorted = [...values].sort((one, other) => one - other);
    const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    if (value === undefined) {
        throw new RangeError('There is no percentile of nothing.');
    }
    return value;
}

/** Milliseconds of one call, the median of many. */
export function medianMilliseconds(rounds: number, work: () => unknown): number {
    const times = Array.from({ length: rounds }, () => milliseconds(work));
    return percentile(times, 0.5);
}

/** Milliseconds of one call. */
export function milliseconds(work: () => unknown): number {
    const start = performance.now();
    work();
    return performance.now() - start;
}

/** Milliseconds of processor time of one call: what other programs do meanwhile does not count. */
export function processorMilliseconds(work: () => unknown): number {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
}

const ROUNDS = 7;
const ROUND_MILLISECONDS = 200;

/** Calls a second, the median of several rounds; the first ones warm the engine up. */
export function callsPerSecond(work: () => unknown): number {
    const rates = Array.from({ length: ROUNDS }, () => {
        const start = performance.now();
        let calls = 0;
        while (performance.now() - start < ROUND_MILLISECONDS) {
            for (let repeat = 0; repeat < 100; repeat += 1) {
                work();
            }
            calls += 100;
        }
        return (calls * 1000) / (performance.now() - start);
    });
    return percentile(rates, 0.5);
}
