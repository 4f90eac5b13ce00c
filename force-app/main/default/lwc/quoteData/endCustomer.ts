import { gql } from 'lightning/graphql';
import {
    moneyFromNumber,
    multiplyMoney,
    parseRate,
    rateFromPercent,
    type IsoDate,
    type RivalLine,
    type RivalProtection
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
import { nameOfParent, QUOTE_STATUSES, type QuoteStatus } from './reading';

/** What partners quote to one end customer, and who is protected there. Variables: `endCustomerVariables`. */
export const END_CUSTOMER_QUERY = gql`
    query EndCustomerQuotes($accountId: ID, $today: Date) {
        uiapi {
            query {
                Partner_Quote_Line__c(
                    where: {
                        Partner_Quote__r: {
                            Opportunity__r: { AccountId: { eq: $accountId } }
                            Status__c: { ne: "SUPERSEDED" }
                        }
                    }
                    first: 2000
                ) {
                    edges {
                        node {
                            Id
                            Solution__c {
                                value
                                label
                            }
                            Quantity__c {
                                value
                            }
                            Price_Book_Price__c {
                                value
                            }
                            List_Amount__c {
                                value
                            }
                            Net_Amount__c {
                                value
                            }
                            Partner_Quote__r {
                                Id
                                Name {
                                    value
                                }
                                Status__c {
                                    value
                                }
                                Quote_Date__c {
                                    value
                                }
                                Partner__r {
                                    Id
                                    Name {
                                        value
                                    }
                                    Program__r {
                                        Id
                                        Vendor__c {
                                            value
                                        }
                                        Currency_Code__c {
                                            value
                                        }
                                    }
                                }
                            }
                        }
                    }
                    pageInfo {
                        hasNextPage
                    }
                }
                Deal_Registration__c(
                    where: {
                        End_Customer__c: { eq: $accountId }
                        Status__c: { eq: "APPROVED" }
                        Expires_On__c: { gte: { value: $today } }
                    }
                    first: 2000
                ) {
                    edges {
                        node {
                            Id
                            Name {
                                value
                            }
                            Solution__c {
                                value
                                label
                            }
                            Approved_On__c {
                                value
                            }
                            Expires_On__c {
                                value
                            }
                            Protected_Discount__c {
                                value
                            }
                            Evidence_Count__c {
                                value
                            }
                            Decided_By__r {
                                Id
                                Name {
                                    value
                                }
                            }
                            Partner__r {
                                Id
                                Name {
                                    value
                                }
                                Program__r {
                                    Id
                                    Vendor__c {
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

/** A partner's quote to the end customer. */
export interface CustomerQuote {
    readonly id: string;
    readonly name: string;
    readonly status: QuoteStatus;
    readonly quoteDate: IsoDate;
    readonly partnerId: string;
    readonly partnerName: string;
    readonly currency: string;
}

/** An approved registration for the end customer, with why it protects. */
export interface CustomerProtection extends RivalProtection {
    readonly name: string;
    readonly partnerName: string;
    readonly approvedOn: IsoDate;
    readonly expiresOn: IsoDate;
    /** Pieces of pre-sales evidence. */
    readonly evidence: number;
    readonly decidedBy: string | null;
}

export interface EndCustomerQuotes {
    readonly quotes: ReadonlyMap<string, CustomerQuote>;
    readonly lines: readonly RivalLine[];
    readonly protections: readonly CustomerProtection[];
    /** The user's words for the solutions. */
    readonly solutionLabels: ReadonlyMap<string, string>;
}

export function endCustomerVariables(
    accountId: string | undefined,
    today: IsoDate
): Record<string, unknown> | undefined {
    return accountId === undefined ? undefined : { accountId, today };
}

export function toEndCustomerQuotes(data: unknown): EndCustomerQuotes {
    const query = queryOf(data);
    const lineNodes = nodesOf(query, 'Partner_Quote_Line__c');
    const registrations = nodesOf(query, 'Deal_Registration__c');
    const quotes = lineNodes.map((node) => toQuote(parentOrFail(node, 'Partner_Quote__r')));
    return {
        quotes: new Map(quotes.map((quote) => [quote.id, quote])),
        lines: lineNodes.map(toLine),
        protections: registrations.map(toProtection),
        solutionLabels: new Map(
            [...lineNodes, ...registrations].flatMap((node) => {
                const solution = textOf(node, 'Solution__c');
                return solution === null ? [] : [[solution, labelOf(node, 'Solution__c') ?? solution] as const];
            })
        )
    };
}

function toQuote(node: RecordNode): CustomerQuote {
    const partner = parentOrFail(node, 'Partner__r');
    return {
        id: idOf(node),
        name: requiredText(node, 'Name'),
        status: oneOf(QUOTE_STATUSES, node, 'Status__c'),
        quoteDate: requiredText(node, 'Quote_Date__c'),
        partnerId: idOf(partner),
        partnerName: requiredText(partner, 'Name'),
        currency: requiredText(parentOrFail(partner, 'Program__r'), 'Currency_Code__c')
    };
}

function toLine(node: RecordNode): RivalLine {
    const quote = parentOrFail(node, 'Partner_Quote__r');
    const partner = parentOrFail(quote, 'Partner__r');
    const program = parentOrFail(partner, 'Program__r');
    const currency = requiredText(program, 'Currency_Code__c');
    return {
        quote: idOf(quote),
        partner: idOf(partner),
        vendor: requiredText(program, 'Vendor__c'),
        solution: textOf(node, 'Solution__c'),
        list: moneyFromNumber(requiredNumber(node, 'List_Amount__c'), currency),
        net: moneyFromNumber(requiredNumber(node, 'Net_Amount__c'), currency),
        ...priceBookAmountOf(node, currency)
    };
}

function priceBookAmountOf(node: RecordNode, currency: string): Pick<RivalLine, 'priceBookAmount'> {
    const price = numberOf(node, 'Price_Book_Price__c');
    const quantity = parseRate(String(requiredNumber(node, 'Quantity__c')));
    return price === null || quantity === null
        ? {}
        : { priceBookAmount: multiplyMoney(moneyFromNumber(price, currency), quantity) };
}

function toProtection(node: RecordNode): CustomerProtection {
    const partner = parentOrFail(node, 'Partner__r');
    return {
        registration: idOf(node),
        name: requiredText(node, 'Name'),
        partner: idOf(partner),
        partnerName: requiredText(partner, 'Name'),
        vendor: requiredText(parentOrFail(partner, 'Program__r'), 'Vendor__c'),
        solution: requiredText(node, 'Solution__c'),
        discount: rateFromPercent(requiredNumber(node, 'Protected_Discount__c')),
        approvedOn: requiredText(node, 'Approved_On__c'),
        expiresOn: requiredText(node, 'Expires_On__c'),
        evidence: numberOf(node, 'Evidence_Count__c') ?? 0,
        decidedBy: nameOfParent(node, 'Decided_By__r')
    };
}

function parentOrFail(node: RecordNode, relationship: string): RecordNode {
    const parent = parentOf(node, relationship);
    if (parent === null) {
        throw new Error(`${relationship} of ${idOf(node)} is blank, or you have no access to it.`);
    }
    return parent;
}
