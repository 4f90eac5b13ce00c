import type { PartnerStanding, Program } from 'c/programCore';
import { toPrograms } from 'c/programData';
import {
    priceQuote,
    toDeal,
    toDealContext,
    toOpportunity,
    toPartnerStanding,
    withoutWhatIf,
    type DealContext,
    type Opportunity,
    type PricedQuote,
    type ProductLine,
    type WhatIf
} from 'c/quoteData';
import programRules from '../../programData/__tests__/data/programRules.json';
import contextAnswer from './data/context.json';
import opportunityAnswer from './data/opportunity.json';

/**
 * The recorded deal as the parts of the workspace get it: an Expert of Trend Micro 2024 on June 1, 2024, with
 * 10 × 1 250.00 of network products, registered at 12 %, and 100 × 19.99 of e-mail products.
 */
export const QUOTE_DATE = '2024-06-01';
export const opportunity: Opportunity = toOpportunity(opportunityAnswer);
export const context: DealContext = toDealContext(contextAnswer, 'a03000000000001AAA');
export const program: Program = must(toPrograms(programRules).get('a00000000000002AAA'));
export const standing: PartnerStanding = toPartnerStanding(opportunity, context, program, QUOTE_DATE);

/** The deal with its price, or one that differs in what is tried out or in its lines. */
export function pricedQuote(
    changes: Partial<WhatIf> = {},
    lines: readonly ProductLine[] = opportunity.lines
): PricedQuote {
    const whatIf = { ...withoutWhatIf(opportunity), ...changes };
    const deal = must(toDeal({ ...opportunity, lines }, context, program, whatIf, QUOTE_DATE));
    return priceQuote(program, lines, deal);
}

/** So many lines: the recorded ones again and again, each with an id and a name of its own. */
export function manyLines(count: number): ProductLine[] {
    return Array.from({ length: count }, (_unused, index) => {
        const line = must(opportunity.lines[index % opportunity.lines.length]);
        return { ...line, id: `line-${index + 1}`, name: `Product ${index + 1}` };
    });
}

function must<Value>(value: Value | undefined): Value {
    if (value === undefined) {
        throw new Error('The recorded answers do not hold what the test needs.');
    }
    return value;
}
