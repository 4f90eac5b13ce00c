import type { Decimal } from 'decimal.js';
import type { FieldSchema, ObjectSchema } from '../metadata/schema';
import type { FieldValue } from '../values';
import type { Labels } from './labels';

/** How a user reads numbers and dates. Times are shown in UTC, the local org's time zone. */
export interface Formats {
    /** BCP 47: 'en-US', 'fr-FR'. */
    readonly locale: string;
    /** ISO 4217 code of the org's currency. */
    readonly currency: string;
}

const day: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'numeric', day: 'numeric' };
const timeOfDay: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };

const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numberFormat(formats: Formats, key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const cacheKey = `${formats.locale} ${formats.currency} ${key}`;
    let formatter = formatters.get(cacheKey);
    if (!formatter) {
        formatter = new Intl.NumberFormat(formats.locale, options);
        formatters.set(cacheKey, formatter);
    }
    return formatter as Intl.NumberFormat;
}

function dateFormat(formats: Formats, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const cacheKey = `${formats.locale} ${key}`;
    let formatter = formatters.get(cacheKey);
    if (!formatter) {
        formatter = new Intl.DateTimeFormat(formats.locale, { ...options, timeZone: 'UTC' });
        formatters.set(cacheKey, formatter);
    }
    return formatter as Intl.DateTimeFormat;
}

/**
 * The `displayValue` of the UI API and GraphQL: numbers and dates by the user's locale, picklist values by their label,
 * null for all that is shown as it is.
 */
export function displayValue(
    labels: Labels,
    formats: Formats,
    object: ObjectSchema,
    field: FieldSchema,
    value: FieldValue
): string | null {
    if (value === null) {
        return null;
    }
    switch (field.type) {
        case 'Number':
            return formatNumber(formats, value as Decimal, field.scale ?? 0);
        case 'Currency':
            return formatCurrency(formats, value as Decimal, field.scale ?? 2);
        case 'Percent':
            return formatPercent(formats, value as Decimal, field.scale ?? 0);
        case 'Date':
            return dateFormat(formats, 'date', day).format(new Date(`${String(value)}T00:00:00Z`));
        case 'DateTime':
            return dateFormat(formats, 'dateTime', { ...day, ...timeOfDay }).format(new Date(String(value)));
        case 'Time':
            return dateFormat(formats, 'time', timeOfDay).format(new Date(`1970-01-01T${String(value)}`));
        case 'Picklist':
            return labels.picklistValue(object, field, String(value));
        case 'MultiselectPicklist':
            return String(value)
                .split(';')
                .map((part) => labels.picklistValue(object, field, part))
                .join(';');
        default:
            return null;
    }
}

/** Decimal text goes into Intl as it is: no amount passes through floating point. */
function decimalText(value: Decimal): Intl.StringNumericLiteral {
    return value.toFixed() as Intl.StringNumericLiteral;
}

function formatNumber(formats: Formats, value: Decimal, scale: number): string {
    const options = { minimumFractionDigits: scale, maximumFractionDigits: scale };
    return numberFormat(formats, `number ${scale}`, options).format(decimalText(value));
}

function formatCurrency(formats: Formats, value: Decimal, scale: number): string {
    const options: Intl.NumberFormatOptions = {
        style: 'currency',
        currency: formats.currency,
        minimumFractionDigits: scale,
        maximumFractionDigits: scale
    };
    return numberFormat(formats, `currency ${scale}`, options).format(decimalText(value));
}

/** Percent fields hold percent points, where Intl's own percent style expects a fraction. */
function formatPercent(formats: Formats, value: Decimal, scale: number): string {
    const options: Intl.NumberFormatOptions = {
        style: 'percent',
        minimumFractionDigits: scale,
        maximumFractionDigits: scale
    };
    return numberFormat(formats, `percent ${scale}`, options).format(decimalText(value.dividedBy(100)));
}
