import { fill, formatNumber } from 'c/formats';
import type { IssuedAmount, IssuedDifference, Problem } from 'c/programCore';
import { componentLabels, sayMoney, sayRate } from 'c/programLabels';
import type { PricedQuote } from 'c/quoteData';
import { labels } from './labels';

const AMOUNT_LABELS: Readonly<Record<IssuedAmount, string>> = {
    ...componentLabels,
    list: labels.quoteList,
    discount: labels.quoteDiscount,
    net: labels.quoteNet,
    rebate: labels.quoteRebate
};

const MISSING_TEXTS = { rules: labels.quoteIssuedMissingRules, facts: labels.quoteIssuedMissingFacts } as const;

export function sayMissing(part: keyof typeof MISSING_TEXTS): string {
    return MISSING_TEXTS[part];
}

/** The place in what the quote carries, and what is wrong there, for whoever has to find out. */
export function sayProblem({ path, problem, allowed }: Problem): string {
    return fill(labels.quoteIssuedProblem, path, problem, allowed);
}

/** Which line, which number, what was sent and what the quote's own rules give. */
export function sayDifference(difference: IssuedDifference, priced: PricedQuote): string {
    const text = sayNumbers(difference, priced);
    return difference.line === null
        ? fill(labels.quoteLineName, labels.quoteTotal, text)
        : fill(labels.quoteLineProblem, formatNumber(difference.line + 1), text);
}

/** By line number counted from 1, to be shown at the line. */
export function problemsByLine(
    differences: readonly IssuedDifference[],
    priced: PricedQuote
): ReadonlyMap<number, readonly string[]> {
    const problems = new Map<number, string[]>();
    for (const difference of differences) {
        if (difference.line !== null) {
            const number = difference.line + 1;
            problems.set(number, [...(problems.get(number) ?? []), sayNumbers(difference, priced)]);
        }
    }
    return problems;
}

function sayNumbers({ of, unit, sent, explained }: IssuedDifference, { program }: PricedQuote): string {
    return unit === 'RATE'
        ? fill(
              labels.quoteIssuedDifference,
              fill(labels.quoteIssuedRate, AMOUNT_LABELS[of]),
              sayRate(sent),
              sayRate(explained)
          )
        : fill(labels.quoteIssuedDifference, AMOUNT_LABELS[of], sayMoney(sent, program), sayMoney(explained, program));
}
