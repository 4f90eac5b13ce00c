import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import type { Program } from '../../../force-app/main/default/lwc/programCore/programCore';
import { inventMarket } from '../../demo/market';
import { readDemoSources } from '../../demo/sources';
import { readPrograms } from '../../programs/readPrograms';
import { demoPartners } from '../input/demoPartners';
import type { PartnerDocument, ReplayedDays } from '../input/partner';
import { csvReport } from '../report/csvReport';
import { htmlReport } from '../report/htmlReport';
import { jsonReport } from '../report/jsonReport';
import { tableReport } from '../report/tableReport';
import { simulate } from '../simulate';
import type { SimulationResult } from '../simulation';
import { entries } from './boreal';

const AS_OF = '2026-11-21';
const LAST_YEAR = { from: '2025-01-01', to: '2025-12-31' };
const programs = readPrograms();
const present = programs.find(({ code }) => code === 'TREND_MICRO_2024') as Program;
const partners = [...demoPartners(inventMarket(readDemoSources(), programs, AS_OF))];
const trendMicro = partners.filter((partner) => partner.program === 'TREND_MICRO_2024');

/** Skill takes 300 000.00, Expert gives 1 % more and a rebate of 4.5 %, renewals of Registered 5 %. */
const draft: Program = {
    ...present,
    tiers: present.tiers.map((tier) => ({
        ...tier,
        ...(tier.code === 'SKILL' && { min: { ...tier.min, revenue: 30_000_000 } }),
        ...(tier.code === 'EXPERT' && { newBusinessDiscount: 210_000, rebateRate: 45_000 }),
        ...(tier.code === 'REGISTERED' && { renewalDiscount: 50_000 })
    }))
};

async function run(program: Program, days: ReplayedDays = LAST_YEAR): Promise<SimulationResult> {
    const input = { draft: program, asOf: AS_OF, days, riskDays: 90, partnersOf: null, programs };
    const simulated = await simulate(entries(partners), input);
    if (!simulated.ok) {
        throw new Error(JSON.stringify(simulated.problems));
    }
    return simulated.result;
}

/** The rules of the Trend Micro program once more, written down for this test alone. */
const RULES = {
    before: {
        skillRevenue: 200_000,
        front: { REGISTERED: '0.12', SKILL: '0.16', EXPERT: '0.2', ELITE: '0.25' },
        renewal: { REGISTERED: '0.04', SKILL: '0.0475', EXPERT: '0.0575', ELITE: '0.0675' },
        registration: { REGISTERED: '0.1', SKILL: '0.11', EXPERT: '0.12', ELITE: '0.15' },
        rebate: { REGISTERED: '0.01', SKILL: '0.02', EXPERT: '0.03', ELITE: '0.04' }
    },
    after: {
        skillRevenue: 300_000,
        front: { REGISTERED: '0.12', SKILL: '0.16', EXPERT: '0.21', ELITE: '0.25' },
        renewal: { REGISTERED: '0.05', SKILL: '0.0475', EXPERT: '0.0575', ELITE: '0.0675' },
        registration: { REGISTERED: '0.1', SKILL: '0.11', EXPERT: '0.12', ELITE: '0.15' },
        rebate: { REGISTERED: '0.01', SKILL: '0.02', EXPERT: '0.045', ELITE: '0.04' }
    }
} as const;
type Rules = (typeof RULES)['before' | 'after'];
const TIERS = ['REGISTERED', 'SKILL', 'EXPERT', 'ELITE'] as const;
type TierCode = (typeof TIERS)[number];
const SPECIALISTS = { HYBRID_CLOUD: 2, NETWORK: 2, EMAIL_ENDPOINT: 2, MSP: 3, MSSP: 4 } as const;
const UPLIFTS = { HYBRID_CLOUD: '0.02', NETWORK: '0.02', EMAIL_ENDPOINT: '0.015', MSP: '0.025', MSSP: '0.03' } as const;

function qualifiedTier(partner: PartnerDocument, rules: Rules): TierCode {
    const staff = new Set(
        (partner.people ?? [])
            .filter((one) => [one.salesUntil, one.technicalUntil].some((until) => (until ?? '') >= AS_OF))
            .map(({ id }) => id)
    ).size;
    const newBusiness = (year: string): number =>
        (partner.credits ?? [])
            .filter(
                (one) => one.reversed !== true && one.type !== 'RENEWAL' && one.on.startsWith(year) && one.on <= AS_OF
            )
            .reduce((sum, one) => sum.plus(one.amount), new Decimal(0))
            .toNumber();
    const revenue = Math.max(newBusiness('2025'), newBusiness('2026'));
    if (staff >= 20 && revenue >= 1_500_000) return 'ELITE';
    if (staff >= 10 && revenue >= 800_000) return 'EXPERT';
    return staff >= 5 && revenue >= rules.skillRevenue ? 'SKILL' : 'REGISTERED';
}

