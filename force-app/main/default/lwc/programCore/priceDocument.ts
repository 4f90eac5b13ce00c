import type { PriceDocument } from './documents';
import { formatMoney } from './money';
import { formatRate } from './rate';
import type { PricedDeal } from './trace';

/** A priced deal as JSON: amounts with the currency's decimals, rates as plain decimals. */
export function writePricedDeal(priced: PricedDeal): PriceDocument {
    const money = (amount: number): string => formatMoney(amount, priced.currency);
    return {
        currency: priced.currency,
        list: money(priced.list),
        discount: money(priced.discount),
        net: money(priced.net),
        rebate: money(priced.rebate),
        lines: priced.lines.map((line) => ({
            id: line.id,
            list: money(line.list),
            components: line.components.map(({ code, rate, amount }) => ({
                code,
                rate: formatRate(rate),
                amount: money(amount)
            })),
            refused: line.refused.map(({ code, reason, worth }) => ({ code, reason, worth: money(worth) })),
            net: money(line.net),
            rebate: { rate: formatRate(line.rebate.rate), amount: money(line.rebate.amount) }
        }))
    };
}
