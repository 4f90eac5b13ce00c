import { dayOf } from 'c/clock';
import {
    BUSINESS_TYPES,
    REGISTRATION_STATUSES,
    type BusinessType,
    type Company,
    type IsoDate,
    type OwnClaim,
    rateFromPercent
} from 'c/programCore';
import {
    idOf,
    labelOf,
    nodesOf,
    numberOf,
    oneOf,
    parentOf,
    queryOf,
    requiredText,
    textOf,
    type RecordNode
} from 'c/recordValues';

export const EVIDENCE_TYPES = ['DEMO', 'PROOF_OF_CONCEPT', 'SCOPING_WORKSHOP'] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

export const REJECTION_REASONS = [
    'ALREADY_REGISTERED',
    'NO_PRESALES_EVIDENCE',
    'NOT_NEW_BUSINESS',
    'OUT_OF_SCOPE',
    'OTHER'
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** Pre-sales work that a registration is founded on. */
export interface Evidence {
    readonly id: string;
    readonly type: EvidenceType;
    readonly heldOn: IsoDate;
    readonly description: string;
}

/** A registration as it is recorded; days in the user's time zone. */
export interface RecordedClaim extends OwnClaim {
    readonly name: string;
    readonly partnerId: string;
    readonly opportunityId: string | null;
    readonly endCustomerId: string;
    readonly vendor: string | null;
    readonly solutionLabel: string;
    readonly statusLabel: string;
    readonly businessType: BusinessType;
    readonly amount: number | null;
    readonly expectedCloseOn: IsoDate | null;
    /** In millionths; null before approval. */
    readonly rate: number | null;
    readonly rejectionReason: string | null;
    readonly decisionComment: string | null;
    readonly evidenceCount: number;
    readonly evidence: readonly Evidence[];
}

/** The partner of a registration. */
export interface PartyOfRegistration {
    readonly id: string;
    readonly name: string;
    readonly tier: string | null;
    readonly program: string;
    readonly currency: string;
}

/** A registration with the names of those concerned. */
export interface RegistrationRequest extends RecordedClaim {
    readonly partner: PartyOfRegistration;
    readonly endCustomer: Company & { readonly city: string | null };
    readonly opportunityName: string | null;
}

export function toRegistration(node: RecordNode): RecordedClaim {
    return {
        id: idOf(node),
        name: requiredText(node, 'Name'),
        partnerId: requiredText(node, 'Partner__c'),
        opportunityId: textOf(node, 'Opportunity__c'),
        endCustomerId: requiredText(node, 'End_Customer__c'),
        vendor: textOf(node, 'Vendor__c'),
        solution: requiredText(node, 'Solution__c'),
        solutionLabel: labelOf(node, 'Solution__c') ?? '',
        status: oneOf(REGISTRATION_STATUSES, node, 'Status__c'),
        statusLabel: labelOf(node, 'Status__c') ?? '',
        businessType: oneOf(BUSINESS_TYPES, node, 'Business_Type__c'),
        amount: numberOf(node, 'Amount__c'),
        expectedCloseOn: textOf(node, 'Expected_Close_On__c'),
        submittedOn: dayOfField(node, 'Submitted_On__c'),
        decisionDueOn: textOf(node, 'Decision_Due_On__c'),
        approvedOn: textOf(node, 'Approved_On__c'),
        expiresOn: textOf(node, 'Expires_On__c'),
        extendedOn: textOf(node, 'Extended_On__c'),
        rate: rateOf(node),
        rejectionReason: labelOf(node, 'Rejection_Reason__c'),
        decisionComment: textOf(node, 'Decision_Comment__c'),
        informationRequest: textOf(node, 'Information_Request__c'),
        informationAnswer: textOf(node, 'Information_Answer__c'),
        evidenceCount: numberOf(node, 'Evidence_Count__c') ?? 0,
        evidence: 'Presales_Evidence__r' in node ? toEvidence(node) : []
    };
}

export function toEvidence(registration: RecordNode): Evidence[] {
    return nodesOf(registration, 'Presales_Evidence__r').map((node) => ({
        id: idOf(node),
        type: oneOf(EVIDENCE_TYPES, node, 'Type__c'),
        heldOn: requiredText(node, 'Held_On__c'),
        description: requiredText(node, 'Description__c')
    }));
}

/** One page of registrations with the names of those concerned. */
export interface RegistrationPage {
    readonly requests: readonly RegistrationRequest[];
    /** Where the next page begins; null on the last. */
    readonly next: string | null;
}

export function toPage(data: unknown): RegistrationPage {
    const connection = parentOf(queryOf(data), 'Deal_Registration__c');
    if (connection === null) {
        throw new Error('The answer holds no records Deal_Registration__c.');
    }
    const page = parentOf(connection, 'pageInfo');
    const hasNext = page?.hasNextPage === true;
    if (hasNext && typeof page.endCursor !== 'string') {
        throw new Error('The answer has more records, and does not say where they begin.');
    }
    const whole = { Deal_Registration__c: { ...connection, pageInfo: null } };
    return {
        requests: nodesOf(whole, 'Deal_Registration__c').map(toRequest),
        next: hasNext ? String(page.endCursor) : null
    };
}

function toRequest(node: RecordNode): RegistrationRequest {
    const opportunity = parentOf(node, 'Opportunity__r');
    return {
        ...toRegistration(node),
        partner: toParty(requiredParent(node, 'Partner__r')),
        endCustomer: endCustomerOf(node),
        opportunityName: opportunity && requiredText(opportunity, 'Name')
    };
}

/** The end customer; users of partners may see the registration and not the account, and know its name alone. */
function endCustomerOf(node: RecordNode): RegistrationRequest['endCustomer'] {
    const account = parentOf(node, 'End_Customer__r');
    return account === null
        ? {
              id: requiredText(node, 'End_Customer__c'),
              name: textOf(node, 'End_Customer_Name__c') ?? '',
              website: null,
              city: null,
              ancestors: []
          }
        : toCompany(account);
}

function toParty(node: RecordNode): PartyOfRegistration {
    const tier = parentOf(node, 'Tier__r');
    const program = requiredParent(node, 'Program__r');
    return {
        id: idOf(node),
        name: requiredText(node, 'Name'),
        tier: tier && requiredText(tier, 'Name'),
        program: requiredText(program, 'Name'),
        currency: requiredText(program, 'Currency_Code__c')
    };
}

/** A company with the accounts above it, the nearest first. */
export function toCompany(node: RecordNode): RegistrationRequest['endCustomer'] {
    const ancestors: string[] = [];
    for (let account: RecordNode | null = node; account !== null; account = parentOf(account, 'Parent')) {
        const above = textOf(account, 'ParentId');
        if (above !== null) {
            ancestors.push(above);
        }
    }
    return {
        id: idOf(node),
        name: requiredText(node, 'Name'),
        website: textOf(node, 'Website'),
        city: textOf(node, 'BillingCity'),
        ancestors
    };
}

export function requiredParent(node: RecordNode, relationship: string): RecordNode {
    const parent = parentOf(node, relationship);
    if (parent === null) {
        throw new Error(`${relationship} of ${idOf(node)} is blank, or you have no access to it.`);
    }
    return parent;
}

function dayOfField(node: RecordNode, field: string): IsoDate | null {
    const moment = textOf(node, field);
    return moment === null ? null : dayOf(moment);
}

function rateOf(node: RecordNode): number | null {
    const percent = numberOf(node, 'Registration_Rate__c');
    return percent === null ? null : rateFromPercent(percent);
}