/** A higher tier counts at once; a lower one waits for the review or for a waiver to end. */
function effectiveTier(partner: PartnerDocument, current: TierCode, rules: Rules): TierCode {
    const qualified = qualifiedTier(partner, rules);
    const isHeld = AS_OF < (partner.current?.nextReviewOn ?? '') || AS_OF <= (partner.waiver?.until ?? '');
    return TIERS.indexOf(qualified) < TIERS.indexOf(current) && isHeld ? current : qualified;
}

function isSpecialized(partner: PartnerDocument, solution: keyof typeof UPLIFTS): boolean {
    const people = new Set(
        (partner.specialists ?? [])
            .filter((one) => one.specialization === solution && one.until >= AS_OF)
            .map(({ person }) => person)
    );
    const hasExpired = (partner.specializations ?? []).some(
        (one) => one.specialization === solution && one.expiresOn < AS_OF
    );
    return people.size >= SPECIALISTS[solution] && !hasExpired;
}

interface Cost {
    readonly list: string;
    readonly discount: string;
    readonly rebate: string;
}

/** What all deals of the days come to, in decimals: discounts are added up to 40 %, rebates to 8 %. */
function costOf(tierOf: (partner: PartnerDocument) => TierCode, rules: Rules, days: ReplayedDays): Cost {
    let [list, discount, rebate] = [new Decimal(0), new Decimal(0), new Decimal(0)];
    for (const partner of trendMicro) {
        const tier = tierOf(partner);
        const sell = (
            solution: string | null | undefined,
            type: string,
            amount: Decimal,
            registered: boolean
        ): void => {
            const isRenewal = type === 'RENEWAL';
            const part = (rate: string): Decimal => amount.times(rate).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
            const given = part(isRenewal ? rules.renewal[tier] : rules.front[tier]).plus(
                registered && !isRenewal ? part(rules.registration[tier]) : 0
            );
            const net = amount.minus(Decimal.min(given, part('0.4')));
            const uplift = isSpecialized(partner, solution as never) ? UPLIFTS[solution as keyof typeof UPLIFTS] : '0';
            const rate = isRenewal ? new Decimal(0) : Decimal.min(new Decimal(rules.rebate[tier]).plus(uplift), '0.08');
            list = list.plus(amount);
            discount = discount.plus(amount.minus(net));
            rebate = rebate.plus(net.times(rate).toDecimalPlaces(2, Decimal.ROUND_HALF_UP));
        };
        const isWithin = (on: string): boolean => on >= days.from && on <= days.to;
        for (const credit of partner.credits ?? []) {
            if (isWithin(credit.on) && credit.reversed !== true && credit.deal === undefined) {
                sell(credit.solution, credit.type, new Decimal(credit.amount), false);
            }
        }
        for (const deal of (partner.deals ?? []).filter(({ on }) => isWithin(on))) {
            for (const line of deal.lines) {
                const registered = (deal.registrations ?? []).some(
                    (one) => one.solution === line.solution && one.approvedOn <= deal.on && deal.on <= one.expiresOn
                );
                sell(line.solution, deal.type, new Decimal(line.quantity).times(line.unitPrice), registered);
            }
        }
    }
    return { list: list.toFixed(2), discount: discount.toFixed(2), rebate: rebate.toFixed(2) };
}

const told = ({ list, discount, rebate }: { list: number; discount: number; rebate: number }): Cost => ({
    list: (list / 100).toFixed(2),
    discount: (discount / 100).toFixed(2),
    rebate: (rebate / 100).toFixed(2)
});

