import {
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLString
} from 'graphql';
import type { GraphQLFieldConfigMap, GraphQLInputFieldConfigMap } from 'graphql';
import type { FieldSchema, ObjectSchema, OrgSchema } from '../../metadata/schema';
import type { AggregateRow, Expression, FieldPath, ReferenceStep } from '../../query/plan';
import { expressionText } from '../../query/soql';
import type { FieldValue } from '../../values';
import { displayValue } from '../display';
import type { GraphqlContext } from './graphql-context';
import { parentOf } from './record-types';
import type { RecordTypes } from './record-types';
import { scalars } from './scalars';
import {
    dateFunctionsOf,
    fieldValueInterface,
    nullOrder,
    pageInfoType,
    resultOrder,
    supportedScopes,
    valueKind,
    valueType
} from './value-types';
import type { ValueKind } from './value-types';

/** One row of groups, seen along a path of references. */
export interface AggregateSource {
    readonly row: AggregateRow;
    readonly steps: readonly ReferenceStep[];
}

interface AggregateFieldSource {
    readonly row: AggregateRow;
    readonly path: FieldPath;
}

/** Aggregate functions by the name of the field that asks for them. */
export const aggregateFields = {
    avg: 'AVG',
    count: 'COUNT',
    countDistinct: 'COUNT_DISTINCT',
    max: 'MAX',
    min: 'MIN',
    sum: 'SUM'
} as const;

