import { FormulaEvaluationError } from '../errors';
import { fromText, numberToText, toInteger } from '../numbers';
import type { FormulaNumber } from '../numbers';
import { dateTimeToIsoText, dateToText, timeToText } from '../dates';
import type { Evaluate, ExpressionType } from '../types';
import { lenient, special, strict } from './definition';
import type { CallContext, CompiledCall, FunctionTable, PlainFunction } from './definition';

/** Blank text is null throughout. */
function orNull(text: string): string | null {
    return text === '' ? null : text;
}

/** What VALUE and ISNUMBER read: an optional sign, digits with an optional point, an optional exponent. */
const NUMERIC_TEXT = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?$/;

/** The longest text that padding may build. */
const LONGEST_TEXT = 1_000_000;

function pad(side: 'left' | 'right'): PlainFunction {
    return lenient(
        ['Text', 'Number', 'Text'],
        'Text',
        (text: string | null, length: FormulaNumber | null, padding: string | null, count: number) => {
            if (text === null || length === null || (count > 2 && padding === null)) {
                return null;
            }
            const wanted = Math.min(toInteger(length), LONGEST_TEXT);
            if (wanted <= text.length) {
                return wanted <= 0 ? null : text.slice(0, wanted);
            }
            const filler = count > 2 ? (padding as string) : ' ';
            return side === 'left' ? text.padStart(wanted, filler) : text.padEnd(wanted, filler);
        },
        2
    );
}

function left(text: string, count: FormulaNumber): string | null {
    return orNull(text.slice(0, Math.max(0, toInteger(count))));
}

function right(text: string, count: FormulaNumber): string | null {
    const wanted = toInteger(count);
    return wanted <= 0 ? null : text.slice(Math.max(0, text.length - wanted));
}

function middle(text: string, start: FormulaNumber, count: FormulaNumber): string | null {
    const from = Math.max(1, toInteger(start)) - 1;
    return orNull(text.slice(from, from + Math.max(0, toInteger(count))));
}

/** The place counts from 1; what is not found, or sought in nothing, is at 0. A blank start is the beginning. */
function find(search: string | null, text: string | null, start: FormulaNumber | null): number {
    return search === null || text === null ? 0 : text.indexOf(search, start === null ? 0 : toInteger(start) - 1) + 1;
}

/** Nothing is contained in every text; a blank text contains nothing else, and then the answer is unknown. */
function holds(test: (text: string, part: string) => boolean): PlainFunction {
    return lenient(['Text', 'Text'], 'Boolean', (text: string | null, part: string | null) => {
        if (part === null) {
            return true;
        }
        return text === null ? null : test(text, part);
    });
}

function substitute(text: string | null, old: string | null, replacement: string | null): string | null {
    return text === null || old === null ? null : orNull(text.split(old).join(replacement ?? ''));
}

function changeCase(change: (text: string, locale?: string) => string): PlainFunction {
    return lenient(
        ['Text', 'Text'],
        'Text',
        (text: string | null, locale: string | null) =>
            text === null ? null : change(text, locale === null ? undefined : knownLocale(locale)),
        1
    );
}

/** `tr_TR` as the platform writes it; a locale nobody knows changes nothing. */
function knownLocale(locale: string): string | undefined {
    try {
        return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0];
    } catch {
        return undefined;
    }
}

function value(text: string): FormulaNumber {
    if (!NUMERIC_TEXT.test(text)) {
        throw new FormulaEvaluationError(`VALUE() was given text that is not a number`);
    }
    return fromText(text);
}

function character(code: FormulaNumber): string | null {
    const point = toInteger(code);
    return point <= 0 || point > 0x10ffff ? null : String.fromCodePoint(point);
}

