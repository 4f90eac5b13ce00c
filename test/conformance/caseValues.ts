import { Decimal } from 'decimal.js';
import type { FieldType } from '../../scripts/local-org/metadata/schema';
import type { FieldValue } from '../../scripts/local-org/values';
import type { FormulaReturnType } from '../../scripts/local-org/formula/index';
import type { CaseType } from './caseFile';

/** The field types of the table by their names there, in lower case. */
const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
    text: 'Text',
    email: 'Email',
    phone: 'Phone',
    url: 'Url',
    textarea: 'TextArea',
    entityid: 'Reference',
    double: 'Number',
    integer: 'Number',
    currency: 'Currency',
    percent: 'Percent',
    dateonly: 'Date',
    datetime: 'DateTime',
    timeonly: 'Time',
    boolean: 'Checkbox',
    staticenum: 'Picklist',
    picklist: 'Picklist',
    multipicklist: 'MultiselectPicklist',
    multiselectpicklist: 'MultiselectPicklist',
    multienum: 'MultiselectPicklist'
};

export function fieldTypeOf(type: CaseType): FieldType {
    const found = FIELD_TYPES[type.toLowerCase()];
    if (found === undefined) {
        throw new TypeError(`The table's type "${type}" is unknown; known are ${Object.keys(FIELD_TYPES).join(', ')}.`);
    }
    return found;
}

const RETURN_TYPES: Partial<Record<FieldType, FormulaReturnType>> = {
    Number: 'Number',
    Currency: 'Currency',
    Percent: 'Percent',
    Date: 'Date',
    DateTime: 'DateTime',
    Time: 'Time',
    Checkbox: 'Checkbox'
};

/** The type of a formula that results in a field type; every kind of text is Text. */
export function returnTypeOf(type: CaseType): FormulaReturnType {
    return RETURN_TYPES[fieldTypeOf(type)] ?? 'Text';
}

/** A cell of the table as the local org would store it. */
export function toFieldValue(cell: string | null, type: CaseType): FieldValue {
    const fieldType = fieldTypeOf(type);
    if (fieldType === 'Checkbox') {
        return cell !== null && /^(true|1)$/i.test(cell.trim());
    }
    if (cell === null || cell === '') {
        return null;
    }
    switch (fieldType) {
        case 'Number':
        case 'Currency':
        case 'Percent':
            return new Decimal(cell.trim());
        case 'Date':
            return instantOf(cell).toISOString().slice(0, 10);
        case 'DateTime':
            return instantOf(cell).toISOString();
        case 'Time':
            return timeOf(cell);
        default:
            return cell;
    }
}

/** The zones in which the table writes some of its points in time. */
const ZONE_HOURS: Readonly<Record<string, number>> = { GMT: 0, UTC: 0, Z: 0, PST: -8, PDT: -7, EST: -5, EDT: -4 };

/**
 * Dates are written `2004-12-31`, date-times `2004-12-31T11:32:00Z` or `2004:02:28:23:34:00:PST`. They count on as a
 * lenient calendar does: 2004-11-31 is the first of December, 24:00 the next day's midnight.
 */
function instantOf(cell: string): Date {
    const match =
        /^(\d+)[-:](\d+)[-:](\d+)(?:[T: ](\d+):(\d+)(?::(\d+)(?:\.(\d{1,3})\d*)?)?)?\s*:?([A-Z]+|[+-]\d\d:?\d\d)?$/.exec(
            cell.trim()
        );
    if (!match) {
        throw new RangeError(`The table's date "${cell}" is not of a known form.`);
    }
    const [, year, month, day, hour, minute, second, fraction, zone] = match;
    const instant = new Date(0);
    instant.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
    instant.setUTCHours(
        Number(hour ?? 0),
        Number(minute ?? 0),
        Number(second ?? 0),
        Number((fraction ?? '').padEnd(3, '0'))
    );
    return new Date(instant.getTime() - zoneMinutes(zone, cell) * 60_000);
}

function zoneMinutes(zone: string | undefined, cell: string): number {
    if (zone === undefined) {
        return 0;
    }
    const offset = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
    if (offset) {
        return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
    }
    const hours = ZONE_HOURS[zone];
    if (hours === undefined) {
        throw new RangeError(`The table's date "${cell}" is in an unknown zone.`);
    }
    return hours * 60;
}

/** `17:30:45.125` with or without the seconds, their fraction and a Z; also the milliseconds of the day. */
function timeOf(cell: string): string {
    const text = cell.trim();
    if (/^\d+$/.test(text)) {
        return `${new Date(Number(text)).toISOString().slice(11)}`;
    }
    const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?Z?$/.exec(text);
    if (!match) {
        throw new RangeError(`The table's time "${cell}" is not of a known form.`);
    }
    const [, hour, minute, second, fraction] = match;
    return `${hour!.padStart(2, '0')}:${minute}:${second ?? '00'}.${(fraction ?? '').padEnd(3, '0')}Z`;
}
