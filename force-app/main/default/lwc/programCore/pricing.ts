import { lowestCap, lowestCapAmount, traceCaps } from './caps';
import type { Deal, DealLine } from './deal';
import { multiplyMoney } from './money';
import type { MinorUnits } from './money';
import { isInForce, isNewBusiness, nextTierOf, tierOf } from './program';
import type { DiscountRules, Program, StackingPolicy, Tier } from './program';
import { specialAmount, specialCaps, specialComponent, specialRefusal, specialStanding } from './specialPrice';
import type { SpecialStanding } from './specialPrice';
import { COMPONENT_COUNT, createStack, fillStack } from './stacking';
import type { Stack } from './stacking';
import { discountTerms, solutionTerms } from './terms';
import type { DiscountTerms, SolutionTerms } from './terms';
import { programSource, STACK_CODES } from './trace';
import type {
    CapCode,
    ComponentCode,
    DealTrace,
    Message,
    NextTierWorth,
    PricedDeal,
    TracedCap,
    TracedComponent,
    TracedLine,
    TracedRefusal
} from './trace';

/** What the lines of one deal share while they are priced. */
interface Pricing {
    readonly program: Program;
    readonly deal: Deal;
    readonly tier: Tier;
    readonly nextTier: Tier | null;
    readonly policy: StackingPolicy;
    readonly terms: Map<string | null, SolutionTerms>;
    readonly stack: Stack;
    /** For questions of the kind "what if": never holds the line's own price. */
    readonly otherStack: Stack;
    readonly otherEligible: boolean[];
}

/**
 * Prices a deal by the rules of a program: discounts, caps, net and rebate of every line, and the trace that explains
 * them. Deal and program come from `checkDeal` and `checkProgram`; amounts are minor units, rates millionths.
 * @throws RangeError where the partner's tier is none of the program's
 */
export function priceDeal(program: Program, deal: Deal): { result: PricedDeal; trace: DealTrace } {
    const isNew = isNewBusiness(deal.businessType);
    const tier = tierOf(program, deal.partner.tier);
    const pricing: Pricing = {
        program,
        deal,
        tier,
        nextTier: nextTierOf(program, tier),
        policy: isNew ? program.stacking.newBusiness : program.stacking.renewal,
        terms: new Map(),
        stack: createStack(),
        otherStack: createStack(),
        otherEligible: [false, false, false]
    };
    const lines = deal.lines.map((line) => priceLine(pricing, line));
    const sum = (amountOf: (line: TracedLine) => MinorUnits): MinorUnits =>
        lines.reduce((total, line) => total + amountOf(line), 0);
    return {
        result: {
            currency: program.currency,
            list: sum((line) => line.list),
            discount: sum((line) => line.discount),
            net: sum((line) => line.net),
            rebate: sum((line) => line.rebate.amount),
            lines
        },
        trace: {
            program: program.code,
            tier: tier.code,
            quoteDate: deal.quoteDate,
            businessType: deal.businessType,
            inForce: isInForce(program, deal.quoteDate),
            stacking: {
                policy: pricing.policy,
                source: programSource(program, isNew ? '/stacking/newBusiness' : '/stacking/renewal')
            },
            lines,
            nextTier:
                pricing.nextTier === null
                    ? null
                    : {
                          tier: pricing.nextTier.code,
                          net: sum((line) => line.nextTier?.net ?? 0),
                          rebate: sum((line) => line.nextTier?.rebate ?? 0)
                      }
        }
    };
}

/** What a deal comes to, in minor units. */
export interface DealTotals {
    readonly list: MinorUnits;
    readonly discount: MinorUnits;
    readonly net: MinorUnits;
    readonly rebate: MinorUnits;
}

/** Adds up lines that are sold under the same terms. */
export type DealTotaler = (lines: readonly DealLine[]) => DealTotals;

/**
 * The totals of `priceDeal` without its trace, for whoever prices deals by the hundred thousand: what follows from the
 * terms of a deal alone is found once, for all lines that are sold under them.
 * @throws RangeError where the partner's tier is none of the program's
 */
