import type { SchemaChange } from '../store/schemaChange';
import { equalValues } from '../flow/values';
import type { SaveContext } from './draft';
import { computeRollup } from './rollups';
import type { RollupPlan } from './rollupPlan';

/**
 * Computes roll-ups that are new or were defined differently, for all parents that are stored already. As on the
 * platform, this is no save: no rule runs.
 */
export function recomputeRollups(context: SaveContext, changes: readonly SchemaChange[]): void {
    const plans = [...context.runtime.compiled.rollups.values()].flat().filter((plan) => isAffected(plan, changes));
    // A roll-up may summarize another one; after as many rounds as there are roll-ups nothing can be left.
    for (let round = 0; round < plans.length; round += 1) {
        if (!plans.map((plan) => recomputePlan(context, plan)).includes(true)) {
            return;
        }
    }
}

function isAffected(plan: RollupPlan, changes: readonly SchemaChange[]): boolean {
    return changes.some(
        ({ kind, object, field }) =>
            (kind === 'fieldAdded' || kind === 'rollupChanged') &&
            object === plan.parent.apiName &&
            field === plan.field.apiName
    );
}

function recomputePlan(context: SaveContext, plan: RollupPlan): boolean {
    const { store } = context.runtime;
    const name = plan.field.apiName;
    let changed = false;
    for (const parent of [...store.readAll(plan.parent.apiName)]) {
        const value = computeRollup(context, plan, parent['Id'] as string);
        if (!equalValues(value, parent[name] ?? null)) {
            store.update(plan.parent, { ...parent, [name]: value }, [name]);
            changed = true;
        }
    }
    return changed;
}
