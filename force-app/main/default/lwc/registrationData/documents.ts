import { gql } from 'lightning/graphql';

/** What is read of every registration. */
const REGISTRATION_FIELDS = `
    Id
    Name { value }
    Partner__c { value }
    Opportunity__c { value }
    End_Customer__c { value }
    End_Customer_Name__c { value }
    Vendor__c { value }
    Solution__c { value label }
    Status__c { value label }
    Business_Type__c { value }
    Amount__c { value }
    Expected_Close_On__c { value }
    Submitted_On__c { value }
    Decision_Due_On__c { value }
    Approved_On__c { value }
    Expires_On__c { value }
    Extended_On__c { value }
    Registration_Rate__c { value }
    Rejection_Reason__c { value label }
    Decision_Comment__c { value }
    Information_Request__c { value }
    Information_Answer__c { value }
    Evidence_Count__c { value }
`;

const EVIDENCE = `
    Presales_Evidence__r(first: 200, orderBy: { Held_On__c: { order: DESC } }) {
        edges {
            node {
                Id
                Type__c { value label }
                Held_On__c { value }
                Description__c { value }
            }
        }
        pageInfo { hasNextPage }
    }
`;

/** A company with the accounts above it, as far up as one query may look. */
const COMPANY_FIELDS = `
    Id
    Name { value }
    Website { value }
    BillingCity { value }
    ParentId { value }
    Parent {
        Id
        ParentId { value }
        Parent {
            Id
            ParentId { value }
        }
    }
`;

const PARTIES = `
    Partner__r {
        Id
        Name { value }
        Tier__r { Id Name { value } }
        Program__r { Id Name { value } Currency_Code__c { value } }
    }
    End_Customer__r { ${COMPANY_FIELDS} }
    Opportunity__r { Id Name { value } }
`;

/**
 * The partner's registrations with an end customer, what is taken there, what the end customer bought, and the partner's
 * specializations. Nothing in it says who else has registered.
 */
export const DESK_QUERY = gql`
    query RegistrationDesk($endCustomerId: ID, $partnerId: ID, $programId: ID, $vendor: String) {
        uiapi {
            query {
                Deal_Registration__c(
                    where: { End_Customer__c: { eq: $endCustomerId }, Partner__c: { eq: $partnerId } }
                    orderBy: { Name: { order: DESC } }
                    first: 200
                ) {
                    edges { node { ${REGISTRATION_FIELDS} ${EVIDENCE} } }
                    pageInfo { hasNextPage }
                }
                Deal_Protection__c(
                    where: { End_Customer__c: { eq: $endCustomerId }, Vendor__c: { eq: $vendor } }
                    first: 2000
                ) {
                    edges { node { Id Solution__c { value } Status__c { value } Until__c { value } } }
                    pageInfo { hasNextPage }
                }
                Partner_Credit__c(
                    where: {
                        End_Customer__c: { eq: $endCustomerId }
                        Vendor__c: { eq: $vendor }
                        Status__c: { ne: "REVERSED" }
                    }
                    first: 2000
                ) {
                    edges { node { Id Solution__c { value } Won_On__c { value } } }
                    pageInfo { hasNextPage }
                }
                Partner_Specialization__c(where: { Partner__c: { eq: $partnerId } }, first: 2000) {
                    edges {
                        node {
                            Id
                            Specialization__r { Id Code__c { value } }
                            Expires_On__c { value }
                            Specialists__c { value }
                        }
                    }
                    pageInfo { hasNextPage }
                }
                Specialization__c(where: { Program__c: { eq: $programId } }, first: 2000) {
                    edges {
                        node {
                            Id
                            Name { value }
                            Code__c { value }
                            Solution__c { value }
                            Minimum_Specialists__c { value }
                            Specialist_Discount__c { value }
                        }
                    }
                    pageInfo { hasNextPage }
                }
            }
        }
    }
`;

/**
 * What the registrations of an opportunity follow from: what it sells, and the rules that its partner is sold by. Of the
 * program and the tier only what a partner may see of its own, since users of partners read it, too.
 */
