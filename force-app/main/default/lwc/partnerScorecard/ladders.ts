import type { LadderRung } from 'c/criterionLadder';
import { fill, formatNumber, formatThreshold } from 'c/formats';
import {
    criteriaLadders,
    formatMoney,
    provenanceOf,
    type Criterion,
    type LadderStep,
    type Program,
    type TierMetrics
} from 'c/programCore';
import { criterionLabel, criterionValue, tierName } from 'c/programLabels';
import { labels } from './labels';

/** One criterion for c-criterion-ladder. */
export interface Ladder {
    readonly key: string;
    readonly label: string;
    readonly valueText: string;
    readonly rungs: readonly LadderRung[];
}

/** Every criterion of the program as a ladder of its tiers. @param current code of the tier shown on the page */
export function toLadders(program: Program, metrics: TierMetrics, current: string): readonly Ladder[] {
    return criteriaLadders(program, metrics).map(({ criterion, have, steps }) => ({
        key: criterion,
        label: criterionLabel(criterion, program),
        valueText: criterionValue(criterion, have, program),
        rungs: steps.map((step, at) => ({
            ...toRung(program, criterion, step),
            current: step.tiers.includes(current),
            percent: percentBetween(steps[at - 1]?.need ?? 0, step.need, have)
        }))
    }));
}

function toRung(
    program: Program,
    criterion: Criterion,
    { tiers, need, missing }: LadderStep
): Omit<LadderRung, 'current' | 'percent'> {
    const isExample = tiers.some((code) => {
        const at = program.tiers.findIndex((tier) => tier.code === code);
        return provenanceOf(program, `/tiers/${at}/min/${criterion}`) === 'example';
    });
    return {
        key: tiers.join(' '),
        name: tiers.map((code) => tierName(program, code)).join(', '),
        needText: sayNeed(program, criterion, need),
        stateText:
            missing === 0 ? labels.commonMet : fill(labels.partnerTierMissing, sayNeed(program, criterion, missing)),
        met: missing === 0,
        mark: isExample ? labels.partnerTierExampleMark : ''
    };
}

function sayNeed(program: Program, criterion: Criterion, value: number): string {
    return criterion === 'revenue'
        ? formatThreshold(formatMoney(value, program.currency), program.currency)
        : formatNumber(value);
}

/** How far between two steps, for drawing. */
function percentBetween(low: number, high: number, have: number): number {
    return Math.max(0, Math.min(100, Math.floor(((have - low) / (high - low)) * 100)));
}
