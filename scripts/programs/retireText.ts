import type { IsoDate } from '../../force-app/main/default/lwc/programCore/programCore';
import type { Named } from './impact';
import { names, partnersText, tiersText } from './planText';

export interface RetirePlan {
    readonly program: string;
    /** The last day that the org has now; null where it is open-ended. */
    readonly from: IsoDate | null;
    /** The last day to be; null where the version is to go on. */
    readonly on: IsoDate | null;
    /** The version that supersedes it in the org. */
    readonly successor: string | null;
    /** Partners in it by the code of their tier; '' are those without one. */
    readonly byTier: Readonly<Record<string, number>>;
    /** How many of them move to another version by the day after. */
    readonly moving: number;
    /** Those whom no move takes out of it in time. */
    readonly left: Named;
    readonly draftQuotes: Named;
    readonly submittedRegistrations: Named;
    readonly pinnedQuotes: Named;
    readonly pinnedRegistrations: Named;
    /** The last day that the program's file says (null: none); undefined where there is no such file. */
    readonly inFile: IsoDate | null | undefined;
}

/** What the end of a version changes for whom, and what is to be done by then. */
export function retireText(plan: RetirePlan): string {
    const { program, on, inFile } = plan;
    const lines = [
        headline(plan),
        ...(on === null ? [] : concernLines(plan, on)),
        ...(inFile === undefined || inFile === on
            ? []
            : [
                  `The file of ${program} ${inFile === null ? 'has no last day' : `says "effectiveTo": "${inFile}"`}: ${on === null ? 'take it out there, too' : `write "effectiveTo": "${on}" there, too`}, or the next apply takes this back.`
              ])
    ];
    return `${lines.join('\n')}\n`;
}

function headline({ program, from, on }: RetirePlan): string {
    const before = from === null ? 'so far without an end' : `so far on ${from}`;
    if (from === on) {
        return `Program ${program} ${on === null ? 'has no end' : `ends on ${on}`} already.`;
    }
    return on === null
        ? `Program ${program} goes on: its end on ${from} is taken back.`
        : `Program ${program} ends on ${on} (${before}).`;
}

function concernLines(plan: RetirePlan, on: IsoDate): readonly string[] {
    const { program, successor, byTier, moving, left } = plan;
    const partners = Object.values(byTier).reduce((sum, count) => sum + count, 0);
    const finish = [
        [plan.draftQuotes, `draft quotes can be issued until ${on}`],
        [plan.submittedRegistrations, 'submitted registrations are waiting for a decision']
    ] as const;
    const stay = [
        [plan.pinnedQuotes, 'issued and accepted quotes keep their amounts'],
        [plan.pinnedRegistrations, 'approved registrations keep protecting until they expire']
    ] as const;
    return [
        `    ${partnersText(partners)} in it${partners === 0 ? '' : ` (${tiersText(byTier)})`}, ${moving} of them with a move in time`,
        ...[...finish, ...stay]
            .filter(([records]) => records.count > 0)
            .map(([records, text]) => `    ${records.count} ${text}${names(records)}`),
        ...(left.count === 0
            ? []
            : [
                  `WARNING: after ${on} no quote can be made for ${partnersText(left.count)} until moved${names(left)}`,
                  `    npm run programs -- move ${successor ?? 'CODE'} --from ${program} --on DATE`
              ])
    ];
}
