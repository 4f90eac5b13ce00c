import { customObject, master, number, rollup, text, validationRule, type SourceFiles } from './project';

/** Depot ← Crate ← Item, with roll-ups at both levels, unique keys, auto numbers and a rule. */
export function warehouse(): SourceFiles {
    return Object.assign(
        {},
        customObject('Depot', {
            Crates: rollup('count', 'Crate__c.Depot__c'),
            Weight: rollup('sum', 'Crate__c.Depot__c', 'Crate__c.Weight__c'),
            Heaviest: rollup('max', 'Crate__c.Depot__c', 'Crate__c.Weight__c')
        }),
        customObject(
            'Crate',
            {
                Depot: master('Depot__c', 'Crates'),
                Key: { ...text(), unique: true, externalId: true, caseSensitive: false },
                Note: text(),
                Items: rollup('count', 'Item__c.Crate__c'),
                Weight: rollup('sum', 'Item__c.Crate__c', 'Item__c.Weight__c'),
                Lightest: rollup('min', 'Item__c.Crate__c', 'Item__c.Weight__c')
            },
            { detail: true }
        ),
        customObject(
            'Item',
            {
                Crate: master('Crate__c', 'Items'),
                Batch: number(9, 0),
                Weight: number(9, 2)
            },
            { detail: true, nameField: { label: 'Item', type: 'AutoNumber', displayFormat: 'I-{0000000}' } }
        ),
        validationRule('Item__c', 'Has_Weight', 'Weight__c <= 0', 'An item has weight.')
    ) as SourceFiles;
}
