import type { Checked, Problem } from './check';
import type { Deal } from './deal';
import { checkDeal } from './dealCheck';
import type { DealDocument } from './documents';
import { formatMoney } from './money';
import type { MinorUnits } from './money';
import { priceDeal } from './pricing';
import type { Program } from './program';
import { checkProgram } from './programCheck';
import type { ComponentCode, DealTrace, PricedDeal, TracedLine } from './trace';

/** A line of an issued quote as it is stored; amounts as decimal text with the currency's places. */
export interface IssuedLine {
    readonly id: string;
    readonly solution: string | null;
    readonly quantity: string;
    readonly unitPrice: string;
    readonly floorPrice: string | null;
    /** What was sent. */
    readonly amounts: Readonly<Record<'list' | 'net' | 'rebate' | ComponentCode, string>>;
}

/** What an issued quote carries: enough to explain it when rules, partner and registrations have long changed. */
export interface IssuedQuote {
    /** The program's rules on the day of issue, as a program file (JSON). */
    readonly rules: string;
    /** What the price was made of beside the lines, as a deal document without lines (JSON). */
    readonly facts: string;
    readonly lines: readonly IssuedLine[];
}

export interface ExplainedQuote {
    readonly program: Program;
    readonly deal: Deal;
    readonly result: PricedDeal;
    readonly trace: DealTrace;
}

/**
 * Prices an issued quote once more by the rules and facts that it carries, so that its trace explains what was sent.
 * Problems are listed where rules or facts cannot be read, and where a stored amount is not what they give: an
 * explanation of other numbers than those that were sent would be none.
 */
export function explainIssuedQuote({ rules, facts, lines }: IssuedQuote): Checked<ExplainedQuote> {
    const rulesDocument = parse(rules, '/rules');
    if (!rulesDocument.ok) {
        return rulesDocument;
    }
    const program = checkProgram(rulesDocument.value, { provenance: 'optional' });
    if (!program.ok) {
        return { ok: false, problems: program.problems.map(under('/rules')) };
    }
    const factsDocument = parse(facts, '/facts');
    if (!factsDocument.ok) {
        return factsDocument;
    }
    const documents: DealDocument['lines'] = lines.map(({ id, solution, quantity, unitPrice, floorPrice }) => ({
        id,
        solution,
        quantity,
        unitPrice,
        floorPrice
    }));
    const deal = checkDeal({ ...(factsDocument.value as object), lines: documents }, program.value);
    if (!deal.ok) {
        return { ok: false, problems: deal.problems.map(under('/facts')) };
    }
    const priced = priceDeal(program.value, deal.value);
    const differences = priced.trace.lines.flatMap((line, at) =>
        differencesOf(line, lines[at] as IssuedLine, `/lines/${at}`, program.value.currency)
    );
    return differences.length > 0
        ? { ok: false, problems: differences }
        : { ok: true, value: { program: program.value, deal: deal.value, ...priced } };
}

function parse(text: string, path: string): Checked<unknown> {
    try {
        const value: unknown = JSON.parse(text);
        return { ok: true, value };
    } catch {
        return {
            ok: false,
            problems: [{ path, problem: 'no JSON can be read', allowed: 'what issuing the quote wrote' }]
        };
    }
}

function under(path: string): (problem: Problem) => Problem {
    return (problem) => ({ ...problem, path: `${path}${problem.path}` });
}

function differencesOf(line: TracedLine, issued: IssuedLine, path: string, currency: string): Problem[] {
    const amounts: Readonly<Record<keyof IssuedLine['amounts'], MinorUnits>> = {
        list: line.list,
        FRONT: amountOf(line, 'FRONT'),
        REGISTRATION: amountOf(line, 'REGISTRATION'),
        SPECIALIST: amountOf(line, 'SPECIALIST'),
        SPECIAL: amountOf(line, 'SPECIAL'),
        net: line.net,
        rebate: line.rebate.amount
    };
    return (Object.keys(amounts) as (keyof typeof amounts)[]).flatMap((name) => {
        const computed = formatMoney(amounts[name], currency);
        const stored = issued.amounts[name];
        const problem = `"${stored}" was sent, the rules and facts of the quote give "${computed}"`;
        return stored === computed ? [] : [{ path: `${path}/amounts/${name}`, problem, allowed: `"${computed}"` }];
    });
}

function amountOf(line: TracedLine, code: ComponentCode): MinorUnits {
    return line.components.find((component) => component.code === code)?.amount ?? 0;
}
