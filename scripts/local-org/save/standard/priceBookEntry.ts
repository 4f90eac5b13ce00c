import type { FieldValues } from '../../values';
import { addError, type RecordDraft, type SaveContext } from '../draft';

/**
 * A price book has one entry a product, and a custom one only after the standard price is defined.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_pricebookentry.htm
 */
export function derivePriceBookEntry(context: SaveContext, draft: RecordDraft): void {
    const { record, prior, object } = draft;
    const { store } = context.runtime;
    const product = store.read('Product2', (record['Product2Id'] ?? '') as string);
    const priceBook = store.read('Pricebook2', (record['Pricebook2Id'] ?? '') as string);
    if (product === undefined || priceBook === undefined) {
        return; // Reported by the check of references.
    }
    record['Name'] = product['Name'] ?? null;
    record['ProductCode'] = product['ProductCode'] ?? null;
    const siblings = store.findBy('PricebookEntry', object.fields.get('Product2Id')!, product['Id'] as string);
    if (prior === undefined && siblings.some((entry) => entry['Pricebook2Id'] === priceBook['Id'])) {
        addError(draft, 'DUPLICATE_VALUE', 'This price definition already exists in this price book');
    }
    if (priceBook['IsStandard'] !== true) {
        applyStandardPrice(
            draft,
            siblings.find((entry) => isStandardEntry(context, entry))
        );
    }
}

function isStandardEntry(context: SaveContext, entry: Readonly<FieldValues>): boolean {
    return context.runtime.store.read('Pricebook2', entry['Pricebook2Id'] as string)?.['IsStandard'] === true;
}

function applyStandardPrice(draft: RecordDraft, standard: Readonly<FieldValues> | undefined): void {
    if (standard === undefined) {
        addError(draft, 'STANDARD_PRICE_NOT_DEFINED', 'No standard price defined for this product');
    } else if (draft.record['UseStandardPrice'] === true) {
        draft.record['UnitPrice'] = standard['UnitPrice'] ?? null;
    }
}
