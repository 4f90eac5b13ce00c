import {
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLID,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLString
} from 'graphql';
import type { GraphQLScalarType } from 'graphql';
import type { FieldSchema, FieldType, ObjectSchema } from '../../metadata/schema';
import type { FieldValue } from '../../values';

import { displayValue } from '../display';
import type { GraphqlContext } from './graphql-context';
import { scalars } from './scalars';

/** What a field resolves to; its parts are computed when asked for. */
export interface FieldBox {
    readonly object: ObjectSchema;
    readonly field: FieldSchema;
    readonly value: FieldValue;
}

export interface ValueKind {
    /** Prefix of the type names: `Currency` in CurrencyValue, CurrencyOperators, CurrencyAggregate. */
    readonly name: string;
    readonly scalar: GraphQLScalarType;
    /** Like comparisons. */
    readonly text?: boolean;
    readonly label?: boolean;
}

const text = (name: string, scalar: GraphQLScalarType): ValueKind => ({ name, scalar, text: true });

/** The kind of value that each field type is in the platform's GraphQL schema. */
const valueKinds: Record<FieldType, ValueKind> = {
    Id: { name: 'Id', scalar: GraphQLID },
    Reference: { name: 'Id', scalar: GraphQLID },
    Text: text('String', GraphQLString),
    AutoNumber: text('String', GraphQLString),
    TextArea: text('TextArea', scalars.TextArea),
    LongTextArea: text('LongTextArea', scalars.LongTextArea),
    Html: text('RichTextArea', scalars.RichTextArea),
    Email: text('Email', scalars.Email),
    Phone: text('PhoneNumber', scalars.PhoneNumber),
    Url: text('Url', scalars.Url),
    Picklist: { name: 'Picklist', scalar: scalars.Picklist, text: true, label: true },
    MultiselectPicklist: { name: 'MultiPicklist', scalar: scalars.MultiPicklist, label: true },
    Checkbox: { name: 'Boolean', scalar: GraphQLBoolean },
    Number: { name: 'Double', scalar: scalars.Double },
    Currency: { name: 'Currency', scalar: scalars.Currency },
    Percent: { name: 'Percent', scalar: scalars.Percent },
    Date: { name: 'Date', scalar: scalars.Date },
    DateTime: { name: 'DateTime', scalar: scalars.DateTime },
    Time: { name: 'Time', scalar: scalars.Time }
};

export function valueKind(field: FieldSchema): ValueKind {
    return valueKinds[field.type];
}

export const fieldValueInterface = new GraphQLInterfaceType({
    name: 'FieldValue',
    fields: { displayValue: { type: GraphQLString } }
});

const valueTypes = new Map<string, GraphQLObjectType<FieldBox, GraphqlContext>>();

/** `CurrencyValue { value displayValue }` and its like; IdValue is IDValue on the platform. */
export function valueType(kind: ValueKind): GraphQLObjectType<FieldBox, GraphqlContext> {
    const name = kind.name === 'Id' ? 'IDValue' : `${kind.name}Value`;
    let type = valueTypes.get(name);
    if (!type) {
        type = new GraphQLObjectType<FieldBox, GraphqlContext>({
            name,
            interfaces: [fieldValueInterface],
            isTypeOf: () => true,
            fields: {
                value: { type: kind.scalar, resolve: (box) => box.value },
                displayValue: {
                    type: GraphQLString,
                    resolve: (box, _arguments, context) =>
                        displayValue(context.labels, context.formats, box.object, box.field, box.value)
                },
                ...(kind.label
                    ? {
                          label: {
                              type: GraphQLString,
                              resolve: (box: FieldBox, _arguments: unknown, context: GraphqlContext) =>
                                  displayValue(context.labels, context.formats, box.object, box.field, box.value)
                          }
                      }
                    : {})
            }
        });
        valueTypes.set(name, type);
    }
    return type;
}

export const resultOrder = new GraphQLEnumType({ name: 'ResultOrder', values: { ASC: {}, DESC: {} } });
export const nullOrder = new GraphQLEnumType({ name: 'NullOrder', values: { FIRST: {}, LAST: {} } });
export const supportedScopes = new GraphQLEnumType({ name: 'SupportedScopes', values: { EVERYTHING: {}, MINE: {} } });

export const orderByClause = new GraphQLInputObjectType({
    name: 'OrderByClause',
    fields: { order: { type: resultOrder }, nulls: { type: nullOrder } }
});

