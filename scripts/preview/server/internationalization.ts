/** The languages the preview speaks itself; a project's translations show in them. */
export const LANGUAGES = [
    { code: 'en_US', label: 'English', locale: 'en-US' },
    { code: 'fr', label: 'Français', locale: 'fr-FR' }
] as const;

export type LanguageCode = (typeof LANGUAGES)[number]['code'];

/** The language of a cookie or parameter, or undefined where it is none of ours. */
export function languageCode(value: string | undefined): LanguageCode | undefined {
    return LANGUAGES.find(({ code }) => code === value)?.code;
}

/** The best of our languages for a browser's Accept-Language header. */
export function preferredLanguage(header: string | undefined): LanguageCode {
    const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
    const found = wanted.map((start) => LANGUAGES.find(({ code }) => code.startsWith(start) && start !== ''));
    return found.find((language) => language !== undefined)?.code ?? 'en_US';
}

const DATE_PATTERNS: Readonly<Record<LanguageCode, Readonly<Record<string, string>>>> = {
    en_US: {
        'dateTime.shortDateFormat': 'M/d/yyyy',
        'dateTime.mediumDateFormat': 'MMM d, yyyy',
        'dateTime.longDateFormat': 'MMMM d, yyyy',
        'dateTime.shortDateTimeFormat': 'M/d/yyyy h:mm a',
        'dateTime.mediumDateTimeFormat': 'MMM d, yyyy h:mm:ss a',
        'dateTime.longDateTimeFormat': 'MMMM d, yyyy h:mm:ss a',
        'dateTime.shortTimeFormat': 'h:mm a',
        'dateTime.mediumTimeFormat': 'h:mm:ss a'
    },
    fr: {
        'dateTime.shortDateFormat': 'dd/MM/yyyy',
        'dateTime.mediumDateFormat': 'd MMM yyyy',
        'dateTime.longDateFormat': 'd MMMM yyyy',
        'dateTime.shortDateTimeFormat': 'dd/MM/yyyy HH:mm',
        'dateTime.mediumDateTimeFormat': 'd MMM yyyy HH:mm:ss',
        'dateTime.longDateTimeFormat': 'd MMMM yyyy HH:mm:ss',
        'dateTime.shortTimeFormat': 'HH:mm',
        'dateTime.mediumTimeFormat': 'HH:mm:ss'
    }
};

/**
 * The values of the `@salesforce/i18n/*` modules for a language. The local org's time zone is UTC.
 * @param currency the org's currency, an ISO 4217 code
 */
export function internationalization(code: LanguageCode, currency: string): Record<string, string | number | boolean> {
    const locale = LANGUAGES.find((language) => language.code === code)?.locale ?? 'en-US';
    const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(-1234.5);
    const part = (type: Intl.NumberFormatPartTypes, fallback: string): string =>
        parts.find((candidate) => candidate.type === type)?.value ?? fallback;
    const symbolFirst =
        parts.findIndex(({ type }) => type === 'currency') < parts.findIndex(({ type }) => type === 'integer');
    return {
        lang: code === 'en_US' ? 'en-US' : code,
        locale,
        dir: 'ltr',
        currency,
        timeZone: 'UTC',
        // 1 is Sunday, 2 Monday.
        firstDayOfWeek: code === 'en_US' ? 1 : 2,
        defaultCalendar: 'gregorian',
        defaultNumberingSystem: 'latn',
        showJapaneseCalendar: false,
        ...DATE_PATTERNS[code],
        'number.currencyFormat': symbolFirst ? '¤#,##0.00' : '#,##0.00 ¤',
        'number.currencySymbol': part('currency', currency),
        'number.decimalSeparator': part('decimal', '.'),
        'number.exponentialSign': 'E',
        'number.groupingSeparator': part('group', ','),
        'number.infinity': '∞',
        'number.minusSign': part('minusSign', '-'),
        'number.nan': 'NaN',
        'number.numberFormat': '#,##0.###',
        'number.percentFormat': code === 'en_US' ? '#,##0%' : '#,##0 %',
        'number.percentSign': '%',
        'number.perMilleSign': '‰',
        'number.plusSign': '+',
        'number.superscriptingExponentSign': '×'
    };
}
