import { Decimal } from 'decimal.js';
import type { FieldSchema, ObjectSchema } from '../metadata/schema';
import { columnScale, isNumeric, scaledInteger, unscaledDecimal } from '../store/layout';
import type { FieldValue, FieldValues } from '../values';
import { newDraft, type RecordChange, type RecordDraft, type SaveContext } from './draft';
import type { Contribution, RollupPlan } from './rollupPlan';
import type { RecordScope } from './scope';
import { standardParentValues } from './standard/behaviors';

/** What the changes of details mean for one roll-up of one parent. */
interface Delta {
    readonly plan: RollupPlan;
    /** For count and sum: what to add. */
    change: bigint;
    /** For min and max: values that came and values that went. */
    readonly added: (bigint | string)[];
    readonly removed: (bigint | string)[];
}

interface ParentDeltas {
    readonly parent: ObjectSchema;
    readonly id: string;
    readonly deltas: Map<string, Delta>;
    readonly causes: Set<RecordDraft>;
    readonly childObjects: Set<string>;
}

/**
 * Drafts of the parents whose roll-ups the changes have changed, with the new values in them. Counts and sums move by
 * the difference, exactly, since they are integers; a minimum or maximum that lost its holder is computed anew.
 */
export function parentDrafts(context: SaveContext, changes: readonly RecordChange[]): RecordDraft[] {
    const parents = new Map<string, ParentDeltas>();
    for (const change of changes) {
        collectDeltas(context, change, parents);
    }
    const drafts: RecordDraft[] = [];
    for (const deltas of parents.values()) {
        const draft = parentDraft(context, deltas);
        if (draft !== undefined) {
            drafts.push(draft);
        }
    }
    return drafts;
}

function collectDeltas(context: SaveContext, change: RecordChange, parents: Map<string, ParentDeltas>): void {
    for (const plan of context.runtime.compiled.rollups.get(change.object.apiName) ?? []) {
        const before = contributionOf(context, plan, change.before);
        const after = contributionOf(context, plan, change.after);
        const sameParent = before?.parentId === after?.parentId;
        if (sameParent && same(before?.contribution, after?.contribution)) {
            continue;
        }
        if (before?.contribution !== undefined) {
            record(deltaOf(parents, plan, before.parentId, change), plan, before.contribution, -1n);
        }
        if (after?.contribution !== undefined) {
            record(deltaOf(parents, plan, after.parentId, change), plan, after.contribution, 1n);
        }
    }
    for (const { parent, field } of standardMasters(context, change.object)) {
        for (const id of new Set([change.before?.[field.apiName], change.after?.[field.apiName]])) {
            if (typeof id === 'string') {
                parentEntry(parents, parent, id, change);
            }
        }
    }
}

/** Standard masters compute values of their details by standard behavior, besides any roll-up fields. */
function standardMasters(context: SaveContext, child: ObjectSchema): { parent: ObjectSchema; field: FieldSchema }[] {
    return child.apiName === 'OpportunityLineItem'
        ? [{ parent: context.runtime.schema.objects.get('Opportunity')!, field: child.fields.get('OpportunityId')! }]
        : [];
}

function contributionOf(
    context: SaveContext,
    plan: RollupPlan,
    child: Readonly<FieldValues> | undefined
): { parentId: string; contribution: Contribution } | undefined {
    const parentId = child?.[plan.childField.apiName];
    if (child === undefined || typeof parentId !== 'string') {
        return undefined;
    }
    return { parentId, contribution: plan.contribution(childScope(context, plan, child)) };
}

function childScope(context: SaveContext, plan: RollupPlan, record: Readonly<FieldValues>): RecordScope {
    return { runtime: context.runtime, userId: context.userId, object: plan.child, record, isNew: false };
}

function same(left: Contribution, right: Contribution): boolean {
    return left === undefined || right === undefined ? left === right : left.value === right.value;
}

function parentEntry(
    parents: Map<string, ParentDeltas>,
    parent: ObjectSchema,
    id: string,
    change: RecordChange
): ParentDeltas {
    let entry = parents.get(id);
    if (entry === undefined) {
        entry = { parent, id, deltas: new Map(), causes: new Set(), childObjects: new Set() };
        parents.set(id, entry);
    }
    change.causes.forEach((cause) => entry.causes.add(cause));
    entry.childObjects.add(change.object.apiName);
    return entry;
}

