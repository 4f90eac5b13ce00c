import {
    BUSINESS_TYPES,
    rateFromPercent,
    REGISTRATION_STATUSES,
    type BusinessType,
    type IsoDate,
    type Registration,
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
    type RecordNode
} from 'c/recordValues';

export const QUOTE_STATUSES = ['DRAFT', 'ISSUED', 'ACCEPTED', 'SUPERSEDED'] as const;
export type QuoteStatus = (typeof QUOTE_STATUSES)[number];

/** The partner on the opportunity. */
export interface OpportunityPartner {
    readonly id: string;
    readonly name: string;
    readonly accountId: string;
    readonly programId: string;
    /** null while the partner has no tier. */
    readonly tier: string | null;
    readonly counts: PartnerCounts;
}

/** What counts toward a tier, by the org's roll-ups; specializations are in the context. */
export interface PartnerCounts {
    readonly certifiedStaff: number;
    readonly salesCertified: number;
    readonly technicalCertified: number;
    /** In the program's currency. */
    readonly revenue: number;
}

/** One line to be priced: a product of the opportunity, or its amount alone. */
export interface ProductLine {
    readonly id: string;
    /** null for the amount alone. */
    readonly productId: string | null;
    /** null for the amount alone. */
    readonly name: string | null;
    readonly description: string | null;
    readonly solution: string | null;
    readonly solutionLabel: string | null;
    readonly quantity: number;
    readonly unitPrice: number;
    /** The lowest net price of one that a special price may lead to; absent or null is none. */
    readonly floorPrice?: number | null;
}

/** A quote that is already saved. Totals as the org's roll-ups give them. */
export interface Quote {
    readonly id: string;
    readonly name: string;
    readonly status: QuoteStatus;
    readonly quoteDate: IsoDate;
    /** Counted from 1 on the opportunity; null where the org has not numbered it. */
    readonly version: number | null;
    readonly validUntil: IsoDate | null;
    readonly issuedOn: IsoDate | null;
    readonly acceptedOn: IsoDate | null;
    /** Names of quotes. */
    readonly supersedes: string | null;
    readonly supersededBy: string | null;
    readonly net: number;
    readonly rebate: number;
}

export interface Opportunity {
    readonly id: string;
    readonly name: string;
    /** The end customer. */
    readonly accountId: string | null;
    readonly businessType: BusinessType | null;
    /** When the deal is expected to be won. */
    readonly closeOn: IsoDate | null;
    readonly partner: OpportunityPartner | null;
    /** Empty where the opportunity has neither products nor an amount. */
    readonly lines: readonly ProductLine[];
    readonly quotes: readonly Quote[];
    /** What was asked for beyond the stack, on the draft that is open; absent where none is. */
    readonly specialPrices?: readonly SpecialPrice[];
}

/** A deal registration as recorded, with what the core needs of it. */
export interface RecordedRegistration extends Registration {
    readonly id: string;
    readonly name: string;
    /** The registered partner's whole discount, pinned at approval, in millionths. */
    readonly protectedDiscount: number | null;
    /** By when a submitted one is to be decided. */
    readonly decisionDueOn: IsoDate | null;
}

export interface RecordedSpecialization {
    readonly id: string;
    readonly code: string;
    readonly expiresOn: IsoDate | null;
    readonly specialists: number;
}

/** What else decides the price, beside the opportunity and the program. */
export interface DealContext {
    /** The partner's own registrations with the end customer. */
    readonly own: readonly RecordedRegistration[];
    /** Registrations of other partners with the end customer, by vendor. */
    readonly rivals: readonly (RecordedRegistration & { readonly vendor: string })[];
    readonly specializations: readonly RecordedSpecialization[];
}

export function opportunityVariables(opportunityId: string | undefined): Record<string, unknown> | undefined {
    return opportunityId === undefined ? undefined : { opportunityId };
}

/** Variables of DEAL_CONTEXT_QUERY; undefined while there is no partner. */
export function contextVariables(opportunity: Opportunity | undefined): Record<string, unknown> | undefined {
    return opportunity?.partner
        ? { endCustomerId: opportunity.accountId, partnerId: opportunity.partner.id }
        : undefined;
}

/** @throws Error when the opportunity is not there, or not visible to the user */
export function toOpportunity(data: unknown): Opportunity {
    const query = queryOf(data);
    const [node] = nodesOf(query, 'Opportunity');
    if (node === undefined) {
        throw new Error('The opportunity does not exist, or you have no access to it.');
    }
    const products = nodesOf(query, 'OpportunityLineItem').map(toProductLine);
    return {
        id: idOf(node),
        name: requiredText(node, 'Name'),
        accountId: textOf(node, 'AccountId'),
        businessType:
            textOf(node, 'Business_Type__c') === null ? null : oneOf(BUSINESS_TYPES, node, 'Business_Type__c'),
        closeOn: textOf(node, 'CloseDate'),
        partner: toPartner(parentOf(node, 'Partner__r')),
        lines: products.length > 0 ? products : toAmountLine(node),
        quotes: nodesOf(query, 'Partner_Quote__c').map(toQuote)
    };
}