export const REGISTRATION_DEAL_QUERY = gql`
    query RegistrationDeal($opportunityId: ID) {
        uiapi {
            query {
                Opportunity(where: { Id: { eq: $opportunityId } }, first: 1) {
                    edges {
                        node {
                            Id
                            AccountId { value }
                            CloseDate { value }
                            IsClosed { value }
                            Business_Type__c { value }
                            Account { ${COMPANY_FIELDS} }
                            Partner__r {
                                Id
                                Name { value }
                                Tier__r {
                                    Id
                                    Code__c { value }
                                    New_Business_Discount__c { value }
                                    Renewal_Discount__c { value }
                                    Registration_Discount__c { value }
                                }
                                Program__r {
                                    Id
                                    Code__c { value }
                                    Name { value }
                                    Vendor__c { value }
                                    Currency_Code__c { value }
                                    Effective_From__c { value }
                                    Effective_To__c { value }
                                    New_Business_Stacking__c { value }
                                    Renewal_Stacking__c { value }
                                    Max_Discount__c { value }
                                    Extension_Days__c { value }
                                }
                            }
                        }
                    }
                }
                OpportunityLineItem(where: { OpportunityId: { eq: $opportunityId } }, first: 2000) {
                    edges {
                        node {
                            Id
                            Quantity { value }
                            UnitPrice { value }
                            Product2 { Id Solution__c { value label } }
                        }
                    }
                    pageInfo { hasNextPage }
                }
            }
        }
    }
`;

/** Requests and protections of every partner the user may see, a page at a time. */
export const OPEN_REGISTRATIONS_QUERY = gql`
    query OpenRegistrations($after: String) {
        uiapi {
            query {
                Deal_Registration__c(
                    where: { Status__c: { in: ["SUBMITTED", "APPROVED"] } }
                    orderBy: { Decision_Due_On__c: { order: ASC }, Name: { order: ASC } }
                    first: 2000
                    after: $after
                ) {
                    edges { node { ${REGISTRATION_FIELDS} ${PARTIES} } }
                    pageInfo { hasNextPage endCursor }
                }
            }
        }
    }
`;

/** The registrations that the user may see, a page at a time: for a partner user, its own company's. */
export const OWN_REGISTRATIONS_QUERY = gql`
    query OwnRegistrations($after: String) {
        uiapi {
            query {
                Deal_Registration__c(orderBy: { Name: { order: DESC } }, first: 2000, after: $after) {
                    edges { node { ${REGISTRATION_FIELDS} ${PARTIES} } }
                    pageInfo { hasNextPage endCursor }
                }
            }
        }
    }
`;

/** What a decision needs: the evidence, what happened so far, and the history of the end customer and of the partner. */
export const REVIEW_QUERY = gql`
    query RegistrationReview($registrationId: ID, $endCustomerId: ID, $partnerId: ID, $vendor: String) {
        uiapi {
            query {
                Deal_Registration__c(where: { Id: { eq: $registrationId } }, first: 1) {
                    edges {
                        node {
                            Id
                            ${EVIDENCE}
                            Registration_Events__r(first: 200, orderBy: { Happened_On__c: { order: ASC } }) {
                                edges {
                                    node {
                                        Id
                                        Kind__c { value label }
                                        Happened_On__c { value }
                                        Comment__c { value }
                                        User__r { Id Name { value } }
                                    }
                                }
                                pageInfo { hasNextPage }
                            }
                        }
                    }
                }
                ofCustomer: Deal_Registration__c(
                    where: { End_Customer__c: { eq: $endCustomerId }, Status__c: { ne: "DRAFT" } }
                    orderBy: { Name: { order: DESC } }
                    first: 200
                ) {
                    edges { node { ${REGISTRATION_FIELDS} Partner__r { Id Name { value } } } }
                    pageInfo { hasNextPage }
                }
                ofPartner: Deal_Registration__c(
                    where: { Partner__c: { eq: $partnerId }, Status__c: { ne: "DRAFT" } }
                    orderBy: { Name: { order: DESC } }
                    first: 2000
                ) {
                    edges { node { Id Status__c { value } } }
                    pageInfo { hasNextPage }
                }
                Partner_Credit__c(
                    where: {
                        End_Customer__c: { eq: $endCustomerId }
                        Vendor__c: { eq: $vendor }
                        Status__c: { ne: "REVERSED" }
                    }
                    orderBy: { Won_On__c: { order: DESC } }
                    first: 2000
                ) {
                    edges {
                        node {
                            Id
                            Solution__c { value label }
                            Won_On__c { value }
                            Amount__c { value }
                            Partner__r { Id Name { value } }
                        }
                    }
                    pageInfo { hasNextPage }
                }
            }
        }
    }
`;
