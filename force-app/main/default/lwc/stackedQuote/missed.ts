import { fill, formatList, formatNumber } from 'c/formats';
import type { DealTrace, MinorUnits, Program, TracedRefusal } from 'c/programCore';
import { componentLabels, reasonLabels, sayMessage, sayMoney } from 'c/programLabels';
import type { ProductLine } from 'c/quoteData';
import { labels } from './labels';

/** A discount that some lines do not have for the same reason, and what it would be worth on all of them. */
export interface MissedItem {
    readonly key: string;
    readonly label: string;
    readonly reason: string;
    readonly unlock: string;
    readonly lines: string;
    readonly worth: string;
}

interface Missed {
    readonly refusal: TracedRefusal;
    readonly unlock: string;
    readonly lines: readonly number[];
    readonly worth: MinorUnits;
}

/** The refused discounts that would lower the price, the one that is worth most first. */
export function toMissed(trace: DealTrace, products: readonly ProductLine[], program: Program): MissedItem[] {
    const found = new Map<string, Missed>();
    trace.lines.forEach((line, index) => {
        const solution = products[index]?.solutionLabel ?? '';
        for (const refusal of line.refused.filter(({ worth }) => worth > 0)) {
            const unlock = sayMessage(refusal.unlock, { program, solution });
            const key = `${refusal.code}:${refusal.reason}:${unlock}`;
            const before = found.get(key) ?? { refusal, unlock, lines: [], worth: 0 };
            found.set(key, {
                ...before,
                lines: [...before.lines, index + 1],
                worth: before.worth + refusal.worth
            });
        }
    });
    return [...found]
        .sort(([, left], [, right]) => right.worth - left.worth)
        .map(([key, { refusal, unlock, lines, worth }]) => ({
            key,
            label: componentLabels[refusal.code],
            reason: reasonLabels[refusal.reason],
            unlock,
            lines: trace.lines.length > 1 ? fill(labels.quoteMissedLines, formatList(lines.map(formatNumber))) : '',
            worth: fill(labels.quoteWorth, sayMoney(worth, program))
        }));
}
