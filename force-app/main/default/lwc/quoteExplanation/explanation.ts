import { fill, formatList, formatNumber } from 'c/formats';
import {
    type ComponentCode,
    type Message,
    type MinorUnits,
    type Source,
    type StackingPolicy,
    type TracedLine,
    type TracedRefusal
} from 'c/programCore';
import { componentLabels, provenanceLabels, reasonLabels, sayMessage, sayMoney, sayTrimmed } from 'c/programLabels';
import type { PricedQuote } from 'c/quoteData';
import { labels } from './labels';

/** A discount or rebate that is granted, with the rule it follows from and where the rule's number was read. */
export interface GrantedItem {
    readonly key: string;
    readonly label: string;
    readonly amount: string;
    readonly rule: string;
    /** Empty where it says nothing new. */
    readonly lines: string;
    /** May be empty. */
    readonly trimmed: string;
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
                lines: '',
                trimmed: trimmed === 0 ? '' : sayTrimmed(trimmed, program),
                source: saySource(source, priced)
            })),
            {
                key: 'REBATE',
                label: componentLabels.REBATE,
                amount: sayMoney(line.rebate.amount, program),
                rule: sayMessage(line.rebate.rule, { program, solution, base: line.net }),
                lines: '',
                trimmed: '',
                source: saySource(line.rebate.source, priced)
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

interface Granted {
    readonly code: ComponentCode | 'REBATE';
    readonly rule: Message;
    readonly source: Source;
    readonly base: MinorUnits;
    readonly amount: MinorUnits;
    readonly trimmed: MinorUnits;
}

/** What is granted by one rule, on all its lines. */
interface GrantedGroup {
    readonly of: Granted;
    readonly solution: string;
    base: MinorUnits;
    amount: MinorUnits;
    trimmed: MinorUnits;
    readonly lines: number[];
}

function grantedInTotal(priced: PricedQuote): GrantedItem[] {
    const groups = new Map<string, GrantedGroup>();
    const add = (granted: Granted, index: number): void => {
        const { code, rule, source, base, amount, trimmed } = granted;
        const key = [code, source.pointer, rule.key, ...Object.values(rule.parameters)].join(':');
        const solution = priced.lines[index]?.solutionLabel ?? '';
        const group = groups.get(key) ?? { of: granted, solution, base: 0, amount: 0, trimmed: 0, lines: [] };
        group.base += base;
        group.amount += amount;
        group.trimmed += trimmed;
        group.lines.push(index + 1);
        groups.set(key, group);
    };
    priced.trace.lines.forEach((line, index) => {
        line.components.forEach((component) => add(component, index));
        add({ ...line.rebate, code: 'REBATE', base: line.net, trimmed: 0 }, index);
    });
    const order = ['FRONT', 'REGISTRATION', 'SPECIALIST', 'SPECIAL', 'REBATE'];
    const { program } = priced;
    return [...groups]
        .sort(([, one], [, other]) => order.indexOf(one.of.code) - order.indexOf(other.of.code))
        .map(([key, { of, solution, base, amount, trimmed, lines }]) => ({
            key,
            label: componentLabels[of.code],
            amount: of.code === 'REBATE' ? sayMoney(amount, program) : minus(amount, priced),
            rule: sayMessage(of.rule, { program, solution, base }),
            lines: sayOn(lines, priced),
            trimmed: trimmed === 0 ? '' : fill(labels.quoteCapTrimmed, sayMoney(trimmed, program)),
            source: saySource(of.source, priced)
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
            lines: sayOn(lines, priced),
            worth: sayWorth(worth, priced)
        }));
}

function stackingOf(priced: PricedQuote): Pick<Explanation, 'stacking' | 'stackingSource'> {
    const { trace } = priced;
    return { stacking: POLICY_TEXTS[trace.stacking.policy], stackingSource: saySource(trace.stacking.source, priced) };
}

function sayOn(lines: readonly number[], priced: PricedQuote): string {
    return lines.length === priced.lines.length ? labels.quoteOnAllLines : sayLines(lines);
}

const MOST_NAMED_RUNS = 8;

/** Which lines, with runs of numbers as `1–20`; how many where that would be no sentence any more. */
function sayLines(lines: readonly number[]): string {
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

/** Where a number was read: in which program, and whether it is the vendor's own; or on which record of the deal. */
function saySource({ document, pointer, provenance }: Source, { program }: PricedQuote): string {
    if (document === 'PROGRAM') {
        return `${program.name} · ${provenance === null ? labels.quoteSourceUnstated : provenanceLabels[provenance]}`;
    }
    return pointer.startsWith('/specialPrices') ? labels.quoteSourceSpecialPrice : labels.quoteSourceRegistration;
}

function sayWorth(worth: MinorUnits, { program }: PricedQuote): string {
    return worth === 0 ? '' : fill(labels.quoteWorth, sayMoney(worth, program));
}

function minus(amount: MinorUnits, { program }: PricedQuote): string {
    return sayMoney(amount === 0 ? 0 : -amount, program);
}
