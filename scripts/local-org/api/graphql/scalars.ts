import { GraphQLScalarType, Kind } from 'graphql';
import type { ValueNode } from 'graphql';
import { type Decimal } from 'decimal.js';
import { toUiJson } from '../values';

/** A value as it was written: numbers as their digits, so that an amount in a query text keeps every one of them. */
function literal(node: ValueNode): unknown {
    switch (node.kind) {
        case Kind.INT:
        case Kind.FLOAT:
        case Kind.STRING:
        case Kind.BOOLEAN:
        case Kind.ENUM:
            return node.value;
        case Kind.NULL:
            return null;
        default:
            throw new TypeError(`A ${node.kind} stands where one value belongs.`);
    }
}

function scalar(name: string, description: string): GraphQLScalarType {
    return new GraphQLScalarType({
        name,
        description,
        serialize: (value) => toUiJson(value as string | boolean | number | null | Decimal),
        parseValue: (value) => {
            if (typeof value === 'object' && value !== null) {
                throw new TypeError(`${name} is one value, not ${JSON.stringify(value)}.`);
            }
            return value;
        },
        parseLiteral: literal
    });
}

/** The platform's scalars beside GraphQL's own. What a value must look like, the field's type decides. */
export const scalars = {
    Currency: scalar('Currency', 'An amount of money.'),
    Double: scalar('Double', 'A number.'),
    Percent: scalar('Percent', 'A percentage in percent points.'),
    Long: scalar('Long', 'A whole number.'),
    Date: scalar('Date', 'YYYY-MM-DD'),
    DateTime: scalar('DateTime', 'ISO 8601 date and time.'),
    Time: scalar('Time', 'HH:mm:ss.SSSZ'),
    Picklist: scalar('Picklist', 'The API name of a picklist value.'),
    MultiPicklist: scalar('MultiPicklist', 'API names of picklist values, separated by semicolons.'),
    TextArea: scalar('TextArea', 'Text of several lines.'),
    LongTextArea: scalar('LongTextArea', 'Long text of several lines.'),
    RichTextArea: scalar('RichTextArea', 'HTML.'),
    Email: scalar('Email', 'An e-mail address.'),
    PhoneNumber: scalar('PhoneNumber', 'A phone number.'),
    Url: scalar('Url', 'An address.'),
    IdOrRef: scalar('IdOrRef', 'A record Id, or @{name} for the record that an earlier operation of the request makes.')
} as const;
