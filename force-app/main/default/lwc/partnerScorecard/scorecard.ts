import { fill, formatList } from 'c/formats';
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
import { evaluateTier, type IsoDate } from 'c/programCore';
import { specializationName } from 'c/programLabels';
import { labels } from './labels';
import { toLadders, type Ladder } from './ladders';
import { toRevenueViews, type RevenueView } from './revenue';
import { toStaff, type Staff } from './staff';

/** A partner as its page shows it: every text ready for the user. */
export interface Scorecard extends StandingView {
    readonly partnerId: string;
    readonly programId: string;
    readonly programName: string;
    /** Until when and why a waiver is in force; null without one. */
    readonly waiverInForce: { readonly until: IsoDate; readonly reason: string } | null;
    readonly ladders: readonly Ladder[];
    readonly provenance: string;
    readonly forecast: readonly ForecastItem[];
    readonly specializations: readonly (SpecializationItem & { readonly recordId: string })[];
    /** The program's specializations that the partner does not work on; empty where there are none. */
    readonly notHeld: string;
    readonly staff: Staff;
    readonly revenue: readonly RevenueView[];
}

/** What the page shows of a partner, judged by the core on the day of the partner's history. */
export function toScorecard(partner: Partner): Scorecard {
    const { program, history } = partner;
    const evaluation = evaluateTier(program, history);
    const { result, trace } = evaluation;
    const ladders = toLadders(program, result.metrics, shownTier(partner, evaluation).code);
    const { waiver } = history;
    return {
        ...toStanding(partner, evaluation),
        partnerId: partner.id,
        programId: partner.programId,
        programName: program.name,
        waiverInForce: waiver !== null && waiver.until >= history.asOf ? waiver : null,
        ladders,
        provenance: sayThresholdSource(ladders.flatMap(({ rungs }) => rungs)),
        forecast: toForecastItems(partner, result),
        specializations: partner.specializations.map((held) => ({
            ...toSpecializationItem(held, program, trace),
            recordId: held.id
        })),
        notHeld: sayNotHeld(partner),
        staff: toStaff(partner),
        revenue: toRevenueViews(partner)
    };
}

function sayNotHeld({ program, specializations }: Partner): string {
    const held = new Set(specializations.map(({ code }) => code));
    const others = program.specializations.filter(({ code }) => !held.has(code));
    return others.length === 0
        ? ''
        : fill(labels.partnerNotHeld, formatList(others.map(({ code }) => specializationName(program, code))));
}
