import {
    COMPONENT_CODES,
    explainIssuedQuote,
    formatMoney,
    moneyFromNumber,
    type ComponentCode,
    type IssuedDifference,
    type IssuedLine,
    type Problem
} from 'c/programCore';
import { PricedQuote } from './priced';
import type { StoredLine, StoredQuote } from './quoteDetail';

/** Why a quote has the price that was sent, from what it carries alone; or why that cannot be said. */
export type StoredExplanation =
    | { readonly state: 'EXPLAINED'; readonly priced: PricedQuote }
    | {
          readonly state: 'DIFFERENT';
          readonly priced: PricedQuote;
          readonly differences: readonly IssuedDifference[];
      }
    | { readonly state: 'MISSING'; readonly missing: readonly ('rules' | 'facts')[] }
    | { readonly state: 'UNREADABLE'; readonly problems: readonly Problem[] }
    /** A draft, or one that was given up: nothing was sent. */
    | { readonly state: 'NOT_ISSUED' };

/** Explains an issued quote by the rules and facts that it carries. Those of today play no part. */
export function explainStoredQuote(quote: StoredQuote): StoredExplanation {
    if (quote.issuedOn === null) {
        return { state: 'NOT_ISSUED' };
    }
    const { rules, facts, quoteDate, businessType, currency, list, discount, net, rebate } = quote;
    const explanation = explainIssuedQuote({
        rules,
        facts,
        quoteDate,
        businessType,
        currency,
        totals: { list, discount, net, rebate },
        lines: quote.lines.map((line) => toIssuedLine(line, currency))
    });
    switch (explanation.state) {
        case 'MISSING':
        case 'UNREADABLE':
            return explanation;
        case 'EXPLAINED':
        case 'DIFFERENT': {
            const lines = quote.lines.map(({ product }) => product);
            return { ...explanation, priced: new PricedQuote({ ...explanation.explained, lines }) };
        }
    }
}

function toIssuedLine(line: StoredLine, currency: string): IssuedLine {
    const { id, product, floorPrice, list, discount, net, rebate } = line;
    const component = (code: ComponentCode): StoredLine['components'][number] | undefined =>
        line.components.find((candidate) => candidate.code === code);
    const byCode = (numberOf: (code: ComponentCode) => number | undefined): Record<ComponentCode, number> =>
        Object.fromEntries(COMPONENT_CODES.map((code) => [code, numberOf(code) ?? 0])) as Record<ComponentCode, number>;
    return {
        id,
        solution: product.solution,
        quantity: String(product.quantity),
        unitPrice: formatMoney(moneyFromNumber(product.unitPrice, currency), currency),
        floorPrice: floorPrice === null ? null : formatMoney(floorPrice, currency),
        amounts: { list, ...byCode((code) => component(code)?.amount), discount, net, rebate: rebate.amount },
        rates: { ...byCode((code) => component(code)?.rate), rebate: rebate.rate }
    };
}
