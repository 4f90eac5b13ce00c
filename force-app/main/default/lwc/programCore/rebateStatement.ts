import { multiplyMoney } from './money';
import type { MinorUnits } from './money';
import { isNewBusiness } from './program';
import type { BusinessType, Program, Specialization } from './program';
import { addQuarters } from './quarters';
import type { Quarter } from './quarters';
import type { Millionths } from './rate';

/** Where the rebate of a credit stands. Reversed credits count for nothing. */
export const CREDIT_STATUSES = ['ACCRUED', 'PAYABLE', 'PAID', 'REVERSED'] as const;
export type CreditStatus = (typeof CREDIT_STATUSES)[number];
/** The statuses that count, in the order in which a rebate passes through them. */
export type CountedStatus = Exclude<CreditStatus, 'REVERSED'>;

/** What a rebate rate was made of on the day of the win. */
export interface RateTerms {
    /** The tier's rate. */
    readonly base: Millionths;
    /** What the specialization added. */
    readonly uplift: Millionths;
    /** The program's highest rate; null where there was none. */
    readonly cap: Millionths | null;
}

/** One entry of a partner's ledger. Amounts of a counter-entry are negative. */
export interface RebateCredit {
    readonly id: string;
    readonly wonOn: string;
    /** The quarter whose statement it is in. */
    readonly quarter: Quarter;
    /** null where only the amount of the deal is known. */
    readonly solution: string | null;
    readonly businessType: BusinessType;
    readonly amount: MinorUnits;
    readonly rate: Millionths;
    /** null where the rate came along with a history that was loaded. */
    readonly terms: RateTerms | null;
    readonly rebate: MinorUnits;
    readonly status: CreditStatus;
    /** Whether the uplift of a specialization is in the rate. */
    readonly hasUplift: boolean;
    /** Whether it takes back a paid credit. */
    readonly isCounterEntry: boolean;
    /** The accepted quote it was credited from; null where the deal had none. */
    readonly quote: string | null;
}

/** A line of an accepted quote, as it was issued. */
export interface QuotedLine {
    readonly quote: string;
    readonly solution: string | null;
    readonly net: MinorUnits;
    readonly rebate: MinorUnits;
}

/**
 * How a credit compares with its quote. AGREES: amount and rebate to the cent. RATE_CHANGED: the rate of the day of the
 * win is not the one that was quoted; at the credit's rate the lines give exactly its rebate. DIFFERS: neither.
 */
export type Reconciliation = 'NO_QUOTE' | 'AGREES' | 'RATE_CHANGED' | 'DIFFERS';

export interface StatementLine {
    readonly credit: RebateCredit;
    /** Whether it counts in the totals. */
    readonly counts: boolean;
    readonly reconciliation: Reconciliation;
    /** The rebate that the quote shows; null without a quote. */
    readonly quotedRebate: MinorUnits | null;
}

export interface RebateStatement {
    readonly quarter: Quarter;
    /** Oldest win first. */
    readonly lines: readonly StatementLine[];
    /** Sum of the amounts that count. */
    readonly revenue: MinorUnits;
    readonly rebate: MinorUnits;
    readonly byStatus: Readonly<Record<CountedStatus, MinorUnits>>;
    /** Credits that count. */
    readonly count: number;
}

/** Whether base and uplift were more than the program paid. */
export function isCapped({ base, uplift, cap }: RateTerms): boolean {
    return cap !== null && base + uplift > cap;
}

/** What is owed to a partner for one quarter, each credit held against the quote that it comes from. */
export function stateRebates(
    credits: readonly RebateCredit[],
    quarter: Quarter,
    quoted: readonly QuotedLine[]
): RebateStatement {
    const lines = credits
        .filter((credit) => credit.quarter === quarter)
        .sort((one, other) => compareText(one.wonOn, other.wonOn) || compareText(one.id, other.id))
        .map((credit) => toLine(credit, quoted));
    const counting = lines.filter(({ counts }) => counts).map(({ credit }) => credit);
    return {
        quarter,
        lines,
        revenue: sumOf(counting.map(({ amount }) => amount)),
        rebate: sumOf(counting.map(({ rebate }) => rebate)),
        byStatus: sumByStatus(counting),
        count: counting.length
    };
}

