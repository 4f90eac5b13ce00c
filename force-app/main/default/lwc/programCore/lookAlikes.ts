import { comparableName, companyDomain, nameSimilarity } from './companyNames';
import type { ComparableName } from './companyNames';

/** A company as it is recorded, with the accounts above it in the hierarchy, the nearest first. */
export interface Company {
    readonly id: string;
    readonly name: string;
    readonly website: string | null;
    readonly ancestors: readonly string[];
}

/** Why two companies may be one customer. */
export type LookAlikeReason = 'SAME_ACCOUNT' | 'SAME_GROUP' | 'SAME_DOMAIN' | 'SIMILAR_NAME';

/** How sure each reason alone is; a similar name is as sure as the names are similar. */
export const LOOK_ALIKE_CERTAINTY = { SAME_ACCOUNT: 1, SAME_GROUP: 0.95, SAME_DOMAIN: 0.9 } as const;

/** Names less alike than this are different companies. */
export const SIMILAR_NAME_FROM = 0.7;

export interface Likeness {
    /** From 0 to 1: the surest of the reasons. */
    readonly similarity: number;
    /** The surest first; empty where nothing speaks for one customer. */
    readonly reasons: readonly { readonly reason: LookAlikeReason; readonly similarity: number }[];
}

/** A company with what its likeness is measured by, so that it is worked out once. */
interface Profile {
    readonly id: string;
    readonly name: ComparableName;
    readonly domain: string | null;
    readonly family: ReadonlySet<string>;
}

/** Many requests are compared with the same companies. */
const profiles = new WeakMap<Company, Profile>();

/** How likely two companies are one customer, and why. */
export function likeness(one: Company, other: Company): Likeness {
    const left = profileOf(one);
    const right = profileOf(other);
    const reasons = [
        ...(left.id === right.id ? [certain('SAME_ACCOUNT')] : isSameGroup(left, right) ? [certain('SAME_GROUP')] : []),
        ...(left.domain !== null && left.domain === right.domain ? [certain('SAME_DOMAIN')] : []),
        ...similarName(left, right)
    ].sort((first, second) => second.similarity - first.similarity);
    return { similarity: reasons[0]?.similarity ?? 0, reasons };
}

/**
 * Those of the candidates whose company may be the same customer, the likeliest first.
 * @param companyOf the company of a candidate
 */
export function lookAlikes<Candidate>(
    company: Company,
    candidates: readonly Candidate[],
    companyOf: (candidate: Candidate) => Company
): readonly (Likeness & { readonly candidate: Candidate })[] {
    return candidates
        .map((candidate) => ({ candidate, ...likeness(company, companyOf(candidate)) }))
        .filter(({ reasons }) => reasons.length > 0)
        .sort((one, other) => other.similarity - one.similarity);
}

function certain(reason: keyof typeof LOOK_ALIKE_CERTAINTY): Likeness['reasons'][number] {
    return { reason, similarity: LOOK_ALIKE_CERTAINTY[reason] };
}

function similarName(one: Profile, other: Profile): Likeness['reasons'] {
    const similarity = nameSimilarity(one.name, other.name);
    return similarity >= SIMILAR_NAME_FROM ? [{ reason: 'SIMILAR_NAME', similarity }] : [];
}

/** One is above the other, or both are below the same account. */
function isSameGroup(one: Profile, other: Profile): boolean {
    return [...one.family].some((id) => other.family.has(id));
}

function profileOf(company: Company): Profile {
    let profile = profiles.get(company);
    if (profile === undefined) {
        profile = {
            id: company.id,
            name: comparableName(company.name),
            domain: companyDomain(company.website),
            family: new Set([company.id, ...company.ancestors])
        };
        profiles.set(company, profile);
    }
    return profile;
}
