import type { Deal } from './deal';
import type { MinorUnits } from './money';
import { priceDeal } from './pricing';
import type { Program } from './program';
import { COMPONENT_CODES, STACK_CODES } from './trace';
import type { ComponentCode, PricedLine } from './trace';

/** More columns than this nobody compares at a glance. */
export const MOST_SCENARIOS = 4;

export interface Scenario {
    readonly key: string;
    readonly deal: Deal;
}

/** A scenario's totals in minor units, and how they differ from the first scenario's. */
export interface ComparedScenario {
    readonly key: string;
    readonly list: MinorUnits;
    readonly components: Readonly<Record<ComponentCode, MinorUnits>>;
    readonly discount: MinorUnits;
    readonly net: MinorUnits;
    readonly rebate: MinorUnits;
    /** What the partner pays in the end: net - rebate. */
    readonly afterRebate: MinorUnits;
    /** Each minus the first scenario's; 0 for the first itself. */
    readonly difference: {
        readonly net: MinorUnits;
        readonly rebate: MinorUnits;
        readonly afterRebate: MinorUnits;
    };
    /** Whether it alone has the lowest price after rebate; never where the list totals differ, for then it sells something else. */
    readonly isBest: boolean;
}

/**
 * Prices scenarios of one deal and sets them side by side.
 * @throws RangeError without a scenario or for more than MOST_SCENARIOS
 */
export function compareScenarios(program: Program, scenarios: readonly Scenario[]): readonly ComparedScenario[] {
    if (scenarios.length === 0 || scenarios.length > MOST_SCENARIOS) {
        throw new RangeError(`${scenarios.length} scenarios; allowed: 1 to ${MOST_SCENARIOS}`);
    }
    const priced = scenarios.map(({ key, deal }) => {
        const { result, trace } = priceDeal(program, deal);
        const { list, discount, net, rebate } = result;
        const components = Object.fromEntries(
            COMPONENT_CODES.map((code) => [code, totalOf(trace.lines, code)])
        ) as Record<ComponentCode, MinorUnits>;
        return { key, list, components, discount, net, rebate, afterRebate: net - rebate };
    });
    const [first] = priced as [(typeof priced)[number]];
    const lowest = Math.min(...priced.map(({ afterRebate }) => afterRebate));
    const sellsTheSame = priced.every(({ list }) => list === first.list);
    const isOnly = priced.filter(({ afterRebate }) => afterRebate === lowest).length === 1;
    return priced.map((scenario) => ({
        ...scenario,
        difference: {
            net: scenario.net - first.net,
            rebate: scenario.rebate - first.rebate,
            afterRebate: scenario.afterRebate - first.afterRebate
        },
        isBest: scenarios.length > 1 && sellsTheSame && isOnly && scenario.afterRebate === lowest
    }));
}

/** The components worth a column: those of the stack, and the special price where somebody asked for one. */
export function componentsShown(
    lines: readonly Pick<PricedLine, 'components' | 'refused'>[]
): readonly ComponentCode[] {
    const isAsked = lines.some(({ components, refused }) =>
        [...components, ...refused].some(({ code }) => code === 'SPECIAL')
    );
    return isAsked ? COMPONENT_CODES : STACK_CODES;
}

/** What one component takes off all lines together. */
export function totalOf(lines: readonly Pick<PricedLine, 'components'>[], code: ComponentCode): MinorUnits {
    let total = 0;
    for (const line of lines) {
        for (const component of line.components) {
            if (component.code === code) {
                total += component.amount;
            }
        }
    }
    return total;
}
