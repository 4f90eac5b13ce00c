import { fill } from 'c/formats';
import {
    moneyFromNumber,
    ONE,
    rateForPrice,
    rateFromPercent,
    specialPriceEffect,
    type Deal,
    type Millionths,
    type Program,
    type SpecialPriceTarget
} from 'c/programCore';
import { sayMoney } from 'c/programLabels';
import { labels } from 'c/specialPriceLabels';

/** Points beyond the stack, or a net price that the lines are to cost. */
export type How = 'RATE' | 'PRICE';

/** What is asked for as typed: its rate, or why there is none; neither while nothing is typed. */
export interface Asked {
    readonly rate: Millionths | null;
    readonly problem: string;
}

/** @param text as an input of type number gives it: digits and a point */
export function readAsked(how: How, text: string, program: Program, deal: Deal, target: SpecialPriceTarget): Asked {
    if (text.trim() === '') {
        return { rate: null, problem: '' };
    }
    return how === 'RATE' ? readRate(text) : readPrice(text, program, deal, target);
}

/** @param text points, as an input of type number gives them */
export function readRate(text: string): Asked {
    const rate = attempt(() => rateFromPercent(text));
    return rate !== null && rate > 0 && rate <= ONE ? { rate, problem: '' } : wrong(labels.rateInvalid);
}

function readPrice(text: string, program: Program, deal: Deal, target: SpecialPriceTarget): Asked {
    const { before, lowest } = specialPriceEffect(program, deal, target, 0);
    const price = attempt(() => moneyFromNumber(text, program.currency));
    const rate = price === null ? null : rateForPrice(program, deal, target, price);
    if (price === null || rate === 0) {
        return wrong(fill(labels.priceAlready, sayMoney(before.net, program)));
    }
    return rate === null ? wrong(fill(labels.priceTooLow, sayMoney(lowest, program))) : { rate, problem: '' };
}

function wrong(problem: string): Asked {
    return { rate: null, problem };
}

/** The core refuses what is no number that it can count with. */
function attempt(read: () => number): number | null {
    try {
        return read();
    } catch (error) {
        if (error instanceof RangeError) {
            return null;
        }
        throw error;
    }
}
