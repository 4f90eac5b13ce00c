import { fill, formatDate } from 'c/formats';
import type { HeldSpecialization, Partner } from 'c/partnerData';
import {
    evaluateTier,
    provenanceOf,
    tierOf,
    tiersByRank,
    type CriterionGap,
    type IsoDate,
    type Program,
    type Tier,
    type TierResult,
    type TierTrace
} from 'c/programCore';
import {
    criterionLabel,
    criterionValue,
    sayCause,
    sayHold,
    specializationName,
    specializationStatusLabels,
    tierName
} from 'c/programLabels';
import { labels } from './labels';

/** One program as the page shows it: every text ready for the user. */
export interface Card {
    readonly key: string;
    readonly title: string;
    readonly vendor: string;
    readonly badge: {
        readonly name: string;
        readonly rankText: string;
        readonly reached: number;
        readonly total: number;
    };
    /** Since when, until when. */
    readonly dates: readonly string[];
    /** How the recorded tier stands to the metrics. */
    readonly standing: string;
    /** Why the program's version is not in force; empty while it is. */
    readonly notice: string;
    readonly specializations: readonly SpecializationItem[];
    readonly hasSpecializations: boolean;
    /** null where the version is not in force. */
    readonly progress: Progress | null;
    readonly benefits: readonly string[];
    readonly hasBenefits: boolean;
    readonly provenance: string;
}

export interface SpecializationItem {
    readonly key: string;
    readonly name: string;
    readonly status: string;
    readonly icon: string;
    readonly detail: string;
}

export interface Progress {
    readonly heading: string;
    /** Empty at the highest tier. */
    readonly criteria: readonly CriterionItem[];
    readonly forecast: readonly { readonly key: string; readonly on: string; readonly texts: readonly string[] }[];
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

const STATUS_ICONS = {
    IN_PROGRESS: 'utility:clock',
    ACTIVE: 'utility:success',
    AT_RISK: 'utility:warning',
    EXPIRED: 'utility:ban'
} as const;

/** What the page shows of a partner, judged by the core on the day of the partner's history. */
export function toCard(partner: Partner): Card {
    const { program, history } = partner;
    const { result, trace } = evaluateTier(program, history);
    const recorded = program.tiers.find((tier) => tier.code === history.current?.tier);
    const shown = recorded ?? tierOf(program, result.effective);
    const notice = sayNotice(program, history.asOf);
    const progress = notice === '' ? toProgress(partner, result) : null;
    return {
        key: partner.id,
        title: program.name,
        vendor: program.vendor,
        badge: toBadge(program, shown),
        dates: sayDates(partner, result),
        standing: sayStanding(program, recorded, result, trace),
        notice,
        specializations: partner.specializations.map((held) => toSpecializationItem(held, program, trace)),
        hasSpecializations: partner.specializations.length > 0,
        progress,
        benefits: shown.benefits,
        hasBenefits: shown.benefits.length > 0,
        provenance: sayProvenance(progress)
    };
}

function toBadge(program: Program, tier: Tier): Card['badge'] {
    const total = program.tiers.length;
    const reached = tiersByRank(program).indexOf(tier) + 1;
    return { name: tier.name, rankText: fill(labels.partnerTierRank, reached, total), reached, total };
}

function sayDates({ tierSince }: Partner, { heldUntil }: TierResult): string[] {
    return [
        ...(tierSince === null ? [] : [fill(labels.partnerTierSince, formatDate(tierSince))]),
        ...(heldUntil === null ? [] : [fill(labels.partnerTierHeldUntil, formatDate(heldUntil))])
    ];
}

function sayStanding(program: Program, recorded: Tier | undefined, result: TierResult, { hold }: TierTrace): string {
    const qualified = tierName(program, result.qualified);
    if (recorded === undefined) {
        return fill(labels.partnerTierNoTierYet, qualified);
    }
    if (hold !== null) {
        return `${sayHold(hold)} ${fill(labels.partnerTierQualified, qualified)}`;
    }
    if (recorded.code === result.effective) {
        return fill(labels.partnerTierQualified, qualified);
    }
    const rises = tierOf(program, result.effective).rank > recorded.rank;
    return fill(rises ? labels.partnerTierRises : labels.partnerTierFalls, recorded.name, qualified);
}

function sayNotice({ effectiveFrom, effectiveTo }: Program, asOf: IsoDate): string {
    if (effectiveTo !== null && asOf > effectiveTo) {
        return fill(labels.partnerTierEnded, formatDate(effectiveTo));
    }
    return asOf < effectiveFrom ? fill(labels.partnerTierNotStarted, formatDate(effectiveFrom)) : '';
}

function toSpecializationItem(
    { code, status, expiresOn }: HeldSpecialization,
    program: Program,
    trace: TierTrace
): SpecializationItem {
    const counted = trace.specialists.find(({ specialization }) => specialization === code);
    const details = [
        ...(counted === undefined ? [] : [fill(labels.partnerTierSpecialistsOf, counted.have, counted.need)]),
        ...(expiresOn === null ? [] : [fill(labels.partnerTierExpiresOn, formatDate(expiresOn))])
    ];
    return {
        key: code,
        name: specializationName(program, code),
        status: specializationStatusLabels[status],
        icon: STATUS_ICONS[status],
        detail: details.join(', ')
    };
}

function toProgress({ program, personNames }: Partner, { next, forecast }: TierResult): Progress {
    const personName = (id: string): string => personNames.get(id) ?? id;
    return {
        heading: next === null ? labels.partnerTierTop : fill(labels.partnerTierNext, tierName(program, next.tier)),
        criteria: next === null ? [] : next.criteria.map((gap) => toCriterionItem(gap, program, next.tier)),
        forecast: forecast.map(({ on, qualified, because }) => ({
            key: on,
            on: formatDate(on),
            texts: [
                ...because.map((cause) => sayCause(cause, program, personName)),
                fill(labels.partnerTierForecastTier, tierName(program, qualified))
            ]
        })),
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

/** Whether the thresholds above are the vendor's own; empty where there are none. */
function sayProvenance(progress: Progress | null): string {
    if (progress === null || progress.criteria.length === 0) {
        return '';
    }
    const hasExample = progress.criteria.some(({ mark }) => mark !== '');
    return hasExample ? labels.partnerTierExample : labels.partnerTierPublished;
}