export function dealTotaler(program: Program, deal: Omit<Deal, 'lines'>): DealTotaler {
    const tier = tierOf(program, deal.partner.tier);
    const policy = isNewBusiness(deal.businessType) ? program.stacking.newBusiness : program.stacking.renewal;
    const terms = new Map<string | null, SolutionTerms>();
    const stack = createStack();
    const asked: Deal = { ...deal, lines: [] };
    const asksForSpecials = asked.specialPrices !== undefined && asked.specialPrices.length > 0;
    const termsFor = (solution: string | null): SolutionTerms => {
        const known = terms.get(solution) ?? solutionTerms(program, asked, tier, solution);
        terms.set(solution, known);
        return known;
    };
    return (lines) => {
        const totals = { list: 0, discount: 0, net: 0, rebate: 0 };
        for (const line of lines) {
            const { eligible, rates, caps, rebate } = termsFor(line.solution);
            const list = multiplyMoney(line.unitPrice, line.quantity);
            fillStack(stack, policy, list, eligible, rates, lowestCapAmount(caps, list));
            const special = asksForSpecials ? specialOf(asked, line, list, traceCaps(caps, list)) : null;
            const net = netOf(stack, list, special);
            totals.list += list;
            totals.discount += list - net;
            totals.net += net;
            totals.rebate += multiplyMoney(net, rebate.rate);
        }
        return totals;
    };
}

/**
 * The net of `priceDeal` without the rest, by what discounts follow from alone. What was asked for beyond the stack does
 * not count.
 * @throws RangeError where the partner's tier is none of the program's
 */
export function dealNet(rules: DiscountRules, deal: Deal): MinorUnits {
    const tier = tierOf(rules, deal.partner.tier);
    const policy = isNewBusiness(deal.businessType) ? rules.stacking.newBusiness : rules.stacking.renewal;
    const terms = new Map<string | null, DiscountTerms>();
    const stack = createStack();
    let net = 0;
    for (const { solution, unitPrice, quantity } of deal.lines) {
        const known = terms.get(solution) ?? discountTerms(rules, deal, tier, solution);
        terms.set(solution, known);
        const list = multiplyMoney(unitPrice, quantity);
        fillStack(stack, policy, list, known.eligible, known.rates, lowestCapAmount(known.caps, list));
        net += stack.net;
    }
    return net;
}

function priceLine(pricing: Pricing, line: DealLine): TracedLine {
    const { stack, policy } = pricing;
    const terms = termsOf(pricing, line.solution);
    const list = multiplyMoney(line.unitPrice, line.quantity);
    const caps = traceCaps(terms.caps, list);
    const cap = lowestCap(caps);
    fillStack(stack, policy, list, terms.eligible, terms.rates, cap?.amount ?? Infinity);
    const special = specialOf(pricing.deal, line, list, caps);
    const net = netOf(stack, list, special);
    const { tierRate, uplift, rule, source, rate } = terms.rebate;
    const rebate = { rate, amount: multiplyMoney(net, rate), tierRate, uplift, rule, source };
    return {
        id: line.id,
        solution: line.solution,
        list,
        components: [...grantedComponents(stack, terms), ...grantedSpecial(stack, list, special)],
        refused: [
            ...refusedComponents(pricing, terms, { list, cap, special, net }),
            ...refusedSpecial(stack, line, list, special, net)
        ],
        caps: special === null ? caps : [...caps, ...special.caps.filter(({ code }) => code === 'FLOOR_PRICE')],
        discount: list - net,
        net,
        rebate,
        nextTier: nextTierWorth(pricing, terms, { list, cap, special, net }, rebate.amount)
    };
}

/** What is asked for beyond the stack on one line, and what limits it. */
interface Special {
    readonly standing: SpecialStanding;
    readonly caps: readonly TracedCap[];
}

/** A line as it is priced, to ask what would be if. */
interface Priced {
    readonly list: MinorUnits;
    readonly cap: TracedCap | null;
    readonly special: Special | null;
    readonly net: MinorUnits;
}

function specialOf(deal: Deal, line: DealLine, list: MinorUnits, caps: readonly TracedCap[]): Special | null {
    const standing = specialStanding(deal, line);
    return standing === null ? null : { standing, caps: specialCaps(caps, line, list) };
}

/** The net of a stack, less the special discount where that is granted. */
function netOf(stack: Stack, list: MinorUnits, special: Special | null): MinorUnits {
    return special?.standing.state === 'GRANTED' ? netWithSpecial(stack, list, special) : stack.net;
}

function netWithSpecial(stack: Stack, list: MinorUnits, { standing, caps }: Special): MinorUnits {
    return Math.max(0, list - stack.sum - specialAmount(list, standing.rate, caps, stack.sum));
}

function grantedSpecial(stack: Stack, list: MinorUnits, special: Special | null): readonly TracedComponent[] {
    if (special?.standing.state !== 'GRANTED') {
        return [];
    }
    const amount = specialAmount(list, special.standing.rate, special.caps, stack.sum);
    const component = specialComponent(special.standing, list, amount);
    return component === null ? [] : [component];
}

