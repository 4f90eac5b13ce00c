import { FIRST_DATE, isDate, LAST_DATE } from './dates';
import type { IsoDate } from './dates';
import { minorUnitDigits } from './currency';
import { LARGEST_AMOUNT, parseMoney } from './money';
import type { MinorUnits } from './money';
import { ONE, parseRate, RATE_DIGITS } from './rate';
import type { Millionths } from './rate';

/** The largest whole number whose millionths are still exact. */
const LARGEST_QUANTITY = Math.floor(Number.MAX_SAFE_INTEGER / ONE);

/** One thing that is wrong in a document. */
export interface Problem {
    /** JSON pointer of the place; empty is the whole document. */
    readonly path: string;
    readonly problem: string;
    readonly allowed: string;
}

export type Checked<Value> =
    { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: readonly Problem[] };

export type JsonObject = Readonly<Record<string, unknown>>;

/** Codes of programs, tiers and specializations, as the org's text fields hold them. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/;

/** A JSON pointer one step further; "~" and "/" in a key are escaped (RFC 6901). */
export function pointerTo(path: string, key: string | number): string {
    return `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/**
 * Reads an untrusted document and collects every problem. After a problem a reading method returns a harmless
 * placeholder, so that the rest is still read; `finish` gives the value away only if there was none. An absent key
 * is reported by `object` alone.
 */
export class DocumentReader {
    readonly problems: Problem[] = [];

    report(path: string, problem: string, allowed: string): void {
        this.problems.push({ path, problem, allowed });
    }

    finish<Value>(value: Value): Checked<Value> {
        return this.problems.length === 0 ? { ok: true, value } : { ok: false, problems: this.problems };
    }

    /** An object with these keys and no other; null counts as absent. */
    object(value: unknown, path: string, required: readonly string[], optional: readonly string[] = []): JsonObject {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) {
            this.report(path, `${describe(value)} is no object`, `an object with ${required.join(', ')}`);
            return {};
        }
        const entries = value as JsonObject;
        for (const key of Object.keys(entries)) {
            if (!required.includes(key) && !optional.includes(key)) {
                this.report(pointerTo(path, key), 'unknown key', [...required, ...optional].join(', '));
            }
        }
        for (const key of required) {
            if (!Object.hasOwn(entries, key) || entries[key] === null || entries[key] === undefined) {
                this.report(pointerTo(path, key), 'missing', 'a value, for it is required');
            }
        }
        return entries;
    }

    /** An array, or an empty one where absent. */
    list(value: unknown, path: string): readonly unknown[] {
        if (isAbsent(value)) {
            return [];
        }
        if (!Array.isArray(value)) {
            this.report(path, `${describe(value)} is no list`, 'a list ([ … ])');
            return [];
        }
        return value;
    }

    text(value: unknown, path: string): string {
        if (isAbsent(value)) {
            return '';
        }
        if (typeof value !== 'string' || value.trim() === '') {
            this.report(path, `${describe(value)} is no text`, 'a string that is not empty');
            return '';
        }
        return value;
    }

    optionalText(value: unknown, path: string): string | null {
        return isAbsent(value) ? null : this.text(value, path);
    }

    code(value: unknown, path: string): string {
        if (isAbsent(value)) {
            return '';
        }
        if (typeof value !== 'string' || !CODE.test(value)) {
            this.report(
                path,
                `${describe(value)} is no code`,
                'up to 40 letters, digits and _ . -, a letter or digit first'
            );
            return '';
        }
        return value;
    }

    oneOf<Choice extends string>(value: unknown, path: string, choices: readonly Choice[]): Choice {
        const placeholder = choices[0] as Choice;
        if (isAbsent(value)) {
            return placeholder;
        }
        const found = choices.find((choice) => choice === value);
        if (found === undefined) {
            this.report(path, `${describe(value)} is unknown`, choices.length === 0 ? 'none' : choices.join(', '));
            return placeholder;
        }
        return found;
    }

    date(value: unknown, path: string): IsoDate {
        if (isAbsent(value)) {
            return FIRST_DATE;
        }
        if (typeof value !== 'string' || !isDate(value)) {
            this.report(
                path,
                `${describe(value)} is no date`,
                `a day that exists as YYYY-MM-DD, ${FIRST_DATE} to ${LAST_DATE}`
            );
            return FIRST_DATE;
        }
        return value;
    }

    optionalDate(value: unknown, path: string): IsoDate | null {
        return isAbsent(value) ? null : this.date(value, path);
    }

    wholeNumber(value: unknown, path: string, least: number): number {
        if (isAbsent(value)) {
            return least;
        }
        if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > 99_999) {
            this.report(path, `${describe(value)} is no count`, `a whole number from ${least} to 99999`);
            return least;
        }
        return value;
    }

    /** A rate from 0 to 1. */
    rate(value: unknown, path: string): Millionths {
        const places = `at most ${RATE_DIGITS} decimal places`;
        const rate = this.decimal(value, path, 'a rate', `a string such as "0.175": 0 or more, ${places}`);
        if (rate > ONE) {
            this.report(path, `${describe(value)} is above 1`, 'a rate from "0" to "1" ("0.175" is 17.5 %)');
            return 0;
        }
        return rate;
    }

    optionalRate(value: unknown, path: string): Millionths | null {
        return isAbsent(value) ? null : this.rate(value, path);
    }

    /** How many of something: 0 or more with at most six places, in millionths. */
    quantity(value: unknown, path: string): Millionths {
        const range = `from 0 to ${LARGEST_QUANTITY}, at most ${RATE_DIGITS} decimal places`;
        return this.decimal(value, path, 'a quantity', `a string such as "12.5": ${range}`);
    }

    /** A decimal of 0 or more with at most six places, in millionths. */
    private decimal(value: unknown, path: string, what: string, allowed: string): Millionths {
        if (isAbsent(value)) {
            return 0;
        }
        const decimal = typeof value === 'string' ? parseRate(value) : null;
        if (decimal === null) {
            this.report(path, `${describe(value)} is not ${what}`, allowed);
            return 0;
        }
        return decimal;
    }

    money(value: unknown, path: string, currency: string): MinorUnits {
        if (isAbsent(value)) {
            return 0;
        }
        const amount = typeof value === 'string' ? parseMoney(value, currency) : null;
        if (amount === null) {
            const digits = minorUnitDigits(currency);
            const example = digits === 0 ? '1250' : `1250.${'0'.repeat(digits)}`;
            this.report(
                path,
                `${describe(value)} is no amount in ${currency}`,
                `a string such as "${example}": 0 or more, at most ${digits} decimal places, at most ${LARGEST_AMOUNT / 10 ** digits}`
            );
            return 0;
        }
        return amount;
    }
}

export function isAbsent(value: unknown): value is null | undefined {
    return value === null || value === undefined;
}

/** The value as a reader recognizes it in the document, shortened. */
export function describe(value: unknown): string {
    if (value === undefined) {
        return 'nothing';
    }
    const text = JSON.stringify(value);
    return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