/** Date functions by the name of the field that asks for them: `calendarYear`. */
export function dateFieldName(name: string): string {
    return name.toLowerCase().replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

const longValue = new GraphQLObjectType<number, GraphqlContext>({
    name: 'LongValue',
    interfaces: [fieldValueInterface],
    isTypeOf: () => true,
    fields: {
        value: { type: scalars.Long, resolve: (value) => value },
        displayValue: {
            type: GraphQLString,
            resolve: (value, _arguments, context) => new Intl.NumberFormat(context.formats.locale).format(value)
        }
    }
});

const groupByFunction = new GraphQLEnumType({
    name: 'GroupByFunction',
    values: Object.fromEntries(
        dateFunctionsOf({ name: 'DateTime', scalar: scalars.DateTime }).map((name) => [name, {}])
    )
});

const groupByClause = new GraphQLInputObjectType({
    name: 'GroupByClause',
    fields: { group: { type: GraphQLBoolean } }
});
const groupByDateFunction = new GraphQLInputObjectType({
    name: 'GroupByDateFunction',
    fields: { group: { type: GraphQLBoolean }, function: { type: groupByFunction } }
});

const aggregateFunctionEnum = new GraphQLEnumType({
    name: 'AggregateOrderByNumberFunction',
    values: { AVG: {}, COUNT: {}, COUNT_DISTINCT: {}, MAX: {}, MIN: {}, SUM: {} }
});
const aggregateStringFunctionEnum = new GraphQLEnumType({
    name: 'AggregateOrderByStringFunction',
    values: { COUNT: {}, COUNT_DISTINCT: {}, MAX: {}, MIN: {} }
});
const ordering = { order: { type: resultOrder }, nulls: { type: nullOrder } };
const orderByNumber = new GraphQLInputObjectType({
    name: 'AggregateOrderByNumberClause',
    fields: { function: { type: aggregateFunctionEnum }, ...ordering }
});
const orderByString = new GraphQLInputObjectType({
    name: 'AggregateOrderByStringClause',
    fields: { function: { type: aggregateStringFunctionEnum }, ...ordering }
});
const orderByPlain = new GraphQLInputObjectType({ name: 'NoFunctionAggregateOrderByClause', fields: ordering });

const numbers = new Set(['Number', 'Currency', 'Percent']);

function resultOf(source: AggregateFieldSource, expression: Expression): FieldValue | number | undefined {
    return source.row[expressionText(expression)];
}

const fieldTypes = new Map<string, GraphQLObjectType<AggregateFieldSource, GraphqlContext>>();

/** `CurrencyAggregate`: the grouped value and the aggregates that the kind of value has. */
function aggregateFieldType(field: FieldSchema): GraphQLObjectType<AggregateFieldSource, GraphqlContext> {
    const kind = valueKind(field);
    let type = fieldTypes.get(kind.name);
    if (!type) {
        type = new GraphQLObjectType<AggregateFieldSource, GraphqlContext>({
            name: `${kind.name}Aggregate`,
            fields: { ...groupedFields(kind), ...functionFields(kind, numbers.has(field.type)), ...dateFields(kind) }
        });
        fieldTypes.set(kind.name, type);
    }
    return type;
}

function groupedFields(kind: ValueKind): GraphQLFieldConfigMap<AggregateFieldSource, GraphqlContext> {
    const grouped = (source: AggregateFieldSource): FieldValue =>
        (resultOf(source, { kind: 'field', path: source.path }) ?? null) as FieldValue;
    const shown = {
        type: GraphQLString,
        resolve: (source: AggregateFieldSource, _given: unknown, context: GraphqlContext): string | null =>
            displayValue(context.labels, context.formats, source.path.object, source.path.field, grouped(source))
    };
    return {
        value: { type: kind.scalar, resolve: grouped },
        displayValue: shown,
        ...(kind.label ? { label: shown } : {})
    };
}

function functionFields(
    kind: ValueKind,
    isNumber: boolean
): GraphQLFieldConfigMap<AggregateFieldSource, GraphqlContext> {
    const fields: GraphQLFieldConfigMap<AggregateFieldSource, GraphqlContext> = {};
    const add = (name: keyof typeof aggregateFields): void => {
        const counts = name === 'count' || name === 'countDistinct';
        fields[name] = {
            type: counts ? longValue : valueType(kind),
            resolve: (source) => {
                const value =
                    resultOf(source, { kind: 'aggregate', name: aggregateFields[name], path: source.path }) ?? null;
                return counts ? value : { object: source.path.object, field: source.path.field, value };
            }
        };
    };
    if (kind.name === 'Boolean' || kind.name.endsWith('TextArea') || kind.name === 'MultiPicklist') {
        return fields;
    }
    (['count', 'countDistinct', 'max', 'min'] as const).forEach(add);
    if (isNumber) {
        (['avg', 'sum'] as const).forEach(add);
    }
    return fields;
}

function dateFields(kind: ValueKind): GraphQLFieldConfigMap<AggregateFieldSource, GraphqlContext> {
    return Object.fromEntries(
        dateFunctionsOf(kind).map((name) => [
            dateFieldName(name),
            {
                type: longValue,
                resolve: (source: AggregateFieldSource) =>
                    resultOf(source, { kind: 'date', name: name as never, path: source.path }) ?? null
            }
        ])
    );
}

/** The types below `uiapi { aggregate { … } }` of one org schema. */
export class AggregateTypes {
    private readonly schema: OrgSchema;
    private readonly records: RecordTypes;
    private readonly aggregates = new Map<string, GraphQLObjectType<AggregateSource, GraphqlContext>>();
    private readonly inputs = new Map<string, GraphQLInputObjectType>();

    constructor(schema: OrgSchema, records: RecordTypes) {
        this.schema = schema;
        this.records = records;
    }

    connection(object: ObjectSchema): GraphQLObjectType {
        const name = object.apiName;
        const result = new GraphQLObjectType<AggregateRow, GraphqlContext>({
            name: `${name}Result`,
            fields: () => ({
                aggregate: { type: this.aggregate(object), resolve: (row): AggregateSource => ({ row, steps: [] }) }
            })
        });
        const edge = new GraphQLObjectType({
            name: `${name}AggregateEdge`,
            fields: { node: { type: result }, cursor: { type: new GraphQLNonNull(GraphQLString) } }
        });
        return new GraphQLObjectType({
            name: `${name}AggregateConnection`,
            fields: {
                edges: { type: new GraphQLList(edge) },
                pageInfo: { type: new GraphQLNonNull(pageInfoType) },
                totalCount: { type: new GraphQLNonNull(GraphQLInt) }
            }
        });
    }

    private aggregate(object: ObjectSchema): GraphQLObjectType<AggregateSource, GraphqlContext> {
        let type = this.aggregates.get(object.apiName);
        if (!type) {
            type = new GraphQLObjectType<AggregateSource, GraphqlContext>({
                name: `${object.apiName}Aggregate`,
                fields: () => this.aggregateFields(object)
            });
            this.aggregates.set(object.apiName, type);
        }
        return type;
    }

    private aggregateFields(object: ObjectSchema): GraphQLFieldConfigMap<AggregateSource, GraphqlContext> {
        const fields: GraphQLFieldConfigMap<AggregateSource, GraphqlContext> = {};
        for (const field of object.fields.values()) {
            fields[field.apiName] = {
                type: aggregateFieldType(field),
                resolve: ({ row, steps }): AggregateFieldSource => ({ row, path: { steps, field, object } })
            };
            const target = parentOf(this.schema, field);
            if (target && field.reference) {
                const step = { reference: field, target };
                fields[field.reference.relationshipName] = {
                    type: this.aggregate(target),
                    resolve: ({ row, steps }): AggregateSource => ({ row, steps: [...steps, step] })
                };
            }
        }
        return fields;
    }

    private input(
        object: ObjectSchema,
        suffix: string,
        clauseOf: (field: FieldSchema) => GraphQLInputObjectType
    ): GraphQLInputObjectType {
        const name = `${object.apiName}_${suffix}`;
        let type = this.inputs.get(name);
        if (!type) {
            type = new GraphQLInputObjectType({
                name,
                fields: () => {
                    const fields: GraphQLInputFieldConfigMap = {};
                    for (const field of object.fields.values()) {
                        fields[field.apiName] = { type: clauseOf(field) };
                        const parent = parentOf(this.schema, field);
                        if (parent && field.reference) {
                            fields[field.reference.relationshipName] = { type: this.input(parent, suffix, clauseOf) };
                        }
                    }
                    return fields;
                }
            });
            this.inputs.set(name, type);
        }
        return type;
    }

    arguments(
        object: ObjectSchema
    ): Record<
        string,
        { type: GraphQLInputObjectType | typeof GraphQLInt | typeof GraphQLString | typeof supportedScopes }
    > {
        return {
            first: { type: GraphQLInt },
            after: { type: GraphQLString },
            where: { type: this.records.filter(object) },
            groupBy: {
                type: this.input(object, 'GroupBy', (field) =>
                    field.type === 'Date' || field.type === 'DateTime' ? groupByDateFunction : groupByClause
                )
            },
            orderBy: {
                type: this.input(object, 'AggregateOrderBy', (field) =>
                    numbers.has(field.type)
                        ? orderByNumber
                        : field.type === 'Checkbox' || field.type === 'Reference'
                          ? orderByPlain
                          : orderByString
                )
            },
            scope: { type: supportedScopes },
            upperBound: { type: GraphQLInt }
        };
    }
}
