import { describe, expect, it } from 'vitest';
import { programRecords } from '../programRecords';
import { readPrograms } from '../readPrograms';

const records = programRecords(readPrograms());
const recordOf = (key: string): Readonly<Record<string, unknown>> => {
    const record = records.find((candidate) => candidate.key === key);
    if (!record) {
        throw new Error(`There is no record ${key}.`);
    }
    return record.values;
};

describe('the records of the shipped programs', () => {
    it('say what the file of the Trend Micro program says', () => {
        expect(recordOf('TREND_MICRO_2024')).toMatchObject({
            Vendor__c: 'Trend Micro',
            Currency_Code__c: 'EUR',
            Effective_From__c: '2024-01-01',
            Effective_To__c: null,
            Supersedes__c: { object: 'Program__c', key: 'TREND_MICRO_LEGACY' },
            Revenue_Basis__c: 'NEW_BUSINESS',
            Headcount_Basis__c: 'DISTINCT_PEOPLE',
            New_Business_Stacking__c: 'ADD',
            Transition_Until__c: '2024-12-31'
        });
    });

    it('hold the published minima of the Elite tier', () => {
        expect(recordOf('TREND_MICRO_2024:ELITE')).toMatchObject({
            Program__c: { object: 'Program__c', key: 'TREND_MICRO_2024' },
            Minimum_Revenue__c: '1500000.00',
            Minimum_Certified_Staff__c: 20,
            Minimum_Specializations__c: null
        });
    });

    it('hold rates in percent points', () => {
        expect(recordOf('TREND_MICRO_2024:ELITE')).toMatchObject({ Registration_Discount__c: '15' });
    });

    it('hold the transition map on the tiers of the superseded version', () => {
        expect(recordOf('TREND_MICRO_LEGACY:PLATINUM')).toMatchObject({
            Successor_Tier__c: { object: 'Tier__c', key: 'TREND_MICRO_2024:ELITE' }
        });
        expect(recordOf('TREND_MICRO_2024:ELITE')).toMatchObject({ Successor_Tier__c: null });
    });

    it('keep the provenance of every number', () => {
        expect(JSON.parse(String(recordOf('SYMANTEC').Provenance__c))).toMatchObject({ '/revenue/basis': 'published' });
    });

    it('come after the records they refer to', () => {
        const written = new Set<string>();
        for (const record of records) {
            for (const value of Object.values(record.values)) {
                if (typeof value === 'object' && value !== null) {
                    expect(written, record.key).toContain(`${value.object}/${value.key}`);
                }
            }
            written.add(`${record.object}/${record.key}`);
        }
    });
});
