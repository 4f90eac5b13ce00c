import { addDays } from '../../force-app/main/default/lwc/programCore/programCore';
import type { RestClient } from './restClient';

/**
 * One deal whose price is computed by hand from the Trend Micro 2024 program: an Expert partner with an active Network
 * specialization and an approved registration for Network, at a new customer, with one line of each of two solutions.
 *
 * New customer (FRONT 20 %, registration 12 %, added up; rebate 3 %, and 2 % more for the specialization):
 *   Network 10 × 1250.00 = 12500.00; 2500.00 + 1500.00 off; net 8500.00; rebate 5 % = 425.00
 *   Email & Endpoint 250 × 27.45 = 6862.50; 1372.50 off; net 5490.00; rebate 3 % = 164.70
 * Renewal (FRONT 5.75 % alone; no rebate):
 *   12500.00 - 718.75 = 11781.25; 6862.50 - 394.59 (394.59375) = 6467.91
 */
export const HAND_COMPUTED = {
    list: 19362.5,
    newCustomer: { discount: 5372.5, net: 13990, rebate: 589.7 },
    renewal: { discount: 1113.34, net: 18249.16, rebate: 0 },
    networkLine: { net: 8500, frontRate: 20, registrationRate: 12, rebateRate: 5 }
} as const;

export interface TestDeal {
    readonly accountId: string;
    readonly accountName: string;
    readonly partnerId: string;
    readonly opportunityId: string;
    readonly registrationId: string;
}

/** Writes the deal through the REST API. */
export async function createDeal(client: RestClient, today: string): Promise<TestDeal> {
    const programId = await client.idOf('Program__c', "Code__c = 'TREND_MICRO_2024'");
    const accountName = 'Essai Réseaux';
    const accountId = await client.create('Account', { Name: accountName, BillingCity: 'Lyon' });
    const partnerId = await client.create('Partner__c', {
        Name: `${accountName} – Trend Micro`,
        Account__c: accountId,
        Program__c: programId,
        Tier__c: await client.idOf('Tier__c', "Key__c = 'TREND_MICRO_2024:EXPERT'"),
        Tier_Since__c: addDays(today, -200),
        Next_Review_On__c: addDays(today, 165)
    });
    await specialize(client, partnerId, today);
    const customerId = await client.create('Account', { Name: 'Mutuelle de l’Essai' });
    const opportunityId = await createOpportunity(client, customerId, partnerId, today);
    const registrationId = await client.create('Deal_Registration__c', {
        Partner__c: partnerId,
        Opportunity__c: opportunityId,
        End_Customer__c: customerId,
        Solution__c: 'NETWORK',
        Status__c: 'APPROVED',
        Business_Type__c: 'NEW_CUSTOMER',
        Program__c: programId,
        Submitted_On__c: `${addDays(today, -5)}T09:30:00.000Z`,
        Approved_On__c: addDays(today, -3),
        Expires_On__c: addDays(today, 87),
        Registration_Rate__c: 12,
        Protected_Discount__c: 32
    });
    return { accountId, accountName, partnerId, opportunityId, registrationId };
}

/** Two specialists: what the Network specialization asks for. */
async function specialize(client: RestClient, partnerId: string, today: string): Promise<void> {
    const specializationId = await client.create('Partner_Specialization__c', {
        Partner__c: partnerId,
        Specialization__c: await client.idOf('Specialization__c', "Key__c = 'TREND_MICRO_2024:NETWORK'"),
        Status__c: 'ACTIVE',
        Achieved_On__c: addDays(today, -100)
    });
    for (const name of ['Agathe Essai', 'Basile Essai']) {
        const personId = await client.create('Certified_Person__c', {
            Name: name,
            Partner__c: partnerId,
            Technical_Until__c: addDays(today, 40)
        });
        await client.create('Specialist__c', {
            Partner_Specialization__c: specializationId,
            Certified_Person__c: personId,
            Valid_Until__c: addDays(today, 300)
        });
    }
}

async function createOpportunity(
    client: RestClient,
    customerId: string,
    partnerId: string,
    today: string
): Promise<string> {
    const priceBookId = await client.idOf('Pricebook2', 'IsStandard = true');
    const opportunityId = await client.create('Opportunity', {
        Name: 'Essai: network and mail protection',
        AccountId: customerId,
        Partner__c: partnerId,
        Business_Type__c: 'NEW_CUSTOMER',
        StageName: 'Qualification',
        CloseDate: addDays(today, 30),
        Pricebook2Id: priceBookId
    });
    const products = [
        { name: 'Test appliance', solution: 'NETWORK', quantity: 10, price: 1250 },
        { name: 'Test mail filter', solution: 'EMAIL_ENDPOINT', quantity: 250, price: 27.45 }
    ];
    for (const { name, solution, quantity, price } of products) {
        const productId = await client.create('Product2', { Name: name, Solution__c: solution, IsActive: true });
        const priceId = await client.create('PricebookEntry', {
            Pricebook2Id: priceBookId,
            Product2Id: productId,
            UnitPrice: price,
            IsActive: true
        });
        await client.create('OpportunityLineItem', {
            OpportunityId: opportunityId,
            PricebookEntryId: priceId,
            Quantity: quantity,
            UnitPrice: price
        });
    }
    return opportunityId;
}
