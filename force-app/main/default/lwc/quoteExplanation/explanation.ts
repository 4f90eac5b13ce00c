import { fill, formatList, formatNumber } from 'c/formats';
import {
    type ComponentCode,
    type MinorUnits,
    type Source,
    type StackingPolicy,
    type TracedLine,
    type TracedRefusal
} from 'c/programCore';
import {
    componentLabels,
    provenanceLabels,
    reasonLabels,
    sayMessage,
    sayMoney,
    sayRate,
    sayTrimmed
} from 'c/programLabels';
import type { PricedQuote } from 'c/quoteData';
import { labels } from './labels';

/** A discount or rebate that is granted, with the rule it follows from and where the rule's number was read. */
export interface GrantedItem {
    readonly key: string;
    readonly label: string;
    readonly amount: string;
    readonly rule: string;
    /** May be empty. */
    readonly trimmed: string;
    /** May be empty. */
    readonly source: string;
}

export interface RefusedItem {
    readonly key: string;
    readonly label: string;
    readonly reason: string;
    readonly unlock: string;
    /** Empty where it says nothing new. */
    readonly lines: string;
    /** Empty where granting it would change nothing. */
    readonly worth: string;
}

export interface Explanation {
    readonly heading: string;
    readonly stacking: string;
    readonly stackingSource: string;
    readonly granted: readonly GrantedItem[];
    readonly refused: readonly RefusedItem[];
}

const POLICY_TEXTS: Readonly<Record<StackingPolicy, string>> = {
    ADD: labels.quotePolicyAdd,
    COMPOUND: labels.quotePolicyCompound,
    HIGHEST: labels.quotePolicyHighest,
    FIRST: labels.quotePolicyFirst
};

/** Why one line has its price. */
export function explainLine(priced: PricedQuote, index: number): Explanation {
    const { trace, program, lines } = priced;
    const line = trace.lines[index];
    const product = lines[index];
    if (line === undefined || product === undefined) {
        throw new Error(`The quote has no line ${index + 1}.`);
    }
    const solution = product.solutionLabel ?? '';
    const name = fill(labels.quoteLineName, index + 1, product.name ?? labels.quoteAmountAlone);
    return {
        heading: fill(labels.quoteExplain, name),
        ...stackingOf(priced),
        granted: [
            ...line.components.map(({ code, amount, base, rule, trimmed, source }) => ({
                key: code as string,
                label: componentLabels[code],
                amount: minus(amount, priced),
                rule: sayMessage(rule, { program, solution, base }),
                trimmed: trimmed === 0 ? '' : sayTrimmed(trimmed, program),
                source: saySource(source)
            })),
            {
                key: 'REBATE',
                label: componentLabels.REBATE,
                amount: sayMoney(line.rebate.amount, program),
                rule: sayMessage(line.rebate.rule, { program, solution, base: line.net }),
                trimmed: '',
                source: saySource(line.rebate.source)
            }
        ],
        refused: line.refused.map(({ code, reason, unlock, worth }) => ({
            key: code,
            label: componentLabels[code],
            reason: reasonLabels[reason],
            unlock: sayMessage(unlock, { program, solution }),
            lines: '',
            worth: sayWorth(worth, priced)
        }))
    };
}

/** Why the whole has its price: the same discount at the same rate, and the same refusal, once for all its lines. */
export function explainTotal(priced: PricedQuote): Explanation {
    return {
        heading: labels.quoteExplainTotalHeading,
        ...stackingOf(priced),
        granted: grantedInTotal(priced),
        refused: refusedInTotal(priced)
    };
}

interface GrantedGroup {
    readonly code: ComponentCode | 'REBATE';
    readonly rate: number;
    readonly source: Source;
    amount: MinorUnits;
    trimmed: MinorUnits;
    readonly lines: number[];
}

