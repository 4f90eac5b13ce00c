import { describe, expect, it } from 'vitest';
import { readPrograms } from '../../programs/readPrograms';
import { generateDemo } from '../generate';
import { isReference, LOADING_USER, PARTNER_MANAGER, STANDARD_PRICE_BOOK } from '../records/step';
import type { DemoRecord, DemoStep, DemoValue } from '../records/step';
import { readDemoSources } from '../sources';

const programs = readPrograms();
const sources = readDemoSources();

/** Days on which windows and month ends are awkward: early in a year, its last day, a leap day, and one in autumn. */
const DAYS = ['2026-11-21', '2027-01-05', '2027-12-31', '2028-02-29'];

describe('the demo data', () => {
    it('is the same, byte for byte, for the same day', () => {
        const first = JSON.stringify(generateDemo(sources, programs, '2026-11-21'));
        const second = JSON.stringify(generateDemo(readDemoSources(), readPrograms(), '2026-11-21'));
        expect(second === first).toBe(true);
    });

    it('differs between days, since its dates lie around today', () => {
        const first = JSON.stringify(generateDemo(sources, programs, '2026-11-21'));
        const second = JSON.stringify(generateDemo(sources, programs, '2026-11-22'));
        expect(second === first).toBe(false);
    });

    it('refers only to records of earlier steps', () => {
        const known = new Set([LOADING_USER, PARTNER_MANAGER, STANDARD_PRICE_BOOK]);
        for (const step of generateDemo(sources, programs, '2026-11-21')) {
            const missing = step.records
                .flatMap((record) => Object.values(record.values))
                .filter((value) => isReference(value) && !known.has(value.reference));
            expect(missing, step.title).toEqual([]);
            step.records.forEach((record) => known.add(record.reference));
        }
    });

    describe.each(DAYS)('on %s', (today) => {
        const steps = generateDemo(sources, programs, today);
        const market = new RecordedMarket(steps, today);

        it('has 1500 Trend Micro partners of whom about 100 are Skill, 30 Expert and 2 Elite by the published minima', () => {
            const trendMicro = market.partnersOf('TREND_MICRO_2024');
            expect(trendMicro).toHaveLength(1500);
            const counts = countBy(trendMicro, (partner) => {
                const people = market.certifiedPeople(partner);
                const revenue = market.newBusinessOfTheBetterYear(partner);
                if (people >= 20 && revenue >= euros(1_500_000)) return 'Elite';
                if (people >= 10 && revenue >= euros(800_000)) return 'Expert';
                return people >= 5 && revenue >= euros(200_000) ? 'Skill' : 'Registered';
            });
            expect(counts.get('Elite')).toBe(2);
            expect(counts.get('Expert')).toBeGreaterThanOrEqual(27);
            expect(counts.get('Expert')).toBeLessThanOrEqual(33);
            expect(counts.get('Skill')).toBeGreaterThanOrEqual(90);
            expect(counts.get('Skill')).toBeLessThanOrEqual(110);
        });

        it('has 120 Symantec partners of whom fewer than 20, but some, are specialized', () => {
            const symantec = market.partnersOf('SYMANTEC');
            expect(symantec).toHaveLength(120);
            const specialized = symantec.filter((partner) => market.activeSpecializations(partner) > 0);
            expect(specialized.length).toBeLessThan(20);
            expect(specialized.length).toBeGreaterThan(10);
        });

        it('has accounts that are in both programs', () => {
            const accounts = (program: string): Set<string> =>
                new Set(market.partnersOf(program).map((partner) => referenceOf(partner, 'Account__c')));
            const both = [...accounts('SYMANTEC')].filter((account) => accounts('TREND_MICRO_2024').has(account));
            expect(both).toHaveLength(sources.population.accountsInBothPrograms);
        });

        it('keeps a tier above the qualified one only by a review to come or a waiver that runs', () => {
            const skill = 'Tier__c/TREND_MICRO_2024:SKILL';
            const kept = market
                .partnersOf('TREND_MICRO_2024')
                .filter((partner) => referenceOf(partner, 'Tier__c') === skill && market.certifiedPeople(partner) < 5);
            expect(kept.length).toBeGreaterThan(0);
            for (const { values } of kept) {
                expect(String(values.Waiver_Until__c ?? values.Next_Review_On__c) >= today).toBe(true);
            }
        });

        it('has waivers in its history, each with the certified people of the day it was granted', () => {
            const granted = market
                .partnersOf('TREND_MICRO_2024')
                .flatMap((partner) => market.details('Tier_Change__c', partner).map((change) => ({ partner, change })))
                .filter(({ change }) => change.values.Reason__c === 'WAIVER_GRANTED');
            expect(granted.length).toBeGreaterThan(0);
            for (const { partner, change } of granted) {
                const people = market.certifiedPeople(partner, String(change.values.Changed_On__c));
                expect(change.values.Certified_Staff__c).toBe(people);
            }
        });

        it('has certificates that lapse within 90 days', () => {
            const limit = new Date(Date.parse(today) + 90 * 86_400_000).toISOString().slice(0, 10);
            const lapsing = market.of('Certified_Person__c').filter(({ values }) => {
                const last = [values.Sales_Until__c, values.Technical_Until__c]
                    .map((value) => String(value ?? ''))
                    .sort()[1];
                return last !== undefined && last >= today && last <= limit;
            });
            expect(lapsing.length).toBeGreaterThan(50);
        });

        it('has registrations in every status and at most one that claims a vendor, customer and solution', () => {
            const registrations = market.of('Deal_Registration__c');
            const statuses = countBy(registrations, ({ values }) => String(values.Status__c));
            expect([...statuses.keys()].sort()).toEqual(
                ['APPROVED', 'DRAFT', 'EXPIRED', 'LOST', 'REJECTED', 'SUBMITTED', 'WITHDRAWN', 'WON'].sort()
            );
            const claims = registrations
                .filter(({ values }) => values.Status__c === 'SUBMITTED' || values.Status__c === 'APPROVED')
                .map((record) => {
                    const program = referenceOf(record, 'Partner__c').split('/')[1];
                    return `${program}/${referenceOf(record, 'End_Customer__c')}/${String(record.values.Solution__c)}`;
                });
            expect(new Set(claims).size).toBe(claims.length);
        });

        it('has what is not finished yet: an ended program, a move, no amount, no business type', () => {
            const ended = [...market.partnersOf('TREND_MICRO_LEGACY'), ...market.partnersOf('SYMANTEC_LEGACY')];
            expect(ended).toHaveLength(2);
            expect(ended.filter(({ values }) => values.Moves_On__c !== undefined)).toHaveLength(1);
            const opportunities = market.of('Opportunity');
            for (const partner of ended) {
                expect(
                    opportunities.some(
                        (opportunity) =>
                            opportunity.values.Partner__c !== null &&
                            referenceOf(opportunity, 'Partner__c') === partner.reference
                    )
                ).toBe(true);
            }
            expect(opportunities.some(({ values }) => values.Amount === null)).toBe(true);
            expect(opportunities.some(({ values }) => values.Business_Type__c === null)).toBe(true);
        });

        it('has open opportunities with and without a partner, and with the amount alone', () => {
            const opportunities = market.of('Opportunity');
            expect(opportunities.length).toBeGreaterThan(2500);
            const withLines = new Set(
                market.of('OpportunityLineItem').map((line) => referenceOf(line, 'OpportunityId'))
            );
            expect(opportunities.filter(({ values }) => values.Partner__c === null).length).toBeGreaterThan(50);
            expect(opportunities.filter(({ reference }) => !withLines.has(reference)).length).toBeGreaterThan(100);
        });
    });
});

