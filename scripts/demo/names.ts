import type { RandomStream } from './random';
import type { City, CustomerForm, NameSources } from './sources';

/** A company as the demo data invents it. */
export interface CompanyIdentity {
    readonly name: string;
    /** The host name of its website, under the reserved top-level domain `example`. */
    readonly domain: string;
    readonly city: City;
    readonly street: string;
    readonly phone: string;
    readonly industry: string;
}

/** A person as the demo data invents it. */
export interface PersonIdentity {
    readonly givenName: string;
    readonly familyName: string;
    readonly email: string;
}

const TECHNOLOGY = 'Technology';

/** Invents `count` resellers with different names. */
export function inventPartnerCompanies(count: number, sources: NameSources, random: RandomStream): CompanyIdentity[] {
    const stems = random.shuffle(combine(sources.partnerStems.first, sources.partnerStems.second));
    requireEnough(stems.length, count, 'partnerStems');
    return stems.slice(0, count).map((stem) => {
        const city = inventCity(sources, random);
        const name = random.chance(12)
            ? `${stem} ${random.pick(sources.partnerDescriptorsWithCity)} ${city.name}`
            : `${stem} ${random.pick(sources.partnerDescriptors)}`;
        return locate(name, stem, TECHNOLOGY, city, sources, random);
    });
}

/** Invents `count` end customers with different names. */
export function inventCustomerCompanies(count: number, sources: NameSources, random: RandomStream): CompanyIdentity[] {
    const stems = random.shuffle(combine(sources.customerStems.first, sources.customerStems.second));
    requireEnough(stems.length, count, 'customerStems');
    return stems.slice(0, count).map((stem) => {
        const form: CustomerForm = random.pick(sources.customerForms);
        const name = elide(form.form.replace('{stem}', stem));
        return locate(name, stem, form.industry, inventCity(sources, random), sources, random);
    });
}

/** Invents a person who works at the company; `taken` holds the e-mail addresses given so far and is added to. */
export function inventPerson(
    domain: string,
    sources: NameSources,
    random: RandomStream,
    taken: Set<string>
): PersonIdentity {
    const givenName = random.pick(sources.givenNames);
    const familyName = random.pick(sources.familyNames);
    const mailbox = `${plain(givenName)}.${plain(familyName)}`;
    let email = `${mailbox}@${domain}`;
    for (let copy = 2; taken.has(email); copy += 1) {
        email = `${mailbox}${copy}@${domain}`;
    }
    taken.add(email);
    return { givenName, familyName, email };
}

function combine(first: readonly string[], second: readonly string[]): string[] {
    return [...new Set(first.flatMap((start) => second.map((end) => start + end)))];
}

function requireEnough(available: number, wanted: number, source: string): void {
    if (available < wanted) {
        throw new RangeError(
            `config/demo/names.json:/${source}: gives ${available} names where ${wanted} are needed; add more parts.`
        );
    }
}

function inventCity(sources: NameSources, random: RandomStream): City {
    return random.pickWeighted(sources.cities, (city) => city.weight);
}

function locate(
    name: string,
    stem: string,
    industry: string,
    city: City,
    sources: NameSources,
    random: RandomStream
): CompanyIdentity {
    return {
        name,
        industry,
        city,
        domain: `${plain(stem)}.example`,
        street: `${random.integer(1, 180)} ${random.pick(sources.streets)}`,
        phone: `${city.phonePrefix} ${twoDigits(random)} ${twoDigits(random)}`
    };
}

function twoDigits(random: RandomStream): string {
    return String(random.integer(0, 99)).padStart(2, '0');
}

/** French writes d’ before a vowel. */
function elide(name: string): string {
    return name.replace(/ de (?=[AEIOUYÀÂÉÈÊÎÔÛ])/, ' d’');
}

/** Lower case without accents, for host names and mailboxes. */
function plain(text: string): string {
    return text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .toLowerCase()
        .replace(/[^a-z]+/g, '-');
}