function toPartner(node: RecordNode | null): OpportunityPartner | null {
    if (node === null) {
        return null;
    }
    const tier = parentOf(node, 'Tier__r');
    return {
        id: idOf(node),
        name: requiredText(node, 'Name'),
        accountId: requiredText(node, 'Account__c'),
        programId: requiredText(node, 'Program__c'),
        tier: tier && requiredText(tier, 'Code__c'),
        counts: {
            certifiedStaff: numberOf(node, 'Certified_Staff__c') ?? 0,
            salesCertified: numberOf(node, 'Sales_Certified__c') ?? 0,
            technicalCertified: numberOf(node, 'Technical_Certified__c') ?? 0,
            revenue: numberOf(node, 'Qualifying_Revenue__c') ?? 0
        }
    };
}

function toProductLine(node: RecordNode): ProductLine {
    const product = parentOf(node, 'Product2');
    if (product === null) {
        throw new Error(`The opportunity product ${idOf(node)} names no product, or you have no access to it.`);
    }
    return {
        id: idOf(node),
        productId: idOf(product),
        name: requiredText(product, 'Name'),
        description: textOf(node, 'Description'),
        solution: textOf(product, 'Solution__c'),
        solutionLabel: labelOf(product, 'Solution__c'),
        quantity: requiredNumber(node, 'Quantity'),
        unitPrice: requiredNumber(node, 'UnitPrice')
    };
}

/** The amount as a line of its own, without product or solution. */
function toAmountLine(opportunity: RecordNode): ProductLine[] {
    const amount = numberOf(opportunity, 'Amount');
    return amount === null || amount === 0
        ? []
        : [
              {
                  id: 'amount',
                  productId: null,
                  name: null,
                  description: null,
                  solution: null,
                  solutionLabel: null,
                  quantity: 1,
                  unitPrice: amount
              }
          ];
}

function toQuote(node: RecordNode): Quote {
    return {
        id: idOf(node),
        name: requiredText(node, 'Name'),
        status: oneOf(QUOTE_STATUSES, node, 'Status__c'),
        quoteDate: requiredText(node, 'Quote_Date__c'),
        version: numberOf(node, 'Version__c'),
        validUntil: textOf(node, 'Valid_Until__c'),
        issuedOn: textOf(node, 'Issued_On__c'),
        acceptedOn: textOf(node, 'Accepted_On__c'),
        supersedes: nameOfParent(node, 'Supersedes__r'),
        supersededBy: nameOfParent(node, 'Superseded_By__r'),
        net: numberOf(node, 'Net_Total__c') ?? 0,
        rebate: numberOf(node, 'Rebate_Total__c') ?? 0
    };
}

export function toDealContext(data: unknown, partnerId: string): DealContext {
    const query = queryOf(data);
    const registrations = nodesOf(query, 'Deal_Registration__c');
    const isOwn = (node: RecordNode): boolean => requiredText(node, 'Partner__c') === partnerId;
    return {
        own: registrations.filter(isOwn).map(toRegistration),
        rivals: registrations
            .filter((node) => !isOwn(node))
            .map((node) => ({ ...toRegistration(node), vendor: vendorOf(node) })),
        specializations: nodesOf(query, 'Partner_Specialization__c').map(toSpecialization)
    };
}

function toRegistration(node: RecordNode): RecordedRegistration {
    return {
        id: idOf(node),
        name: requiredText(node, 'Name'),
        solution: requiredText(node, 'Solution__c'),
        status: oneOf(REGISTRATION_STATUSES, node, 'Status__c'),
        approvedOn: textOf(node, 'Approved_On__c'),
        expiresOn: textOf(node, 'Expires_On__c'),
        rate: optionalRate(node, 'Registration_Rate__c'),
        protectedDiscount: optionalRate(node, 'Protected_Discount__c'),
        decisionDueOn: textOf(node, 'Decision_Due_On__c')
    };
}

function vendorOf(registration: RecordNode): string {
    const partner = parentOf(registration, 'Partner__r');
    const program = partner && parentOf(partner, 'Program__r');
    if (program === null) {
        throw new Error(`The program of registration ${idOf(registration)} was not read.`);
    }
    return requiredText(program, 'Vendor__c');
}

function toSpecialization(node: RecordNode): RecordedSpecialization {
    const specialization = parentOf(node, 'Specialization__r');
    if (specialization === null) {
        throw new Error(`Specialization__r of ${idOf(node)} is blank.`);
    }
    return {
        id: idOf(node),
        code: requiredText(specialization, 'Code__c'),
        expiresOn: textOf(node, 'Expires_On__c'),
        specialists: numberOf(node, 'Specialists__c') ?? 0
    };
}

/** The name of the record a lookup points to; null where it is blank. */
export function nameOfParent(node: RecordNode, relationship: string): string | null {
    const parent = parentOf(node, relationship);
    return parent && requiredText(parent, 'Name');
}

function optionalRate(node: RecordNode, field: string): number | null {
    const percent = numberOf(node, field);
    return percent === null ? null : rateFromPercent(percent);
}
