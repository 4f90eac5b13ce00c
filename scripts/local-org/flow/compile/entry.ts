import type { FlowScope } from '../data';
import type { EntryConditions, FlowCondition, RecordTriggeredStart } from '../definition';
import type { SourceLocation } from '../../metadata/schema';
import { compileConditions, type Test } from './conditions';
import type { FlowReferences } from './references';

/** The entry conditions of a flow, for `$Record` as the scope has it. */
export function compileEntry(
    references: FlowReferences,
    start: EntryConditions & { readonly location: SourceLocation }
): Test {
    const { filterFormula } = start;
    if (filterFormula !== undefined) {
        const { source, location } = filterFormula;
        return references.condition('of the entry conditions', source, location) ?? (() => false);
    }
    const conditions: FlowCondition[] = start.filters.map((filter) => ({
        left: `$Record.${filter.field}`,
        operator: filter.operator,
        right: filter.value,
        location: filter.location
    }));
    return compileConditions(references, conditions, start.filterLogic, start.location);
}

/** Whether a record-triggered flow starts for a save. */
export function compileTrigger(start: RecordTriggeredStart, criteria: Test): Test {
    if (start.trigger === 'RecordBeforeDelete') {
        return criteria;
    }
    return (scope) => {
        if (scope.isNew) {
            return start.onCreate && criteria(scope);
        }
        return start.onUpdate && criteria(scope) && !(start.onlyWhenNewlyMeeting && criteria(before(scope)));
    };
}

/** The scope as it was before the save, to see whether conditions held then. */
export function before(scope: FlowScope): FlowScope {
    return scope.prior === undefined
        ? scope
        : Object.assign(Object.create(scope) as FlowScope, { record: scope.prior });
}
