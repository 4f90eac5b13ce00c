/** Reads what a partner is owed in rebates, and gives it to the core in its own form. */
import { gql } from 'lightning/graphql';
import {
    addQuarters,
    BUSINESS_TYPES,
    CREDIT_STATUSES,
    daysOfQuarter,
    quarterOf,
    rateFromPercent,
    signedMoneyFromNumber,
    type IsoDate,
    type Quarter,
    type QuotedLine,
    type RebateCredit
} from 'c/programCore';
import {
    idOf,
    labelOf,
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

export { closeStatement, drawUpStatement, payStatement } from './closing';

/** Quarters that the page looks back on, the present one included. */
export const SHOWN_QUARTERS = 8;

/** A partner's ledger of the shown quarters, and its statements. Variables: `rebateVariables`. */
export const REBATES_QUERY = gql`
    query PartnerRebates($partnerId: ID, $creditsFrom: Date) {
        uiapi {
            query {
                Partner__c(where: { Id: { eq: $partnerId } }, first: 1) {
                    edges {
                        node {
                            Id
                            Name {
                                value
                            }
                            Program__c {
                                value
                            }
                            Program__r {
                                Id
                                Currency_Code__c {
                                    value
                                }
                            }
                        }
                    }
                }
                Partner_Credit__c(
                    where: {
                        and: [
                            { Partner__c: { eq: $partnerId } }
                            { Rebate_Quarter_End__c: { gte: { value: $creditsFrom } } }
                        ]
                    }
                    orderBy: { Won_On__c: { order: ASC } }
                    first: 2000
                ) {
                    edges {
                        node {
                            Id
                            Name {
                                value
                            }
                            Won_On__c {
                                value
                            }
                            Rebate_Quarter__c {
                                value
                            }
                            Solution__c {
                                value
                                label
                            }
                            Business_Type__c {
                                value
                            }
                            Amount__c {
                                value
                            }
                            Rebate_Rate__c {
                                value
                            }
                            Rebate_Amount__c {
                                value
                            }
                            Status__c {
                                value
                            }
                            Partner_Specialization__c {
                                value
                            }
                            Reversal_Of__c {
                                value
                            }
                            Partner_Quote__r {
                                Id
                                Name {
                                    value
                                }
                            }
                            Opportunity__r {
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
                Rebate_Statement__c(
                    where: { Partner__c: { eq: $partnerId } }
                    orderBy: { Quarter__c: { order: DESC } }
                    first: 200
                ) {
                    edges {
                        node {
                            Id
                            Name {
                                value
                            }
                            Quarter__c {
                                value
                            }
                            Status__c {
                                value
                            }
                            Rebate_Total__c {
                                value
                            }
                            Paid_Total__c {
                                value
                            }
                            Closed_On__c {
                                value
                            }
                            Paid_On__c {
                                value
                            }
                            Payment_Reference__c {
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

/** The lines of the quotes that credits come from. Variables: `quotedLineVariables`. */
export const QUOTED_LINES_QUERY = gql`
    query QuotedLines($quoteIds: [ID]) {
        uiapi {
            query {
                Partner_Quote_Line__c(where: { Partner_Quote__c: { in: $quoteIds } }, first: 2000) {
                    edges {
                        node {
                            Id
                            Partner_Quote__c {
                                value
                            }
                            Solution__c {
                                value
                            }
                            Net_Amount__c {
                                value
                            }
                            Rebate_Amount__c {
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

/** A record to link to. */
export interface NamedRecord {
    readonly id: string;
    readonly name: string;
}

/** What the page says about a credit beside what the core needs. */
export interface CreditNames {
    readonly name: string;
    readonly solution: string | null;
    readonly opportunity: NamedRecord | null;
    readonly quote: NamedRecord | null;
}

export const STATEMENT_STATUSES = ['OPEN', 'PAYABLE', 'PAID'] as const;
export type StatementStatus = (typeof STATEMENT_STATUSES)[number];

/** A statement as the org keeps it. Amounts in minor units; null until they are fixed. */
export interface StatementRecord {
    readonly id: string;
    readonly name: string;
    readonly quarter: Quarter;
    readonly status: StatementStatus;
    readonly rebate: number | null;
    readonly paid: number | null;
    readonly closedOn: IsoDate | null;
    readonly paidOn: IsoDate | null;
    readonly paymentReference: string | null;
}

export interface PartnerRebates {
    readonly partner: NamedRecord;
    readonly programId: string;
    readonly currency: string;
    readonly credits: readonly RebateCredit[];
    /** By the credit's id. */
    readonly names: ReadonlyMap<string, CreditNames>;
    readonly statements: readonly StatementRecord[];
}

/** The whole last year counts, whichever the present quarter. */
export function rebateVariables(partnerId: string | undefined, asOf: IsoDate): Record<string, unknown> | undefined {
    const from = daysOfQuarter(addQuarters(quarterOf(asOf), 1 - SHOWN_QUARTERS)).from;
    return partnerId === undefined ? undefined : { partnerId, creditsFrom: from };
}

/** undefined where no credit comes from a quote. */
export function quotedLineVariables({ credits }: PartnerRebates): Record<string, unknown> | undefined {
    const quoteIds = [...new Set(credits.flatMap(({ quote }) => quote ?? []))];
    return quoteIds.length === 0 ? undefined : { quoteIds };
}

/** null where there is no such partner. */
export function toPartnerRebates(data: unknown): PartnerRebates | null {
    const query = queryOf(data);
    const [partner] = nodesOf(query, 'Partner__c');
    if (partner === undefined) {
        return null;
    }
    const program = parentOf(partner, 'Program__r');
    if (program === null) {
        throw new Error('The partner has no program.');
    }
    const currency = requiredText(program, 'Currency_Code__c');
    const credits = nodesOf(query, 'Partner_Credit__c');
    return {
        partner: { id: idOf(partner), name: requiredText(partner, 'Name') },
        programId: requiredText(partner, 'Program__c'),
        currency,
        credits: credits.map((node) => toCredit(node, currency)),
        names: new Map(credits.map((node) => [idOf(node), toNames(node)])),
        statements: nodesOf(query, 'Rebate_Statement__c').map((node) => toStatement(node, currency))
    };
}

export function toQuotedLines(data: unknown, currency: string): QuotedLine[] {
    return nodesOf(queryOf(data), 'Partner_Quote_Line__c').map((node) => ({
        quote: requiredText(node, 'Partner_Quote__c'),
        solution: textOf(node, 'Solution__c'),
        net: signedMoneyFromNumber(requiredNumber(node, 'Net_Amount__c'), currency),
        rebate: signedMoneyFromNumber(requiredNumber(node, 'Rebate_Amount__c'), currency)
    }));
}

function toCredit(node: RecordNode, currency: string): RebateCredit {
    const quote = parentOf(node, 'Partner_Quote__r');
    return {
        id: idOf(node),
        wonOn: requiredText(node, 'Won_On__c'),
        quarter: requiredText(node, 'Rebate_Quarter__c'),
        solution: textOf(node, 'Solution__c'),
        businessType: oneOf(BUSINESS_TYPES, node, 'Business_Type__c'),
        amount: signedMoneyFromNumber(requiredNumber(node, 'Amount__c'), currency),
        rate: rateFromPercent(numberOf(node, 'Rebate_Rate__c') ?? 0),
        rebate: signedMoneyFromNumber(numberOf(node, 'Rebate_Amount__c') ?? 0, currency),
        status: oneOf(CREDIT_STATUSES, node, 'Status__c'),
        hasUplift: textOf(node, 'Partner_Specialization__c') !== null,
        isCounterEntry: textOf(node, 'Reversal_Of__c') !== null,
        quote: quote === null ? null : idOf(quote)
    };
}

function toNames(node: RecordNode): CreditNames {
    const named = (relationship: string): NamedRecord | null => {
        const parent = parentOf(node, relationship);
        return parent === null ? null : { id: idOf(parent), name: requiredText(parent, 'Name') };
    };
    return {
        name: requiredText(node, 'Name'),
        solution: labelOf(node, 'Solution__c'),
        opportunity: named('Opportunity__r'),
        quote: named('Partner_Quote__r')
    };
}

function toStatement(node: RecordNode, currency: string): StatementRecord {
    const money = (field: string): number | null => {
        const value = numberOf(node, field);
        return value === null ? null : signedMoneyFromNumber(value, currency);
    };
    return {
        id: idOf(node),
        name: requiredText(node, 'Name'),
        quarter: requiredText(node, 'Quarter__c'),
        status: oneOf(STATEMENT_STATUSES, node, 'Status__c'),
        rebate: money('Rebate_Total__c'),
        paid: money('Paid_Total__c'),
        closedOn: textOf(node, 'Closed_On__c'),
        paidOn: textOf(node, 'Paid_On__c'),
        paymentReference: textOf(node, 'Payment_Reference__c')
    };
}