/** Reads the generated records back, with no help from the generator's own model. */
class RecordedMarket {
    private readonly today: string;
    private readonly byObject = new Map<string, DemoRecord[]>();
    private readonly byMaster = new Map<string, DemoRecord[]>();
    /** Opportunities that were won and not reopened; the org credits their partners. */
    private readonly won = new Set<string>();

    constructor(steps: readonly DemoStep[], today: string) {
        this.today = today;
        for (const step of steps.filter(({ kind }) => kind === 'create')) {
            this.byObject.set(step.object, [...this.of(step.object), ...step.records]);
        }
        const moved = steps.filter(({ object, kind }) => object === 'Opportunity' && kind === 'update');
        for (const { reference, values } of moved.flatMap(({ records }) => records)) {
            if (values.StageName === 'Closed Won') {
                this.won.add(reference);
            } else {
                this.won.delete(reference);
            }
        }
        this.index('Certified_Person__c', 'Partner__c');
        this.index('Partner_Credit__c', 'Partner__c');
        this.index('Opportunity', 'Partner__c');
        this.index('Tier_Change__c', 'Partner__c');
        this.index('Partner_Specialization__c', 'Partner__c');
        this.index('Specialist__c', 'Partner_Specialization__c');
    }

    of(object: string): readonly DemoRecord[] {
        return this.byObject.get(object) ?? [];
    }

