import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateTier } from '../../../force-app/main/default/lwc/programCore/programCore';
import type {
    BusinessType,
    Program,
    RevenueEntry,
    TierMetrics
} from '../../../force-app/main/default/lwc/programCore/programCore';
import { FixedClock } from '../../local-org/clock';
import { openOrg } from '../../local-org/open';
import type { Org } from '../../local-org/org';
import type { FieldValue, FieldValues } from '../../local-org/values';
import { readPrograms } from '../../programs/readPrograms';
import { loadDemoData, loadSteps } from '../load';

/** An ordinary day, and the one on which a year ago is the hardest to tell. */
const DAYS = ['2026-11-21', '2028-02-29'];

describe.each(DAYS)('the demo data in an org on %s', (today) => {
    let org: Org;
    let userId = '';

    beforeAll(() => {
        org = openOrg({ clock: new FixedClock(`${today}T10:00:00Z`) });
        userId = org.users[0]?.id ?? '';
        // Throws where the org refuses a single record.
        loadDemoData(org, userId);
    }, 120_000);

    afterAll(() => org.close());

    it('makes the org count for every partner what the core counts', () => {
        const facts = new PartnerFacts(org, today);
        const partners = [...org.store.readAll('Partner__c')];
        // 1500 and 120 in the present programs, and one that stayed behind in each of the earlier ones.
        expect(partners).toHaveLength(1622);
        const differing = partners.flatMap((partner) => {
            const program = facts.programOf(partner);
            const core = countsOfCore(facts.metricsOf(partner, program));
            const byOrg = countsOfOrg(org, partner);
            return JSON.stringify(core) === JSON.stringify(byOrg) ? [] : [{ name: partner['Name'], core, byOrg }];
        });
        expect(differing).toEqual([]);
    });

    it('has partners with every kind of metric, so that the comparison says something', () => {
        const counts = [...org.store.readAll('Partner__c')].map((partner) => countsOfOrg(org, partner));
        expect(counts.filter(({ certifiedStaff }) => certifiedStaff > 0).length).toBeGreaterThan(300);
        expect(counts.filter(({ specializations }) => specializations > 0).length).toBeGreaterThan(100);
        expect(counts.filter(({ revenue }) => revenue !== '0.00').length).toBeGreaterThan(300);
    });

    it('credits deals that were won with a quote as it was quoted, to the cent', () => {
        const credits = [...org.store.readAll('Partner_Credit__c')].filter((credit) => credit['Partner_Quote__c']);
        const quotes = new Set(credits.map((credit) => String(credit['Partner_Quote__c'])));
        expect(quotes.size).toBe(6);
        for (const quote of quotes) {
            const own = credits.filter((credit) => credit['Partner_Quote__c'] === quote);
            const sumOf = (field: string): string =>
                own.reduce((total, credit) => total.plus(credit[field] as Decimal), new Decimal(0)).toFixed(2);
            const { Net_Total__c: net, Rebate_Total__c: rebate } = org.read('Partner_Quote__c', quote)!;
            expect([sumOf('Amount__c'), sumOf('Rebate_Amount__c')]).toEqual([
                (net as Decimal).toFixed(2),
                (rebate as Decimal).toFixed(2)
            ]);
        }
    });

    it('shows what becomes of rebates whose deals are reopened: reversed, after closing too, or taken back once paid', () => {
        const credits = [...org.store.readAll('Partner_Credit__c')];
        const reversed = credits.filter((credit) => credit['Status__c'] === 'REVERSED' && credit['Opportunity__c']);
        expect(reversed.filter((credit) => credit['Rebate_Statement__c'] === null).length).toBeGreaterThan(0);
        expect(reversed.filter((credit) => credit['Rebate_Statement__c'] !== null).length).toBeGreaterThan(0);
        const counterEntries = credits.filter((credit) => credit['Reversal_Of__c']);
        expect(counterEntries.length).toBeGreaterThan(0);
        for (const entry of counterEntries) {
            const paid = org.read('Partner_Credit__c', String(entry['Reversal_Of__c']))!;
            expect(paid['Status__c']).toBe('PAID');
            const sum = (paid['Rebate_Amount__c'] as Decimal).plus(entry['Rebate_Amount__c'] as Decimal);
            expect(sum.toNumber()).toBe(0);
        }
    });

    it('adds up each quote from its lines', () => {
        const quotes = [...org.store.readAll('Partner_Quote__c')];
        expect(quotes.length).toBeGreaterThan(40);
        const lines = [...org.store.readAll('Partner_Quote_Line__c')];
        for (const quote of quotes) {
            const own = lines.filter((line) => line['Partner_Quote__c'] === quote['Id']);
            const sum = own.reduce((total, line) => total.plus(line['Net_Amount__c'] as Decimal), new Decimal(0));
            expect(text(quote['Net_Total__c'])).toBe(sum.toFixed(2));
            expect(Number(quote['Line_Count__c'])).toBe(own.length);
        }
    });

    it('stops at the first record that the org refuses, naming it, the field and the reason', () => {
        const tier = { reference: 'tier', values: { Code__c: 'LOST', Name: 'Lost', Rank__c: 1 } };
        const step = { title: 'Broken', kind: 'create', object: 'Tier__c', records: [tier] } as const;
        expect(() => loadSteps(org, userId, [step])).toThrow(
            /Broken: .*Tier__c.*first is tier.*REQUIRED_FIELD_MISSING.*Program__c/
        );
    });
});

