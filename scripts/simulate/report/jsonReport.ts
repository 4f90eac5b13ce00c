import type { DealTotals } from '../../../force-app/main/default/lwc/programCore/programCore';
import { costOf, mostAffected, settledChange } from '../simulation';
import type { PartnerOutcome, SideTotals, SimulationResult, Standing } from '../simulation';
import { signedMoney } from './amounts';

export const MOST_AFFECTED = 10;

/** The whole result as JSON: money as exact text, every partner. */
export function* jsonReport(result: SimulationResult): Generator<string> {
    const { draft, outcomes } = result;
    const money = (amount: number): string => signedMoney(amount, draft.currency);
    const cost = (totals: DealTotals): Record<string, string> => ({
        list: money(totals.list),
        discount: money(totals.discount),
        net: money(totals.net),
        rebate: money(totals.rebate),
        total: money(costOf(totals))
    });
    const side = ({ tiers, held, forecastFalls, ...costs }: SideTotals): object => ({
        tiers,
        atRisk: { held, forecast: forecastFalls },
        cost: cost(costs.cost),
        settledCost: cost(costs.settledCost)
    });
    const standing = (one: Standing): object => ({ ...one, cost: cost(one.cost), settledCost: cost(one.settledCost) });
    const partner = (outcome: PartnerOutcome): object => ({
        ...outcome,
        before: standing(outcome.before),
        after: standing(outcome.after),
        settledChange: money(settledChange(outcome))
    });
    const head = {
        program: draft.code,
        currency: draft.currency,
        asOf: result.asOf,
        replayed: result.days,
        riskDays: result.riskDays,
        partnersSimulated: result.partners,
        partnersLeftOut: result.skipped,
        movements: result.movements,
        settledMovements: result.settledMovements,
        before: side(result.before),
        after: side(result.after),
        mostAffected: mostAffected(outcomes, MOST_AFFECTED).map(partner)
    };
    yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "partners": [`;
    for (const [at, outcome] of outcomes.entries()) {
        yield `${at === 0 ? '' : ','}\n    ${JSON.stringify(partner(outcome))}`;
    }
    yield `${outcomes.length === 0 ? '' : '\n  '}]\n}\n`;
}