function deltaOf(parents: Map<string, ParentDeltas>, plan: RollupPlan, parentId: string, change: RecordChange): Delta {
    const { deltas } = parentEntry(parents, plan.parent, parentId, change);
    let delta = deltas.get(plan.field.apiName);
    if (delta === undefined) {
        delta = { plan, change: 0n, added: [], removed: [] };
        deltas.set(plan.field.apiName, delta);
    }
    return delta;
}

function record(delta: Delta, plan: RollupPlan, contribution: NonNullable<Contribution>, sign: 1n | -1n): void {
    const { value } = contribution;
    if (plan.operation === 'count') {
        delta.change += sign;
    } else if (plan.operation === 'sum') {
        delta.change += sign * ((value as bigint | null) ?? 0n);
    } else if (value !== null) {
        (sign === 1n ? delta.added : delta.removed).push(value);
    }
}

/** The parent's draft, or undefined where nothing of it changes or it is gone itself. */
function parentDraft(context: SaveContext, deltas: ParentDeltas): RecordDraft | undefined {
    const prior = context.runtime.store.read(deltas.parent.apiName, deltas.id);
    if (prior === undefined) {
        return undefined;
    }
    const draft = newDraft(deltas.parent, prior);
    deltas.causes.forEach((cause) => draft.causes.add(cause));
    for (const delta of deltas.deltas.values()) {
        draft.record[delta.plan.field.apiName] = newValue(context, delta, prior);
    }
    Object.assign(draft.record, standardParentValues(context, deltas.parent, deltas.id, deltas.childObjects));
    const changed = Object.keys(draft.record).some((name) => !sameValue(draft.record[name], prior[name]));
    return changed ? draft : undefined;
}

function sameValue(left: FieldValue | undefined, right: FieldValue | undefined): boolean {
    return Decimal.isDecimal(left) && Decimal.isDecimal(right) ? left.eq(right) : (left ?? null) === (right ?? null);
}

function newValue(context: SaveContext, delta: Delta, prior: Readonly<FieldValues>): FieldValue {
    const { plan } = delta;
    const current = (prior[plan.field.apiName] ?? null) as FieldValue;
    if (plan.operation === 'count' || plan.operation === 'sum') {
        const scale = columnScale(plan.field);
        const integer = current === null ? 0n : scaledInteger(current as Decimal, scale);
        return unscaledDecimal(integer + delta.change, scale);
    }
    const held = current === null ? null : comparableOf(plan.field, current);
    if (held !== null && delta.removed.includes(held)) {
        return computeRollup(context, plan, prior['Id'] as string);
    }
    return valueOf(plan.field, best(plan.operation, held === null ? delta.added : [held, ...delta.added]));
}

function comparableOf(field: FieldSchema, value: FieldValue): bigint | string {
    return isNumeric(field) ? scaledInteger(value as Decimal, columnScale(field)) : String(value);
}

function valueOf(field: FieldSchema, value: bigint | string | null): FieldValue {
    return typeof value === 'bigint' ? unscaledDecimal(value, columnScale(field)) : value;
}

function best(operation: 'min' | 'max', values: readonly (bigint | string)[]): bigint | string | null {
    let found: bigint | string | null = null;
    for (const value of values) {
        if (found === null || (operation === 'min' ? value < found : value > found)) {
            found = value;
        }
    }
    return found;
}

/** A roll-up's value from all its details. */
export function computeRollup(context: SaveContext, plan: RollupPlan, parentId: string): FieldValue {
    const children = context.runtime.store.findBy(plan.child.apiName, plan.childField, parentId);
    const contributions = children.flatMap((child) => plan.contribution(childScope(context, plan, child)) ?? []);
    const values = contributions.flatMap(({ value }) => (value === null ? [] : [value]));
    switch (plan.operation) {
        case 'count':
            return new Decimal(contributions.length);
        case 'sum':
            return unscaledDecimal(
                values.reduce<bigint>((sum, value) => sum + (value as bigint), 0n),
                columnScale(plan.field)
            );
        default:
            return valueOf(plan.field, best(plan.operation, values));
    }
}
