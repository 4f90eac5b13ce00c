/**
 * List views name standard fields by the platform's old upper-case names. Here is what those mean as field paths; a name
 * that is not listed is left as it is, and the check of the columns then reports it.
 */
const common: Readonly<Record<string, string>> = {
    NAME: 'Name',
    'OWNER.ALIAS': 'Owner.Alias',
    'OWNER.FIRST_NAME': 'Owner.FirstName',
    'OWNER.LAST_NAME': 'Owner.LastName',
    CREATED_DATE: 'CreatedDate',
    CREATEDBY_USER: 'CreatedBy.Name',
    'CREATEDBY_USER.ALIAS': 'CreatedBy.Alias',
    LAST_UPDATE: 'LastModifiedDate',
    UPDATEDBY_USER: 'LastModifiedBy.Name',
    'UPDATEDBY_USER.ALIAS': 'LastModifiedBy.Alias'
};

const ofStandardObjects: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    Account: {
        'ACCOUNT.NAME': 'Name',
        'ACCOUNT.TYPE': 'Type',
        'ACCOUNT.INDUSTRY': 'Industry',
        'ACCOUNT.PHONE1': 'Phone',
        'ACCOUNT.URL': 'Website',
        'ACCOUNT.ADDRESS1_CITY': 'BillingCity',
        'ACCOUNT.ADDRESS1_STATE': 'BillingState',
        'ACCOUNT.ADDRESS1_COUNTRY': 'BillingCountry',
        'ACCOUNT.CREATED_DATE': 'CreatedDate',
        'ACCOUNT.LAST_UPDATE': 'LastModifiedDate',
        'CORE.USERS.ALIAS': 'Owner.Alias'
    },
    Contact: {
        'CONTACT.NAME': 'Name',
        FULL_NAME: 'Name',
        'CONTACT.EMAIL': 'Email',
        'CONTACT.PHONE1': 'Phone',
        'CONTACT.TITLE': 'Title',
        'ACCOUNT.NAME': 'Account.Name',
        'CORE.USERS.ALIAS': 'Owner.Alias'
    },
    Opportunity: {
        'OPPORTUNITY.NAME': 'Name',
        'OPPORTUNITY.AMOUNT': 'Amount',
        'OPPORTUNITY.CLOSE_DATE': 'CloseDate',
        'OPPORTUNITY.STAGE_NAME': 'StageName',
        'OPPORTUNITY.PROBABILITY': 'Probability',
        'OPPORTUNITY.TYPE': 'Type',
        'OPPORTUNITY.CLOSED': 'IsClosed',
        'OPPORTUNITY.WON': 'IsWon',
        'ACCOUNT.NAME': 'Account.Name',
        'CORE.USERS.ALIAS': 'Owner.Alias'
    },
    OpportunityLineItem: {
        Product2: 'Product2Id'
    },
    Product2: {
        'PRODUCT2.NAME': 'Name',
        'PRODUCT2.CUSTOMER_PRODUCT_ID': 'ProductCode',
        'PRODUCT2.DESCRIPTION': 'Description',
        'PRODUCT2.FAMILY_ENUM': 'Family',
        'PRODUCT2.ACTIVE': 'IsActive'
    }
};

/** The field path (`Name`, `Owner.Alias`, `Tier__c`) of a list view's column or filter field. */
export function listViewColumn(object: string, column: string): string {
    return ofStandardObjects[object]?.[column] ?? common[column] ?? column;
}