const literalNames = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR']
    .flatMap((unit) =>
        unit === 'DAY' ? ['YESTERDAY', 'TODAY', 'TOMORROW'] : [`LAST_${unit}`, `THIS_${unit}`, `NEXT_${unit}`]
    )
    .concat('LAST_90_DAYS', 'NEXT_90_DAYS');

export const dateLiteralEnum = new GraphQLEnumType({
    name: 'DateLiteral',
    values: Object.fromEntries(literalNames.map((name) => [name, {}]))
});

/** `{last_n_days: 5}`; exactly one is given. */
export const dateRange = new GraphQLInputObjectType({
    name: 'DateRange',
    fields: Object.fromEntries(
        ['days', 'weeks', 'months', 'quarters', 'years', 'fiscal_quarters', 'fiscal_years']
            .flatMap((unit) => [`last_n_${unit}`, `next_n_${unit}`, `n_${unit}_ago`])
            .map((name) => [name, { type: GraphQLInt }])
    )
});

function dateInput(name: 'DateInput' | 'DateTimeInput', scalar: GraphQLScalarType): GraphQLInputObjectType {
    return new GraphQLInputObjectType({
        name,
        fields: { value: { type: scalar }, literal: { type: dateLiteralEnum }, range: { type: dateRange } }
    });
}

const dateInputs = {
    Date: dateInput('DateInput', scalars.Date),
    DateTime: dateInput('DateTimeInput', scalars.DateTime)
};

const dateFunctionNames = [
    'CALENDAR_MONTH',
    'CALENDAR_QUARTER',
    'CALENDAR_YEAR',
    'DAY_IN_MONTH',
    'DAY_IN_WEEK',
    'DAY_IN_YEAR',
    'FISCAL_MONTH',
    'FISCAL_QUARTER',
    'FISCAL_YEAR',
    'WEEK_IN_MONTH',
    'WEEK_IN_YEAR'
];

/** The names of the date functions that a field of the kind may be filtered and grouped by. */
export function dateFunctionsOf(kind: ValueKind): readonly string[] {
    if (kind.name === 'Date') {
        return dateFunctionNames;
    }
    return kind.name === 'DateTime' ? [...dateFunctionNames, 'HOUR_IN_DAY'] : [];
}

const longOperators = new GraphQLInputObjectType({
    name: 'LongOperators',
    fields: () => {
        const one = { type: scalars.Long };
        const many = { type: new GraphQLList(scalars.Long) };
        return { eq: one, ne: one, lt: one, gt: one, lte: one, gte: one, in: many, nin: many };
    }
});

/** The `…Operators` inputs of one schema; `joinInput` is what inq and ninq take, and differs between schemas. */
export class OperatorTypes {
    private readonly types = new Map<string, GraphQLInputObjectType>();
    private readonly joinInput: () => GraphQLInputObjectType;

    constructor(joinInput: () => GraphQLInputObjectType) {
        this.joinInput = joinInput;
    }

    of(kind: ValueKind): GraphQLInputObjectType {
        const name = `${kind.name}Operators`;
        let type = this.types.get(name);
        if (!type) {
            type = new GraphQLInputObjectType({ name, fields: () => operatorFields(kind, this.joinInput()) });
            this.types.set(name, type);
        }
        return type;
    }
}

function operatorFields(
    kind: ValueKind,
    joinInput: GraphQLInputObjectType
): Record<
    string,
    { type: GraphQLInputObjectType | GraphQLScalarType | GraphQLList<GraphQLInputObjectType | GraphQLScalarType> }
> {
    const single = kind.name === 'Date' || kind.name === 'DateTime' ? dateInputs[kind.name] : kind.scalar;
    const one = { type: single };
    const many = { type: new GraphQLList(single) };
    const equality = { eq: one, ne: one };
    if (kind.name === 'Boolean') {
        return equality;
    }
    if (kind.name === 'MultiPicklist') {
        return { ...equality, includes: many, excludes: many };
    }
    return {
        ...equality,
        in: many,
        nin: many,
        lt: one,
        gt: one,
        lte: one,
        gte: one,
        ...(kind.text ? { like: one } : {}),
        ...(kind.name === 'Id' ? { inq: { type: joinInput }, ninq: { type: joinInput } } : {}),
        ...Object.fromEntries(dateFunctionsOf(kind).map((name) => [name, { type: longOperators }]))
    };
}

export const pageInfoType = new GraphQLObjectType({
    name: 'PageInfo',
    fields: {
        hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) },
        hasPreviousPage: { type: new GraphQLNonNull(GraphQLBoolean) },
        startCursor: { type: GraphQLString },
        endCursor: { type: GraphQLString }
    }
});
