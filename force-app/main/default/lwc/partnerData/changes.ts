import { gql } from 'lightning/graphql';
import { moneyFromNumber, type IsoDate, type MinorUnits } from 'c/programCore';
import {
    idOf,
    labelOf,
    nodesOf,
    numberOf,
    oneOf,
    parentOf,
    queryOf,
    requiredText,
    textOf,
    type RecordNode
} from 'c/recordValues';

/** The history of a partner's tier, the latest change first. Variables: `{ partnerId }`. */
export const TIER_CHANGES_QUERY = gql`
    query TierChanges($partnerId: ID) {
        uiapi {
            query {
                Tier_Change__c(
                    where: { Partner__c: { eq: $partnerId } }
                    orderBy: { Changed_On__c: { order: DESC }, Id: { order: DESC } }
                    first: 200
                ) {
                    edges {
                        node {
                            Id
                            Changed_On__c {
                                value
                            }
                            Reason__c {
                                value
                                label
                            }
                            From_Tier__r {
                                Id
                                Name {
                                    value
                                }
                            }
                            To_Tier__r {
                                Id
                                Name {
                                    value
                                }
                            }
                            Explanation__c {
                                value
                            }
                            Waiver_Until__c {
                                value
                            }
                            Certified_Staff__c {
                                value
                            }
                            Qualifying_Revenue__c {
                                value
                            }
                            Active_Specializations__c {
                                value
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

export const TIER_CHANGE_REASONS = [
    'FIRST_TIER',
    'PROMOTED',
    'DEMOTED',
    'MOVED_TO_PROGRAM',
    'WAIVER_GRANTED',
    'WAIVER_ENDED',
    'SPECIALIZATION_DROPPED'
] as const;
export type TierChangeReason = (typeof TIER_CHANGE_REASONS)[number];

/** One change of a partner's tier, waiver or program, as the org recorded it. */
export interface TierChange {
    readonly id: string;
    readonly on: IsoDate;
    readonly reason: TierChangeReason;
    /** The user's word for the reason. */
    readonly reasonLabel: string;
    /** Names of the tiers; null where there was none. */
    readonly from: string | null;
    readonly to: string | null;
    /** The reason of a waiver, the name of the program of a move or of the specialization that was dropped. */
    readonly explanation: string | null;
    /** The last day of a waiver that was granted or ended; null on any other change. */
    readonly waiverUntil: IsoDate | null;
    /** What the partner had on that day; null where it was not recorded. */
    readonly certifiedStaff: number | null;
    readonly revenue: MinorUnits | null;
    readonly specializations: number | null;
}

/** @param currency of the partner's program */
export function toTierChanges(data: unknown, currency: string): TierChange[] {
    return nodesOf(queryOf(data), 'Tier_Change__c').map((node) => {
        const revenue = numberOf(node, 'Qualifying_Revenue__c');
        return {
            id: idOf(node),
            on: requiredText(node, 'Changed_On__c'),
            reason: oneOf(TIER_CHANGE_REASONS, node, 'Reason__c'),
            reasonLabel: labelOf(node, 'Reason__c') ?? '',
            from: tierNameOf(node, 'From_Tier__r'),
            to: tierNameOf(node, 'To_Tier__r'),
            explanation: textOf(node, 'Explanation__c'),
            waiverUntil: textOf(node, 'Waiver_Until__c'),
            certifiedStaff: numberOf(node, 'Certified_Staff__c'),
            revenue: revenue === null ? null : moneyFromNumber(revenue, currency),
            specializations: numberOf(node, 'Active_Specializations__c')
        };
    });
}

function tierNameOf(node: RecordNode, relationship: string): string | null {
    const tier = parentOf(node, relationship);
    return tier && requiredText(tier, 'Name');
}
