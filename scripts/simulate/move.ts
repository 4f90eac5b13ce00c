import { specializationFor } from '../../force-app/main/default/lwc/programCore/programCore';
import type {
    CurrentTier,
    IsoDate,
    Program,
    TierHistory
} from '../../force-app/main/default/lwc/programCore/programCore';

/** How the codes of one program translate into the draft. */
export interface Move {
    /** Tier code of the partner's program -> where it starts in the draft; absent where the draft has no such tier. */
    readonly tiers: ReadonlyMap<string, string>;
    /** Last day on which a partner that moves is held at the mapped tier; null where it does not move. */
    readonly heldUntil: IsoDate | null;
    /** Specialization code of the partner's program -> that of the draft. */
    readonly specializations: ReadonlyMap<string, string>;
}

/**
 * How partners of a program come into the draft. Another draft of the same version keeps the tiers by their codes; a
 * draft that supersedes the version maps them by its transition; under any other draft a partner starts without a
 * tier. Competence is carried over by the solution of the specialization, as the org does it when a partner moves, and
 * within a version by its code.
 */
export function planMove(from: Program, draft: Program): Move {
    const codes = draft.tiers.map((tier) => tier.code);
    const isSame = from.code === draft.code;
    const map = isSame
        ? from.tiers.filter((tier) => codes.includes(tier.code)).map((tier) => [tier.code, tier.code] as const)
        : draft.supersedes === from.code
          ? Object.entries(draft.transition?.map ?? {})
          : [];
    const specializations = from.specializations.flatMap(({ code, solution }) => {
        const target =
            (isSame
                ? draft.specializations.find((candidate) => candidate.code === code)
                : specializationFor(draft, solution)) ?? null;
        return target === null ? [] : [[code, target.code] as const];
    });
    return {
        tiers: new Map(map),
        heldUntil: isSame || map.length === 0 ? null : (draft.transition?.until ?? null),
        specializations: new Map(specializations)
    };
}

/** The partner's facts as the draft reads them, the partner being at `tier` of its own program. */
export function moveHistory(history: TierHistory, tier: string, move: Move): TierHistory {
    const target = move.tiers.get(tier);
    const current: CurrentTier | null =
        target === undefined
            ? null
            : {
                  tier: target,
                  heldUntil: later(history.current?.heldUntil ?? null, move.heldUntil),
                  nextReviewOn: history.current?.nextReviewOn ?? null
              };
    return {
        ...history,
        current,
        waiver: current === null ? null : history.waiver,
        specialists: translate(history.specialists, move),
        specializations: translate(history.specializations, move)
    };
}

function translate<Entry extends { readonly specialization: string }>(entries: readonly Entry[], move: Move): Entry[] {
    return entries.flatMap((entry) => {
        const specialization = move.specializations.get(entry.specialization);
        return specialization === undefined ? [] : [{ ...entry, specialization }];
    });
}

function later(one: IsoDate | null, other: IsoDate | null): IsoDate | null {
    return one === null || (other !== null && other > one) ? other : one;
}
