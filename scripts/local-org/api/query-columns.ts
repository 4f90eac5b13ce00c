import { isCalculated, isWritable } from './field-facts';
import type { ObjectSchema } from '../metadata/schema';
import { isNumeric } from '../store/layout';
import type { Expression, FieldPath, QueryPlan } from '../query/plan';
import { expressionText } from '../query/soql';
import type { SoqlPlan } from '../query/soql';

/** One column of a result as `GET /query?columns=true` tells it. */
interface Column {
    readonly aggregate: boolean;
    readonly apexType: string;
    readonly booleanType: boolean;
    readonly columnName: string;
    readonly custom: boolean;
    readonly displayName: string;
    readonly foreignKeyName: string | null;
    readonly insertable: boolean;
    readonly joinColumns: readonly Column[];
    readonly numberType: boolean;
    readonly textType: boolean;
    readonly updatable: boolean;
}

/** What a query would give, without its rows: `?columns=true`, which the command line client asks before it queries. */
export function queryColumns(soql: SoqlPlan): Record<string, unknown> {
    const { object } = soql.plan;
    return {
        columnMetadata: columnsOf(soql),
        entityName: object.apiName,
        groupBy: soql.kind === 'aggregate' && soql.plan.groupBy.length > 0,
        idSelected:
            soql.kind === 'rows' &&
            soql.plan.select.some(({ steps, field }) => steps.length === 0 && field.type === 'Id'),
        keyPrefix: object.keyPrefix
    };
}

function columnsOf(soql: SoqlPlan): Column[] {
    switch (soql.kind) {
        case 'count':
            return [];
        case 'aggregate':
            return [
                ...soql.plan.select.map(({ alias, expression }) => aggregateColumn(alias, expression)),
                ...(soql.subtotals?.groupings ?? []).map(({ alias }) => ({
                    ...joinColumn(alias, []),
                    aggregate: true,
                    apexType: 'Integer',
                    numberType: true
                }))
            ];
        case 'rows': {
            const hidden = new Set(soql.labels.filter((label) => label.hidesField).map(({ path }) => path));
            const visible = soql.plan.select.filter((path) => !hidden.has(path));
            const named = soql.labels.flatMap(({ path, alias }) =>
                alias === undefined ? [] : [aggregateColumn(alias, { kind: 'field', path })]
            );
            return [...pathColumns(visible), ...named, ...childColumns(soql.plan)];
        }
    }
}

function childColumns(plan: QueryPlan): Column[] {
    return plan.children.map((child) => ({
        ...joinColumn(child.key, [...pathColumns(child.plan.select), ...childColumns(child.plan)]),
        aggregate: true
    }));
}

/** Fields, and parents with the fields that are selected of them, in the order of the query. */
function pathColumns(paths: readonly FieldPath[]): Column[] {
    const parents = new Map<string, FieldPath[]>();
    const order: (FieldPath | string)[] = [];
    for (const path of paths) {
        const [first, ...others] = path.steps;
        if (!first) {
            order.push(path);
            continue;
        }
        const name = first.reference.reference?.relationshipName ?? first.reference.apiName;
        if (!parents.has(name)) {
            parents.set(name, []);
            order.push(name);
        }
        parents.get(name)?.push({ ...path, steps: others });
    }
    return order.map((one) =>
        typeof one === 'string' ? joinColumn(one, pathColumns(parents.get(one) ?? [])) : fieldColumn(one)
    );
}

function joinColumn(name: string, joinColumns: readonly Column[]): Column {
    return {
        aggregate: false,
        apexType: 'complexvalue',
        booleanType: false,
        columnName: name,
        custom: name.endsWith('__r'),
        displayName: name,
        foreignKeyName: null,
        insertable: false,
        joinColumns,
        numberType: false,
        textType: false,
        updatable: false
    };
}

const apexTypes: Readonly<Record<string, string>> = {
    Id: 'Id',
    Reference: 'Id',
    Checkbox: 'Boolean',
    Number: 'Double',
    Currency: 'Double',
    Percent: 'Double',
    Date: 'Date',
    DateTime: 'Datetime',
    Time: 'Time'
};

function fieldColumn({ field, object }: FieldPath): Column {
    const apexType = apexTypes[field.type] ?? 'String';
    return {
        aggregate: false,
        apexType,
        booleanType: apexType === 'Boolean',
        columnName: field.apiName,
        custom: field.custom,
        displayName: field.apiName,
        foreignKeyName: foreignKeyName(object, field.apiName),
        insertable: !isCalculated(field) && isWritable(field, 'create'),
        joinColumns: [],
        numberType: isNumeric(field),
        textType: apexType === 'String',
        updatable: !isCalculated(field) && isWritable(field, 'update')
    };
}

function foreignKeyName(object: ObjectSchema, apiName: string): string | null {
    return object.fields.get(apiName)?.reference?.relationshipName ?? null;
}

function aggregateColumn(alias: string, expression: Expression): Column {
    const base = expression.path ? fieldColumn(expression.path) : joinColumn(alias, []);
    return {
        ...base,
        aggregate: expression.kind !== 'field',
        columnName: alias,
        displayName: expressionText(expression),
        insertable: false,
        updatable: false
    };
}
