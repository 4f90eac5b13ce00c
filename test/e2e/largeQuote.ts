import type { RestClient } from './restClient';

/** An opportunity of a partner of the demo data with so many products, to quote: written through the REST API. */
export async function createLargeOpportunity(client: RestClient, lines: number): Promise<string> {
    const [partner] = await client.query(
        "SELECT Id FROM Partner__c WHERE Tier__r.Key__c = 'TREND_MICRO_2024:EXPERT' ORDER BY Id LIMIT 1"
    );
    const prices = await client.query(
        "SELECT Id, UnitPrice, Pricebook2Id FROM PricebookEntry WHERE Product2.Solution__c IN ('NETWORK', 'EMAIL_ENDPOINT', 'HYBRID_CLOUD') ORDER BY Id"
    );
    const opportunityId = await client.create('Opportunity', {
        Name: `Large deal of ${lines} lines`,
        AccountId: await client.create('Account', { Name: `Customer of ${lines} lines` }),
        Partner__c: partner?.['Id'],
        Business_Type__c: 'NEW_CUSTOMER',
        StageName: 'Qualification',
        CloseDate: new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10),
        Pricebook2Id: prices[0]?.['Pricebook2Id']
    });
    for (let line = 0; line < lines; line++) {
        const price = prices[line % prices.length];
        await client.create('OpportunityLineItem', {
            OpportunityId: opportunityId,
            PricebookEntryId: price?.['Id'],
            Quantity: (line % 30) + 1,
            UnitPrice: price?.['UnitPrice']
        });
    }
    return opportunityId;
}
