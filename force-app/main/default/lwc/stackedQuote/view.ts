import { fill, formatDate, formatMoney, formatNumber } from 'c/formats';
import {
    COMPONENT_CODES,
    type ComponentCode,
    type DealTrace,
    type MinorUnits,
    type PricedDeal,
    type Program,
    shareOf,
    type Source,
    type TracedLine
} from 'c/programCore';
import {
    componentLabels,
    provenanceLabels,
    quoteStatusLabels,
    reasonLabels,
    sayMessage,
    sayMoney,
    sayRate,
    sayTrimmed,
    tierName
} from 'c/programLabels';
import type { Opportunity, ProductLine, Quote } from 'c/quoteData';
import type { WaterfallStep } from 'c/waterfallChart';
import { labels } from './labels';
import { toMissed, type MissedItem } from './missed';

/** A priced deal as the page shows it: every text ready for the user. */
export interface QuoteView {
    readonly figures: readonly Figure[];
    readonly steps: readonly WaterfallStep[];
    readonly missed: readonly MissedItem[];
    readonly hasMissed: boolean;
    readonly chartDescription: string;
    readonly announcement: string;
    readonly nextTier: string;
    readonly rows: readonly LineRow[];
    readonly totals: Cells;
}

/** One of the amounts that matter most, with what it means under it. */
export interface Figure {
    readonly key: string;
    readonly label: string;
    readonly amount: string;
    /** May be empty. */
    readonly note: string;
    readonly className: string;
}

/** The amounts of one line, or of all. */
export interface Cells {
    readonly list: string;
    readonly front: string;
    readonly registration: string;
    readonly specialist: string;
    readonly net: string;
    readonly rebate: string;
}

export interface LineRow extends Cells {
    readonly key: string;
    readonly name: string;
    readonly solution: string;
    readonly quantity: string;
    readonly explanationHeading: string;
    readonly isOpen: boolean;
    readonly granted: readonly GrantedItem[];
    readonly refused: readonly RefusedItem[];
    readonly hasRefused: boolean;
    readonly problems: readonly string[];
    readonly hasProblems: boolean;
}

export interface GrantedItem {
    readonly key: string;
    readonly label: string;
    readonly amount: string;
    readonly rule: string;
    readonly trimmed: string;
    readonly source: string;
}

export interface RefusedItem {
    readonly key: string;
    readonly label: string;
    readonly reason: string;
    readonly unlock: string;
    /** Empty where granting it would change nothing. */
    readonly worth: string;
}

export interface QuoteItem {
    readonly id: string;
    readonly name: string;
    readonly status: string;
    readonly date: string;
    readonly net: string;
    readonly rebate: string;
}

/** Explanations of so few lines are open from the start. */
const MOST_OPEN_LINES = 2;

/** @param lineProblems what the org said about lines, by line number counted from 1 */
export function toQuoteView(
    opportunity: Opportunity,
    program: Program,
    result: PricedDeal,
    trace: DealTrace,
    lineProblems: ReadonlyMap<number, readonly string[]>
): QuoteView {
    const steps = toSteps(result, trace, program);
    const missed = toMissed(trace, opportunity.lines, program);
    return {
        figures: toFigures(result, program),
        steps,
        missed,
        hasMissed: missed.length > 0,
        chartDescription: steps.map(({ label, text }) => fill(labels.quoteChartStep, label, text)).join('; '),
        announcement: fill(
            labels.quoteTotalsAnnounced,
            ...[result.list, result.discount, result.net, result.rebate].map((amount) => sayMoney(amount, program))
        ),
        nextTier: sayNextTier(trace, program),
        rows: trace.lines.map((line, index) => {
            const product = opportunity.lines[index];
            if (product === undefined) {
                throw new Error(`The deal has more lines than the opportunity's ${opportunity.lines.length}.`);
            }
            return toRow(line, product, index + 1, trace.lines.length, program, lineProblems.get(index + 1) ?? []);
        }),
        totals: toCells(result.list, result.net, result.rebate, (code) => totalOf(trace, code), program)
    };
}

function toFigures({ list, discount, net, rebate }: PricedDeal, program: Program): Figure[] {
    const figure = (key: string, label: string, amount: MinorUnits, note = ''): Figure => ({
        key,
        label,
        amount: sayMoney(amount, program),
        note,
        className: key === 'NET' ? 'figure figure_main' : 'figure'
    });
    return [
        figure('LIST', labels.quoteList, list),
        figure(
            'DISCOUNT',
            labels.quoteDiscount,
            discount,
            fill(labels.quoteShareOff, sayRate(shareOf(discount, list)))
        ),
        figure('NET', labels.quoteNet, net),
        figure('REBATE', labels.quoteRebate, rebate, fill(labels.quoteAfterRebate, sayMoney(net - rebate, program)))
    ];
}

