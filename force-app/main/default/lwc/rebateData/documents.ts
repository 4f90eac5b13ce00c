import { gql } from 'lightning/graphql';

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
                            Base_Rebate_Rate__c {
                                value
                            }
                            Rebate_Uplift__c {
                                value
                            }
                            Max_Rebate__c {
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
                            Reversal_Of__r {
                                Id
                                Name {
                                    value
                                }
                                Rebate_Quarter__c {
                                    value
                                }
                            }
                            Reversed_On__c {
                                value
                            }
                            Reversal_Reason__c {
                                value
                                label
                            }
                            End_Customer__r {
                                Id
                                Name {
                                    value
                                }
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
                            Closed_By__r {
                                Id
                                Name {
                                    value
                                }
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

/** Whose statement it is, and of which quarter. Variables: `statementVariables`. */
export const STATEMENT_QUERY = gql`
    query StatedQuarter($statementId: ID) {
        uiapi {
            query {
                Rebate_Statement__c(where: { Id: { eq: $statementId } }, first: 1) {
                    edges {
                        node {
                            Id
                            Partner__c {
                                value
                            }
                            Quarter__c {
                                value
                            }
                        }
                    }
                }
            }
        }
    }
`;

/** The lines of the quotes that a quarter's credits come from. Variables: `quotedLineVariables`. */
export const QUOTED_LINES_QUERY = gql`
    query QuotedLines($quoteIds: [ID], $after: String) {
        uiapi {
            query {
                Partner_Quote_Line__c(
                    where: { Partner_Quote__c: { in: $quoteIds } }
                    orderBy: { Name: { order: ASC } }
                    first: 2000
                    after: $after
                ) {
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
                        endCursor
                    }
                }
            }
        }
    }
`;
