import { Decimal } from 'decimal.js';
import type { PicklistValue } from '../../metadata/schema';
import type { FieldValue, FieldValues } from '../../values';
import type { RecordDraft, SaveContext } from '../draft';

/** The two spellings of a forecast category: the field ForecastCategory, and ForecastCategoryName. */
const categoryNames: Readonly<Record<string, string>> = {
    BestCase: 'Best Case',
    MostLikely: 'Most Likely',
    Forecast: 'Commit'
};

/**
 * The stage decides whether an opportunity is closed and won, and, when it changes, the probability and the forecast
 * category unless the caller gives them. With products, the amount is theirs and cannot be set.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunity.htm
 */
export function deriveOpportunity(_context: SaveContext, draft: RecordDraft): void {
    const { record, prior, given } = draft;
    const stageName = (record['StageName'] ?? null) as string | null;
    const known =
        draft.derivedFrom === undefined ? ((prior?.['StageName'] ?? null) as string | null) : draft.derivedFrom;
    if (stageName !== known) {
        applyStage(draft, stageOf(draft, stageName));
    }
    draft.derivedFrom = stageName;
    record['ForecastCategory'] = categoryNamed((record['ForecastCategoryName'] ?? null) as string | null);
    if (prior?.['HasOpportunityLineItem'] === true && given.has('Amount')) {
        // The platform ignores such a change without an error.
        record['Amount'] = prior['Amount'] ?? null;
    }
    record['ExpectedRevenue'] = expectedRevenue(record['Amount'] ?? null, record['Probability'] ?? null);
}

function stageOf(draft: RecordDraft, stageName: string | null): PicklistValue | undefined {
    return draft.object.fields.get('StageName')!.picklist!.values.find((value) => value.value === stageName);
}

function applyStage(draft: RecordDraft, stage: PicklistValue | undefined): void {
    const { record, given } = draft;
    record['IsClosed'] = stage?.isClosed ?? false;
    record['IsWon'] = stage?.isWon ?? false;
    if (stage?.probability !== undefined && !given.has('Probability')) {
        record['Probability'] = new Decimal(stage.probability);
    }
    if (stage?.forecastCategory !== undefined && !given.has('ForecastCategoryName')) {
        record['ForecastCategoryName'] = categoryNames[stage.forecastCategory] ?? stage.forecastCategory;
    }
}

/** ForecastCategory cannot be set: it follows ForecastCategoryName, whoever has set that. */
function categoryNamed(name: string | null): string | null {
    return Object.entries(categoryNames).find(([, each]) => each === name)?.[0] ?? name;
}

function expectedRevenue(amount: FieldValue, probability: FieldValue): FieldValue {
    if (!Decimal.isDecimal(amount) || !Decimal.isDecimal(probability)) {
        return null;
    }
    return amount.times(probability).dividedBy(100).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}

/** What the lines of an opportunity make of it. Without lines, the amount stays what it was. */
export function opportunityTotals(context: SaveContext, id: string): FieldValues {
    const { schema, store } = context.runtime;
    const reference = schema.objects.get('OpportunityLineItem')!.fields.get('OpportunityId')!;
    const lines = store.findBy('OpportunityLineItem', reference, id);
    if (lines.length === 0) {
        return { HasOpportunityLineItem: false };
    }
    const total = (field: string): Decimal =>
        lines.reduce((sum, line) => sum.plus((line[field] as Decimal | null) ?? 0), new Decimal(0));
    const entry = store.read('PricebookEntry', lines[0]!['PricebookEntryId'] as string);
    return {
        HasOpportunityLineItem: true,
        Amount: total('TotalPrice'),
        TotalOpportunityQuantity: total('Quantity'),
        Pricebook2Id: entry?.['Pricebook2Id'] ?? null
    };
}
