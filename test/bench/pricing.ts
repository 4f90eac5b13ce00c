/** How fast the core prices, and how the arithmetic of a line compares with decimal.js on the same lines. */
import { Decimal } from 'decimal.js';
import { checkDeal, multiplyMoney, priceDeal } from '../../force-app/main/default/lwc/programCore/programCore';
import type { Deal, Program } from '../../force-app/main/default/lwc/programCore/programCore';
import { readProgram } from '../../scripts/programs/programFiles';
import { medianMilliseconds } from './measure';
import type { Result } from './result';

const LINES = 200;
const ROUNDS = 300;
/** One frame of a browser at 60 frames a second. */
const FRAME_MILLISECONDS = 16;

/** 200 lines over all nine solutions, some protected for a rival, some registered. */
function sampleDeal(program: Program): Deal {
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

const RATES = [120_000, 90_000, 100_000];

/** List amount, three discounts and the net of every line, in whole numbers. */
function netInWholeNumbers(deal: Deal): number {
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

interface DecimalLine {
    readonly quantity: Decimal;
    readonly unitPrice: Decimal;
}

const DECIMAL_RATES = RATES.map((rate) => new Decimal(rate).div(1_000_000));

/** The same with a decimal library. */
function netInDecimals(lines: readonly DecimalLine[]): Decimal {
    let total = new Decimal(0);
    for (const line of lines) {
        const list = line.unitPrice.times(line.quantity).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
        total = total.plus(list);
        for (const rate of DECIMAL_RATES) {
            total = total.minus(list.times(rate).toDecimalPlaces(2, Decimal.ROUND_HALF_UP));
        }
    }
    return total;
}

export function benchPricing(): Result[] {
    const program = readProgram('SYMANTEC');
    if (!program.ok) {
        throw new Error(JSON.stringify(program.problems));
    }
    const deal = sampleDeal(program.value);
    const decimalLines = deal.lines.map((line) => ({
        quantity: new Decimal(line.quantity).div(1_000_000),
        unitPrice: new Decimal(line.unitPrice).div(100)
    }));
    if (!netInDecimals(decimalLines).times(100).equals(netInWholeNumbers(deal))) {
        throw new Error('The two ways of calculating disagree.');
    }
    return [
        {
            what: `price a deal of ${LINES} lines with its full trace, within a frame`,
            value: medianMilliseconds(ROUNDS, () => priceDeal(program.value, deal)),
            unit: 'ms',
            target: { atMost: FRAME_MILLISECONDS }
        },
        {
            what: `list, three discounts and net of ${LINES} lines, arithmetic alone`,
            value: medianMilliseconds(ROUNDS, () => netInWholeNumbers(deal)),
            unit: 'ms',
            peer: { name: 'decimal.js', value: medianMilliseconds(ROUNDS, () => netInDecimals(decimalLines)) }
        }
    ];
}