interface Counts {
    readonly certifiedStaff: number;
    readonly specializations: number;
    readonly revenue: string;
}

function countsOfCore(metrics: TierMetrics): Counts {
    return {
        certifiedStaff: metrics.certifiedStaff,
        specializations: metrics.specializations.length,
        revenue: new Decimal(metrics.revenue).dividedBy(100).toFixed(2)
    };
}

function countsOfOrg(org: Org, partner: FieldValues): Counts {
    return {
        certifiedStaff: Number(org.formulaValue('Partner__c', 'Certified_Staff__c', partner)),
        specializations: Number(partner['Active_Specializations__c']),
        revenue: text(org.formulaValue('Partner__c', 'Qualifying_Revenue__c', partner))
    };
}

function text(value: FieldValue | undefined): string {
    return value instanceof Decimal ? value.toFixed(2) : String(value);
}

/** Reads from the org's records what the core needs to judge a partner. */
class PartnerFacts {
    private readonly programs: ReadonlyMap<string, Program>;
    private readonly people: ReadonlyMap<string, FieldValues[]>;
    private readonly credits: ReadonlyMap<string, FieldValues[]>;
    private readonly specializations: ReadonlyMap<string, FieldValues[]>;
    private readonly specialists: ReadonlyMap<string, FieldValues[]>;
    private readonly org: Org;
    private readonly today: string;

    constructor(org: Org, today: string) {
        this.org = org;
        this.today = today;
        const byCode = new Map(readPrograms().map((program) => [program.code, program] as const));
        this.programs = new Map(
            [...org.store.readAll('Program__c')].flatMap((record) => {
                const program = byCode.get(String(record['Code__c']));
                return program ? [[String(record['Id']), program] as const] : [];
            })
        );
        const group = (object: string, field: string): Map<string, FieldValues[]> =>
            Map.groupBy(org.store.readAll(object), (record) => String(record[field]));
        this.people = group('Certified_Person__c', 'Partner__c');
        this.credits = group('Partner_Credit__c', 'Partner__c');
        this.specializations = group('Partner_Specialization__c', 'Partner__c');
        this.specialists = group('Specialist__c', 'Partner_Specialization__c');
    }

    programOf(partner: FieldValues): Program {
        const program = this.programs.get(String(partner['Program__c']));
        if (!program) {
            throw new Error(`${String(partner['Name'])} has no program of config/programs.`);
        }
        return program;
    }

    metricsOf(partner: FieldValues, program: Program): TierMetrics {
        const id = String(partner['Id']);
        const held = this.specializations.get(id) ?? [];
        return evaluateTier(program, {
            asOf: this.today,
            current: null,
            waiver: null,
            people: (this.people.get(id) ?? []).map((person) => ({
                id: String(person['Id']),
                salesUntil: dateOrNull(person['Sales_Until__c']),
                technicalUntil: dateOrNull(person['Technical_Until__c'])
            })),
            specialists: held.flatMap((specialization) =>
                (this.specialists.get(String(specialization['Id'])) ?? []).map((specialist) => ({
                    person: String(specialist['Certified_Person__c']),
                    specialization: this.codeOf(specialization),
                    until: String(specialist['Valid_Until__c'])
                }))
            ),
            specializations: held.flatMap((specialization) => {
                const expiresOn = dateOrNull(specialization['Expires_On__c']);
                return expiresOn === null ? [] : [{ specialization: this.codeOf(specialization), expiresOn }];
            }),
            revenue: (this.credits.get(id) ?? [])
                .filter((credit) => credit['Status__c'] !== 'REVERSED')
                .map((credit): RevenueEntry => ({
                    on: String(credit['Won_On__c']),
                    amount: (credit['Amount__c'] as Decimal).times(100).toNumber(),
                    type: credit['Business_Type__c'] as BusinessType,
                    solution: credit['Solution__c'] as string | null
                }))
        }).result.metrics;
    }

    private codeOf(specialization: FieldValues): string {
        return String(this.org.read('Specialization__c', String(specialization['Specialization__c']))?.['Code__c']);
    }
}

function dateOrNull(value: FieldValue | undefined): string | null {
    return typeof value === 'string' ? value : null;
}
