/**
 * How fast the core prices: `npx tsx test/bench/pricing.ts`. Prints one line of JSON: the time of one deal of 200 lines
 * with its full trace, and how the arithmetic of a line compares with decimal.js in the same run, on the same lines.
 */
import { Decimal } from 'decimal.js';
import { checkDeal, multiplyMoney, priceDeal } from '../../force-app/main/default/lwc/programCore/programCore';
import type { Deal } from '../../force-app/main/default/lwc/programCore/programCore';
import { readProgram } from '../../scripts/programs/programFiles';

const LINES = 200;
const ROUNDS = 300;
/** One frame of a browser at 60 frames a second. */
const FRAME_MILLISECONDS = 16;

const checkedProgram = readProgram('SYMANTEC');
if (!checkedProgram.ok) {
    throw new Error(JSON.stringify(checkedProgram.problems));
}
const program = checkedProgram.value;
const deal = sampleDeal();

/** 200 lines over all nine solutions, some protected for a rival, some registered. */
function sampleDeal(): Deal {
    const solutions = program.specializations.map(({ solution }) => solution);
    const checked = checkDeal(
        {
            quoteDate: '2024-06-01',
            partner: { tier: 'GOLD', specializations: solutions.slice(0, 4) },
            businessType: 'NEW_CUSTOMER',
            registrations: solutions.slice(0, 3).map((solution) => ({
                solution,
                status: 'APPROVED',
                approvedOn: '2024-05-01',
                expiresOn: '2024-08-29',
                rate: '0.09'
            })),
            competing: solutions.slice(6).map((solution) => ({ solution, discount: '0.28' })),
            lines: Array.from({ length: LINES }, (_, at) => ({
                id: String(at),
                solution: solutions[at % solutions.length],
                quantity: `${(at % 40) + 1}.5`,
                unitPrice: `${100 + at * 7}.${String((at * 37) % 100).padStart(2, '0')}`
            }))
        },
        program
    );
    if (!checked.ok) {
        throw new Error(JSON.stringify(checked.problems));
    }
    return checked.value;
}

/** Milliseconds of one call, the median of many. */
function millisecondsOf(work: () => unknown): number {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
        const start = performance.now();
        work();
        times.push(performance.now() - start);
    }
    return times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)] as number;
}

const RATES = [120_000, 90_000, 100_000];

/** List amount, three discounts and the net of every line, in whole numbers. */
function netInWholeNumbers(): number {
    let total = 0;
    for (const line of deal.lines) {
        const list = multiplyMoney(line.unitPrice, line.quantity);
        total += list;
        for (const rate of RATES) {
            total -= multiplyMoney(list, rate);
        }
    }
    return total;
}

const decimalLines = deal.lines.map((line) => ({
    quantity: new Decimal(line.quantity).div(1_000_000),
    unitPrice: new Decimal(line.unitPrice).div(100)
}));
const decimalRates = RATES.map((rate) => new Decimal(rate).div(1_000_000));

/** The same with a decimal library. */
function netInDecimals(): Decimal {
    let total = new Decimal(0);
    for (const line of decimalLines) {
        const list = line.unitPrice.times(line.quantity).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
        total = total.plus(list);
        for (const rate of decimalRates) {
            total = total.minus(list.times(rate).toDecimalPlaces(2, Decimal.ROUND_HALF_UP));
        }
    }
    return total;
}

if (!netInDecimals().times(100).equals(netInWholeNumbers())) {
    throw new Error('The two ways of calculating disagree.');
}
const wholeNumbers = millisecondsOf(netInWholeNumbers);
const decimals = millisecondsOf(netInDecimals);
const withTrace = millisecondsOf(() => priceDeal(program, deal));
process.stdout.write(
    `${JSON.stringify({
        lines: LINES,
        dealWithTraceMilliseconds: Number(withTrace.toFixed(3)),
        frameShare: Number((withTrace / FRAME_MILLISECONDS).toFixed(3)),
        timesFasterThanDecimalJs: Number((decimals / wholeNumbers).toFixed(1))
    })}\n`
);
