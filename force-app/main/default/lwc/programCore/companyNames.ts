/** Words that say what kind of company it is and nothing about which; of the countries where the programs are run. */
const LEGAL_FORMS = new Set(
    (
        'ag asbl bv bvba co company corp corporation eurl gie gmbh group groupe holding inc incorporated kg limited llc ' +
        'llp ltd nv oy plc pty sa sarl sas sasu sci scop se snc spa srl ste societe'
    ).split(' ')
);

/** Words that join others: they tell no two companies apart. */
const JOINING_WORDS = new Set(['and', 'd', 'de', 'des', 'du', 'et', 'l', 'la', 'le', 'les', 'of', 'the']);

/**
 * The words by which a company is known: without accents, case, punctuation, legal forms and joining words.
 * `S.A.S. Société Générale d’Énergie` → `generale energie`. A name of nothing else keeps all its words.
 */
export function nameWords(name: string): readonly string[] {
    const words = name
        .normalize('NFD')
        .replace(/\p{Mark}/gu, '')
        .toLowerCase()
        // "S.A.S." is one word, "Durand-Martin" are two.
        .replace(/\b(?:\p{Letter}\.){2,}/gu, (initials) => initials.replaceAll('.', ''))
        .split(/[^\p{Letter}\p{Number}]+/u)
        .filter((word) => word !== '');
    const telling = words.filter((word) => !LEGAL_FORMS.has(word) && !JOINING_WORDS.has(word));
    return telling.length > 0 ? telling : words;
}

/** A name that is contained in the other by whole words of at least so many letters together is probably its family. */
const FEWEST_LETTERS_CONTAINED = 4;
/** How alike two names are, one of which has all words of the other. */
export const CONTAINED_SIMILARITY = 0.8;

/** A name with what its likeness is measured by, worked out once. */
export interface ComparableName {
    readonly words: readonly string[];
    /** How often each pair of neighboring letters occurs. */
    readonly pairs: ReadonlyMap<string, number>;
    readonly pairCount: number;
}

export function comparableName(name: string): ComparableName {
    const words = nameWords(name);
    const pairs = new Map<string, number>();
    let pairCount = 0;
    for (const word of words) {
        // A word of one letter is a pair with its end.
        const letters = word.length === 1 ? `${word} ` : word;
        for (let at = 0; at + 1 < letters.length; at++) {
            const pair = letters.slice(at, at + 2);
            pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
            pairCount += 1;
        }
    }
    return { words, pairs, pairCount };
}

/**
 * How alike two companies are by name, from 0 to 1: the share of neighboring letters that their words have in common
 * (Sørensen–Dice over the letter pairs of each word, so that the order of words does not matter and one letter typed
 * wrong changes little), and at least CONTAINED_SIMILARITY where one name has all words of the other.
 */
export function nameSimilarity(one: ComparableName, other: ComparableName): number {
    const pairs = dice(one, other);
    return isContained(one.words, other.words) || isContained(other.words, one.words)
        ? Math.max(pairs, CONTAINED_SIMILARITY)
        : pairs;
}

function dice(one: ComparableName, other: ComparableName): number {
    const total = one.pairCount + other.pairCount;
    let common = 0;
    for (const [pair, count] of one.pairs) {
        common += Math.min(count, other.pairs.get(pair) ?? 0);
    }
    return total === 0 ? 0 : (2 * common) / total;
}

function isContained(words: readonly string[], whole: readonly string[]): boolean {
    const letters = words.reduce((sum, word) => sum + word.length, 0);
    return letters >= FEWEST_LETTERS_CONTAINED && words.every((word) => whole.includes(word));
}

/** Providers that host sites and mail of many companies: their domain says nothing about whose site it is. */
const SHARED_DOMAINS = new Set(
    (
        'facebook.com free.fr github.io gmail.com google.com hotmail.com laposte.net linkedin.com microsoft.com ' +
        'orange.fr outlook.com salesforce.com sharepoint.com wanadoo.fr wix.com wixsite.com wordpress.com yahoo.com'
    ).split(' ')
);

/** Second levels under which countries give out names: `firm.co.uk` is as much a company as `firm.fr`. */
const PUBLIC_SECOND_LEVELS = new Set(['ac', 'asso', 'co', 'com', 'gouv', 'gov', 'net', 'org']);

/**
 * The domain that a company registered, of its web address: `https://shop.Example.co.uk/fr` → `example.co.uk`.
 * null where there is none, or where it is one that many companies share.
 */
export function companyDomain(website: string | null): string | null {
    const host = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:[^/@?#]*@)?([^/:?#]+)/i
        .exec((website ?? '').trim())?.[1]
        ?.toLowerCase()
        .replace(/\.$/, '');
    const parts = (host ?? '').split('.');
    if (parts.length < 2 || parts.some((part) => !/^[\p{Letter}\p{Number}-]+$/u.test(part)) || isAddress(parts)) {
        return null;
    }
    const isLongSuffix =
        parts.length > 2 && parts.at(-1)?.length === 2 && PUBLIC_SECOND_LEVELS.has(parts.at(-2) as string);
    const domain = parts.slice(isLongSuffix ? -3 : -2).join('.');
    return SHARED_DOMAINS.has(domain) ? null : domain;
}

/** Numbers alone are an internet address, not a name. */
function isAddress(parts: readonly string[]): boolean {
    return parts.every((part) => /^\d+$/.test(part));
}
