/** One measurement, with what it is held to and what it is compared with. */
export interface Result {
    /** What was measured: `50 000 credits in chunks of 200`. */
    readonly what: string;
    readonly value: number;
    readonly unit: string;
    /** The limit: at most so much, or at least. */
    readonly target?: { readonly atMost: number } | { readonly atLeast: number };
    /** Another way to do the same, measured in the same run, in the same unit. */
    readonly peer?: { readonly name: string; readonly value: number };
}

export function meetsTarget({ value, target }: Result): boolean {
    if (target === undefined) {
        return true;
    }
    return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}

/** Results as a table, a line each; the ratio is the measured value as a multiple of the peer's. */
export function table(results: readonly Result[]): string {
    const rows = results.map((result) => [
        result.what,
        `${figure(result.value)} ${result.unit}`,
        targetText(result),
        result.peer === undefined ? '' : `${figure(result.peer.value)} ${result.unit}  ${result.peer.name}`,
        result.peer === undefined ? '' : `× ${figure(result.value / result.peer.value)}`
    ]);
    const lines = [['what', 'measured', 'target', 'peer', 'ratio'], ...rows];
    const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
    return lines
        .map((line) =>
            line
                .map((cell, column) => cell.padEnd(widths[column]!))
                .join('  ')
                .trimEnd()
        )
        .join('\n');
}

function targetText(result: Result): string {
    const { target, unit } = result;
    if (target === undefined) {
        return '';
    }
    const limit = 'atMost' in target ? `≤ ${figure(target.atMost)}` : `≥ ${figure(target.atLeast)}`;
    return `${limit} ${unit} ${meetsTarget(result) ? 'met' : 'MISSED'}`;
}

/** Three significant digits, thousands apart. */
function figure(value: number): string {
    return value.toLocaleString('en-US', value >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 });
}
