import { multiplyMoney } from './money';
import type { MinorUnits } from './money';
import type { StackingPolicy } from './program';
import type { Millionths } from './rate';

/** FRONT, REGISTRATION, SPECIALIST: the positions of all lists below. */
export const COMPONENT_COUNT = 3;
const FRONT = 0;

/** The discounts of one line while it is priced; reused from line to line, for a browser prices hundreds in a frame. */
export interface Stack {
    /** Granted by its condition and chosen by the policy. */
    readonly chosen: boolean[];
    readonly base: MinorUnits[];
    readonly beforeCaps: MinorUnits[];
    /** After the caps. */
    readonly amounts: MinorUnits[];
    /** Sum of the amounts: where they are added without a cap, it may exceed the list amount. */
    sum: MinorUnits;
    net: MinorUnits;
}

export function createStack(): Stack {
    return {
        chosen: [false, false, false],
        base: [0, 0, 0],
        beforeCaps: [0, 0, 0],
        amounts: [0, 0, 0],
        sum: 0,
        net: 0
    };
}

/**
 * Prices one line: chooses the components by the policy, computes their amounts, trims them to the cap.
 * @param eligible whether each component's condition holds
 * @param rates of each component
 * @param cap the largest sum of all discounts; Infinity without a cap
 */
export function fillStack(
    stack: Stack,
    policy: StackingPolicy,
    list: MinorUnits,
    eligible: readonly boolean[],
    rates: readonly Millionths[],
    cap: number
): void {
    chooseComponents(stack.chosen, policy, eligible, rates);
    let earlier = 0;
    for (let at = 0; at < COMPONENT_COUNT; at++) {
        const base = policy === 'COMPOUND' ? list - earlier : list;
        const amount = stack.chosen[at] === true ? multiplyMoney(base, rates[at] as Millionths) : 0;
        stack.base[at] = base;
        stack.beforeCaps[at] = amount;
        stack.amounts[at] = amount;
        earlier += amount;
    }
    // The discounts may exceed the list amount where they are added without a cap; the net never falls below zero.
    stack.sum = trimToCap(stack.amounts, earlier, cap);
    stack.net = Math.max(0, list - stack.sum);
}

function chooseComponents(
    chosen: boolean[],
    policy: StackingPolicy,
    eligible: readonly boolean[],
    rates: readonly Millionths[]
): void {
    const only = policy === 'FIRST' ? FRONT : policy === 'HIGHEST' ? highest(eligible, rates) : null;
    for (let at = 0; at < COMPONENT_COUNT; at++) {
        chosen[at] = eligible[at] === true && (only === null || only === at);
    }
}

/** Ties go to the earlier component. */
function highest(eligible: readonly boolean[], rates: readonly Millionths[]): number {
    let best = FRONT;
    for (let at = 1; at < COMPONENT_COUNT; at++) {
        if (eligible[at] === true && (rates[at] as Millionths) > (rates[best] as Millionths)) {
            best = at;
        }
    }
    return best;
}

/** Takes what exceeds the cap from the last component backwards; returns the sum that is left. */
function trimToCap(amounts: MinorUnits[], sum: MinorUnits, cap: number): MinorUnits {
    let excess = Math.max(0, sum - cap);
    const left = sum - excess;
    for (let at = COMPONENT_COUNT - 1; at >= 0 && excess > 0; at--) {
        const trimmed = Math.min(amounts[at] as MinorUnits, excess);
        amounts[at] = (amounts[at] as MinorUnits) - trimmed;
        excess -= trimmed;
    }
    return left;
}
