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

/**
 * People with certificates that are valid on a date. DISTINCT_PEOPLE counts a person once, CERTIFICATIONS each valid
 * track. Entries with the same id are one person.
 */
export function countCertified(
    people: readonly CertifiedPerson[],
    date: IsoDate,
    basis: HeadcountBasis
): CertifiedCounts {
    const sales = new Set<string>();
    const technical = new Set<string>();
    for (const person of people) {
        if (isValidOn(person.salesUntil, date)) {
            sales.add(person.id);
        }
        if (isValidOn(person.technicalUntil, date)) {
            technical.add(person.id);
        }
    }
    return {
        certifiedStaff:
            basis === 'DISTINCT_PEOPLE' ? new Set([...sales, ...technical]).size : sales.size + technical.size,
        salesCertified: sales.size,
        technicalCertified: technical.size
    };
}
