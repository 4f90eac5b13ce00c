import { Decimal } from 'decimal.js';
import type { FieldSchema } from '../metadata/schema';
import type { SaveError } from '../org';
import { normalizeId } from '../store/ids';
import type { FieldValue } from '../values';

/** Thrown where a value does not fit its field. */
export class ValueError extends Error {
    readonly error: SaveError;

    constructor(statusCode: string, message: string, field: FieldSchema) {
        super(message);
        this.name = 'ValueError';
        this.error = { statusCode, message, fields: [field.apiName] };
    }
}

/**
 * Converts a value as the APIs receive it (JSON values, or field values of the local org) into the field's own form.
 * Text is trimmed, numbers are rounded to the field's scale, halves away from zero.
 * @throws ValueError with the platform's status code and message.
 */
export function convertValue(field: FieldSchema, value: unknown): FieldValue {
    if (field.type === 'Checkbox') {
        return convertCheckbox(field, value);
    }
    if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) {
        return null;
    }
    switch (field.type) {
        case 'Number':
        case 'Currency':
        case 'Percent':
            return convertNumber(field, value);
        case 'Date':
            return convertDate(field, value);
        case 'DateTime':
            return convertDateTime(field, value);
        case 'Time':
            return convertTime(field, value);
        case 'Id':
        case 'Reference':
            return convertId(field, value);
        case 'Picklist':
            return convertPicklist(field, value);
        case 'MultiselectPicklist':
            return convertMultiselect(field, value);
        default:
            return convertText(field, value);
    }
}

function wrongType(field: FieldSchema, value: unknown): ValueError {
    const shown = typeof value === 'object' && !(value instanceof Decimal) ? JSON.stringify(value) : String(value);
    return new ValueError(
        'INVALID_TYPE_ON_FIELD_IN_RECORD',
        `${field.label}: value not of required type: ${shown}`,
        field
    );
}

function convertCheckbox(field: FieldSchema, value: unknown): boolean {
    if (value === null || value === undefined || value === '') {
        return false;
    }
    if (typeof value === 'boolean') {
        return value;
    }
    if (typeof value === 'string' && /^(?:true|false)$/i.test(value)) {
        return value.toLowerCase() === 'true';
    }
    throw wrongType(field, value);
}

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

const powersOfTen = Array.from({ length: 19 }, (_, exponent) => new Decimal(10).pow(exponent));

/** @param exponent the digits before the point of some number field: 0 to 18. */
function powerOfTen(exponent: number): Decimal {
    return powersOfTen[exponent] ?? new Decimal(10).pow(exponent);
}

function convertNumber(field: FieldSchema, value: unknown): Decimal {
    const text = typeof value === 'string' ? value.trim() : value;
    const isNumber = Decimal.isDecimal(value) || (typeof value === 'number' && Number.isFinite(value));
    if (!isNumber && !(typeof text === 'string' && plainNumber.test(text))) {
        throw wrongType(field, value);
    }
    const scale = field.scale ?? 0;
    const rounded = new Decimal(String(text)).toDecimalPlaces(scale, Decimal.ROUND_HALF_UP);
    const integerDigits = (field.precision ?? 18) - scale;
    if (rounded.abs().gte(powerOfTen(integerDigits))) {
        throw new ValueError(
            'NUMBER_OUTSIDE_VALID_RANGE',
            `${field.label}: value outside of valid range on numeric field: ${rounded.toFixed()}`,
            field
        );
    }
    return rounded;
}

function convertDate(field: FieldSchema, value: unknown): string {
    // A date-time is accepted for its date, as the APIs do.
    const text = typeof value === 'string' ? /^(\d{4}-\d\d-\d\d)(?:T.*)?$/.exec(value.trim())?.[1] : undefined;
    if (text === undefined || !isCalendarDate(text)) {
        throw wrongType(field, value);
    }
    return text;
}

function isCalendarDate(text: string): boolean {
    const instant = Date.parse(`${text}T00:00:00.000Z`);
    return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

const dateTime = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/;

function convertDateTime(field: FieldSchema, value: unknown): string {
    const text = typeof value === 'string' ? value.trim() : '';
    const date = dateTime.exec(text)?.[1];
    // JavaScript wants the colon in +01:00 that the platform leaves out.
    const instant = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    if (date === undefined || !isCalendarDate(date) || Number.isNaN(instant)) {
        throw wrongType(field, value);
    }
    return new Date(instant).toISOString();
}

function convertTime(field: FieldSchema, value: unknown): string {
    const parts = typeof value === 'string' ? /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?Z?$/.exec(value.trim()) : null;
    if (parts === null || Number(parts[1]) > 23 || Number(parts[2]) > 59 || Number(parts[3] ?? 0) > 59) {
        throw wrongType(field, value);
    }
    return `${parts[1]}:${parts[2]}:${parts[3] ?? '00'}.${(parts[4] ?? '').padEnd(3, '0')}Z`;
}

function convertId(field: FieldSchema, value: unknown): string {
    const id = typeof value === 'string' ? normalizeId(value.trim()) : undefined;
    if (id === undefined) {
        throw new ValueError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${String(value)}`, field);
    }
    return id;
}

function convertPicklist(field: FieldSchema, value: unknown): string {
    if (typeof value !== 'string') {
        throw wrongType(field, value);
    }
    return limitLength(field, value.trim(), 255);
}

function convertMultiselect(field: FieldSchema, value: unknown): string | null {
    if (typeof value !== 'string') {
        throw wrongType(field, value);
    }
    const chosen = new Set(value.split(';').map((each) => each.trim()));
    chosen.delete('');
    const order = (field.picklist?.values ?? []).map((each) => each.value);
    const known = order.filter((each) => chosen.has(each));
    const others = [...chosen].filter((each) => !order.includes(each));
    return [...known, ...others].join(';') || null;
}

function convertText(field: FieldSchema, value: unknown): string {
    if (typeof value !== 'string') {
        throw wrongType(field, value);
    }
    const text = limitLength(field, value.trim(), field.length);
    if (field.type === 'Email' && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text)) {
        throw new ValueError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${text}`, field);
    }
    return text;
}

function limitLength(field: FieldSchema, text: string, length: number | undefined): string {
    if (length !== undefined && text.length > length) {
        throw new ValueError(
            'STRING_TOO_LONG',
            `${field.label}: data value too large: ${text} (max length=${length})`,
            field
        );
    }
    return text;
}
