/** The words for how a partner stands in its program, shared by every page that shows it. No rule is in here. */
import { fill, formatDate } from 'c/formats';
import type { HeldSpecialization, Partner } from 'c/partnerData';
import { tierOf, tierRisk, tiersByRank, type Program, type Tier, type TierResult, type TierTrace } from 'c/programCore';
import { sayCause, sayHold, specializationName, specializationStatusLabels, tierName } from 'c/programLabels';
import { labels } from './labels';

/** What `evaluateTier` answers. */
export interface Evaluation {
    readonly result: TierResult;
    readonly trace: TierTrace;
}

/** What every page says first of a partner; every text ready for the user. */
export interface StandingView {
    readonly badge: Badge;
    /** Since when, until when, when next reviewed. */
    readonly dates: readonly string[];
    /** How the recorded tier stands to the metrics. */
    readonly standing: string;
    /** Why the program's version is not in force; empty while it is. */
    readonly versionNotice: string;
    /** When the tier falls by what is known, and why; null where it does not, or where the version is not in force. */
    readonly risk: Notice | null;
    /** null without a waiver in force, and where the standing names it already. */
    readonly waiver: Notice | null;
    /** The planned move to another version; empty without one. */
    readonly move: string;
    /** Where the partner moves; empty without a planned move. */
    readonly moveProgramId: string;
}

/** For c-tier-badge. */
export interface Badge {
    readonly name: string;
    readonly rankText: string;
    readonly reached: number;
    readonly total: number;
}

/** A sentence and what it rests on. */
export interface Notice {
    readonly heading: string;
    readonly texts: readonly string[];
}

export interface SpecializationItem {
    readonly key: string;
    readonly name: string;
    readonly status: string;
    readonly icon: string;
    readonly detail: string;
}

export interface ForecastItem {
    readonly key: string;
    readonly on: string;
    /** The tier from that day on; empty where the day leaves it as it was. */
    readonly fall: string;
    readonly texts: readonly string[];
}

const STATUS_ICONS = {
    IN_PROGRESS: 'utility:clock',
    ACTIVE: 'utility:success',
    AT_RISK: 'utility:warning',
    EXPIRED: 'utility:ban'
} as const;

/** How a partner stands, judged by the core on the day of the partner's history. */
export function toStanding(partner: Partner, evaluation: Evaluation): StandingView {
    const versionNotice = sayVersionNotice(partner);
    return {
        badge: toBadge(partner.program, shownTier(partner, evaluation)),
        dates: sayDates(partner, evaluation),
        standing: sayStanding(partner, evaluation),
        versionNotice,
        risk: versionNotice === '' ? sayRisk(partner, evaluation) : null,
        // The sentence on the standing names the waiver already where the waiver alone keeps the tier.
        waiver: evaluation.trace.hold?.reason === 'WAIVER' ? null : sayWaiver(partner),
        move: sayMove(partner),
        moveProgramId: partner.move?.programId ?? ''
    };
}

/** Whether thresholds are the vendor's own, by their marks; empty where there are none. */
export function sayThresholdSource(thresholds: readonly { readonly mark: string }[]): string {
    if (thresholds.length === 0) {
        return '';
    }
    return thresholds.some(({ mark }) => mark !== '') ? labels.partnerTierExample : labels.partnerTierPublished;
}

/** The recorded tier; undefined where none is recorded, or where it is a tier of a superseded version. */
function recordedTier({ program, history }: Partner): Tier | undefined {
    return program.tiers.find((tier) => tier.code === history.current?.tier);
}

/** The tier that the pages show: the recorded one, or the one the core arrives at where none is recorded. */
export function shownTier(partner: Partner, { result }: Evaluation): Tier {
    return recordedTier(partner) ?? tierOf(partner.program, result.effective);
}

function toBadge(program: Program, tier: Tier): Badge {
    const total = program.tiers.length;
    const reached = tiersByRank(program).indexOf(tier) + 1;
    return { name: tier.name, rankText: fill(labels.partnerTierRank, reached, total), reached, total };
}

