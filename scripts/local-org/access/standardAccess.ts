/**
 * What the platform's own documentation says of access to standard objects, as far as this org has them. Everything
 * else has object permissions, field permissions and record sharing of its own.
 */
export interface StandardAccess {
    /** Has no object permission: who may read (write) this object's records may read (write) these. */
    readonly governedBy?: string;
    /** Part of the setup: everybody reads it, as far as `ownRows` says; only administrators write. */
    readonly setup?: boolean;
    /**
     * Setup records that people without "View Setup and Configuration" see: those whose column equals a column of their
     * own user record, or which are assigned to them. Absent: all.
     */
    readonly ownRows?: OwnRows;
    /** Records belong to nobody and are seen by all who may read the object. */
    readonly unshared?: boolean;
    /** Has no object permission but system permissions: "Access Activities" and "Edit Tasks". */
    readonly activity?: boolean;
    /** Fields that have field permissions. Absent: all but the required ones, the name and the system's own. */
    readonly permissionable?: ReadonlySet<string>;
}

export type OwnRows =
    { readonly kind: 'ofUser'; readonly column: string; readonly userColumn: string } | { readonly kind: 'assigned' };

const fields = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const known: Readonly<Record<string, StandardAccess>> = {
    Contact: {
        permissionable: fields(
            'AccountId MailingStreet MailingCity MailingState MailingPostalCode MailingCountry Phone MobilePhone Email Title Department Birthdate LeadSource ReportsToId Description ' +
                'OtherStreet OtherCity OtherState OtherPostalCode OtherCountry OtherPhone HomePhone Fax ' +
                'AssistantName AssistantPhone CleanStatus DoNotCall HasOptedOutOfEmail HasOptedOutOfFax Jigsaw'
        )
    },
    Opportunity: {
        permissionable: fields(
            'AccountId IsPrivate Description Amount Probability ExpectedRevenue TotalOpportunityQuantity Type NextStep LeadSource'
        )
    },
    OpportunityLineItem: {
        governedBy: 'Opportunity',
        permissionable: fields('Discount ServiceDate Description')
    },
    Product2: { unshared: true },
    Pricebook2: { unshared: true, permissionable: new Set() },
    PricebookEntry: { governedBy: 'Pricebook2', unshared: true, permissionable: new Set() },
    Task: { activity: true, permissionable: new Set() },
    User: { setup: true, unshared: true, permissionable: new Set() },
    Organization: { setup: true, unshared: true, permissionable: new Set() },
    RecordType: { setup: true, unshared: true, permissionable: new Set() },
    UserRole: {
        setup: true,
        ownRows: { kind: 'ofUser', column: 'Id', userColumn: 'UserRoleId' },
        permissionable: new Set()
    },
    Profile: {
        setup: true,
        ownRows: { kind: 'ofUser', column: 'Id', userColumn: 'ProfileId' },
        permissionable: new Set()
    },
    PermissionSet: { setup: true, ownRows: { kind: 'assigned' }, permissionable: new Set() },
    PermissionSetAssignment: {
        setup: true,
        ownRows: { kind: 'ofUser', column: 'AssigneeId', userColumn: 'Id' },
        permissionable: new Set()
    }
};

const nothing: StandardAccess = {};

/** The particulars of an object; none for custom objects. */
export function standardAccess(objectApiName: string): StandardAccess {
    return known[objectApiName] ?? nothing;
}
