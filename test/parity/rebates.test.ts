import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
    checkProgram,
    formatPercent,
    multiplyMoney,
    priceDeal,
    type BusinessType,
    type Program
} from '../../force-app/main/default/lwc/programCore/programCore';
import { ChannelOrg } from '../metadata/channelOrg';

interface RandomWin {
    /** Rates in percent points, as whole hundredths. */
    readonly rebate: number;
    readonly renewalRebate: number | null;
    readonly uplift: number | null;
    readonly cap: number | null;
    readonly businessType: BusinessType;
    /** The partner is specialized in NETWORK alone. */
    readonly solution: 'NETWORK' | 'EMAIL_ENDPOINT';
    /** In cents. */
    readonly price: number;
}

/** Up to 50 %: more than the whole deal is no rebate, and the ledger refuses it. */
const rate = fc.integer({ min: 0, max: 5_000 });
const randomWin: fc.Arbitrary<RandomWin> = fc.record({
    rebate: rate,
    renewalRebate: fc.option(rate),
    uplift: fc.option(rate),
    cap: fc.option(rate),
    businessType: fc.constantFrom('NEW_CUSTOMER', 'NEW_SOLUTION', 'RENEWAL'),
    solution: fc.constantFrom('NETWORK', 'EMAIL_ENDPOINT'),
    price: fc.integer({ min: 1, max: 99_999_999 })
});

const hundredths = (value: number | null): string | null => (value === null ? null : (value / 100).toFixed(2));
const fraction = (value: number): string => (value / 10_000).toFixed(4);

/** The same rules for the core, in its own form. */
function programOf({ rebate, renewalRebate, uplift, cap }: RandomWin): Program {
    const checked = checkProgram({
        code: 'ORCHARD',
        name: 'Orchard Partners',
        vendor: 'Orchard',
        currency: 'EUR',
        effectiveFrom: '2024-01-01',
        revenue: { basis: 'NEW_BUSINESS', window: 'CALENDAR_YEAR' },
        headcount: 'DISTINCT_PEOPLE',
        stacking: { newBusiness: 'ADD', renewal: 'FIRST' },
        ...(cap !== null && { maxRebate: fraction(cap) }),
        registration: { protectionDays: 90, decisionDays: 5, extensionDays: 30 },
        tiers: [
            {
                code: 'EXPERT',
                name: 'Expert',
                rank: 3,
                newBusinessDiscount: '0.2',
                renewalDiscount: '0.06',
                registrationDiscount: '0.12',
                rebateRate: fraction(rebate),
                ...(renewalRebate !== null && { renewalRebateRate: fraction(renewalRebate) })
            }
        ],
        specializations: [
            {
                code: 'NETWORK',
                name: 'Network Security',
                solution: 'NETWORK',
                minSpecialists: 1,
                ...(uplift !== null && { rebateUplift: fraction(uplift) })
            }
        ],
        provenance: { '': 'example' }
    });
    if (!checked.ok) {
        throw new Error(JSON.stringify(checked.problems));
    }
    return checked.value;
}

describe('The rebate of a won deal', () => {
    const channel = new ChannelOrg();
    afterAll(() => channel.close());

    /** Wins a deal of one product in the org; gives rate and rebate of its credit as text. */
    function win(random: RandomWin): { rate: string | null; rebate: string | null } {
        const { solution, businessType, price } = random;
        channel.update('Tier__c', channel.tier, {
            Rebate_Rate__c: hundredths(random.rebate),
            Renewal_Rebate_Rate__c: hundredths(random.renewalRebate)
        });
        channel.update('Specialization__c', channel.specialization, { Rebate_Uplift__c: hundredths(random.uplift) });
        channel.update('Program__c', channel.program, { Max_Rebate__c: hundredths(random.cap) });
        const opportunity = channel.create('Opportunity', {
            Name: 'Random deal',
            AccountId: channel.customer,
            StageName: 'Prospecting',
            CloseDate: '2024-05-20',
            Partner__c: channel.partner,
            Business_Type__c: businessType
        });
        const priceBook = [...channel.org.store.readAll('Pricebook2')][0]!['Id'];
        const product = channel.create('Product2', { Name: solution, IsActive: true, Solution__c: solution });
        const UnitPrice = (price / 100).toFixed(2);
        const entry = channel.create('PricebookEntry', {
            Pricebook2Id: priceBook,
            Product2Id: product,
            UnitPrice,
            IsActive: true
        });
        channel.create('OpportunityLineItem', {
            OpportunityId: opportunity,
            PricebookEntryId: entry,
            Quantity: '1',
            UnitPrice
        });
        channel.update('Opportunity', opportunity, { StageName: 'Closed Won' });
        const credit = [...channel.org.store.readAll('Partner_Credit__c')].find(
            (record) => record['Opportunity__c'] === opportunity
        )!;
        const read = (field: string): string | null => channel.read('Partner_Credit__c', String(credit['Id']), field);
        return { rate: read('Rebate_Rate__c'), rebate: read('Rebate_Amount__c') };
    }

    it('is the same in the core and in the org, to the cent', () => {
        fc.assert(
            fc.property(randomWin, (random) => {
                const { result } = priceDeal(programOf(random), {
                    quoteDate: '2024-05-20',
                    partner: { tier: 'EXPERT', specializations: ['NETWORK'] },
                    businessType: random.businessType,
                    registrations: [],
                    competing: [],
                    lines: [{ id: '1', solution: random.solution, quantity: 0, unitPrice: 0 }]
                });
                const coreRate = result.lines[0]!.rebate.rate;
                const org = win(random);
                expect(Number(org.rate)).toBe(Number(formatPercent(coreRate)));
                expect(Number(org.rebate)).toBe(multiplyMoney(random.price, coreRate) / 100);
            }),
            { numRuns: 100, seed: 20_240_601 }
        );
    });
});