describe('the demo population of 1 500 partners', () => {
    it('has about 100 Skill, 30 Expert and 2 Elite partners by the published minima', async () => {
        const { partners: count, before } = await run(present);
        const qualified = new Map(before.tiers.map((tier) => [tier.tier, tier.qualified]));
        expect(count).toBe(1500);
        expect(qualified.get('ELITE')).toBe(2);
        expect(Math.abs((qualified.get('EXPERT') ?? 0) - 30)).toBeLessThanOrEqual(3);
        expect(Math.abs((qualified.get('SKILL') ?? 0) - 100)).toBeLessThanOrEqual(10);
    });

    it('is where it was, and costs the same, under a draft that changes nothing', async () => {
        const { movements, before, after } = await run(present);
        expect(movements).toEqual({ UP: 0, DOWN: 0, SAME: 1500, PLACED: 0 });
        expect(after).toEqual(before);
    });

    it('moves under a draft as an independent count says, today and once holds have ended', async () => {
        const { outcomes } = await run(draft);
        const simulated = outcomes.map(({ id, before, after }) => [
            id,
            before.effective,
            before.qualified,
            after.effective,
            after.qualified
        ]);
        const counted = trendMicro.map((partner) => {
            const before = effectiveTier(partner, partner.current?.tier as TierCode, RULES.before);
            return [
                partner.id,
                before,
                qualifiedTier(partner, RULES.before),
                effectiveTier(partner, before, RULES.after),
                qualifiedTier(partner, RULES.after)
            ];
        });
        expect(simulated).toEqual(counted);
        expect(counted.filter(([, , before, , after]) => before !== after).length).toBeGreaterThan(10);
    });

    it.each([
        ['last year, of which only credits are known', LAST_YEAR],
        ['the last months, with registered deals', { from: '2026-08-01', to: AS_OF }]
    ])('costs for %s what decimals say, before and after', async (_what, days) => {
        const { before, after } = await run(draft, days);
        const effectiveBefore = (partner: PartnerDocument): TierCode =>
            effectiveTier(partner, partner.current?.tier as TierCode, RULES.before);
        expect(told(before.cost)).toEqual(costOf(effectiveBefore, RULES.before, days));
        expect(told(after.cost)).toEqual(
            costOf((partner) => effectiveTier(partner, effectiveBefore(partner), RULES.after), RULES.after, days)
        );
        expect(told(after.settledCost)).toEqual(
            costOf((partner) => qualifiedTier(partner, RULES.after), RULES.after, days)
        );
        expect(before.cost.discount).not.toBe(after.cost.discount);
    });

    it('has registered deals, so that the comparison says something of registrations', () => {
        expect(trendMicro.flatMap(({ deals }) => deals ?? []).length).toBeGreaterThan(100);
    });

    it('is simulated in less than a second', async () => {
        const started = process.cpuUsage();
        await run(draft);
        const { user, system } = process.cpuUsage(started);
        expect((user + system) / 1000).toBeLessThan(1000);
    });
});

describe('the reports of a simulation', () => {
    it('are JSON with every partner and exact amounts', async () => {
        const result = await run(draft);
        const report = JSON.parse([...jsonReport(result)].join(''));
        expect(report).toMatchObject({ program: 'TREND_MICRO_2024', partnersSimulated: 1500, partnersLeftOut: 120 });
        expect(report.partners).toHaveLength(1500);
        expect(report.mostAffected).toHaveLength(10);
        expect(report.before.cost.discount).toBe(told(result.before.cost).discount);
    });

    it('say what the draft changes, rule by rule, and where the partners of each tier end up', async () => {
        const page = htmlReport(await run(draft), 'en');
        const rowsOf = (id: string): string[] =>
            [
                ...(page.split(`<section aria-labelledby="${id}">`)[1] ?? '')
                    .split('</section>')[0]!
                    .matchAll(/<tr>.*?<\/tr>/g)
            ].map(([row]) => row.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|'));
        expect(rowsOf('rules')).toEqual([
            '|Rule|Before|After|',
            '|Registered|Discount on renewals|4%|5%|',
            '|Skill|Minimum revenue|€200,000|€300,000|',
            '|Expert|Discount on new business|20%|21%|',
            '|Expert|Rebate on new business|3%|4.5%|'
        ]);
        const counted = new Map<string, number>();
        for (const partner of trendMicro) {
            const before = effectiveTier(partner, partner.current?.tier as TierCode, RULES.before);
            const key = `${before} ${qualifiedTier(partner, RULES.after)}`;
            counted.set(key, (counted.get(key) ?? 0) + 1);
        }
        const names = { REGISTERED: 'Registered', SKILL: 'Skill', EXPERT: 'Expert', ELITE: 'Elite' };
        expect(rowsOf('tiers').slice(-4)).toEqual(
            TIERS.map((from) => {
                const to = TIERS.map((tier) => (counted.get(`${from} ${tier}`) ?? 0).toLocaleString('en-US'));
                return `|${[names[from], ...to].join('|')}|`;
            })
        );
    });

    it('are CSV with a row a partner', async () => {
        const rows = [...csvReport(await run(draft))].join('').trimEnd().split('\n');
        expect(rows).toHaveLength(1501);
        expect(rows[0]).toMatch(/^id,name,program,beforeTier,.*,settledChange$/);
    });

    it.each([
        ['en', 'Who moves'],
        ['fr', 'Qui change de niveau']
    ] as const)('are a page in %s that needs nothing else, with charts that have a name', async (language, heading) => {
        const page = htmlReport(await run(draft), language);
        expect(page).toContain(`<html lang="${language}">`);
        expect(page).toContain(heading);
        expect(page.match(/<svg role="img" aria-labelledby="/g)).toHaveLength(4);
        expect(page).not.toMatch(/<script|<link|<img|src=|url\(|@import/);
        expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg")/);
        expect(page).not.toMatch(/undefined|NaN/);
    });

    it('write what partners are called, never run it', async () => {
        const result = await run(draft);
        const [first] = result.outcomes;
        const hostile = { ...first, name: '<script>alert(1)</script>', settledSteps: 4, steps: 4 } as never;
        expect(htmlReport({ ...result, outcomes: [hostile] }, 'en')).not.toContain('<script>');
    });

    it('are a table for the terminal', async () => {
        expect(tableReport(await run(draft), 'en')).toMatch(/Move down +\d+ +\d+\n/);
    });
});
