import type { ObjectSchema } from '../../metadata/schema';
import type { FieldValues } from '../../values';
import type { RecordDraft, SaveContext } from '../draft';
import { deriveLine } from './opportunityLine';
import { deriveOpportunity, opportunityTotals } from './opportunity';
import { derivePersonName } from './personName';
import { derivePriceBookEntry } from './priceBookEntry';
import { deriveTask } from './task';
import { deriveUser } from './user';

/** What the platform itself computes on some standard objects. Runs before and again after the before-save flows. */
const behaviors: Readonly<Record<string, (context: SaveContext, draft: RecordDraft) => void>> = {
    Contact: derivePersonName,
    User: deriveUser,
    Opportunity: deriveOpportunity,
    OpportunityLineItem: deriveLine,
    PricebookEntry: derivePriceBookEntry,
    Task: deriveTask
};

export function applyStandardBehavior(context: SaveContext, draft: RecordDraft): void {
    behaviors[draft.object.apiName]?.(context, draft);
}

/** Values of a standard parent that follow from its details, other than roll-up fields. */
export function standardParentValues(
    context: SaveContext,
    parent: ObjectSchema,
    id: string,
    changedChildren: ReadonlySet<string>
): FieldValues {
    return parent.apiName === 'Opportunity' && changedChildren.has('OpportunityLineItem')
        ? opportunityTotals(context, id)
        : {};
}
