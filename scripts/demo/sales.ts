import { addDays, addMonths, firstDayOfYear } from '../../force-app/main/default/lwc/programCore/programCore';
import type { BusinessType, IsoDate, MinorUnits } from '../../force-app/main/default/lwc/programCore/programCore';
import { CustomerBook } from './customerBook';
import { RandomStream } from './random';
import type { DealSources, Range } from './sources';
import { lineAmount } from './world';
import type { DealLine, DemoCompany, DemoPartner, DemoProduct, WonDeal } from './world';

/** Whole units of currency in minor units. */
const UNIT = 100;
/** Below this no deal is worth its paperwork. */
const SMALLEST_TARGET: MinorUnits = 1000 * UNIT;

export interface SalesInput {
    readonly seed: string;
    readonly deals: DealSources;
    readonly partners: readonly DemoPartner[];
    readonly customers: readonly DemoCompany[];
    readonly products: readonly DemoProduct[];
    readonly today: IsoDate;
}

/** A won deal whose customer is not known yet. */
interface Sale {
    readonly partner: DemoPartner;
    readonly newBusiness: boolean;
    readonly wonOn: IsoDate;
    readonly lines: readonly DealLine[];
    readonly reversed: boolean;
}

/**
 * What every partner sold in the last years, oldest first. The business type follows from what the customer had
 * bought of the vendor before: nothing (a new customer), other solutions (a new solution), or this one (a renewal).
 */
export function inventSales(input: SalesInput): { won: WonDeal[]; book: CustomerBook } {
    const random = new RandomStream(input.seed, 'sales');
    const sales = input.partners
        .flatMap((partner) => planSales(partner, input, random))
        .map((sale, index) => ({ sale, index }))
        .sort((one, other) => compareText(one.sale.wonOn, other.sale.wonOn) || one.index - other.index);
    const book = new CustomerBook(input);
    const won = sales.map(({ sale }, index): WonDeal => {
        const solutions = sale.lines.map((line) => line.product.solution);
        const purchase = sale.newBusiness
            ? book.newBusiness(sale.partner, solutions)
            : { customer: book.renewal(sale.partner, solutions[0] as string), businessType: 'RENEWAL' as BusinessType };
        book.record(sale.partner, purchase.customer, solutions);
        const { partner, wonOn, lines, reversed } = sale;
        return { reference: `deal/${index + 1}`, partner, wonOn, lines, reversed, ...purchase };
    });
    return { won, book };
}

/** A line of at least the given size, by less than one unit more, at the list price less a discount. */
export function inventLine(
    products: readonly DemoProduct[],
    size: MinorUnits,
    discountPercent: number,
    random: RandomStream
): DealLine {
    const priceOf = (product: DemoProduct): MinorUnits =>
        Math.round((product.listPrice * (100 - discountPercent)) / 100);
    const affordable = products.filter((candidate) => priceOf(candidate) <= size);
    const cheapest = products.reduce((least, candidate) => (candidate.listPrice < least.listPrice ? candidate : least));
    const product = affordable.length > 0 ? random.pick(affordable) : cheapest;
    const unitPrice = priceOf(product);
    return { product, quantity: Math.max(1, Math.ceil(size / unitPrice)), unitPrice };
}

/** The products of one vendor by solution. */
export function productsOf(products: readonly DemoProduct[], vendor: string, solution: string): DemoProduct[] {
    const found = products.filter((product) => product.vendor === vendor && product.solution === solution);
    if (found.length === 0) {
        throw new RangeError(`config/demo/products.json:/${vendor}: has no product for the solution ${solution}.`);
    }
    return found;
}

interface Period {
    readonly from: IsoDate;
    readonly to: IsoDate;
    readonly percent: Range;
}

