import type { Decimal } from 'decimal.js';
import { FormulaEvaluationError } from '../errors';
import {
    absolute,
    compare,
    finite,
    FormulaDecimal,
    isZero,
    remainder,
    roundTo,
    toDecimal,
    toInteger,
    toWholeNumber
} from '../numbers';
import type { FormulaNumber } from '../numbers';
import { special, strict } from './definition';
import type { CallContext, CompiledCall, FunctionTable, PlainFunction } from './definition';

/** The ends of the list of arguments of MAX and MIN. */
const MOST_ARGUMENTS = 255;

function unary(apply: (value: FormulaNumber) => FormulaNumber): PlainFunction {
    return strict(['Number'], 'Number', apply);
}

/** A function of one real number; where it is undefined the platform reports an error. */
function real(name: string, apply: (value: Decimal) => Decimal): PlainFunction {
    return unary((value) => finite(apply(toDecimal(value)), `${name}()`));
}

/** MAX and MIN are blank as soon as one argument is. */
function extreme(prefers: (candidate: FormulaNumber, best: FormulaNumber) => boolean) {
    return (context: CallContext): CompiledCall => {
        context.arguments.forEach((argument, index) => {
            if (argument.type !== 'Number' && argument.type !== 'Null') {
                throw context.wrongType(index, ['Number']);
            }
        });
        const evaluators = context.arguments.map((argument) => argument.evaluate);
        return {
            type: 'Number',
            evaluate: (scope) => {
                let best: FormulaNumber | null = null;
                let anyBlank = false;
                for (const evaluate of evaluators) {
                    const value = evaluate(scope) as FormulaNumber | null;
                    if (value === null) {
                        anyBlank = true;
                    } else if (best === null || prefers(value, best)) {
                        best = value;
                    }
                }
                return anyBlank ? null : best;
            }
        };
    };
}

function rounding(mode: 'halfUp' | 'towardsZero'): PlainFunction {
    return strict(['Number', 'Number'], 'Number', (value: FormulaNumber, digits: FormulaNumber) =>
        roundTo(value, toInteger(digits), mode)
    );
}

/** https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm, "Math functions". */
export const MATH_FUNCTIONS: FunctionTable = {
    ABS: unary(absolute),
    // FLOOR and CEILING look at the size of a negative number; MFLOOR and MCEILING are the mathematical ones.
    CEILING: unary((value) => toWholeNumber(value, 'awayFromZero')),
    FLOOR: unary((value) => toWholeNumber(value, 'towardsZero')),
    MCEILING: unary((value) => toWholeNumber(value, 'ceiling')),
    MFLOOR: unary((value) => toWholeNumber(value, 'floor')),
    ROUND: rounding('halfUp'),
    TRUNC: rounding('towardsZero'),
    MOD: strict(['Number', 'Number'], 'Number', remainder),
    MAX: special(
        1,
        MOST_ARGUMENTS,
        extreme((candidate, best) => compare(candidate, best) > 0)
    ),
    MIN: special(
        1,
        MOST_ARGUMENTS,
        extreme((candidate, best) => compare(candidate, best) < 0)
    ),
    SQRT: real('SQRT', (value) => value.squareRoot()),
    EXP: real('EXP', (value) => {
        if (value.gt(709.8)) {
            throw new FormulaEvaluationError('Out of range argument to EXP()');
        }
        return value.naturalExponential();
    }),
    LN: real('LN', (value) => value.naturalLogarithm()),
    LOG: real('LOG', (value) => value.logarithm(10)),
    PI: strict([], 'Number', () => new FormulaDecimal('3.14159265358979323846')),
    SIN: real('SIN', (value) => value.sine()),
    COS: real('COS', (value) => value.cosine()),
    TAN: real('TAN', (value) => value.tangent()),
    ASIN: real('ASIN', (value) => value.inverseSine()),
    ACOS: real('ACOS', (value) => value.inverseCosine()),
    ATAN: real('ATAN', (value) => value.inverseTangent()),
    ATAN2: strict(['Number', 'Number'], 'Number', (y: FormulaNumber, x: FormulaNumber) => {
        if (isZero(y) && isZero(x)) {
            return 0;
        }
        return finite(FormulaDecimal.atan2(toDecimal(y), toDecimal(x)), 'ATAN2()');
    })
};