    partnersOf(program: string): DemoRecord[] {
        return this.of('Partner__c').filter(
            (partner) => referenceOf(partner, 'Program__c') === `Program__c/${program}`
        );
    }

    certifiedPeople(partner: DemoRecord, day = this.today): number {
        const isValid = (value: DemoValue | undefined): boolean => typeof value === 'string' && value >= day;
        return this.details('Certified_Person__c', partner).filter(
            ({ values }) => isValid(values.Sales_Until__c) || isValid(values.Technical_Until__c)
        ).length;
    }

    /** In cents: the better of this year to date and the whole last year, renewals and reversed credits aside. */
    newBusinessOfTheBetterYear(partner: DemoRecord): number {
        const year = Number(this.today.slice(0, 4));
        const counting = this.details('Partner_Credit__c', partner).filter(
            ({ values }) => values.Business_Type__c !== 'RENEWAL' && values.Status__c !== 'REVERSED'
        );
        const won = this.details('Opportunity', partner).filter(
            ({ reference, values }) => this.won.has(reference) && values.Business_Type__c !== 'RENEWAL'
        );
        const sumOf = (wanted: number): number =>
            [
                ...counting.map(({ values }) => [values.Won_On__c, values.Amount__c] as const),
                ...won.map(({ values }) => [values.CloseDate, values.Amount] as const)
            ]
                .filter(([day]) => String(day).startsWith(String(wanted)))
                .reduce((sum, [, amount]) => sum + Number(String(amount).replace('.', '')), 0);
        return Math.max(sumOf(year), sumOf(year - 1));
    }

    activeSpecializations(partner: DemoRecord): number {
        return this.details('Partner_Specialization__c', partner).filter((specialization) => {
            const key = referenceOf(specialization, 'Specialization__c');
            const needed = Number(
                this.of('Specialization__c').find(({ reference }) => reference === key)?.values.Minimum_Specialists__c
            );
            const valid = this.details('Specialist__c', specialization).filter(
                ({ values }) => String(values.Valid_Until__c) >= this.today
            );
            const expiresOn = specialization.values.Expires_On__c;
            return valid.length >= needed && (expiresOn === null || String(expiresOn) >= this.today);
        }).length;
    }

    private index(object: string, field: string): void {
        for (const record of this.of(object).filter(({ values }) => values[field] !== null)) {
            const key = `${object}/${referenceOf(record, field)}`;
            this.byMaster.set(key, [...(this.byMaster.get(key) ?? []), record]);
        }
    }

    details(object: string, master: DemoRecord): readonly DemoRecord[] {
        return this.byMaster.get(`${object}/${master.reference}`) ?? [];
    }
}

function referenceOf(record: DemoRecord, field: string): string {
    const value = record.values[field];
    return value !== undefined && isReference(value) ? value.reference : '';
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, number> {
    const counts = new Map<string, number>();
    items.forEach((item) => counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1));
    return counts;
}

function euros(amount: number): number {
    return amount * 100;
}