/** The years into which the history falls; the first and the last are parts of a year. */
function periods(deals: DealSources, today: IsoDate): Period[] {
    const thisYear = firstDayOfYear(today);
    const lastYear = firstDayOfYear(today, 1);
    return [
        {
            from: addMonths(today, -deals.historyMonths),
            to: addDays(lastYear, -1),
            percent: deals.yearToYearPercent.beforeLast
        },
        { from: lastYear, to: addDays(thisYear, -1), percent: deals.yearToYearPercent.last },
        { from: thisYear, to: today, percent: deals.yearToYearPercent.current }
    ];
}

function planSales(partner: DemoPartner, input: SalesInput, random: RandomStream): Sale[] {
    const { segment } = partner;
    const annual = random.integer(...segment.annualNewBusiness) * UNIT;
    const renewals = Math.round((annual * random.integer(...segment.renewalPercent)) / 100);
    return periods(input.deals, input.today).flatMap((period) => {
        const days = daysFromTo(period.from, period.to);
        const share = Math.min(1, days / 365) * (random.integer(...period.percent) / 100);
        return [
            ...fillPeriod(partner, Math.round(annual * share), true, period, days, input, random),
            ...fillPeriod(partner, Math.round(renewals * share), false, period, days, input, random)
        ];
    });
}

/** Sells until the period's target is reached; what is reversed later comes on top. */
function fillPeriod(
    partner: DemoPartner,
    target: MinorUnits,
    newBusiness: boolean,
    period: Period,
    days: number,
    input: SalesInput,
    random: RandomStream
): Sale[] {
    const sales: Sale[] = [];
    let sold = 0;
    while (target >= SMALLEST_TARGET && sold < target) {
        const lines = inventLines(partner, target - sold, newBusiness, input, random);
        const reversed = random.chance(input.deals.reversedPercent);
        const wonOn = addDays(period.from, random.integer(0, days - 1));
        sales.push({ partner, newBusiness, wonOn, lines, reversed });
        sold += reversed ? 0 : lines.reduce((sum, line) => sum + lineAmount(line), 0);
    }
    return sales;
}

function inventLines(
    partner: DemoPartner,
    remaining: MinorUnits,
    newBusiness: boolean,
    input: SalesInput,
    random: RandomStream
): DealLine[] {
    const size = dealSize(partner, remaining, random);
    const discount = random.integer(...input.deals.saleDiscountPercent);
    const second = newBusiness && random.chance(input.deals.secondSolutionPercent);
    return pickSolutions(partner, second ? 2 : 1, input.deals, random).map((solution, _, solutions) => {
        const products = productsOf(input.products, partner.program.vendor, solution);
        return inventLine(products, Math.ceil(size / solutions.length), discount, random);
    });
}

/** A deal of the segment's size, or all that remains where less than the smallest deal would be left. */
function dealSize({ segment }: DemoPartner, remaining: MinorUnits, random: RandomStream): MinorUnits {
    const size = random.integer(...segment.dealSize) * UNIT;
    return remaining - size < segment.dealSize[0] * UNIT ? remaining : size;
}

/** Different solutions, mostly those in which the partner trains its people. */
export function pickSolutions(partner: DemoPartner, count: number, deals: DealSources, random: RandomStream): string[] {
    const all = partner.program.specializations.map((specialization) => specialization.solution);
    const favorites = partner.specializations.map((specialization) => specialization.solution);
    const chosen: string[] = [];
    while (chosen.length < Math.min(count, all.length)) {
        const pool = favorites.length > 0 && random.chance(deals.favoriteSolutionPercent) ? favorites : all;
        const solution = random.pick(pool);
        if (!chosen.includes(solution)) {
            chosen.push(solution);
        } else if (pool === favorites && favorites.length <= chosen.length) {
            chosen.push(random.pick(all.filter((candidate) => !chosen.includes(candidate))));
        }
    }
    return chosen;
}

/** Days of the period, its first and last included. */
function daysFromTo(from: IsoDate, to: IsoDate): number {
    return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

function compareText(one: string, other: string): number {
    return one < other ? -1 : one > other ? 1 : 0;
}
