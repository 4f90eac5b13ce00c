import {
    BUSINESS_TYPES,
    rateFromPercent,
    STACKING_POLICIES,
    type BusinessType,
    type DiscountRules,
    type IsoDate,
    type Program,
    type TierDiscounts
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
import { toCompany, type RegistrationRequest } from './reading';

/** The program version that the partner is in, with what it says of registrations and discounts. */
export interface DealProgram
    extends
        Pick<DiscountRules, 'code' | 'currency' | 'stacking' | 'maxDiscount'>,
        Pick<Program, 'name' | 'vendor' | 'effectiveFrom' | 'effectiveTo'> {
    readonly id: string;
    readonly extensionDays: number;
}

/** The partner on the opportunity. */
export interface DealPartner {
    readonly id: string;
    readonly name: string;
    readonly program: DealProgram;
    /** null while the partner has no tier. */
    readonly tier: TierDiscounts | null;
}

/** A product of the opportunity. */
export interface SoldLine {
    readonly id: string;
    readonly solution: string | null;
    readonly solutionLabel: string | null;
    readonly quantity: number;
    readonly unitPrice: number;
}

/** What the registrations of an opportunity follow from. */
export interface RegistrationDeal {
    readonly opportunityId: string;
    readonly endCustomerId: string | null;
    /** null where the opportunity names none, or where the user may not see it. */
    readonly endCustomer: RegistrationRequest['endCustomer'] | null;
    readonly partner: DealPartner | null;
    readonly businessType: BusinessType | null;
    readonly closeOn: IsoDate | null;
    /** Whether the opportunity is won or lost. */
    readonly isClosed: boolean;
    readonly lines: readonly SoldLine[];
}

/** Variables of REGISTRATION_DEAL_QUERY; undefined while no opportunity is known. */
export function registrationDealVariables(opportunityId: string | undefined): Record<string, unknown> | undefined {
    return opportunityId === undefined ? undefined : { opportunityId };
}

/** @throws Error when the opportunity is not there, or not visible to the user */
export function toRegistrationDeal(data: unknown): RegistrationDeal {
    const query = queryOf(data);
    const [node] = nodesOf(query, 'Opportunity');
    if (node === undefined) {
        throw new Error('The opportunity does not exist, or you have no access to it.');
    }
    const account = parentOf(node, 'Account');
    const partner = parentOf(node, 'Partner__r');
    return {
        opportunityId: idOf(node),
        endCustomerId: textOf(node, 'AccountId'),
        endCustomer: account && toCompany(account),
        partner: partner && toPartner(partner),
        businessType:
            textOf(node, 'Business_Type__c') === null ? null : oneOf(BUSINESS_TYPES, node, 'Business_Type__c'),
        closeOn: textOf(node, 'CloseDate'),
        isClosed: parentOf(node, 'IsClosed')?.value === true,
        lines: nodesOf(query, 'OpportunityLineItem').map(toLine)
    };
}

function toPartner(node: RecordNode): DealPartner {
    const tier = parentOf(node, 'Tier__r');
    const program = parentOf(node, 'Program__r');
    if (program === null) {
        throw new Error(`Program__r of ${idOf(node)} is blank, or you have no access to it.`);
    }
    return {
        id: idOf(node),
        name: requiredText(node, 'Name'),
        program: toProgram(program),
        tier: tier && toTier(tier)
    };
}

function toProgram(node: RecordNode): DealProgram {
    const maxDiscount = numberOf(node, 'Max_Discount__c');
    return {
        id: idOf(node),
        code: requiredText(node, 'Code__c'),
        name: requiredText(node, 'Name'),
        vendor: requiredText(node, 'Vendor__c'),
        currency: requiredText(node, 'Currency_Code__c'),
        effectiveFrom: requiredText(node, 'Effective_From__c'),
        effectiveTo: textOf(node, 'Effective_To__c'),
        stacking: {
            newBusiness: oneOf(STACKING_POLICIES, node, 'New_Business_Stacking__c'),
            renewal: oneOf(STACKING_POLICIES, node, 'Renewal_Stacking__c')
        },
        maxDiscount: maxDiscount === null ? null : rateFromPercent(maxDiscount),
        extensionDays: requiredNumber(node, 'Extension_Days__c')
    };
}

function toTier(node: RecordNode): TierDiscounts {
    const rate = (field: string): number => rateFromPercent(numberOf(node, field) ?? 0);
    return {
        code: requiredText(node, 'Code__c'),
        newBusinessDiscount: rate('New_Business_Discount__c'),
        renewalDiscount: rate('Renewal_Discount__c'),
        registrationDiscount: rate('Registration_Discount__c')
    };
}

function toLine(node: RecordNode): SoldLine {
    const product = parentOf(node, 'Product2');
    if (product === null) {
        throw new Error(`The opportunity product ${idOf(node)} names no product, or you have no access to it.`);
    }
    return {
        id: idOf(node),
        solution: textOf(product, 'Solution__c'),
        solutionLabel: labelOf(product, 'Solution__c'),
        quantity: requiredNumber(node, 'Quantity'),
        unitPrice: requiredNumber(node, 'UnitPrice')
    };
}