/** Upper case at the start of every word, lower case inside; letters and digits make a word. */
function initialCapitals(text: string): string {
    return text.replace(
        /[\p{Lu}\p{Ll}\p{Nd}]+/gu,
        (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
    );
}

const HTML_ENTITIES: Readonly<Record<string, string>> = {
    '<': '&lt;',
    '>': '&gt;',
    '&': '&amp;',
    '"': '&quot;',
    "'": '&#39;'
};

function encodeHtml(text: string): string {
    return text.replace(/[<>&"']/g, (found) => HTML_ENTITIES[found] ?? found);
}

function hyperlink(context: CallContext): CompiledCall {
    requireTypes(context, ['Text', 'Text', 'Text']);
    const [address, label, target] = evaluatorsOf(context);
    const literal = context.arguments[0]?.node;
    if (literal?.kind === 'text' && /^\s*javascript:/i.test(literal.value)) {
        throw context.fail(
            'argumentValue',
            literal,
            "Incorrect argument value for function 'HYPERLINK()'. Javascript is not allowed.",
            'Give the address of a page.'
        );
    }
    return {
        type: 'Text',
        evaluate: (scope) => {
            const url = address!(scope) as string | null;
            const frame = (target?.(scope) as string | null | undefined) ?? '_blank';
            return `<a href="${url ?? ''}" target="${frame}">${(label!(scope) as string | null) ?? ''}</a>`;
        }
    };
}

function image(context: CallContext): CompiledCall {
    requireTypes(context, ['Text', 'Text', 'Number', 'Number']);
    const [address, alternative, height, width] = evaluatorsOf(context);
    return {
        type: 'Text',
        evaluate: (scope) => {
            const url = (address!(scope) as string | null) ?? '';
            const text = (alternative!(scope) as string | null) ?? '';
            const high = (height?.(scope) as FormulaNumber | null | undefined) ?? null;
            const wide = (width?.(scope) as FormulaNumber | null | undefined) ?? null;
            const size =
                (high === null ? '' : `height:${numberToText(high)}px; `) +
                (wide === null ? '' : `width:${numberToText(wide)}px;`);
            return `<img src="${url}" alt="${text}"${size === '' ? '' : ` style="${size.trim()}"`} border="0"/>`;
        }
    };
}

function requireTypes(context: CallContext, types: readonly ExpressionType[]): void {
    context.arguments.forEach((argument, index) => {
        const expected = types[index]!;
        if (argument.type !== expected && argument.type !== 'Null') {
            throw context.wrongType(index, [expected]);
        }
    });
}

function evaluatorsOf(context: CallContext): (Evaluate | undefined)[] {
    return context.arguments.map((argument) => argument.evaluate);
}

/** Numbers in plain notation (a percentage as its fraction), dates in ISO notation, a picklist's API value. */
function toText(context: CallContext): CompiledCall {
    const argument = context.arguments[0]!;
    const convert = TEXT_OF[argument.type];
    if (!convert) {
        throw context.wrongType(0, ['Number', 'Date', 'DateTime', 'Time', 'Picklist']);
    }
    return {
        type: 'Text',
        // The blank functions look through TEXT() at the picklist behind it.
        ...(argument.field && { field: argument.field }),
        evaluate: (scope) => {
            const found = argument.evaluate(scope);
            return found === null ? null : convert(found as never);
        }
    };
}

const TEXT_OF: Partial<Record<ExpressionType, (value: never) => string | null>> = {
    Number: numberToText,
    Date: dateToText,
    DateTime: (milliseconds: number) => `${dateTimeToIsoText(milliseconds).slice(0, 19).replace('T', ' ')}Z`,
    Time: timeToText,
    Picklist: (chosen: string) => chosen,
    Null: () => null
};

/** 15 characters become the 18 that do not depend on case: three more tell which of the others are capitals. */
function caseSafeId(id: string): string {
    if (!/^[A-Za-z0-9]{15}$/.test(id)) {
        return id;
    }
    const suffix = [0, 5, 10].map((start) => {
        const bits = [...id.slice(start, start + 5)].reduce(
            (sum, letter, position) => (letter >= 'A' && letter <= 'Z' ? sum + 2 ** position : sum),
            0
        );
        return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'.charAt(bits);
    });
    return id + suffix.join('');
}

/** https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm, "Text functions". */
export const TEXT_FUNCTIONS: FunctionTable = {
    ASCII: strict(['Text'], 'Number', (text: string) => text.codePointAt(0) ?? null),
    BEGINS: holds((text, part) => text.startsWith(part)),
    BR: strict([], 'Text', () => '<br>'),
    CASESAFEID: strict(['Text'], 'Text', caseSafeId),
    CHR: strict(['Number'], 'Text', character),
    CONTAINS: holds((text, part) => text.includes(part)),
    FIND: lenient(['Text', 'Text', 'Number'], 'Number', find, 2),
    HTMLENCODE: strict(['Text'], 'Text', encodeHtml),
    HYPERLINK: special(2, 3, hyperlink),
    IMAGE: special(2, 4, image),
    INITCAP: strict(['Text'], 'Text', initialCapitals),
    LEFT: strict(['Text', 'Number'], 'Text', left),
    LEN: lenient(['Text'], 'Number', (text: string | null) => (text === null ? 0 : text.length)),
    LOWER: changeCase((text, locale) => text.toLocaleLowerCase(locale ?? 'en')),
    LPAD: pad('left'),
    MID: strict(['Text', 'Number', 'Number'], 'Text', middle),
    REVERSE: strict(['Text'], 'Text', (text: string) => [...text].reverse().join('')),
    RIGHT: strict(['Text', 'Number'], 'Text', right),
    RPAD: pad('right'),
    SUBSTITUTE: lenient(['Text', 'Text', 'Text'], 'Text', substitute),
    TEXT: special(1, 1, toText),
    // Only blanks are trimmed, neither tabs nor line ends.
    TRIM: strict(['Text'], 'Text', (text: string) => orNull(text.replace(/^ +| +$/g, ''))),
    UPPER: changeCase((text, locale) => text.toLocaleUpperCase(locale ?? 'en')),
    VALUE: strict(['Text'], 'Number', value)
};

export function isNumeric(text: string): boolean {
    return NUMERIC_TEXT.test(text);
}
