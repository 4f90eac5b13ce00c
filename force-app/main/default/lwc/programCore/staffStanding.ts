import { addDays } from './dates';
import type { IsoDate } from './dates';
import type { TierHistory } from './history';

/** Certificates that end within so many days are at risk: as long before, somebody can still train. */
export const LASTING_DAYS = 90;

/** What a certificate is worth on a day: LAPSES_SOON is still valid, but ends within LASTING_DAYS. */
export type CertificateState = 'NONE' | 'VALID' | 'LAPSES_SOON' | 'LAPSED';

export interface CertificateStanding {
    /** Last valid day; null without a certificate. */
    readonly until: IsoDate | null;
    readonly state: CertificateState;
}

export interface SpecialistStanding extends CertificateStanding {
    readonly specialization: string;
}

/** One person's certificates on `history.asOf`. */
export interface PersonStanding {
    readonly person: string;
    readonly sales: CertificateStanding;
    readonly technical: CertificateStanding;
    readonly specialists: readonly SpecialistStanding[];
    /** Whether the person counts as certified: a sales or a technical certificate is valid. */
    readonly counts: boolean;
    /** Last valid day of the certificate that ends first; null where none is valid. */
    readonly firstEnd: IsoDate | null;
}

/**
 * Everybody's certificates on `history.asOf`: whose ends first comes first, who has none that is valid comes last;
 * otherwise in the order of the history.
 */
export function staffOn(history: TierHistory): readonly PersonStanding[] {
    const { asOf } = history;
    const people = history.people.map(({ id, salesUntil, technicalUntil }): PersonStanding => {
        const sales = certificateOn(salesUntil, asOf);
        const technical = certificateOn(technicalUntil, asOf);
        const specialists = history.specialists
            .filter(({ person }) => person === id)
            .map(({ specialization, until }) => ({ specialization, ...certificateOn(until, asOf) }));
        const ends = [sales, technical, ...specialists].filter(isValid).flatMap(({ until }) => until ?? []);
        return {
            person: id,
            sales,
            technical,
            specialists,
            counts: isValid(sales) || isValid(technical),
            firstEnd: ends.sort()[0] ?? null
        };
    });
    return people.sort((one, other) => compareEnds(one.firstEnd, other.firstEnd));
}

/** A certificate is valid up to and including its last day. */
export function certificateOn(until: IsoDate | null, asOf: IsoDate): CertificateStanding {
    if (until === null) {
        return { until, state: 'NONE' };
    }
    if (until < asOf) {
        return { until, state: 'LAPSED' };
    }
    return { until, state: until < addDays(asOf, LASTING_DAYS) ? 'LAPSES_SOON' : 'VALID' };
}

function isValid({ state }: CertificateStanding): boolean {
    return state === 'VALID' || state === 'LAPSES_SOON';
}

function compareEnds(one: IsoDate | null, other: IsoDate | null): number {
    if (one === other) {
        return 0;
    }
    return one === null || (other !== null && one > other) ? 1 : -1;
}
