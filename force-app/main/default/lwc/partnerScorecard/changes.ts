import { fill, formatDate, formatNumber } from 'c/formats';
import type { TierChange, TierChangeReason } from 'c/partnerData';
import type { Program } from 'c/programCore';
import { sayMoney } from 'c/programLabels';
import { labels } from './labels';

/** One change in the history of the tier. */
export interface ChangeItem {
    readonly key: string;
    readonly on: string;
    readonly icon: string;
    readonly reason: string;
    /** From which tier to which; empty where the tier stayed. */
    readonly tiers: string;
    readonly explanation: string;
    /** What the partner had on that day. */
    readonly figures: string;
}

const ICONS: Readonly<Record<TierChangeReason, string>> = {
    FIRST_TIER: 'utility:add',
    PROMOTED: 'utility:arrowup',
    DEMOTED: 'utility:arrowdown',
    MOVED_TO_PROGRAM: 'utility:forward',
    WAIVER_GRANTED: 'utility:shield',
    WAIVER_ENDED: 'utility:shield',
    SPECIALIZATION_DROPPED: 'utility:ban'
};

export function toChangeItem(change: TierChange, program: Program): ChangeItem {
    const { id, on, reason, reasonLabel } = change;
    return {
        key: id,
        on: formatDate(on),
        icon: ICONS[reason],
        reason: reasonLabel,
        tiers: sayTiers(change),
        explanation: sayExplanation(change),
        figures: sayFigures(change, program)
    };
}

/** Until when a waiver was to hold the tier, and what it is about; the program or specialization of other changes. */
function sayExplanation({ waiverUntil, explanation }: TierChange): string {
    return waiverUntil === null
        ? (explanation ?? '')
        : fill(labels.partnerWaivedUntil, formatDate(waiverUntil), explanation ?? '');
}

function sayTiers({ from, to }: TierChange): string {
    if (from === null || to === null) {
        return from ?? to ?? '';
    }
    return from === to ? from : fill(labels.partnerFromToTier, from, to);
}

function sayFigures({ certifiedStaff, revenue, specializations }: TierChange, program: Program): string {
    return [
        ...(revenue === null ? [] : [sayMoney(revenue, program)]),
        ...(certifiedStaff === null ? [] : [fill(labels.partnerStaffCount, formatNumber(certifiedStaff))]),
        ...(specializations === null ? [] : [fill(labels.partnerSpecializationCount, formatNumber(specializations))])
    ].join(' · ');
}
