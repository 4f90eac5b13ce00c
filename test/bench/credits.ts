const lastDay = Date.UTC(2026, 5, 1);
const dayMilliseconds = 86_400_000;

/** Values of a new credit; it sums up in the roll-ups of its partner, and flows and rules of both objects run. */
export function creditValues(partner: string, number: number): Readonly<Record<string, string | number>> {
    const amount = 1000 + (number % 977);
    return {
        Partner__c: partner,
        Business_Type__c: number % 3 === 0 ? 'RENEWAL' : 'NEW_CUSTOMER',
        Solution__c: 'NETWORK',
        Amount__c: amount,
        Won_On__c: new Date(lastDay - (number % 700) * dayMilliseconds).toISOString().slice(0, 10),
        Rebate_Rate__c: 5,
        Rebate_Amount__c: (amount * 5) / 100
    };
}
