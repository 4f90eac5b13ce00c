import { fill, formatDate, plural } from 'c/formats';
import type { Partner } from 'c/partnerData';
import { staffOn, type CertificateStanding, type CertificateState, type PersonStanding } from 'c/programCore';
import { specializationName } from 'c/programLabels';
import { labels } from './labels';

/** A certificate in a cell of the table. */
export interface CertificateItem {
    readonly key: string;
    /** The specialization; empty for a sales or technical certificate. */
    readonly name: string;
    /** Its last day, or a dash. */
    readonly until: string;
    /** That it ends soon or has ended; empty while it is valid. */
    readonly state: string;
    readonly icon: string;
    readonly className: string;
}

export interface PersonRow {
    readonly key: string;
    readonly name: string;
    /** The sales and the technical certificate, each under the head of its column. */
    readonly tracks: readonly (CertificateItem & { readonly label: string })[];
    readonly specialists: readonly CertificateItem[];
}

export interface Staff {
    /** How many count, and how many of them are at risk. */
    readonly summary: string;
    readonly rows: readonly PersonRow[];
}

const STATES: Readonly<Record<CertificateState, { state: string; icon: string; className: string }>> = {
    NONE: { state: '', icon: '', className: 'certificate' },
    VALID: { state: '', icon: '', className: 'certificate' },
    LAPSES_SOON: { state: labels.partnerEndsSoon, icon: 'utility:warning', className: 'certificate certificate_soon' },
    LAPSED: { state: labels.partnerLapsed, icon: 'utility:ban', className: 'certificate certificate_lapsed' }
};

/** The partner's people in the order in which their certificates end. */
export function toStaff({ program, history, personNames }: Partner): Staff {
    const people = staffOn(history);
    const name = (code: string): string => specializationName(program, code);
    return {
        summary: sayStaff(people),
        rows: people.map(({ person, sales, technical, specialists }) => ({
            key: person,
            name: personNames.get(person) ?? person,
            tracks: [
                { ...toItem(sales, ''), label: labels.partnerSalesUntil },
                { ...toItem(technical, ''), label: labels.partnerTechnicalUntil }
            ],
            specialists: specialists.map((specialist) => toItem(specialist, name(specialist.specialization)))
        }))
    };
}

function toItem({ until, state }: CertificateStanding, name: string): CertificateItem {
    return { key: name, name, until: until === null ? '–' : formatDate(until), ...STATES[state] };
}

function sayStaff(people: readonly PersonStanding[]): string {
    const counting = people.filter(({ counts }) => counts).length;
    const ending = people.filter(({ sales, technical, specialists }) =>
        [sales, technical, ...specialists].some(({ state }) => state === 'LAPSES_SOON')
    ).length;
    const count = plural(counting, labels.partnerPersonCounts, labels.partnerPeopleCount);
    return ending === 0
        ? count
        : fill('{0} {1}', count, plural(ending, labels.partnerPersonEnds, labels.partnerPeopleEnd));
}
