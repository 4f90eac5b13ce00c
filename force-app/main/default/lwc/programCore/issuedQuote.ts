import type { Checked, Problem } from './check';
import type { IsoDate } from './dates';
import type { Deal } from './deal';
import { checkDeal } from './dealCheck';
import type { DealDocument } from './documents';
import type { MinorUnits } from './money';
import { priceDeal } from './pricing';
import type { Program } from './program';
import { checkProgram } from './programCheck';
import { namesSomething } from './provenanceCheck';
import type { Millionths } from './rate';
import { COMPONENT_CODES } from './trace';
import type { ComponentCode, DealTrace, PricedDeal, TracedLine } from './trace';

const TOTALS = ['list', 'discount', 'net', 'rebate'] as const;
type TotalName = (typeof TOTALS)[number];
const LINE_AMOUNTS = ['list', ...COMPONENT_CODES, 'discount', 'net', 'rebate'] as const;
/** An amount of a line or of the total. */
export type IssuedAmount = (typeof LINE_AMOUNTS)[number];

/** A line of an issued quote as it is stored; amounts in minor units of the quote's currency. */
export interface IssuedLine {
    readonly id: string;
    readonly solution: string | null;
    /** Decimal text, as the prices ("1250.00"). */
    readonly quantity: string;
    readonly unitPrice: string;
    /** As the line keeps it, whatever the product's floor price is today. */
    readonly floorPrice: string | null;
    /** What was sent. */
    readonly amounts: Readonly<Record<IssuedAmount, MinorUnits>>;
    /** What was sent: the rates as they are granted before any cap. */
    readonly rates: Readonly<Record<ComponentCode | 'rebate', Millionths>>;
}

/** What an issued quote carries: enough to explain it when rules, partner and registrations have long changed. */
export interface IssuedQuote {
    /** The program's rules on the day of issue, as a program file (JSON); null where the quote carries none. */
    readonly rules: string | null;
    /** What the price was made of beside the lines, as a deal document without lines (JSON); null likewise. */
    readonly facts: string | null;
    readonly quoteDate: IsoDate;
    readonly businessType: string;
    readonly currency: string;
    readonly totals: Readonly<Record<TotalName, MinorUnits>>;
    readonly lines: readonly IssuedLine[];
}

/** A price made once more by the rules and facts that a quote carries. */
export interface ExplainedQuote {
    readonly program: Program;
    readonly deal: Deal;
    readonly result: PricedDeal;
    readonly trace: DealTrace;
}

/** A number that was sent and is not what rules and facts of the quote give. */
export interface IssuedDifference {
    /** Position of the line, from 0; null for the total. */
    readonly line: number | null;
    readonly of: IssuedAmount;
    /** RATE: both numbers are millionths; AMOUNT: minor units. */
    readonly unit: 'AMOUNT' | 'RATE';
    readonly sent: number;
    readonly explained: number;
}

export type IssuedExplanation =
    /** Every number that was sent follows from what the quote carries. */
    | { readonly state: 'EXPLAINED'; readonly explained: ExplainedQuote }
    /** What the quote carries gives other numbers than those that were sent. */
    | {
          readonly state: 'DIFFERENT';
          readonly explained: ExplainedQuote;
          readonly differences: readonly IssuedDifference[];
      }
    /** The quote carries nothing to explain it by. */
    | { readonly state: 'MISSING'; readonly missing: readonly ('rules' | 'facts')[] }
    /** What it carries cannot be read, or is not about this quote. */
    | { readonly state: 'UNREADABLE'; readonly problems: readonly Problem[] };

/**
 * Prices an issued quote once more by the rules and facts that it carries, and by nothing else, so that its trace
 * explains what was sent. Where that cannot be done it says so: no other rules take the place of the quote's own, and
 * an explanation of other numbers than those that were sent is marked as one.
 */
export function explainIssuedQuote(quote: IssuedQuote): IssuedExplanation {
    const { rules, facts } = quote;
    if (rules === null || facts === null) {
        const missing = (['rules', 'facts'] as const).filter((name) => quote[name] === null);
        return { state: 'MISSING', missing };
    }
    const program = readRules(rules, quote);
    if (!program.ok) {
        return { state: 'UNREADABLE', problems: program.problems };
    }
    const deal = readFacts(facts, quote, program.value);
    if (!deal.ok) {
        return { state: 'UNREADABLE', problems: deal.problems };
    }
    const explained = { program: program.value, deal: deal.value, ...priceDeal(program.value, deal.value) };
    const differences = [...lineDifferences(quote, explained), ...totalDifferences(quote, explained)];
    return differences.length === 0
        ? { state: 'EXPLAINED', explained }
        : { state: 'DIFFERENT', explained, differences };
}

