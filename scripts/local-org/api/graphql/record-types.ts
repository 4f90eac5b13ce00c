import {
    GraphQLID,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLString
} from 'graphql';
import type { GraphQLFieldConfigMap, GraphQLInputFieldConfigMap } from 'graphql';
import type { ChildRelationship, FieldSchema, ObjectSchema, OrgSchema } from '../../metadata/schema';
import type { QueryPage, QueryRecord } from '../../query/plan';

import { readConnection } from './read';
import type { ConnectionSource } from './read';
import type { GraphqlContext } from './graphql-context';
import { scalars } from './scalars';
import {
    fieldValueInterface,
    OperatorTypes,
    orderByClause,
    pageInfoType,
    supportedScopes,
    valueKind,
    valueType
} from './value-types';
import type { FieldBox } from './value-types';

export const recordInterface = new GraphQLInterfaceType({
    name: 'Record',
    fields: {
        Id: { type: new GraphQLNonNull(GraphQLID) },
        ApiName: { type: new GraphQLNonNull(GraphQLString) },
        WeakEtag: { type: new GraphQLNonNull(scalars.Long) },
        DisplayValue: { type: GraphQLString }
    }
});

/** A GraphQL name must not begin with a digit or hold anything but letters, digits and underscores: API names fit. */
export function isExposed(object: ObjectSchema): boolean {
    return /^[A-Za-z_]\w*$/.test(object.apiName);
}

/** The object that a relationship field of a record leads to; the first that this org has, where several are possible. */
export function parentOf(schema: OrgSchema, field: FieldSchema): ObjectSchema | undefined {
    return (field.reference?.referenceTo ?? []).flatMap((name) => schema.objects.get(name) ?? [])[0];
}

/** The record, connection, filter and order types of all objects of one org schema. */
export class RecordTypes {
    private readonly schema: OrgSchema;
    private readonly records = new Map<string, GraphQLObjectType<QueryRecord, GraphqlContext>>();
    private readonly connections = new Map<string, GraphQLObjectType<ConnectionSource, GraphqlContext>>();
    private readonly filters = new Map<string, GraphQLInputObjectType>();
    private readonly orders = new Map<string, GraphQLInputObjectType>();
    readonly operators: OperatorTypes;
    private readonly join: GraphQLInputObjectType;

    constructor(schema: OrgSchema) {
        this.schema = schema;
        this.join = new GraphQLInputObjectType({
            name: 'JoinInput',
            fields: () => ({
                ApiName: { type: GraphQLString },
                ...Object.fromEntries(this.objects().map((object) => [object.apiName, { type: this.filter(object) }]))
            })
        });
        this.operators = new OperatorTypes(() => this.join);
    }

    objects(): ObjectSchema[] {
        return [...this.schema.objects.values()].filter(isExposed);
    }

    record(object: ObjectSchema): GraphQLObjectType<QueryRecord, GraphqlContext> {
        return memo(
            this.records,
            object.apiName,
            () =>
                new GraphQLObjectType<QueryRecord, GraphqlContext>({
                    name: object.apiName,
                    description: object.label,
                    interfaces: [recordInterface],
                    isTypeOf: (record) => record.object === object.apiName,
                    fields: () => this.recordFields(object)
                })
        );
    }

    private recordFields(object: ObjectSchema): GraphQLFieldConfigMap<QueryRecord, GraphqlContext> {
        const fields: GraphQLFieldConfigMap<QueryRecord, GraphqlContext> = {
            Id: { type: new GraphQLNonNull(GraphQLID), resolve: (record) => record.id },
            ApiName: { type: new GraphQLNonNull(GraphQLString), resolve: (record) => record.object },
            WeakEtag: {
                type: new GraphQLNonNull(scalars.Long),
                resolve: (record) =>
                    Date.parse(String(record.fields['SystemModstamp'] ?? record.fields['LastModifiedDate'] ?? 0))
            },
            DisplayValue: { type: GraphQLString, resolve: (record) => record.fields[object.nameField] ?? null }
        };
        for (const field of object.fields.values()) {
            if (field.type !== 'Id') {
                fields[field.apiName] = {
                    type: valueType(valueKind(field)),
                    description: field.inlineHelpText ?? field.label,
                    resolve: (record): FieldBox => ({ object, field, value: record.fields[field.apiName] ?? null })
                };
            }
            const parent = parentOf(this.schema, field);
            const relationship = field.reference?.relationshipName;
            if (parent && relationship) {
                fields[relationship] = {
                    type: this.record(parent),
                    resolve: (record) => record.parents[relationship] ?? null
                };
            }
        }
        for (const relationship of this.schema.childRelationships(object.apiName).values()) {
            this.addChildren(fields, relationship);
        }
        return fields;
    }

