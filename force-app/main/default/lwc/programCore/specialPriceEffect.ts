import type { Deal, DealLine, SpecialPrice } from './deal';
import { multiplyMoney } from './money';
import type { MinorUnits } from './money';
import { dealTotaler, priceDeal } from './pricing';
import type { Program } from './program';
import { ONE, shareOf } from './rate';
import type { Millionths } from './rate';
import { isForLine } from './specialPrice';
import type { CapCode, PricedDeal, TracedLine } from './trace';

/**
 * How many points beyond the stack an approver may grant, by the custom permissions Approve_Special_Price_5, _10 and
 * _20, in ascending order. The validation rule Approval_Is_Within_Limit enforces them.
 */
export const SPECIAL_PRICE_LIMITS = [50_000, 100_000, 200_000] as const;
export type SpecialPriceLimit = (typeof SPECIAL_PRICE_LIMITS)[number];

/** The lowest limit within which a rate can be granted; null where nobody may grant it. */
export function specialPriceLimit(rate: Millionths): SpecialPriceLimit | null {
    return SPECIAL_PRICE_LIMITS.find((limit) => rate <= limit) ?? null;
}

/** What a special price is for: one line, or all lines of a solution. */
export type SpecialPriceTarget = Pick<SpecialPrice, 'line' | 'solution'>;

/** What lines come to. */
export interface PriceFigures {
    readonly list: MinorUnits;
    readonly net: MinorUnits;
    /** list - net, and its share of the list amount. */
    readonly discount: MinorUnits;
    readonly discountRate: Millionths;
    readonly rebate: MinorUnits;
    /** What is left of the net when the rebate is paid. */
    readonly netAfterRebate: MinorUnits;
    /** How far the lines with a floor price are above it (below it where negative); null where none has one. */
    readonly aboveFloor: MinorUnits | null;
}

/** What a special price would do. Before is what holds today, other approved special prices included. */
export interface SpecialPriceEffect {
    readonly rate: Millionths;
    /** What an approver needs; null where nobody may grant the rate. */
    readonly limit: SpecialPriceLimit | null;
    /** Of the lines that it is for; there may be none. */
    readonly lines: readonly DealLine[];
    readonly before: PriceFigures;
    readonly after: PriceFigures;
    /** Of the whole quote. */
    readonly quoteBefore: PriceFigures;
    readonly quoteAfter: PriceFigures;
    /** What keeps the lines from getting all of the rate. */
    readonly stoppedBy: readonly CapCode[];
    /** What the lines cost at their floor prices; null where none has one. */
    readonly floor: MinorUnits | null;
    /** What the price guarantee of a protected partner leaves as the lowest price; null where it does not apply. */
    readonly guaranteed: MinorUnits | null;
    /** The lowest price that any special price can lead to. */
    readonly lowest: MinorUnits;
}

/**
 * What a special price would do to the lines it is for, and to the quote, if it were approved at this rate.
 * @param deal as it is; a request that awaits its decision changes nothing in it
 * @param rate points of the list amount beyond the stack
 */
export function specialPriceEffect(
    program: Program,
    deal: Deal,
    target: SpecialPriceTarget,
    rate: Millionths
): SpecialPriceEffect {
    const lines = deal.lines.filter((line) => isForLine(target, line));
    const asked = withSpecialPrice(deal, target, rate);
    const before = priceDeal(program, deal);
    const after = priceDeal(program, asked);
    const ids = new Set(lines.map(({ id }) => id));
    const traced = after.trace.lines.filter(({ id }) => ids.has(id));
    return {
        rate,
        limit: specialPriceLimit(rate),
        lines,
        before: figuresOf(before.result, lines),
        after: figuresOf(after.result, lines),
        quoteBefore: figuresOf(before.result, deal.lines),
        quoteAfter: figuresOf(after.result, deal.lines),
        stoppedBy: [...new Set(traced.flatMap(stopOf))],
        floor: floorOf(lines),
        guaranteed: guaranteedPrice(traced),
        lowest: dealTotaler(program, withSpecialPrice(deal, target, ONE))(lines).net
    };
}

/**
 * The rate of a special price that brings the lines it is for to a price, or as little below it as rates of four decimals
 * allow; 0 where they cost no more already, null where floor price or price guarantee do not let them. Of the rates that
 * differ only by the rounding of the amounts it is the roundest.
 * @param net what the lines together are to cost at most
 */
