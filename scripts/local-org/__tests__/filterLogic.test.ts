import { describe, expect, it } from 'vitest';
import { compileFilterLogic, joinByFilterLogic } from '../filterLogic';

const evaluate = (text: string, ...held: boolean[]): boolean =>
    compileFilterLogic(text, held.length)((index) => held[index]!);

describe('filter logic', () => {
    it('joins all or any', () => {
        expect(evaluate('and', true, true)).toBe(true);
        expect(evaluate('AND', true, false)).toBe(false);
        expect(evaluate('or', false, true)).toBe(true);
        expect(evaluate('and')).toBe(true);
    });

    it('binds AND tighter than OR, and NOT tightest', () => {
        expect(evaluate('1 OR 2 AND 3', true, false, false)).toBe(true);
        expect(evaluate('(1 OR 2) AND 3', true, false, false)).toBe(false);
        expect(evaluate('NOT 1 AND 2', false, true)).toBe(true);
    });

    it('refuses numbers of no condition, and text that is no logic', () => {
        expect(() => compileFilterLogic('1 AND 3', 2)).toThrow("a condition's number from 1 to 2 is expected");
        expect(() => compileFilterLogic('(1 OR 2', 2)).toThrow('a parenthesis is not closed');
        expect(() => compileFilterLogic('1 2', 2)).toThrow('"2" is not expected');
    });

    it('joins conditions of any kind into a tree of its own', () => {
        const joined = joinByFilterLogic<unknown>('1 AND (2 OR NOT 3)', ['a', 'b', 'c'], {
            and: (parts) => ({ and: parts }),
            or: (parts) => ({ or: parts }),
            not: (part) => ({ not: part })
        });
        expect(joined).toEqual({ and: ['a', { or: ['b', { not: 'c' }] }] });
    });
});
