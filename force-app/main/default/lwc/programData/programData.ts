/** Reads program versions from the org and gives them to the core in the core's own form. */
import { gql } from 'lightning/graphql';
import {
    HEADCOUNT_BASES,
    moneyFromNumber,
    rateFromPercent,
    REVENUE_BASES,
    REVENUE_WINDOWS,
    STACKING_POLICIES,
    type Program,
    type Provenance,
    type Specialization,
    type Tier,
    type TierMinimum,
    type Transition
} from 'c/programCore';
import {
    idOf,
    linesOf,
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

export { PROGRAM_VERSIONS_QUERY, toVersions, type ProgramVersion, type VersionTier } from './versions';

/** The rules of the given programs, and the tiers of the versions they supersede. Variables: `programVariables`. */
export const PROGRAM_QUERY = gql`
    query ProgramRules($programIds: [ID]) {
        uiapi {
            query {
                Program__c(where: { Id: { in: $programIds } }, first: 200) {
                    edges {
                        node {
                            Id
                            Name {
                                value
                            }
                            Code__c {
                                value
                            }
                            Vendor__c {
                                value
                            }
                            Currency_Code__c {
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
                                Code__c {
                                    value
                                }
                            }
                            Revenue_Basis__c {
                                value
                            }
                            Revenue_Window__c {
                                value
                            }
                            Headcount_Basis__c {
                                value
                            }
                            New_Business_Stacking__c {
                                value
                            }
                            Renewal_Stacking__c {
                                value
                            }
                            Max_Discount__c {
                                value
                            }
                            Max_Rebate__c {
                                value
                            }
                            Price_Guarantee__c {
                                value
                            }
                            Protection_Days__c {
                                value
                            }
                            Decision_Days__c {
                                value
                            }
                            Extension_Days__c {
                                value
                            }
                            Transition_Until__c {
                                value
                            }
                            Provenance__c {
                                value
                            }
                            Tiers__r(first: 200, orderBy: { Rank__c: { order: ASC } }) {
                                edges {
                                    node {
                                        Id
                                        Name {
                                            value
                                        }
                                        Code__c {
                                            value
                                        }
                                        Rank__c {
                                            value
                                        }
                                        Minimum_Revenue__c {
                                            value
                                        }
                                        Minimum_Certified_Staff__c {
                                            value
                                        }
                                        Minimum_Sales_Certified__c {
                                            value
                                        }
                                        Minimum_Technical_Certified__c {
                                            value
                                        }
                                        Minimum_Specializations__c {
                                            value
                                        }
                                        New_Business_Discount__c {
                                            value
                                        }
                                        Renewal_Discount__c {
                                            value
                                        }
                                        Registration_Discount__c {
                                            value
                                        }
                                        Rebate_Rate__c {
                                            value
                                        }
                                        Renewal_Rebate_Rate__c {
                                            value
                                        }
                                        Benefits__c {
                                            value
                                        }
                                    }
                                }
                                pageInfo {
                                    hasNextPage
                                }
                            }
                            Specializations__r(first: 200, orderBy: { Id: { order: ASC } }) {
                                edges {
                                    node {
                                        Id
                                        Name {
                                            value
                                        }
                                        Code__c {
                                            value
                                        }
                                        Solution__c {
                                            value
                                        }
                                        Minimum_Specialists__c {
                                            value
                                        }
                                        Rebate_Uplift__c {
                                            value
                                        }
                                        Specialist_Discount__c {
                                            value
                                        }
                                        Benefits__c {
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
                    pageInfo {
                        hasNextPage
                    }
                }
                Tier__c(where: { Successor_Tier__r: { Program__c: { in: $programIds } } }, first: 2000) {
                    edges {
                        node {
                            Id
                            Code__c {
                                value
                            }
                            Successor_Tier__r {
                                Id
                                Code__c {
                                    value
                                }
                                Program__c {
                                    value
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

/** Variables of PROGRAM_QUERY; undefined while no program is known. */
export function programVariables(programIds: readonly string[]): Record<string, unknown> | undefined {
    return programIds.length === 0 ? undefined : { programIds: [...new Set(programIds)] };
}

/** The programs of an answer by record id. */
export function toPrograms(data: unknown): ReadonlyMap<string, Program> {
    const query = queryOf(data);
    const predecessors = nodesOf(query, 'Tier__c');
    return new Map(nodesOf(query, 'Program__c').map((node) => [idOf(node), toProgram(node, predecessors)]));
}

function toProgram(node: RecordNode, predecessors: readonly RecordNode[]): Program {
    const currency = requiredText(node, 'Currency_Code__c');
    const supersedes = parentOf(node, 'Supersedes__r');
    return {
        code: requiredText(node, 'Code__c'),
        name: requiredText(node, 'Name'),
        vendor: requiredText(node, 'Vendor__c'),
        currency,
        effectiveFrom: requiredText(node, 'Effective_From__c'),
        effectiveTo: textOf(node, 'Effective_To__c'),
        supersedes: supersedes && requiredText(supersedes, 'Code__c'),
        revenue: {
            basis: oneOf(REVENUE_BASES, node, 'Revenue_Basis__c'),
            window: oneOf(REVENUE_WINDOWS, node, 'Revenue_Window__c')
        },
        headcount: oneOf(HEADCOUNT_BASES, node, 'Headcount_Basis__c'),
        stacking: {
            newBusiness: oneOf(STACKING_POLICIES, node, 'New_Business_Stacking__c'),
            renewal: oneOf(STACKING_POLICIES, node, 'Renewal_Stacking__c')
        },
        maxDiscount: optionalRate(node, 'Max_Discount__c'),
        maxRebate: optionalRate(node, 'Max_Rebate__c'),
        priceGuarantee: optionalRate(node, 'Price_Guarantee__c'),
        registration: {
            protectionDays: requiredNumber(node, 'Protection_Days__c'),
            decisionDays: requiredNumber(node, 'Decision_Days__c'),
            extensionDays: requiredNumber(node, 'Extension_Days__c')
        },
        transition: toTransition(node, predecessors),
        tiers: nodesOf(node, 'Tiers__r').map((tier) => toTier(tier, currency)),
        specializations: nodesOf(node, 'Specializations__r').map(toSpecialization),
        provenance: toProvenance(node)
    };
}

function toTransition(node: RecordNode, predecessors: readonly RecordNode[]): Transition | null {
    const until = textOf(node, 'Transition_Until__c');
    if (until === null) {
        return null;
    }
    const mapped = predecessors.flatMap((predecessor) => {
        const successor = parentOf(predecessor, 'Successor_Tier__r');
        return successor !== null && textOf(successor, 'Program__c') === idOf(node)
            ? [[requiredText(predecessor, 'Code__c'), requiredText(successor, 'Code__c')] as const]
            : [];
    });
    return { until, map: Object.fromEntries(mapped) };
}

function toTier(node: RecordNode, currency: string): Tier {
    return {
        code: requiredText(node, 'Code__c'),
        name: requiredText(node, 'Name'),
        rank: requiredNumber(node, 'Rank__c'),
        min: toMinimum(node, currency),
        newBusinessDiscount: rate(node, 'New_Business_Discount__c'),
        renewalDiscount: rate(node, 'Renewal_Discount__c'),
        registrationDiscount: rate(node, 'Registration_Discount__c'),
        rebateRate: rate(node, 'Rebate_Rate__c'),
        renewalRebateRate: rate(node, 'Renewal_Rebate_Rate__c'),
        benefits: linesOf(node, 'Benefits__c')
    };
}

/** A blank minimum, or one of 0, asks for nothing. */
function toMinimum(node: RecordNode, currency: string): TierMinimum {
    const minimum = {
        revenue: moneyFromNumber(numberOf(node, 'Minimum_Revenue__c') ?? 0, currency),
        certifiedStaff: numberOf(node, 'Minimum_Certified_Staff__c') ?? 0,
        salesCertified: numberOf(node, 'Minimum_Sales_Certified__c') ?? 0,
        technicalCertified: numberOf(node, 'Minimum_Technical_Certified__c') ?? 0,
        specializations: numberOf(node, 'Minimum_Specializations__c') ?? 0
    };
    return Object.fromEntries(Object.entries(minimum).filter(([, needed]) => needed > 0));
}

function toSpecialization(node: RecordNode): Specialization {
    return {
        code: requiredText(node, 'Code__c'),
        name: requiredText(node, 'Name'),
        solution: requiredText(node, 'Solution__c'),
        minSpecialists: requiredNumber(node, 'Minimum_Specialists__c'),
        rebateUplift: rate(node, 'Rebate_Uplift__c'),
        specialistDiscount: rate(node, 'Specialist_Discount__c'),
        benefits: linesOf(node, 'Benefits__c')
    };
}

function toProvenance(node: RecordNode): Readonly<Record<string, Provenance>> {
    const text = textOf(node, 'Provenance__c');
    if (text === null) {
        return {};
    }
    try {
        return JSON.parse(text);
    } catch (error) {
        throw new Error(`Provenance__c of ${idOf(node)} is not JSON.`, { cause: error });
    }
}

/** A rate field; blank counts as 0. */
function rate(node: RecordNode, field: string): number {
    return rateFromPercent(numberOf(node, field) ?? 0);
}

/** A cap; blank is no cap. */
function optionalRate(node: RecordNode, field: string): number | null {
    const percent = numberOf(node, field);
    return percent === null ? null : rateFromPercent(percent);
}