/** Since when the tier is held, until when something holds it, and when it is reviewed. */
function sayDates({ tierSince, history }: Partner, { result }: Evaluation): string[] {
    const nextReviewOn = history.current?.nextReviewOn ?? null;
    // A review whose day has come waits for what holds the tier.
    const isPending = nextReviewOn !== null && nextReviewOn <= history.asOf;
    const reviewLabel = isPending ? labels.tierReviewPending : labels.tierNextReview;
    return [
        ...(tierSince === null ? [] : [fill(labels.partnerTierSince, formatDate(tierSince))]),
        ...(result.heldUntil === null ? [] : [fill(labels.partnerTierHeldUntil, formatDate(result.heldUntil))]),
        ...(nextReviewOn === null ? [] : [fill(reviewLabel, formatDate(nextReviewOn))])
    ];
}

/** How the recorded tier stands to the metrics, in a sentence or two. */
function sayStanding(partner: Partner, { result, trace }: Evaluation): string {
    const { program } = partner;
    const recorded = recordedTier(partner);
    const qualified = tierName(program, result.qualified);
    if (recorded === undefined) {
        return fill(labels.partnerTierNoTierYet, qualified);
    }
    if (trace.hold !== null) {
        return `${sayHold(trace.hold)} ${fill(labels.partnerTierQualified, qualified)}`;
    }
    if (recorded.code === result.effective) {
        return fill(labels.partnerTierQualified, qualified);
    }
    const rises = tierOf(program, result.effective).rank > recorded.rank;
    return fill(rises ? labels.partnerTierRises : labels.partnerTierFalls, recorded.name, qualified);
}

/** Why the program's version is not in force; empty while it is. */
function sayVersionNotice({ program, history }: Partner): string {
    const { effectiveFrom, effectiveTo } = program;
    if (effectiveTo !== null && history.asOf > effectiveTo) {
        return fill(labels.partnerTierEnded, formatDate(effectiveTo));
    }
    return history.asOf < effectiveFrom ? fill(labels.partnerTierNotStarted, formatDate(effectiveFrom)) : '';
}

/** On which day the tier falls by what is known, and why; null where it does not. */
function sayRisk({ program, history, personNames }: Partner, evaluation: Evaluation): Notice | null {
    const risk = tierRisk(program, history, evaluation);
    return (
        risk && {
            heading: fill(
                labels.tierAtRisk,
                formatDate(risk.on),
                tierName(program, risk.to),
                tierName(program, risk.from)
            ),
            texts: risk.because.map((cause) => sayCause(cause, program, (id) => personNames.get(id) ?? id))
        }
    );
}

/** The waiver in force: until when, by whom and why; null without one. */
function sayWaiver({ history: { waiver, asOf } }: Partner): Notice | null {
    if (waiver === null || waiver.until < asOf) {
        return null;
    }
    return {
        heading: fill(labels.tierWaiver, formatDate(waiver.until)),
        texts: [waiver.by === '' ? waiver.reason : fill(labels.tierWaivedBy, waiver.by, waiver.reason)]
    };
}

/** The program version the partner moves to, and when; empty where no move is planned. */
function sayMove({ move }: Partner): string {
    return move === null ? '' : fill(labels.tierMovesOn, move.programName, formatDate(move.on));
}

export function toSpecializationItem(
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

/** The forecast's days with what happens on each; the tier is named on the days that change it. */
export function toForecastItems(
    { program, personNames }: Partner,
    { qualified: today, forecast }: TierResult
): readonly ForecastItem[] {
    return forecast.map(({ on, qualified, because }, at) => {
        const before = forecast[at - 1]?.qualified ?? today;
        const from = fill(labels.partnerTierForecastTier, tierName(program, qualified));
        return {
            key: on,
            on: formatDate(on),
            fall: qualified === before ? '' : from,
            texts: because.map((cause) => sayCause(cause, program, (id) => personNames.get(id) ?? id))
        };
    });
}
