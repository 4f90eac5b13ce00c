import type { RestClient } from '../../test/e2e/restClient';

export interface ChosenRecords {
    /** An account of a high tier with a next one to reach, and with a specialization that will lapse. */
    readonly accountId: string;
    /** An open opportunity with several lines, one of which is registered. */
    readonly opportunityId: string;
    /** The partner on that opportunity, its program, and its registration. */
    readonly partnerId: string;
    readonly programId: string;
    readonly registrationId: string;
    /** An opportunity that the partner's user has registered. */
    readonly ownOpportunityId: string;
    /** A paid rebate statement with several credits. */
    readonly statementId: string;
}

export const PARTNER_USER = 'partner.user@local-org.example';

/** Chooses records of the demo data that have something to show; the first by Id, so that the choice stays the same. */
export async function chooseRecords(client: RestClient): Promise<ChosenRecords> {
    const [atRisk] = await client.query(
        "SELECT Partner__r.Account__c FROM Partner_Specialization__c WHERE Status__c = 'AT_RISK' AND Partner__r.Tier__r.Rank__c = 3 ORDER BY Id"
    );
    const [line] = await client.query(
        'SELECT Deal_Registration__c, Partner_Quote__r.Opportunity__c, Partner_Quote__r.Partner__c, Partner_Quote__r.Partner__r.Program__c FROM Partner_Quote_Line__c ' +
            'WHERE Registration_Amount__c > 0 AND Partner_Quote__r.Line_Count__c > 1 AND Partner_Quote__r.Partner__r.Tier__r.Rank__c > 1 ORDER BY Id'
    );
    const [user] = await client.query(`SELECT Contact.AccountId FROM User WHERE Username = '${PARTNER_USER}'`);
    const ownAccountId = String((user?.['Contact'] as Record<string, unknown> | null | undefined)?.['AccountId']);
    const [own] = await client.query(
        `SELECT Opportunity__c FROM Deal_Registration__c WHERE Partner__r.Account__c = '${ownAccountId}' AND Status__c = 'APPROVED' AND Opportunity__c != null ORDER BY Id`
    );
    const [statement] = await client.query(
        "SELECT Id FROM Rebate_Statement__c WHERE Status__c = 'PAID' AND Credit_Count__c > 3 ORDER BY Id"
    );
    if (!atRisk || !line || !own || !statement) {
        throw new Error(
            'The demo data has no specialization at risk, no quote with a registered line, no registered deal of the partner’s user, or no paid statement.'
        );
    }
    const quote = line['Partner_Quote__r'] as Record<string, unknown>;
    return {
        accountId: String((atRisk['Partner__r'] as Record<string, unknown>)['Account__c']),
        opportunityId: String(quote['Opportunity__c']),
        partnerId: String(quote['Partner__c']),
        programId: String((quote['Partner__r'] as Record<string, unknown>)['Program__c']),
        registrationId: String(line['Deal_Registration__c']),
        ownOpportunityId: String(own['Opportunity__c']),
        statementId: String(statement['Id'])
    };
}
