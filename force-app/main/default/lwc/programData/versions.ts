import { gql } from 'lightning/graphql';
import type { IsoDate } from 'c/programCore';
import { idOf, nodesOf, numberOf, parentOf, queryOf, requiredText, textOf, type RecordNode } from 'c/recordValues';

/**
 * All program versions of a vendor with their tiers, and how many partners are in each. Variables: `{ vendor }`.
 * Who sees few partners counts few.
 */
export const PROGRAM_VERSIONS_QUERY = gql`
    query ProgramVersions($vendor: String) {
        uiapi {
            query {
                Program__c(
                    where: { Vendor__c: { eq: $vendor } }
                    orderBy: { Effective_From__c: { order: DESC } }
                    first: 200
                ) {
                    edges {
                        node {
                            Id
                            Name {
                                value
                            }
                            Effective_From__c {
                                value
                            }
                            Effective_To__c {
                                value
                            }
                            Supersedes__r {
                                Id
                                Name {
                                    value
                                }
                            }
                        }
                    }
                    pageInfo {
                        hasNextPage
                    }
                }
                Tier__c(where: { Program__r: { Vendor__c: { eq: $vendor } } }, first: 2000) {
                    edges {
                        node {
                            Id
                            Name {
                                value
                            }
                            Code__c {
                                value
                            }
                            Program__c {
                                value
                            }
                        }
                    }
                    pageInfo {
                        hasNextPage
                    }
                }
            }
            aggregate {
                Partner__c(
                    where: { Program__r: { Vendor__c: { eq: $vendor } } }
                    groupBy: { Program__c: { group: true }, Tier__c: { group: true } }
                    first: 2000
                ) {
                    edges {
                        node {
                            aggregate {
                                Program__c {
                                    value
                                }
                                Tier__c {
                                    value
                                }
                                Id {
                                    count {
                                        value
                                    }
                                }
                            }
                        }
                    }
                    pageInfo {
                        hasNextPage
                    }
                }
            }
        }
    }
`;

export interface VersionTier {
    readonly code: string;
    readonly name: string;
    readonly partners: number;
}

/** One version of a vendor's program. */
export interface ProgramVersion {
    readonly id: string;
    readonly name: string;
    readonly effectiveFrom: IsoDate;
    /** Last day in force; null while open-ended. */
    readonly effectiveTo: IsoDate | null;
    readonly supersedes: { readonly id: string; readonly name: string } | null;
    readonly tiers: readonly VersionTier[];
    /** Partners in any tier, and those without one. */
    readonly partners: number;
}

/** The versions of an answer, the latest first. */
export function toVersions(data: unknown): ProgramVersion[] {
    const query = queryOf(data);
    const tiers = nodesOf(query, 'Tier__c');
    const counts = toCounts(data);
    const countOf = (matches: (count: PartnerCount) => boolean): number =>
        counts.filter(matches).reduce((total, { partners }) => total + partners, 0);
    return nodesOf(query, 'Program__c').map((node) => {
        const supersedes = parentOf(node, 'Supersedes__r');
        const own = tiers.filter((tier) => textOf(tier, 'Program__c') === idOf(node));
        return {
            id: idOf(node),
            name: requiredText(node, 'Name'),
            effectiveFrom: requiredText(node, 'Effective_From__c'),
            effectiveTo: textOf(node, 'Effective_To__c'),
            supersedes: supersedes && { id: idOf(supersedes), name: requiredText(supersedes, 'Name') },
            tiers: own.map((tier) => ({
                code: requiredText(tier, 'Code__c'),
                name: requiredText(tier, 'Name'),
                partners: countOf((count) => count.tierId === idOf(tier))
            })),
            partners: countOf((count) => count.programId === idOf(node))
        };
    });
}

interface PartnerCount {
    readonly programId: string | null;
    readonly tierId: string | null;
    readonly partners: number;
}

function toCounts(data: unknown): PartnerCount[] {
    const { uiapi } = data as { uiapi?: { aggregate?: RecordNode } };
    if (uiapi?.aggregate === undefined) {
        throw new Error('The answer holds no uiapi.aggregate.');
    }
    return nodesOf(uiapi.aggregate, 'Partner__c').map((node) => {
        const group = parentOf(node, 'aggregate') ?? {};
        return {
            programId: textOf(group, 'Program__c'),
            tierId: textOf(group, 'Tier__c'),
            partners: numberOf(parentOf(group, 'Id') ?? {}, 'count') ?? 0
        };
    });
}
