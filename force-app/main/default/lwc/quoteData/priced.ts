import {
    componentsShown,
    priceDeal,
    totalOf,
    type ComponentCode,
    type Deal,
    type DealTrace,
    type MinorUnits,
    type PricedDeal,
    type Program
} from 'c/programCore';
import type { ProductLine } from './reading';

/** A deal with its price: what the parts of the workspace show. Line n of the trace is line n of `lines`. */
export interface PricedQuote {
    readonly program: Program;
    readonly lines: readonly ProductLine[];
    readonly deal: Deal;
    readonly result: PricedDeal;
    readonly trace: DealTrace;
    /** The components worth a column, with what each takes off all lines together. */
    readonly components: readonly { readonly code: ComponentCode; readonly total: MinorUnits }[];
}

/** @throws Error where the deal was not made of these lines */
export function priceQuote(program: Program, lines: readonly ProductLine[], deal: Deal): PricedQuote {
    if (deal.lines.length !== lines.length) {
        throw new Error(`The deal has ${deal.lines.length} lines, the quote ${lines.length}.`);
    }
    return withComponents({ program, lines, deal, ...priceDeal(program, deal) });
}

/** A deal that has been priced, with the columns that show it. */
export function withComponents(priced: Omit<PricedQuote, 'components'>): PricedQuote {
    const { lines } = priced.trace;
    return { ...priced, components: componentsShown(lines).map((code) => ({ code, total: totalOf(lines, code) })) };
}
