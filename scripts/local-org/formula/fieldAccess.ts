import type { Decimal } from 'decimal.js';
import type { FieldType } from '../metadata/schema';
import type { FieldValue } from '../values';
import { dateFromText, dateTimeFromText, timeFromText } from './dates';
import { FormulaDecimal, fromDecimal } from './numbers';
import type { FormulaContext, FormulaValue } from './types';

type Convert = (value: FieldValue) => FormulaValue;

const text: Convert = (value) => (value === '' ? null : (value as string | null));

function unlessBlank(convert: (value: never) => FormulaValue): Convert {
    return (value) => (value === null || value === '' ? null : convert(value as never));
}

const number = unlessBlank((value: Decimal) => fromDecimal(value));
/** Fields hold percent points, formulas see the fraction. */
const percent = unlessBlank((value: Decimal) => fromDecimal(new FormulaDecimal(value).dividedBy(100)));

/** Formulas see Ids in the form of 15 characters (CASESAFEID gives 18); flows see all 18. */
const shortId = unlessBlank((id: string) => (id.length === 18 ? id.slice(0, 15) : id));

const CONVERSIONS: Readonly<Partial<Record<FieldType, Convert>>> = {
    Checkbox: (value) => value === true,
    Number: number,
    Currency: number,
    Percent: percent,
    Date: unlessBlank(dateFromText),
    DateTime: unlessBlank(dateTimeFromText),
    Time: unlessBlank(timeFromText)
};

/** How a stored value of a field type enters a formula. */
export function conversionOf(fieldType: FieldType, context: FormulaContext): Convert {
    if ((fieldType === 'Id' || fieldType === 'Reference') && context !== 'flow') {
        return shortId;
    }
    return CONVERSIONS[fieldType] ?? text;
}
