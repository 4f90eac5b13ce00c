/** Words that say what kind of company it is and nothing about which; of the countries where the programs are run. */
const LEGAL_FORMS = new Set(
    (
        'ab ag aps as asbl bv bvba co company corp corporation cv doo eurl gie gmbh group groupe gruppe grupo gruppo ' +
        'holding inc incorporated kft kg kgaa lda limited llc llp ltd ltda nv ohg oo ooo oy oyj plc pte pty sa sarl sas ' +
        'sasu sci scop se sl slu snc sp spa sprl sro srl ste societe ug αε ооо оао зао пао'
    ).split(' ')
);

/** Kinds of public bodies: `Ville de Lyon` and `Métropole de Lyon` share what they are named after. */
const PUBLIC_BODIES = new Set(
    'agglomeration commune communes communaute conseil departement mairie metropole prefecture region ville'.split(' ')
);

/** Words that join others: they tell no two companies apart. */
const JOINING_WORDS = new Set(
    'and d de del della der des di die du e el en et het l la las le les los of the und van von y z'.split(' ')
);

/** Letters that are a sign on their own, and what they are written as where that sign is missing. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
    æ: 'ae',
    đ: 'd',
    ð: 'd',
    ı: 'i',
    ł: 'l',
    œ: 'oe',
    ø: 'o',
    ß: 'ss',
    þ: 'th'
};

/** Legal forms of languages that write no spaces between words. */
const WRITTEN_TOGETHER = /株式会社|有限会社|合同会社|有限公司/gu;

/**
 * The words by which a company is known: without accents, case, width, punctuation, invisible signs, legal forms, kinds
 * of public bodies and joining words.
 * `S.A.S. Société Générale d’Énergie` → `generale energie`. A name of nothing else keeps all its words.
 */
export function nameWords(name: string): readonly string[] {
    const words = name
        .normalize('NFKD')
        .replace(/[\p{Mark}\p{Format}]/gu, '')
        .toLowerCase()
        .replace(/[æđðıłœøßþ]/gu, (letter) => PLAIN_LETTERS[letter] ?? letter)
        .replace(WRITTEN_TOGETHER, ' ')
        // "S.A.S." and "A/S" are one word, "Durand-Martin" are two.
        .replace(/(?<!\p{Letter})(?:\p{Letter}\.){2,}/gu, (initials) => initials.replaceAll('.', ''))
        .replace(/(?<!\p{Letter})(\p{Letter})\/(\p{Letter})(?!\p{Letter})/gu, '$1$2')
        .split(/[^\p{Letter}\p{Number}]+/u)
        .filter((word) => word !== '');
    const telling = words.filter(
        (word) => !LEGAL_FORMS.has(word) && !PUBLIC_BODIES.has(word) && !JOINING_WORDS.has(word)
    );
    return telling.length > 0 ? telling : words;
}

/** A name that is contained in the other by whole words of at least so many letters together is probably its family. */
const FEWEST_LETTERS_CONTAINED = 3;
/** How alike two names are, one of which has all words of the other. */
export const CONTAINED_SIMILARITY = 0.8;

/** A word with what its likeness is measured by. */
interface ComparableWord {
    readonly word: string;
    /** The neighboring letters, each pair as often as it occurs, sorted. */
    readonly pairs: readonly string[];
}

/** A name with what its likeness is measured by, worked out once. */
export type ComparableName = readonly ComparableWord[];

export function comparableName(name: string): ComparableName {
    return nameWords(name).map((word) => ({ word, pairs: letterPairs(word) }));
}

/**
 * How alike two companies are by name, from 0 to 1. Each word is as alike to the other name as to that name's nearest
 * word, and the names as their words on average, so that neither the order of words nor one common word among others
 * decides. Two words are alike by the share of neighboring letters they have in common (Sørensen–Dice), so that one
 * letter typed wrong changes little. A name that has all words of the other is at least CONTAINED_SIMILARITY alike.
 */
export function nameSimilarity(one: ComparableName, other: ComparableName): number {
    if (one.length === 0 || other.length === 0) {
        return 0;
    }
    const average = (nearest(one, other) + nearest(other, one)) / (one.length + other.length);
    return isContained(one, other) || isContained(other, one) ? Math.max(average, CONTAINED_SIMILARITY) : average;
}

/** The likeness of each word to its nearest of the other name, added up. */
function nearest(words: ComparableName, others: ComparableName): number {
    let sum = 0;
    for (const { pairs } of words) {
        let best = 0;
        for (const other of others) {
            best = Math.max(best, dice(pairs, other.pairs));
        }
        sum += best;
    }
    return sum;
}

/** A word of one letter is a pair with its end. */
function letterPairs(word: string): string[] {
    const letters = word.length === 1 ? `${word} ` : word;
    return Array.from({ length: letters.length - 1 }, (_unused, at) => letters.slice(at, at + 2)).sort();
}

function dice(one: readonly string[], other: readonly string[]): number {
    let common = 0;
    for (let left = 0, right = 0; left < one.length && right < other.length;) {
        const first = one[left] as string;
        const second = other[right] as string;
        if (first === second) {
            common += 1;
        }
        left += first <= second ? 1 : 0;
        right += second <= first ? 1 : 0;
    }
    return (2 * common) / (one.length + other.length);
}

function isContained(words: ComparableName, whole: ComparableName): boolean {
    const letters = words.reduce((sum, { word }) => sum + word.length, 0);
    return letters >= FEWEST_LETTERS_CONTAINED && words.every(({ word }) => whole.some((other) => other.word === word));
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
    const host = /^(?:mailto:|(?:[a-z][a-z0-9+.-]*:)?\/\/)?(?:[^/@?#]*@)?([^/:?#]+)/i
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