function readRules(text: string, { currency }: IssuedQuote): Checked<Program> {
    const document = parseObject(text, '/rules');
    if (!document.ok) {
        return document;
    }
    const program = checkProgram(withKeptProvenance(document.value), { provenance: 'optional' });
    return program.ok
        ? unlessForeign(program.value, { currency }, '/rules')
        : { ok: false, problems: program.problems.map(under('/rules')) };
}

/**
 * The snapshot keeps what prices are made of, and the program's whole provenance. What that says of the rest (minimums,
 * benefits, the transition) names nothing in the snapshot and says nothing about a price.
 */
function withKeptProvenance(document: object): object {
    const { provenance } = document as { provenance?: unknown };
    if (typeof provenance !== 'object' || provenance === null) {
        return document;
    }
    const kept = Object.entries(provenance).filter(([pointer]) => namesSomething(document, pointer));
    return { ...document, provenance: Object.fromEntries(kept) };
}

function readFacts(text: string, quote: IssuedQuote, program: Program): Checked<Deal> {
    const document = parseObject(text, '/facts');
    if (!document.ok) {
        return document;
    }
    const lines: DealDocument['lines'] = quote.lines.map(({ id, solution, quantity, unitPrice, floorPrice }) => ({
        id,
        solution,
        quantity,
        unitPrice,
        floorPrice
    }));
    const deal = checkDeal({ ...document.value, lines }, program);
    const { quoteDate, businessType } = quote;
    return deal.ok
        ? unlessForeign(deal.value, { quoteDate, businessType }, '/facts')
        : { ok: false, problems: deal.problems.map(under('/facts')) };
}

/** Refuses a snapshot of another quote: one that does not say what the quote itself says. */
function unlessForeign<Value extends object>(
    value: Value,
    own: Readonly<Record<string, string>>,
    path: string
): Checked<Value> {
    const problems = Object.entries(own).flatMap(([name, expected]) => {
        const found = String((value as Record<string, unknown>)[name]);
        const problem = `"${found}" is not that of the quote`;
        return found === expected ? [] : [{ path: `${path}/${name}`, problem, allowed: `"${expected}"` }];
    });
    return problems.length === 0 ? { ok: true, value } : { ok: false, problems };
}

function parseObject(text: string, path: string): Checked<object> {
    let value: unknown;
    try {
        value = JSON.parse(text);
    } catch {
        value = undefined;
    }
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? { ok: true, value }
        : {
              ok: false,
              problems: [{ path, problem: 'no JSON object can be read', allowed: 'what issuing the quote wrote' }]
          };
}

function under(path: string): (problem: Problem) => Problem {
    return (problem) => ({ ...problem, path: `${path}${problem.path}` });
}

function lineDifferences({ lines }: IssuedQuote, { trace }: ExplainedQuote): IssuedDifference[] {
    return trace.lines.flatMap((traced, line) => {
        const { amounts, rates } = lines[line] as IssuedLine;
        // The rate of what a cap leaves nothing of is not in the trace: its amount alone can be compared.
        const granted = [
            ...traced.components.map(({ code, rate }) => [code, rate] as const),
            ['rebate', traced.rebate.rate] as const
        ];
        return [
            ...LINE_AMOUNTS.map((of): IssuedDifference => ({
                line,
                of,
                unit: 'AMOUNT',
                sent: amounts[of],
                explained: amountOf(traced, of)
            })),
            ...granted.map(([of, explained]): IssuedDifference => ({
                line,
                of,
                unit: 'RATE',
                sent: rates[of],
                explained
            }))
        ].filter(isDifferent);
    });
}

function totalDifferences({ totals }: IssuedQuote, { result }: ExplainedQuote): IssuedDifference[] {
    return TOTALS.map((of): IssuedDifference => ({
        line: null,
        of,
        unit: 'AMOUNT',
        sent: totals[of],
        explained: result[of]
    })).filter(isDifferent);
}

function isDifferent({ sent, explained }: IssuedDifference): boolean {
    return sent !== explained;
}

function amountOf(line: TracedLine, of: IssuedAmount): MinorUnits {
    switch (of) {
        case 'list':
        case 'discount':
        case 'net':
            return line[of];
        case 'rebate':
            return line.rebate.amount;
        default:
            return line.components.find(({ code }) => code === of)?.amount ?? 0;
    }
}
