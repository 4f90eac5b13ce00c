import { describe, expect, it } from 'vitest';
import { checkDeal, ONE, priceDeal, provenanceOf } from '../../../force-app/main/default/lwc/programCore/programCore';
import type {
    DealDocument,
    Program,
    Provenance,
    TracedLine
} from '../../../force-app/main/default/lwc/programCore/programCore';
import { programCodes, readProgram } from '../programFiles';

function shipped(code: string): Program {
    const program = readProgram(code);
    if (!program.ok) {
        throw new Error(JSON.stringify(program.problems));
    }
    return program.value;
}

function provenances(program: Program, pointers: readonly string[]): (Provenance | null)[] {
    return pointers.map((pointer) => provenanceOf(program, pointer));
}

const legacy = shipped('TREND_MICRO_LEGACY');
const program2024 = shipped('TREND_MICRO_2024');
const symantecLegacy = shipped('SYMANTEC_LEGACY');
const symantec = shipped('SYMANTEC');
const names = (entries: readonly { name: string }[]): readonly string[] => entries.map(({ name }) => name);

it('four program versions ship, two of each vendor, each superseding the other', () => {
    expect(programCodes()).toEqual(['SYMANTEC', 'SYMANTEC_LEGACY', 'TREND_MICRO_2024', 'TREND_MICRO_LEGACY']);
    expect([program2024.supersedes, symantec.supersedes]).toEqual([legacy.code, symantecLegacy.code]);
});

describe('Trend Micro’s program of 2024, as published', () => {
    it('ends the metal labels: Registered, Skill, Expert, Elite, the last at the top', () => {
        expect(names(legacy.tiers)).toEqual(['Silver', 'Gold', 'Platinum']);
        expect(program2024.tiers.map(({ name, rank }) => [name, rank])).toEqual([
            ['Registered', 1],
            ['Skill', 2],
            ['Expert', 3],
            ['Elite', 4]
        ]);
        expect(provenances(program2024, ['/tiers/0/name', '/tiers/3/name', '/tiers/3/rank'])).toEqual([
            'published',
            'published',
            'published'
        ]);
    });

    it.each([
        ['SKILL', 5, 200_000],
        ['EXPERT', 10, 800_000],
        ['ELITE', 20, 1_500_000]
    ])('asks of %s %d certified people and %d euros a year', (code, certifiedStaff, euros) => {
        const at = program2024.tiers.findIndex((tier) => tier.code === code);
        expect(program2024.tiers[at]?.min).toEqual({ certifiedStaff, revenue: euros * 100 });
        expect(provenances(program2024, [`/tiers/${at}/min/revenue`, `/tiers/${at}/min/certifiedStaff`])).toEqual([
            'published',
            'published'
        ]);
        expect(program2024.currency).toBe('EUR');
    });

    it('counts distinct certified people, and new business alone', () => {
        expect([program2024.headcount, program2024.revenue.basis, legacy.revenue.basis]).toEqual([
            'DISTINCT_PEOPLE',
            'NEW_BUSINESS',
            'ALL'
        ]);
        expect(provenances(program2024, ['/headcount', '/revenue/basis'])).toEqual(['published', 'published']);
    });

    it('leaves partners their place until the end of 2024', () => {
        expect(program2024.transition?.until).toBe('2024-12-31');
        expect(provenanceOf(program2024, '/transition/until')).toBe('published');
        expect(Object.keys(program2024.transition?.map ?? {})).toEqual(legacy.tiers.map(({ code }) => code));
    });

    it('discounts new business three to four times as much as a renewal, in every tier', () => {
        for (const tier of program2024.tiers) {
            const ratio = tier.newBusinessDiscount / tier.renewalDiscount;
            expect(ratio, tier.code).toBeGreaterThanOrEqual(3);
            expect(ratio, tier.code).toBeLessThanOrEqual(4);
        }
    });

    it('lowers the renewal discount barely, against the tier that each one was before', () => {
        for (const [before, after] of Object.entries(program2024.transition?.map ?? {})) {
            const old = legacy.tiers.find(({ code }) => code === before)?.renewalDiscount ?? 0;
            const now = program2024.tiers.find(({ code }) => code === after)?.renewalDiscount ?? 0;
            expect(now).toBeLessThan(old);
            expect(now).toBeGreaterThanOrEqual(old * 0.9);
        }
    });

    it('discounts a registered deal by 10 % to 15 %, where it was 5 % before', () => {
        const rates = program2024.tiers.map(({ registrationDiscount }) => registrationDiscount);
        expect([Math.min(...rates), Math.max(...rates)]).toEqual([100_000, 150_000]);
        expect(new Set(legacy.tiers.map(({ registrationDiscount }) => registrationDiscount))).toEqual(
            new Set([50_000])
        );
        expect(provenanceOf(legacy, '/tiers/0/registrationDiscount')).toBe('published');
    });

    it('adds the discounts of new business up, which the version before did not', () => {
        expect(program2024.stacking.newBusiness).toBe('ADD');
        expect(['HIGHEST', 'FIRST']).toContain(legacy.stacking.newBusiness);
        expect([
            provenanceOf(program2024, '/stacking/newBusiness'),
            provenanceOf(legacy, '/stacking/newBusiness')
        ]).toEqual(['published', 'published']);
    });

    it('has five specializations, two of them from before, where they brought nothing', () => {
        expect(names(program2024.specializations)).toEqual([
            'Hybrid Cloud Security',
            'Network Security',
            'Email & Endpoint Security',
            'MSP',
            'MSSP'
        ]);
        expect(names(legacy.specializations)).toEqual(['Hybrid Cloud Security', 'Email & Endpoint Security']);
        for (const { rebateUplift, specialistDiscount } of legacy.specializations) {
            expect([rebateUplift, specialistDiscount]).toEqual([0, 0]);
        }
        expect(
            provenances(
                program2024,
                [0, 1, 2, 3, 4].map((at) => `/specializations/${at}/name`)
            )
        ).toEqual(Array(5).fill('published'));
    });

    it('pays a rebate on new business, and a higher one to the specialized', () => {
        expect(program2024.tiers.every(({ rebateRate }) => rebateRate > 0)).toBe(true);
        expect(program2024.specializations.every(({ rebateUplift }) => rebateUplift > 0)).toBe(true);
    });
});

