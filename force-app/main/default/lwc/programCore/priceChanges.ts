import type { MinorUnits } from './money';
import type { Millionths } from './rate';
import { COMPONENT_CODES } from './trace';
import type { ComponentCode, PricedLine } from './trace';

/** What of a line's price is no longer what it was. */
export interface PriceChange {
    readonly what: 'LIST' | ComponentCode | 'REBATE';
    /** Rates in millionths; null for the list amount. A component that was or is not granted has rate and amount 0. */
    readonly rate: { readonly before: Millionths; readonly now: Millionths } | null;
    readonly amount: { readonly before: MinorUnits; readonly now: MinorUnits };
}

/** A line whose price changed. */
export interface ChangedLine {
    readonly id: string;
    readonly net: { readonly before: MinorUnits; readonly now: MinorUnits };
    readonly changes: readonly PriceChange[];
}

/**
 * The lines whose price is no longer what it was, with what changed: a stored quote against the same lines priced anew.
 * Lines that are on one side only are left out: they are another deal, not another price.
 */
export function comparePrices(before: readonly PricedLine[], now: readonly PricedLine[]): readonly ChangedLine[] {
    const current = new Map(now.map((line) => [line.id, line]));
    return before.flatMap((line) => {
        const other = current.get(line.id);
        const changes = other === undefined ? [] : changesOf(line, other);
        return other === undefined || changes.length === 0
            ? []
            : [{ id: line.id, net: { before: line.net, now: other.net }, changes }];
    });
}

function changesOf(before: PricedLine, now: PricedLine): PriceChange[] {
    const all: PriceChange[] = [
        { what: 'LIST', rate: null, amount: { before: before.list, now: now.list } },
        ...COMPONENT_CODES.map((code): PriceChange => {
            const earlier = before.components.find((component) => component.code === code);
            const later = now.components.find((component) => component.code === code);
            return {
                what: code,
                rate: { before: earlier?.rate ?? 0, now: later?.rate ?? 0 },
                amount: { before: earlier?.amount ?? 0, now: later?.amount ?? 0 }
            };
        }),
        {
            what: 'REBATE',
            rate: { before: before.rebate.rate, now: now.rebate.rate },
            amount: { before: before.rebate.amount, now: now.rebate.amount }
        }
    ];
    return all.filter(
        ({ rate, amount }) => amount.before !== amount.now || (rate !== null && rate.before !== rate.now)
    );
}