export function rateForPrice(
    program: Program,
    deal: Deal,
    target: SpecialPriceTarget,
    net: MinorUnits
): Millionths | null {
    const lines = deal.lines.filter((line) => isForLine(target, line));
    const isReached = (rate: Millionths): boolean =>
        dealTotaler(program, withSpecialPrice(deal, target, rate))(lines).net <= net;
    if (!isReached(ONE)) {
        return null;
    }
    const lowest = lowestRate(isReached);
    const stack = dealTotaler(program, { ...deal, specialPrices: [] })(lines);
    return lowest === 0 ? 0 : roundest(lowest, unroundedRate(stack.net - net, stack.list));
}

/** @param isReached false below some rate, true from it on, and at 100 % */
function lowestRate(isReached: (rate: Millionths) => boolean): Millionths {
    let tooLow = -1;
    let enough: Millionths = ONE;
    while (enough - tooLow > 1) {
        const middle = Math.floor((tooLow + enough) / 2);
        if (isReached(middle)) {
            enough = middle;
        } else {
            tooLow = middle;
        }
    }
    return enough;
}

/** What part of a list amount is to be taken off, rounded up; more than a number can count would be possible on the way. */
function unroundedRate(amount: MinorUnits, list: MinorUnits): Millionths {
    return list === 0 ? 0 : Number((BigInt(amount) * BigInt(ONE) + BigInt(list - 1)) / BigInt(list));
}

/** The rate from one to another with the fewest digits; the first where the other one is below it. */
function roundest(from: Millionths, to: Millionths): Millionths {
    for (let step = ONE; step > 1; step /= 10) {
        const rate = Math.ceil(from / step) * step;
        if (rate <= to) {
            return rate;
        }
    }
    return from;
}

/** The deal as if the special price had been approved for its day. */
function withSpecialPrice(deal: Deal, { line, solution }: SpecialPriceTarget, rate: Millionths): Deal {
    const approved: SpecialPrice = { line, solution, rate, status: 'APPROVED', validUntil: deal.quoteDate };
    return { ...deal, specialPrices: [...(deal.specialPrices ?? []), approved] };
}

function figuresOf(priced: PricedDeal, lines: readonly DealLine[]): PriceFigures {
    const ids = new Set(lines.map(({ id }) => id));
    const figures = { list: 0, net: 0, rebate: 0 };
    for (const { id, list, net, rebate } of priced.lines) {
        if (ids.has(id)) {
            figures.list += list;
            figures.net += net;
            figures.rebate += rebate.amount;
        }
    }
    const { list, net, rebate } = figures;
    const floored = lines.filter(hasFloor);
    const flooredIds = new Set(floored.map(({ id }) => id));
    const flooredNet = priced.lines.reduce((sum, line) => sum + (flooredIds.has(line.id) ? line.net : 0), 0);
    const floor = floorOf(floored);
    return {
        list,
        net,
        discount: list - net,
        discountRate: shareOf(list - net, list),
        rebate,
        netAfterRebate: net - rebate,
        aboveFloor: floor === null ? null : flooredNet - floor
    };
}

function hasFloor({ floorPrice }: DealLine): boolean {
    return (floorPrice ?? null) !== null;
}

function floorOf(lines: readonly DealLine[]): MinorUnits | null {
    const floored = lines.filter(hasFloor);
    return floored.length === 0
        ? null
        : floored.reduce((sum, line) => sum + multiplyMoney(line.floorPrice ?? 0, line.quantity), 0);
}

/** A solution is protected as a whole: either all of the lines are guarded or none. */
function guaranteedPrice(lines: readonly TracedLine[]): MinorUnits | null {
    const guarded = lines.flatMap(({ list, caps }) =>
        caps.filter(({ code }) => code === 'PRICE_GUARANTEE').map(({ amount }) => list - amount)
    );
    return guarded.length === 0 ? null : guarded.reduce((sum, price) => sum + price, 0);
}

function stopOf({ refused }: TracedLine): CapCode[] {
    return refused.flatMap(({ code, unlock }) =>
        code !== 'SPECIAL'
            ? []
            : unlock.key === 'UNLOCK_PRICE_GUARANTEE'
              ? ['PRICE_GUARANTEE' as const]
              : unlock.key === 'UNLOCK_FLOOR_PRICE'
                ? ['FLOOR_PRICE' as const]
                : []
    );
}
