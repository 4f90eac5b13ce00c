import type { ChildRelationship, FieldSchema, ObjectSchema } from '../metadata/schema';
import type { FieldValue } from '../values';

/**
 * The one query plan: SOQL text, GraphQL selections and the UI API's record requests are all resolved into it, and only
 * `compile.ts` turns it into SQL. Names are resolved: a plan cannot mention a field that does not exist.
 */

/** From the queried object over zero or more references to a field of the last one. */
export interface FieldPath {
    readonly steps: readonly ReferenceStep[];
    readonly field: FieldSchema;
    /** The object that `field` belongs to. */
    readonly object: ObjectSchema;
}

export interface ReferenceStep {
    readonly reference: FieldSchema;
    readonly target: ObjectSchema;
}

export const dateFunctions = [
    'CALENDAR_YEAR',
    'CALENDAR_QUARTER',
    'CALENDAR_MONTH',
    'DAY_IN_MONTH',
    'DAY_IN_WEEK',
    'DAY_IN_YEAR',
    'DAY_ONLY',
    'FISCAL_YEAR',
    'FISCAL_QUARTER',
    'FISCAL_MONTH',
    'HOUR_IN_DAY',
    'WEEK_IN_MONTH',
    'WEEK_IN_YEAR'
] as const;
export type DateFunction = (typeof dateFunctions)[number];

export const aggregateFunctions = ['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX'] as const;
export type AggregateFunction = (typeof aggregateFunctions)[number];

export type Expression =
    | { readonly kind: 'field'; readonly path: FieldPath }
    | { readonly kind: 'date'; readonly name: DateFunction; readonly path: FieldPath }
    /** COUNT without a path counts rows. */
    | { readonly kind: 'aggregate'; readonly name: AggregateFunction; readonly path?: FieldPath };

/** Days from `from` up to but not including `to`; what a date literal such as THIS_YEAR stands for. */
export interface DateRange {
    readonly from: string;
    readonly to: string;
}

export type Operand = FieldValue | DateRange;

export type ComparisonOperator =
    'eq' | 'ne' | 'lt' | 'gt' | 'lte' | 'gte' | 'like' | 'in' | 'nin' | 'includes' | 'excludes';

/** Comparisons are two-valued, as SOQL's are: one with a blank is false, and its negation true. */
export type Condition =
    | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] }
    | { readonly kind: 'not'; readonly condition: Condition }
    | {
          readonly kind: 'comparison';
          readonly left: Expression;
          readonly operator: ComparisonOperator;
          /** One for the binary operators, any number for in, nin, includes, excludes. */
          readonly operands: readonly Operand[];
      }
    | { readonly kind: 'semiJoin'; readonly left: FieldPath; readonly negated: boolean; readonly subquery: SemiJoin };

export interface SemiJoin {
    readonly object: ObjectSchema;
    readonly select: FieldPath;
    readonly where?: Condition;
}

export interface OrderItem {
    readonly expression: Expression;
    readonly descending: boolean;
    readonly nullsLast: boolean;
}

export interface QueryPlan {
    readonly object: ObjectSchema;
    readonly select: readonly FieldPath[];
    readonly children: readonly ChildPlan[];
    readonly where?: Condition;
    readonly orderBy: readonly OrderItem[];
    readonly limit?: number;
    readonly offset?: number;
    /** Also count the rows that the limit and the offset leave out. */
    readonly countAll?: boolean;
}

/** The rows of one child relationship, for each row of the parent; limit and offset are per parent. */
export interface ChildPlan {
    /** The key of the result in `QueryRecord.children`. */
    readonly key: string;
    readonly relationship: ChildRelationship;
    readonly plan: QueryPlan;
}

export interface AggregatePlan {
    readonly object: ObjectSchema;
    readonly select: readonly { readonly alias: string; readonly expression: Expression }[];
    readonly where?: Condition;
    readonly groupBy: readonly Expression[];
    readonly having?: Condition;
    readonly orderBy: readonly OrderItem[];
    readonly limit?: number;
    readonly offset?: number;
}

/** One row of a result. Parents are present for every reference that a selected path walks; null where the reference is blank. */
export interface QueryRecord {
    readonly object: string;
    readonly id: string;
    readonly fields: Record<string, FieldValue>;
    readonly parents: Record<string, QueryRecord | null>;
    readonly children: Record<string, QueryPage>;
}

export interface QueryPage {
    readonly records: readonly QueryRecord[];
    /** All rows that match, whatever the limit; only where `countAll` asked for it, otherwise the number of records. */
    readonly total: number;
}

export type AggregateRow = Record<string, FieldValue | number>;

/** The dotted name of a path as a query writes it: `Partner__r.Program__r.Name`. */
export function pathText(path: FieldPath): string {
    const steps = path.steps.map((step) => step.reference.reference?.relationshipName ?? step.reference.apiName);
    return [...steps, path.field.apiName].join('.');
}
