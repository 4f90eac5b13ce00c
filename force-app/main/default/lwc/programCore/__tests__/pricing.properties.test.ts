import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
    checkDeal,
    checkProgram,
    dealTotaler,
    multiplyMoney,
    parseRate,
    priceDeal,
    writePricedDeal
} from '../programCore';
import type { DealDocument, DealTrace, PricedDeal, ProgramDocument, TracedLine } from '../programCore';
import { programAndDeal, rate } from './arbitraries';
import { oraclePrice } from './oracle';
import { APPROVED, dealDocument, price, valueOf } from './samples';

function priceDocuments(program: ProgramDocument, deal: DealDocument): { result: PricedDeal; trace: DealTrace } {
    const checked = valueOf(checkProgram(program));
    return priceDeal(checked, valueOf(checkDeal(deal, checked)));
}

function forEachLine(check: (line: TracedLine, program: ProgramDocument, deal: DealDocument) => void): void {
    fc.assert(
        fc.property(programAndDeal, ({ program, deal }) => {
            priceDocuments(program, deal).trace.lines.forEach((line) => check(line, program, deal));
        }),
        { numRuns: 1000 }
    );
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

describe('any deal under any program', () => {
    it('is priced to the minor unit as fractions without rounding errors price it', () => {
        fc.assert(
            fc.property(programAndDeal, ({ program, deal }) => {
                expect(writePricedDeal(priceDocuments(program, deal).result)).toEqual(oraclePrice(program, deal));
            }),
            { numRuns: 4000 }
        );
    });

    it('has totals that are the sums of its lines', () => {
        fc.assert(
            fc.property(programAndDeal, ({ program, deal }) => {
                const { result } = priceDocuments(program, deal);
                expect(result.list).toBe(sumOf(result.lines.map((line) => line.list)));
                expect(result.net).toBe(sumOf(result.lines.map((line) => line.net)));
                expect(result.rebate).toBe(sumOf(result.lines.map((line) => line.rebate.amount)));
                expect(result.list - result.discount).toBe(result.net);
            })
        );
    });

    it('comes to the same totals without its trace, however its lines are portioned', () => {
        fc.assert(
            fc.property(programAndDeal, ({ program, deal }) => {
                const checked = valueOf(checkProgram(program));
                const typed = valueOf(checkDeal(deal, checked));
                const { list, discount, net, rebate } = priceDeal(checked, typed).result;
                const totaler = dealTotaler(checked, typed);
                expect(totaler(typed.lines)).toEqual({ list, discount, net, rebate });
                const portions = typed.lines.map((line) => totaler([line]));
                expect(sumOf(portions.map((portion) => portion.net))).toBe(net);
                expect(sumOf(portions.map((portion) => portion.rebate))).toBe(rebate);
            }),
            { numRuns: 1000 }
        );
    });

    it('has on every line a net from zero to the list amount that the components explain', () => {
        forEachLine((line) => {
            const discounts = sumOf(line.components.map(({ amount }) => amount));
            expect(line.net).toBe(Math.max(0, line.list - discounts));
            expect(line.net).toBeLessThanOrEqual(line.list);
            expect(line.components.every(({ amount, trimmed }) => amount >= 0 && trimmed >= 0)).toBe(true);
        });
    });

    it('respects every cap', () => {
        forEachLine((line) => {
            const discounts = sumOf(line.components.map(({ amount }) => amount));
            for (const cap of line.caps) {
                expect(cap.amount).toBe(multiplyMoney(line.list, cap.rate));
                expect(discounts).toBeLessThanOrEqual(cap.amount);
            }
        });
    });

    it('accounts for every component: granted, refused, or granted in part and capped', () => {
        forEachLine((line) => {
            for (const code of ['FRONT', 'REGISTRATION', 'SPECIALIST'] as const) {
                const granted = line.components.find((component) => component.code === code);
                const refused = line.refused.find((component) => component.code === code);
                expect(granted !== undefined || refused !== undefined).toBe(true);
                if (granted !== undefined && refused !== undefined) {
                    expect(refused.reason).toBe('CAPPED');
                    expect(granted.trimmed).toBeGreaterThan(0);
                }
            }
        });
    });

    it('never values a refused component below zero, nor a capped or unstackable one above', () => {
        forEachLine((line) => {
            for (const { reason, worth } of line.refused) {
                expect(worth).toBeGreaterThanOrEqual(0);
                if (reason === 'CAPPED' || reason === 'NOT_STACKABLE') {
                    expect(worth).toBe(0);
                }
            }
        });
    });

    it('grants at most one component under HIGHEST', () => {
        forEachLine((line, program, deal) => {
            const policy = deal.businessType === 'RENEWAL' ? program.stacking.renewal : program.stacking.newBusiness;
            if (policy === 'HIGHEST') {
                expect(line.components.length).toBeLessThanOrEqual(1);
            }
        });
    });

    it('costs no more the higher its registration rate is', () => {
        fc.assert(
            fc.property(programAndDeal, rate, rate, ({ program, deal }, one, other) => {
                const [lower, higher] = (parseRate(one) ?? 0) < (parseRate(other) ?? 0) ? [one, other] : [other, one];
                const netAt = (pinned: string): number => {
                    const registrations = [{ ...APPROVED, rate: pinned }];
                    return priceDocuments(program, { ...deal, registrations }).result.net;
                };
                // Compounding rounds each step, so a higher rate may leave a minor unit more per line to later steps.
                const slack = program.stacking.newBusiness === 'COMPOUND' ? deal.lines.length : 0;
                expect(netAt(higher)).toBeLessThanOrEqual(netAt(lower) + slack);
            })
        );
    });

    it('leaves the registered partner the cheapest wherever a guarantee protects the deal', () => {
        fc.assert(
            fc.property(rate, rate, fc.nat({ max: 100_000_000 }), (ownRate, priceGuarantee, cents) => {
                const lines = [
                    {
                        id: '1',
                        solution: 'NETWORK',
                        quantity: '1',
                        unitPrice: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
                    }
                ];
                const program = { priceGuarantee };
                const registered = price(program, { lines, registrations: [{ ...APPROVED, rate: ownRate }] }).trace
                    .lines[0];
                const wholeRate = sumOf((registered?.components ?? []).map((component) => component.rate));
                const protectedAt = String(Math.min(wholeRate, 1_000_000) / 1_000_000);
                const rival = price(program, {
                    ...dealDocument({ lines }),
                    partner: { tier: 'TOP', specializations: ['NETWORK'] },
                    competing: [{ solution: 'NETWORK', discount: protectedAt }]
                }).trace.lines[0];
                // Each component rounds by itself, the cap once: they may differ by a minor unit.
                expect(rival?.net).toBeGreaterThanOrEqual((registered?.net ?? 0) - 1);
            })
        );
    });
});
