import { isValidOn } from './certifications';
import type { IsoDate } from './dates';
import type { TierHistory } from './history';
import type { Program, Specialization } from './program';

export interface SpecializationStanding {
    readonly specialization: Specialization;
    /** Distinct people with a valid certificate. */
    readonly have: number;
    readonly need: number;
    readonly expired: boolean;
    readonly active: boolean;
}

/** Each specialization of the program on a date: active when its specialists reach its minimum and it has not expired. */
export function specializationsOn(
    program: Program,
    history: TierHistory,
    date: IsoDate
): readonly SpecializationStanding[] {
    const people = new Map<string, Set<string>>();
    for (const { specialization, person, until } of history.specialists) {
        if (isValidOn(until, date)) {
            const known = people.get(specialization);
            if (known === undefined) {
                people.set(specialization, new Set([person]));
            } else {
                known.add(person);
            }
        }
    }
    return program.specializations.map((specialization) => {
        const have = people.get(specialization.code)?.size ?? 0;
        const expired = history.specializations.some(
            (entry) => entry.specialization === specialization.code && entry.expiresOn < date
        );
        const need = specialization.minSpecialists;
        return { specialization, have, need, expired, active: !expired && have >= need };
    });
}