    private addChildren(
        fields: GraphQLFieldConfigMap<QueryRecord, GraphqlContext>,
        relationship: ChildRelationship
    ): void {
        const child = this.schema.objects.get(relationship.childObject);
        if (!child || fields[relationship.name]) {
            return;
        }
        fields[relationship.name] = {
            type: this.connection(child),
            args: {
                first: { type: GraphQLInt },
                after: { type: GraphQLString },
                where: { type: this.filter(child) },
                orderBy: { type: this.order(child) }
            },
            resolve: (record, given, _context, info) =>
                readConnection(record.children[String(info.path.key)] as QueryPage, given)
        };
    }

    connection(object: ObjectSchema): GraphQLObjectType<ConnectionSource, GraphqlContext> {
        return memo(this.connections, object.apiName, () => {
            const edge = new GraphQLObjectType({
                name: `${object.apiName}Edge`,
                fields: () => ({
                    node: { type: this.record(object) },
                    cursor: { type: new GraphQLNonNull(GraphQLString) }
                })
            });
            return new GraphQLObjectType<ConnectionSource, GraphqlContext>({
                name: `${object.apiName}Connection`,
                fields: {
                    edges: { type: new GraphQLList(edge) },
                    pageInfo: { type: new GraphQLNonNull(pageInfoType) },
                    totalCount: { type: new GraphQLNonNull(GraphQLInt) },
                    pageResultCount: { type: new GraphQLNonNull(GraphQLInt) }
                }
            });
        });
    }

    filter(object: ObjectSchema): GraphQLInputObjectType {
        return memo(
            this.filters,
            object.apiName,
            () =>
                new GraphQLInputObjectType({
                    name: `${object.apiName}_Filter`,
                    fields: () => {
                        const list = { type: new GraphQLList(this.filter(object)) };
                        return {
                            and: list,
                            or: list,
                            not: { type: this.filter(object) },
                            ...this.inputFields(
                                object,
                                (field) => this.operators.of(valueKind(field)),
                                (parent) => this.filter(parent)
                            )
                        };
                    }
                })
        );
    }

    order(object: ObjectSchema): GraphQLInputObjectType {
        return memo(
            this.orders,
            object.apiName,
            () =>
                new GraphQLInputObjectType({
                    name: `${object.apiName}_OrderBy`,
                    fields: () =>
                        this.inputFields(
                            object,
                            () => orderByClause,
                            (parent) => this.order(parent)
                        )
                })
        );
    }

    private inputFields(
        object: ObjectSchema,
        ofField: (field: FieldSchema) => GraphQLInputObjectType,
        ofParent: (parent: ObjectSchema) => GraphQLInputObjectType
    ): GraphQLInputFieldConfigMap {
        const fields: GraphQLInputFieldConfigMap = {};
        for (const field of object.fields.values()) {
            fields[field.apiName] = { type: ofField(field) };
            const parent = parentOf(this.schema, field);
            if (parent && field.reference) {
                fields[field.reference.relationshipName] = { type: ofParent(parent) };
            }
        }
        return fields;
    }

    /** The arguments of a top-level connection. */
    rootArguments(
        object: ObjectSchema
    ): Record<
        string,
        { type: GraphQLInputObjectType | typeof GraphQLInt | typeof GraphQLString | typeof supportedScopes }
    > {
        return {
            first: { type: GraphQLInt },
            after: { type: GraphQLString },
            where: { type: this.filter(object) },
            orderBy: { type: this.order(object) },
            scope: { type: supportedScopes },
            upperBound: { type: GraphQLInt }
        };
    }

    /** Types that no field mentions but clients may. */
    extraTypes(): (GraphQLObjectType | GraphQLInterfaceType)[] {
        return [fieldValueInterface, recordInterface];
    }
}

function memo<Type>(types: Map<string, Type>, name: string, make: () => Type): Type {
    let type = types.get(name);
    if (type === undefined) {
        type = make();
        types.set(name, type);
    }
    return type;
}
