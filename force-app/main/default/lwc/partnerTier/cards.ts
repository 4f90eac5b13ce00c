import { fill } from 'c/formats';
import type { Partner } from 'c/partnerData';
import {
    sayThresholdSource,
    shownTier,
    toForecastItems,
    toSpecializationItem,
    toStanding,
    type ForecastItem,
    type SpecializationItem,
    type StandingView
} from 'c/partnerStanding';
import { evaluateTier, provenanceOf, type CriterionGap, type Program, type TierResult } from 'c/programCore';
import { criterionLabel, criterionValue, tierName } from 'c/programLabels';
import { labels } from './labels';

/** One program as the page shows it: every text ready for the user. */
export interface Card extends StandingView {
    readonly key: string;
    readonly title: string;
    readonly vendor: string;
    readonly specializations: readonly SpecializationItem[];
    readonly hasSpecializations: boolean;
    /** null where the version is not in force. */
    readonly progress: Progress | null;
    readonly benefits: readonly string[];
    readonly hasBenefits: boolean;
    readonly provenance: string;
}

export interface Progress {
    readonly heading: string;
    /** Empty at the highest tier. */
    readonly criteria: readonly CriterionItem[];
    readonly forecast: readonly ForecastItem[];
    readonly hasForecast: boolean;
}

export interface CriterionItem {
    readonly key: string;
    readonly label: string;
    readonly valueText: string;
    readonly missingText: string;
    readonly met: boolean;
    readonly mark: string;
    readonly percent: number;
}

/** What the page shows of a partner, judged by the core on the day of the partner's history. */
export function toCard(partner: Partner): Card {
    const { program, history } = partner;
    const evaluation = evaluateTier(program, history);
    const { result, trace } = evaluation;
    const shown = shownTier(partner, evaluation);
    const standing = toStanding(partner, evaluation);
    const progress = standing.versionNotice === '' ? toProgress(partner, result) : null;
    return {
        ...standing,
        key: partner.id,
        title: program.name,
        vendor: program.vendor,
        specializations: partner.specializations.map((held) => toSpecializationItem(held, program, trace)),
        hasSpecializations: partner.specializations.length > 0,
        progress,
        benefits: shown.benefits,
        hasBenefits: shown.benefits.length > 0,
        provenance: sayThresholdSource(progress?.criteria ?? [])
    };
}

function toProgress(partner: Partner, result: TierResult): Progress {
    const { program } = partner;
    const { next, forecast } = result;
    return {
        heading: next === null ? labels.partnerTierTop : fill(labels.partnerTierNext, tierName(program, next.tier)),
        criteria: next === null ? [] : next.criteria.map((gap) => toCriterionItem(gap, program, next.tier)),
        forecast: toForecastItems(partner, result),
        hasForecast: forecast.length > 0
    };
}

function toCriterionItem(
    { criterion, have, need, missing }: CriterionGap,
    program: Program,
    code: string
): CriterionItem {
    const tier = program.tiers.findIndex((candidate) => candidate.code === code);
    const value = (amount: number): string => criterionValue(criterion, amount, program);
    const isExample = provenanceOf(program, `/tiers/${tier}/min/${criterion}`) === 'example';
    return {
        key: criterion,
        label: criterionLabel(criterion, program),
        valueText: fill(labels.partnerTierHaveOfNeed, value(have), value(need)),
        missingText: missing === 0 ? labels.commonMet : fill(labels.partnerTierMissing, value(missing)),
        met: missing === 0,
        mark: isExample ? labels.partnerTierExampleMark : '',
        percent: need === 0 ? 100 : Math.min(100, Math.floor((have / need) * 100))
    };
}
