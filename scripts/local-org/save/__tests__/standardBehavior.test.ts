import { describe, expect, it } from 'vitest';
import { openFixture } from '../../__fixtures__/project';

function open() {
    const opened = openFixture({});
    const { org, save } = opened;
    const [standard] = [...org.store.readAll('Pricebook2')];
    const product = save.create('Product2', { Name: 'Sensor', ProductCode: 'S-1', IsActive: true });
    const entry = save.create('PricebookEntry', {
        Pricebook2Id: standard!['Id'],
        Product2Id: product,
        UnitPrice: 100,
        IsActive: true
    });
    const opportunity = save.create('Opportunity', {
        Name: 'Deal',
        StageName: 'Prospecting',
        CloseDate: '2026-06-30',
        Amount: 50
    });
    const read = (object: string, id: string): Record<string, unknown> => {
        const record = org.read(object, id)!;
        return Object.fromEntries(
            Object.entries(record).map(([name, value]) => [
                name,
                typeof value === 'object' && value ? String(value) : value
            ])
        );
    };
    return { ...opened, read, standard: standard!['Id'] as string, product, entry, opportunity };
}

describe('opportunities', () => {
    it('take probability, forecast category, closed and won from their stage', () => {
        const { save, read, opportunity } = open();
        expect(read('Opportunity', opportunity)).toMatchObject({
            Probability: '10',
            IsClosed: false,
            IsWon: false,
            ForecastCategoryName: 'Pipeline',
            ExpectedRevenue: '5'
        });
        save.update('Opportunity', opportunity, { StageName: 'Closed Won' });
        expect(read('Opportunity', opportunity)).toMatchObject({
            Probability: '100',
            IsClosed: true,
            IsWon: true,
            ForecastCategoryName: 'Closed'
        });
        save.update('Opportunity', opportunity, { StageName: 'Closed Lost', Probability: 5 });
        expect(read('Opportunity', opportunity)).toMatchObject({
            Probability: '5',
            IsClosed: true,
            IsWon: false,
            ForecastCategoryName: 'Omitted'
        });
    });

    it('take their amount from their products, and then ignore another one', () => {
        const { save, read, opportunity, entry, product, standard } = open();
        const line = { OpportunityId: opportunity, PricebookEntryId: entry };
        const first = save.create('OpportunityLineItem', { ...line, Quantity: 3, UnitPrice: '33.33' });
        expect(read('OpportunityLineItem', first)).toMatchObject({
            TotalPrice: '99.99',
            ListPrice: '100',
            Product2Id: product,
            ProductCode: 'S-1',
            Name: 'Deal Sensor'
        });
        save.create('OpportunityLineItem', { ...line, Quantity: 2, TotalPrice: 150, Discount: null });
        expect(read('Opportunity', opportunity)).toMatchObject({
            Amount: '249.99',
            HasOpportunityLineItem: true,
            Pricebook2Id: standard
        });
        expect(save.update('Opportunity', opportunity, { Amount: 1 }).success).toBe(true);
        expect(read('Opportunity', opportunity)['Amount']).toBe('249.99');
        save.update('OpportunityLineItem', first, { Quantity: 1 });
        expect(read('Opportunity', opportunity)['Amount']).toBe('183.33');
    });

    it('draw their products from one price book', () => {
        const { save, opportunity, entry, product } = open();
        save.create('OpportunityLineItem', {
            OpportunityId: opportunity,
            PricebookEntryId: entry,
            Quantity: 1,
            UnitPrice: 1
        });
        const other = save.create('Pricebook2', { Name: 'Other', IsActive: true });
        const otherEntry = save.create('PricebookEntry', {
            Pricebook2Id: other,
            Product2Id: product,
            UnitPrice: 90,
            IsActive: true
        });
        expect(
            save.refusal('OpportunityLineItem', {
                OpportunityId: opportunity,
                PricebookEntryId: otherEntry,
                Quantity: 1,
                UnitPrice: 1
            })
        ).toEqual(['FIELD_INTEGRITY_EXCEPTION']);
    });

    it('go with their account', () => {
        const { org, save, opportunity } = open();
        const account = save.create('Account', { Name: 'Acme' });
        save.update('Opportunity', opportunity, { AccountId: account });
        save.delete('Account', account);
        expect(org.read('Opportunity', opportunity)).toBeUndefined();
    });
});

describe('price book entries', () => {
    it('are one a product and book, after the standard price', () => {
        const { save, standard, product } = open();
        expect(save.refusal('PricebookEntry', { Pricebook2Id: standard, Product2Id: product, UnitPrice: 1 })).toEqual([
            'DUPLICATE_VALUE'
        ]);
        const unpriced = save.create('Product2', { Name: 'Cable' });
        const book = save.create('Pricebook2', { Name: 'Other' });
        expect(save.refusal('PricebookEntry', { Pricebook2Id: book, Product2Id: unpriced, UnitPrice: 1 })).toEqual([
            'STANDARD_PRICE_NOT_DEFINED'
        ]);
    });
});

describe('people', () => {
    it('are named by first and last name', () => {
        const { save, read } = open();
        const id = save.create('Contact', { FirstName: 'Ada', LastName: 'Byron' });
        expect(read('Contact', id)['Name']).toBe('Ada Byron');
    });
});
