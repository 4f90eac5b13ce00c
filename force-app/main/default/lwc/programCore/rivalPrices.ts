import { multiplyMoney } from './money';
import type { MinorUnits } from './money';
import { shareOf } from './rate';
import type { Millionths } from './rate';

/** A line of somebody's quote for one end customer. */
export interface RivalLine {
    readonly quote: string;
    readonly partner: string;
    readonly vendor: string;
    /** null is an amount without a solution, which nobody's registration protects. */
    readonly solution: string | null;
    readonly list: MinorUnits;
    readonly net: MinorUnits;
    /** What the line's quantity costs by the price book; absent where no price book has its product. */
    readonly priceBookAmount?: MinorUnits;
}

/** An approved registration that protects the end customer for one partner. */
export interface RivalProtection {
    readonly registration: string;
    readonly partner: string;
    readonly vendor: string;
    readonly solution: string;
    /** The protected partner's whole discount, pinned at approval. */
    readonly discount: Millionths;
}

/** What one quote offers for one solution, and how that stands to the protected partner's price. */
export interface RivalPrice {
    readonly quote: string;
    readonly partner: string;
    readonly list: MinorUnits;
    readonly net: MinorUnits;
    /** Of the list price, to the tenth of a percent. */
    readonly discount: Millionths;
    /**
     * UNPROTECTED: nobody is protected. PROTECTED: the quote is the protected partner's. ABOVE: it is dearer than the
     * protected partner's price. UNDERCUTS: a line of it is at or below that price.
     */
    readonly standing: 'UNPROTECTED' | 'PROTECTED' | 'ABOVE' | 'UNDERCUTS';
}

export interface RivalSolution {
    readonly vendor: string;
    readonly solution: string | null;
    readonly protection: RivalProtection | null;
    /** The largest discount first. */
    readonly prices: readonly RivalPrice[];
}

/**
 * All quotes for one end customer, solution by solution, in the order in which solutions are met. The protected price
 * of a line is its list amount, or that by the price book where a lower unit price was typed, less the protected
 * partner's whole discount, rounded to the minor unit.
 */
export function compareRivalPrices(
    lines: readonly RivalLine[],
    protections: readonly RivalProtection[]
): readonly RivalSolution[] {
    const groups = new Map<string, RivalLine[]>();
    for (const line of lines) {
        const key = `${line.vendor}:${line.solution ?? ''}`;
        groups.set(key, [...(groups.get(key) ?? []), line]);
    }
    return [...groups.values()].map((group) => {
        const { vendor, solution } = group[0] as RivalLine;
        const protection =
            protections.find((candidate) => candidate.vendor === vendor && candidate.solution === solution) ?? null;
        const quotes = [...new Set(group.map(({ quote }) => quote))];
        const prices = quotes
            .map((quote) =>
                priceOf(
                    group.filter((line) => line.quote === quote),
                    protection
                )
            )
            .sort((one, other) => other.discount - one.discount);
        return { vendor, solution, protection, prices };
    });
}

function priceOf(lines: readonly RivalLine[], protection: RivalProtection | null): RivalPrice {
    const { quote, partner } = lines[0] as RivalLine;
    const list = lines.reduce((sum, line) => sum + line.list, 0);
    const net = lines.reduce((sum, line) => sum + line.net, 0);
    return { quote, partner, list, net, discount: shareOf(list - net, list), standing: standingOf(lines, protection) };
}

function standingOf(lines: readonly RivalLine[], protection: RivalProtection | null): RivalPrice['standing'] {
    if (protection === null) {
        return 'UNPROTECTED';
    }
    if (lines.some(({ partner }) => partner === protection.partner)) {
        return 'PROTECTED';
    }
    return lines.some((line) => isUndercut(line, protection.discount)) ? 'UNDERCUTS' : 'ABOVE';
}

function isUndercut({ list, net, priceBookAmount = 0 }: RivalLine, protectedDiscount: Millionths): boolean {
    const full = Math.max(list, priceBookAmount);
    return full > 0 && net <= full - multiplyMoney(full, protectedDiscount);
}
