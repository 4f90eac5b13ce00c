import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChannelOrg } from './channelOrg';

let channel: ChannelOrg;

beforeAll(() => {
    channel = new ChannelOrg();
});
afterAll(() => channel.close());

describe('A partner', () => {
    it('joins a program once', () => {
        const account = channel.read('Partner__c', channel.partner, 'Account__c');
        const again = { Name: 'Again', Account__c: account, Program__c: channel.program };
        expect(channel.refusals('Partner__c', again).join()).toContain('Key__c');
    });

    it('holds a tier of its own program', () => {
        const other = channel.create('Program__c', {
            ...programValues('OTHER'),
            Effective_From__c: '2024-01-01'
        });
        const tier = channel.create('Tier__c', { Name: 'Gold', Program__c: other, Code__c: 'GOLD', Rank__c: '2' });
        const account = channel.create('Account', { Name: 'Eastgate Resale' });
        const refusals = channel.refusals('Partner__c', {
            Name: 'Eastgate Resale',
            Account__c: account,
            Program__c: channel.program,
            Tier__c: tier
        });
        expect(refusals.join()).toContain('Tier__c: The tier belongs to another program.');
    });

    it('has a waiver with date, reason and author, or none', () => {
        const refusals = channel.refusalsOfUpdate('Partner__c', channel.partner, { Waiver_Until__c: '2024-12-31' });
        expect(refusals.join()).toContain('Waiver_Until__c: A waiver is incomplete.');
    });

    it('counts people, specialists and certificates that are valid today', () => {
        expect(channel.read('Partner__c', channel.partner, 'Certified_People__c')).toBe('1');
        expect(channel.read('Partner__c', channel.partner, 'Technical_Certified__c')).toBe('1');
        expect(channel.read('Partner__c', channel.partner, 'Sales_Certified__c')).toBe('0');
        expect(channel.read('Partner_Specialization__c', channel.partnerSpecialization, 'Specialists__c')).toBe('1');
        channel.specialist('2024-05-31');
        expect(channel.read('Partner__c', channel.partner, 'Certified_People__c')).toBe('1');
        expect(channel.read('Partner_Specialization__c', channel.partnerSpecialization, 'Specialists__c')).toBe('1');
        expect(channel.formula('Partner__c', channel.partner, 'Certified_Staff__c')).toBe('1');
    });

    it('counts new business of the better year, reversed credits left out', () => {
        const credit = (values: object): string =>
            channel.create('Partner_Credit__c', { Partner__c: channel.partner, ...values });
        credit({ Business_Type__c: 'NEW_CUSTOMER', Amount__c: '100', Won_On__c: '2024-01-01' });
        credit({ Business_Type__c: 'RENEWAL', Amount__c: '1000', Won_On__c: '2024-02-01' });
        credit({ Business_Type__c: 'NEW_SOLUTION', Amount__c: '250', Won_On__c: '2023-06-01', Solution__c: 'NETWORK' });
        credit({ Business_Type__c: 'NEW_SOLUTION', Amount__c: '40', Won_On__c: '2023-06-02', Solution__c: 'NETWORK' });
        credit({ Business_Type__c: 'NEW_SOLUTION', Amount__c: '9999', Won_On__c: '2022-12-31' });
        credit({ Business_Type__c: 'NEW_SOLUTION', Amount__c: '5000', Won_On__c: '2024-03-01', Status__c: 'REVERSED' });
        const read = (field: string): string | null => channel.read('Partner__c', channel.partner, field);
        expect(read('Revenue_This_Year__c')).toBe('1100');
        expect(read('New_Business_Revenue_This_Year__c')).toBe('100');
        expect(read('New_Business_Revenue_Last_Year__c')).toBe('290');
        // The last 12 months begin on 2023-06-02.
        expect(read('New_Business_Revenue_Rolling__c')).toBe('140');
        expect(read('Specialized_Revenue_Rolling__c')).toBe('40');
        expect(channel.formula('Partner__c', channel.partner, 'Qualifying_Revenue__c')).toBe('290');
    });
});

describe('The records of a program', () => {
    it.each([
        [
            'a rate above 100 %',
            'Tier__c',
            { Rebate_Rate__c: '100.5' },
            'Rebate_Rate__c: Rebate Rate is outside the range'
        ],
        ['a negative minimum', 'Tier__c', { Minimum_Revenue__c: '-1' }, 'A minimum cannot be negative.'],
        [
            'an end before the start',
            'Program__c',
            { Effective_To__c: '2023-12-31' },
            'Effective_To__c: Effective To lies before'
        ],
        [
            'negative days',
            'Program__c',
            { Decision_Days__c: '-1' },
            'Protection_Days__c: Protection, decision and extension'
        ],
        ['a cap above 100 %', 'Program__c', { Max_Discount__c: '120' }, 'Max_Discount__c: Maximum Discount is outside']
    ])('refuse %s', (_, object, values, message) => {
        const id = object === 'Tier__c' ? channel.tier : channel.program;
        expect(channel.refusalsOfUpdate(object, id, values).join()).toContain(message);
    });

    it('keep the vendor of a program, under whose name deals are protected', () => {
        const vendor = channel.read('Program__c', channel.program, 'Vendor__c');
        const refusals = channel.refusalsOfUpdate('Program__c', channel.program, { Vendor__c: 'Another vendor' });
        expect(refusals.join()).toContain('Vendor__c: Protected deals and credits are kept under the vendor');
        expect(channel.read('Program__c', channel.program, 'Vendor__c')).toBe(vendor);
    });

    it('let a program replace a version of its own vendor only', () => {
        const refusals = channel.refusals('Program__c', {
            ...programValues('NEXT'),
            Vendor__c: 'Meadow',
            Supersedes__c: channel.program
        });
        expect(refusals.join()).toContain('Supersedes__c: A program replaces an earlier version of the same vendor.');
    });

    it('key tiers and specializations by program and code, once each', () => {
        expect(channel.read('Tier__c', channel.tier, 'Key__c')).toBe('ORCHARD:EXPERT');
        expect(channel.read('Specialization__c', channel.specialization, 'Key__c')).toBe('ORCHARD:NETWORK');
        const again = { Name: 'Expert', Program__c: channel.program, Code__c: 'EXPERT', Rank__c: '4' };
        expect(channel.refusals('Tier__c', again).join()).toContain('Key__c');
    });
});

/** What a program needs, under a code. */
function programValues(code: string): Record<string, unknown> {
    return {
        Name: code,
        Code__c: code,
        Vendor__c: 'Orchard',
        Currency_Code__c: 'EUR',
        Effective_From__c: '2025-01-01',
        Revenue_Basis__c: 'ALL',
        Revenue_Window__c: 'CALENDAR_YEAR',
        Headcount_Basis__c: 'CERTIFICATIONS',
        New_Business_Stacking__c: 'FIRST',
        Renewal_Stacking__c: 'FIRST',
        Protection_Days__c: '90',
        Decision_Days__c: '5',
        Extension_Days__c: '30'
    };
}