function toSteps(result: PricedDeal, trace: DealTrace, program: Program): WaterfallStep[] {
    const step = (key: string, label: string, kind: WaterfallStep['kind'], amount: MinorUnits): WaterfallStep => {
        const money = kind === 'reduction' ? minus(amount, program) : sayMoney(amount, program);
        const share = sayRate(shareOf(amount, kind === 'rebate' ? result.net : result.list));
        const text = kind === 'total' || amount === 0 ? money : fill(labels.quoteAmountWithShare, money, share);
        return { key, label, kind, amount, text };
    };
    return [
        step('LIST', labels.quoteList, 'total', result.list),
        ...COMPONENT_CODES.map((code) => step(code, componentLabels[code], 'reduction', totalOf(trace, code))),
        step('NET', labels.quoteNet, 'total', result.net),
        step('REBATE', labels.quoteRebate, 'rebate', result.rebate)
    ];
}

function toRow(
    line: TracedLine,
    product: ProductLine,
    number: number,
    count: number,
    program: Program,
    problems: readonly string[]
): LineRow {
    const name = fill(labels.quoteLineName, number, product.name ?? labels.quoteAmountAlone);
    const solution = product.solutionLabel ?? '';
    return {
        ...toCells(line.list, line.net, line.rebate.amount, (code) => amountOf(line, code), program),
        key: line.id,
        name,
        solution,
        quantity: formatNumber(product.quantity),
        explanationHeading: fill(labels.quoteExplain, name),
        isOpen: count <= MOST_OPEN_LINES,
        granted: toGranted(line, solution, program),
        refused: line.refused.map(({ code, reason, unlock, worth }) => ({
            key: code,
            label: componentLabels[code],
            reason: reasonLabels[reason],
            unlock: sayMessage(unlock, { program, solution }),
            worth: worth === 0 ? '' : fill(labels.quoteWorth, sayMoney(worth, program))
        })),
        hasRefused: line.refused.length > 0,
        problems,
        hasProblems: problems.length > 0
    };
}

function toGranted(line: TracedLine, solution: string, program: Program): GrantedItem[] {
    const components = line.components.map(({ code, amount, base, rule, trimmed, source }) => ({
        key: code as string,
        label: componentLabels[code],
        amount: minus(amount, program),
        rule: sayMessage(rule, { program, solution, base }),
        trimmed: trimmed === 0 ? '' : sayTrimmed(trimmed, program),
        source: saySource(source)
    }));
    const { rule, source, amount } = line.rebate;
    return [
        ...components,
        {
            key: 'REBATE',
            label: componentLabels.REBATE,
            amount: sayMoney(amount, program),
            rule: sayMessage(rule, { program, solution, base: line.net }),
            trimmed: '',
            source: saySource(source)
        }
    ];
}

function toCells(
    list: MinorUnits,
    net: MinorUnits,
    rebate: MinorUnits,
    amount: (code: ComponentCode) => MinorUnits,
    program: Program
): Cells {
    return {
        list: sayMoney(list, program),
        front: minus(amount('FRONT'), program),
        registration: minus(amount('REGISTRATION'), program),
        specialist: minus(amount('SPECIALIST'), program),
        net: sayMoney(net, program),
        rebate: sayMoney(rebate, program)
    };
}

function sayNextTier({ nextTier }: DealTrace, program: Program): string {
    if (nextTier === null) {
        return '';
    }
    const name = tierName(program, nextTier.tier);
    const { net, rebate } = nextTier;
    return net >= 0 && rebate >= 0
        ? fill(labels.quoteNextTier, name, sayMoney(net, program), sayMoney(rebate, program))
        : fill(labels.quoteNextTierSigned, name, sayMoney(-net, program), sayMoney(rebate, program));
}

/** Whether a number is the vendor's own; a rate pinned on a registration is neither published nor an example. */
function saySource({ provenance }: Source): string {
    return provenance === null ? '' : provenanceLabels[provenance];
}

function minus(amount: MinorUnits, program: Program): string {
    return sayMoney(amount === 0 ? 0 : -amount, program);
}

function amountOf(line: TracedLine, code: ComponentCode): MinorUnits {
    return line.components.find((component) => component.code === code)?.amount ?? 0;
}

function totalOf(trace: DealTrace, code: ComponentCode): MinorUnits {
    return trace.lines.reduce((total, line) => total + amountOf(line, code), 0);
}

/** A saved quote in the list; its totals are the org's own. */
export function toQuoteItem(quote: Quote, currency: string): QuoteItem {
    return {
        id: quote.id,
        name: quote.name,
        status: quoteStatusLabels[quote.status],
        date: formatDate(quote.quoteDate),
        net: formatMoney(String(quote.net), currency),
        rebate: formatMoney(String(quote.rebate), currency)
    };
}
