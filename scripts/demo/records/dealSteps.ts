import { addDays, formatMoney, formatPercent } from '../../../force-app/main/default/lwc/programCore/programCore';
import { WON_STAGE } from '../opportunities';
import type { DemoOpportunity } from '../opportunities';
import type { DemoRegistration } from '../registrations';
import type { DealLine, DemoProduct } from '../world';
import { programReference, specializationReference } from './programSteps';
import { PARTNER_MANAGER, refer, referOrNull, STANDARD_PRICE_BOOK } from './step';
import type { DemoRecord, DemoStep } from './step';

/** The working hour at which the demo's partners submit their registrations. */
const SUBMISSION_TIME = 'T09:30:00.000Z';
/** The hour at which the partner account manager decides. */
const DECISION_TIME = 'T15:00:00.000Z';
/** Won opportunities stand here until their products are complete: the win credits the partner by them. */
export const STAGE_BEFORE_WIN = 'Negotiation/Review';
/** All amounts of deals are in the currency of the vendors' programs. */
const CURRENCY = 'EUR';

/** What the partners did before the sale, and the registrations that it supports. */
export function evidenceStep(registrations: readonly DemoRegistration[]): DemoStep {
    return {
        title: 'Pre-sales evidence',
        kind: 'create',
        object: 'Presales_Evidence__c',
        records: registrations.flatMap(({ reference, evidence }) =>
            evidence.map(({ type, description, heldOn }, index) => ({
                reference: `${reference}/evidence/${index + 1}`,
                values: {
                    Deal_Registration__c: refer(reference),
                    Type__c: type,
                    Description__c: description,
                    Held_On__c: heldOn
                }
            }))
        )
    };
}

/** What can be sold, and at which list price. */
export function catalogSteps(products: readonly DemoProduct[]): DemoStep[] {
    return [
        { title: 'Products', kind: 'create', object: 'Product2', records: products.map(productRecord) },
        { title: 'List prices', kind: 'create', object: 'PricebookEntry', records: products.map(priceRecord) }
    ];
}

export function opportunitySteps(opportunities: readonly DemoOpportunity[]): DemoStep[] {
    return [
        {
            title: 'Opportunities',
            kind: 'create',
            object: 'Opportunity',
            records: opportunities.map(opportunityRecord)
        },
        {
            title: 'Opportunity products',
            kind: 'create',
            object: 'OpportunityLineItem',
            records: opportunities.flatMap((opportunity) =>
                opportunity.lines.map((line, index) => lineItemRecord(opportunity, line, index))
            )
        }
    ];
}

/** Wins what was won, which credits the partners, and reopens what was taken back, which reverses the credits. */
export function winSteps(opportunities: readonly DemoOpportunity[]): DemoStep[] {
    const won = opportunities.filter(({ stage }) => stage === WON_STAGE);
    const moveTo = (title: string, moved: readonly DemoOpportunity[], stage: string): DemoStep => ({
        title,
        kind: 'update',
        object: 'Opportunity',
        records: moved.map(({ reference }) => ({ reference, values: { StageName: stage } }))
    });
    return [
        moveTo('Win opportunities', won, WON_STAGE),
        moveTo(
            'Reopen opportunities',
            won.filter(({ deal }) => deal?.reversed === true),
            STAGE_BEFORE_WIN
        )
    ];
}

export function registrationStep(registrations: readonly DemoRegistration[]): DemoStep {
    return {
        title: 'Deal registrations',
        kind: 'create',
        object: 'Deal_Registration__c',
        records: registrations.map(registrationRecord)
    };
}

function productRecord(product: DemoProduct): DemoRecord {
    return {
        reference: product.reference,
        values: {
            Name: product.name,
            ProductCode: product.code,
            IsActive: true,
            Solution__c: product.solution,
            Floor_Price__c: product.floorPrice === null ? null : formatMoney(product.floorPrice, CURRENCY)
        }
    };
}

function priceReference(product: DemoProduct): string {
    return `price/${product.reference}`;
}

function priceRecord(product: DemoProduct): DemoRecord {
    return {
        reference: priceReference(product),
        values: {
            Pricebook2Id: refer(STANDARD_PRICE_BOOK),
            Product2Id: refer(product.reference),
            UnitPrice: formatMoney(product.listPrice, CURRENCY),
            IsActive: true
        }
    };
}

function opportunityRecord(opportunity: DemoOpportunity): DemoRecord {
    return {
        reference: opportunity.reference,
        values: {
            Name: `${opportunity.customer.identity.name} – ${solutionName(opportunity)}`,
            AccountId: refer(opportunity.customer.reference),
            Partner__c: referOrNull(opportunity.partner?.reference),
            Business_Type__c: opportunity.businessType,
            StageName: opportunity.stage === WON_STAGE ? STAGE_BEFORE_WIN : opportunity.stage,
            CloseDate: opportunity.closeOn,
            Amount: formatMoney(opportunity.amount, CURRENCY),
            ...(opportunity.lines.length > 0 && { Pricebook2Id: refer(STANDARD_PRICE_BOOK) })
        }
    };
}

function solutionName({ program, solution }: DemoOpportunity): string {
    return program.specializations.find((specialization) => specialization.solution === solution)?.name ?? solution;
}

function lineItemRecord(opportunity: DemoOpportunity, line: DealLine, index: number): DemoRecord {
    return {
        reference: `${opportunity.reference}/${index + 1}`,
        values: {
            OpportunityId: refer(opportunity.reference),
            PricebookEntryId: refer(priceReference(line.product)),
            Quantity: line.quantity,
            UnitPrice: formatMoney(line.unitPrice, CURRENCY)
        }
    };
}

function registrationRecord(registration: DemoRegistration): DemoRecord {
    const { partner, approval, submittedOn, decidedOn } = registration;
    const { program } = partner;
    const specialization = program.specializations.find((item) => item.solution === registration.solution);
    return {
        reference: registration.reference,
        values: {
            Partner__c: refer(partner.reference),
            Opportunity__c: referOrNull(registration.opportunity?.reference),
            End_Customer__c: refer(registration.customer.reference),
            Solution__c: registration.solution,
            Specialization__c: specialization ? refer(specializationReference(program, specialization.code)) : null,
            Status__c: registration.status,
            Business_Type__c: registration.businessType,
            Amount__c: formatMoney(registration.amount, program.currency),
            Expected_Close_On__c: registration.expectedCloseOn,
            ...(submittedOn !== undefined && {
                Submitted_On__c: submittedOn + SUBMISSION_TIME,
                Decision_Due_On__c: addDays(submittedOn, program.registration.decisionDays)
            }),
            ...(decidedOn !== undefined && {
                Decided_By__c: refer(PARTNER_MANAGER),
                Decided_On__c: decidedOn + DECISION_TIME
            }),
            ...(approval && {
                Program__c: refer(programReference(program)),
                Approved_On__c: approval.approvedOn,
                Expires_On__c: approval.expiresOn,
                Registration_Rate__c: formatPercent(approval.rate),
                Protected_Discount__c: formatPercent(approval.protectedDiscount)
            }),
            ...(registration.rejectionReason !== undefined && { Rejection_Reason__c: registration.rejectionReason })
        }
    };
}

/** The opportunity that holds a win, by the win's reference; wins of older times have none. */
export function wonOpportunities(opportunities: readonly DemoOpportunity[]): ReadonlyMap<string, string> {
    const won = opportunities.filter((opportunity) => opportunity.stage === WON_STAGE);
    return new Map(won.flatMap(({ deal, reference }) => (deal ? [[deal.reference, reference] as const] : [])));
}
