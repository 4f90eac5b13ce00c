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
    return program.specializations.map((specialization) => {
        const people = new Set<string>();
        for (const specialist of history.specialists) {
            if (specialist.specialization === specialization.code && isValidOn(specialist.until, date)) {
                people.add(specialist.person);
            }
        }
        const expired = history.specializations.some(
            (entry) => entry.specialization === specialization.code && entry.expiresOn < date
        );
        const need = specialization.minSpecialists;
        return { specialization, have: people.size, need, expired, active: !expired && people.size >= need };
    });
}
