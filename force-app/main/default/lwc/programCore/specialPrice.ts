import type { Deal, DealLine, SpecialPrice } from './deal';
import { multiplyMoney } from './money';
import type { MinorUnits } from './money';
import type { Millionths } from './rate';
import { shareOf } from './rate';
import { lowestCap } from './caps';
import type { Message, RefusalReason, TracedCap, TracedComponent, TracedRefusal } from './trace';
import type { IsoDate } from './dates';

/** How the requests for a special price stand for one line on the quote date. */
export interface SpecialStanding {
    readonly state: 'GRANTED' | 'PENDING' | 'EXPIRED' | 'REJECTED';
    /** Position in deal.specialPrices of the request that decides. */
    readonly index: number;
    readonly rate: Millionths;
    readonly validUntil: IsoDate;
}

const STRENGTH = { GRANTED: 4, PENDING: 3, EXPIRED: 2, REJECTED: 1 } as const;

/** Whether a request is for a line: for it alone, or for its solution. */
export function isForLine(request: Pick<SpecialPrice, 'line' | 'solution'>, line: DealLine): boolean {
    return request.line === null
        ? request.solution !== null && request.solution === line.solution
        : request.line === line.id;
}

/**
 * The request that decides for a line: an approved one before one that awaits its decision before one that has expired
 * before a rejected one; of several of the same state the one with the highest rate, then the earlier. null where
 * nobody asked, or whoever asked has withdrawn the request.
 */
export function specialStanding(deal: Deal, line: DealLine): SpecialStanding | null {
    let best: SpecialStanding | null = null;
    (deal.specialPrices ?? []).forEach((request, index) => {
        const state = stateOn(request, deal.quoteDate);
        if (state === null || !isForLine(request, line)) {
            return;
        }
        const stronger = best === null ? 1 : STRENGTH[state] - STRENGTH[best.state];
        if (stronger > 0 || (stronger === 0 && request.rate > (best as SpecialStanding).rate)) {
            best = { state, index, rate: request.rate, validUntil: request.validUntil };
        }
    });
    return best;
}

/** The rate of the special price that is granted to a line, before floor price and guarantee; 0 without one. */
export function grantedSpecialRate(deal: Deal, line: DealLine): Millionths {
    const standing = specialStanding(deal, line);
    return standing?.state === 'GRANTED' ? standing.rate : 0;
}

function stateOn({ status, validUntil }: SpecialPrice, quoteDate: IsoDate): SpecialStanding['state'] | null {
    if (status === 'WITHDRAWN') {
        return null;
    }
    if (status === 'REJECTED' || status === 'EXPIRED') {
        return status;
    }
    if (validUntil < quoteDate) {
        return 'EXPIRED';
    }
    return status === 'APPROVED' ? 'GRANTED' : 'PENDING';
}

/**
 * The caps of a special discount: the price guarantee, and the floor price. The program's maximal discount is not among
 * them, for a special price is approved beyond it.
 */
export function specialCaps(stackCaps: readonly TracedCap[], line: DealLine, list: MinorUnits): readonly TracedCap[] {
    const room = list - multiplyMoney(line.floorPrice ?? 0, line.quantity);
    const floor: TracedCap = {
        code: 'FLOOR_PRICE',
        rate: shareOf(Math.max(0, room), list),
        amount: room,
        source: { document: 'DEAL', pointer: '/lines/floorPrice', provenance: null }
    };
    return [...stackCaps.filter(({ code }) => code === 'PRICE_GUARANTEE'), floor];
}

/** The special discount beside a stack whose discounts come to the sum: the rate on the list amount, within the caps. */
export function specialAmount(
    list: MinorUnits,
    rate: Millionths,
    caps: readonly TracedCap[],
    sum: MinorUnits
): MinorUnits {
    const limit = lowestCap(caps)?.amount ?? list;
    return Math.max(0, Math.min(multiplyMoney(list, rate), limit - sum));
}

/** The granted special discount as a component; null where the caps leave nothing of it. */
export function specialComponent(
    standing: SpecialStanding,
    list: MinorUnits,
    amount: MinorUnits
): TracedComponent | null {
    const amountBeforeCaps = multiplyMoney(list, standing.rate);
    const { rate, validUntil, index } = standing;
    return amount === 0 && amountBeforeCaps > 0
        ? null
        : {
              code: 'SPECIAL',
              rate,
              amount,
              base: list,
              amountBeforeCaps,
              trimmed: amountBeforeCaps - amount,
              rule: { key: 'SPECIAL_APPROVED', parameters: { rate, expiresOn: validUntil } },
              source: { document: 'DEAL', pointer: `/specialPrices/${index}/rate`, provenance: null }
          };
}

/** Why the special discount is not granted, or not in full; null where it is. */
export function specialRefusal(
    standing: SpecialStanding,
    list: MinorUnits,
    amount: MinorUnits,
    caps: readonly TracedCap[],
    line: DealLine,
    worth: MinorUnits
): TracedRefusal | null {
    if (standing.state === 'GRANTED') {
        const cap = lowestCap(caps);
        if (amount === multiplyMoney(list, standing.rate)) {
            return null;
        }
        const unlock: Message =
            cap?.code === 'PRICE_GUARANTEE'
                ? { key: 'UNLOCK_PRICE_GUARANTEE', parameters: { rate: cap.rate } }
                : { key: 'UNLOCK_FLOOR_PRICE', parameters: { floorPrice: line.floorPrice ?? 0 } };
        return { code: 'SPECIAL', reason: 'CAPPED', worth: 0, unlock };
    }
    const { reason, key } = REFUSALS[standing.state];
    const parameters = { rate: standing.rate, expiresOn: standing.validUntil };
    return { code: 'SPECIAL', reason, worth, unlock: { key, parameters } };
}

const REFUSALS = {
    PENDING: { reason: 'SPECIAL_PENDING', key: 'UNLOCK_AWAIT_SPECIAL' },
    EXPIRED: { reason: 'SPECIAL_EXPIRED', key: 'UNLOCK_REQUEST_SPECIAL_AGAIN' },
    REJECTED: { reason: 'SPECIAL_REJECTED', key: 'UNLOCK_REQUEST_SPECIAL' }
} as const satisfies Record<string, { reason: RefusalReason; key: Message['key'] }>;
