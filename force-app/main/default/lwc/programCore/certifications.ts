import type { IsoDate } from './dates';
import type { CertifiedPerson } from './history';
import type { HeadcountBasis } from './program';

export interface CertifiedCounts {
    readonly certifiedStaff: number;
    readonly salesCertified: number;
    readonly technicalCertified: number;
}

/** A certificate is valid up to and including its last day. */
export function isValidOn(until: IsoDate | null, date: IsoDate): boolean {
    return until !== null && until >= date;
}

const SALES = 1;
const TECHNICAL = 2;

/**
 * People with certificates that are valid on a date. DISTINCT_PEOPLE counts a person once, CERTIFICATIONS each valid
 * track. Entries with the same id are one person.
 */
export function countCertified(
    people: readonly CertifiedPerson[],
    date: IsoDate,
    basis: HeadcountBasis
): CertifiedCounts {
    // The tracks of each person as bits: one map where a simulation counts a population many times over.
    const tracks = new Map<string, number>();
    let salesCertified = 0;
    let technicalCertified = 0;
    for (const person of people) {
        const known = tracks.get(person.id) ?? 0;
        const valid =
            (isValidOn(person.salesUntil, date) ? SALES : 0) | (isValidOn(person.technicalUntil, date) ? TECHNICAL : 0);
        const added = valid & ~known;
        if (added !== 0) {
            tracks.set(person.id, known | added);
            salesCertified += (added & SALES) === 0 ? 0 : 1;
            technicalCertified += (added & TECHNICAL) === 0 ? 0 : 1;
        }
    }
    return {
        certifiedStaff: basis === 'DISTINCT_PEOPLE' ? tracks.size : salesCertified + technicalCertified,
        salesCertified,
        technicalCertified
    };
}
