import { Decimal } from 'decimal.js';
import type { FieldValue } from '../values';
import { sortKey } from './functions';
import type { AggregatePlan, AggregateRow, Expression } from './plan';

/** What GROUP BY ROLLUP or CUBE adds to a plan that groups by all of its fields. */
export interface Subtotals {
    /** Which fields each pass groups by, as places in the plan's `groupBy`: all of them first, none of them last. */
    readonly sets: readonly (readonly number[])[];
    /** `GROUPING(field) alias`: 1 where the row is a subtotal over the field, otherwise 0. */
    readonly groupings: readonly { readonly alias: string; readonly position: number }[];
    readonly order: readonly SubtotalOrder[];
    readonly limit?: number;
    readonly offset?: number;
}

export interface SubtotalOrder {
    /** A selected alias, or the place of a field whose GROUPING counts. */
    readonly key: { readonly alias: string } | { readonly position: number };
    readonly descending: boolean;
    readonly nullsLast: boolean;
}

/** ROLLUP(a, b): (a, b), (a), (). CUBE(a, b): (a, b), (a), (b), (). */
export function groupingSets(kind: 'ROLLUP' | 'CUBE', fields: number): number[][] {
    const all = Array.from({ length: fields }, (_unused, index) => index);
    if (kind === 'ROLLUP') {
        return [...all, fields].map((dropped) => all.slice(0, fields - dropped));
    }
    const subsets = all.reduce<number[][]>(
        (sets, position) => [...sets.map((set) => [...set, position]), ...sets],
        [[]]
    );
    return subsets.sort((one, other) => other.length - one.length);
}

/** A row, and which fields it is grouped by. */
interface TotalRow {
    readonly row: AggregateRow;
    readonly set: readonly number[];
}

/**
 * The groups of a plan with their subtotals and the grand total.
 * @param run runs a plan that groups once
 * @param textOf equal texts mean equal expressions
 */
export function withSubtotals(
    plan: AggregatePlan,
    subtotals: Subtotals,
    run: (plan: AggregatePlan) => AggregateRow[],
    textOf: (expression: Expression) => string
): AggregateRow[] {
    const rows = subtotals.sets.flatMap((set) => {
        const groupBy = set.map((position) => plan.groupBy[position]!);
        const kept = new Set(groupBy.map(textOf));
        const select = plan.select.filter(
            ({ expression }) => expression.kind === 'aggregate' || kept.has(textOf(expression))
        );
        return run({ ...plan, groupBy, select }).map((row): TotalRow => ({
            row: whole(plan, subtotals, set, row),
            set
        }));
    });
    const sorted = subtotals.order.length === 0 ? rows : [...rows].sort((one, other) => compare(subtotals, one, other));
    const start = subtotals.offset ?? 0;
    return sorted
        .slice(start, subtotals.limit === undefined ? undefined : start + subtotals.limit)
        .map(({ row }) => row);
}

/** A row with null for the fields that it is a total over, and its GROUPING flags. */
function whole(plan: AggregatePlan, subtotals: Subtotals, set: readonly number[], row: AggregateRow): AggregateRow {
    const result: AggregateRow = {};
    for (const { alias } of plan.select) {
        result[alias] = row[alias] ?? null;
    }
    for (const { alias, position } of subtotals.groupings) {
        result[alias] = flag(set, position);
    }
    return result;
}

function flag(set: readonly number[], position: number): number {
    return set.includes(position) ? 0 : 1;
}

function compare(subtotals: Subtotals, one: TotalRow, other: TotalRow): number {
    for (const { key, descending, nullsLast } of subtotals.order) {
        const [left, right] = [one, other].map(({ row, set }) =>
            'alias' in key ? (row[key.alias] ?? null) : flag(set, key.position)
        ) as [FieldValue | number, FieldValue | number];
        if (left === null || right === null) {
            if (left !== right) {
                return (left === null) === nullsLast ? 1 : -1;
            }
            continue;
        }
        const order = compareValues(left, right);
        if (order !== 0) {
            return descending ? -order : order;
        }
    }
    return 0;
}

function compareValues(left: FieldValue | number, right: FieldValue | number): number {
    if (typeof left === 'string' && typeof right === 'string') {
        const [one, other] = [sortKey(left), sortKey(right)];
        return one < other ? -1 : Number(one > other);
    }
    // A checkbox sorts as 0 and 1.
    const [one, other] = [left, right].map(
        (value) => new Decimal(typeof value === 'boolean' ? Number(value) : String(value))
    );
    return one!.comparedTo(other!);
}
