/** Reads the partners of an account, with all that decides their tier, and gives them to the core in its own form. */
import { gql } from 'lightning/graphql';
import {
    BUSINESS_TYPES,
    firstDayOfYear,
    signedMoneyFromNumber,
    type CertifiedPerson,
    type CurrentTier,
    type IsoDate,
    type Program,
    type RevenueEntry,
    type Specialist,
    type SpecializationExpiry,
    type TierHistory,
    type Waiver
} from 'c/programCore';
import {
    idOf,
    nodesOf,
    numberOf,
    oneOf,
    parentOf,
    queryOf,
    requiredNumber,
    requiredText,
    textOf,
    type RecordNode
} from 'c/recordValues';

export { TIER_CHANGES_QUERY, toTierChanges, type TierChange, type TierChangeReason } from './changes';
export { endWaiver, grantWaiver } from './waiver';

/**
 * The partners of an account, or one partner, and what counts for their tiers. Variables: `partnerVariables`,
 * `onePartnerVariables`; the one that is null matches no record, because neither field is ever blank.
 */
export const PARTNER_QUERY = gql`
    query PartnersOfAccount($accountId: ID, $partnerId: ID, $creditsFrom: Date) {
        uiapi {
            query {
                Partner__c(
                    where: { or: [{ Account__c: { eq: $accountId } }, { Id: { eq: $partnerId } }] }
                    first: 200
                ) {
                    edges {
                        node {
                            Id
                            Name {
                                value
                            }
                            Program__c {
                                value
                            }
                            Tier__r {
                                Id
                                Code__c {
                                    value
                                }
                            }
                            Tier_Since__c {
                                value
                            }
                            Held_Until__c {
                                value
                            }
                            Next_Review_On__c {
                                value
                            }
                            Waiver_Until__c {
                                value
                            }
                            Waiver_Reason__c {
                                value
                            }
                            Waived_By__r {
                                Id
                                Name {
                                    value
                                }
                            }
                            Next_Program__r {
                                Id
                                Name {
                                    value
                                }
                            }
                            Moves_On__c {
                                value
                            }
                        }
                    }
                    pageInfo {
                        hasNextPage
                    }
                }
                Certified_Person__c(
                    where: {
                        or: [{ Partner__r: { Account__c: { eq: $accountId } } }, { Partner__c: { eq: $partnerId } }]
                    }
                    first: 2000
                ) {
                    edges {
                        node {
                            Id
                            Name {
                                value
                            }
                            Partner__c {
                                value
                            }
                            Sales_Until__c {
                                value
                            }
                            Technical_Until__c {
                                value
                            }
                        }
                    }
                    pageInfo {
                        hasNextPage
                    }
                }
                Partner_Specialization__c(
                    where: {
                        or: [{ Partner__r: { Account__c: { eq: $accountId } } }, { Partner__c: { eq: $partnerId } }]
                    }
                    first: 2000
                ) {
                    edges {
                        node {
                            Id
                            Partner__c {
                                value
                            }
                            Specialization__r {
                                Id
                                Code__c {
                                    value
                                }
                            }
                            Status__c {
                                value
                            }
                            Achieved_On__c {
                                value
                            }
                            Expires_On__c {
                                value
                            }
                            Specialists__c {
                                value
                            }
                        }
                    }
                    pageInfo {
                        hasNextPage
                    }
                }
                Specialist__c(
                    where: {
                        or: [
                            { Partner_Specialization__r: { Partner__r: { Account__c: { eq: $accountId } } } }
                            { Partner_Specialization__r: { Partner__c: { eq: $partnerId } } }
                        ]
                    }
                    first: 2000
                ) {
                    edges {
                        node {
                            Id
                            Partner_Specialization__c {
                                value
                            }
                            Certified_Person__c {
                                value
                            }
                            Valid_Until__c {
                                value
                            }
                        }
                    }
                    pageInfo {
                        hasNextPage
                    }
                }
                Partner_Credit__c(
                    where: {
                        or: [{ Partner__r: { Account__c: { eq: $accountId } } }, { Partner__c: { eq: $partnerId } }]
                        Status__c: { ne: "REVERSED" }
                        Won_On__c: { gte: { value: $creditsFrom } }
                    }
                    first: 2000
                ) {
                    edges {
                        node {
                            Id
                            Partner__c {
                                value
                            }
                            Won_On__c {
                                value
                            }
                            Amount__c {
                                value
                            }
                            Business_Type__c {
                                value
                            }
                            Solution__c {
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

export const SPECIALIZATION_STATUSES = ['IN_PROGRESS', 'ACTIVE', 'AT_RISK', 'EXPIRED'] as const;
export type SpecializationStatus = (typeof SPECIALIZATION_STATUSES)[number];

/** A specialization the partner works on or holds, as the org records it. */
export interface HeldSpecialization {
    readonly id: string;
    readonly code: string;
    readonly status: SpecializationStatus;
    readonly achievedOn: IsoDate | null;
    readonly expiresOn: IsoDate | null;
    readonly specialists: number;
}

/** An account's membership in one program. */
export interface Partner {
    readonly id: string;
    readonly name: string;
    readonly programId: string;
    readonly program: Program;
    readonly tierSince: IsoDate | null;
    /** The planned move to another program version; null without one. */
    readonly move: { readonly programId: string; readonly programName: string; readonly on: IsoDate } | null;
    readonly specializations: readonly HeldSpecialization[];
    /** What the core judges; its people and specialists are named by `personNames`. */
    readonly history: TierHistory;
    readonly personNames: ReadonlyMap<string, string>;
}

/**
 * Variables of PARTNER_QUERY for the partners of an account. Credits are read from the first day of last year on: no
 * revenue window reaches back further.
 */
export function partnerVariables(accountId: string | undefined, today: IsoDate): Record<string, unknown> | undefined {
    return accountId === undefined ? undefined : { accountId, partnerId: null, creditsFrom: firstDayOfYear(today, 1) };
}

/** Variables of PARTNER_QUERY for one partner. */
export function onePartnerVariables(
    partnerId: string | undefined,
    today: IsoDate
): Record<string, unknown> | undefined {
    return partnerId === undefined ? undefined : { accountId: null, partnerId, creditsFrom: firstDayOfYear(today, 1) };
}

/** The programs that the partners of an answer belong to, each once. */
export function programIdsOf(data: unknown): string[] {
    return [...new Set(nodesOf(queryOf(data), 'Partner__c').map((node) => requiredText(node, 'Program__c')))];
}

/**
 * The partners of an answer.
 * @param programs by record id, see `toPrograms`
 * @param asOf the day on which tiers are judged
 * @throws Error for a partner whose program was not read
 */
export function toPartners(data: unknown, programs: ReadonlyMap<string, Program>, asOf: IsoDate): Partner[] {
    const query = queryOf(data);
    const people = nodesOf(query, 'Certified_Person__c');
    const held = nodesOf(query, 'Partner_Specialization__c');
    const specialists = nodesOf(query, 'Specialist__c');
    const credits = nodesOf(query, 'Partner_Credit__c');
    return nodesOf(query, 'Partner__c').map((node) => {
        const own = (record: RecordNode): boolean => textOf(record, 'Partner__c') === idOf(node);
        return toPartner(node, programs, asOf, {
            people: people.filter(own),
            held: held.filter(own),
            specialists,
            credits: credits.filter(own)
        });
    });
}

interface PartnerRecords {
    readonly people: readonly RecordNode[];
    readonly held: readonly RecordNode[];
    readonly specialists: readonly RecordNode[];
    readonly credits: readonly RecordNode[];
}

function toPartner(
    node: RecordNode,
    programs: ReadonlyMap<string, Program>,
    asOf: IsoDate,
    records: PartnerRecords
): Partner {
    const programId = requiredText(node, 'Program__c');
    const program = programs.get(programId);
    if (program === undefined) {
        throw new Error(`The program ${programId} of partner ${idOf(node)} was not read.`);
    }
    return {
        id: idOf(node),
        name: requiredText(node, 'Name'),
        programId,
        program,
        tierSince: textOf(node, 'Tier_Since__c'),
        move: toMove(node),
        specializations: records.held.map(toHeldSpecialization),
        history: {
            asOf,
            current: toCurrentTier(node),
            waiver: toWaiver(node),
            people: records.people.map(toPerson),
            specialists: toSpecialists(records),
            specializations: records.held.flatMap(toExpiry),
            revenue: records.credits.map((credit) => toRevenueEntry(credit, program.currency))
        },
        personNames: new Map(records.people.map((person) => [idOf(person), requiredText(person, 'Name')]))
    };
}

function toCurrentTier(node: RecordNode): CurrentTier | null {
    const tier = parentOf(node, 'Tier__r');
    return (
        tier && {
            tier: requiredText(tier, 'Code__c'),
            heldUntil: textOf(node, 'Held_Until__c'),
            nextReviewOn: textOf(node, 'Next_Review_On__c')
        }
    );
}

function toWaiver(node: RecordNode): Waiver | null {
    const until = textOf(node, 'Waiver_Until__c');
    if (until === null) {
        return null;
    }
    const by = parentOf(node, 'Waived_By__r');
    return {
        until,
        reason: textOf(node, 'Waiver_Reason__c') ?? '',
        by: (by && textOf(by, 'Name')) ?? ''
    };
}

function toMove(node: RecordNode): Partner['move'] {
    const program = parentOf(node, 'Next_Program__r');
    const on = textOf(node, 'Moves_On__c');
    return program === null || on === null
        ? null
        : { programId: idOf(program), programName: requiredText(program, 'Name'), on };
}

function toPerson(node: RecordNode): CertifiedPerson {
    return {
        id: idOf(node),
        salesUntil: textOf(node, 'Sales_Until__c'),
        technicalUntil: textOf(node, 'Technical_Until__c')
    };
}

function toHeldSpecialization(node: RecordNode): HeldSpecialization {
    return {
        id: idOf(node),
        code: specializationCode(node),
        status: oneOf(SPECIALIZATION_STATUSES, node, 'Status__c'),
        achievedOn: textOf(node, 'Achieved_On__c'),
        expiresOn: textOf(node, 'Expires_On__c'),
        specialists: numberOf(node, 'Specialists__c') ?? 0
    };
}

function toExpiry(node: RecordNode): SpecializationExpiry[] {
    const expiresOn = textOf(node, 'Expires_On__c');
    return expiresOn === null ? [] : [{ specialization: specializationCode(node), expiresOn }];
}

function toSpecialists({ held, specialists }: PartnerRecords): Specialist[] {
    const codes = new Map(held.map((node) => [idOf(node), specializationCode(node)]));
    return specialists.flatMap((node) => {
        const specialization = codes.get(requiredText(node, 'Partner_Specialization__c'));
        return specialization === undefined
            ? []
            : [
                  {
                      person: requiredText(node, 'Certified_Person__c'),
                      specialization,
                      until: requiredText(node, 'Valid_Until__c')
                  }
              ];
    });
}

function toRevenueEntry(node: RecordNode, currency: string): RevenueEntry {
    return {
        on: requiredText(node, 'Won_On__c'),
        amount: signedMoneyFromNumber(requiredNumber(node, 'Amount__c'), currency),
        type: oneOf(BUSINESS_TYPES, node, 'Business_Type__c'),
        solution: textOf(node, 'Solution__c')
    };
}

function specializationCode(node: RecordNode): string {
    const specialization = parentOf(node, 'Specialization__r');
    if (specialization === null) {
        throw new Error(`Specialization__r of ${idOf(node)} is blank.`);
    }
    return requiredText(specialization, 'Code__c');
}
