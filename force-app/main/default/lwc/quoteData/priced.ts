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

/** What a price consists of. */
interface Parts {
    readonly program: Program;
    readonly lines: readonly ProductLine[];
    readonly deal: Deal;
    readonly result: PricedDeal;
    readonly trace: DealTrace;
}

/**
 * A deal with its price: what the parts of the workspace show. Line n of the trace is line n of `lines`.
 * A class, because the framework hands an instance to a component as it is, but wraps plain objects and all that they hold
 * in read-only proxies: reading hundreds of lines through them takes ten times as long as pricing them.
 */
export class PricedQuote implements Parts {
    readonly program: Program;
    readonly lines: readonly ProductLine[];
    readonly deal: Deal;
    readonly result: PricedDeal;
    readonly trace: DealTrace;
    /** The components worth a column, with what each takes off all lines together. */
    readonly components: readonly { readonly code: ComponentCode; readonly total: MinorUnits }[];

    constructor({ program, lines, deal, result, trace }: Parts) {
        this.program = program;
        this.lines = lines;
        this.deal = deal;
        this.result = result;
        this.trace = trace;
        this.components = componentsShown(trace.lines).map((code) => ({ code, total: totalOf(trace.lines, code) }));
    }
}

/** @throws Error where the deal was not made of these lines */
export function priceQuote(program: Program, lines: readonly ProductLine[], deal: Deal): PricedQuote {
    if (deal.lines.length !== lines.length) {
        throw new Error(`The deal has ${deal.lines.length} lines, the quote ${lines.length}.`);
    }
    return new PricedQuote({ program, lines, deal, ...priceDeal(program, deal) });
}
