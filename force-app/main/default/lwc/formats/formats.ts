/**
 * How numbers, dates and sentences look to the user: by the locale of the user, never by the browser's.
 * Amounts and rates arrive as the decimal texts of the core and are handed to the formatter as they are, so that no
 * binary floating point touches them.
 */
import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';

/** `formatMoney('1250.00', 'EUR')` → `€1,250.00`, `1 250,00 €`. */
export function formatMoney(amount: string, currency: string): string {
    return numberFormat({ style: 'currency', currency }).format(exact(amount));
}

/** Without decimals where there are none: `formatThreshold('800000.00', 'EUR')` → `€800,000`, `800 000 €`. */
export function formatThreshold(amount: string, currency: string): string {
    return numberFormat({ style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }).format(exact(amount));
}

/** In thousands or millions, for scales: `formatMoneyBriefly('800000.00', 'EUR')` → `€800K`, `800 k €`. */
export function formatMoneyBriefly(amount: string, currency: string): string {
    return numberFormat({ style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 }).format(
        exact(amount)
    );
}

/** A rate as a fraction: `formatRate('0.175')` → `17.5%`, `17,5 %`. */
export function formatRate(rate: string): string {
    return numberFormat({ style: 'percent', maximumFractionDigits: 4 }).format(exact(rate));
}

export function formatNumber(value: string | number): string {
    return numberFormat({ maximumFractionDigits: 4 }).format(exact(String(value)));
}

const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const plurals = new Intl.PluralRules(locale);
const lists = new Intl.ListFormat(locale, { type: 'conjunction' });

/** An ISO date: `formatDate('2024-06-01')` → `Jun 1, 2024`, `1 juin 2024`. */
export function formatDate(isoDate: string): string {
    return dates.format(new Date(`${isoDate}T00:00:00Z`));
}

/** A month: `formatMonth('2024-06', 'long')` → `June 2024`, `juin 2024`; `short` → `Jun`, `juin`. */
export function formatMonth(month: string, length: 'short' | 'long'): string {
    const options: Intl.DateTimeFormatOptions =
        length === 'long' ? { month: 'long', year: 'numeric' } : { month: 'short' };
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));
}

/** A moment in the user's time zone: `formatDateTime('2024-06-01T08:00:00.000Z')` → `Jun 1, 2024, 10:00 AM`. */
export function formatDateTime(moment: string): string {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
        new Date(moment)
    );
}

/** A label with its places filled: `fill('{0} of {1}', 3, 5)` → `3 of 5`. */
export function fill(label: string, ...values: readonly (string | number)[]): string {
    return label.replace(/\{(\d+)\}/g, (place, index) => {
        const value = values[Number(index)];
        return value === undefined ? place : String(value);
    });
}

/** The label for one or for many, by the rules of the user's language (in French, none counts as one). */
export function plural(count: number, one: string, many: string): string {
    const label = plurals.select(count) === 'one' ? one : many;
    return fill(label, formatNumber(count));
}

/** Names in a sentence: `a, b, and c`, `a, b et c`. */
export function formatList(names: readonly string[]): string {
    return lists.format(names);
}

/** A formatter takes longer to make than to use a hundred times, and a quote of 500 lines shows thousands of numbers. */
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const key = JSON.stringify(options);
    const format = numberFormats.get(key) ?? new Intl.NumberFormat(locale, options);
    numberFormats.set(key, format);
    return format;
}

function exact(decimal: string): Intl.StringNumericLiteral {
    return decimal as Intl.StringNumericLiteral;
}
