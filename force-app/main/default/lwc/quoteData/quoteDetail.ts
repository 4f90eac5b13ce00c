import { gql } from 'lightning/graphql';
import {
    BUSINESS_TYPES,
    moneyFromNumber,
    rateFromPercent,
    SPECIAL_PRICE_STATUSES,
    type BusinessType,
    type ComponentCode,
    type IsoDate,
    type MinorUnits,
    type PricedComponent,
    type PricedLine,
    type SpecialPrice
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
    toParty,
    type Party,
    type RecordNode
} from 'c/recordValues';
import { nameOfParent, QUOTE_STATUSES, type ProductLine, type QuoteStatus } from './reading';

/** One saved quote with its lines, and who sells what to whom. Variables: `quoteDetailVariables`. */
export const QUOTE_DETAIL_QUERY = gql`
    query QuoteDetail($quoteId: ID) {
        uiapi {
            query {
                Partner_Quote__c(where: { Id: { eq: $quoteId } }, first: 1) {
                    edges {
                        node {
                            Id
                            Name {
                                value
                            }
                            Status__c {
                                value
                            }
                            Version__c {
                                value
                            }
                            Quote_Date__c {
                                value
                            }
                            Valid_Until__c {
                                value
                            }
                            Business_Type__c {
                                value
                            }
                            Issued_On__c {
                                value
                            }
                            Rules__c {
                                value
                            }
                            Facts__c {
                                value
                            }
                            Program_Name__c {
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
                            Tier_Name__c {
                                value
                            }
                            Issued_By__r {
                                Id
                                Name {
                                    value
                                }
                            }
                            Supersedes__r {
                                Id
                                Name {
                                    value
                                }
                            }
                            List_Total__c {
                                value
                            }
                            Discount_Total__c {
                                value
                            }
                            Net_Total__c {
                                value
                            }
                            Rebate_Total__c {
                                value
                            }
                            Opportunity__r {
                                Id
                                Name {
                                    value
                                }
                                Account {
                                    Id
                                    Name {
                                        value
                                    }
                                    BillingStreet {
                                        value
                                    }
                                    BillingPostalCode {
                                        value
                                    }
                                    BillingCity {
                                        value
                                    }
                                    BillingCountry {
                                        value
                                    }
                                }
                            }
                            Partner__r {
                                Id
                                Account__r {
                                    Id
                                    Name {
                                        value
                                    }
                                    BillingStreet {
                                        value
                                    }
                                    BillingPostalCode {
                                        value
                                    }
                                    BillingCity {
                                        value
                                    }
                                    BillingCountry {
                                        value
                                    }
                                }
                                Program__r {
                                    Id
                                    Name {
                                        value
                                    }
                                    Vendor__c {
                                        value
                                    }
                                    Currency_Code__c {
                                        value
                                    }
                                }
                                Tier__r {
                                    Id
                                    Name {
                                        value
                                    }
                                }
                            }
                        }
                    }
                }
                Special_Price_Request__c(where: { Partner_Quote__c: { eq: $quoteId } }, first: 2000) {
                    edges {
                        node {
                            Id
                            Partner_Quote_Line__c {
                                value
                            }
                            Solution__c {
                                value
                            }
                            Requested_Rate__c {
                                value
                            }
                            Approved_Rate__c {
                                value
                            }
                            Status__c {
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
                Partner_Quote_Line__c(
                    where: { Partner_Quote__c: { eq: $quoteId } }
                    orderBy: { Name: { order: ASC } }
                    first: 2000
                ) {
                    edges {
                        node {
                            Id
                            Name {
                                value
                            }
                            Product__r {
                                Id
                                Name {
                                    value
                                }
                                Floor_Price__c {
                                    value
                                }
                            }
                            Description__c {
                                value
                            }
                            Solution__c {
                                value
                                label
                            }
                            Quantity__c {
                                value
                            }
                            Unit_Price__c {
                                value
                            }
                            Floor_Price__c {
                                value
                            }
                            List_Amount__c {
                                value
                            }
                            Front_Rate__c {
                                value
                            }
                            Front_Amount__c {
                                value
                            }
                            Registration_Rate__c {
                                value
                            }
                            Registration_Amount__c {
                                value
                            }
                            Specialist_Rate__c {
                                value
                            }
                            Specialist_Amount__c {
                                value
                            }
                            Special_Rate__c {
                                value
                            }
                            Special_Amount__c {
                                value
                            }
                            Discount_Amount__c {
                                value
                            }
                            Net_Amount__c {
                                value
                            }
                            Rebate_Rate__c {
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

/** A line as it is stored: its price is what was saved, whatever the rules say today. */
export interface StoredLine extends PricedLine {
    readonly name: string;
    readonly product: ProductLine;
    /** The product's floor price when the line was saved; the product's own is that of today. */
    readonly floorPrice: MinorUnits | null;
}

/** A quote as it is stored; amounts in minor units of its currency. */
export interface StoredQuote {
    readonly id: string;
    readonly name: string;
    readonly status: QuoteStatus;
    readonly version: number | null;
    readonly quoteDate: IsoDate;
    readonly validUntil: IsoDate | null;
    readonly businessType: BusinessType;
    /** null while it is a draft, and for a draft that was given up. */
    readonly issuedOn: IsoDate | null;
    /** What it carries of the day of issue, as JSON: the program's rules, and the facts behind its price. */
    readonly rules: string | null;
    readonly facts: string | null;
    readonly issuedBy: string | null;
    readonly supersedes: string | null;
    readonly opportunityId: string;
    readonly opportunityName: string;
    readonly vendor: string;
    readonly currency: string;
    /** As they were at issue; those of today while it is a draft. */
    readonly programName: string;
    readonly tierName: string | null;
    /** null where the opportunity has no account. */
    readonly endCustomer: Party | null;
    readonly partner: Party;
    readonly list: MinorUnits;
    readonly discount: MinorUnits;
    readonly net: MinorUnits;
    readonly rebate: MinorUnits;
    readonly lines: readonly StoredLine[];
    /** What was asked for beyond the stack, whatever became of it. */
    readonly specialPrices: readonly SpecialPrice[];
}

export function quoteDetailVariables(quoteId: string | null | undefined): Record<string, unknown> | undefined {
    return quoteId ? { quoteId } : undefined;
}

/** @throws Error when the quote is not there, or not visible to the user */
export function toStoredQuote(data: unknown): StoredQuote {
    const query = queryOf(data);
    const [node] = nodesOf(query, 'Partner_Quote__c');
    if (node === undefined) {
        throw new Error('The quote does not exist, or you have no access to it.');
    }
    const opportunity = requiredParent(node, 'Opportunity__r');
    const partner = requiredParent(node, 'Partner__r');
    // An issued quote keeps its program when the partner moves to another one.
    const program = parentOf(node, 'Program__r') ?? requiredParent(partner, 'Program__r');
    const tier = parentOf(partner, 'Tier__r');
    const endCustomer = parentOf(opportunity, 'Account');
    const currency = requiredText(program, 'Currency_Code__c');
    const total = (field: string): MinorUnits => moneyFromNumber(numberOf(node, field) ?? 0, currency);
    return {
        id: idOf(node),
        name: requiredText(node, 'Name'),
        status: oneOf(QUOTE_STATUSES, node, 'Status__c'),
        version: numberOf(node, 'Version__c'),
        quoteDate: requiredText(node, 'Quote_Date__c'),
        validUntil: textOf(node, 'Valid_Until__c'),
        businessType: oneOf(BUSINESS_TYPES, node, 'Business_Type__c'),
        issuedOn: textOf(node, 'Issued_On__c'),
        rules: textOf(node, 'Rules__c'),
        facts: textOf(node, 'Facts__c'),
        issuedBy: nameOfParent(node, 'Issued_By__r'),
        supersedes: nameOfParent(node, 'Supersedes__r'),
        opportunityId: idOf(opportunity),
        opportunityName: requiredText(opportunity, 'Name'),
        vendor: requiredText(program, 'Vendor__c'),
        currency,
        programName: textOf(node, 'Program_Name__c') ?? requiredText(requiredParent(partner, 'Program__r'), 'Name'),
        tierName: textOf(node, 'Tier_Name__c') ?? (tier && requiredText(tier, 'Name')),
        endCustomer: endCustomer && toParty(endCustomer),
        partner: toParty(requiredParent(partner, 'Account__r')),
        list: total('List_Total__c'),
        discount: total('Discount_Total__c'),
        net: total('Net_Total__c'),
        rebate: total('Rebate_Total__c'),
        lines: nodesOf(query, 'Partner_Quote_Line__c').map((line) => toStoredLine(line, currency)),
        specialPrices: nodesOf(query, 'Special_Price_Request__c').map(toSpecialPrice)
    };
}

/** At the rate that was granted, or that is asked for where nothing is granted. */
function toSpecialPrice(node: RecordNode): SpecialPrice {
    return {
        line: textOf(node, 'Partner_Quote_Line__c'),
        solution: textOf(node, 'Solution__c'),
        rate: rateFromPercent(numberOf(node, 'Approved_Rate__c') ?? requiredNumber(node, 'Requested_Rate__c')),
        status: oneOf(SPECIAL_PRICE_STATUSES, node, 'Status__c'),
        validUntil: requiredText(node, 'Valid_Until__c')
    };
}

function requiredParent(node: RecordNode, relationship: string): RecordNode {
    const parent = parentOf(node, relationship);
    if (parent === null) {
        throw new Error(`${relationship} of ${idOf(node)} is blank, or you have no access to it.`);
    }
    return parent;
}

const COMPONENT_FIELDS: Readonly<Record<ComponentCode, string>> = {
    FRONT: 'Front',
    REGISTRATION: 'Registration',
    SPECIALIST: 'Specialist',
    SPECIAL: 'Special'
};

function toStoredLine(node: RecordNode, currency: string): StoredLine {
    const money = (field: string): MinorUnits => moneyFromNumber(requiredNumber(node, field), currency);
    const rate = (field: string): number => rateFromPercent(numberOf(node, field) ?? 0);
    const product = parentOf(node, 'Product__r');
    const kept = numberOf(node, 'Floor_Price__c');
    const components = Object.entries(COMPONENT_FIELDS)
        .map(([code, field]): PricedComponent => ({
            code: code as ComponentCode,
            rate: rate(`${field}_Rate__c`),
            amount: moneyFromNumber(numberOf(node, `${field}_Amount__c`) ?? 0, currency)
        }))
        // The stack is part of every price; a special price only where one was granted.
        .filter(({ code, rate: granted, amount }) => code !== 'SPECIAL' || granted !== 0 || amount !== 0);
    return {
        id: idOf(node),
        name: requiredText(node, 'Name'),
        product: {
            id: idOf(node),
            productId: product && idOf(product),
            name: (product && requiredText(product, 'Name')) ?? textOf(node, 'Description__c'),
            description: textOf(node, 'Description__c'),
            solution: textOf(node, 'Solution__c'),
            solutionLabel: labelOf(node, 'Solution__c'),
            floorPrice: product && numberOf(product, 'Floor_Price__c'),
            quantity: requiredNumber(node, 'Quantity__c'),
            unitPrice: requiredNumber(node, 'Unit_Price__c')
        },
        floorPrice: kept === null ? null : moneyFromNumber(kept, currency),
        list: money('List_Amount__c'),
        components,
        refused: [],
        discount: money('Discount_Amount__c'),
        net: money('Net_Amount__c'),
        rebate: { rate: rate('Rebate_Rate__c'), amount: money('Rebate_Amount__c') }
    };
}