function refusedSpecial(
    stack: Stack,
    line: DealLine,
    list: MinorUnits,
    special: Special | null,
    net: MinorUnits
): readonly TracedRefusal[] {
    if (special === null) {
        return [];
    }
    const { standing, caps } = special;
    const amount = specialAmount(list, standing.rate, caps, stack.sum);
    const refusal = specialRefusal(standing, list, amount, caps, line, net - netWithSpecial(stack, list, special));
    return refusal === null ? [] : [refusal];
}

function termsOf(pricing: Pricing, solution: string | null): SolutionTerms {
    let terms = pricing.terms.get(solution);
    if (terms === undefined) {
        terms = solutionTerms(pricing.program, pricing.deal, pricing.tier, solution);
        pricing.terms.set(solution, terms);
    }
    return terms;
}

/** A component that a cap trims to nothing is only refused; one at a rate of 0 is granted with nothing. */
function grantedComponents(stack: Stack, terms: SolutionTerms): readonly TracedComponent[] {
    const components: TracedComponent[] = [];
    for (let at = 0; at < COMPONENT_COUNT; at++) {
        const amount = stack.amounts[at] as MinorUnits;
        const amountBeforeCaps = stack.beforeCaps[at] as MinorUnits;
        const trimmed = amountBeforeCaps - amount;
        if (stack.chosen[at] === true && (amount > 0 || trimmed === 0)) {
            components.push({
                code: STACK_CODES[at] as ComponentCode,
                rate: terms.rates[at] as number,
                amount,
                base: stack.base[at] as MinorUnits,
                amountBeforeCaps,
                trimmed,
                rule: terms.rules[at] as Message,
                source: terms.sources[at] as TracedComponent['source']
            });
        }
    }
    return components;
}

function refusedComponents(pricing: Pricing, terms: SolutionTerms, priced: Priced): readonly TracedRefusal[] {
    const { stack, policy } = pricing;
    const { cap } = priced;
    const refused: TracedRefusal[] = [];
    for (let at = 0; at < COMPONENT_COUNT; at++) {
        const code = STACK_CODES[at] as ComponentCode;
        const refusal = terms.refusals[at] ?? null;
        if (refusal !== null) {
            const worth = worthOf(pricing, terms, priced, at);
            refused.push({ code, reason: refusal.reason, worth, unlock: refusal.unlock });
        } else if (stack.chosen[at] !== true) {
            // Its condition holds already: granting it once more would change nothing.
            const kept = STACK_CODES[stack.chosen.indexOf(true)] as ComponentCode;
            const unlock: Message = { key: 'UNLOCK_NOT_STACKABLE', parameters: { policy, kept } };
            refused.push({ code, reason: 'NOT_STACKABLE', worth: 0, unlock });
        } else if (cap !== null && (stack.amounts[at] as MinorUnits) < (stack.beforeCaps[at] as MinorUnits)) {
            const unlock: Message = { key: UNLOCK_OF_CAP[cap.code], parameters: { rate: cap.rate } };
            refused.push({ code, reason: 'CAPPED', worth: 0, unlock });
        }
    }
    return refused;
}

const UNLOCK_OF_CAP = {
    MAX_DISCOUNT: 'UNLOCK_MAX_DISCOUNT',
    PRICE_GUARANTEE: 'UNLOCK_PRICE_GUARANTEE',
    FLOOR_PRICE: 'UNLOCK_FLOOR_PRICE'
} as const satisfies Record<CapCode, Message['key']>;

/** How much lower the net would be if this one condition held too, policy, caps and special price still in force. */
function worthOf(
    pricing: Pricing,
    terms: SolutionTerms,
    { list, cap, special, net }: Priced,
    refused: number
): MinorUnits {
    const { otherStack, otherEligible, policy } = pricing;
    for (let at = 0; at < COMPONENT_COUNT; at++) {
        otherEligible[at] = at === refused || terms.eligible[at] === true;
    }
    fillStack(otherStack, policy, list, otherEligible, terms.rates, cap?.amount ?? Infinity);
    return net - netOf(otherStack, list, special);
}

/** The same line at the next tier, everything else unchanged: a pinned registration rate stays pinned. */
function nextTierWorth(
    pricing: Pricing,
    terms: SolutionTerms,
    { list, cap, special, net }: Priced,
    rebate: MinorUnits
): NextTierWorth | null {
    if (pricing.nextTier === null || terms.nextRebate === null) {
        return null;
    }
    const { otherStack, policy } = pricing;
    fillStack(otherStack, policy, list, terms.eligible, terms.nextRates, cap?.amount ?? Infinity);
    const otherNet = netOf(otherStack, list, special);
    return {
        tier: pricing.nextTier.code,
        net: net - otherNet,
        rebate: multiplyMoney(otherNet, terms.nextRebate.rate) - rebate
    };
}
