import { Decimal } from 'decimal.js';
import type { FieldValues } from '../../values';
import { addError, type RecordDraft, type SaveContext } from '../draft';

/**
 * A line takes its product and list price from the price book entry; its total is quantity times sales price, less the
 * discount. On creation either the sales price or the total is given.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunitylineitem.htm
 */
export function deriveLine(context: SaveContext, draft: RecordDraft): void {
    const { record, prior } = draft;
    const { store } = context.runtime;
    const entry = store.read('PricebookEntry', (record['PricebookEntryId'] ?? '') as string);
    const opportunity = store.read('Opportunity', (record['OpportunityId'] ?? '') as string);
    if (prior === undefined && entry !== undefined && opportunity !== undefined) {
        takeFromEntry(context, record, entry, opportunity);
        const priceBook = opportunity['Pricebook2Id'] ?? null;
        if (priceBook !== null && priceBook !== entry['Pricebook2Id']) {
            addError(
                draft,
                'FIELD_INTEGRITY_EXCEPTION',
                'pricebook entry is in a different pricebook than the one assigned to the opportunity',
                ['PricebookEntryId']
            );
        }
    }
    deriveTotal(draft);
}

function takeFromEntry(
    context: SaveContext,
    record: FieldValues,
    entry: Readonly<FieldValues>,
    opportunity: Readonly<FieldValues>
): void {
    const product = context.runtime.store.read('Product2', entry['Product2Id'] as string);
    record['Product2Id'] = entry['Product2Id'] ?? null;
    record['ProductCode'] = product?.['ProductCode'] ?? null;
    record['ListPrice'] = entry['UnitPrice'] ?? null;
    record['Name'] = `${String(opportunity['Name'])} ${String(product?.['Name'])}`;
}

function deriveTotal(draft: RecordDraft): void {
    const { record, given } = draft;
    const quantity = record['Quantity'];
    const discount = (record['Discount'] as Decimal | null | undefined) ?? new Decimal(0);
    const kept = new Decimal(100).minus(discount).dividedBy(100);
    if (!Decimal.isDecimal(quantity)) {
        return; // Reported as a missing required field.
    }
    if (given.has('TotalPrice') && given.has('UnitPrice')) {
        addError(draft, 'FIELD_INTEGRITY_EXCEPTION', 'only one of unit price or total price may be specified', [
            'UnitPrice',
            'TotalPrice'
        ]);
    } else if (given.has('TotalPrice') && Decimal.isDecimal(record['TotalPrice'])) {
        const divisor = quantity.times(kept);
        record['UnitPrice'] = divisor.isZero() ? new Decimal(0) : money(record['TotalPrice'].dividedBy(divisor));
    } else if (Decimal.isDecimal(record['UnitPrice'])) {
        record['TotalPrice'] = money(quantity.times(record['UnitPrice']).times(kept));
    } else {
        addError(draft, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [UnitPrice]', ['UnitPrice']);
    }
}

function money(value: Decimal): Decimal {
    return value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}