describe('Symantec’s program, as published', () => {
    it('keeps the metals', () => {
        expect(names(symantec.tiers)).toEqual(['Silver', 'Gold', 'Platinum']);
        expect(names(symantecLegacy.tiers)).toEqual(['Silver', 'Gold', 'Platinum']);
        expect(
            provenances(
                symantec,
                [0, 1, 2].map((at) => `/tiers/${at}/name`)
            )
        ).toEqual(Array(3).fill('published'));
    });

    it('comes after one of five years that measured all revenue and asked for both kinds of certification', () => {
        expect(symantecLegacy.effectiveFrom.slice(0, 4)).toBe('2007');
        expect(symantecLegacy.effectiveTo).toBe('2011-12-31');
        expect(symantecLegacy.revenue.basis).toBe('ALL');
        for (const { min } of symantecLegacy.tiers.slice(1)) {
            expect(min.salesCertified).toBeGreaterThan(0);
            expect(min.technicalCertified).toBeGreaterThan(min.salesCertified ?? 0);
        }
    });

    it('counts incremental revenue earned through competence', () => {
        expect(symantec.revenue.basis).toBe('SPECIALIZED_NEW_BUSINESS');
        expect(provenanceOf(symantec, '/revenue/basis')).toBe('published');
    });

    it('has nine specializations of which data protection alone is named', () => {
        expect(symantec.specializations).toHaveLength(9);
        const published = symantec.specializations.filter(
            (_, at) => provenanceOf(symantec, `/specializations/${at}/name`) === 'published'
        );
        expect(published.map(({ code }) => code)).toEqual(['DATA_PROTECTION']);
    });

    it('gives specialists exclusive access to resources and extended support', () => {
        symantec.specializations.forEach(({ benefits }, at) => {
            expect(benefits).toEqual(['Exclusive access to resources', 'Extended support']);
            expect(provenanceOf(symantec, `/specializations/${at}/benefits`)).toBe('published');
        });
    });

    it('accompanies partners without a break', () => {
        const codes = symantec.tiers.map(({ code }) => code);
        expect(symantec.transition?.map).toEqual(Object.fromEntries(codes.map((code) => [code, code])));
    });

    it('makes the registered specialist the cheapest, whatever the tiers', () => {
        const priced = (deal: Partial<DealDocument>): TracedLine => {
            const checked = checkDeal(
                {
                    quoteDate: '2012-06-01',
                    businessType: 'NEW_CUSTOMER',
                    lines: [{ id: '1', solution: 'DATA_PROTECTION', quantity: '1', unitPrice: '10000.00' }],
                    ...deal
                },
                symantec
            );
            if (!checked.ok) {
                throw new Error(JSON.stringify(checked.problems));
            }
            return priceDeal(symantec, checked.value).trace.lines[0] as TracedLine;
        };
        for (const { code: tier, registrationDiscount } of symantec.tiers) {
            const partner = { tier, specializations: ['DATA_PROTECTION'] };
            const registration = {
                solution: 'DATA_PROTECTION',
                status: 'APPROVED' as const,
                approvedOn: '2012-05-01',
                expiresOn: '2012-08-29',
                rate: String(registrationDiscount / ONE)
            };
            const specialist = priced({ partner, registrations: [registration] });
            const competing = [
                { solution: 'DATA_PROTECTION', discount: String(specialist.discount / specialist.list) }
            ];
            for (const rival of symantec.tiers) {
                const rivalPartner = { tier: rival.code, specializations: ['DATA_PROTECTION'] };
                expect(priced({ partner: rivalPartner, competing }).net).toBeGreaterThan(specialist.net);
            }
        }
    });
});

it('every shipped number states where it comes from, and no other provenance exists', () => {
    for (const program of [legacy, program2024, symantecLegacy, symantec]) {
        expect(new Set(Object.values(program.provenance))).toEqual(new Set(['published', 'example']));
    }
});
