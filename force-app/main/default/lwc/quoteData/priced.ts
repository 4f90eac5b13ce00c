import { priceDeal, type Deal, type DealTrace, type PricedDeal, type Program } from 'c/programCore';
import type { ProductLine } from './reading';

/** A deal with its price: what the parts of the workspace show. Line n of the trace is line n of `lines`. */
export interface PricedQuote {
    readonly program: Program;
    readonly lines: readonly ProductLine[];
    readonly deal: Deal;
    readonly result: PricedDeal;
    readonly trace: DealTrace;
}

/** @throws Error where the deal was not made of these lines */
export function priceQuote(program: Program, lines: readonly ProductLine[], deal: Deal): PricedQuote {
    if (deal.lines.length !== lines.length) {
        throw new Error(`The deal has ${deal.lines.length} lines, the quote ${lines.length}.`);
    }
    return { program, lines, deal, ...priceDeal(program, deal) };
}
