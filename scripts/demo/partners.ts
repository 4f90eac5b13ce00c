import { addDays, addMonths } from '../../force-app/main/default/lwc/programCore/programCore';
import type { Program } from '../../force-app/main/default/lwc/programCore/programCore';
import { inventPerson } from './names';
import { RandomStream } from './random';
import type { NameSources, PopulationSources, Range, Segment } from './sources';
import type { DemoCompany, DemoPartner, DemoPerson, DemoSpecialist, DemoSpecialization } from './world';

/** A day within the next 90 on which a certificate lapses, so that the forecast has something to say. */
const LAPSES_SOON: Range = [8, 88];
const LAPSES_LATER: Range = [120, 700];
const LAPSED_SINCE: Range = [20, 290];

/**
 * Invents the members of one program: each segment's people, certificates and specialists. Which tier they reach is
 * not decided here.
 */
export function inventPartners(
    program: Program,
    accounts: readonly DemoCompany[],
    segments: readonly Segment[],
    sources: { readonly names: NameSources; readonly population: PopulationSources },
    today: string
): DemoPartner[] {
    const random = new RandomStream(sources.population.seed, `partners/${program.code}`);
    const mailboxes = new Set<string>();
    const places = segments.flatMap((segment) => Array.from({ length: segment.partners }, () => segment));
    if (places.length !== accounts.length) {
        throw new RangeError(
            `Program ${program.code}: ${places.length} partners planned for ${accounts.length} accounts.`
        );
    }
    return random.shuffle(places).map((segment, index) => {
        const account = accounts[index] as DemoCompany;
        const reference = `partner/${program.code}/${index + 1}`;
        const people = inventPeople(reference, account, segment, sources.names, today, random, mailboxes);
        const specializations = inventSpecializations(reference, program, segment, people, today, random);
        return { reference, account, program, segment, people, specializations };
    });
}

function inventPeople(
    partner: string,
    account: DemoCompany,
    segment: Segment,
    names: NameSources,
    today: string,
    random: RandomStream,
    mailboxes: Set<string>
): DemoPerson[] {
    const certified = random.integer(...segment.certifiedPeople);
    const lapsing = Math.min(certified, random.integer(...segment.lapsingPeople));
    const lapsed = random.integer(...segment.lapsedPeople);
    return Array.from({ length: certified + lapsed }, (_, index) => {
        const until = (): string => {
            if (index >= certified) {
                return addDays(today, -random.integer(...LAPSED_SINCE));
            }
            return addDays(today, random.integer(...(index < lapsing ? LAPSES_SOON : LAPSES_LATER)));
        };
        const tracks = random.pickWeighted(TRACKS, (track) => track.weight);
        return {
            reference: `person/${partner}/${index + 1}`,
            identity: inventPerson(account.identity.domain, names, random, mailboxes),
            jobTitle: random.pick(tracks.technical ? names.jobTitles.technical : names.jobTitles.sales),
            ...(tracks.sales && { salesUntil: until() }),
            ...(tracks.technical && { technicalUntil: until() })
        };
    });
}

const TRACKS = [
    { sales: true, technical: true, weight: 45 },
    { sales: false, technical: true, weight: 33 },
    { sales: true, technical: false, weight: 22 }
] as const;

function inventSpecializations(
    partner: string,
    program: Program,
    segment: Segment,
    people: readonly DemoPerson[],
    today: string,
    random: RandomStream
): DemoSpecialization[] {
    const valid = people.filter((person) => (lastValidDay(person) ?? '') >= today);
    const aims = random.sample(program.specializations, random.integer(...segment.specializationsAimedAt));
    return aims.map((aim) => {
        const specialists = random
            .sample(valid, aim.minSpecialists + random.integer(0, 2))
            .map((person): DemoSpecialist => ({
                person,
                validUntil: addDays(today, random.integer(...(random.chance(8) ? LAPSES_SOON : LAPSES_LATER)))
            }));
        return {
            reference: `specialization/${partner}/${aim.code}`,
            code: aim.code,
            solution: aim.solution,
            specialists,
            ...(specialists.length >= aim.minSpecialists && achievement(today, random))
        };
    });
}

/** A specialization that was reached: most run on, some for another while, a few have run out. */
function achievement(today: string, random: RandomStream): { achievedOn: string; expiresOn?: string } {
    const achievedOn = addDays(today, -random.integer(60, 650));
    if (random.chance(70)) {
        return { achievedOn };
    }
    const expiresOn = random.chance(6)
        ? addDays(today, -random.integer(5, 50))
        : addDays(today, random.integer(30, 400));
    return { achievedOn, expiresOn: expiresOn < achievedOn ? addMonths(achievedOn, 24) : expiresOn };
}

function lastValidDay(person: DemoPerson): string | undefined {
    return [person.salesUntil, person.technicalUntil]
        .filter((until) => until !== undefined)
        .sort()
        .at(-1);
}
