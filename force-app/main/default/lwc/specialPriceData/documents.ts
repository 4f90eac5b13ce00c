import { gql } from 'lightning/graphql';

const REQUEST = `
    Id
    Name { value }
    Status__c { value }
    Solution__c { value label }
    Requested_Rate__c { value }
    Approved_Rate__c { value }
    Reason__c { value }
    Valid_Until__c { value }
    Decision_Comment__c { value }
    Decided_On__c { value }
    Decided_By__r { Id Name { value } }
    CreatedDate { value }
    CreatedBy { Id Name { value } }
    Partner_Quote_Line__r { Id Name { value } Description__c { value } Product__r { Id Name { value } } }
`;

/** What was asked for on the quotes of one opportunity, the latest first. Variables: `requestsVariables`. */
export const REQUESTS_QUERY = gql`
    query SpecialPriceRequests($opportunityId: ID) {
        uiapi {
            query {
                Special_Price_Request__c(
                    where: { Partner_Quote__r: { Opportunity__c: { eq: $opportunityId } } }
                    orderBy: { Name: { order: DESC } }
                    first: 2000
                ) {
                    edges {
                        node {
                            ${REQUEST}
                            Partner_Quote__r { Id Name { value } Status__c { value } }
                        }
                    }
                    pageInfo { hasNextPage }
                }
            }
        }
    }
`;

/** What awaits a decision, the one that ends first on top: requests of quotes that are no longer drafts are past deciding. */
export const OPEN_REQUESTS_QUERY = gql`
    query OpenSpecialPrices {
        uiapi {
            query {
                Special_Price_Request__c(
                    where: { Status__c: { eq: "REQUESTED" }, Partner_Quote__r: { Status__c: { eq: "DRAFT" } } }
                    orderBy: { Valid_Until__c: { order: ASC }, Name: { order: ASC } }
                    first: 2000
                ) {
                    edges {
                        node {
                            ${REQUEST}
                            Partner_Quote__r {
                                Id
                                Name { value }
                                Status__c { value }
                                Opportunity__r {
                                    Id
                                    Name { value }
                                    AccountId { value }
                                    Account { Id Name { value } }
                                }
                                Partner__r {
                                    Id
                                    Name { value }
                                    Program__c { value }
                                    Program__r { Id Name { value } }
                                    Tier__r { Id Code__c { value } Name { value } }
                                }
                            }
                        }
                    }
                    pageInfo { hasNextPage }
                }
            }
        }
    }
`;

/** The latest special prices that were decided for an end customer, of whichever partner. Variables: `historyVariables`. */
export const HISTORY_QUERY = gql`
    query SpecialPriceHistory($accountId: ID) {
        uiapi {
            query {
                Special_Price_Request__c(
                    where: {
                        Partner_Quote__r: { Opportunity__r: { AccountId: { eq: $accountId } } }
                        Decided_On__c: { ne: null }
                    }
                    orderBy: { Decided_On__c: { order: DESC }, Name: { order: DESC } }
                    first: 10
                ) {
                    edges {
                        node {
                            ${REQUEST}
                            Partner_Quote__r {
                                Id
                                Name { value }
                                Status__c { value }
                                Partner__r { Id Name { value } }
                            }
                        }
                    }
                }
            }
        }
    }
`;
