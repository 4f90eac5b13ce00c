import { compare } from './numbers';
import type { FormulaNumber } from './numbers';
import type { FormulaValue } from './types';

/**
 * Equality as the platform knows it: blank text equals blank text, but any other comparison with a blank is unknown
 * (null), which every condition takes for false.
 */
export function equal(left: FormulaValue, right: FormulaValue, asText: boolean): boolean | null {
    if (left === null || right === null) {
        return asText ? left === right : null;
    }
    return sameValue(left, right);
}

function sameValue(left: FormulaValue, right: FormulaValue): boolean {
    return typeof left === 'object' || typeof right === 'object'
        ? compare(left as FormulaNumber, right as FormulaNumber) === 0
        : left === right;
}