/** The rebates of a quarter by where they stand. */
export interface QuarterRebates {
    readonly quarter: Quarter;
    readonly byStatus: Readonly<Record<CountedStatus, MinorUnits>>;
    readonly total: MinorUnits;
}

/** The rebates of a number of quarters, the last one given, oldest first. */
export function rebatesByQuarter(
    credits: readonly RebateCredit[],
    last: Quarter,
    count: number
): readonly QuarterRebates[] {
    return Array.from({ length: count }, (_, index) => {
        const quarter = addQuarters(last, index + 1 - count);
        const counting = credits.filter((credit) => credit.quarter === quarter && credit.status !== 'REVERSED');
        return { quarter, byStatus: sumByStatus(counting), total: sumOf(counting.map(({ rebate }) => rebate)) };
    });
}

/** What a specialization would have added to the rebates of a year. */
export interface SpecializationWorth {
    readonly specialization: Specialization;
    /** New business in its solution that was won without its uplift. */
    readonly revenue: MinorUnits;
    /** The rebates that its uplift would have added, within the program's cap. */
    readonly worth: MinorUnits;
}

/**
 * What one more specialization would have earned in a calendar year: its uplift on the credits of its solution that had
 * none, each at the rate of its own day and within program.maxRebate; the most worth first. Those worth nothing are left out.
 */
export function specializationWorths(
    program: Program,
    credits: readonly RebateCredit[],
    year: string
): readonly SpecializationWorth[] {
    const open = credits.filter(
        ({ wonOn, status, businessType, hasUplift }) =>
            wonOn.startsWith(`${year}-`) && status !== 'REVERSED' && isNewBusiness(businessType) && !hasUplift
    );
    return program.specializations
        .map((specialization) => {
            const concerned = open.filter(({ solution }) => solution === specialization.solution);
            return {
                specialization,
                revenue: sumOf(concerned.map(({ amount }) => amount)),
                worth: sumOf(concerned.map((credit) => upliftOf(program, specialization, credit)))
            };
        })
        .filter(({ worth }) => worth > 0)
        .sort((one, other) => other.worth - one.worth);
}

function upliftOf(program: Program, { rebateUplift }: Specialization, credit: RebateCredit): MinorUnits {
    const raised = credit.rate + rebateUplift;
    const rate = Math.max(credit.rate, Math.min(raised, program.maxRebate ?? raised));
    return shareOfSigned(credit.amount, rate) - shareOfSigned(credit.amount, credit.rate);
}

function toLine(credit: RebateCredit, quoted: readonly QuotedLine[]): StatementLine {
    const counts = credit.status !== 'REVERSED';
    const own = quoted.filter(({ quote, solution }) => quote === credit.quote && solution === credit.solution);
    if (credit.quote === null) {
        return { credit, counts, reconciliation: 'NO_QUOTE', quotedRebate: null };
    }
    const sign = credit.isCounterEntry ? -1 : 1;
    const quotedRebate = sign * sumOf(own.map(({ rebate }) => rebate));
    const atRate = sign * sumOf(own.map(({ net }) => multiplyMoney(net, credit.rate)));
    const holds = credit.amount === sign * sumOf(own.map(({ net }) => net)) && credit.rebate === atRate;
    const reconciliation = !holds ? 'DIFFERS' : quotedRebate === credit.rebate ? 'AGREES' : 'RATE_CHANGED';
    return { credit, counts, reconciliation, quotedRebate };
}

function sumByStatus(credits: readonly RebateCredit[]): Record<CountedStatus, MinorUnits> {
    const sum = (status: CountedStatus): MinorUnits =>
        sumOf(credits.filter((credit) => credit.status === status).map(({ rebate }) => rebate));
    return { ACCRUED: sum('ACCRUED'), PAYABLE: sum('PAYABLE'), PAID: sum('PAID') };
}

function shareOfSigned(amount: MinorUnits, rate: Millionths): MinorUnits {
    return amount < 0 ? -multiplyMoney(-amount, rate) : multiplyMoney(amount, rate);
}

function sumOf(amounts: readonly MinorUnits[]): MinorUnits {
    // A sum of nothing times -1 would be -0, which is not equal to 0 everywhere.
    return amounts.reduce((total, amount) => total + amount, 0);
}

function compareText(one: string, other: string): number {
    return one < other ? -1 : one > other ? 1 : 0;
}
