import type { IsoDate } from '../../force-app/main/default/lwc/programCore/programCore';
import type { Named } from './impact';
import { names, partnersText } from './planText';

export interface MovingPartner {
    readonly id: string;
    readonly name: string;
    /** The code of the tier that it holds; null has none. */
    readonly tier: string | null;
    /** The move that the org has for it, if any. */
    readonly planned: { readonly program: string | null; readonly on: IsoDate | null } | null;
    /** Its account is in the other version already, and cannot be in it twice. */
    readonly isMember: boolean;
}

export interface MovePlan {
    readonly from: string;
    readonly to: string;
    /** The Id of the version to move to; null takes moves back. */
    readonly toId: string | null;
    readonly on: IsoDate | null;
    /** The last day on which a mapped tier is held. */
    readonly heldUntil: IsoDate | null;
    /** Tier code of the version that is left -> where it starts in the other. */
    readonly successors: ReadonlyMap<string, string>;
    readonly changed: readonly MovingPartner[];
    /** How many have this very plan already. */
    readonly unchanged: number;
    readonly members: readonly MovingPartner[];
    readonly pinnedRegistrations: Named;
    readonly pinnedQuotes: Named;
}

const TOLD = 10;

/** What a move changes for whom. */
export function moveText(plan: MovePlan): string {
    const { from, to, on, changed, unchanged, members } = plan;
    const replanned = changed.filter(({ planned }) => planned !== null);
    const lines = [
        on === null
            ? `${partnersText(changed.length)} of ${from} ${changed.length === 1 ? 'stays' : 'stay'}: the move to ${to} is taken back.`
            : `${partnersText(changed.length)} of ${from} ${changed.length === 1 ? 'moves' : 'move'} to ${to} on ${on}${changed.length === 0 ? '.' : ':'}`,
        ...(on === null ? [] : tierLines(plan, on)),
        ...(on === null || replanned.length === 0
            ? []
            : [
                  `    ${replanned.length} had another plan: ${told(replanned, ({ name, planned }) => `${name} (${planned?.program ?? 'no program'}, ${planned?.on ?? 'no day'})`)}`
              ]),
        ...(on === null || unchanged === 0
            ? []
            : [`${unchanged} ${unchanged === 1 ? 'is' : 'are'} planned so already.`]),
        ...(members.length === 0
            ? []
            : [
                  `${members.length} ${members.length === 1 ? 'does not move, for its' : 'do not move, for their'} account is in ${to} already: ${told(members, ({ name }) => name)}`
              ]),
        ...(on === null || changed.length === 0
            ? []
            : [
                  `${plan.pinnedRegistrations.count} approved registrations of ${from} keep its rules${names(plan.pinnedRegistrations)}`,
                  `${plan.pinnedQuotes.count} issued and accepted quotes keep their amounts${names(plan.pinnedQuotes)}`
              ])
    ];
    return `${lines.join('\n')}\n`;
}

function tierLines({ changed, successors, heldUntil, to }: MovePlan, on: IsoDate): readonly string[] {
    const byTier = Map.groupBy(changed, ({ tier }) => tier);
    return [...byTier].map(([tier, partners]) => {
        const successor = tier === null ? undefined : successors.get(tier);
        const head = `    ${partners.length} ${tier === null ? 'without a tier' : `at ${tier}`}`;
        if (successor === undefined) {
            return `${head}: placed at the tier of ${to} they qualify for`;
        }
        const held =
            heldUntil === null || heldUntil < on
                ? 'not held, for no transition runs on that day'
                : `held until ${heldUntil}`;
        return `${head}: start at ${successor}, ${held}`;
    });
}

function told(partners: readonly MovingPartner[], tell: (partner: MovingPartner) => string): string {
    const more = partners.length > TOLD ? `, and ${partners.length - TOLD} more` : '';
    return `${partners.slice(0, TOLD).map(tell).join(', ')}${more}`;
}
