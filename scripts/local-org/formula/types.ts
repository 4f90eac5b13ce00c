import type { FieldType } from '../metadata/schema';
import type { FormulaNumber } from './numbers';

/** The types an expression can have. Picklists are types of their own: most functions refuse them. */
export type ExpressionType =
    'Number' | 'Text' | 'Boolean' | 'Date' | 'DateTime' | 'Time' | 'Picklist' | 'MultiselectPicklist' | 'Null';

/** What a formula computes with; text is never empty but null. Dates and times are numbers, see dates.ts. */
export type FormulaValue = FormulaNumber | string | boolean | null;

export type Evaluate = (scope: unknown) => FormulaValue;

/** The kind of formula, which decides on the functions and fields it may use. */
export type FormulaContext = 'formulaField' | 'validationRule' | 'defaultValue' | 'flow';

export type FormulaReturnType = 'Number' | 'Currency' | 'Percent' | 'Text' | 'Checkbox' | 'Date' | 'DateTime' | 'Time';

const TYPE_OF_FIELD: Readonly<Record<FieldType, ExpressionType>> = {
    Id: 'Text',
    Reference: 'Text',
    Text: 'Text',
    TextArea: 'Text',
    LongTextArea: 'Text',
    Html: 'Text',
    Email: 'Text',
    Phone: 'Text',
    Url: 'Text',
    AutoNumber: 'Text',
    Picklist: 'Picklist',
    MultiselectPicklist: 'MultiselectPicklist',
    Checkbox: 'Boolean',
    Number: 'Number',
    Currency: 'Number',
    Percent: 'Number',
    Date: 'Date',
    DateTime: 'DateTime',
    Time: 'Time'
};

export function typeOfField(fieldType: FieldType): ExpressionType {
    return TYPE_OF_FIELD[fieldType];
}

const TYPE_OF_RESULT: Readonly<Record<FormulaReturnType, ExpressionType>> = {
    Number: 'Number',
    Currency: 'Number',
    Percent: 'Number',
    Text: 'Text',
    Checkbox: 'Boolean',
    Date: 'Date',
    DateTime: 'DateTime',
    Time: 'Time'
};

export function typeOfResult(returnType: FormulaReturnType): ExpressionType {
    return TYPE_OF_RESULT[returnType];
}

const LABELS: Readonly<Record<ExpressionType, string>> = {
    Number: 'Number',
    Text: 'Text',
    Boolean: 'Boolean',
    Date: 'Date',
    DateTime: 'DateTime',
    Time: 'Time',
    Picklist: 'Picklist',
    MultiselectPicklist: 'Picklist (Multi-Select)',
    Null: 'Null'
};

export function labelOf(type: ExpressionType): string {
    return LABELS[type];
}

/** The type both can be used as: NULL goes with everything, otherwise they must be the same. */
export function commonType(left: ExpressionType, right: ExpressionType): ExpressionType | undefined {
    if (left === 'Null') {
        return right;
    }
    return right === 'Null' || left === right ? left : undefined;
}
