import { gql } from 'lightning/graphql';

/** The opportunity, its partner, its products, and the quotes already saved on it. */
export const OPPORTUNITY_QUERY = gql`
    query OpportunityDeal($opportunityId: ID) {
        uiapi {
            query {
                Opportunity(where: { Id: { eq: $opportunityId } }, first: 1) {
                    edges {
                        node {
                            Id
                            Name {
                                value
                            }
                            Amount {
                                value
                            }
                            AccountId {
                                value
                            }
                            Business_Type__c {
                                value
                            }
                            CloseDate {
                                value
                            }
                            Partner__r {
                                Id
                                Name {
                                    value
                                }
                                Account__c {
                                    value
                                }
                                Program__c {
                                    value
                                }
                                Certified_Staff__c {
                                    value
                                }
                                Sales_Certified__c {
                                    value
                                }
                                Technical_Certified__c {
                                    value
                                }
                                Qualifying_Revenue__c {
                                    value
                                }
                                Tier__r {
                                    Id
                                    Code__c {
                                        value
                                    }
                                }
                            }
                        }
                    }
                }
                OpportunityLineItem(where: { OpportunityId: { eq: $opportunityId } }, first: 2000) {
                    edges {
                        node {
                            Id
                            Quantity {
                                value
                            }
                            UnitPrice {
                                value
                            }
                            Description {
                                value
                            }
                            Product2 {
                                Id
                                Name {
                                    value
                                }
                                Solution__c {
                                    value
                                    label
                                }
                            }
                        }
                    }
                    pageInfo {
                        hasNextPage
                    }
                }
                Partner_Quote__c(
                    where: { Opportunity__c: { eq: $opportunityId } }
                    orderBy: { Name: { order: DESC } }
                    first: 2000
                ) {
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
                            Issued_On__c {
                                value
                            }
                            Accepted_On__c {
                                value
                            }
                            Supersedes__r {
                                Id
                                Name {
                                    value
                                }
                            }
                            Superseded_By__r {
                                Id
                                Name {
                                    value
                                }
                            }
                            Net_Total__c {
                                value
                            }
                            Rebate_Total__c {
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

/**
 * What else decides the price: the registrations with this end customer that can matter, of whichever partner, and the
 * partner's specializations. Of a rival's registration nothing is read that says whose it is but the id.
 */
export const DEAL_CONTEXT_QUERY = gql`
    query DealContext($endCustomerId: ID, $partnerId: ID) {
        uiapi {
            query {
                Deal_Registration__c(
                    where: {
                        End_Customer__c: { eq: $endCustomerId }
                        Status__c: { in: ["SUBMITTED", "APPROVED", "EXPIRED"] }
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
                            Partner__r {
                                Id
                                Program__r {
                                    Id
                                    Vendor__c {
                                        value
                                    }
                                }
                            }
                            Solution__c {
                                value
                            }
                            Status__c {
                                value
                            }
                            Approved_On__c {
                                value
                            }
                            Expires_On__c {
                                value
                            }
                            Decision_Due_On__c {
                                value
                            }
                            Registration_Rate__c {
                                value
                            }
                            Protected_Discount__c {
                                value
                            }
                        }
                    }
                    pageInfo {
                        hasNextPage
                    }
                }
                Partner_Specialization__c(where: { Partner__c: { eq: $partnerId } }, first: 2000) {
                    edges {
                        node {
                            Id
                            Specialization__r {
                                Id
                                Code__c {
                                    value
                                }
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
            }
        }
    }
`;