function grantedInTotal(priced: PricedQuote): GrantedItem[] {
    const groups = new Map<string, GrantedGroup>();
    const add = ({ code, rate, source, amount, trimmed }: Omit<GrantedGroup, 'lines'>, line: number): void => {
        const key = `${code}:${rate}:${source.pointer}`;
        const group = groups.get(key) ?? { code, rate, source, amount: 0, trimmed: 0, lines: [] };
        group.amount += amount;
        group.trimmed += trimmed;
        group.lines.push(line);
        groups.set(key, group);
    };
    priced.trace.lines.forEach((line, index) => {
        line.components.forEach((component) => add(component, index + 1));
        add({ ...line.rebate, code: 'REBATE', trimmed: 0 }, index + 1);
    });
    const order = ['FRONT', 'REGISTRATION', 'SPECIALIST', 'SPECIAL', 'REBATE'];
    return [...groups]
        .sort(([, one], [, other]) => order.indexOf(one.code) - order.indexOf(other.code))
        .map(([key, { code, rate, source, amount, trimmed, lines }]) => ({
            key,
            label: componentLabels[code],
            amount: code === 'REBATE' ? sayMoney(amount, priced.program) : minus(amount, priced),
            rule: fill(labels.quoteListAtRate, sayRate(rate), sayLines(lines, priced)),
            trimmed: trimmed === 0 ? '' : fill(labels.quoteCapTrimmed, sayMoney(trimmed, priced.program)),
            source: saySource(source)
        }));
}

interface RefusedGroup {
    readonly refusal: TracedRefusal;
    readonly unlock: string;
    worth: MinorUnits;
    readonly lines: number[];
}

function refusedInTotal(priced: PricedQuote): RefusedItem[] {
    const groups = new Map<string, RefusedGroup>();
    const texts = new Map<string, string>();
    // A sentence takes longer than all sums: it is worded once, not once a line.
    const word = ({ unlock }: TracedRefusal, solution: string): string => {
        const key = [unlock.key, solution, ...Object.values(unlock.parameters)].join('|');
        const text = texts.get(key) ?? sayMessage(unlock, { program: priced.program, solution });
        texts.set(key, text);
        return text;
    };
    priced.trace.lines.forEach((line: TracedLine, index) => {
        const solution = priced.lines[index]?.solutionLabel ?? '';
        for (const refusal of line.refused) {
            const unlock = word(refusal, solution);
            const key = `${refusal.code}:${refusal.reason}:${unlock}`;
            const group = groups.get(key) ?? { refusal, unlock, worth: 0, lines: [] };
            group.worth += refusal.worth;
            group.lines.push(index + 1);
            groups.set(key, group);
        }
    });
    return [...groups]
        .sort(([, one], [, other]) => other.worth - one.worth)
        .map(([key, { refusal, unlock, worth, lines }]) => ({
            key,
            label: componentLabels[refusal.code],
            reason: reasonLabels[refusal.reason],
            unlock,
            lines: lines.length === priced.lines.length ? labels.quoteOnAllLines : sayLines(lines, priced),
            worth: sayWorth(worth, priced)
        }));
}

function stackingOf({ trace }: PricedQuote): Pick<Explanation, 'stacking' | 'stackingSource'> {
    return { stacking: POLICY_TEXTS[trace.stacking.policy], stackingSource: saySource(trace.stacking.source) };
}

const MOST_NAMED_RUNS = 8;

/** Which lines, with runs of numbers as `1–20`; how many where that would be no sentence any more. */
function sayLines(lines: readonly number[], { lines: all }: PricedQuote): string {
    if (lines.length === all.length && all.length > 2) {
        return fill(labels.quoteMissedLines, `${formatNumber(1)}–${formatNumber(all.length)}`);
    }
    const runs: [number, number][] = [];
    for (const line of lines) {
        const last = runs.at(-1);
        if (last !== undefined && last[1] === line - 1) {
            last[1] = line;
        } else {
            runs.push([line, line]);
        }
    }
    if (runs.length > MOST_NAMED_RUNS) {
        return fill(labels.quoteLineCount, formatNumber(lines.length));
    }
    return fill(
        labels.quoteMissedLines,
        formatList(
            runs.flatMap(([from, to]) =>
                to - from < 2
                    ? (from === to ? [from] : [from, to]).map(formatNumber)
                    : [`${formatNumber(from)}–${formatNumber(to)}`]
            )
        )
    );
}

/** Whether a number is the vendor's own; a rate pinned on a registration is neither published nor an example. */
function saySource({ provenance }: Source): string {
    return provenance === null ? '' : provenanceLabels[provenance];
}

function sayWorth(worth: MinorUnits, { program }: PricedQuote): string {
    return worth === 0 ? '' : fill(labels.quoteWorth, sayMoney(worth, program));
}

function minus(amount: MinorUnits, { program }: PricedQuote): string {
    return sayMoney(amount === 0 ? 0 : -amount, program);
}
